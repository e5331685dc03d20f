/**
 * Dates as feeds and pages write them. Strict forms first (ISO 8601, RFC 822, Unix time), then the words and numbers of the text, in
 * English and then in every language. What is not certain in year, month and day is null: never today, never a guess.
 */
import { gregorianDay, type NamedDay, namedDays } from './date-patterns.ts';
import { type ClockTime, type DateContext, type DateToken, dateTokens, dottedClock } from './date-tokens.ts';
import { eraYears, numbersInCharacters } from './date-eras.ts';
import { englishMonth } from './month-words.ts';
import { instantIn, offsetOfLetters, readOffset } from './zones.ts';

/** What else is known of how a text writes dates. */
export type DateHabits = {
  /** Primary subtag of the language of the text. */
  readonly language?: string | null;
  /** Whether 05/04 is 4 May; by default as it is usual in the time zone. */
  readonly monthFirst?: boolean | null;
};

/** A date in a text, and where it stands there. */
export type FoundDate = { readonly at: string; readonly start: number; readonly end: number };

/** A date as the wall of some zone shows it; `zone` in minutes east of UTC, in letters, or null when the text names none. */
type WallTime = ClockTime & { readonly year: number; readonly month: number; readonly day: number };

const MAX_LENGTH = 200;
const MINUTE_MS = 60_000;
/** Outside these years a date is a default (0001, 1970) or a mistake. */
const [FIRST_YEAR, LAST_YEAR] = [1980, 2060];
/** In these zones the month comes first, and 05/04 is 4 May; in all others it is 5 April. */
const MONTH_FIRST_ZONES =
  /^(?:US\/|America\/(?:New_York|Detroit|Chicago|Denver|Phoenix|Los_Angeles|Anchorage|Boise|Indiana)|Pacific\/Honolulu)/u;
const MIDNIGHT: ClockTime = { hour: 0, minute: 0, second: 0, millisecond: 0, zone: null };

/**
 * @param text what a feed or a page gives as a date; words around it do not matter
 * @param timeZone IANA name of the zone that a text without one is in
 * @returns the instant as ISO 8601 in UTC, or null when year, month and day are not all certain
 */
export function readDate(text: string, timeZone: string, habits: DateHabits = {}): string | null {
  const trimmed = text.trim();
  if (trimmed.length > MAX_LENGTH || !/\p{Nd}|年/u.test(trimmed)) return null;
  const unix = /^(\d{10})(\d{3})?$/u.exec(trimmed);
  if (unix !== null) return isoWithin(Number(unix[1]) * 1000 + Number(unix[2] ?? 0));
  const wall = isoTime(trimmed) ?? compactTime(trimmed) ?? mailTime(trimmed);
  if (wall !== null) return instantOf(wall, timeZone);
  return findDates(trimmed, timeZone, habits)[0]?.at ?? null;
}

/** @returns every date in a line, in the order of the text; of one day in two calendars the one that times are counted in */
export function findDates(text: string, timeZone: string, habits: DateHabits = {}): readonly FoundDate[] {
  if (text.length > MAX_LENGTH) return [];
  const plain = eraYears(numbersInCharacters(plainDigits(text)));
  // A day and a year at least are numbers; most lines with a number have one.
  if (!/\d\D+\d/u.test(plain)) return [];
  const named = /\b([A-Z][a-z]+\/[A-Z][A-Za-z_]+(?:\/[A-Z][A-Za-z_]+)?)\b/u.exec(plain)?.[1];
  const context = {
    timeZone: named ?? timeZone,
    language: habits.language ?? null,
    monthFirst: habits.monthFirst ?? MONTH_FIRST_ZONES.test(timeZone),
  };
  const english = datesIn(plain, { ...context, names: 'english' });
  if (english.length > 0 || !HAS_YEAR.test(plain)) return english;
  return datesIn(plain, { ...context, names: 'all' });
}

/** A year of one of the calendars, or a short one behind a name. */
const HAS_YEAR = /(?<!\d)(?:1[34]\d\d|19\d\d|20\d\d|25\d\d)(?!\d)|[\p{L}.]\s?\d{2}(?!\d)/u;

