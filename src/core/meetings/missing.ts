/**
 * Counts what a side said in most of its last accounts of meetings with the same people, and not in this one. The same may be said in
 * quite other words: so it is named only where nothing that the account says comes near to what the earlier wordings have in common.
 */
import type { Meeting, MissingPoint } from '../model/index.ts';
import { wordSet } from '../language/word-set.ts';
import { compareFigures } from './figures-of-point.ts';
import { covered, type StemWeights } from './likeness.ts';
import { denies, type OwnPoint } from './own-accounts.ts';
import { type ChanceOfAgain, openChances, recurringIn } from './recurring.ts';
import type { AccountHistory } from './said-again.ts';

/** So many earlier accounts are needed. */
const MIN_EARLIER = 3;
/** In so much of them it must stand. What one account more has in other words is not recognised, in this one neither. */
const MOST = 0.75;

/** By the rules alone, their wordings are one thing by so much on average. */
const MIN_CHANCE = 0.32;

type SaidAgain = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * @param again of each point of the account, the earlier points that it says again
 * @param isJudged a judge said of each what it says again
 */
export function missingIn(history: AccountHistory, again: SaidAgain, isJudged: boolean): MissingPoint[] {
  const { side, own, accounts, weights } = history;
  if (accounts.length < MIN_EARLIER) return [];
  const standing = accounts.map((points) => points.filter(isStanding));
  const chance = openChances([...own, ...standing.flat()], weights);
  const saidNow = new Set(own.flatMap(({ point }) => [...(again.get(point.id) ?? [])]));
  return recurringIn(standing, chance).flatMap((found): MissingPoint[] => {
    if (!isJudged && found.chance < MIN_CHANCE) return [];
    const wordings = isJudged
      ? found.wordings
      : withStandingOut(found.wordings, standing, { weights, chance });
    const isMost = wordings.length / accounts.length >= MOST;
    const isSaid = wordings.some(({ point }) => saidNow.has(point.id));
    if (!isMost || isSaid || (!isJudged && mayBeSaid(wordings, history, chance))) return [];
    const said = wordings.map(({ meeting, saying: { url, text } }) => ({
      meeting: meeting.id,
      on: meeting.on,
      url,
      text,
    }));
    return [
      {
        side,
        text: typical(wordings, { weights, chance })?.saying.text ?? '',
        inLast: wordings.length,
        of: accounts.length,
        said,
      },
    ];
  });
}

/** A wording is like the others from this share of their mean nearness on. */
const TYPICAL = 0.95;

/** Returns the latest wording that is no farther from the others, by chance and by words, than they are from each other. */
function typical(wordings: readonly OwnPoint[], { weights, chance }: Comparing): OwnPoint | undefined {
  const near = wordings.map((one) => {
    const others = wordings.filter((other) => other !== one);
    return mean(others.map((other) => chance(one, other))) + likeAll(one, others, weights);
  });
  return wordings[near.findIndex((each) => each >= TYPICAL * mean(near))];
}

/** What points of several accounts are compared by. */
type Comparing = { readonly weights: StemWeights; readonly chance: ChanceOfAgain };

/** The nearest to wordings is so near to them, and so much nearer than anything else that its account says. */
const OUT = { like: 0.3, lead: 0.08, chance: 0.3 };

/** Adds what says the same in quite other words: in each account without a wording the point that stands out by being near to them. */
function withStandingOut(
  wordings: readonly OwnPoint[],
  accounts: readonly (readonly OwnPoint[])[],
  by: Comparing,
): readonly OwnPoint[] {
  const others = accounts.filter((points) => !points.some((one) => wordings.includes(one)));
  const found = others.flatMap((points) => standingOut(points, wordings, by) ?? []);
  return [...wordings, ...found].toSorted((a, b) => (a.meeting.on < b.meeting.on ? 1 : -1));
}

