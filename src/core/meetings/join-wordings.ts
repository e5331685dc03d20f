/** Decides which wordings of one side at one meeting are one point: by the rules, and by a judge where one is asked. */
import type { MeetingPoint, MeetingSaying, StatementRecord } from '../model/index.ts';
import { QUESTION_LIMITS } from '../ledger/judge/question.ts';
import { askAbout, type AskedWording, type MeetingJudge } from './ask.ts';
import { comparePoints, type PointFrame, type PointLikeness, type Weights } from './likeness.ts';

/** One wording in one article, ready to be compared. */
export type Said = {
  readonly saying: MeetingSaying;
  readonly record: StatementRecord;
  readonly on: string;
  /** The side in whose account it stands, or null for the press. */
  readonly issuer: string | null;
  readonly frame: PointFrame;
};

/** Wordings of one point, with who joined them. */
export type SaidGroup = { readonly all: Said[]; judge: MeetingPoint['judge'] };

export type SaidPair = PointLikeness & { readonly one: Said; readonly other: Said };

/** From this likeness on two wordings of one side at one meeting are one point, and from this one on no judge is asked. */
const SAME_POINT = 0.4;
const SURE = 0.75;
/**
 * Two accounts tell of one meeting: what is nearest to each other in both is one point from here on, where nothing else of either
 * account comes so near and both mean it alike.
 */
const NEAREST = 0.25;
const MARGIN = 0.05;
/** Where one is only open to what the other does, so much more must be alike. */
const FIRMER = 0.2;
/** So few words in common are chance. */
const MIN_SHARED = 2;
/** From this likeness on they may be one: a judge can tell. */
const MAYBE = 0.15;
/** Two wordings of one article are two points, unless one is the other. */
const RESTATED = 0.8;
/** Where so much is alike and a figure differs, no judge makes them one. */
const NEAR_MISS = 0.5;

/** Returns what is said alike, the most like first. */
export function pairsOf(said: readonly Said[], weight: Weights): SaidPair[] {
  return said
    .flatMap((one, at) =>
      said.slice(at + 1).map((other) => ({ one, other, ...comparePoints(one.frame, other.frame, weight) })),
    )
    .filter(({ like }) => like >= MAYBE)
    .toSorted((a, b) => b.like - a.like);
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
    if ((isTwice && like < RESTATED) || areParted(group, joined, by === undefined ? differing : nearMisses))
      return;
    group.all.push(...joined.all);
    group.judge ??= by ?? joined.judge;
    for (const each of joined.all) groupOf.set(each, group);
  };
  const open = pairs.filter(({ differs, hasOtherWord }) => !differs && !hasOtherWord);
  const differing = partnersIn(pairs.filter(({ differs, hasOtherWord }) => differs || hasOtherWord));
  const nearMisses = partnersIn(pairs.filter(isNearMiss));
  for (const { one, other, judge: by } of same) join(one, other, 0, by);
  const isNearest = nearestOf(open, (one, other) => groupOf.get(one) === groupOf.get(other));
  for (const pair of open) {
    const { one, other, like, shared, isFirmer } = pair;
    const least = (like < SAME_POINT && isNearest(pair) ? NEAREST : SAME_POINT) + (isFirmer ? FIRMER : 0);
    if (like < least || shared < MIN_SHARED) continue;
    const isParted = one.issuer !== other.issuer && (parted.has(one) || parted.has(other));
    if (!isParted || like >= SURE) join(one, other, like, undefined);
  }
  const place = ({ all }: SaidGroup): number => Math.min(...all.map((one) => said.indexOf(one)));
  return [...new Set(groupOf.values())].toSorted((a, b) => place(a) - place(b));
}

/** Returns what tells whether two wordings are nearest to each other of all that their two accounts have. @param pairs of which none differs */
function nearestOf(
  pairs: readonly SaidPair[],
  areJoined: (one: Said, other: Said) => boolean,
): (pair: SaidPair) => boolean {
  const ends = pairs.flatMap((pair) => [
    { of: pair.one, to: pair.other, like: pair.like },
    { of: pair.other, to: pair.one, like: pair.like },
  ]);
  const endsOf = Map.groupBy(ends, ({ of }) => of);
  const isNear = (one: Said, other: Said, like: number): boolean =>
    endsOf
      .get(one)
      ?.every(
        ({ to, like: rival }) =>
          to === other || to.issuer !== other.issuer || areJoined(to, one) || rival + MARGIN <= like,
      ) === true;
  return ({ one, other, like, isOtherwiseMeant }) =>
    !isOtherwiseMeant &&
    one.issuer !== null &&
    other.issuer !== null &&
    one.issuer !== other.issuer &&
    isNear(one, other, like) &&
    isNear(other, one, like);
}

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
  for (const one of said) {
    const before = issuers.slice(0, Math.max(0, issuers.indexOf(one.issuer ?? '')));
    const own = pairs.filter((pair) => pair.one === one || pair.other === one);
    const likeTo = new Map(own.map((pair) => [pair.one === one ? pair.other : pair.one, pair]));
    const isSure = own.some(
      ({ like, differs, hasOtherWord, ...pair }) =>
        like >= SURE &&
        !differs &&
        !hasOtherWord &&
        before.includes((pair.one === one ? pair.other : pair.one).issuer ?? ''),
    );
    if (before.length === 0 || isSure) continue;
    const candidates = said
      .filter(({ issuer }) => issuer !== null && before.includes(issuer))
      .toSorted((a, b) => (likeTo.get(b)?.like ?? 0) - (likeTo.get(a)?.like ?? 0))
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
