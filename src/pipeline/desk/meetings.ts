/** Keeps the meetings that articles tell of, has them told and judged, and takes erased articles out of them. */
import { type ErasedArticle, meetingWithout } from '../../core/meetings/meeting-without.ts';
import { boundedMeeting } from '../../core/meetings/rows.ts';
import {
  type DeskMessage,
  type JudgeQuestion,
  Meeting,
  type MeetingAnswersMessage,
  type MeetingPlace,
  type StatementRecord,
} from '../../core/model/index.ts';
import type { DeskBatch, DeskOutcome } from './batch.ts';
import { isYoung } from './commit.ts';
import { joinArticle } from './join-article.ts';
import { addRecords, latest, openMeetings, openPlaces, openRecords } from './open-meetings.ts';
import { type ClockedMessage, tellMeeting } from './tell-meeting.ts';

/** A message about what one article says, that was worked off. */
type DoneMessage = Extract<DeskMessage, { kind: 'sight' | 'answers' }>;

/**
 * Keeps the meetings that the articles of worked-off messages tell of, and tells those of which two sides have an account now. What is
 * stored already is not written again, and what is told is not told again, so that a repetition after a death completes the work.
 */
export const tellMeetings = async (batch: DeskBatch, messages: readonly DoneMessage[]): Promise<void> =>
  keepMeetings(batch, await findRecords(batch, messages));

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