function standingOut(
  points: readonly OwnPoint[],
  wordings: readonly OwnPoint[],
  { weights, chance }: Comparing,
): OwnPoint | null {
  const [best, next] = points
    .map((one) => ({ one, like: likeAll(one, wordings, weights) }))
    .toSorted((a, b) => b.like - a.like);
  if (best === undefined || best.like < OUT.like || best.like - (next?.like ?? 0) < OUT.lead) return null;
  const { one } = best;
  const isOther = wordings.every(({ frame }) => compareFigures(frame.figures, one.frame.figures).differs);
  return !isOther && wordings.some((other) => chance(other, one) >= OUT.chance) ? one : null;
}

const likeAll = (
  { frame }: Pick<OwnPoint, 'frame'>,
  all: readonly OwnPoint[],
  weights: StemWeights,
): number =>
  mean(all.map((one) => (covered(one.frame, frame, weights) + covered(frame, one.frame, weights)) / 2));

/** What was done is told once; what is held, wanted or promised is said again. */
const isStanding = ({ point, saying, meeting }: OwnPoint): boolean =>
  point.substance !== 'act' && !namesWhoMet(saying.text, meeting);

/** A sentence that names both who met tells of the meeting. */
function namesWhoMet(text: string, { sides, speakers }: Meeting): boolean {
  const words = wordSet(text.toLowerCase().replaceAll(/[^\p{L}\s]/gu, ' '));
  const lastNames = (side: string): string[] =>
    speakers.flatMap(({ party, name }) =>
      party === side ? [name.toLowerCase().split(' ').at(-1) ?? ''] : [],
    );
  return sides.every((side) => lastNames(side).some((name) => words.has(name)));
}

/** By this chance one of the account's points comes near the wordings, whatever theirs are. */
const NEAR = 0.4;
/** Any sentence of this account has so much of the wordings' words, or words near them, where their words do not tell it from others. */
const COVERED = 0.45;
/** Both deny: "no group can", "will let nobody". Fewer things are denied than said. */
const DENIED = 0.1;

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

/** Returns how near something is to wordings. */
type Nearness<One> = (one: One, wordings: readonly OwnPoint[]) => number;

/** By less than this, the wordings are no nearer to each other than to what else their accounts say. */
const MIN_APART = 0.05;

/**
 * Returns from where on something is as near to the wordings as they are to each other, rather than as what else their accounts
 * say is: half way between. Null where these are no two distances.
 */
function nearFrom(
  wordings: readonly OwnPoint[],
  accounts: readonly (readonly OwnPoint[])[],
  nearness: Nearness<OwnPoint>,
): number | null {
  const others = (one: OwnPoint): OwnPoint[] => wordings.filter((other) => other !== one);
  const among = mean(wordings.map((one) => nearness(one, others(one))));
  const beyond = mean(
    wordings.map((one) => {
      const rest = (accounts.find((points) => points.includes(one)) ?? []).filter((other) => other !== one);
      return Math.max(0, ...rest.map((other) => nearness(other, others(one))));
    }),
  );
  return among - beyond < MIN_APART ? null : (among + beyond) / 2;
}

/** Returns whether something in this account may be what the earlier wordings say. */
function mayBeSaid(
  wordings: readonly OwnPoint[],
  { own, besides, accounts, weights }: AccountHistory,
  chance: ChanceOfAgain,
): boolean {
  const byChance: Nearness<OwnPoint> = (one, all) => Math.max(...all.map((other) => chance(other, one)));
  const byWords: Nearness<OwnPoint> = (one, all) => likeAll(one, all, weights);
  const byCover: Nearness<Pick<OwnPoint, 'frame'>> = ({ frame }, all) =>
    mean(all.map((one) => covered(one.frame, frame, weights)));
  const isDenied = wordings.filter(({ saying }) => denies(saying.text)).length * 2 > wordings.length;
  const chanceFrom = Math.min(NEAR, nearFrom(wordings, accounts, byChance) ?? NEAR);
  const wordsFrom = nearFrom(wordings, accounts, byWords) ?? 1;
  const coverFrom = nearFrom(wordings, accounts, byCover) ?? COVERED;
  return (
    standingOut(own, wordings, { weights, chance }) !== null ||
    own.some((now) => byChance(now, wordings) >= chanceFrom || byWords(now, wordings) >= wordsFrom) ||
    besides.some((now) => byCover(now, wordings) >= (isDenied && now.denies ? DENIED : coverFrom))
  );
}
