import { objectRule } from '../object-rule';
import { fieldsOf } from '../graph/fields';
import { neverFires, scheduleProblem } from '../syntax/cron';

export const cronNever = objectRule({
  id: 'cron-never',
  level: 'warning',
  title: 'A schedule that never comes',
  why: 'No year has such a day, so the job never runs.',
  wrong: `apiVersion: batch/v1
kind: CronJob
metadata:
  name: report
spec:
  schedule: 0 6 31 2 *
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
  schedule: 0 6 28 2 *
  jobTemplate:
    spec:
      template:
        spec:
          restartPolicy: Never
          containers:
            - name: report
              image: report:1.0.0
`,
  check(manifest) {
    const { schedule } = fieldsOf(manifest.spec);
    if (manifest.kind !== 'CronJob' || typeof schedule !== 'string' || scheduleProblem(schedule)) return [];
    if (!neverFires(schedule)) return [];
    return [{ field: 'spec.schedule', message: `no year has the day of "${schedule}"` }];
  },
});
