/** Makes the points of a meeting of what its accounts say, one of each however many accounts have it. */
import { hash } from '../model/ids.ts';
import type { MeetingPoint, PointSaying, StatementRecord, StoredStatement } from '../model/index.ts';
import { foldForPhrases } from '../language/fold.ts';
import { compareFrames } from '../ledger/frame/compare-frames.ts';
import { type ClauseFrame, frameOf } from '../ledger/frame/frame.ts';
import type { NamesOfParties } from '../ledger/frame/party-names.ts';
import { appendRow, type Ledger, openLedger, weightIn } from '../ledger/ledger.ts';
import { likenessOf } from '../ledger/verdict.ts';
import { substanceTells } from '../statements/substance/substance.ts';
import type { MeetingPart } from './join-mentions.ts';

/** One statement of one account, ready to be compared. */
type Said = {
  readonly statement: StoredStatement;
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
  const said = parts.flatMap((part) => saidIn(part, sides, names));
  return sides.flatMap((side) => {
    const own = said.filter((one) => one.side === side);
    const scale = { weight: weightsOf(own, names), own: side };
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

function saidIn(
  { record, statements }: MeetingPart,
  sides: readonly string[],
  names: NamesOfParties,
): Said[] {
  return statements.flatMap((statement) => {
    const { party, substance = 'claim', text } = statement;
    if (party === null || !sides.includes(party) || !substanceTells(substance)) return [];
    const issuer = record.meetings?.publisher ?? statement.issuer?.party ?? null;
    return [{ statement, record, side: party, issuer, frame: frameOf(text, names) }];
  });
}

function weightsOf(said: readonly Said[], names: NamesOfParties): (stem: string) => number {
  const ledger: Ledger = openLedger([], names);
  for (const { statement, record, side } of said)
    appendRow(ledger, {
      ...statement,
      party: side,
      article: record.article,
      source: record.source,
      url: record.url,
    });
  return (stem) => weightIn(ledger, stem);
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
    id: hash('meeting-point', meeting, first.side, foldForPhrases(first.statement.text)),
    side: first.side,
    speaker: best.statement.speaker,
    text: best.statement.text,
    substance: best.statement.substance ?? 'claim',
    readouts: sides.filter((side) => issuers.has(side)),
    press: [
      ...new Set(group.flatMap(({ record }) => (record.meetings?.publisher === null ? record.url : []))),
    ],
    sayings: group.map(sayingOf),
    mayBe: [],
  };
}

const rankOf = ({ issuer, side }: Said): number => (issuer === side ? 0 : issuer === null ? 2 : 1);

const sayingOf = ({ statement, record, issuer }: Said): PointSaying => ({
  article: record.article,
  url: record.url,
  issuer,
  speaker: statement.speaker,
  text: statement.text,
  wording: statement.wording,
  utterance: statement.utterance,
  verdict: statement.verdict,
  ...(statement.sure === undefined ? {} : { sure: statement.sure }),
});
