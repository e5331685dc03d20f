/** Derives meetings from the records of articles: the entry of this room. */
import { hash } from '../model/ids.ts';
import type { Meeting, MeetingAccount, StatementRecord } from '../model/index.ts';
import type { NamesOfParties } from '../ledger/frame/party-names.ts';
import type { MeetingJudge } from './ask.ts';
import { joinMentions, type JoinedMeeting } from './join-mentions.ts';
import { missingIn } from './missing.ts';
import { pointsOf } from './points.ts';
import { accountHistories, historiesOf, withSaidAgain } from './said-again.ts';

/** What is known besides the articles. */
type MeetingContext = {
  /** The watchlist's, see `namesOfParties`. */
  readonly names: NamesOfParties;
  /**
   * Meetings that are known already, for what is said again or missing: those of the same sides in the years before will do. One
   * that has an account in common with a meeting gives it its id, whatever came to light of its day and people since.
   */
  readonly earlier?: readonly Meeting[];
  /** Null, or absent, for the rules alone. */
  readonly judge?: MeetingJudge | null;
  /** An article that is new or has changed: what is known of meetings without it is taken as it is. */
  readonly of?: string | null;
};

/**
 * Returns the meetings that articles tell of, by day. It takes time in proportion to the square of the sayings of one meeting.
 * @param records of articles that may tell of the same meetings, in any order; those without `meetings` count for nothing
 */
export function meetingsIn(
  records: readonly StatementRecord[],
  { names, earlier = [], judge = null, of = null }: MeetingContext,
): Meeting[] {
  const found: Meeting[] = [];
  const idOf = openIds(earlier);
  const byId = new Map(earlier.map((meeting) => [meeting.id, meeting]));
  for (const joined of joinMentions(latestOf(records))) {
    const facts = factsOf(joined, idOf);
    const known = byId.get(facts.id);
    if (known !== undefined && of !== null && isUntouched(known, facts, of)) {
      found.push(known);
      continue;
    }
    const meeting = { ...facts, points: pointsOf(joined.parts, facts, { names, judge }) };
    if (meeting.points.length === 0) continue;
    const others = new Map([...earlier, ...found].map((one) => [one.id, one]));
    const before = [...others.values()].filter(({ id, on }) => on < meeting.on && id !== meeting.id);
    found.push(withHistory(meeting, before, { names, judge }));
  }
  return found;
}

/** Returns one record of each article: of its last version, which corrects those before. */
function latestOf(records: readonly StatementRecord[]): StatementRecord[] {
  const inTime = records.toSorted((a, b) => ((a.publishedAt ?? a.at) < (b.publishedAt ?? b.at) ? -1 : 1));
  return [...new Map(inTime.map((record) => [record.article, record])).values()];
}

/** Returns whether an article has nothing to do with a meeting, now as before. */
const isUntouched = (known: Meeting, facts: Meeting, article: string): boolean =>
  [known, facts].every(({ accounts }) => accounts.every((account) => account.article !== article));

function withHistory(
  meeting: Meeting,
  before: readonly Meeting[],
  { names, judge }: Pick<Required<MeetingContext>, 'names' | 'judge'>,
): Meeting {
  const unanswered = { count: 0 };
  const counting: MeetingJudge | null = judge && {
    ...judge,
    answer: (question) => {
      const answer = judge.answer(question);
      if (answer === null) unanswered.count += 1;
      return answer;
    },
  };
  const histories = accountHistories(meeting, before, names);
  const linked = withSaidAgain(meeting, histories, counting);
  const isJudged = judge !== null && unanswered.count === 0;
  const missing = historiesOf(linked, histories).flatMap((history) => missingIn(history, isJudged));
  return { ...linked, missing };
}

/** Links of so many alerts lead to a meeting by another id. */
const MAX_FORMERLY = 5;

