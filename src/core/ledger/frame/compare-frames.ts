import type { ClauseFrame, Term } from './frame.ts';

/** A reason why a statement is not quite, or not at all, the one it is compared with. */
export type FrameDifference =
  | 'negation'
  | 'number'
  | 'more-exact'
  | 'condition'
  | 'reason'
  | 'softened'
  | 'toned'
  | 'quantity'
  | 'scoped'
  | 'substituted'
  | 'party'
  | 'phase';

export type Likeness = {
  /** The share of what is said now that was said then, from 0 to 1, each stem by its weight and without conditions. */
  readonly covered: number;
  /** The share of what was said then that is said now. */
  readonly kept: number;
  /** Stems and numbers that both state. */
  readonly shared: number;
  /** The share of the longer one's words, those of grammar too, that stands in the other. */
  readonly verbatim: number;
  /** The share of what was said then that stands there now word for word. */
  readonly quoted: number;
  /** All that is stated now was stated then, in the same order. */
  readonly contained: boolean;
  readonly differences: ReadonlySet<FrameDifference>;
};

/** Returns how much a stem tells, from 0 to 1. */
type Weight = (stem: string) => number;
/** The weights to compare with; `own` is the party that made the statements. */
type Scale = { readonly weight: Weight; readonly own: string };

/** A number that both state weighs as a word of substance does; one that only one states is a difference of its own. */
const NUMBER = 0.8;

/** Returns the share of some terms' weight, and of the numbers that both state, that stands in the other frame. */
function share(
  terms: Iterable<Term>,
  other: ClauseFrame,
  weight: Weight,
  numbers: ReadonlySet<string> = new Set(),
): number {
  let all = NUMBER * [...numbers].filter((number) => other.numbers.has(number)).length;
  let found = all;
  for (const term of terms) {
    const own = weight(term.stem);
    all += own;
    if (other.terms.has(term.stem)) found += own;
  }
  return all === 0 ? 0 : found / all;
}

/** Returns whether one frame mostly negates what the other states. */
function isReversed(now: ClauseFrame, then: ClauseFrame, weight: Weight): boolean {
  let [reversed, agreed] = [0, 0];
  for (const term of now.terms.values()) {
    const other = then.terms.get(term.stem);
    if (other === undefined || term.polarity === 0 || other.polarity === 0) continue;
    if (term.conditional || other.conditional) continue;
    if (term.polarity !== other.polarity) reversed += weight(term.stem);
    else if (term.polarity === -1) agreed += weight(term.stem);
  }
  return reversed > agreed;
}

/** Tells whether one states what the other states otherwise (`changed`) or does not state (`added`). */
function setChange(now: ReadonlySet<string>, then: ReadonlySet<string>): 'changed' | 'added' | null {
  if ([...now].every((value) => then.has(value))) return null;
  return then.size > 0 ? 'changed' : 'added';
}

function differences(now: ClauseFrame, then: ClauseFrame, { weight, own }: Scale): Set<FrameDifference> {
  const found = new Set<FrameDifference>();
  if (isReversed(now, then, weight)) found.add('negation');
  const changes = [
    setChange(now.numbers, then.numbers),
    setChange(now.periods, then.periods),
    setChange(now.dates, then.dates),
  ];
  if (changes.includes('changed')) found.add('number');
  if (changes.includes('added')) found.add('more-exact');
  if (isUnmet(now, then, weight) || isUnmet(then, now, weight)) found.add('condition');
  if (isOtherReason(now, then, weight)) found.add('reason');
  if (now.bound !== null && then.bound !== null && now.bound !== then.bound) found.add('number');
  if (isSofter(now, then) || isAttempt(then, now)) found.add('softened');
  if (isToned(now, then) || isToned(then, now)) found.add('toned');
  if (now.quantity !== then.quantity && now.quantity !== null && then.quantity !== null)
    found.add('quantity');
  if ((now.quantity === 'some') !== (then.quantity === 'some') || now.only !== then.only) found.add('scoped');
  if (verbatim(now, then) >= WORD_FOR_WORD && isSubstituted(now, then)) found.add('substituted');
  if (now.phase !== then.phase && (now.phase === 'done' || then.phase === 'done')) found.add('phase');
  if (setChange(othersIn(now, own), othersIn(then, own)) === 'changed') found.add('party');
  return found;
}

