import { splitWords } from '../word-set.ts';
import { calendarWords } from './calendar-words.ts';
import {
  type DayNumber,
  dayOf,
  type DayRange,
  monthOf,
  oneDay,
  dayParts,
  weekdayOf,
  yearOf,
} from '../days.ts';

/** A date as a sentence of news writes it. A library for dates was tried: it costs a thousand times as much, and guesses. */
export type DateFound = {
  readonly start: number;
  readonly end: number;
  readonly days: DayRange;
};

const NUMBERS = splitWords('zero one two three four five six seven eight nine ten eleven twelve');

/** The parts that the forms of dates are built from, as sources of regular expressions. */
type DateParts = Readonly<Record<'month' | 'year' | 'date' | 'weekday' | 'unit' | 'count', string>>;

function dateParts(): DateParts {
  const { months, shortMonths, weekdays } = calendarWords();
  // Without its full stop, "Mar" is a part of a name as often as a month.
  const short = shortMonths
    .filter((name) => name !== 'May')
    .map((name) => `${name}\\.${name === 'Mar' ? '' : '?'}`);
  return {
    month: `(?<month>${[...months, 'Sept\\.?', ...short].join('|')})`,
    year: '(?<year>(?:19[89]|20[0-5])\\d)',
    date: '(?<date>[0-3]?\\d)(?:st|nd|rd|th)?',
    weekday: `(?<weekday>${weekdays.join('|')})`,
    unit: '(?<unit>day|week|month|year|decade)s?',
    count: `(?<count>an?|${NUMBERS.slice(1).join('|')}|several|some|\\d{1,2})`,
  };
}

type Groups = Readonly<Record<string, string | undefined>>;
type DateReader = (groups: Groups, published: DayNumber) => DayRange | null;
type DateForm = readonly [form: RegExp, read: DateReader];

/** @param name long or short, with or without its full stop @returns 1 for January */
const monthNumber = (name = ''): number => calendarWords().shortMonths.indexOf(name.slice(0, 3)) + 1;

const lastNotAfter = (days: (year: number) => DayRange, published: DayNumber): DayRange => {
  const { year } = dayParts(published);
  return days(year).from <= published ? days(year) : days(year - 1);
};

function readDate({ date, month, year, back }: Groups, published: DayNumber): DayRange | null {
  const [number, monthOfYear] = [Number(date), monthNumber(month)];
  const onDay = (inYear: number): DayRange => oneDay(dayOf(inYear, monthOfYear, number));
  if (number < 1 || number > 31) return null;
  if (year !== undefined) return onDay(Number(year));
  return back === undefined ? lastNotAfter(onDay, published) : onDay(dayParts(published).year - 1);
}

function readMonth({ month, year, back }: Groups, published: DayNumber): DayRange {
  const number = monthNumber(month);
  if (year !== undefined) return monthOf(Number(year), number);
  if (back !== undefined) return monthOf(dayParts(published).year - 1, number);
  return lastNotAfter((inYear) => monthOf(inYear, number), published);
}

/** Reads a weekday: "last Tuesday" is never the day of publication; "next Tuesday" is no day on which something was said. */
function readWeekday({ weekday, which }: Groups, published: DayNumber): DayRange | null {
  const wanted = calendarWords().weekdays.indexOf(weekday ?? '');
  const back = (weekdayOf(published) - wanted + 7) % 7;
  if (which?.toLowerCase() === 'next' || which?.toLowerCase() === 'coming') return null;
  return oneDay(published - (which?.toLowerCase() === 'last' && back === 0 ? 7 : back));
}

function readAgo({ count, unit }: Groups, published: DayNumber): DayRange | null {
  const word = (count ?? '').toLowerCase();
  const number = /^an?$/u.test(word) ? 1 : /^\d+$/u.test(word) ? Number(word) : NUMBERS.indexOf(word);
  const { year, month, date } = dayParts(published);
  if (number < 0)
    return unit === 'day' ? { from: published - 6, to: published - 2 } : readVagueAgo(unit, published);
  if (unit === 'day') return oneDay(published - number);
  if (unit === 'week') return { from: published - 7 * number - 3, to: published - 7 * number + 3 };
  if (unit === 'month') return monthOf(year, month - number);
  const years = unit === 'decade' ? number * 10 : number;
  return { from: dayOf(year - years, month - 6, date), to: dayOf(year - years, month + 6, date) };
}

/** Reads "weeks ago" and "several months ago". */
function readVagueAgo(unit: string | undefined, published: DayNumber): DayRange {
  const days = unit === 'week' ? 14 : unit === 'month' ? 60 : 365 * 2;
  return { from: published - days * 3, to: published - days };
}

