/** Joins articles to meetings, keeps those, and tells of one when the second side's own account of it is read. */
import { meetingAlert } from '../../core/alerts/compose.ts';
import { namedMeeting } from '../../core/alerts/compared-meeting.ts';
import { withMeetingNames } from '../../core/meetings/meetings.ts';
import { historyMeetings } from '../../core/meetings/history-meetings.ts';
import { type ErasedArticle, meetingWithout } from '../../core/meetings/meeting-without.ts';
import { secondReadout } from '../../core/meetings/readouts.ts';
import { boundedMeeting, meetingsAround } from '../../core/meetings/rows.ts';
import {
  type AlertMeeting,
  type DeskMessage,
  type JudgeQuestion,
  Meeting,
  type MeetingAccount,
  type MeetingAnswersMessage,
  type MeetingMention,
  type MeetingPlace,
  type MeetingsTold,
  type RecentRow,
  type StatementRecord,
} from '../../core/model/index.ts';
import { DAY_MS } from '../../core/model/time.ts';
import { watchlistLabels } from '../../core/watchlist/labels.ts';
import type { DerivedMeetings, DeskBatch, DeskOutcome } from './batch.ts';
import { commitAlert, isYoung } from './commit.ts';
import { compileWatchlist } from './compiled-watchlist.ts';
import {
  addRecords,
  latest,
  openJudge,
  openMeetings,
  openPlaces,
  openRecords,
  placeOf,
} from './open-meetings.ts';
import { weigh } from './weigh.ts';

/**
 * Names the meetings that an article tells of in its record, so that it leads to them.
 * @param before what the article said of meetings before it was edited
 * @returns the record, and the meeting for the article's own alert: of several that of which it says most
 */
export async function joinMeetings(
  batch: DeskBatch,
  record: StatementRecord,
  before: MeetingsTold | null,
): Promise<{ readonly record: StatementRecord; readonly meeting: AlertMeeting | null }> {
  const { read, records, derived } = batch.meetings;
  read.set(record.article, before);
  if (record.meetings === undefined && before === null) return { record, meeting: null };
  const { joined } = await joinArticle(batch, record);
  const named = withMeetingNames(record, joined);
  records.set(record.article, named);
  const last = derived.get(record.article);
  if (last !== undefined) derived.set(record.article, { ...last, record: named });
  const [most] = joined.toSorted((a, b) => sayingsOf(b, record.article) - sayingsOf(a, record.article));
  return { record: named, meeting: most === undefined ? null : namedMeeting(most) };
}

const sayingsOf = ({ points }: Meeting, article: string): number =>
  points.flatMap(({ sayings }) => sayings).filter((saying) => saying.article === article).length;

type JoinedArticle = {
  /** The meetings of which the article is an account. */
  readonly joined: readonly Meeting[];
  /** Those of which it was one, and others still are. */
  readonly left: readonly Meeting[];
  /** Stored ones that are none any more, or went into one of these. */
  readonly gone: readonly MeetingPlace[];
  /** What a judge was not asked yet, by question (see `contentHash`). */
  readonly unanswered: ReadonlyMap<string, JudgeQuestion>;
};

/**
 * Derives the meetings that an article tells of from the records of all accounts that may be of the same ones. Costs, once a batch, a
 * read of the index, and a bulk read each for the meetings and the records that are not at hand.
 */
async function joinArticle(batch: DeskBatch, record: StatementRecord): Promise<JoinedArticle> {
  const before = batch.meetings.read.get(record.article) ?? null;
  const mentions = mentionsOf(record, before);
  const places = await openPlaces(batch);
  const around = meetingsAround(places, mentions);
  const near = await openMeetings(batch, around.near);
  const known = [...near, ...(await openMeetings(batch, around.before))];
  const others = await openRecords(batch, near, mentions);
  const made = deriveMeetings(batch, record, { others, known });
  if (made === null) return { joined: [], left: [], gone: [], unanswered: new Map() };
  const { meetings: derived, used, unanswered } = made;
  const concerned = concernedBy(record, { before, near, places }, derived).map((meeting) =>
    used.size === 0 ? meeting : { ...meeting, answers: Object.fromEntries(used) },
  );
  const ids = new Set(concerned.map(({ id }) => id));
  const joined = concerned.filter((meeting) => hasAccount(meeting, record.article));
  const left = concerned.filter((meeting) => !joined.includes(meeting));
  const gone = near.filter(
    (one) => !ids.has(one.id) && (hasAccount(one, record.article) || isWithin(one, joined)),
  );
  return { joined, left, gone: gone.map(placeOf), unanswered };
}

