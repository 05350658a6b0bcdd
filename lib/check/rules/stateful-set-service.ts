import { textOf } from '../graph/fields';
import { missing } from '../graph/missing';
import { selectorOf } from '../graph';
import type { Rule } from '../rule';

const example = (service: string) => `apiVersion: v1
kind: Service
metadata:
  name: db
spec:
  clusterIP: None
  selector:
    app: db
  ports:
    - port: 5432
---
apiVersion: apps/v1
kind: StatefulSet
metadata:
  name: db
spec:
  serviceName: ${service}
  selector:
    matchLabels: { app: db }
  template:
    metadata:
      labels: { app: db }
    spec:
      containers:
        - name: db
          image: db:1.0.0
`;

export const statefulSetService: Rule = {
  id: 'stateful-set-service',
  level: 'error',
  title: 'A StatefulSet without the headless Service that it names',
  why: 'The pods of a StatefulSet get DNS names such as `db-0.db` from a Service with `clusterIP: None` that selects them. Without it the names do not resolve, and members do not find each other.',
  wrong: example('database'),
  right: example('db'),
  *check(graph) {
    for (const set of graph.all('apps/StatefulSet')) {
      const name = textOf(set.spec.serviceName);
      const pod = graph.podOf(set);
      if (!name || !pod) continue;
      const field = 'spec.serviceName';
      const service = graph.service(set.namespace, name);
      if (!service) {
        const absence = missing(graph, 'Service', set.namespace, name);
        const message = `${set} wants the DNS names of Service "${name}", which namespace "${set.namespace}" does not have.`;
        if (absence) yield { object: set, field, message, ...absence };
        continue;
      }
      const selector = selectorOf(service);
      if (selector && !selector.matches(pod.labels, pod.generatedLabels))
        yield {
          object: set,
          field,
          message: `${set} wants the DNS names of Service "${name}", which selects ${selector} and so not its pods.`,
          hint: 'Name the headless Service that selects them.',
          because: service,
        };
      else if (service.spec.clusterIP !== 'None')
        yield {
          object: set,
          field,
          message: `${set} wants the DNS names of Service "${name}", which is not headless and gives its pods none.`,
          hint: 'Set clusterIP: None in the Service, or add a headless one beside it.',
          level: 'warning',
        };
    }
  },
};
