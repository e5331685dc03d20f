/** Decides whether one of the statements that were compared is what is said now. */
import type { LedgerRow, Verdict } from '../model/index.ts';
import type { FrameDifference, Likeness } from './frame/compare-frames.ts';
import type { ClauseFrame } from './frame/frame.ts';

/** An earlier statement and how it compares with the one that is judged. */
export type ComparedStatement = {
  readonly row: LedgerRow;
  readonly frame: ClauseFrame;
  readonly likeness: Likeness;
};

/** From this likeness on, a statement without a difference that counts says again what was said: under it, nobody can tell. */
const SAID_AGAIN = 0.7;
/** Fewer words in common are no common statement, unless the texts are the same. */
const MIN_SHARED = 3;
const KEPT_OF_A_DENIAL = 0.95;
/** From this likeness on, a statement is about the same; under it, about something else, as far as words tell. */
export const TOUCHED = 0.45;
/** From this likeness on, a number or date that is added is added to the same statement. */
const MIN_SAME_CORE = 0.6;

/** @param compared earlier statements that were compared with the one that is judged, in any order */
export function verdictOf(compared: readonly ComparedStatement[]): Exclude<Verdict, 'thin'> {
  if (compared.some(isSaidAgain)) return 'repeat';
  const nearest = mostLike(compared);
  return nearest === null ? 'new' : verdictBy(nearest.likeness);
}

/** Differences that make another statement of the same words. */
const DECIDING: readonly FrameDifference[] = ['negation', 'number', 'phase', 'party'];

/**
 * Returns whether a statement is in nearly the words of an earlier one, and not the same for all that: it negates it, has
 * another number or side, or tells as done what was announced. Of what is said in other words, rules cannot tell.
 */
export const isTurned = ({ likeness }: Pick<ComparedStatement, 'likeness'>): boolean =>
  likenessOf(likeness) >= SAID_AGAIN && DECIDING.some((kind) => likeness.differences.has(kind));

/** Returns a likeness from 0 to 1. What is said now counts more than what is left out: a formula's short form is the formula. */
export const likenessOf = ({ covered, kept }: Likeness): number => 0.7 * covered + 0.3 * kept;

/** Returns the most like statement, of equally like ones the first. */
export function mostLike(compared: readonly ComparedStatement[]): ComparedStatement | null {
  return compared.reduce<ComparedStatement | null>(
    (best, one) => (best === null || likenessOf(one.likeness) > likenessOf(best.likeness) ? one : best),
    null,
  );
}

/**
 * Returns whether a statement was certainly made before: all of it stands in the earlier one in the same order, and nothing
 * that decides differs. Who does what to whom is told by the order, so that "A will defend B" is not "B will defend A"; and
 * what is denied of all says more than what is denied of some.
 */
export function isSaidAgain({ frame, likeness }: ComparedStatement): boolean {
  const { contained, differences, shared, kept, verbatim } = likeness;
  if (!contained || differences.size > 0 || (shared < MIN_SHARED && verbatim < 1)) return false;
  const isDenied = [...frame.terms.values()].some(({ polarity }) => polarity !== 1);
  return likenessOf(likeness) >= SAID_AGAIN && kept >= (isDenied ? KEPT_OF_A_DENIAL : 0);
}

function verdictBy(likeness: Likeness): Exclude<Verdict, 'thin' | 'repeat'> {
  const like = likenessOf(likeness);
  const { differences } = likeness;
  if (like < TOUCHED || DECIDING.some((kind) => differences.has(kind))) return 'new';
  return differences.has('more-exact') && like < MIN_SAME_CORE ? 'new' : 'partial';
}
