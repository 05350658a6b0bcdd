import { objectRule } from '../object-rule';
import { fieldsOf } from '../graph/fields';
import { isTimeZone, timeZoneMeant } from '../syntax/time-zone';

export const cronTimeZone = objectRule({
  id: 'cron-time-zone',
  level: 'error',
  title: 'A time zone that does not exist',
  why: 'The cluster refuses the CronJob. Time zones are named as in the IANA database, capitals included.',
  wrong: `apiVersion: batch/v1
kind: CronJob
metadata:
  name: report
spec:
  schedule: 0 6 * * *
  timeZone: europe/zurich
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
  timeZone: Europe/Zurich
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
    const { timeZone } = fieldsOf(manifest.spec);
    if (manifest.kind !== 'CronJob' || typeof timeZone !== 'string' || isTimeZone(timeZone)) return [];
    const meant = timeZoneMeant(timeZone);
    return [
      {
        field: 'spec.timeZone',
        message: `there is no time zone ${JSON.stringify(timeZone)}`,
        hint: meant && `Did you mean ${meant}?`,
      },
    ];
  },
});
