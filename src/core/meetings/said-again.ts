/** Finds what a side's own account says again of its last accounts of meetings with the same people. */
import type { Meeting } from '../model/index.ts';
import { QUESTION_LIMITS } from '../ledger/judge/question.ts';
import { askAbout, type AskedWording, type MeetingJudge } from './ask.ts';
import { comparePoints, type PointLikeness, type StemWeights, weightsOf } from './likeness.ts';
import type { OwnAccounts, OwnPoint, SaidBesides } from './own-accounts.ts';

/** A side's own account of one meeting beside its last ones. */
export type AccountHistory = {
  readonly side: string;
  readonly own: readonly OwnPoint[];
  /** All that the account says for its side, whether or not a point was made of it. */
  readonly besides: readonly SaidBesides[];
  /** The points of each of the last accounts, the latest first. */
  readonly accounts: readonly (readonly OwnPoint[])[];
  readonly weights: StemWeights;
};

/** So many earlier accounts are looked at. */
const MAX_EARLIER = 5;
/** From this likeness on it is the same thing said again; from the next, where it names the same thing; from the last, surely. */
const SAME = 0.5;
const SAME_OF_NAME = 0.45;
const SURE = 0.8;

/**
 * @param earlier meetings of the same sides before this one, the latest first; bilateral ones of the same people alone count
 * @param besides what a side's own account of the meeting says besides its points
 */
export function accountHistories(
  meeting: Meeting,
  earlier: readonly Meeting[],
  {
    own: read,
    besides,
  }: { readonly own: OwnAccounts; readonly besides: (side: string) => readonly SaidBesides[] },
): AccountHistory[] {
  if (meeting.sides.length !== 2) return [];
  return meeting.sides.flatMap((side) => {
    const own = read(meeting, side);
    const accounts: (readonly OwnPoint[])[] = [];
    for (const other of own.length === 0 ? [] : earlier) {
      if (accounts.length === MAX_EARLIER) break;
      const points = isOfSamePeople(meeting, other) ? read(other, side) : [];
      if (points.length > 0) accounts.push(points);
    }
    if (accounts.length === 0) return [];
    const weights = weightsOf([...own, ...accounts.flat()].map(({ frame }) => frame));
    return [{ side, own, besides: besides(side), accounts, weights }];
  });
}

/** Returns, of each of the meeting's points, the earlier points that it says again. */
export function saidAgain(
  histories: readonly AccountHistory[],
  judge: MeetingJudge | null,
): ReadonlyMap<string, ReadonlySet<string>> {
  const again = new Map<string, Set<string>>();
  for (const history of histories) {
    for (const one of history.own) {
      const known = again.get(one.point.id) ?? new Set<string>();
      for (const id of againOf(one, history, judge)) known.add(id);
      again.set(one.point.id, known);
    }
  }
  return again;
}

function isAgain({ like, hasSameName }: PointLikeness): boolean {
  return like >= (hasSameName ? SAME_OF_NAME : SAME);
}

function againOf(
  one: OwnPoint,
  { accounts, weights }: AccountHistory,
  judge: MeetingJudge | null,
): readonly string[] {
  const byLike = accounts
    .flat()
    .map((other) => ({ other, likeness: comparePoints(one.frame, other.frame, weights) }))
    .toSorted((a, b) => b.likeness.like - a.likeness.like);
  const byRules = byLike.filter(({ likeness }) => isAgain(likeness)).map(({ other }) => other.point.id);
  if (judge === null || (byLike[0]?.likeness.like ?? 0) >= SURE) return byRules;
  const candidates = distinct(
    byLike.map(({ other }) => other),
    weights,
  );
  const answer = askAbout(judge, asked(one), candidates.map(asked));
  if (answer === null) return byRules;
  const said = answer.at === null || answer.relation === 'contradicts' ? undefined : candidates[answer.at];
  return said === undefined ? [] : [said.point.id];
}

/** Keeps one of what is nearly the same, as many as a question may have. Answers do not count, so that a question stays what it is. */
function distinct(points: readonly OwnPoint[], weights: StemWeights): OwnPoint[] {
  const kept: OwnPoint[] = [];
  for (const point of points) {
    if (kept.length === QUESTION_LIMITS.candidates) break;
    if (kept.every((other) => comparePoints(point.frame, other.frame, weights).like < SURE)) kept.push(point);
  }
  return kept;
}

const asked = ({ point, meeting, saying }: OwnPoint): AskedWording => ({
  side: point.side,
  on: meeting.on,
  title: '',
  saying,
});

/** Returns whether the same people of both sides met, and nobody else's side. */
function isOfSamePeople(one: Meeting, other: Meeting): boolean {
  if (one.sides.join() !== other.sides.join()) return false;
  return one.sides.every((side) => {
    const ids = new Set(one.speakers.flatMap(({ id, party }) => (party === side ? [id] : [])));
    return other.speakers.some(({ id, party }) => party === side && ids.has(id));
  });
}