/** Marks that only set the direction of writing. */
const DIRECTION = /[\u061C\u200B\u200E\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/gu;

/** Writes digits of any script as those of English; every script has its ten in a row. */
function plainDigits(text: string): string {
  const plain = text.normalize('NFKC').replace(DIRECTION, '');
  return plain.replace(/\p{Nd}/gu, (digit) => {
    if (digit <= '9') return digit;
    let value = 0;
    const code = digit.codePointAt(0) ?? 0;
    while (value < 9 && /^\p{Nd}$/u.test(String.fromCodePoint(code - value - 1))) value += 1;
    return String(value);
  });
}

function datesIn(text: string, context: DateContext): FoundDate[] {
  const tokens = dateTokens(text, context);
  const days = namedDays(tokens, context);
  const dates = days.flatMap((day, index) => {
    const date = gregorianDay(day);
    if (date === null) return [];
    const bounds = { from: days[index - 1]?.to ?? 0, to: days[index + 1]?.from ?? tokens.length };
    const clock = clockOf({ text, tokens, day, bounds });
    const at = instantOf({ ...withZone(clock, text), ...date }, context.timeZone);
    const [first, last] = [tokens[day.from], tokens[day.to - 1]];
    if (at === null || first === undefined || last === undefined) return [];
    return [{ at, start: first.start, end: last.end, calendar: day.calendar }];
  });
  const gregorian = dates.filter(({ calendar }) => calendar === 'gregory');
  return gregorian.length > 0 ? gregorian : dates;
}

/** "GMT" anywhere in the text is said of its time. */
function withZone(clock: ClockTime, text: string): ClockTime {
  if (clock.zone !== null || clock === MIDNIGHT) return clock;
  const found = /\b(?:GMT|UTC)\b([+-]\d{1,2}(?::?\d{2})?(?!\d))?/iu.exec(text);
  return found === null ? clock : { ...clock, zone: readOffset(found[1] ?? '') ?? 0 };
}

/** So many characters may part a day from the time behind it, or before it. */
const [MAX_TO_CLOCK, MAX_FROM_CLOCK] = [40, 25];

type DayInText = {
  readonly text: string;
  readonly tokens: readonly DateToken[];
  readonly day: NamedDay;
  /** The tokens between the dates before and behind. */
  readonly bounds: { readonly from: number; readonly to: number };
};

/** Returns the time of day that stands nearest to a day; behind it rather than before. */
function clockOf({ text, tokens, day, bounds }: DayInText): ClockTime {
  const [first, last] = [tokens[day.from], tokens[day.to - 1]];
  if (first === undefined || last === undefined) return MIDNIGHT;
  const clocks = tokens.slice(bounds.from, bounds.to).flatMap((token) => {
    if (token.kind !== 'clock') return [];
    const behind = token.start - last.end;
    const before = first.start - token.end;
    const isNear = behind <= MAX_TO_CLOCK && before <= MAX_FROM_CLOCK;
    return isNear
      ? [{ clock: token.clock, distance: behind < 0 && before < 0 ? -1 : Math.max(behind, before) }]
      : [];
  });
  clocks.sort((a, b) => a.distance - b.distance);
  return clocks[0]?.clock ?? dottedClock(text, last.end) ?? MIDNIGHT;
}

/** ISO 8601 in its usual loose forms: blank for T, offset without colon, a stray Z after an offset, basic form of the day. */
const ISO =
  /^(\d{4})-?(\d{2})-?(\d{2})(?:[T ]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*(?:(Z|UTC|GMT)|([+-])(\d{2}):?(\d{2})Z?)?)?$/iu;

function isoTime(text: string): WallTime | null {
  const [matched, year, month, day, hour, minute, second, fraction, zulu, sign, hours, minutes] =
    ISO.exec(text) ?? [];
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
    zone: zulu === undefined && sign === undefined ? null : offset,
  };
}

/** "20231006T1015Z", "20231006101500", "2023-W40-5". */
function compactTime(text: string): WallTime | null {
  const [matched, year, month, day, hour, minute, second, zone] =
    /^(\d{4})(\d{2})(\d{2})[T ]?(\d{2}):?(\d{2}):?(\d{2})?(?:\.\d+)?(Z|[+-]\d{2}:?(?:\d{2})?)?$/iu.exec(
      text,
    ) ?? [];
  if (matched !== undefined) {
    return {
      ...MIDNIGHT,
      year: Number(year),
      month: Number(month),
      day: Number(day),
      hour: Number(hour),
      minute: Number(minute),
      second: Number(second ?? 0),
      zone: zone === undefined ? null : (readOffset(zone) ?? 0),
    };
  }
  const [, weekYear, week, weekday] = /^(\d{4})-?W([0-5]\d)-?([1-7])$/u.exec(text) ?? [];
  if (weekYear === undefined) return null;
  // The fourth of January is always in the first week.
  const fourth = new Date(Date.UTC(Number(weekYear), 0, 4));
  const shift = (Number(week) - 1) * 7 + Number(weekday) - (fourth.getUTCDay() || 7);
  const date = new Date(Date.UTC(Number(weekYear), 0, 4 + shift));
  return { ...MIDNIGHT, year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** RFC 822 and what feeds make of it, in English. */
const MAIL =
  /^(?:[a-z]{3,9}\.?,?\s*)?(\d{1,2})[ -]([a-z]{3,9})\.?[ -](\d{4}|\d{2}),?\s+(\d{1,2}):(\d{2})(?::(\d{2}))?\s*(?:([+-]\d{2}:?\d{2})|([a-z]{1,5}))?$/iu;

function mailTime(text: string): WallTime | null {
  const [matched, day, name = '', year = '', hour, minute, second, offset, letters] = MAIL.exec(text) ?? [];
  const month = englishMonth(name.toLowerCase());
  if (matched === undefined || month === null || /^[ap]m$/iu.test(letters ?? '')) return null;
  const short = Number(year) + (Number(year) < 70 ? 2000 : 1900);
  return {
    year: year.length === 2 ? short : Number(year),
    month,
    day: Number(day),
    hour: Number(hour),
    minute: Number(minute),
    second: Number(second ?? 0),
    millisecond: 0,
    zone: offset === undefined ? (letters ?? null) : readOffset(offset),
  };
}

function instantOf(wall: WallTime, timeZone: string): string | null {
  const days = new Date(Date.UTC(wall.year, wall.month, 0)).getUTCDate();
  if (wall.month < 1 || wall.month > 12 || wall.day < 1 || wall.day > days) return null;
  if (wall.hour > 24 || wall.minute > 59 || wall.second > 60) return null;
  const [date, time] = [
    [wall.year, wall.month - 1, wall.day],
    [wall.hour, wall.minute, wall.second, wall.millisecond],
  ] as const;
  const asUtc = Date.UTC(...date, ...time);
  const offset = typeof wall.zone === 'string' ? offsetOfLetters(wall.zone, asUtc, timeZone) : wall.zone;
  if (offset === null) return isoWithin(instantIn(asUtc, timeZone));
  return Math.abs(offset) > 14 * 60 ? null : isoWithin(asUtc - offset * MINUTE_MS);
}

function isoWithin(ms: number): string | null {
  const date = new Date(ms);
  const year = date.getUTCFullYear();
  return year >= FIRST_YEAR && year <= LAST_YEAR ? date.toISOString() : null;
}
