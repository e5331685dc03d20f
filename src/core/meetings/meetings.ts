/** Derives meetings from the records of articles: the entry of this room. */
import { hash } from '../model/ids.ts';
import type { Meeting, MeetingAccount, StatementRecord } from '../model/index.ts';
import type { NamesOfParties } from '../ledger/frame/party-names.ts';
import type { MeetingJudge } from './ask.ts';
import { idsOf, type MeetingIdentity, namedIn } from './meeting-ids.ts';
import { joinMentions, type JoinedMeeting } from './join-mentions.ts';
import { missingIn } from './missing.ts';
import { pointsOf } from './points.ts';
import { openOwnAccounts, type OwnAccounts, saidBesides } from './own-accounts.ts';
import { accountHistories, saidAgain } from './said-again.ts';

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
  const byId = new Map(earlier.map((meeting) => [meeting.id, meeting]));
  const before = openEarlier(earlier);
  const context = { names, judge, own: openOwnAccounts(names) };
  const all = joinMentions(records).map((joined) => ({ joined, own: factsOf(joined) }));
  const ids = idsOf(
    all.map(({ own }) => own),
    earlier,
  );
  for (const [at, { joined, own }] of all.entries()) {
    const facts = meetingOf(own, ids[at] ?? own.made);
    const known = byId.get(facts.id);
    if (known !== undefined && of !== null && isUntouched(known, facts, of)) {
      found.push(known);
      continue;
    }
    const meeting = { ...facts, points: pointsOf(joined.parts, facts, context) };
    if (meeting.points.length === 0) continue;
    const complete = withHistory(meeting, { parts: joined.parts, before: before.of(meeting) }, context);
    before.add(complete);
    found.push(complete);
  }
  return found;
}

type KnownEarlier = {
  readonly of: (meeting: Meeting) => Meeting[];
  readonly add: (meeting: Meeting) => void;
};

/** So many meetings of the same sides before one are looked at. */
const MAX_BEFORE = 200;

/** Opens the meetings before one: those that are known, and in their place those that are made. */
function openEarlier(known: readonly Meeting[]): KnownEarlier {
  const bySides = new Map<string, Meeting[]>();
  const add = (meeting: Meeting): void => {
    const sides = meeting.sides.join();
    const others = (bySides.get(sides) ?? []).filter(({ id }) => id !== meeting.id);
    const at = others.findLastIndex(({ on }) => on <= meeting.on) + 1;
    bySides.set(sides, others.toSpliced(at, 0, meeting));
  };
  for (const meeting of known) add(meeting);
  return {
    of: ({ id, sides, on }) =>
      (bySides.get(sides.join()) ?? [])
        .filter((other) => other.on < on && other.id !== id)
        .slice(-MAX_BEFORE)
        .toReversed(),
    add,
  };
}

/** Returns whether an article has nothing to do with a meeting, now as before. */
const isUntouched = (known: Meeting, facts: Meeting, article: string): boolean =>
  [known, facts].every(({ accounts }) => accounts.every((account) => account.article !== article));

type DerivingContext = Pick<Required<MeetingContext>, 'names' | 'judge'> & { readonly own: OwnAccounts };

function withHistory(
  meeting: Meeting,
  { parts, before }: { readonly parts: JoinedMeeting['parts']; readonly before: readonly Meeting[] },
  { names, judge, own }: DerivingContext,
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
  const besides = (side: string) => saidBesides(parts, side, { on: meeting.on, names });
  const histories = accountHistories(meeting, before, { own, besides });
  const again = saidAgain(histories, counting);
  const isJudged = judge !== null && unanswered.count === 0;
  return {
    ...meeting,
    points: meeting.points.map((point) => ({ ...point, again: [...(again.get(point.id) ?? [])] })),
    missing: histories.flatMap((history) => missingIn(history, again, isJudged)),
  };
}

/** Links of so many alerts lead to a meeting by another id. */
const MAX_FORMERLY = 5;

type MeetingFacts = Omit<Meeting, 'id' | 'points' | 'missing' | 'formerly'> & MeetingIdentity;

function factsOf({ on, isDated, parts }: JoinedMeeting): MeetingFacts {
  const mentions = parts.flatMap((part) => part.mentions);
  const sides = mentions[0]?.sides ?? [];
  const people = new Map(mentions.flatMap(({ speakers }) => speakers).map((one) => [one.id, one]));
  const speakers = sides.flatMap((side) => [...people.values()].filter(({ party }) => party === side));
  const leaders = sides.map((side) => speakers.find(({ party }) => party === side)?.id ?? '');
  const calls = parts.filter((part) => part.mentions.some(({ form }) => form === 'call'));
  const isCall = sides.length === 2 && calls.length * 2 >= parts.length;
  return {
    made: hash('meeting', ...sides, on, ...leaders),
    named: parts.flatMap((part) => namedIn(part.mentions)),
    sides,
    speakers,
    on,
    isDated,
    // Who called met nowhere, whatever the press says of the places.
    place: isCall ? null : (mentions.find(({ place }) => place !== null)?.place ?? null),
    form: isCall ? 'call' : (mentions[0]?.form ?? 'talks'),
    accounts: parts.map(accountOf),
  };
}

/** Returns a meeting without its points. */
function meetingOf({ made: _made, named, ...facts }: MeetingFacts, id: string): Meeting {
  const formerly = [...new Set(named)].filter((other) => other !== id).slice(0, MAX_FORMERLY);
  return { id, ...facts, points: [], missing: [], ...(formerly.length === 0 ? {} : { formerly }) };
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
