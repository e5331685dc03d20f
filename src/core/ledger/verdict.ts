/** Whether one of the statements that were compared is what is said now. */
import type { LedgerRow, Verdict } from '../model/index.ts';
import { WORD_FOR_WORD, type FrameDifference, type Likeness } from './frame/compare-frames.ts';
import type { ClauseFrame } from './frame/frame.ts';

/** An earlier statement and how it compares with the one that is judged. */
export type ComparedStatement = {
  readonly row: LedgerRow;
  readonly frame: ClauseFrame;
  readonly likeness: Likeness;
};

/**
 * The figures below were chosen on one half of `fixtures/ledgers`; what they give on the other half stands in
 * `ledger-labels.test.ts`.
 */

/** From this on, a statement says what was said; under it, something else. */
const REPEATED = 0.38;
/** Between this and `REPEATED` nothing is certain. */
export const TOUCHED = 0.32;
/** So much of an earlier statement must stand in a later one that only adds to it, and so much of that must be new. */
const WHOLE = 0.75;
const ADDED = 0.1;

/** One word in common makes no common statement, unless it is most of what both say. */
const ONE_WORD = 0.45;
const ONE_WORD_KEPT = 0.4;

/** Under this, one thing of which two things are done is not one statement. */
const OTHER_DEED = 0.48;

/** Only statements about as near as the nearest decide: what differs from it in one word is not that of another. */
const NEARLY = 0.1;
/** From this on, a number or date that is added is added to the same statement. */
const SAME_CORE = 0.6;

/** @param candidates earlier statements that were compared with the one that is judged, in any order */
export function verdictOf(
  now: ClauseFrame,
  candidates: readonly ComparedStatement[],
): Exclude<Verdict, 'thin'> {
  const nearest = mostLike(candidates);
  if (nearest === null) return 'new';
  const near = candidates.filter(isAsNear(nearest));
  const verdicts = near.map(({ likeness }) => verdictBy(now, likeness));
  return verdicts.includes('repeat') ? 'repeat' : verdictBy(now, nearest.likeness);
}

/** What is said word for word but for one is about the statements of just these words. */
function isAsNear({ likeness: nearest }: ComparedStatement): (one: ComparedStatement) => boolean {
  if (nearest.verbatim >= WORD_FOR_WORD)
    return ({ likeness }) => likeness.verbatim >= nearest.verbatim - NEARLY;
  return ({ likeness }) => likenessOf(likeness) >= likenessOf(nearest) - NEARLY;
}

/** From 0 to 1. What is said now counts more than what is left out: a formula's short form is the formula. */
export const likenessOf = ({ covered, kept }: Likeness): number => 0.7 * covered + 0.3 * kept;

/** Of equally like ones the first. */
export function mostLike(candidates: readonly ComparedStatement[]): ComparedStatement | null {
  return candidates.reduce<ComparedStatement | null>(
    (best, one) => (best === null || likenessOf(one.likeness) > likenessOf(best.likeness) ? one : best),
    null,
  );
}

function verdictBy(now: ClauseFrame, likeness: Likeness): Exclude<Verdict, 'thin'> {
  const { covered, shared, kept, verbatim, quoted, differences } = likeness;
  const has = (...kinds: FrameDifference[]): boolean => kinds.some((kind) => differences.has(kind));
  const like = likenessOf(likeness) + (now.repeats ? 0.05 : 0);
  if (like < TOUCHED || has('negation', 'number')) return 'new';
  if (shared < 2 && (like < ONE_WORD || kept < ONE_WORD_KEPT || has('more-exact'))) return 'new';
  if (has('deed') && like < OTHER_DEED) return 'new';
  if (has('more-exact')) return like < SAME_CORE ? 'new' : 'partial';
  if (has('party') && verbatim >= WORD_FOR_WORD) return 'new';
  const isAddition = quoted >= WHOLE && covered <= 1 - ADDED;
  if (
    like < REPEATED ||
    isAddition ||
    has('condition', 'reason', 'softened', 'quantity', 'substituted', 'party')
  )
    return 'partial';
  return verbatim >= WORD_FOR_WORD && has('toned', 'scoped') ? 'partial' : 'repeat';
}