/** Returns the sides that are named besides the speaker's own. */
const othersIn = ({ parties }: ClauseFrame, own: string): Set<string> =>
  new Set([...parties].filter((party) => party !== own));

const isSofter = (now: ClauseFrame, then: ClauseFrame): boolean =>
  (now.modality === 'weak' && then.modality !== 'weak') || isAttempt(now, then);

/** Returns whether one promises the attempt and the other the thing: "will try to" and "will". */
const isAttempt = (one: ClauseFrame, other: ClauseFrame): boolean =>
  one.modality === 'attempt' && (other.modality === 'firm' || other.modality === null);

/** Returns whether one says less than the other where all else is the same: "plans to" and "will". */
const isToned = (one: ClauseFrame, other: ClauseFrame): boolean =>
  one.modality === 'half' && other.modality === 'firm';

/** Returns whether all terms and figures of one stand in the other, and in its order. */
function isContained(now: ClauseFrame, then: ClauseFrame): boolean {
  const places = new Map([...then.terms.keys()].map((stem, at) => [stem, at]));
  let last = -1;
  for (const stem of now.terms.keys()) {
    const place = places.get(stem) ?? -1;
    if (place < last || place === -1) return false;
    last = place;
  }
  return now.numbers.size === then.numbers.size && [...now.numbers].every((each) => then.numbers.has(each));
}

/** Returns whether one states a condition that the other does not state in any form. */
function isUnmet(one: ClauseFrame, other: ClauseFrame, weight: Weight): boolean {
  const condition = [...one.terms.values()].filter(({ conditional }) => conditional);
  return (
    one.conditional && (condition.length === 0 ? !other.conditional : share(condition, other, weight) < 0.5)
  );
}

/** Returns whether the reason given now was not stated then. */
function isOtherReason(now: ClauseFrame, then: ClauseFrame, weight: Weight): boolean {
  const reason = [...now.terms.values()].filter((term) => term.reason);
  return reason.length > 0 && share(reason, then, weight) < 0.5;
}

/** Two texts that differ in one place have at least this share of their words in common. */
export const WORD_FOR_WORD = 0.65;

const sameWords = (now: ClauseFrame, then: ClauseFrame): number =>
  [...now.words].filter((word) => then.words.has(word)).length;

const verbatim = (now: ClauseFrame, then: ClauseFrame): number =>
  sameWords(now, then) / Math.max(1, now.words.size, then.words.size);

/** Returns whether one stem stands in another's place. */
function isSubstituted(now: ClauseFrame, then: ClauseFrame): boolean {
  return hasOwn(now, then) && hasOwn(then, now);
}

const hasOwn = (one: ClauseFrame, other: ClauseFrame): boolean =>
  [...one.terms.keys()].some((stem) => !other.terms.has(stem));

/** Drops the reason: to give an earlier statement as a reason is not to say it again. */
function withoutReason(frame: ClauseFrame): ClauseFrame {
  const main = [...frame.terms].filter(([, { reason }]) => !reason);
  return main.length === 0 || main.length === frame.terms.size ? frame : { ...frame, terms: new Map(main) };
}

/**
 * Tells how far two clauses state the same, and what decides that they do not. It is not symmetric: an addition is not an
 * omission.
 * @param now the one that is judged
 * @param then an earlier one
 */
export function compareFrames(now: ClauseFrame, then: ClauseFrame, scale: Scale): Likeness {
  const { weight } = scale;
  const main = [...now.terms.values()].filter(({ conditional, reason }) => !conditional && !reason);
  const stated = main.length > 0 ? main : [...now.terms.values()];
  const words = stated.filter(({ stem }) => then.terms.has(stem)).length;
  const shared = words + [...now.numbers].filter((number) => then.numbers.has(number)).length;
  return {
    covered: share(stated, then, weight, now.numbers),
    kept: share(withoutReason(then).terms.values(), withoutReason(now), weight, then.numbers),
    shared,
    verbatim: verbatim(now, then),
    quoted: sameWords(now, then) / Math.max(1, then.words.size),
    contained: isContained(now, then),
    differences: differences(now, then, scale),
  };
}
