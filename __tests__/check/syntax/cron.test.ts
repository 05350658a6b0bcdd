import { neverFires, scheduleProblem } from '../../../lib/check/syntax/cron';

describe('scheduleProblem', () => {
  it.each([
    '* * * * *',
    '*/5 0-23/2 1,15 jan-DEC MON-FRI',
    '0 0 ? * 6',
    '59 23 31 12 0',
    '5/15 * * * *',
    '  0 4   * * * ',
    '@daily',
    '@every 1h30m',
    '@every 1.5s',
  ])('takes %p', (schedule) => {
    expect(scheduleProblem(schedule)).toBeUndefined();
  });

  it.each([
    ['', 'must have 5 fields (minute, hour, day of the month, month, day of the week), has 0'],
    ['0 0 * * * *', 'must have 5 fields (minute, hour, day of the month, month, day of the week), has 6'],
    ['60 * * * *', 'has a minute that must be from 0 to 59, got "60"'],
    ['0 24 * * *', 'has an hour that must be from 0 to 23, got "24"'],
    ['0 0 0 * *', 'has a day of the month that must be from 1 to 31, got "0"'],
    ['0 0 * 13 *', 'has a month that must be from 1 to 12, got "13"'],
    ['0 0 * * 7', 'has a day of the week that must be from 0 to 6, got "7"'],
    ['0 0 * * monday', 'has a day of the week that must be from 0 to 6, got "monday"'],
    ['*/0 * * * *', 'has a minute that must have a step of at least 1 behind "/", got "*/0"'],
    ['*/x * * * *', 'has a minute that must have a step of at least 1 behind "/", got "*/x"'],
    ['30-10 * * * *', 'has a minute that must not end before it starts, got "30-10"'],
    ['1-2-3 * * * *', 'has a minute that has one "-" or "/" too many, got "1-2-3"'],
    [
      '@noon',
      'must be one of @yearly, @annually, @monthly, @weekly, @daily, @midnight, @hourly and @every, or 5 fields, got "@noon"',
    ],
    ['@every day', 'must have a duration such as 1h30m behind @every, has "day"'],
    ['TZ=UTC 0 0 * * *', 'must not name a time zone: set spec.timeZone instead'],
    ['CRON_TZ=UTC 0 0 * * *', 'must not name a time zone: set spec.timeZone instead'],
  ])('refuses %p', (schedule, problem) => {
    expect(scheduleProblem(schedule)).toBe(problem);
  });
});

describe('neverFires', () => {
  it.each(['0 0 30 2 *', '0 0 31 2,4,jun *', '0 0 30-31 feb ?'])('sees that %p has no day', (schedule) => {
    expect(neverFires(schedule)).toBe(true);
  });

  it.each(['0 0 29 2 *', '0 0 31 2-3 *', '0 0 30 2 mon', '@daily', '0 0 31 x *', '* *'])(
    'leaves %p alone',
    (schedule) => {
      expect(neverFires(schedule)).toBe(false);
    },
  );
});
