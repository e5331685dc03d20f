import type { Frame, Term } from '../frame.ts';

/** What decides that a statement is not quite, or not at all, the one it is compared with. */
export type Difference =
  'negation' | 'number' | 'date' | 'condition' | 'softened' | 'hardened' | 'quantity' | 'party';

export type Likeness = {
  /** How much of what is said now was said then, from 0 to 1, each concept by its weight; conditions apart. */
  readonly covered: number;
  /** How much of what was said then is said now. */
  readonly kept: number;
  /** Concepts of substance that both state. */
  readonly shared: number;
  readonly differences: ReadonlySet<Difference>;
};

/** How much a concept tells, from 0 to 1. */
export type Weight = (concept: string) => number;

/** Of a word that may begin any statement. */
const LIGHT = 0.25;

const weigh = (term: Term, weight: Weight): number => weight(term.concept) * (term.light ? LIGHT : 1);

/** The share of one frame's weight that stands in the other. */
function share(terms: Iterable<Term>, other: Frame, weight: Weight): number {
  let [all, found] = [0, 0];
  for (const term of terms) {
    const own = weigh(term, weight);
    all += own;
    if (other.terms.has(term.concept)) found += own;
  }
  return all === 0 ? 0 : found / all;
}

/** Whether what both speak of is mostly stated by one and negated by the other. */
function isTurned(now: Frame, then: Frame, weight: Weight): boolean {
  let [turned, agreed] = [0, 0];
  for (const term of now.terms.values()) {
    const other = then.terms.get(term.concept);
    if (other === undefined || term.polarity === 0 || other.polarity === 0) continue;
    if (term.polarity !== other.polarity) turned += weigh(term, weight);
    else if (term.polarity === -1) agreed += weigh(term, weight);
  }
  return turned > agreed;
}

const lacks = (set: ReadonlySet<string>, wanted: ReadonlySet<string>): boolean =>
  [...wanted].some((value) => !set.has(value));

function differences(now: Frame, then: Frame, weight: Weight): Set<Difference> {
  const found = new Set<Difference>();
  if (isTurned(now, then, weight)) found.add('negation');
  if (lacks(then.numbers, now.numbers)) found.add('number');
  if (then.dates.size > 0 && lacks(then.dates, now.dates)) found.add('date');
  if (now.conditional !== then.conditional) found.add('condition');
  if (now.weak && !then.weak) found.add('softened');
  if (!now.weak && then.weak) found.add('hardened');
  if (now.quantity !== then.quantity && now.quantity !== null && then.quantity !== null)
    found.add('quantity');
  return found;
}

export function compareFrames(now: Frame, then: Frame, weight: Weight): Likeness {
  const main = [...now.terms.values()].filter(({ conditional }) => !conditional);
  const own = main.length > 0 ? main : [...now.terms.values()];
  const shared = own.filter(({ light, concept }) => !light && then.terms.has(concept)).length;
  return {
    covered: share(own, then, weight),
    kept: share(then.terms.values(), now, weight),
    shared,
    differences: differences(now, then, weight),
  };
}
