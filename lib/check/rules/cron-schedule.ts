import { objectRule } from '../object-rule';
import { fieldsOf } from '../graph/fields';
import { scheduleProblem } from '../syntax/cron';

export const cronSchedule = objectRule({
  id: 'cron-schedule',
  level: 'error',
  title: 'A malformed schedule',
  why: 'The cluster refuses the CronJob. A schedule has five fields; Sunday is 0, and there is no 7.',
  wrong: `apiVersion: batch/v1
kind: CronJob
metadata:
  name: report
spec:
  schedule: 0 25 * * *
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
  schedule: 25 0 * * *
  jobTemplate:
    spec:
      template:
        spec:
          restartPolicy: Never
          containers:
            - name: report
              image: report:1.0.0
`,
  check(manifest, { object }) {
    const { schedule } = fieldsOf(manifest.spec);
    if (manifest.kind !== 'CronJob' || object.group !== 'batch' || typeof schedule !== 'string') return [];
    const problem = scheduleProblem(schedule);
    return problem ? [{ field: 'spec.schedule', message: `the schedule ${problem}` }] : [];
  },
});
