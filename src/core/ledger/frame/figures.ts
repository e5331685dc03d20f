/** Numbers, dates and spans of time in a clause: what a minimal change most often changes. */
import { calendarOf } from '../../language/calendar.ts';
import { EVERY, NEAR_PERIODS, PERIODS } from './markers.ts';
import type { ContentWord } from '../../language/english/content-words.ts';

export type Figures = {
  readonly numbers: Set<string>;
  /** Months, weekdays and years, and "next year". */
  readonly dates: Set<string>;
  /** Spans of time: "every hour", "for ten years". */
  readonly periods: Set<string>;
};

const YEAR = /^(?:19|20)\d\d$/u;
const { dates: calendar } = calendarOf('en');

function isDate(word: ContentWord): boolean {
  return (word.capital && calendar.has(word.lower) && word.lower.length > 2) || YEAR.test(word.lower);
}

/**
 * Reads what counts or dates, if that is what stands at a word.
 * @param figures gets what is found
 */
export function readFigure(words: readonly ContentWord[], at: number, figures: Figures): boolean {
  const word = words[at];
  if (word === undefined) return false;
  if (isDate(word) && !(word.lower === 'may' && at === 0)) {
    figures.dates.add(word.lower.slice(0, word.kind === 'word' ? 3 : 4));
    return true;
  }
  if (readPeriod(words, at, figures)) return true;
  if (word.kind !== 'number') return false;
  const beside = [words[at - 1], words[at + 1]].some((other) => other?.kind === 'word' && isDate(other));
  if (beside) figures.dates.add(word.lower);
  else if (!countsSides(words, at)) figures.numbers.add(word.lower);
  return true;
}

/** "One week", "every hour", "daily", "ten years": "days" alone counts nothing. */
function readPeriod(words: readonly ContentWord[], at: number, figures: Figures): boolean {
  const { lower = '', kind } = words[at] ?? {};
  const period = kind === 'word' ? PERIODS.get(lower) : undefined;
  if (period === undefined) return false;
  const before = words[at - 1];
  if (before?.lower === 'one') figures.numbers.add('1');
  if (NEAR_PERIODS.has(before?.lower ?? '')) figures.dates.add(`${before?.lower ?? ''} ${period}`);
  if (before?.kind === 'number' || EVERY.has(before?.lower ?? '') || lower.endsWith('ly'))
    addPeriod(period, figures);
  return true;
}

function addPeriod(period: string, figures: Figures): void {
  if (period === 'decade') figures.numbers.add('10');
  figures.periods.add(period === 'decade' ? 'year' : period);
}

const SIDES = /^(?:side|countr|nation|govern|people|peopl|parti|neighbor|minist|state|leader)/u;

/** "the two countries", "the two neighbouring states": no number that may change. */
function countsSides(words: readonly ContentWord[], at: number): boolean {
  const value = words[at]?.lower;
  const isNear = [words[at + 1], words[at + 2]].some((word) => SIDES.test(word?.stem ?? ''));
  return (value === '2' || value === '3') && isNear;
}
