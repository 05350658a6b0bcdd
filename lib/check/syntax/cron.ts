const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const LONGEST_MONTH = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const DESCRIPTORS = ['@yearly', '@annually', '@monthly', '@weekly', '@daily', '@midnight', '@hourly'];

interface CronField {
  readonly name: string;
  readonly min: number;
  readonly max: number;
  readonly names?: readonly string[];
}

const FIELDS: readonly CronField[] = [
  { name: 'a minute', min: 0, max: 59 },
  { name: 'an hour', min: 0, max: 23 },
  { name: 'a day of the month', min: 1, max: 31 },
  { name: 'a month', min: 1, max: 12, names: MONTHS },
  { name: 'a day of the week', min: 0, max: 6, names: DAYS },
];

/**
 * What is wrong with the schedule of a CronJob, in words that continue "the schedule …", or `undefined`.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#schedule-syntax
 */
export function scheduleProblem(schedule: string): string | undefined {
  if (/^(CRON_)?TZ=/.test(schedule)) return 'must not name a time zone: set spec.timeZone instead';
  if (schedule.startsWith('@')) return descriptorProblem(schedule);
  const parts = schedule.split(/\s+/).filter(Boolean);
  if (parts.length !== 5)
    return `must have 5 fields (minute, hour, day of the month, month, day of the week), has ${parts.length}`;
  for (const [index, part] of parts.entries()) {
    const values = fieldValues(part, FIELDS[index]);
    if (typeof values === 'string') return values;
  }
  return undefined;
}

/** Whether a valid schedule names only days that no year has, such as 30 February. */
export function neverFires(schedule: string): boolean {
  const parts = schedule.split(/\s+/).filter(Boolean);
  if (parts.length !== 5 || !/^[*?]$/.test(parts[4])) return false;
  const days = fieldValues(parts[2], FIELDS[2]);
  const months = fieldValues(parts[3], FIELDS[3]);
  if (typeof days === 'string' || typeof months === 'string') return false;
  return months.every((month) => days.every((day) => day > LONGEST_MONTH[month - 1]));
}

function descriptorProblem(schedule: string): string | undefined {
  const duration = /^@every (.+)$/.exec(schedule)?.[1];
  if (duration !== undefined)
    return /^\+?((\d+(\.\d*)?|\.\d+)(ns|us|µs|ms|s|m|h))+$/.test(duration)
      ? undefined
      : `must have a duration such as 1h30m behind @every, has "${duration}"`;
  return DESCRIPTORS.includes(schedule)
    ? undefined
    : `must be one of ${DESCRIPTORS.join(', ')} and @every, or 5 fields, got "${schedule}"`;
}

/** The numbers that one field stands for, or what is wrong with it. */
function fieldValues(text: string, field: CronField): number[] | string {
  const values: number[] = [];
  for (const part of text.split(',').filter(Boolean)) {
    const range = rangeOf(part, field);
    if (typeof range === 'string') return `has ${field.name} that ${range}, got "${part}"`;
    const [start, end, step] = range;
    for (let value = start; value <= end; value += step) values.push(value);
  }
  return values;
}

function rangeOf(text: string, field: CronField): [start: number, end: number, step: number] | string {
  const [range, stepText, ...slashes] = text.split('/');
  const [low, high, ...hyphens] = range.split('-');
  if (slashes.length > 0 || hyphens.length > 0) return 'has one "-" or "/" too many';
  const step = stepText === undefined ? 1 : Number(/^\d+$/.test(stepText) ? stepText : NaN);
  if (!(step >= 1)) return 'must have a step of at least 1 behind "/"';
  if (low === '*' || low === '?') return [field.min, field.max, step];
  const start = numberOf(low, field);
  const end = high === undefined ? (stepText === undefined ? start : field.max) : numberOf(high, field);
  if (start === undefined || end === undefined || start < field.min || end > field.max)
    return `must be from ${field.min} to ${field.max}`;
  return start > end ? 'must not end before it starts' : [start, end, step];
}

function numberOf(text: string, field: CronField): number | undefined {
  if (/^\d+$/.test(text)) return Number(text);
  const index = field.names?.indexOf(text.toLowerCase()) ?? -1;
  return index < 0 ? undefined : index + field.min;
}
