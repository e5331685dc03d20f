/** Finds what a side's own account says again of its last accounts of meetings with the same people. */
import type { Meeting, MeetingPoint } from '../model/index.ts';
import type { NamesOfParties } from '../ledger/frame/party-names.ts';
import { QUESTION_LIMITS } from '../ledger/judge/question.ts';
import { askAbout, type AskedWording, type MeetingJudge } from './ask.ts';
import { comparePoints, type PointFrame, pointFrame, type PointLikeness, weightsOf } from './likeness.ts';

/** A wording of a side's own account. */
export type OwnPoint = {
  readonly point: MeetingPoint;
  readonly meeting: Meeting;
  readonly saying: MeetingPoint['sayings'][number];
  readonly frame: PointFrame;
};

/** A side's own account of one meeting beside its last ones. */
export type AccountHistory = {
  readonly side: string;
  readonly own: readonly OwnPoint[];
  /** Points of the last accounts, the latest first. */
  readonly before: readonly OwnPoint[];
  readonly accounts: number;
  readonly compare: (one: OwnPoint, other: OwnPoint) => PointLikeness;
};

/** So many earlier accounts are looked at. */
const MAX_EARLIER = 5;
/** From this likeness on it is the same thing said again; from the next, where it names the same thing; from the last, surely. */
const SAME = 0.5;
const SAME_OF_NAME = 0.45;
const SURE = 0.8;

/** @param earlier meetings before this one, in any order; bilateral ones of the same people alone count */
export function accountHistories(
  meeting: Meeting,
  earlier: readonly Meeting[],
  names: NamesOfParties,
): AccountHistory[] {
  if (meeting.sides.length !== 2) return [];
  const fitting = earlier.filter((other) => isOfSamePeople(meeting, other));
  const framed = (one: Omit<OwnPoint, 'frame'>): OwnPoint => ({
    ...one,
    frame: pointFrame(one.saying.text, one.meeting.on, names),
  });
  return meeting.sides.flatMap((side) => {
    const said = ownSayings(meeting, side);
    const accounts = fitting
      .toSorted((a, b) => (a.on < b.on ? 1 : -1))
      .map((other) => ownSayings(other, side))
      .filter((sayings) => sayings.length > 0)
      .slice(0, MAX_EARLIER);
    if (said.length === 0 || accounts.length === 0) return [];
    const [own, before] = [said.map(framed), accounts.flat().map(framed)];
    const weights = weightsOf([...own, ...before].map(({ frame }) => frame));
    const compare = (one: OwnPoint, other: OwnPoint): PointLikeness =>
      comparePoints(one.frame, other.frame, weights);
    return [{ side, own, before, accounts: accounts.length, compare }];
  });
}

/** Returns histories with the points of their meeting as they are in it now. */
export const historiesOf = (meeting: Meeting, histories: readonly AccountHistory[]): AccountHistory[] => {
  const points = new Map(meeting.points.map((point) => [point.id, point]));
  const current = (one: OwnPoint): OwnPoint => ({ ...one, point: points.get(one.point.id) ?? one.point });
  return histories.map((history) => ({ ...history, own: history.own.map(current) }));
};

/** Returns the meeting with what its points say again. */
export function withSaidAgain(
  meeting: Meeting,
  histories: readonly AccountHistory[],
  judge: MeetingJudge | null,
): Meeting {
  const again = new Map<string, Set<string>>();
  for (const history of histories) {
    for (const one of history.own) {
      const known = again.get(one.point.id) ?? new Set<string>();
      for (const id of againOf(one, history, judge)) known.add(id);
      again.set(one.point.id, known);
    }
  }
  return {
    ...meeting,
    points: meeting.points.map((point) => ({ ...point, again: [...(again.get(point.id) ?? [])] })),
  };
}

export function isAgain({ like, hasSameName }: PointLikeness): boolean {
  return like >= (hasSameName ? SAME_OF_NAME : SAME);
}

function againOf(
  one: OwnPoint,
  { before, compare }: AccountHistory,
  judge: MeetingJudge | null,
): readonly string[] {
  const byLike = before
    .map((other) => ({ other, likeness: compare(one, other) }))
    .toSorted((a, b) => b.likeness.like - a.likeness.like);
  const byRules = byLike.filter(({ likeness }) => isAgain(likeness)).map(({ other }) => other.point.id);
  if (judge === null || (byLike[0]?.likeness.like ?? 0) >= SURE) return byRules;
  const candidates = distinct(
    byLike.map(({ other }) => other),
    compare,
  );
  const answer = askAbout(judge, asked(one), candidates.map(asked));
  if (answer === null) return byRules;
  const said = answer.at === null || answer.relation === 'contradicts' ? undefined : candidates[answer.at];
  return said === undefined ? [] : [said.point.id];
}

/** Keeps one of what is nearly the same, as many as a question may have. Answers do not count, so that a question stays what it is. */
function distinct(points: readonly OwnPoint[], compare: AccountHistory['compare']): OwnPoint[] {
  const kept: OwnPoint[] = [];
  for (const point of points) {
    if (kept.length === QUESTION_LIMITS.candidates) break;
    if (kept.every((other) => compare(point, other).like < SURE)) kept.push(point);
  }
  return kept;
}

const asked = ({ point, meeting, saying }: OwnPoint): AskedWording => ({
  side: point.side,
  on: meeting.on,
  title: '',
  saying,
});

/** Returns what a side's own account has of it alone: what both agreed is of that day. */
function ownSayings(meeting: Meeting, side: string): Omit<OwnPoint, 'frame'>[] {
  const others = new Set(
    meeting.points.flatMap((point) => (point.side === side ? [] : point.sayings.map(placeOf))),
  );
  return meeting.points
    .filter((point) => point.side === side)
    .flatMap((point) =>
      point.sayings
        .filter((saying) => saying.issuer === side && !others.has(placeOf(saying)))
        .map((saying) => ({ point, meeting, saying })),
    )
    .toSorted((a, b) => (placeOf(a.saying) < placeOf(b.saying) ? -1 : 1));
}

const placeOf = ({ url, text }: MeetingPoint['sayings'][number]): string => `${url} ${text}`;

/** Returns whether the same people of both sides met, and nobody else's side. */
function isOfSamePeople(one: Meeting, other: Meeting): boolean {
  if (one.sides.join() !== other.sides.join()) return false;
  return one.sides.every((side) => {
    const ids = new Set(one.speakers.flatMap(({ id, party }) => (party === side ? [id] : [])));
    return other.speakers.some(({ id, party }) => party === side && ids.has(id));
  });
}