type DerivingInputs = { readonly others: readonly StatementRecord[]; readonly known: readonly Meeting[] };

/** Derives anew only where something is known that was not when it was derived last: the article's alert and its meeting need the same. */
function deriveMeetings(
  batch: DeskBatch,
  record: StatementRecord,
  { others, known }: DerivingInputs,
): DerivedMeetings | null {
  const { meetings, watchlist } = batch;
  const records = others.filter(({ article }) => article !== record.article);
  const inputs = [...records, ...known, meetings.answers.size];
  const last = meetings.derived.get(record.article);
  const isSameAgain =
    last?.record === record &&
    last.inputs.length === inputs.length &&
    last.inputs.every((input, at) => input === inputs[at]);
  if (isSameAgain) return last;
  const { judge, used, unanswered } = openJudge(batch);
  const derived = weigh(
    batch,
    { message: { article: record.article, source: record.source.id }, stage: 'meetings' },
    () =>
      batch.readers.meetingsIn([...records, record], {
        names: compileWatchlist(watchlist).names,
        earlier: [...historyMeetings(watchlist), ...known],
        judge,
        of: record.article,
      }),
    () => null,
  );
  if (derived === null) return null;
  const made = { record, inputs, meetings: derived, used, unanswered };
  meetings.derived.set(record.article, made);
  return made;
}

const mentionsOf = (record: StatementRecord, before: MeetingsTold | null): MeetingMention[] => [
  ...(record.meetings?.mentions ?? []),
  ...(before?.mentions ?? []),
];

type KnownMeetings = {
  readonly before: MeetingsTold | null;
  readonly near: readonly Meeting[];
  readonly places: readonly MeetingPlace[];
};

/**
 * Returns the meetings of which an article is an account, and those that were one with it. Of other sides not all accounts were read,
 * and at the edges of the days neither.
 */
function concernedBy(
  record: StatementRecord,
  { before, near, places }: KnownMeetings,
  derived: readonly Meeting[],
): Meeting[] {
  const sides = new Set(mentionsOf(record, before).map((mention) => mention.sides.join()));
  const others = new Set(
    near
      .filter((one) => hasAccount(one, record.article))
      .flatMap((one) => one.accounts.map(({ article }) => article)),
  );
  const [known, stored] = [near, places].map((some) => new Set(some.map(({ id }) => id)));
  const isWhole = ({ id }: Meeting): boolean => known?.has(id) === true || stored?.has(id) === false;
  return derived.filter(
    (one) =>
      sides.has(one.sides.join()) &&
      (hasAccount(one, record.article) ||
        (isWhole(one) && one.accounts.some(({ article }) => article !== null && others.has(article)))),
  );
}

const hasAccount = ({ accounts }: Meeting, article: string): boolean =>
  accounts.some((account) => account.article === article);

const isWithin = ({ sides, accounts }: Meeting, others: readonly Meeting[]): boolean =>
  others.some(
    (other) =>
      other.sides.join() === sides.join() &&
      accounts.every(({ article }) => article !== null && hasAccount(other, article)),
  );

/** A message about what one article says, that was worked off. */
type DoneMessage = Extract<DeskMessage, { kind: 'sight' | 'answers' }>;

/**
 * Keeps the meetings that the articles of worked-off messages tell of, and tells those of which two sides have an account now. What is
 * stored already is not written again, and what is told is not told again, so that a repetition after a death completes the work.
 */
export const tellMeetings = async (batch: DeskBatch, messages: readonly DoneMessage[]): Promise<void> =>
  keepMeetings(batch, await findRecords(batch, messages));

type ClockedMessage = Pick<DeskMessage, 'clock'>;

/** What one article says, and the message that has it looked at. */
type LookedAt = { readonly record: StatementRecord; readonly message: ClockedMessage };

