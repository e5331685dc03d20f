/**
 * Dates as feeds and pages write them. Strict forms first (ISO 8601, Unix time), then chrono, on a text whose digits, month names
 * and halves of the day were made English. What is not certain in year, month and day is null: never today, never a guess.
 */
import { GB, casual } from 'chrono-node/en';
import { monthNames } from './calendar.ts';
import { calendarWords } from './english/calendar-words.ts';

/** A date as the wall of some zone shows it; `offset` in minutes east of UTC, or null when the text names no zone. */
type WallTime = {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly millisecond: number;
  readonly offset: number | null;
};

const MAX_LENGTH = 120;
const MINUTE_MS = 60_000;
/** Outside these years a date is a default (0001, 1970) or a mistake. */
const [FIRST_YEAR, LAST_YEAR] = [1980, 2060];
/** In these zones the month comes first, and 05/04 is 4 May; in all others it is 5 April. */
const MONTH_FIRST_ZONES =
  /^(?:US\/|America\/(?:New_York|Detroit|Chicago|Denver|Phoenix|Los_Angeles|Anchorage|Boise|Indiana)|Pacific\/Honolulu)/u;

/**
 * @param text what a feed or a page gives as a date; words around it do not matter
 * @param timeZone IANA name of the zone that a text without one is in
 * @returns the instant as ISO 8601 in UTC, or null when year, month and day are not all certain
 */
export function readDate(text: string, timeZone: string): string | null {
  const trimmed = text.trim();
  if (trimmed.length > MAX_LENGTH || !/\p{Nd}/u.test(trimmed)) return null;
  const unix = /^(\d{10})(\d{3})?$/u.exec(trimmed);
  if (unix !== null) return isoWithin(Number(unix[1]) * 1000 + Number(unix[2] ?? 0));
  const named = /\b([A-Z][a-z]+\/[A-Z][A-Za-z_]+)\b/u.exec(trimmed)?.[1];
  const english = inEnglish(named === undefined ? trimmed : trimmed.replace(named, ''));
  const wall = isoTime(english) ?? chronoTime(english, MONTH_FIRST_ZONES.test(timeZone));
  return wall === null ? null : instantOf(wall, named ?? timeZone);
}

/** Languages whose months are read; chrono reads the English ones. */
const LANGUAGES = 'de fr es it pt nl sv da fi pl cs hu ro tr id el ru uk ar fa ur hi'.split(' ');

let months: ReadonlyMap<string, string> | null = null;

/** Zones and halves of the day, as feeds write them. */
const CLOCK_WORDS = new Set('gmt utc est edt cst cdt mst mdt pst pdt am pm'.split(' '));

/**
 * Returns the English short name of a month in another language, or the word itself. Building the names of all languages takes
 * about 10 ms, and feeds mostly write dates such as "Fri, 06 Oct 2023 08:15:03 GMT": such words are told first.
 */
function monthInEnglish(word: string): string {
  const bare = word.toLowerCase().replace('.', '');
  if (CLOCK_WORDS.has(bare) || calendarWords().abbreviations.has(bare)) return word;
  return englishMonths().get(bare) ?? word;
}

/** Built at first use: an isolate that only serves pages reads no date. */
function englishMonths(): ReadonlyMap<string, string> {
  months ??= new Map(
    LANGUAGES.flatMap((language) =>
      monthNames(language).flatMap((names, month) =>
        names.map((name) => [name.normalize('NFKC'), calendarWords().shortMonths[month] ?? ''] as const),
      ),
    ),
  );
  return months;
}

const zeros = [0x0660, 0x06f0, 0x0966];

