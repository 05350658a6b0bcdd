import { nearest } from '../../nearest';

/**
 * Whether a CronJob may name a time zone so. Names are those of the IANA database, with capitals as written there.
 */
export function isTimeZone(name: string): boolean {
  if (!/^[A-Z]\w*(?:[-+/]\w+)*$/.test(name) || name === 'Local') return false;
  try {
    // The platform knows aliases that it does not list, and takes any capitals.
    new Intl.DateTimeFormat('en', { timeZone: name });
  } catch {
    return false;
  }
  return !listed().some((zone) => zone !== name && zone.toLowerCase() === name.toLowerCase());
}

/** The time zone that was probably meant. */
export function timeZoneMeant(name: string): string | undefined {
  const zones = [...listed(), 'UTC'];
  const place = name.toLowerCase().replaceAll(' ', '_');
  return (
    zones.find((zone) => zone.toLowerCase() === place) ??
    zones.find((zone) => zone.toLowerCase().endsWith(`/${place}`)) ??
    nearest(name, zones)
  );
}

function listed(): string[] {
  return Intl.supportedValuesOf('timeZone');
}