/** Does the same for articles whose records are at hand. */
export async function keepMeetings(batch: DeskBatch, articles: readonly LookedAt[]): Promise<void> {
  // Each of them may be an account of the same meeting as another.
  addRecords(
    batch,
    articles.map(({ record }) => record),
  );
  const joined = new Map<string, { readonly meeting: Meeting; readonly message: ClockedMessage }>();
  const gone = new Map<string, MeetingPlace>();
  const left = new Map<string, Meeting>();
  const questions = new Map<string, ReadonlyMap<string, JudgeQuestion>>();
  for (const { record, message } of articles) {
    const found = await joinArticle(batch, record);
    for (const place of found.gone) gone.set(place.id, place);
    for (const meeting of found.left) left.set(meeting.id, meeting);
    for (const meeting of found.joined) joined.set(meeting.id, { meeting, message });
    const [first] = found.joined;
    if (first !== undefined) questions.set(first.id, found.unanswered);
  }
  for (const { meeting, message } of joined.values()) {
    await keepMeeting(batch, boundedMeeting(meeting));
    await tellMeeting(batch, message, meeting);
    await askAboutMeeting(batch, message, { meeting: meeting.id, questions: questions.get(meeting.id) });
  }
  for (const meeting of left.values())
    if (!joined.has(meeting.id)) await keepMeeting(batch, boundedMeeting(meeting));
  for (const place of gone.values())
    if (!joined.has(place.id) && !left.has(place.id)) await dropMeeting(batch, place);
}

/** So many questions are asked about a meeting at once; what is left is asked when these are answered. */
const MAX_QUESTIONS = 12;

/** Sends what the rules left unsure to the judge's queue. The meeting is told by the rules alone, and rewritten by the answers. */
async function askAboutMeeting(
  { dependencies: { judge, queues, wall } }: DeskBatch,
  { clock }: ClockedMessage,
  asking: { readonly meeting: string; readonly questions: ReadonlyMap<string, JudgeQuestion> | undefined },
): Promise<void> {
  const asked = [...(asking.questions ?? [])]
    .slice(0, MAX_QUESTIONS)
    .map(([key, question]) => ({ key, question }));
  if (judge === null || asked.length === 0) return;
  await queues.judge([
    { kind: 'judge-meeting', clock, article: asking.meeting, askedAt: wall(), asked, round: 0 },
  ]);
}

/**
 * Derives a meeting anew with what a judge answered about its points, under the same id. It is not told again.
 * @returns `later` while it cannot be read yet
 */
export async function tellMeetingAnswers(
  batch: DeskBatch,
  message: MeetingAnswersMessage,
): Promise<DeskOutcome> {
  const place = (await openPlaces(batch)).find(({ id }) => id === message.article);
  if (place === undefined) return isYoung(batch, message) ? 'later' : 'done';
  const [meeting] = await openMeetings(batch, [place]);
  for (const [key, reply] of Object.entries(message.answers)) batch.meetings.answers.set(key, reply);
  const [record] = meeting === undefined ? [] : await openRecords(batch, [meeting], []);
  if (record !== undefined) await keepMeetings(batch, [{ record, message }]);
  return 'done';
}

/**
 * Says whether a message was worked off before, by another desk, whose record of what its article says cannot be read yet. That desk may
 * have died before it came to meetings.
 */
export const awaitsRecord = (batch: DeskBatch, message: DoneMessage): boolean =>
  batch.meetings.repeated.has(message.article) &&
  batch.recent.some(({ article, statedAt }) => article === message.article && statedAt !== null) &&
  !batch.meetings.read.has(message.article) &&
  batch.memory.records.every(({ article }) => article !== message.article) &&
  isYoung(batch, message);

/** Returns what the articles of messages say of meetings. An article that this batch did not read was worked off before: its message came again. */
async function findRecords(
  batch: DeskBatch,
  messages: readonly DoneMessage[],
): Promise<{ readonly record: StatementRecord; readonly message: DoneMessage }[]> {
  const { meetings, memory, dependencies } = batch;
  const byArticle = new Map(messages.map((message) => [message.article, message]));
  const remembered = new Map(memory.records.toReversed().map((record) => [record.article, record]));
  const repeated = [...byArticle.values()].filter(
    ({ article, ...message }) =>
      !meetings.read.has(article) && !remembered.has(article) && !isYoung(batch, message),
  );
  if (repeated.length > 0) {
    const read = await dependencies.corpus.getStatementsOf(repeated.map(({ article }) => article));
    for (const record of read) meetings.records.set(record.article, record);
  }
  return [...byArticle].flatMap(([article, message]) => {
    const record = latest(remembered.get(article), meetings.records.get(article));
    const before = meetings.read.get(article) ?? null;
    return record === undefined || (record.meetings === undefined && before === null)
      ? []
      : [{ record, message }];
  });
}

