/**
 * Finds what a side says again and again in its accounts of several meetings. Of one meeting's two accounts, another figure makes
 * another point; a demand that is made each time is the same one with "fourteen" and with "eleven".
 */
import type { Substance } from '../model/index.ts';
import { compareFigures } from './figures-of-point.ts';
import { leadsIn } from './join-wordings.ts';
import { chanceOfSame, covered, type PointFrame, type PointLikeness, type StemWeights } from './likeness.ts';
import type { OwnPoint } from './own-accounts.ts';

/** Returns the chance that two points of two accounts say the same thing, from 0 to 1. */
export type ChanceOfAgain = (one: OwnPoint, other: OwnPoint) => number;

/** Compares the points of several accounts, each with each of another account. It takes time in proportion to the square of their number. */
export function openChances(points: readonly OwnPoint[], weights: StemWeights): ChanceOfAgain {
  const ends = points.map((point) => ({ point, record: point.meeting }));
  const pairs = ends.flatMap((one, at) =>
    ends
      .slice(at + 1)
      .filter(({ record }) => record !== one.record)
      .map((other) => ({ one, other, ...likenessOf(one.point, other.point, weights) })),
  );
  const leadOf = leadsIn(pairs);
  const chances = new Map<OwnPoint, Map<OwnPoint, number>>();
  for (const pair of pairs) {
    const { point } = pair.one;
    const own = chances.get(point) ?? new Map<OwnPoint, number>();
    chances.set(point, own.set(pair.other.point, chanceOfSame(pair, leadOf(pair))));
  }
  return (one, other) => chances.get(one)?.get(other) ?? chances.get(other)?.get(one) ?? 0;
}

/** A rare name that both have tells so much as a figure does. */
const NAME = 0.5;

const SAME_WHATEVER = {
  hasSameName: false,
  areAgreed: false,
  hasDenialAlone: false,
  isDoneAlone: false,
  isWeaker: false,
  isFirmer: false,
  isOtherCopy: false,
  differs: false,
} as const satisfies Partial<PointLikeness>;

/** These are the same with another figure. What is promised or claimed is another thing then. */
const STANDS: ReadonlySet<Substance> = new Set<Substance>(['demand', 'position']);

/** Returns how far two points are about one thing, whatever else they say of it. */
function likenessOf(one: OwnPoint, other: OwnPoint, weights: StemWeights): PointLikeness {
  const [some, others] = [one.frame, other.frame];
  const figures = compareFigures(some.figures, others.figures);
  const isStand = STANDS.has(one.point.substance) || STANDS.has(other.point.substance);
  return {
    ...SAME_WHATEVER,
    like: (covered(some, others, weights) + covered(others, some, weights)) / 2,
    topic: topicOf(some, others),
    figures: figures.shared + NAME * rarestName(some, others, weights),
    times: figures.sharedTimes,
    hasSameSubstance: one.point.substance === other.point.substance,
    hasOtherFigure: !isStand && figures.differs,
    hasFigureAlone: false,
  };
}

const topicOf = ({ topic }: PointFrame, other: PointFrame): number =>
  topic.reduce((sum, value, at) => sum + value * (other.topic[at] ?? 0), 0);

const rarestName = ({ names }: PointFrame, other: PointFrame, weights: StemWeights): number =>
  Math.max(0, ...[...names].filter((name) => other.names.has(name)).map(weights));

/** What is said again: its wording in each account that has it, the latest first, and how alike these are. */
export type Recurring = { readonly wordings: readonly OwnPoint[]; readonly chance: number };

/** From this chance with one wording on, from this one with all on average, and from this one with each, another account says it again. */
const ONE = 0.4;
const [ALL, ANY] = [0.32, 0.1];

/** @param accounts the points of each @returns what stands in two or more of them, what stands in most first; each point once */
export function recurringIn(accounts: readonly (readonly OwnPoint[])[], chance: ChanceOfAgain): Recurring[] {
  const found = accounts
    .flat()
    .map((seed) => clusterAround(seed, accounts, chance))
    .filter(({ length }) => length > 1)
    .map((wordings) => ({ wordings, chance: meanChance(wordings, chance) }))
    .toSorted((a, b) => b.wordings.length - a.wordings.length || b.chance - a.chance);
  const taken = new Set<OwnPoint>();
  return found.filter(({ wordings }) => {
    if (wordings.some((one) => taken.has(one))) return false;
    for (const one of wordings) taken.add(one);
    return true;
  });
}

/** Returns a point with the wording in each other account that says it again: of each account the nearest to all that were found before. */
function clusterAround(
  seed: OwnPoint,
  accounts: readonly (readonly OwnPoint[])[],
  chance: ChanceOfAgain,
): OwnPoint[] {
  const found = [seed];
  const left = new Set(accounts.filter((points) => !points.includes(seed)));
  while (left.size > 0) {
    const nearest = [...left].flatMap((points) =>
      points.map((one) => ({ one, points, ...chancesAmong(one, found, chance) })),
    );
    const [best] = nearest
      .filter(({ most, mean, least }) => most >= ONE && mean >= ALL && least >= ANY)
      .toSorted((a, b) => b.mean - a.mean);
    if (best === undefined) break;
    found.push(best.one);
    left.delete(best.points);
  }
  return found.toSorted((a, b) => (a.meeting.on < b.meeting.on ? 1 : -1));
}

/** Links that a judge made are beyond doubt. */
const isLinked = ({ point: one }: OwnPoint, { point: other }: OwnPoint): boolean =>
  one.again.includes(other.id) || other.again.includes(one.id);

function chancesAmong(
  one: OwnPoint,
  found: readonly OwnPoint[],
  chance: ChanceOfAgain,
): { readonly most: number; readonly mean: number; readonly least: number } {
  const chances = found.map((other) => (isLinked(one, other) ? 1 : chance(one, other)));
  return {
    most: Math.max(...chances),
    least: Math.min(...chances),
    mean: chances.reduce((sum, each) => sum + each, 0) / chances.length,
  };
}

function meanChance(wordings: readonly OwnPoint[], chance: ChanceOfAgain): number {
  const pairs = wordings.flatMap((one, at) => wordings.slice(at + 1).map((other) => chance(one, other)));
  return pairs.reduce((sum, each) => sum + each, 0) / Math.max(1, pairs.length);
}
