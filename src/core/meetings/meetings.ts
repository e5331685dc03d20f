/** Derives meetings from the records of articles: the entry of this room. */
import { hash } from '../model/ids.ts';
import type { Meeting, MeetingAccount, StatementRecord } from '../model/index.ts';
import type { NamesOfParties } from '../ledger/frame/party-names.ts';
import type { MeetingJudge } from './ask.ts';
import { joinMentions, type JoinedMeeting } from './join-mentions.ts';
import { missingIn } from './missing.ts';
import { pointsOf } from './points.ts';
import { accountHistories, withSaidAgain } from './said-again.ts';

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
};

/**
 * Returns the meetings that articles tell of, by day. It takes time in proportion to the square of the sayings of one meeting.
 * @param records of articles that may tell of the same meetings, in any order; those without `meetings` count for nothing
 */
export function meetingsIn(
  records: readonly StatementRecord[],
  { names, earlier = [], judge = null }: MeetingContext,
): Meeting[] {
  const found: Meeting[] = [];
  const idOf = openIds(earlier);
  for (const joined of joinMentions(latestOf(records))) {
    const meeting = meetingOf(joined, idOf, { names, judge });
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
  const linked = withSaidAgain(meeting, accountHistories(meeting, before, names), counting);
  const isJudged = judge !== null && unanswered.count === 0;
  const missing = accountHistories(linked, before, names).flatMap((history) => missingIn(history, isJudged));
  return { ...linked, missing };
}

function meetingOf(
  { on, isDated, parts }: JoinedMeeting,
  idOf: ReturnType<typeof openIds>,
  context: Pick<Required<MeetingContext>, 'names' | 'judge'>,
): Meeting {
  const mentions = parts.flatMap((part) => part.mentions);
  const sides = mentions[0]?.sides ?? [];
  const people = new Map(mentions.flatMap(({ speakers }) => speakers).map((one) => [one.id, one]));
  const speakers = sides.flatMap((side) => [...people.values()].filter(({ party }) => party === side));
  const leaders = sides.map((side) => speakers.find(({ party }) => party === side)?.id ?? '');
  const articles = parts.map(({ record }) => record.article);
  const id = idOf({ sides, articles }, hash('meeting', ...sides, on, ...leaders));
  return {
    id,
    sides,
    speakers,
    on,
    isDated,
    place: mentions.find(({ place }) => place !== null)?.place ?? null,
    form: mentions[0]?.form ?? 'talks',
    accounts: parts.map(accountOf),
    points: pointsOf(parts, { id, sides, on }, context),
    missing: [],
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

type MeetingFacts = { readonly sides: readonly string[]; readonly articles: readonly string[] };

/**
 * Opens what gives meetings their ids, each id once. A meeting keeps that of the known one with which it has the most accounts in
 * common; what shares none has the id of its facts.
 */
function openIds(known: readonly Meeting[]): (facts: MeetingFacts, made: string) => string {
  const taken = new Set<string>();
  return ({ sides, articles }, made) => {
    const [kept] = known
      .filter((meeting) => !taken.has(meeting.id) && meeting.sides.join() === sides.join())
      .map(({ id, accounts }) => ({ id, shared: sharedBetween(accounts, articles) }))
      .filter(({ shared }) => shared > 0)
      .toSorted((a, b) => b.shared - a.shared || (a.id < b.id ? -1 : 1));
    const free = taken.has(made) ? hash(made, articles[0] ?? '') : made;
    const id = kept?.id ?? free;
    taken.add(id);
    return id;
  };
}

const sharedBetween = (accounts: Meeting['accounts'], articles: readonly string[]): number =>
  accounts.filter(({ article }) => article !== null && articles.includes(article)).length;
