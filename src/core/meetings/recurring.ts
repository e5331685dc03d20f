/**
 * Finds what a side says again and again in its accounts of several meetings. Of one meeting's two accounts, another figure makes
 * another point; a demand that is made each time is the same one with "fourteen" and with "eleven".
 */
import type { Substance } from '../model/index.ts';
import { compareFigures } from './figures-of-point.ts';
import { leadsIn } from './join-wordings.ts';
import { covered, type PointFrame, type StemWeights } from './likeness.ts';
import type { OwnPoint } from './own-accounts.ts';

/** Returns the chance that two points of two accounts say the same thing, from 0 to 1. */
export type ChanceOfAgain = (one: OwnPoint, other: OwnPoint) => number;

/** What has less in common, and no figure or name, says something else. */
const MIN_LIKE = 0.15;

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
  const open = pairs.filter((pair) => !pair.hasOtherFigure && (pair.like >= MIN_LIKE || pair.figures > 0));
  for (const pair of open) {
    const { point } = pair.one;
    const own = chances.get(point) ?? new Map<OwnPoint, number>();
    chances.set(point, own.set(pair.other.point, chanceOf(pair, leadOf(pair))));
  }
  return (one, other) => chances.get(one)?.get(other) ?? chances.get(other)?.get(one) ?? 0;
}

type AgainLikeness = {
  readonly like: number;
  readonly topic: number;
  /** Figures that both have, and a rare name for half of one. */
  readonly figures: number;
  readonly times: number;
  readonly hasSameSubstance: boolean;
  readonly hasOtherFigure: boolean;
};

/** A rare name that both have tells so much as a figure does, where one of them demands or holds something. */
const NAME = 0.5;
/** More figures in common tell no more. */
const MAX_FIGURES = 2;

/** These are the same with another figure. What is promised or claimed is another thing then, also of what has the same name. */
const STANDS: ReadonlySet<Substance> = new Set<Substance>(['demand', 'position']);

/** Returns how far two points are about one thing, whatever else they say of it. */
function likenessOf(one: OwnPoint, other: OwnPoint, weights: StemWeights): AgainLikeness {
  const [some, others] = [one.frame, other.frame];
  const figures = compareFigures(some.figures, others.figures);
  const isStand = STANDS.has(one.point.substance) || STANDS.has(other.point.substance);
  return {
    like: (covered(some, others, weights) + covered(others, some, weights)) / 2,
    topic: topicOf(some, others),
    figures: figures.shared + (isStand ? NAME * rarestName(some, others, weights) : 0),
    times: figures.sharedTimes,
    hasSameSubstance: one.point.substance === other.point.substance,
    hasOtherFigure: !isStand && figures.differs,
  };
}

/**
 * What speaks for one thing said again and against it: a reading of the weights for two wordings of one meeting (see
 * `chanceOfSame`), without those for what may differ from meeting to meeting.
 */
const WEIGHTS = { like: 3.8, lead: 4.7, topic: 0.2, figures: 2.8, times: 1.6, sameSubstance: 0.4 };
const BIAS = -2.4;

function chanceOf(likeness: AgainLikeness, lead: number): number {
  const { like, topic, figures, times, hasSameSubstance } = likeness;
  const sum =
    BIAS +
    WEIGHTS.like * like +
    WEIGHTS.lead * lead +
    WEIGHTS.topic * topic +
    WEIGHTS.figures * Math.min(figures, MAX_FIGURES) +
    WEIGHTS.times * Math.min(times, MAX_FIGURES) +
    (hasSameSubstance ? WEIGHTS.sameSubstance : 0);
  return 1 / (1 + Math.exp(-sum));
}

const topicOf = ({ topic }: PointFrame, other: PointFrame): number =>
  topic.reduce((sum, value, at) => sum + value * (other.topic[at] ?? 0), 0);

const rarestName = ({ names }: PointFrame, other: PointFrame, weights: StemWeights): number =>
  Math.max(0, ...[...names].filter((name) => other.names.has(name)).map(weights));

/** What is said again: its wording in each account that has it, the latest first, and how alike these are. */
type Recurring = { readonly wordings: readonly OwnPoint[]; readonly chance: number };

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
