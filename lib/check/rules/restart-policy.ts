import { objectRule } from '../object-rule';

const FOREVER = ['Deployment', 'ReplicaSet', 'StatefulSet', 'DaemonSet', 'ReplicationController'];
const ONCE = ['Job', 'CronJob'];

export const restartPolicy = objectRule({
  id: 'restart-policy',
  level: 'error',
  title: 'A restart policy that the workload cannot have',
  why: 'The cluster refuses the object. The pods of a Job end, so theirs must be Never or OnFailure and has to be written; those of Deployments and the like are always restarted.',
  wrong: `apiVersion: batch/v1
kind: Job
metadata:
  name: migrate
spec:
  template:
    spec:
      containers:
        - name: migrate
          image: migrate:1.0.0
`,
  right: `apiVersion: batch/v1
kind: Job
metadata:
  name: migrate
spec:
  template:
    spec:
      restartPolicy: Never
      containers:
        - name: migrate
          image: migrate:1.0.0
`,
  check(_manifest, { object: { apiVersion, kind }, pod }) {
    if (!pod || !/^(apps|batch)\/|^v1$/.test(apiVersion)) return [];
    const isMisspelt = Object.keys(pod.spec).some(
      (field) => /^restart.?polic/i.test(field) && field !== 'restartPolicy',
    );
    if (isMisspelt) return [];
    const policy = pod.spec.restartPolicy ?? 'Always';
    const field = pod.at('spec.restartPolicy');
    if (FOREVER.includes(kind) && (policy === 'Never' || policy === 'OnFailure'))
      return [{ field, message: `the restartPolicy of a ${kind} must be Always, got ${policy}` }];
    if (ONCE.includes(kind) && policy === 'Always')
      return [{ field, message: `the restartPolicy of a ${kind} must be Never or OnFailure, got Always` }];
    return [];
  },
});
