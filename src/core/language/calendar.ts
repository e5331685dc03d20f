import { foldWord, foldWords } from './fold.ts';
import spellings from './month-spellings.json' with { type: 'json' };
import { baseLanguage } from './word-tokens.ts';

/** A language's words for times. CLDR has them for every language, so that no table of ours has to be kept. */
export type Calendar = {
  /** "minutes", "min.", in all the forms that numbers ask for. */
  readonly units: ReadonlySet<string>;
  /** The words that make "19 minutes" "19 minutes ago". */
  readonly ago: ReadonlySet<string>;
  /** Months and weekdays, long and short. */
  readonly dates: ReadonlySet<string>;
  /** "today", folded: one word or a few. */
  readonly today: string;
};

const UNITS = ['second', 'minute', 'hour', 'day', 'week', 'month', 'year'] as const;
const STYLES = ['long', 'short', 'narrow'] as const;
/** Numbers that ask for different plurals in some language. */
const COUNTS = [1, 2, 3, 5, 11, 21, 100];
const DAYS = Array.from({ length: 7 }, (_, day) => new Date(Date.UTC(2024, 0, 1 + day)));
const MONTHS = Array.from({ length: 12 }, (_, month) => new Date(Date.UTC(2024, month, 15)));

const calendars = new Map<string, Calendar>();

function wordsIn(text: string): string[] {
  return foldWord(text)
    .split(/[^\p{L}\p{M}]+/u)
    .filter((word) => word !== '');
}

function unitWords(language: string): Set<string> {
  const found = UNITS.flatMap((unit) =>
    STYLES.flatMap((unitDisplay) => {
      const format = new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay });
      return COUNTS.flatMap((count) => wordsIn(format.format(count)));
    }),
  );
  return new Set(found);
}

function agoWords(language: string): Set<string> {
  const found = STYLES.flatMap((style) => {
    const format = new Intl.RelativeTimeFormat(language, { style });
    return UNITS.flatMap((unit) => COUNTS.flatMap((count) => wordsIn(format.format(-count, unit))));
  });
  return new Set(found);
}

function dateWords(language: string): Set<string> {
  const found = (['long', 'short'] as const).flatMap((style) => {
    const months = new Intl.DateTimeFormat(language, { month: style, day: 'numeric', timeZone: 'UTC' });
    const days = new Intl.DateTimeFormat(language, { weekday: style, timeZone: 'UTC' });
    return [
      ...MONTHS.flatMap((date) => wordsIn(months.format(date))),
      ...DAYS.flatMap((date) => wordsIn(days.format(date))),
    ];
  });
  return new Set(found);
}

function build(language: string): Calendar {
  const units = unitWords(language);
  const past = agoWords(language);
  const ago = new Set([...past].filter((word) => !units.has(word)));
  const relative = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  const today = foldWords(relative.format(0, 'day'));
  return { units: new Set([...units, ...past]), ago, dates: dateWords(language), today };
}

/** Returns the calendar of a language, or the English one for tags that are none or unknown. Each is built once. */
export function calendarOf(tag: string): Calendar {
  const base = baseLanguage(tag);
  const known = /^[a-z]{2,3}$/u.test(base) && Intl.DateTimeFormat.supportedLocalesOf(base).length > 0;
  const language = known ? base : 'en';
  const calendar = calendars.get(language) ?? build(language);
  calendars.set(language, calendar);
  return calendar;
}

/** Spellings and short forms that news sites use and CLDR lacks. CLDR's own short forms would add words: "out", "set". */
const SPELLINGS = new Map<string, Readonly<Partial<Record<string, string>>>>(Object.entries(spellings));
/** Dari is read as Persian, and has the English names of the months. */
const LOCALES = new Map([['fa', ['fa', 'fa-AF']]]);

/**
 * Returns the names of the twelve months, January first, each in the forms that stand in a date.
 * @param language a primary subtag
 */
export function monthNames(language: string): readonly (readonly string[])[] {
  const formats = (LOCALES.get(language) ?? [language]).map((locale) => monthFormat(locale, 'gregory'));
  const own = SPELLINGS.get(language);
  return MONTHS.map((date, index) => [
    ...formats.map((format) => monthIn(format, date)),
    ...(own?.[String(index + 1)]?.split('|') ?? []),
  ]);
}

/** Returns the names of the months of another calendar of a country, such as `persian`. */
export function monthsOf(locale: string, calendar: string): string[] {
  const format = monthFormat(locale, calendar);
  return MONTHS.map((date) => monthIn(format, date));
}

/** Returns the names of the weekdays, Monday first. */
export function weekdayNames(language: string, style: 'long' | 'short'): string[] {
  const format = new Intl.DateTimeFormat(language, { weekday: style, timeZone: 'UTC' });
  return DAYS.map((date) => format.format(date));
}

/** Formats the month beside a day, because several languages decline it there. */
function monthFormat(locale: string, calendar: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(locale, {
    calendar,
    numberingSystem: 'latn',
    month: 'long',
    day: 'numeric',
    timeZone: 'UTC',
  });
}

function monthIn(format: Intl.DateTimeFormat, date: Date): string {
  const month = format.formatToParts(date).find(({ type }) => type === 'month')?.value ?? '';
  return month.toLowerCase().replace('.', '');
}