/** Patterns of dates in other languages, each with what chrono's English parser reads instead; they are tried in this order. */
const REWRITES: readonly (readonly [RegExp, string])[] = [
  [/[\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu, ''],
  [/(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]?/u, '$1-$2-$3 '],
  [/(\d{1,2})[時时点點시]\s?(\d{1,2})[分분]?/u, '$1:$2'],
  [/(?:오전|上午)\s?([\d:]+)/u, '$1 am'],
  [/(?:오후|下午)\s?([\d:]+)/u, '$1 pm'],
  [/\b(\d{1,2})[.º]?\s+(?:de\s+)?(?=[A-Z][a-z]{2}\b)/u, '$1 '],
  [/\b([A-Z][a-z]{2})\.?\s+(?:del?\s+)(?=\d{4}\b)/u, '$1 '],
  [/(\d{4})-([A-Z][a-z]{2})-(\d{1,2})T(?=\d)/u, '$3 $2 $1 '],
  [/(\d:\d{2})([+-]\d{2}:\d{2})$/u, '$1 GMT$2'],
  [/(\d{1,2})\s?h\s?(\d{2})\b/u, '$1:$2'],
  [/\b(\d{1,2})er\b/u, '$1'],
  [/\s(?:à|um|alle|às|kl\.?|в|a las)\s+(?=\d{1,2}[:.]\d{2})/u, ' '],
  [/(\d{1,2}:\d{2})\s*Uhr\b/u, '$1'],
];

function inEnglish(text: string): string {
  const named = text
    .normalize('NFKC')
    .replace(/[\u0660-\u0669\u06F0-\u06F9\u0966-\u096F]/gu, (digit) => {
      const code = digit.codePointAt(0) ?? 0;
      return String(code - (zeros.findLast((zero) => zero <= code) ?? code));
    })
    .replace(/\p{L}[\p{L}\p{M}]+\.?/gu, monthInEnglish);
  return REWRITES.reduce((tidy, [pattern, replacement]) => tidy.replace(pattern, replacement), named);
}

/** ISO 8601 in its usual loose forms: blank for T, offset without colon, a stray Z after an offset, basic form of the day. */
const ISO =
  /^(\d{4})-?(\d{2})-?(\d{2})(?:[T ]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*(?:(Z|UTC|GMT)|([+-])(\d{2}):?(\d{2})Z?)?)?$/iu;

function isoTime(text: string): WallTime | null {
  const [matched, year, month, day, hour, minute, second, fraction, zulu, sign, hours, minutes] =
    ISO.exec(text.trim()) ?? [];
  if (matched === undefined) return null;
  const offset = Number(`${sign ?? '+'}1`) * (Number(hours ?? 0) * 60 + Number(minutes ?? 0));
  return {
    year: Number(year),
    month: Number(month),
    day: Number(day),
    hour: Number(hour ?? 0),
    minute: Number(minute ?? 0),
    second: Number(second ?? 0),
    millisecond: Math.trunc(Number(`0.${fraction ?? 0}`) * 1000),
    offset: zulu === undefined && sign === undefined ? null : offset,
  };
}

/** Any fixed moment serves: what chrono would take from it is not certain, and so not used. */
const REFERENCE = new Date(Date.UTC(2000, 0, 1));

function chronoTime(text: string, monthFirst: boolean): WallTime | null {
  // A day and a year at least are numbers; most lines with a number have one.
  if (!/\d\D+\d/u.test(text)) return null;
  for (const found of (monthFirst ? casual : GB).parse(text, REFERENCE)) {
    const { start } = found;
    // "yesterday at 10:59" and "3 days ago" count from a day that the page does not give.
    if ([...found.tags()].some((tag) => /^(?:casualReference|result\/relative)/u.test(tag))) continue;
    if (!start.isCertain('year') || !start.isCertain('month') || !start.isCertain('day')) continue;
    const part = (name: 'year' | 'month' | 'day') => start.get(name) ?? 0;
    const time = (name: 'hour' | 'minute' | 'second' | 'millisecond') =>
      start.isCertain('hour') ? (start.get(name) ?? 0) : 0;
    return {
      year: part('year'),
      month: part('month'),
      day: part('day'),
      hour: time('hour'),
      minute: time('minute'),
      second: time('second'),
      millisecond: time('millisecond'),
      offset: start.get('timezoneOffset'),
    };
  }
  return null;
}

function instantOf(wall: WallTime, timeZone: string): string | null {
  const days = new Date(Date.UTC(wall.year, wall.month, 0)).getUTCDate();
  if (wall.month < 1 || wall.month > 12 || wall.day < 1 || wall.day > days) return null;
  if (wall.hour > 24 || wall.minute > 59 || wall.second > 60) return null;
  if (wall.offset !== null && Math.abs(wall.offset) > 14 * 60) return null;
  const asUtc = Date.UTC(
    wall.year,
    wall.month - 1,
    wall.day,
    wall.hour,
    wall.minute,
    wall.second,
    wall.millisecond,
  );
  if (wall.offset !== null) return isoWithin(asUtc - wall.offset * MINUTE_MS);
  // The offset is computed twice, because it depends on the instant, and the first guess may lie on the other side of a clock change.
  const guess = asUtc - offsetAt(asUtc, timeZone) * MINUTE_MS;
  return isoWithin(asUtc - offsetAt(guess, timeZone) * MINUTE_MS);
}

const formats = new Map<string, Intl.DateTimeFormat | null>();

/** @returns minutes east of UTC in a zone at an instant; 0 for a zone that does not exist */
function offsetAt(ms: number, timeZone: string): number {
  if (timeZone === 'UTC') return 0;
  let format = formats.get(timeZone);
  if (format === undefined) {
    format = formatOf(timeZone);
    // A page may name zones without end.
    if (formats.size >= 100) formats.clear();
    formats.set(timeZone, format);
  }
  const shown = format?.formatToParts(ms).find(({ type }) => type === 'timeZoneName')?.value ?? '';
  const [, sign, hours, minutes] = /([+-])(\d{2}):?(\d{2})?/u.exec(shown) ?? [];
  return Number(`${sign ?? '+'}1`) * (Number(hours ?? 0) * 60 + Number(minutes ?? 0));
}

function formatOf(timeZone: string): Intl.DateTimeFormat | null {
  try {
    return new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' });
  } catch {
    return null;
  }
}

function isoWithin(ms: number): string | null {
  const date = new Date(ms);
  const year = date.getUTCFullYear();
  return year >= FIRST_YEAR && year <= LAST_YEAR ? date.toISOString() : null;
}
