/** Decides which wordings of one side at one meeting are one point: by the rules, and by a judge where one is asked. */
import type { MeetingPoint, MeetingSaying, StatementRecord } from '../model/index.ts';
import { QUESTION_LIMITS } from '../ledger/judge/question.ts';
import { askAbout, type AskedWording, type MeetingJudge } from './ask.ts';
import {
  chanceOfSame,
  comparePoints,
  type PointFrame,
  type PointLikeness,
  type StemWeights,
} from './likeness.ts';

/** One wording in one article, ready to be compared. */
export type Said = {
  readonly saying: MeetingSaying;
  readonly record: StatementRecord;
  readonly on: string;
  /** The side in whose account it stands, or null for the press. */
  readonly issuer: string | null;
  readonly frame: PointFrame;
  /** No saying was made of it: it may say what another account says, and makes no point of itself. */
  readonly isUnread: boolean;
};

/** Wordings of one point, with who joined them. */
export type SaidGroup = { readonly all: Said[]; judge: MeetingPoint['judge'] };

export type SaidPair = PointLikeness & {
  readonly one: Said;
  readonly other: Said;
  /** That they are one point, from 0 to 1. */
  readonly chance: number;
};

/** From this chance on two wordings of one side at one meeting are one point, and from the last one on no judge is asked. */
const SAME_POINT = 0.5;
const SURE = 0.9;
/** And from this one on, what no saying was made of in one account is what another one says. */
const SAME_UNREAD = 0.7;
/** From this one on they may be one: a judge can tell. */
const MAYBE = 0.1;
/** Two wordings of one article are two points, unless one is the other. */
const RESTATED = 0.8;
/** Where so much is alike and a figure differs, no judge makes them one. */
const NEAR_MISS = 0.6;

/** Returns what may be said alike, the most probable first. */
export function pairsOf(said: readonly Said[], weights: StemWeights): SaidPair[] {
  const pairs = said.flatMap((one, at) =>
    said.slice(at + 1).map((other) => ({ one, other, ...comparePoints(one.frame, other.frame, weights) })),
  );
  const leadOf = leadsIn(pairs);
  const isAsked = ({ one, other }: (typeof pairs)[number]): boolean =>
    !isOfUnread({ one, other }) || (one.isUnread !== other.isUnread && one.issuer !== other.issuer);
  return pairs
    .filter(isAsked)
    .map((pair) => ({ ...pair, chance: chanceOfSame(pair, leadOf(pair)) }))
    .filter((pair) => pair.chance >= MAYBE || pair.isOtherCopy || isNearMiss(pair))
    .toSorted((a, b) => b.chance - a.chance);
}

type Likened<End> = { readonly one: End; readonly other: End; readonly like: number };

/** Two accounts of one meeting have so much in common whatever they say: where nothing else is told, this is to be surpassed. */
const USUAL = 0.4;

/**
 * Returns what tells by how much a pair is more alike than either end is to anything else in the other one's article: two accounts
 * of one meeting say the same in other words, and what is nearest to each other in both is most probably that. What an article says
 * twice is no rival of itself.
 * @param pairs all of them: what is not among them has nothing in common
 */
export function leadsIn<End extends { readonly record: unknown }>(
  pairs: readonly Likened<End>[],
): (pair: Likened<End>) => number {
  const ends = pairs.flatMap(({ one, other, like }) => [
    { from: one, to: other, like },
    { from: other, to: one, like },
  ]);
  const endsOf = new Map(
    [...Map.groupBy(ends, ({ from }) => from)].map(([from, own]) => [
      from,
      Map.groupBy(own, ({ to }) => to.record),
    ]),
  );
  const isRestated = ({ from, to, like }: (typeof ends)[number]): boolean =>
    from.record === to.record && like >= RESTATED;
  const restatedBy = new Map(
    [...Map.groupBy(ends.filter(isRestated), ({ from }) => from)].map(([from, own]) => [
      from,
      new Set(own.map(({ to }) => to)),
    ]),
  );
  const rival = (from: End, of: End): number => {
    const others = endsOf.get(from)?.get(of.record) ?? [];
    const same = restatedBy.get(of);
    const isRival = (to: End): boolean => to !== of && same?.has(to) !== true;
    return others.reduce((best, { to, like }) => (isRival(to) ? Math.max(best, like) : best), USUAL);
  };
  return ({ one, other, like }) => like - Math.max(rival(one, other), rival(other, one));
}

/** What a judge decided: pairs that are one point, and wordings that are none of another account's. */
type Decisions = {
  readonly same: readonly {
    readonly one: Said;
    readonly other: Said;
    readonly judge: MeetingPoint['judge'];
  }[];
  readonly parted: ReadonlySet<Said>;
};

/**
 * Joins what is one point: first what a judge says, then the most like, so that each wording joins the one it is nearest to.
 * @param said of one side, in the order of the accounts
 */
