/** Decides whether one of the statements that were compared is what is said now. */
import type { LedgerRow, Verdict } from '../model/index.ts';
import { WORD_FOR_WORD, type FrameDifference, type Likeness } from './frame/compare-frames.ts';
import type { ClauseFrame } from './frame/frame.ts';

/** An earlier statement and how it compares with the one that is judged. */
export type ComparedStatement = {
  readonly row: LedgerRow;
  readonly frame: ClauseFrame;
  readonly likeness: Likeness;
};

// The figures below were chosen on one half of `fixtures/ledgers`; `ledger-labels.test.ts` has what they give on the other.

/** From this likeness on, a statement says what was said before; under it, something else. */
const REPEATED = 0.38;
/** Between this and `REPEATED` nothing is certain. */
export const TOUCHED = 0.32;
/** A later statement only adds to an earlier one where so much of the earlier stands in it and so much of it is new. */
const MIN_QUOTED = 0.75;
const MIN_ADDED = 0.1;

/** One word in common makes no common statement, unless it is most of what both say. */
const MIN_ONE_WORD = 0.45;
const MIN_ONE_WORD_KEPT = 0.4;

/** Under this likeness, two deeds done to one thing are two statements. */
const MIN_OTHER_DEED = 0.48;

/** Only statements about as near as the nearest decide: a difference in one word from it says nothing about another. */
const MAX_BEHIND_NEAREST = 0.1;
/** From this likeness on, a number or date that is added is added to the same statement. */
const MIN_SAME_CORE = 0.6;

/** @param compared earlier statements that were compared with the one that is judged, in any order */
export function verdictOf(
  now: ClauseFrame,
  compared: readonly ComparedStatement[],
): Exclude<Verdict, 'thin'> {
  const nearest = mostLike(compared);
  if (nearest === null) return 'new';
  const near = compared.filter(isAsNear(nearest));
  const verdicts = near.map(({ likeness }) => verdictBy(now, likeness));
  return verdicts.includes('repeat') ? 'repeat' : verdictBy(now, nearest.likeness);
}

/** Returns a test for statements about as near as the nearest. Where that is nearly word for word, only its words count. */
function isAsNear({ likeness: nearest }: ComparedStatement): (one: ComparedStatement) => boolean {
  if (nearest.verbatim >= WORD_FOR_WORD)
    return ({ likeness }) => likeness.verbatim >= nearest.verbatim - MAX_BEHIND_NEAREST;
  return ({ likeness }) => likenessOf(likeness) >= likenessOf(nearest) - MAX_BEHIND_NEAREST;
}

/** Returns a likeness from 0 to 1. What is said now counts more than what is left out: a formula's short form is the formula. */
export const likenessOf = ({ covered, kept }: Likeness): number => 0.7 * covered + 0.3 * kept;

/** Returns the most like statement, of equally like ones the first. */
export function mostLike(compared: readonly ComparedStatement[]): ComparedStatement | null {
  return compared.reduce<ComparedStatement | null>(
    (best, one) => (best === null || likenessOf(one.likeness) > likenessOf(best.likeness) ? one : best),
    null,
  );
}

function verdictBy(now: ClauseFrame, likeness: Likeness): Exclude<Verdict, 'thin'> {
  const { covered, shared, kept, verbatim, quoted, differences } = likeness;
  const has = (...kinds: FrameDifference[]): boolean => kinds.some((kind) => differences.has(kind));
  const like = likenessOf(likeness) + (now.repeats ? 0.05 : 0);
  if (like < TOUCHED || has('negation', 'number')) return 'new';
  if (shared < 2 && (like < MIN_ONE_WORD || kept < MIN_ONE_WORD_KEPT || has('more-exact'))) return 'new';
  if (has('deed') && like < MIN_OTHER_DEED) return 'new';
  if (has('more-exact')) return like < MIN_SAME_CORE ? 'new' : 'partial';
  if (has('party') && verbatim >= WORD_FOR_WORD) return 'new';
  const isAddition = quoted >= MIN_QUOTED && covered <= 1 - MIN_ADDED;
  if (
    like < REPEATED ||
    isAddition ||
    has('condition', 'reason', 'softened', 'quantity', 'substituted', 'party')
  )
    return 'partial';
  return verbatim >= WORD_FOR_WORD && has('toned', 'scoped') ? 'partial' : 'repeat';
}
