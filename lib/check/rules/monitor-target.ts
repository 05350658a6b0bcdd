import { nearest } from '../../nearest';
import type { Graph } from '../graph';
import { placed } from '../graph/container';
import { at, listOf, textOf } from '../graph/fields';
import type { GraphObject } from '../graph/graph-object';
import { LabelIndex } from '../graph/label-index';
import { Selector } from '../graph/selector';
import { declaredPorts, servicePorts } from '../graph/service-port';
import type { Rule } from '../rule';

const example = (port: string) => `apiVersion: v1
kind: Service
metadata:
  name: web
  labels:
    app: web
spec:
  ports:
    - name: metrics
      port: 9090
---
apiVersion: monitoring.coreos.com/v1
kind: ServiceMonitor
metadata:
  name: web
spec:
  selector:
    matchLabels:
      app: web
  endpoints:
    - port: ${port}
`;

export const monitorTarget: Rule = {
  id: 'monitor-target',
  level: 'error',
  title: 'A monitor that finds nothing to scrape',
  why: 'Prometheus takes the monitor and scrapes nothing, so no alert can fire. A ServiceMonitor selects by the labels of Services, not of pods, and names a port of the Service; a PodMonitor names one of a container.',
  wrong: example('metric'),
  right: example('metrics'),
  *check(graph) {
    for (const kind of ['ServiceMonitor', 'PodMonitor']) {
      const ofServices = kind === 'ServiceMonitor';
      for (const monitor of graph.all(`monitoring.coreos.com/${kind}`)) {
        const selector = Selector.of(monitor.spec.selector);
        const namespaces = namespacesOf(graph, monitor);
        const targets = namespaces.flatMap((namespace) =>
          ofServices
            ? [...services(graph).selected(namespace, selector)].map(({ object }) => namesOfService(object))
            : [...graph.podsSelected(namespace, selector)].map((pod) =>
                declaredPorts(pod).flatMap(({ name }) => name ?? []),
              ),
        );
        const noun = ofServices ? 'Service' : 'pod';
        if (targets.length === 0) {
          // What is scraped elsewhere is selected by its namespaces.
          const isOwn = namespaces.includes(monitor.namespace) && graph.all('Service').length > 0;
          if (!isOwn || selector.isEmpty || monitor.spec.namespaceSelector !== undefined) continue;
          yield {
            object: monitor,
            field: 'spec.selector',
            message: `${monitor} selects ${selector}, but no ${noun} of its namespace carries it.`,
            hint: ofServices ? hintOf(graph, monitor.namespace, selector) : undefined,
            level:
              graph.isComplete || !ofServices || graph.namesIn('Service', monitor.namespace).length > 0
                ? 'error'
                : 'warning',
          };
          continue;
        }
        const list = ofServices ? 'endpoints' : 'podMetricsEndpoints';
        for (const { path, fields } of placed(monitor.spec[list], `spec.${list}`)) {
          const port = textOf(fields.port);
          const names = targets.flat();
          if (!port || names.includes(port)) continue;
          const meant = nearest(port, names);
          yield {
            object: monitor,
            field: `${path}.port`,
            message: `${monitor} scrapes port "${port}", which no ${noun} that it selects has.`,
            hint:
              meant === undefined
                ? `They have ${[...new Set(names)].join(', ') || 'no named port'}.`
                : `Did you mean "${meant}"?`,
          };
        }
      }
    }
  },
};

function services(graph: Graph) {
  return graph.once(
    'services by label',
    () =>
      new LabelIndex(
        graph
          .all('Service')
          .map((object) => ({ object, namespace: object.namespace, labels: object.labels })),
      ),
  );
}

function namesOfService(service: GraphObject): string[] {
  return servicePorts(service).flatMap(({ name }) => name ?? []);
}

function namespacesOf(graph: Graph, { namespace, spec }: GraphObject): string[] {
  if (at(spec, 'namespaceSelector', 'any') === true) return [...graph.namespaces];
  const names = listOf(at(spec, 'namespaceSelector', 'matchNames')).filter(
    (name) => typeof name === 'string',
  );
  return names.length > 0 ? names : [namespace];
}

function hintOf(graph: Graph, namespace: string, selector: Selector): string | undefined {
  for (const [key, value] of selector.labels) {
    const similar = nearest(value, services(graph).valuesOf(namespace, key));
    if (similar === undefined) continue;
    return `Nearest: ${services(graph).withLabel(namespace, key, similar)[0].object} (${key}=${similar}).`;
  }
  return 'What counts are the labels of the Service itself, in its metadata.';
}
