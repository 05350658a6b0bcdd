import { nearest } from '../../nearest';
import type { Graph } from '../graph';
import { listOf, textOf } from '../graph/fields';
import { missing } from '../graph/missing';
import type { Pod } from '../graph/pod';
import { servicePorts } from '../graph/service-port';
import type { Rule, Violation } from '../rule';

const example = (host: string) => `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
    - name: web
      image: web:1.0.0
      env:
        - name: ORDERS_URL
          value: http://${host}.default.svc.cluster.local:8080/
---
apiVersion: v1
kind: Service
metadata:
  name: orders
spec:
  ports:
    - port: 8080
`;

const NAME =
  /(?<![\w.-])((?:[a-z0-9-]+\.)*?)([a-z0-9-]+)\.([a-z0-9-]+)\.svc(?:\.cluster\.local)?\.?(?![\w-]|\.[a-z])(?::(\d+))?/g;

/** Namespaces that have Services of their own accord. */
const SYSTEM = new Set(['kube-system', 'default/kubernetes']);

export const dnsName: Rule = {
  id: 'dns-name',
  level: 'warning',
  title: 'A DNS name of a Service that does not exist, or a port that it lacks',
  why: 'The name does not resolve, or nobody answers at the port. Judged are names that end in `.svc` or `.svc.cluster.local`, in the environment and the arguments of containers.',
  wrong: example('order'),
  right: example('orders'),
  *check(graph) {
    for (const pod of graph.pods) {
      for (const container of pod.containers) {
        for (const { path, fields } of container.elements('env'))
          yield* judge(graph, pod, fields.value, `${path}.value`);
        for (const list of ['command', 'args'])
          for (const [index, word] of listOf(container.fields[list]).entries())
            yield* judge(graph, pod, word, `${container.path}.${list}[${index}]`);
      }
    }
  },
};

function* judge(graph: Graph, pod: Pod, text: unknown, field: string): Generator<Violation> {
  if (!textOf(text)?.includes('.svc')) return;
  for (const [, , name, namespace, port] of (text as string).matchAll(NAME)) {
    if (SYSTEM.has(namespace) || SYSTEM.has(`${namespace}/${name}`)) continue;
    const object = pod.owner;
    const service = graph.service(namespace, name);
    if (!service) {
      // Other namespaces are other people's.
      if (!graph.isComplete && graph.namesIn('Service', namespace).length === 0) {
        const meant = graph.namespaces.has(namespace) ? undefined : nearest(namespace, graph.namespaces);
        if (meant === undefined || !graph.service(meant, name)) continue;
        const message = `${object} calls Service "${name}" in namespace "${namespace}", which is not there.`;
        yield { object, field, message, hint: `Did you mean namespace "${meant}"?` };
        continue;
      }
      const absence = missing(graph, 'Service', namespace, name);
      const message = `${object} calls Service "${name}", which namespace "${namespace}" does not have.`;
      if (absence) yield { object, field, message, hint: absence.hint, because: absence.because };
      continue;
    }
    const ports = servicePorts(service);
    if (port === undefined || ports.length === 0 || service.spec.clusterIP === 'None') continue;
    if (ports.some(({ number }) => number === Number(port))) continue;
    yield {
      object,
      field,
      message: `${object} calls port ${port} of Service "${name}", which has ${ports.map(({ number }) => number).join(', ')}.`,
      hint:
        ports.length === 1
          ? `Did you mean ${ports[0].number}?`
          : 'What counts is the port of the Service, not of the container.',
      because: service,
    };
  }
}
