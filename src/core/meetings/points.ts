/** Makes the points of a meeting of what its accounts say, one of each however many accounts have it. */
import { hash } from '../model/ids.ts';
import type { MeetingPoint, MeetingSaying, PointSaying, StatementRecord } from '../model/index.ts';
import { foldForPhrases } from '../language/fold.ts';
import type { NamesOfParties } from '../ledger/frame/party-names.ts';
import type { MeetingPart } from './meeting-part.ts';
import type { MeetingJudge } from './ask.ts';
import { joinWordings, pairsOf, type Said, type SaidGroup, type SaidPair } from './join-wordings.ts';
import { pointFrame, weightsOf } from './likeness.ts';

/** Sayings of one side beyond these are not compared, which takes time in proportion to their square. */
const MAX_COMPARED = 160;

/** The meeting whose points are made: its id, its sides and its day. */
type MeetingOfPoints = { readonly id: string; readonly sides: readonly string[]; readonly on: string };

/** What points are made with: the watchlist's names (see `namesOfParties`), and the judge's answers, or null for the rules alone. */
type PointContext = { readonly names: NamesOfParties; readonly judge: MeetingJudge | null };

export function pointsOf(
  parts: readonly MeetingPart[],
  meeting: MeetingOfPoints,
  { names, judge }: PointContext,
): MeetingPoint[] {
  const owners = new Set(parts.flatMap(({ record }) => record.meetings?.publisher ?? []));
  const said = parts.flatMap((part) => saidIn(part, { owners, on: meeting.on, names }));
  const weights = weightsOf(said.map(({ frame }) => frame));
  const unread = parts.flatMap((part) => unreadIn(part, meeting.on, names));
  return meeting.sides.flatMap((side) => {
    const read = said.filter(({ saying }) => saying.side === side);
    const own = [...read, ...unread.flatMap((one) => one(read))].slice(0, MAX_COMPARED);
    const pairs = pairsOf(own, weights);
    // What the press alone has is mostly what an account has in other words.
    const kept = joinWordings(own, pairs, judge).filter(
      ({ all }) => owners.size === 0 || all.some(({ issuer }) => issuer !== null),
    );
    const points = kept.map((group) => pointOf(group, meeting));
    const groups = kept.map(({ all }) => all);
    return points.map((point, at) => ({
      ...point,
      mayBe: mayBeOf(groups, at, pairs).flatMap((other) => points[other]?.id ?? []),
    }));
  });
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
    on,
    issuer: isAccount || !owners.has(saying.issuer ?? '') ? saying.issuer : null,
    frame: pointFrame(saying.text, on, names),
    isUnread: false,
  }));
}

/**
 * Returns what an account says of which no saying was made, to be compared with the sayings of one side: a point is in one account
 * alone only if nothing in the other one says it. Of itself it makes no point.
 */
function unreadIn(
  { record, unread }: MeetingPart,
  on: string,
  names: NamesOfParties,
): ((read: readonly Said[]) => Said[])[] {
  const issuer = record.meetings?.publisher ?? null;
  if (issuer === null) return [];
  return unread.map((text) => {
    const frame = pointFrame(text, on, names);
    return (read) => {
      const [first] = read.filter((one) => one.issuer !== issuer);
      if (first === undefined) return [];
      const saying = { ...first.saying, text, issuer, wording: 'paraphrase' as const };
      return [{ saying, record, on, issuer, frame, isUnread: true }];
    };
  });
}

function pointOf({ all, judge }: SaidGroup, { id, sides }: MeetingOfPoints): MeetingPoint {
  const [first] = all;
  const best = all.toSorted((a, b) => rankOf(a) - rankOf(b))[0] ?? first;
  if (best === undefined || first === undefined) throw new Error('a point without a wording');
  const issuers = new Set(all.flatMap(({ issuer }) => issuer ?? []));
  return {
    id: hash('meeting-point', id, first.saying.side, foldForPhrases(first.saying.text)),
    side: first.saying.side,
    speaker: best.saying.speaker,
    text: best.saying.text,
    substance: best.saying.substance,
    readouts: sides.filter((side) => issuers.has(side)),
    press: [...new Set(all.flatMap(({ record }) => (record.meetings?.publisher === null ? record.url : [])))],
    sayings: all.map(sayingOf),
    mayBe: [],
    again: [],
    ...(judge === undefined ? {} : { judge }),
  };
}

const rankOf = ({ issuer, saying, isUnread }: Said): number =>
  isUnread ? 3 : issuer === saying.side ? 0 : issuer === null ? 2 : 1;

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
