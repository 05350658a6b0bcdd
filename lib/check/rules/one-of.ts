import { objectRule } from '../object-rule';
import { elementsOf, partOf, podSpecOf, type Placed } from '../syntax/pod-parts';

const HANDLERS = ['exec', 'grpc', 'httpGet', 'sleep', 'tcpSocket'];
const PROBES = ['livenessProbe', 'readinessProbe', 'startupProbe'];
const HOOKS = ['postStart', 'preStop'];

type Problem = { readonly field: string; readonly message: string };

export const oneOf = objectRule({
  id: 'one-of',
  level: 'error',
  title: 'Alternatives of which there must be exactly one',
  why: 'A probe or hook does one thing, a variable has one value, a volume one source. The cluster refuses a pod with none or several.',
  wrong: `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
    - name: web
      image: web:1.0.0
      readinessProbe:
        httpGet:
          path: /
          port: 8080
        tcpSocket:
          port: 8080
`,
  right: `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
    - name: web
      image: web:1.0.0
      readinessProbe:
        httpGet:
          path: /
          port: 8080
`,
  check(_manifest, { pod }) {
    if (!pod) return [];
    return [
      ...(pod?.containers ?? []).flatMap((container) => [...handlers(container), ...variables(container)]),
      ...elementsOf(podSpecOf(pod), 'volumes').flatMap(volume),
    ];
  },
});

function handlers(container: Placed): Problem[] {
  const lifecycle = partOf(container, 'lifecycle');
  return [
    ...PROBES.filter((name) => container.fields[name] != null).map((name) => partOf(container, name)),
    ...HOOKS.filter((name) => lifecycle.fields[name] != null).map((name) => partOf(lifecycle, name)),
  ].flatMap(({ path, fields }) => {
    const written = HANDLERS.filter((handler) => fields[handler] != null);
    if (written.length === 1 || hasOther(fields)) return [];
    const got = written.length === 0 ? 'none' : written.join(' and ');
    return [{ field: path, message: `must have one of ${HANDLERS.join(', ')}, has ${got}` }];
  });
}

/** An unknown field is the likely reason why no handler is there, and is reported as such. */
function hasOther(fields: Placed['fields']): boolean {
  return Object.keys(fields).some(
    (field) => !HANDLERS.includes(field) && !/(Seconds|Threshold)$/.test(field),
  );
}

function variables(container: Placed): Problem[] {
  return elementsOf(container, 'env').flatMap(({ path, fields }) => {
    if (fields.valueFrom == null || fields.value == null || fields.value === '') return [];
    return [{ field: path, message: 'must have value or valueFrom, has both' }];
  });
}

function volume({ path, fields }: Placed): Problem[] {
  const sources = Object.keys(fields).filter((field) => field !== 'name' && fields[field] != null);
  if (sources.length < 2) return [];
  return [{ field: path, message: `must have one source, has ${sources.join(' and ')}` }];
}
