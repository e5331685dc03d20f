/** Quantities and times of a point, in one form: "two weeks" is "fourteen days", "by 31 May" is "before the end of May". */
import { type DayRange, dayOf, dayParts, type DayNumber, monthOf, oneDay, yearOf } from '../language/days.ts';
import { calendarWords } from '../language/english/calendar-words.ts';
import { type ContentWord, contentWords } from '../language/english/content-words.ts';

export type PointFigures = {
  /** Counted things by the stem of their noun, `''` where none follows: "12 million euros". */
  readonly quantities: ReadonlyMap<string, ReadonlySet<string>>;
  /** Lengths of time, in days. */
  readonly durations: ReadonlySet<number>;
  /** How often, in days. */
  readonly rhythms: ReadonlySet<number>;
  readonly times: readonly DayRange[];
};

/** The days of a unit of time. */
const UNIT_DAYS: ReadonlyMap<string, number> = new Map([
  ['day', 1],
  ['week', 7],
  ['fortnight', 14],
  ['month', 30],
  ['quarter', 91],
  ['year', 365],
]);
const RHYTHMS: ReadonlyMap<string, number> = new Map([
  ['daily', 1],
  ['weekly', 7],
  ['fortnightly', 14],
  ['monthly', 30],
  ['quarterly', 91],
  ['yearly', 365],
  ['annual', 365],
  ['annually', 365],
]);
const SEASONS: ReadonlyMap<string, readonly [first: number, last: number]> = new Map([
  ['spring', [3, 5]],
  ['summer', [6, 8]],
  ['autumn', [9, 11]],
  ['fall', [9, 11]],
]);
/** "The three sides", "two foreign ministers": whoever counts them counts the same. */
const SIDES = /^(?:sides|ministers|countries|parties|nations|neighbou?rs|governments|leaders)$/u;
/** "Within a month" is a length of time, and "once a month" is none. */
const WITHIN = /^(?:within|in|for|after|of)$/u;
const EACH = /^(?:every|each|a|an|per|by)$/u;
const EDGE = /^(?:end|close|out|over)$/u;

const singular = (word: string): string => word.replace(/s$/u, '');

/** @param day of the meeting, from which "next year" and "in May" are counted */
export function figuresOfPoint(text: string, day: DayNumber): PointFigures {
  const words = contentWords(text).filter(({ kind }) => kind !== 'mark');
  const quantities = new Map<string, Set<string>>();
  const durations = new Set<number>();
  const rhythms = new Set<number>();
  const times: DayRange[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at];
    if (word === undefined) continue;
    const time = timeAt(words, at, day);
    if (time !== null) times.push(time);
    const rhythm = RHYTHMS.get(word.lower) ?? rhythmAt(words, at);
    if (rhythm !== null) rhythms.add(rhythm);
    const span = /^(?:a|one)$/u.test(word.lower) ? UNIT_DAYS.get(words[at + 1]?.lower ?? '') : undefined;
    if (span !== undefined && WITHIN.test(words[at - 1]?.lower ?? '')) durations.add(span);
    if (SIDES.test(words[at + 1]?.lower ?? '') || SIDES.test(words[at + 2]?.lower ?? '')) continue;
    if (word.kind !== 'number' || time !== null || isOfDate(words, at)) continue;
    const unit = UNIT_DAYS.get(singular(words[at + 1]?.lower ?? ''));
    if (unit !== undefined) durations.add(Number(word.lower) * unit);
    else {
      const noun = words[at + 1]?.kind === 'word' ? (words[at + 1]?.stem ?? '') : '';
      quantities.set(noun, (quantities.get(noun) ?? new Set<string>()).add(word.lower));
    }
  }
  return { quantities, durations, rhythms, times };
}

/** "Every day", "once a week", "day by day". */
function rhythmAt(words: readonly ContentWord[], at: number): number | null {
  const unit = UNIT_DAYS.get(words[at]?.lower ?? '');
  if (unit === undefined || unit > 365) return null;
  const [before, first] = [words[at - 1]?.lower ?? '', words[at - 2]?.lower ?? ''];
  if (before === 'by' && first === words[at]?.lower) return unit;
  if (/^(?:every|each)$/u.test(before)) return unit;
  return EACH.test(before) && /^(?:once|twice|times|crowns|metres|hours)$/u.test(first) ? unit : null;
}

const monthIndex = (word: ContentWord | undefined): number =>
  word?.capital === true && word.lower.length > 2
    ? calendarWords().months.findIndex((month) => month.toLowerCase() === word.lower) + 1
    : 0;
const YEAR = /^(?:19|20)\d\d$/u;
const DAY = /^(?:[12]?\d|3[01])(?:st|nd|rd|th)?$/u;
const ORDINAL_FIRST = /^(?:first|1st|1)$/u;

const isOfDate = (words: readonly ContentWord[], at: number): boolean =>
  YEAR.test(words[at]?.lower ?? '') || monthIndex(words[at - 1]) > 0 || monthIndex(words[at + 1]) > 0;

