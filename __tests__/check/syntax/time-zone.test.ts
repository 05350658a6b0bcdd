import { isTimeZone, timeZoneMeant } from '../../../lib/check/syntax/time-zone';

describe('isTimeZone', () => {
  it.each(['UTC', 'Europe/Zurich', 'America/Argentina/Buenos_Aires', 'Asia/Calcutta', 'Etc/GMT+1'])(
    'knows %p',
    (name) => {
      expect(isTimeZone(name)).toBe(true);
    },
  );

  it.each([
    '',
    'Local',
    'Europe/Zürich',
    'europe/zurich',
    'Europe/ZURICH',
    'Mars/Olympus',
    '+01:00',
    'Zurich',
  ])('refuses %p', (name) => {
    expect(isTimeZone(name)).toBe(false);
  });
});

describe('timeZoneMeant', () => {
  it.each([
    ['europe/zurich', 'Europe/Zurich'],
    ['Zurich', 'Europe/Zurich'],
    ['America/New York', 'America/New_York'],
    ['Europe/Berln', 'Europe/Berlin'],
    ['utc', 'UTC'],
  ])('takes %p for %p', (name, meant) => {
    expect(timeZoneMeant(name)).toBe(meant);
  });
});
