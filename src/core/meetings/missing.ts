/**
 * Counts what a side said in most of its last accounts of meetings with the same people, and not in this one. By the rules alone it
 * is named only where nothing in the account comes near it, for the same may be said in quite other words.
 */
import type { MissingPoint } from '../model/index.ts';
import { type AccountHistory, isAgain, type OwnPoint } from './said-again.ts';

/** So many earlier accounts are needed. */
const MIN_EARLIER = 3;
/** In so much of them it must stand, and in so many. */
const MOST = 0.6;
/** By the rules alone: what one account more has in other words is not recognised, in this one neither. */
const MOST_BY_RULES = 0.75;
const MIN_SAID = 2;
/** From this likeness on it may be the same, and from this one on where both do the same: demand, bind, hold. */
const MAYBE = 0.28;
const MAYBE_OF_KIND = 0.2;

/** @param isJudged a judge said of each point of the account what it says again */
export function missingIn(history: AccountHistory, isJudged: boolean): MissingPoint[] {
  const { side, own, before, accounts, compare } = history;
  if (accounts < MIN_EARLIER) return [];
  const standing = before.filter(isStanding);
  const taken = new Set<OwnPoint>();
  const saidNow = new Set(own.flatMap(({ point }) => point.again));
  return standing.flatMap((first): MissingPoint[] => {
    if (taken.has(first)) return [];
    const again = saidAgain(
      first,
      standing.filter((one) => !taken.has(one)),
      history,
    );
    const meetings = new Map(again.toReversed().map((one) => [one.meeting.id, one]));
    if (meetings.size < MIN_SAID || meetings.size / accounts < (isJudged ? MOST : MOST_BY_RULES)) return [];
    for (const one of again) taken.add(one);
    if (again.some(({ point }) => saidNow.has(point.id))) return [];
    const isNear = again.some((one) =>
      own.some((other) => compare(one, other).like >= (isOfKind(one, other) ? MAYBE_OF_KIND : MAYBE)),
    );
    if (isNear && !isJudged) return [];
    const said = [...meetings.values()].map(({ meeting, saying: { url, text } }) => ({
      meeting: meeting.id,
      on: meeting.on,
      url,
      text,
    }));
    return [{ side, text: mostTypical(again, compare), inLast: meetings.size, of: accounts, said }];
  });
}

/** What was done is told once; what is held, wanted or promised is said again. */
const isStanding = ({ point, frame: { frame } }: OwnPoint): boolean =>
  point.substance !== 'act' && frame.phase !== 'done';

/** Returns a point with all that say it again, or that it says again, each like one of those before it. */
function saidAgain(
  first: OwnPoint,
  others: readonly OwnPoint[],
  { compare }: AccountHistory,
): readonly OwnPoint[] {
  const found = new Set([first]);
  for (const one of found) {
    for (const other of others) {
      const isLinked = one.point.again.includes(other.point.id) || other.point.again.includes(one.point.id);
      if (isLinked || isAgain(compare(one, other))) found.add(other);
    }
  }
  return [...found];
}

/** Returns the wording that is most like all others. */
function mostTypical(points: readonly OwnPoint[], compare: AccountHistory['compare']): string {
  const sum = (one: OwnPoint): number =>
    points.reduce((all, other) => all + (other === one ? 0 : compare(one, other).like), 0);
  const best = points.map((one) => ({ one, like: sum(one) })).toSorted((a, b) => b.like - a.like)[0];
  return best?.one.saying.text ?? '';
}

const isOfKind = ({ point: one }: OwnPoint, { point: other }: OwnPoint): boolean =>
  one.substance === other.substance;