function timeAt(words: readonly ContentWord[], at: number, day: DayNumber): DayRange | null {
  const month = monthIndex(words[at]);
  const lower = words[at]?.lower ?? '';
  const before = [1, 2, 3, 4].map((back) => words[at - back]?.lower ?? '');
  if (month > 0) return inMonth(words, at, month, day);
  const part = partOfYear(lower, before, day);
  if (part !== null) return part;
  const season = SEASONS.get(lower);
  if (season !== undefined) {
    const year = yearNear(words, at, day, season[1]);
    return { from: dayOf(year, season[0], 1), to: monthOf(year, season[1]).to };
  }
  if (YEAR.test(lower) && monthIndex(words[at - 1]) === 0 && monthIndex(words[at - 2]) === 0)
    return yearOf(Number(lower));
  if (lower !== 'year') return null;
  const { year } = dayParts(day);
  if (/^(?:next|coming)$/u.test(before[0] ?? '')) return yearOf(year + 1);
  if (before[0] === 'new') return { from: dayOf(year, 12, 20), to: dayOf(year + 1, 1, 10) };
  if (before[0] === 'this') return yearOf(year);
  return before.some((word) => EDGE.test(word)) ? { from: day, to: dayOf(year, 12, 31) } : null;
}

/** Parts of a year, with how many there are; and which of them is meant. */
const PARTS: ReadonlyMap<string, number> = new Map([
  ['half', 2],
  ['quarter', 4],
]);
const NTH: readonly string[] = ['first', 'second', 'third', 'fourth'];

/** "The first half of 2027", "the third quarter of this year". @param before the words before it, the nearest first */
function partOfYear(word: string, before: readonly string[], day: DayNumber): DayRange | null {
  if (word !== 'year' && !YEAR.test(word)) return null;
  const at = before.findIndex((each) => PARTS.has(each));
  const count = PARTS.get(before[at] ?? '') ?? 0;
  const nth = NTH.indexOf(before[at + 1] ?? '');
  if (count === 0 || nth === -1 || nth >= count) return null;
  const own = dayParts(day).year + (/^(?:next|coming)$/u.test(before[0] ?? '') ? 1 : 0);
  const year = word === 'year' ? own : Number(word);
  const months = 12 / count;
  return { from: dayOf(year, nth * months + 1, 1), to: monthOf(year, (nth + 1) * months).to };
}

/** The year that a month without one is in: the nearest one ahead. */
function yearNear(words: readonly ContentWord[], at: number, day: DayNumber, month: number): number {
  const named = [words[at + 1], words[at + 2]].find((word) => YEAR.test(word?.lower ?? ''));
  if (named !== undefined) return Number(named.lower);
  const { year } = dayParts(day);
  return monthOf(year, month).to < day - PAST_DAYS ? year + 1 : year;
}
/** A month that ended longer ago is next year's. */
const PAST_DAYS = 60;

function inMonth(words: readonly ContentWord[], at: number, month: number, day: DayNumber): DayRange {
  const year = yearNear(words, at, day, month);
  const whole = monthOf(year, month);
  const before = [1, 2, 3, 4].map((back) => words[at - back]?.lower ?? '');
  const [after = ''] = [words[at + 1]?.lower];
  const number = [before[0] ?? '', before[1] ?? '', after].find((word) => DAY.test(word));
  const isFirst = before.slice(0, 2).some((word) => ORDINAL_FIRST.test(word));
  const on =
    number === undefined ? (isFirst ? whole.from : null) : whole.from + Number.parseInt(number, 10) - 1;
  if (on !== null) return oneDay(on);
  if (before.some((word) => EDGE.test(word)) || after === 'is') return oneDay(whole.to);
  return before.some((word) => /^(?:start|beginning)$/u.test(word)) ? oneDay(whole.from) : whole;
}

/** Two times that are so near each other are one: "before the first of April", "by the end of March". In days. */
const NEAR = 1;

/** A day beside another one may be the same, as "before June" is "by 31 May"; a year beside another one is not. */
function overlap(one: DayRange, other: DayRange): boolean {
  const near = Math.min(one.to - one.from, other.to - other.from) === 0 ? NEAR : 0;
  return one.from - near <= other.to && other.from - near <= one.to;
}

/** How two points' figures agree: what both have and share, and whether something both have differs. */
type SetLikeness = { readonly shared: number; readonly differs: boolean };
type FigureLikeness = SetLikeness & {
  /** Days, or spans of a few weeks, that both name. */
  readonly sharedTimes: number;
};

/** Longer times tell nothing where they overlap. In days. */
const MAX_SPAN = 40;

const isShort = (one: DayRange, other: DayRange): boolean =>
  Math.min(one.to - one.from, other.to - other.from) < MAX_SPAN;

export function compareFigures(one: PointFigures, other: PointFigures): FigureLikeness {
  const [times, otherTimes] = [one.times, other.times];
  const common = times.filter((time) => otherTimes.some((each) => overlap(time, each)));
  const numbers = compareSets(valuesOf(one), valuesOf(other));
  const durations = compareSets(one.durations, other.durations);
  const rhythms = compareSets(one.rhythms, other.rhythms);
  const isOtherTime = times.length > 0 && otherTimes.length > 0 && common.length === 0;
  return {
    sharedTimes: common.filter((time) =>
      otherTimes.some((each) => overlap(time, each) && isShort(time, each)),
    ).length,
    shared: numbers.shared + durations.shared + rhythms.shared,
    differs: isOtherTime || numbers.differs || durations.differs || rhythms.differs,
  };
}

const valuesOf = ({ quantities }: PointFigures): ReadonlySet<string> =>
  new Set([...quantities.values()].flatMap((values) => [...values]));

/** Both have some, and neither has all of the other's. */
function compareSets<T>(one: ReadonlySet<T>, other: ReadonlySet<T>): SetLikeness {
  const shared = [...one].filter((value) => other.has(value)).length;
  return { shared, differs: shared < Math.min(one.size, other.size) };
}
