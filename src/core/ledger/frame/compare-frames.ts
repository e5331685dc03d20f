import type { ClauseFrame, Term } from './frame.ts';

/** What decides that a statement is not quite, or not at all, the one it is compared with. */
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
  | 'deed'
  | 'party';

export type Likeness = {
  /** How much of what is said now was said then, from 0 to 1, each concept by its weight; conditions apart. */
  readonly covered: number;
  /** How much of what was said then is said now. */
  readonly kept: number;
  /** Concepts of substance that both state. */
  readonly shared: number;
  /** How much of the longer one's words, those of grammar too, stand in the other. */
  readonly verbatim: number;
  /** How much of what was said then stands there word for word. */
  readonly quoted: number;
  readonly differences: ReadonlySet<FrameDifference>;
};

/** How much a concept tells, from 0 to 1. */
export type Weight = (concept: string) => number;
/** `own`: whose statements they are. */
export type Scale = { readonly weight: Weight; readonly own: string };

/** Of a word that may begin any statement. */
const LIGHT = 0.25;

const weightOf = (term: Term, weight: Weight): number => weight(term.concept) * (term.light ? LIGHT : 1);

/** A number that both state counts as a word of substance; one that only one states is a difference, told apart. */
const NUMBER = 0.8;

/** The share of some terms' weight, and of the numbers that both state, that stands in the other frame. */
function share(
  terms: Iterable<Term>,
  other: ClauseFrame,
  weight: Weight,
  numbers: ReadonlySet<string> = new Set(),
): number {
  let all = NUMBER * [...numbers].filter((number) => other.numbers.has(number)).length;
  let found = all;
  for (const term of terms) {
    const own = weightOf(term, weight);
    all += own;
    if (other.terms.has(term.concept)) found += own;
  }
  return all === 0 ? 0 : found / all;
}

/** Whether what both speak of is mostly stated by one and negated by the other. */
function isReversed(now: ClauseFrame, then: ClauseFrame, weight: Weight): boolean {
  let [turned, agreed] = [0, 0];
  for (const term of now.terms.values()) {
    const other = then.terms.get(term.concept);
    if (other === undefined || term.polarity === 0 || other.polarity === 0) continue;
    if (term.conditional || other.conditional) continue;
    if (term.polarity !== other.polarity) turned += weightOf(term, weight);
    else if (term.polarity === -1) agreed += weightOf(term, weight);
  }
  return turned > agreed;
}

/** What one states that the other states otherwise (`changed`), or not at all (`added`). */
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
  if (isOtherDeed(now, then)) found.add('deed');
  if (setChange(othersIn(now, own), othersIn(then, own)) === 'changed') found.add('party');
  return found;
}

/** Both say what is done, and it is not the same: "the quay will be sold" and "the quay will be built". */
function isOtherDeed(now: ClauseFrame, then: ClauseFrame): boolean {
  const [one, other] = [deedsOf(now), deedsOf(then)];
  return one.length > 0 && other.length > 0 && !one.some((concept) => other.includes(concept));
}

const deedsOf = ({ terms }: ClauseFrame): string[] =>
  [...terms.values()].flatMap(({ action, light, conditional, concept }) =>
    action && !light && !conditional ? [concept] : [],
  );

/** The sides that are named besides the speaker's own. */
const othersIn = ({ parties }: ClauseFrame, own: string): Set<string> =>
  new Set([...parties].filter((party) => party !== own));

const isSofter = (now: ClauseFrame, then: ClauseFrame): boolean =>
  (now.modality === 'weak' && then.modality !== 'weak') || isAttempt(now, then);

/** "Will try to" and "will": one promises the thing, the other the attempt. */
const isAttempt = (one: ClauseFrame, other: ClauseFrame): boolean =>
  one.modality === 'attempt' && (other.modality === 'firm' || other.modality === null);

/** "Will" and "plans to": where all else is the same, one is less than the other. */
const isToned = (one: ClauseFrame, other: ClauseFrame): boolean =>
  one.modality === 'half' && other.modality === 'firm';

/** Whether a condition that one states is no part of what the other states, in whatever form. */
function isUnmet(one: ClauseFrame, other: ClauseFrame, weight: Weight): boolean {
  const condition = [...one.terms.values()].filter(({ conditional }) => conditional);
  return (
    one.conditional && (condition.length === 0 ? !other.conditional : share(condition, other, weight) < 0.5)
  );
}

/** Whether the reason given now is no part of what was said then. */
function isOtherReason(now: ClauseFrame, then: ClauseFrame, weight: Weight): boolean {
  const reason = [...now.terms.values()].filter((term) => term.reason);
  return reason.length > 0 && share(reason, then, weight) < 0.5;
}

/** Of the words of two texts that differ in one place, at least so many are the same. */
export const WORD_FOR_WORD = 0.65;

const sameWords = (now: ClauseFrame, then: ClauseFrame): number =>
  [...now.words].filter((word) => then.words.has(word)).length;

const verbatim = (now: ClauseFrame, then: ClauseFrame): number =>
  sameWords(now, then) / Math.max(1, now.words.size, then.words.size);

/** Whether a word of substance stands in another's place. */
function isSubstituted(now: ClauseFrame, then: ClauseFrame): boolean {
  return hasOwn(now, then) && hasOwn(then, now);
}

const hasOwn = (one: ClauseFrame, other: ClauseFrame): boolean =>
  [...one.terms.values()].some(({ light, concept }) => !light && !other.terms.has(concept));

/** What was said before is not said again by giving it as a reason: the clause that it is the reason of counts alone. */
function withoutReason(frame: ClauseFrame): ClauseFrame {
  const main = [...frame.terms].filter(([, { reason }]) => !reason);
  return main.length === 0 || main.length === frame.terms.size ? frame : { ...frame, terms: new Map(main) };
}

/**
 * How much two clauses state the same, and what decides that they don't. Not symmetric: what is added is not what is left out.
 * @param now the one that is judged
 * @param then an earlier one
 */
export function compareFrames(now: ClauseFrame, then: ClauseFrame, scale: Scale): Likeness {
  const { weight } = scale;
  const main = [...now.terms.values()].filter(({ conditional, reason }) => !conditional && !reason);
  const stated = main.length > 0 ? main : [...now.terms.values()];
  const words = stated.filter(({ light, concept }) => !light && then.terms.has(concept)).length;
  const shared = words + [...now.numbers].filter((number) => then.numbers.has(number)).length;
  return {
    covered: share(stated, then, weight, now.numbers),
    kept: share(withoutReason(then).terms.values(), withoutReason(now), weight, then.numbers),
    shared,
    verbatim: verbatim(now, then),
    quoted: sameWords(now, then) / Math.max(1, then.words.size),
    differences: differences(now, then, scale),
  };
}
