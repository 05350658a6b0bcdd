import { objectRule } from '../object-rule';
import { dnsLabelProblem, portNameProblem, portNumberProblem } from '../../names';
import { elementsOf, partOf, type Placed } from '../syntax/pod-parts';

const PROBES = ['livenessProbe', 'readinessProbe', 'startupProbe'];
const HOOKS = ['postStart', 'preStop'];
const ACTIONS = ['httpGet', 'tcpSocket', 'grpc'];

type Problem = { readonly field: string; readonly message: string; readonly hint?: string };

export const portSyntax = objectRule({
  id: 'port-syntax',
  level: 'error',
  title: 'A port number out of range, or a malformed port name',
  why: 'The cluster refuses the object. Numbers go from 1 to 65535; names have at most 15 characters, a letter among them.',
  wrong: `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
    - name: web
      image: web:1.0.0
      ports:
        - name: prometheus-metrics
          containerPort: 9090
`,
  right: `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
    - name: web
      image: web:1.0.0
      ports:
        - name: metrics
          containerPort: 9090
`,
  check(manifest, { pod }) {
    return [...(pod?.containers ?? []).flatMap(containerPorts), ...servicePorts(manifest)];
  },
});

function containerPorts(container: Placed): Problem[] {
  const ports = elementsOf(container, 'ports').flatMap((port) => [
    ...named(port, 'name', portNameProblem),
    ...numbered(port, 'containerPort'),
    ...(port.fields.hostPort === 0 ? [] : numbered(port, 'hostPort')),
  ]);
  const lifecycle = partOf(container, 'lifecycle');
  const handlers = [
    ...PROBES.map((probe) => partOf(container, probe)),
    ...HOOKS.map((hook) => partOf(lifecycle, hook)),
  ];
  return [
    ...ports,
    ...handlers.flatMap((handler) => ACTIONS.flatMap((action) => either(partOf(handler, action), 'port'))),
  ];
}

function servicePorts(manifest: Readonly<Record<string, unknown>>): Problem[] {
  if (manifest.apiVersion !== 'v1' || manifest.kind !== 'Service') return [];
  return elementsOf(partOf({ path: '', fields: manifest }, 'spec'), 'ports').flatMap((port) => [
    ...named(port, 'name', dnsLabelProblem),
    ...numbered(port, 'port'),
    ...either(port, 'targetPort'),
  ]);
}

function either(part: Placed, field: string): Problem[] {
  const value = part.fields[field];
  if (typeof value === 'string' && /^\d+$/.test(value))
    return [
      {
        field: `${part.path}.${field}`,
        message: `"${value}" in quotes is the name of a port, and a name must have at least one letter`,
        hint: `Remove the quotes: ${value}`,
      },
    ];
  return typeof value === 'string' ? named(part, field, portNameProblem) : numbered(part, field);
}

function named(
  { path, fields }: Placed,
  field: string,
  problemOf: (name: string) => string | undefined,
): Problem[] {
  const name = fields[field];
  const problem = typeof name === 'string' ? problemOf(name) : undefined;
  return problem
    ? [{ field: `${path}.${field}`, message: `the name of a port ${problem}, got ${JSON.stringify(name)}` }]
    : [];
}

function numbered({ path, fields }: Placed, field: string): Problem[] {
  const number = fields[field];
  const problem = Number.isInteger(number) ? portNumberProblem(number) : undefined;
  return problem
    ? [{ field: `${path}.${field}`, message: `the ${field} ${problem}, got ${String(number)}` }]
    : [];
}