/** The order of keys is that of the schema on both sides. */
const isSame = (one: Meeting, other: Meeting): boolean =>
  JSON.stringify(Meeting.parse(one)) === JSON.stringify(Meeting.parse(other));

async function keepMeeting(batch: DeskBatch, meeting: Meeting): Promise<void> {
  const { dependencies, meetings, memory } = batch;
  const known = remembered(batch, meeting.id) ?? meetings.stored.get(meeting.id) ?? null;
  if (known !== null && isSame(known, meeting)) return;
  const kept = await dependencies.corpus.putMeeting(meeting);
  memory.meetings.unshift({ id: kept.id, meeting: kept, at: dependencies.wall() });
  if (known !== null && known.on !== kept.on) await dependencies.corpus.deleteMeeting(known);
}

const remembered = ({ memory }: DeskBatch, id: string): Meeting | null =>
  memory.meetings.find((one) => one.id === id)?.meeting ?? null;

async function dropMeeting({ dependencies, memory }: DeskBatch, place: MeetingPlace): Promise<void> {
  await dependencies.corpus.deleteMeeting(place);
  memory.meetings.unshift({ id: place.id, meeting: null, at: dependencies.wall() });
}

/** What is found later than this is not told. */
const MAX_TOLD_AGE_MS = 7 * DAY_MS;

/** Tells a meeting of two readouts once, with the time at which the second one was seen, whoever notices it. */
async function tellMeeting(batch: DeskBatch, message: ClockedMessage, meeting: Meeting): Promise<void> {
  const rows = new Map(batch.recent.map((row) => [row.article, row]));
  const rowOf = ({ article }: MeetingAccount): RecentRow | undefined => rows.get(article ?? '');
  const second = secondReadout(meeting, (account) => rowOf(account)?.at ?? '');
  const row = second === null ? undefined : rowOf(second);
  if (second === null || row === undefined || !mayTell(batch, second, row)) return;
  const { source, url, title, publishedAt } = second;
  const article = { id: row.article, url, title, publishedAt, language: 'en', read: 'full' as const };
  const labels = watchlistLabels(batch.watchlist);
  const made = weigh(
    batch,
    { message: { article: row.article, source: source.id }, stage: 'wording of a meeting' },
    () => meetingAlert({ source, article, at: row.at, meeting }, labels),
    () => null,
  );
  if (made !== null) await commitAlert(batch, message, made);
}

/** A readout that was there before the reader came, or was old when it was found, makes no news of its meeting. */
function mayTell(
  { meetings }: DeskBatch,
  { publishedAt }: MeetingAccount,
  { article, baseline, told, at }: RecentRow,
): boolean {
  if (baseline || meetings.untold.has(article)) return false;
  const isOld = publishedAt !== null && Date.parse(at) - Date.parse(publishedAt) > MAX_TOLD_AGE_MS;
  const isAtHand = meetings.read.has(article) || meetings.repeated.has(article);
  return !isOld && (isAtHand || (told !== null && told !== undefined));
}

/**
 * Takes an erased article out of every meeting that is listed: out of its accounts and points, and out of what it is said to have
 * left unsaid. Costs a list and a bulk read for every 100 meetings.
 */
export async function eraseFromMeetings(batch: DeskBatch, erased: ErasedArticle): Promise<void> {
  const { dependencies, memory } = batch;
  memory.meetings = [];
  batch.meetings.places = null;
  const rows = await dependencies.corpus.listMeetings();
  for (const meeting of (await dependencies.corpus.getMeetings(rows)).values()) {
    const left = meetingWithout(meeting, erased);
    if (left === meeting) continue;
    await dependencies.corpus.deleteJudged(meeting.id);
    if (left === null) await dropMeeting(batch, meeting);
    else await dependencies.corpus.putMeeting(left);
  }
}