export function joinWordings(
  said: readonly Said[],
  pairs: readonly SaidPair[],
  judge: MeetingJudge | null,
): SaidGroup[] {
  const { same, parted } =
    judge === null ? { same: [], parted: new Set<Said>() } : decide(said, pairs, judge);
  const groupOf = new Map(said.map((one): [Said, SaidGroup] => [one, { all: [one], judge: undefined }]));
  const join = (one: Said, other: Said, like: number, by: MeetingPoint['judge']): void => {
    const [group, joined] = [groupOf.get(one), groupOf.get(other)];
    if (group === undefined || joined === undefined || group === joined) return;
    const isTwice = group.all.some(({ record }) => joined.all.some((each) => each.record === record));
    if (isTwice && like < RESTATED) return;
    if (areParted(group, joined, by === undefined ? copies : nearMisses)) return;
    group.all.push(...joined.all);
    group.judge ??= by ?? joined.judge;
    for (const each of joined.all) groupOf.set(each, group);
  };
  const copies = partnersIn(pairs.filter((pair) => pair.isOtherCopy || isNearMiss(pair)));
  const nearMisses = partnersIn(pairs.filter(isNearMiss));
  for (const { one, other, judge: by } of same) join(one, other, 0, by);
  for (const { one, other, like, chance } of pairs) {
    if (chance < SAME_POINT) break;
    if (isOfUnread({ one, other }) && chance < SAME_UNREAD) continue;
    const isParted = one.issuer !== other.issuer && (parted.has(one) || parted.has(other));
    if (!isParted || chance >= SURE) join(one, other, like, undefined);
  }
  const place = ({ all }: SaidGroup): number => Math.min(...all.map((one) => said.indexOf(one)));
  const groups = [...new Set(groupOf.values())].filter(({ all }) => all.some(({ isUnread }) => !isUnread));
  return groups.toSorted((a, b) => place(a) - place(b));
}

const isOfUnread = ({ one, other }: Pick<SaidPair, 'one' | 'other'>): boolean =>
  one.isUnread || other.isUnread;

type Partners = ReadonlyMap<Said, ReadonlySet<Said>>;

/** Returns, of each wording, those that it makes a pair with. */
function partnersIn(pairs: readonly SaidPair[]): Partners {
  const found = new Map<Said, Set<Said>>();
  for (const { one, other } of pairs) {
    found.set(one, (found.get(one) ?? new Set<Said>()).add(other));
    found.set(other, (found.get(other) ?? new Set<Said>()).add(one));
  }
  return found;
}

const areParted = (group: SaidGroup, joined: SaidGroup, partners: Partners): boolean =>
  group.all.some((one) => joined.all.some((other) => partners.get(one)?.has(other) === true));

/** Returns whether much is alike, and a figure is another: no judge makes one point of it. */
const isNearMiss = ({ like, hasOtherFigure }: PointLikeness): boolean => hasOtherFigure && like >= NEAR_MISS;

/** Asks about each wording of a later account what it is of the accounts before it, where the rules are not sure. */
function decide(said: readonly Said[], pairs: readonly SaidPair[], judge: MeetingJudge): Decisions {
  const issuers = [...new Set(said.flatMap(({ issuer }) => issuer ?? []))];
  const same: Decisions['same'][number][] = [];
  const parted = new Set<Said>();
  for (const one of said.filter(({ isUnread }) => !isUnread)) {
    const before = issuers.slice(0, Math.max(0, issuers.indexOf(one.issuer ?? '')));
    const own = pairs.filter((pair) => pair.one === one || pair.other === one);
    const likeTo = new Map(own.map((pair) => [pair.one === one ? pair.other : pair.one, pair]));
    const isSure = own.some(
      ({ chance, ...pair }) =>
        chance >= SURE && before.includes((pair.one === one ? pair.other : pair.one).issuer ?? ''),
    );
    if (before.length === 0 || isSure) continue;
    const candidates = said
      .filter(({ issuer }) => issuer !== null && before.includes(issuer))
      .toSorted((a, b) => (likeTo.get(b)?.chance ?? 0) - (likeTo.get(a)?.chance ?? 0))
      .slice(0, QUESTION_LIMITS.candidates);
    const answer = askAbout(judge, asked(one), candidates.map(asked));
    if (answer === null) continue;
    const other = answer.relation === 'same' && answer.at !== null ? candidates[answer.at] : undefined;
    const pair = other === undefined ? undefined : likeTo.get(other);
    if (other === undefined || (pair !== undefined && isNearMiss(pair))) parted.add(one);
    else same.push({ one, other, judge: answer.judge });
  }
  return { same, parted };
}

const asked = ({ saying, record, issuer, on }: Said): AskedWording => ({
  side: saying.side,
  on,
  title: record.title,
  saying: { ...saying, issuer },
});