function readPeriod(groups: Groups, published: DayNumber): DayRange {
  const { year, month } = dayParts(published);
  const isLast = /last|past|previous/iu.test(groups['which'] ?? '');
  const period = groups['period']?.toLowerCase();
  if (period === 'year') return isLast ? yearOf(year - 1) : { from: dayOf(year, 1, 1), to: published };
  if (period === 'month')
    return isLast ? monthOf(year, month - 1) : { from: dayOf(year, month, 1), to: published };
  if (period !== 'week') return { from: published - 365, to: published - 60 };
  const monday = published - ((weekdayOf(published) + 6) % 7);
  return isLast ? { from: monday - 7, to: monday - 1 } : { from: monday, to: published };
}

/** Returns the forms of dates, each with its reader. The order counts: what one form has read, no later one reads again. */
function buildForms(): readonly DateForm[] {
  const { month, year, date, weekday, unit, count } = dateParts();
  return [
    [
      /\b(?<year>20[0-5]\d)-(?<month>[01]\d)-(?<date>[0-3]\d)\b/gu,
      (found) => oneDay(dayOf(Number(found['year']), Number(found['month']), Number(found['date']))),
    ],
    [
      new RegExp(`\\b${date}(?: of)? ${month}(?:,? ${year}|(?<back>,? last year))?(?![\\p{L}\\d])`, 'gu'),
      readDate,
    ],
    [new RegExp(`\\b${month} ${date}(?:,? ${year}|(?<back>,? last year))?(?![\\p{L}\\d])`, 'gu'), readDate],
    [new RegExp(`\\b${month}(?:,? ${year}|(?<back>,? (?:of )?last year))(?!\\d)`, 'gu'), readMonth],
    [
      new RegExp(
        `(?<=\\b(?:[Ii]n|[Ss]ince|[Ll]ast|[Ee]arly|[Ll]ate|[Mm]id-?) ?)${month}(?![\\p{L}\\d])`,
        'gu',
      ),
      readMonth,
    ],
    [new RegExp(`\\b(?:(?<which>[Ll]ast|[Tt]his|[Nn]ext|[Cc]oming) )?${weekday}\\b`, 'gu'), readWeekday],
    [/\b(?:today|tonight|this (?:morning|afternoon|evening))\b/giu, (_, published) => oneDay(published)],
    [
      /\b(?:yesterday|last (?:night|evening)|the (?:day|night) before)\b/giu,
      (_, published) => oneDay(published - 1),
    ],
    [new RegExp(`\\b(?:${count} )?${unit} (?:ago|earlier|before|prior)\\b`, 'giu'), readAgo],
    [
      /\b(?<which>last|past|previous|this) (?<period>week|month|year|spring|summer|autumn|fall|winter)\b/giu,
      readPeriod,
    ],
    [
      new RegExp(`(?<![\\d.,$€£-])\\b${year}\\b(?![\\d%]|[.,]\\d)`, 'gu'),
      (found) => yearOf(Number(found['year'])),
    ],
  ];
}

/** Built at first use, with the calendar. */
let forms: readonly DateForm[] | undefined;

/** Finds quickly that a sentence holds no date, as most do; months begin with a capital letter. */
const TRIGGER =
  /day\b|night|this (?:morning|afternoon|evening)|\bago\b|\bearlier\b|\bbefore\b|\bprior\b|\b(?:[Ll]ast|[Pp]ast|[Pp]revious|[Tt]his) |\b(?:19[89]|20[0-5])\d\b|\b[JFMASOND](?:a[nry]|eb|pr|u[nlg]|ep|ct|ov|ec)/u;

/**
 * Finds the dates in one sentence, in order, as far as they can be on or before the day of publication.
 * @param published the day that "today" and "on Tuesday" are counted from
 */
export function datesIn(sentence: string, published: DayNumber): DateFound[] {
  if (!TRIGGER.test(sentence)) return [];
  const found: DateFound[] = [];
  forms ??= buildForms();
  for (const [form, read] of forms) {
    for (const match of sentence.matchAll(form)) {
      const [start, end] = [match.index, match.index + match[0].length];
      if (found.some((other) => start < other.end && other.start < end)) continue;
      const days = read(match.groups ?? {}, published);
      found.push({ start, end, days: days ?? oneDay(published + 1) });
    }
  }
  return found
    .filter(({ days }) => days.from <= published)
    .map((date) => ({ ...date, days: { from: date.days.from, to: Math.min(date.days.to, published) } }))
    .toSorted((a, b) => a.start - b.start);
}
