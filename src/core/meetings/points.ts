/** Makes the points of a meeting of what its accounts say, one of each however many accounts have it. */
import { hash } from '../model/ids.ts';
import type { MeetingPoint, MeetingSaying, PointSaying, StatementRecord } from '../model/index.ts';
import { foldForPhrases } from '../language/fold.ts';
import { compareFrames } from '../ledger/frame/compare-frames.ts';
import { type ClauseFrame, frameOf } from '../ledger/frame/frame.ts';
import type { NamesOfParties } from '../ledger/frame/party-names.ts';
import { likenessOf } from '../ledger/verdict.ts';
import type { MeetingPart } from './join-mentions.ts';

/** One statement of one account, ready to be compared. */
type Said = {
  readonly saying: MeetingSaying;
  readonly record: StatementRecord;
  readonly side: string;
  readonly issuer: string | null;
  readonly frame: ClauseFrame;
};

/** From this likeness on two wordings of one side at one meeting are one point. */
const SAME_POINT = 0.6;
/** From this one on they may be. */
const MAYBE = 0.35;

/** @param sides of the meeting @param meeting its id */
export function pointsOf(
  parts: readonly MeetingPart[],
  sides: readonly string[],
  { meeting, names }: { readonly meeting: string; readonly names: NamesOfParties },
): MeetingPoint[] {
  const said = parts.flatMap((part) => saidIn(part, names));
  return sides.flatMap((side) => {
    const own = said.filter((one) => one.side === side);
    const scale = { weight: weightsOf(said), own: side };
    const groups: Said[][] = [];
    for (const one of own) {
      const best = groups
        .map((group) => ({ group, like: Math.max(...group.map((other) => like(one, other, scale))) }))
        .toSorted((a, b) => b.like - a.like)[0];
      if (best !== undefined && best.like >= SAME_POINT) best.group.push(one);
      else groups.push([one]);
    }
    const points = groups.map((group) => pointOf(group, sides, meeting));
    return points.map((point, at) => ({
      ...point,
      mayBe: points.flatMap((other, to) =>
        to !== at && mayJoin(groups[at] ?? [], groups[to] ?? [], scale) ? [other.id] : [],
      ),
    }));
  });
}

type Scale = Parameters<typeof compareFrames>[2];

function saidIn({ record, sayings }: MeetingPart, names: NamesOfParties): Said[] {
  return sayings.map((saying) => ({
    saying,
    record,
    side: saying.side,
    issuer: saying.issuer,
    frame: frameOf(saying.text, names),
  }));
}

/** So many sayings more are taken to have no word in common, so that the first words of a short account are not all rare. */
const PRIOR = 40;

/** Returns how much a stem tells among the sayings of a meeting, from 0 to 1. */
function weightsOf(said: readonly Said[]): (stem: string) => number {
  const holding = new Map<string, number>();
  for (const { frame } of said)
    for (const stem of frame.terms.keys()) holding.set(stem, (holding.get(stem) ?? 0) + 1);
  const all = said.length + PRIOR;
  return (stem) => Math.log(1 + all / ((holding.get(stem) ?? 0) + 1)) / Math.log(1 + all);
}

function like(one: Said, other: Said, scale: Scale): number {
  const likeness = compareFrames(one.frame, other.frame, scale);
  if (likeness.differences.has('negation') || likeness.differences.has('number')) return 0;
  return Math.max(likenessOf(likeness), likenessOf(compareFrames(other.frame, one.frame, scale)));
}

const mayJoin = (some: readonly Said[], others: readonly Said[], scale: Scale): boolean =>
  some.some((one) => others.some((other) => one.issuer !== other.issuer && like(one, other, scale) >= MAYBE));

function pointOf(group: readonly Said[], sides: readonly string[], meeting: string): MeetingPoint {
  const [first] = group;
  const best = group.toSorted((a, b) => rankOf(a) - rankOf(b))[0] ?? first;
  if (best === undefined || first === undefined) throw new Error('a point without a wording');
  const issuers = new Set(group.flatMap(({ issuer }) => issuer ?? []));
  return {
    id: hash('meeting-point', meeting, first.side, foldForPhrases(first.saying.text)),
    side: first.side,
    speaker: best.saying.speaker,
    text: best.saying.text,
    substance: best.saying.substance,
    readouts: sides.filter((side) => issuers.has(side)),
    press: [
      ...new Set(group.flatMap(({ record }) => (record.meetings?.publisher === null ? record.url : []))),
    ],
    sayings: group.map(sayingOf),
    mayBe: [],
  };
}

const rankOf = ({ issuer, side }: Said): number => (issuer === side ? 0 : issuer === null ? 2 : 1);

const sayingOf = ({ saying, record, issuer }: Said): PointSaying => ({
  article: record.article,
  url: record.url,
  issuer,
  speaker: saying.speaker,
  text: saying.text,
  wording: saying.wording,
  ...statementOf(record, saying),
});

/** Returns what is known of the statement that shares words with a saying. */
function statementOf(
  { statements }: StatementRecord,
  { side, span: [from, to] }: MeetingSaying,
): Pick<PointSaying, 'utterance' | 'verdict' | 'sure'> {
  const same = statements.find(
    ({ party, span: [start, end] }) => party === side && (start === from || (start < to && from < end)),
  );
  if (same === undefined) return { utterance: null, verdict: null };
  const { utterance, verdict, sure } = same;
  return { utterance, verdict, ...(sure === undefined ? {} : { sure }) };
}
