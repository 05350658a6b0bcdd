/** `npm run bench:check`: time and memory of the checker by the number of objects, each size in a process of its own. */
import { execFileSync } from 'node:child_process';
import { checkManifests } from '../lib/check/check-manifests';

const SIZES = [100, 1000, 10_000, 30_000];
const ROUNDS = 3;

/** `count` objects of a healthy app: a Deployment, Service, ConfigMap and Ingress for each four. */
function objects(count: number): object[] {
  return Array.from({ length: count / 4 }, (_, index) => {
    const name = `service-${index}`;
    const metadata = { name, namespace: `team-${index % 20}` };
    const labels = { app: name };
    const container = {
      name: 'app',
      image: 'acme/app:1',
      ports: [{ name: 'http', containerPort: 8080 }],
      envFrom: [{ configMapRef: { name } }],
    };
    const backend = { service: { name, port: { name: 'http' } } };
    const paths = [{ path: '/', pathType: 'Prefix', backend }];
    return [
      {
        apiVersion: 'apps/v1',
        kind: 'Deployment',
        metadata,
        spec: {
          selector: { matchLabels: labels },
          template: { metadata: { labels }, spec: { containers: [container] } },
        },
      },
      {
        apiVersion: 'v1',
        kind: 'Service',
        metadata,
        spec: { selector: labels, ports: [{ name: 'http', port: 80, targetPort: 'http' }] },
      },
      { apiVersion: 'v1', kind: 'ConfigMap', metadata, data: { LEVEL: 'info' } },
      {
        apiVersion: 'networking.k8s.io/v1',
        kind: 'Ingress',
        metadata,
        spec: { rules: [{ host: `${name}.example`, http: { paths } }] },
      },
    ];
  }).flat();
}

interface Run {
  readonly milliseconds: number;
  readonly megabytes: number;
}

function measure(count: number): Run {
  const manifests = objects(count);
  checkManifests(objects(100));
  const start = process.hrtime.bigint();
  const findings = checkManifests(manifests);
  const milliseconds = Number(process.hrtime.bigint() - start) / 1e6;
  if (findings.length > 0) throw new Error(`expected no findings, got ${JSON.stringify(findings[0])}`);
  return { milliseconds, megabytes: process.resourceUsage().maxRSS / 1024 };
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
}

if (process.argv[2] !== undefined) process.stdout.write(JSON.stringify(measure(Number(process.argv[2]))));
else {
  console.log('objects   ms        µs/object   MB');
  for (const size of SIZES) {
    const command = ['-r', 'ts-node/register', __filename, String(size)];
    const runs = Array.from(
      { length: ROUNDS },
      () => JSON.parse(execFileSync(process.execPath, command, { encoding: 'utf8' })) as Run,
    );
    const milliseconds = median(runs.map((run) => run.milliseconds));
    const megabytes = median(runs.map((run) => run.megabytes));
    const columns = [
      size,
      milliseconds.toFixed(0),
      ((milliseconds / size) * 1000).toFixed(1),
      megabytes.toFixed(0),
    ];
    console.log(columns.map((column) => String(column).padEnd(10)).join(''));
  }
}