/** Returns a meeting without its points. */
function factsOf({ on, isDated, parts }: JoinedMeeting, idOf: ReturnType<typeof openIds>): Meeting {
  const mentions = parts.flatMap((part) => part.mentions);
  const sides = mentions[0]?.sides ?? [];
  const people = new Map(mentions.flatMap(({ speakers }) => speakers).map((one) => [one.id, one]));
  const speakers = sides.flatMap((side) => [...people.values()].filter(({ party }) => party === side));
  const leaders = sides.map((side) => speakers.find(({ party }) => party === side)?.id ?? '');
  const articles = parts.map(({ record }) => record.article);
  const named = parts.flatMap((part) => part.mentions.find(({ meeting }) => meeting)?.meeting?.id ?? []);
  const id = idOf({ sides, articles, named }, hash('meeting', ...sides, on, ...leaders));
  const formerly = [...new Set(named)].filter((other) => other !== id).slice(0, MAX_FORMERLY);
  return {
    id,
    sides,
    speakers,
    on,
    isDated,
    place: mentions.find(({ place }) => place !== null)?.place ?? null,
    form: mentions[0]?.form ?? 'talks',
    accounts: parts.map(accountOf),
    points: [],
    missing: [],
    ...(formerly.length === 0 ? {} : { formerly }),
  };
}

const accountOf = ({
  record: { article, url, source, title, publishedAt, meetings },
}: JoinedMeeting['parts'][number]): MeetingAccount => ({
  article,
  url,
  source,
  title,
  publishedAt,
  side: meetings?.publisher ?? null,
});

type MeetingFacts = {
  readonly sides: readonly string[];
  readonly articles: readonly string[];
  /** The meetings to which these were joined when they were read. */
  readonly named: readonly string[];
};

/**
 * Opens what gives meetings their ids, each id once. A meeting keeps that of the known one with which it has the most accounts in
 * common; one that is not known any more has the id that most of its articles name, and a new one that of its facts.
 */
function openIds(known: readonly Meeting[]): (facts: MeetingFacts, made: string) => string {
  const taken = new Set<string>();
  const stored = new Set(known.map(({ id }) => id));
  return ({ sides, articles, named }, made) => {
    const byAccounts = known
      .filter((meeting) => meeting.sides.join() === sides.join())
      .map(({ id, accounts }) => [id, sharedBetween(accounts, articles)] as const);
    const byNames = [...Map.groupBy(named, (id) => id)].map(([id, all]) => [id, all.length] as const);
    const kept =
      mostShared(byAccounts.filter(([id]) => !taken.has(id))) ??
      mostShared(byNames.filter(([id]) => !taken.has(id) && !stored.has(id)));
    const id = kept ?? (taken.has(made) ? hash(made, articles[0] ?? '') : made);
    taken.add(id);
    return id;
  };
}

const mostShared = (counts: readonly (readonly [id: string, shared: number])[]): string | undefined =>
  counts
    .filter(([, shared]) => shared > 0)
    .toSorted(([a, one], [b, other]) => other - one || (a < b ? -1 : 1))[0]?.[0];

const sharedBetween = (accounts: Meeting['accounts'], articles: readonly string[]): number =>
  accounts.filter(({ article }) => article !== null && articles.includes(article)).length;

/** Returns an article's record with the meetings to which it was joined, by which they are found again when all of them is lost. */
export function withMeetingNames(record: StatementRecord, joined: readonly Meeting[]): StatementRecord {
  const { meetings } = record;
  if (meetings === undefined) return record;
  const mentions = meetings.mentions.map((mention) => {
    const day = Date.parse(mention.on ?? '');
    const [meeting] = joined
      .filter(({ sides }) => sides.join() === mention.sides.join())
      .toSorted((a, b) => Math.abs(Date.parse(a.on) - day) - Math.abs(Date.parse(b.on) - day));
    return meeting === undefined || mention.on === null
      ? mention
      : { ...mention, meeting: { id: meeting.id, on: meeting.on } };
  });
  return { ...record, meetings: { ...meetings, mentions } };
}
