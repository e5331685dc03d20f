/** Numbers, dates and spans of time in a clause, which a minimal change changes most often. */
import { calendarOf } from '../../language/calendar.ts';
import type { ContentWord } from '../../language/english/content-words.ts';
import { EVERY, NEAR_PERIODS, TIME_SPANS } from './markers.ts';

export type Figures = {
  readonly numbers: ReadonlySet<string>;
  /** Months, weekdays and years, and "next year". */
  readonly dates: ReadonlySet<string>;
  /** Spans of time: "every hour", "for ten years". */
  readonly periods: ReadonlySet<string>;
};

/** One figure, by the set of `Figures` that it belongs to. */
type Figure = { readonly kind: keyof Figures; readonly value: string };

const YEAR = /^(?:19|20)\d\d$/u;

function isDate(word: ContentWord): boolean {
  return (
    (word.capital && calendarOf('en').dates.has(word.lower) && word.lower.length > 2) || YEAR.test(word.lower)
  );
}

/** Reads the figures at a word; returns null where it neither counts nor dates. */
export function figuresAt(words: readonly ContentWord[], at: number): readonly Figure[] | null {
  const word = words[at];
  if (word === undefined) return null;
  if (isDate(word) && !(word.lower === 'may' && at === 0))
    return [{ kind: 'dates', value: word.lower.slice(0, word.kind === 'word' ? 3 : 4) }];
  const periods = periodsAt(words, at);
  if (periods !== null || word.kind !== 'number') return periods;
  const isOfDate = [words[at - 1], words[at + 1]].some((other) => other?.kind === 'word' && isDate(other));
  if (isOfDate || isAgo(words, at)) return [{ kind: 'dates', value: word.lower }];
  return countsSides(words, at) ? [] : [{ kind: 'numbers', value: word.lower }];
}

/** Reads "one week", "every hour", "daily", "ten years"; "days" alone counts nothing. */
function periodsAt(words: readonly ContentWord[], at: number): readonly Figure[] | null {
  const { lower = '', kind } = words[at] ?? {};
  const period = kind === 'word' ? TIME_SPANS.get(lower) : undefined;
  if (period === undefined) return null;
  const { lower: before = '', kind: kindBefore } = words[at - 1] ?? {};
  const found: Figure[] = [];
  if (before === 'one') found.push({ kind: 'numbers', value: '1' });
  if (NEAR_PERIODS.has(before)) found.push({ kind: 'dates', value: `${before} ${period}` });
  if (kindBefore !== 'number' && !EVERY.has(before) && !lower.endsWith('ly')) return found;
  if (period !== 'decade') return [...found, { kind: 'periods', value: period }];
  return [...found, { kind: 'numbers', value: '10' }, { kind: 'periods', value: 'year' }];
}

/** "Twenty-five years ago": a date. */
const isAgo = (words: readonly ContentWord[], at: number): boolean =>
  words[at + 2]?.lower === 'ago' && TIME_SPANS.has(words[at + 1]?.lower ?? '');

const SIDES = /^(?:side|countr|nation|govern|people|peopl|parti|neighbor|minist|state|leader)/u;

/** Returns whether a number only counts the sides, and so cannot change: "the two neighbouring states". */
function countsSides(words: readonly ContentWord[], at: number): boolean {
  const value = words[at]?.lower;
  const isNear = [words[at + 1], words[at + 2]].some((word) => SIDES.test(word?.stem ?? ''));
  return (value === '2' || value === '3') && isNear;
}
