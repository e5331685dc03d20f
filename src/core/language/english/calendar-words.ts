/** English months and weekdays as CLDR has them: the one table for every reader of English. */

type CalendarWords = {
  /** The long forms "January" to "December". */
  readonly months: readonly string[];
  /** The short forms "Jan" to "Dec". */
  readonly shortMonths: readonly string[];
  /** The long forms "Sunday" to "Saturday". */
  readonly weekdays: readonly string[];
  /** Short forms of both in lower case, "may" excepted: a full stop after one ends no sentence. */
  readonly abbreviations: ReadonlySet<string>;
  /** Long and short forms of months in lower case. */
  readonly monthForms: ReadonlySet<string>;
  /** Long forms of both in lower case, "may" excepted, which is a verb and a person's name. */
  readonly long: ReadonlySet<string>;
  /** Names that are no other word, long and short, in lower case. */
  readonly unambiguous: ReadonlySet<string>;
};

/** Short forms that CLDR does not have. */
const MORE_ABBREVIATIONS = ['sept', 'tues', 'thurs'];
/** Verbs, nouns and given names that are written like a month or weekday. */
const AMBIGUOUS = new Set(['may', 'march', 'mar', 'jun', 'sat', 'sun']);

function namesOf(options: Intl.DateTimeFormatOptions, dates: readonly number[]): string[] {
  const format = new Intl.DateTimeFormat('en', { ...options, timeZone: 'UTC' });
  return dates.map((date) => format.format(date));
}

function buildWords(): CalendarWords {
  const inMonths = Array.from({ length: 12 }, (_, month) => Date.UTC(2024, month, 15));
  const onWeekdays = Array.from({ length: 7 }, (_, day) => Date.UTC(2024, 0, 7 + day));
  const months = namesOf({ month: 'long' }, inMonths);
  const shortMonths = namesOf({ month: 'short' }, inMonths);
  const weekdays = namesOf({ weekday: 'long' }, onWeekdays);
  const long = [...months, ...weekdays].map((name) => name.toLowerCase());
  const short = [...shortMonths, ...namesOf({ weekday: 'short' }, onWeekdays)].map((name) =>
    name.toLowerCase(),
  );
  const abbreviations = new Set([...short, ...MORE_ABBREVIATIONS].filter((name) => !long.includes(name)));
  const unambiguous = new Set([...long, ...abbreviations].filter((name) => !AMBIGUOUS.has(name)));
  const withoutMay = new Set(long.filter((name) => name !== 'may'));
  const monthForms = new Set([...months, ...shortMonths, 'sept'].map((name) => name.toLowerCase()));
  return { months, shortMonths, monthForms, weekdays, abbreviations, long: withoutMay, unambiguous };
}

let words: CalendarWords | undefined;

/** Returns the table, built at first use: an isolate that only serves pages reads no English. */
export function calendarWords(): CalendarWords {
  words ??= buildWords();
  return words;
}
