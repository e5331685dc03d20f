/**
 * Counts what a side said in most of its last accounts of meetings with the same people, and not in this one. It is named only
 * where nothing in the account comes near it, for the same may be said in quite other words.
 */
import type { Meeting, MeetingPoint, MissingPoint } from '../model/index.ts';
import type { NamesOfParties } from '../ledger/frame/party-names.ts';
import { comparePoints, type PointFrame, pointFrame, type PointLikeness, weightsOf } from './likeness.ts';

/** So many earlier accounts are looked at, and so many are needed. */
const MAX_EARLIER = 5;
const MIN_EARLIER = 3;
/** In so much of them it must stand, and in so many. */
const MOST = 0.6;
const MIN_SAID = 2;
/** From this likeness on it is the same thing said again. */
const SAME = 0.33;
/** From this one on, where it names the same thing. */
const SAME_OF_NAME = 0.25;
/** From this one on it may be, and from this one where both do the same: demand, bind, hold. */
const MAYBE = 0.25;
const MAYBE_OF_KIND = 0.1;

/** A point of one account. */
type OwnPoint = { readonly point: MeetingPoint; readonly meeting: Meeting; readonly frame: PointFrame };

/** @param earlier meetings before this one, in any order */
export function missingIn(
  meeting: Meeting,
  earlier: readonly Meeting[],
  names: NamesOfParties,
): MissingPoint[] {
  if (meeting.sides.length !== 2) return [];
  return meeting.sides.flatMap((side) => {
    const own = ownPoints(meeting, side, names);
    const last = earlier
      .filter((other) => isOfSamePeople(meeting, other) && ownPoints(other, side, names).length > 0)
      .toSorted((a, b) => (a.on < b.on ? 1 : -1))
      .slice(0, MAX_EARLIER);
    if (own.length === 0 || last.length < MIN_EARLIER) return [];
    const before = last.flatMap((other) => ownPoints(other, side, names));
    return missingAmong(own, before, last.length).map((found) => ({ side, of: last.length, ...found }));
  });
}

type Missing = Pick<MissingPoint, 'text' | 'inLast' | 'said'>;

/** @param before the points of the last accounts, the latest first */
function missingAmong(own: readonly OwnPoint[], before: readonly OwnPoint[], accounts: number): Missing[] {
  const weight = weightsOf([...own, ...before].map(({ frame }) => frame));
  const compare: Compare = (one, other) => comparePoints(one.frame, other.frame, weight);
  const taken = new Set<OwnPoint>();
  return before.flatMap((first): Missing[] => {
    if (taken.has(first)) return [];
    const again = saidAgain(
      first,
      before.filter((one) => !taken.has(one)),
      compare,
    );
    const meetings = new Map(again.toReversed().map((one) => [one.meeting.id, one]));
    if (meetings.size < MIN_SAID || meetings.size / accounts < MOST) return [];
    for (const one of again) taken.add(one);
    const isNear = again.some((one) =>
      own.some((other) => compare(one, other).like >= (isOfKind(one, other) ? MAYBE_OF_KIND : MAYBE)),
    );
    if (isNear) return [];
    return [
      {
        text: mostTypical(again, compare),
        inLast: meetings.size,
        said: [...meetings.values()].map(sayingOf),
      },
    ];
  });
}

type Compare = (one: OwnPoint, other: OwnPoint) => PointLikeness;

/** Returns a point with all that say it again, each like one of those before it. */
function saidAgain(first: OwnPoint, others: readonly OwnPoint[], compare: Compare): OwnPoint[] {
  const found = new Set([first]);
  for (const one of found) {
    for (const other of others) {
      const { like, hasSameName } = compare(one, other);
      if (like >= (hasSameName ? SAME_OF_NAME : SAME)) found.add(other);
    }
  }
  return [...found];
}

/** Returns the wording that is most like all others. */
function mostTypical(points: readonly OwnPoint[], compare: Compare): string {
  const sum = (one: OwnPoint): number =>
    points.reduce((all, other) => all + (other === one ? 0 : compare(one, other).like), 0);
  const best = points.map((one) => ({ one, like: sum(one) })).toSorted((a, b) => b.like - a.like)[0];
  return best?.one.point.text ?? '';
}

const isOfKind = ({ point: one }: OwnPoint, { point: other }: OwnPoint): boolean =>
  one.substance === other.substance;

function sayingOf({ point, meeting }: OwnPoint): MissingPoint['said'][number] {
  const { url, text } = point.sayings.find(({ issuer }) => issuer === point.side) ?? {
    url: '',
    text: point.text,
  };
  return { meeting: meeting.id, on: meeting.on, url, text };
}

/** Returns the points that a side's own account gives it alone, in that account's words: what both agreed is of that day. */
function ownPoints(meeting: Meeting, side: string, names: NamesOfParties): OwnPoint[] {
  const others = new Set(
    meeting.points.flatMap((point) => (point.side === side ? [] : point.sayings.map(placeOf))),
  );
  return meeting.points
    .filter((point) => point.side === side && point.readouts.includes(side))
    .filter(({ sayings }) => !sayings.some((one) => others.has(placeOf(one))))
    .map((point) => {
      const text = point.sayings.find(({ issuer }) => issuer === side)?.text ?? point.text;
      return { point, meeting, frame: pointFrame(text, meeting.on, names) };
    });
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
