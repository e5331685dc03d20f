import { baseLanguage } from './word-tokens.ts';
import { foldWord } from './fold.ts';

/** A language's words for times, as CLDR has them for every language: no table of ours to keep. */
export type Calendar = {
  /** "minutes", "min.", in all the forms that numbers ask for. */
  readonly units: ReadonlySet<string>;
  /** What makes "19 minutes" "19 minutes ago". */
  readonly ago: ReadonlySet<string>;
  /** Months and weekdays, long and short. */
  readonly dates: ReadonlySet<string>;
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
  return { units: new Set([...units, ...past]), ago, dates: dateWords(language) };
}

/** The calendar of a language; English for tags that are none or unknown. Built once for each. */
export function calendarOf(tag: string): Calendar {
  const base = baseLanguage(tag);
  const known = /^[a-z]{2,3}$/u.test(base) && Intl.DateTimeFormat.supportedLocalesOf(base).length > 0;
  const language = known ? base : 'en';
  const calendar = calendars.get(language) ?? build(language);
  calendars.set(language, calendar);
  return calendar;
}
