/** Counts what a side said in most of its last accounts of meetings with the same people, and not in this one. */
import type { Meeting, MeetingPoint, MissingPoint } from '../model/index.ts';
import { compareFrames } from '../ledger/frame/compare-frames.ts';
import { frameOf } from '../ledger/frame/frame.ts';
import type { NamesOfParties } from '../ledger/frame/party-names.ts';
import { likenessOf } from '../ledger/verdict.ts';

/** So many earlier accounts are looked at, and so many are needed. */
const MAX_EARLIER = 5;
const MIN_EARLIER = 3;
/** In so much of them it must stand. */
const MOST = 0.6;
/** From this likeness on it is the same thing said again, and down to this one it may be. */
const SAME = 0.55;
const MAYBE = 0.2;

const weight = (): number => 1;

/**
 * Returns what each side said in most of its last accounts with these people, bilateral ones alone, and not in this one's.
 * @param earlier meetings before this one, in any order
 */
export function missingIn(
  meeting: Meeting,
  earlier: readonly Meeting[],
  names: NamesOfParties,
): MissingPoint[] {
  if (meeting.sides.length !== 2) return [];
  return meeting.sides.flatMap((side) => {
    const own = pointsOfAccount(meeting, side);
    const last = earlier
      .filter((other) => isSameMeeting(meeting, other) && pointsOfAccount(other, side).length > 0)
      .toSorted((a, b) => (a.on < b.on ? 1 : -1))
      .slice(0, MAX_EARLIER);
    if (own.length === 0 || last.length < MIN_EARLIER) return [];
    const like = (one: MeetingPoint, other: MeetingPoint): number =>
      likenessOfPoints(one, other, side, names);
    const known: MeetingPoint[] = [];
    return last.flatMap((other) =>
      pointsOfAccount(other, side).flatMap((point): MissingPoint[] => {
        if (known.some((one) => like(one, point) >= SAME)) return [];
        known.push(point);
        const said = last.flatMap(({ id, on, points }) => {
          const again = points.find((one) => one.side === side && like(one, point) >= SAME);
          const saying = again?.sayings[0];
          return again === undefined || saying === undefined
            ? []
            : [{ meeting: id, on, url: saying.url, text: again.text }];
        });
        const isMost = said.length >= 2 && said.length / last.length >= MOST;
        if (!isMost || own.some((one) => like(one, point) >= MAYBE)) return [];
        return [{ side, text: point.text, inLast: said.length, of: last.length, said }];
      }),
    );
  });
}

/** Returns the points in a side's own account, its own words alone. */
const pointsOfAccount = ({ points }: Meeting, side: string): MeetingPoint[] =>
  points.filter((point) => point.side === side && point.readouts.includes(side));

/** Returns whether the same people of both sides met, and nobody else. */
function isSameMeeting(one: Meeting, other: Meeting): boolean {
  if (one.sides.join() !== other.sides.join()) return false;
  return one.sides.every((side) => {
    const [some, others] = [one, other].map(({ speakers }) => speakers.filter(({ party }) => party === side));
    return some?.some(({ id }) => others?.some((each) => each.id === id) === true) === true;
  });
}

function likenessOfPoints(
  one: MeetingPoint,
  other: MeetingPoint,
  own: string,
  names: NamesOfParties,
): number {
  const scale = { weight, own };
  const [a, b] = [frameOf(one.text, names), frameOf(other.text, names)];
  return Math.max(likenessOf(compareFrames(a, b, scale)), likenessOf(compareFrames(b, a, scale)));
}
