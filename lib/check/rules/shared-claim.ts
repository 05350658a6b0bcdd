import { groupBy } from '../graph/group-by';
import { listOf } from '../graph/fields';
import type { Pod } from '../graph/pod';
import { referencesOf } from '../graph/references';
import type { Rule, Violation } from '../rule';

export const sharedClaim: Rule = {
  id: 'shared-claim',
  level: 'warning',
  title: 'A ReadWriteOnce claim that several pods share',
  why: 'The volume is attached to one node at a time, so pods that land on another node stay in ContainerCreating. During a rolling update of a Deployment the new pod waits for the old one.',
  wrong: `apiVersion: v1
kind: PersistentVolumeClaim
metadata:
  name: uploads
spec:
  accessModes: [ReadWriteOnce]
  resources:
    requests:
      storage: 1Gi
---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  replicas: 3
  selector:
    matchLabels:
      app: web
  template:
    metadata:
      labels:
        app: web
    spec:
      containers:
        - name: web
          image: web:1.0.0
          volumeMounts:
            - name: data
              mountPath: /data
      volumes:
        - name: data
          persistentVolumeClaim:
            claimName: uploads
`,
  right: `apiVersion: v1
kind: PersistentVolumeClaim
metadata:
  name: uploads
spec:
  accessModes: [ReadWriteMany]
  resources:
    requests:
      storage: 1Gi
---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  replicas: 3
  selector:
    matchLabels:
      app: web
  template:
    metadata:
      labels:
        app: web
    spec:
      containers:
        - name: web
          image: web:1.0.0
          volumeMounts:
            - name: data
              mountPath: /data
      volumes:
        - name: data
          persistentVolumeClaim:
            claimName: uploads
`,
  *check(graph) {
    const uses = [...graph.pods].flatMap((pod) =>
      referencesOf(pod)
        .filter(({ type }) => type === 'PersistentVolumeClaim')
        .map(({ name, field }) => ({ pod, field, key: `${pod.namespace}/${name}`, name })),
    );
    for (const users of groupBy(uses, ({ key }) => key).values()) {
      const [{ pod, field, name }] = users;
      const claim = graph.find('PersistentVolumeClaim', pod.namespace, name);
      if (!claim) continue;
      const modes = listOf(claim.spec.accessModes);
      if (!modes.some((mode) => mode === 'ReadWriteOnce' || mode === 'ReadWriteOncePod')) continue;
      if (modes.some((mode) => mode === 'ReadWriteMany' || mode === 'ReadOnlyMany')) continue;
      yield* sharing(name, String(modes[0]), field, [...new Set(users.map((user) => user.pod))]);
    }
  },
};

function* sharing(name: string, mode: string, field: string, pods: readonly Pod[]): Generator<Violation> {
  const hint = 'Make it ReadWriteMany, or give each pod a claim of its own with a StatefulSet.';
  // Jobs come and go; those that read a volume of a server are commonly placed beside it.
  const lasting = pods.filter((pod) => pod.owner.kind !== 'Job' && pod.owner.kind !== 'CronJob');
  const [first, second] = lasting;
  if (!first) return;
  if (second) {
    const message = `${second.owner} and ${first.owner} share the ${mode} claim "${name}".`;
    const reference = referencesOf(second).find(
      (used) => used.name === name && used.type === 'PersistentVolumeClaim',
    );
    yield { object: second.owner, field: reference?.field ?? field, message, hint };
  } else if ((first.replicas ?? 1) > 1) {
    const message = `The ${first.replicas} replicas of ${first.owner} share the ${mode} claim "${name}".`;
    yield { object: first.owner, field, message, hint };
  }
}
