/** Offsets of time zones: by IANA name, by letters such as "CST", and by what a text writes behind a time. */
import letters from './zone-letters.json' with { type: 'json' };

const MINUTE_MS = 60_000;
const MAX_FORMATS = 100;

/** What letters mean where the source's own zone is not called so. */
const OFFSETS: ReadonlyMap<string, number> = new Map(
  Object.entries(letters).flatMap(([minutes, names]) =>
    names.split('|').map((name) => [name, Number(minutes)] as const),
  ),
);
/** Letters that mean standard time in winter and daylight time in summer. */
const GENERIC: ReadonlyMap<string, string> = new Map([
  ['et', 'America/New_York'],
  ['ct', 'America/Chicago'],
  ['mt', 'America/Denver'],
  ['pt', 'America/Los_Angeles'],
]);

const formats = new Map<string, Intl.DateTimeFormat | null>();

function formatOf(timeZone: string, timeZoneName: 'long' | 'longOffset'): Intl.DateTimeFormat | null {
  const key = `${timeZoneName} ${timeZone}`;
  const known = formats.get(key);
  if (known !== undefined) return known;
  // A page may name zones without end.
  if (formats.size >= MAX_FORMATS) formats.clear();
  let format: Intl.DateTimeFormat | null = null;
  try {
    format = new Intl.DateTimeFormat('en-GB', { timeZone, timeZoneName });
  } catch {
    // There is no zone of that name.
  }
  formats.set(key, format);
  return format;
}

const zoneName = (ms: number, timeZone: string, style: 'long' | 'longOffset'): string =>
  formatOf(timeZone, style)
    ?.formatToParts(ms)
    .find(({ type }) => type === 'timeZoneName')?.value ?? '';

/** @returns minutes east of UTC in a zone at an instant; 0 for a zone that does not exist */
function offsetAt(ms: number, timeZone: string): number {
  if (timeZone === 'UTC') return 0;
  return readOffset(zoneName(ms, timeZone, 'longOffset')) ?? 0;
}

/** @returns minutes of "+04:30", "GMT-7" or "+0430" */
export function readOffset(text: string): number | null {
  const [, sign, hours, minutes] = /([+-])(\d{1,2}):?(\d{2})?/u.exec(text.replace('−', '-')) ?? [];
  if (hours === undefined) return null;
  return Number(`${sign}1`) * (Number(hours) * 60 + Number(minutes ?? 0));
}

/** @returns the instant at which clocks of a zone show a time that is given as if it were UTC */
export function instantIn(asUtc: number, timeZone: string): number {
  // The offset is computed twice, because it depends on the instant, and the first guess may lie on the other side of a clock change.
  const guess = asUtc - offsetAt(asUtc, timeZone) * MINUTE_MS;
  return asUtc - offsetAt(guess, timeZone) * MINUTE_MS;
}

/**
 * Returns the minutes east of UTC that letters stand for, or null. Many stand for several zones: an outlet means its own, so the
 * initials of the English name of its zone come first ("China Standard Time"), and only then what most readers would take.
 */
export function offsetOfLetters(name: string, asUtc: number, timeZone: string): number | null {
  const wanted = name.toLowerCase();
  const generic = GENERIC.get(wanted);
  if (generic !== undefined) return (asUtc - instantIn(asUtc, generic)) / MINUTE_MS;
  if (OFFSETS.get(wanted) === 0) return 0;
  const year = new Date(asUtc).getUTCFullYear();
  for (const month of [0, 6]) {
    const at = Date.UTC(year, month, 1);
    if (initials(zoneName(at, timeZone, 'long')) === wanted) return offsetAt(at, timeZone);
  }
  return OFFSETS.get(wanted) ?? null;
}

const initials = (name: string): string =>
  /^GMT[+-]/u.test(name)
    ? ''
    : Array.from(name.matchAll(/\p{Lu}/gu), ([letter]) => letter)
        .join('')
        .toLowerCase();
