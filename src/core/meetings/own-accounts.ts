/** Reads what a side's own account of a meeting says of that side, ready to be compared with its other accounts. */
import type { Meeting, MeetingPoint } from '../model/index.ts';
import { englishWords } from '../language/english/words.ts';
import { isNegation } from '../statements/substance/predicates.ts';
import type { NamesOfParties } from '../ledger/frame/party-names.ts';
import type { MeetingPart } from './meeting-part.ts';
import { type PointFrame, pointFrame } from './likeness.ts';

/** A wording of a side's own account. */
export type OwnPoint = {
  readonly point: MeetingPoint;
  readonly meeting: Meeting;
  readonly saying: MeetingPoint['sayings'][number];
  readonly frame: PointFrame;
};

/** Returns a side's own points at a meeting, in the order of its account's address and words. */
export type OwnAccounts = (meeting: Meeting, side: string) => readonly OwnPoint[];

/** Opens what reads them, each once. */
export function openOwnAccounts(names: NamesOfParties): OwnAccounts {
  const read = new WeakMap<Meeting, Map<string, readonly OwnPoint[]>>();
  return (meeting, side) => {
    const known = read.get(meeting) ?? new Map<string, readonly OwnPoint[]>();
    read.set(meeting, known);
    const points = known.get(side) ?? ownPoints(meeting, side, names);
    known.set(side, points);
    return points;
  };
}

/** Returns what a side's own account has of it alone: what both agreed is of that day. */
function ownPoints(meeting: Meeting, side: string, names: NamesOfParties): OwnPoint[] {
  const others = new Set(
    meeting.points.flatMap((point) => (point.side === side ? [] : point.sayings.map(placeOf))),
  );
  return meeting.points
    .filter((point) => point.side === side)
    .flatMap((point) =>
      point.sayings
        .filter((saying) => saying.issuer === side && !others.has(placeOf(saying)))
        .map((saying) => ({ point, meeting, saying, frame: pointFrame(saying.text, meeting.on, names) })),
    )
    .toSorted((a, b) => (placeOf(a.saying) < placeOf(b.saying) ? -1 : 1));
}

const placeOf = ({ url, text }: MeetingPoint['sayings'][number]): string => `${url} ${text}`;

/** So many sentences of a side's accounts are looked at besides their points. */
const MAX_BESIDES = 200;

/** A sentence of an account, or a part of one. */
export type SaidBesides = { readonly frame: PointFrame; readonly denies: boolean };

/** Returns whether words deny something, wherever in them. */
export const denies = (text: string): boolean => englishWords(text).some(({ word }) => isNegation(word));

/** Returns what a side's own accounts of a meeting say for it: its points, what both agreed, and sentences of which no point was made. */
export function saidBesides(
  parts: readonly MeetingPart[],
  side: string,
  { on, names }: { readonly on: string; readonly names: NamesOfParties },
): SaidBesides[] {
  const own = parts.filter(({ record }) => record.meetings?.publisher === side);
  const said = own.flatMap(({ sayings }) => sayings.filter((saying) => saying.side === side));
  const texts = new Set([...said.map(({ text }) => text), ...own.flatMap(({ unread }) => unread)]);
  return [...texts]
    .slice(0, MAX_BESIDES)
    .map((text) => ({ frame: pointFrame(text, on, names), denies: denies(text) }));
}
