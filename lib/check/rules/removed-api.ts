import { objectRule } from '../object-rule';
import { SCHEMA_MINOR } from '../schema/kinds';
import { removedApi } from '../syntax/removed-apis';

export const removedApiRule = objectRule({
  id: 'removed-api',
  level: 'error',
  title: 'An API version that Kubernetes no longer serves',
  why: 'The cluster answers `no matches for kind`, and nothing is applied. Tell the version of your cluster with `--kubernetes 1.31`.',
  wrong: `apiVersion: batch/v1beta1
kind: CronJob
metadata:
  name: report
spec:
  schedule: 0 6 * * *
  jobTemplate:
    spec:
      template:
        spec:
          restartPolicy: Never
          containers:
            - name: report
              image: report:1.0.0
`,
  right: `apiVersion: batch/v1
kind: CronJob
metadata:
  name: report
spec:
  schedule: 0 6 * * *
  jobTemplate:
    spec:
      template:
        spec:
          restartPolicy: Never
          containers:
            - name: report
              image: report:1.0.0
`,
  check(_manifest, { object: { apiVersion, kind }, minor = SCHEMA_MINOR }) {
    const removed = removedApi(apiVersion, kind);
    if (!removed || removed.minor > minor) return [];
    const { replacement, note = '' } = removed;
    const advice = replacement ? `Use ${replacement}. ${note}` : `Nothing took its place. ${note}`;
    return [
      {
        field: 'apiVersion',
        message: `${kind} of ${apiVersion} is gone since Kubernetes 1.${removed.minor}`,
        hint: advice.trim(),
      },
    ];
  },
});
