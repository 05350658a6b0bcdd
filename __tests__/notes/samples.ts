import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { readManifests } from '../../lib/check/read/read-manifests';
import { type NotesOptions, notesOf } from '../../lib/notes/notes';
import { notesText } from '../../lib/notes/note';

const pod = (labels: string) => `
      metadata: { labels: { ${labels} } }
      spec:
        containers:
          - { name: web, image: 'web:1', ports: [{ name: http, containerPort: 8080 }, { containerPort: 9090 }] }`;

const workload = (kind: string, name: string, namespace = 'default', more = '') => `
---
apiVersion: apps/v1
kind: ${kind}
metadata: { name: ${name}, namespace: ${namespace}, labels: { app.kubernetes.io/part-of: shop } }
spec:
  ${more}
  selector: { matchLabels: { app: ${name} }, matchExpressions: [{ key: tier, operator: In, values: [a, b] }] }
  template: ${pod(`app: ${name}, tier: a`)}
`;

const ENTRANCES = `
---
apiVersion: v1
kind: Service
metadata: { name: web }
spec:
  type: NodePort
  ports:
    - { name: http, port: 80, nodePort: 31000 }
    - { name: https, port: 443, nodePort: 31001 }
    - { name: dns, port: 53, nodePort: 31002, protocol: UDP }
    - { name: postgres, port: 5432, nodePort: 31003 }
    - { name: picked, port: 81 }
---
apiVersion: v1
kind: Service
metadata: { name: cloud }
spec: { type: LoadBalancer, ports: [{ port: 80 }] }
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: entry }
spec:
  tls: [{ hosts: [safe.example], secretName: t }]
  rules:
    - host: local.imti.cloud
      http: { paths: [{ path: /, pathType: Prefix, backend: { service: { name: web, port: { name: http } } } }] }
    - host: safe.example
      http: { paths: [{ path: /api, pathType: Prefix, backend: { service: { name: web, port: { number: 80 } } } }] }
    - host: '*.wild.example'
      http: { paths: [{ path: /, pathType: Prefix, backend: { service: { name: web, port: { number: 80 } } } }] }
`;

const JOBS = `
---
apiVersion: batch/v1
kind: Job
metadata: { name: hello }
spec:
  template: ${pod('app: hello')}
---
apiVersion: v1
kind: Namespace
metadata: { name: blog }
`;

/** Sets of files, each of which gives other notes. */
export const SAMPLES: Record<string, { files: Record<string, string>; options: NotesOptions }> = {
  'a deployment': {
    files: { 'dist/web.yaml': workload('Deployment', 'web') },
    options: { paths: ['dist'] },
  },
  'entrances of every kind': {
    files: { 'dist/web.yaml': ENTRANCES },
    options: { paths: ['dist'], nodeIp: '192.168.99.100' },
  },
  'names that a shell would take apart': {
    files: {
      "it's $(here)/a b.yaml": workload('Deployment', 'web'),
      '-f/c.yaml': workload('Deployment', 'other'),
    },
    options: { paths: ["it's $(here)", '-f'] },
  },
  'a namespace, a job and a set with volumes, in folders': {
    files: {
      'dist/a/all.yaml':
        JOBS +
        workload(
          'StatefulSet',
          'db',
          'blog',
          'serviceName: db\n  volumeClaimTemplates: [{ metadata: { name: data } }]',
        ),
    },
    options: { paths: ['dist'], nodeIp: '::1' },
  },
  'two namespaces with a label in common': {
    files: { 'all.yaml': workload('Deployment', 'web') + workload('DaemonSet', 'agent', 'blog') },
    options: { paths: ['all.yaml'] },
  },
};

/** Runs something where the files of a sample are. */
export function inSample<T>(files: Record<string, string>, run: () => T): T {
  const directory = mkdtempSync(join(tmpdir(), 'notes-'));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(directory, name)), { recursive: true });
    writeFileSync(join(directory, name), text);
  }
  const before = process.cwd();
  process.chdir(directory);
  try {
    return run();
  } finally {
    process.chdir(before);
    rmSync(directory, { recursive: true });
  }
}

export function textOf(sample: string): string {
  const { files, options } = SAMPLES[sample];
  return inSample(files, () => notesText(notesOf(readManifests(options.paths).objects, options)));
}

/** The kubectl commands of a sample, as lines. */
export function commandsOf(sample: string): string[] {
  return textOf(sample)
    .split('\n')
    .filter((line) => /^(\w+=\S+ )?kubectl /.test(line));
}

/** The words that a shell makes of a line. */
export function wordsOf(line: string): string[] {
  const printed = execFileSync('sh', ['-c', `printf '%s\\0' ${line}`], { encoding: 'utf8' });
  return printed.split('\0').slice(0, -1);
}

/** Nothing listens there, so that a command that kubectl understands ends with this. */
const NO_CLUSTER = ['--server=http://127.0.0.1:1', '--request-timeout=2s'];

/** Whether kubectl understands a line well enough to look for the cluster; else what it says of it. */
export function understood(line: string): string {
  const { stderr } = spawnSync('sh', ['-c', `${line} ${NO_CLUSTER.join(' ')}`], {
    encoding: 'utf8',
    env: { ...process.env, KUBECONFIG: '/dev/null' },
  });
  return /connection to the server|connection refused/.test(stderr) ? 'understood' : stderr.trim();
}
