/** Makes the points of a meeting of what its accounts say, one of each however many accounts have it. */
import { hash } from '../model/ids.ts';
import type { MeetingPoint, MeetingSaying, PointSaying, StatementRecord } from '../model/index.ts';
import { foldForPhrases } from '../language/fold.ts';
import type { NamesOfParties } from '../ledger/frame/party-names.ts';
import type { MeetingPart } from './join-mentions.ts';
import {
  comparePoints,
  type PointFrame,
  pointFrame,
  type PointLikeness,
  type Weights,
  weightsOf,
} from './likeness.ts';

/** One wording in one article, ready to be compared. */
type Said = {
  readonly saying: MeetingSaying;
  readonly record: StatementRecord;
  readonly side: string;
  /** The side in whose account it stands, or null for the press. */
  readonly issuer: string | null;
  readonly frame: PointFrame;
};

/** From this likeness on two wordings of one side at one meeting are one point. */
const SAME_POINT = 0.4;
/** So few words in common are chance. */
const MIN_SHARED = 2;
/** From this one on they may be: a judge can tell. */
const MAYBE = 0.15;
/** Two wordings of one article are two points, unless one is the other. */
const RESTATED = 0.8;
/** Sayings of one side beyond these are not compared, which takes time in proportion to their square. */
const MAX_COMPARED = 160;

/** The meeting whose points are made: its id, its sides and its day. */
type MeetingOfPoints = { readonly id: string; readonly sides: readonly string[]; readonly on: string };

/** @param names the watchlist's, see `namesOfParties` */
export function pointsOf(
  parts: readonly MeetingPart[],
  meeting: MeetingOfPoints,
  names: NamesOfParties,
): MeetingPoint[] {
  const owners = new Set(parts.flatMap(({ record }) => record.meetings?.publisher ?? []));
  const said = parts.flatMap((part) => saidIn(part, { owners, on: meeting.on, names }));
  const weight = weightsOf(said.map(({ frame }) => frame));
  return meeting.sides.flatMap((side) => {
    const own = said.filter((one) => one.side === side).slice(0, MAX_COMPARED);
    const pairs = pairsOf(own, weight);
    const groups = joinPairs(own, pairs);
    // What the press alone has is mostly what an account has in other words.
    const kept =
      owners.size === 0 ? groups : groups.filter((group) => group.some(({ issuer }) => issuer !== null));
    const points = kept.map((group) => pointOf(group, meeting));
    return points.map((point, at) => ({
      ...point,
      mayBe: mayBeOf(kept, at, pairs).flatMap((other) => points[other]?.id ?? []),
    }));
  });
}

type SaidPair = PointLikeness & { readonly one: Said; readonly other: Said };

/** Returns what two articles say alike, the most like first. */
function pairsOf(said: readonly Said[], weight: Weights): SaidPair[] {
  return said
    .flatMap((one, at) =>
      said.slice(at + 1).map((other) => ({ one, other, ...comparePoints(one.frame, other.frame, weight) })),
    )
    .filter(({ like }) => like >= MAYBE)
    .toSorted((a, b) => b.like - a.like);
}

/** Joins what is surely one point, the most like first, so that each wording joins the one it is nearest to. */
function joinPairs(said: readonly Said[], pairs: readonly SaidPair[]): Said[][] {
  const groupOf = new Map(said.map((one) => [one, [one]]));
  const differing = new Map<Said, Set<Said>>();
  for (const { one, other } of pairs.filter(({ differs }) => differs)) {
    differing.set(one, (differing.get(one) ?? new Set()).add(other));
    differing.set(other, (differing.get(other) ?? new Set()).add(one));
  }
  for (const { one, other, like, shared, differs } of pairs) {
    const [group, joined] = [groupOf.get(one) ?? [], groupOf.get(other) ?? []];
    if (group === joined || differs || like < SAME_POINT || shared < MIN_SHARED) continue;
    const isOther = group.some((each) => joined.some((its) => differing.get(each)?.has(its) === true));
    const isTwice = group.some(({ record }) => joined.some((each) => each.record === record));
    if (isOther || (isTwice && like < RESTATED)) continue;
    group.push(...joined);
    for (const each of joined) groupOf.set(each, group);
  }
  const place = (group: readonly Said[]): number => Math.min(...group.map((one) => said.indexOf(one)));
  return [...new Set(groupOf.values())].toSorted((a, b) => place(a) - place(b));
}

/** Returns the places of the groups of other accounts that may say what one says. */
function mayBeOf(groups: readonly (readonly Said[])[], at: number, pairs: readonly SaidPair[]): number[] {
  const own = new Set(groups[at]);
  const issuers = new Set([...own].map(({ issuer }) => issuer));
  return groups.flatMap((group, to) => {
    const isOther = to !== at && !group.some(({ issuer }) => issuers.has(issuer));
    const others = new Set(group);
    const isLike = pairs.some(
      ({ one, other, differs }) =>
        !differs && ((own.has(one) && others.has(other)) || (own.has(other) && others.has(one))),
    );
    return isOther && isLike ? [to] : [];
  });
}

/** @param owners the sides whose own accounts are known: of what the press tells of these, the accounts themselves are witness */
function saidIn(
  { record, sayings }: MeetingPart,
  {
    owners,
    on,
    names,
  }: { readonly owners: ReadonlySet<string>; readonly on: string; readonly names: NamesOfParties },
): Said[] {
  const isAccount = record.meetings?.publisher !== null;
  return sayings.map((saying) => ({
    saying,
    record,
    side: saying.side,
    issuer: isAccount || !owners.has(saying.issuer ?? '') ? saying.issuer : null,
    frame: pointFrame(saying.text, on, names),
  }));
}

function pointOf(group: readonly Said[], { id, sides }: MeetingOfPoints): MeetingPoint {
  const [first] = group;
  const best = group.toSorted((a, b) => rankOf(a) - rankOf(b))[0] ?? first;
  if (best === undefined || first === undefined) throw new Error('a point without a wording');
  const issuers = new Set(group.flatMap(({ issuer }) => issuer ?? []));
  return {
    id: hash('meeting-point', id, first.side, foldForPhrases(first.saying.text)),
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
