import { selectorOf } from '../graph';
import type { Pod } from '../graph/pod';
import type { Rule } from '../rule';

const example = (component: string) => `apiVersion: v1
kind: Service
metadata:
  name: shop
spec:
  selector:
    app: shop${component}
  ports:
    - port: 80
      targetPort: 8080
---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  selector:
    matchLabels: { app: shop, component: web }
  template:
    metadata:
      labels: { app: shop, component: web }
    spec:
      containers:
        - name: web
          image: web:1.0.0
---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: worker
spec:
  selector:
    matchLabels: { app: shop, component: worker }
  template:
    metadata:
      labels: { app: shop, component: worker }
    spec:
      containers:
        - name: worker
          image: worker:1.0.0
`;

/** Labels that tell releases or roles of one application apart, which a Service may well span. */
const VARIANTS =
  /(^|[/.-])(version|track|colou?r|variant|release|revision|slot|zone|shard|stage|channel|canary|role|hash|chart|env|environment|tier-index|statefulset|instance-index|pod-name)$/i;

export const serviceSpansWorkloads: Rule = {
  id: 'service-spans-workloads',
  level: 'warning',
  title: 'A Service that selects the pods of different workloads',
  why: 'Each request goes to any of them, so some end up at an application that was not meant. Workloads that differ only in a label such as `version`, `track` or `role` are taken for variants of one application; a headless Service may span what it likes.',
  wrong: example(''),
  right: example('\n    component: web'),
  *check(graph) {
    for (const service of graph.all('Service')) {
      if (service.spec.clusterIP === 'None') continue;
      let first: Pod | undefined;
      for (const pod of graph.podsSelectedBy(service)) {
        first ??= pod;
        const key = differingLabel(first, pod);
        if (key === undefined) continue;
        yield {
          object: service,
          field: 'spec.selector',
          message: `Service "${service.name}" selects ${selectorOf(service)}, which the pods of ${first.owner} and of ${pod.owner} carry.`,
          hint: `They differ in ${key}: add it to the selector.`,
        };
        break;
      }
    }
  },
};

/** A label that shows two pods to be of different applications. */
function differingLabel(a: Pod, b: Pod): string | undefined {
  if (a === b) return undefined;
  const keys = new Set([...a.labels.keys(), ...b.labels.keys()]);
  for (const key of keys) {
    if (a.labels.get(key) !== b.labels.get(key) && !VARIANTS.test(key) && !/job-name$/.test(key)) return key;
  }
  return undefined;
}
