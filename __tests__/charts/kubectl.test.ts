import { execFileSync } from 'node:child_process';
import { App, type Chart } from 'cdk8s';
import { GoOkChart, HelloChart } from '../../lib';
import { kubectlVersion } from '../config/kubectl-cases';
import { type Loose, manifest } from '../render';
import kubectl from './recorded/kubectl.json';

type Command = keyof typeof kubectl.commands;

const goOk = new GoOkChart(new App(), 'go-ok');
const hello = new HelloChart(new App(), 'hello');

/** For each command: our manifest, and of both the fields that the command decides. */
const COMPARED: Record<
  Command,
  { chart: Chart; kind: string; decided: (object: Loose, chart: Chart) => unknown }
> = {
  namespace: {
    chart: goOk,
    kind: 'Namespace',
    decided: ({ apiVersion, kind, metadata: { name } }) => ({ apiVersion, kind, name }),
  },
  deployment: {
    chart: goOk,
    kind: 'Deployment',
    decided: ({ apiVersion, kind, metadata: { name }, spec: { replicas, template } }) => {
      const [{ name: container, image, ports }] = template.spec.containers;
      return { apiVersion, kind, name, replicas, container, image, port: ports[0].containerPort };
    },
  },
  service: {
    chart: goOk,
    kind: 'Service',
    decided: ({ apiVersion, kind, metadata: { name }, spec: { type, ports } }) => {
      const [{ port, targetPort }] = ports;
      const { template } = manifest(goOk, 'Deployment').spec;
      const named = template.spec.containers[0].ports.find(
        (candidate: { name: string }) => candidate.name === targetPort,
      );
      return { apiVersion, kind, name, type, port, targetPort: named?.containerPort ?? targetPort };
    },
  },
  ingress: {
    chart: goOk,
    kind: 'Ingress',
    decided: ({ apiVersion, kind, metadata: { name }, spec }) => ({ apiVersion, kind, name, spec }),
  },
  job: {
    chart: hello,
    kind: 'Job',
    decided: ({ apiVersion, kind, metadata: { name }, spec: { template } }) => {
      const { restartPolicy, containers } = template.spec;
      const [{ name: container, image, command, args }] = containers;
      // docker run, unlike kubectl create job, passes arguments to the image's entry point; Alpine has none.
      return {
        apiVersion,
        kind,
        name: name.replace(/-[0-9a-f]{8}$/, ''),
        restartPolicy,
        container,
        image,
        runs: command ?? args,
      };
    },
  },
};

const commands = Object.keys(COMPARED) as Command[];
const live = kubectlVersion();

describe(`what ${kubectl.version} printed`, () => {
  test.each(commands)('for create %s is what we write', (command) => {
    const { chart, kind, decided } = COMPARED[command];
    expect(decided(manifest(chart, kind), chart)).toEqual(decided(kubectl.commands[command].output, chart));
  });
});

if (live === undefined) {
  console.warn(`no kubectl found: compared with what ${kubectl.version} printed, not run anew`);
} else {
  test.each(commands)(`the kubectl found, ${live}, still prints the same for create %s`, (command) => {
    const { args, output } = kubectl.commands[command];
    expect(JSON.parse(execFileSync('kubectl', args, { encoding: 'utf8' }))).toEqual(output);
  });
}
