/** Reads what a batch needs of meetings: which there are, those near an article, and what their accounts say. */
import type { MeetingJudge } from '../../core/meetings/ask.ts';
import { isNear } from '../../core/meetings/rows.ts';
import { contentHash } from '../../core/ledger/judge/question.ts';
import type {
  JudgeQuestion,
  JudgeReply,
  Meeting,
  MeetingMention,
  MeetingPlace,
  StatementRecord,
} from '../../core/model/index.ts';
import { watchlistLabels } from '../../core/watchlist/labels.ts';
import { readRecords } from '../read-ledgers.ts';
import type { DeskBatch } from './batch.ts';

/** Opens what is known of a judge's answers; what derives meetings asks it, and finds out what is to be asked. */
export function openJudge({ dependencies, meetings, watchlist }: DeskBatch) {
  const used = new Map<string, JudgeReply>();
  const unanswered = new Map<string, JudgeQuestion>();
  const answer: MeetingJudge['answer'] = (question) => {
    const key = contentHash(question);
    const known = meetings.answers.get(key);
    if (known === undefined) unanswered.set(key, question);
    else used.set(key, known);
    return known ?? null;
  };
  const isAsked = dependencies.judge !== null || meetings.answers.size > 0;
  const judge = isAsked ? { side: watchlistLabels(watchlist).party, answer } : null;
  return { judge, used, unanswered };
}

/**
 * Returns the meetings that there are, the latest first: those of the day's index, and those that articles name which were read since.
 * What this desk wrote within the last minute may stand in neither.
 */
export async function openPlaces(batch: DeskBatch): Promise<MeetingPlace[]> {
  const { meetings, memory } = batch;
  meetings.places ??= await readPlaces(batch);
  const written = new Map(memory.meetings.toReversed().map(({ id, meeting }) => [id, meeting]));
  const fresh = [...written.values()].flatMap((meeting) => (meeting === null ? [] : [placeOf(meeting)]));
  return latestFirst([...fresh, ...meetings.places.filter(({ id }) => !written.has(id))]);
}

export const placeOf = ({ id, sides, on }: MeetingPlace): MeetingPlace => ({ id, sides, on });

/** Returns the meetings that an article's record names. */
export const placesIn = ({ meetings }: StatementRecord): MeetingPlace[] =>
  (meetings?.mentions ?? []).flatMap(({ sides, meeting }) =>
    meeting === undefined ? [] : [{ ...meeting, sides }],
  );

export const latestFirst = (places: readonly MeetingPlace[]): MeetingPlace[] =>
  places.toSorted((a, b) => (a.on < b.on ? 1 : -1));

/** Costs one read, and one for every 100 articles since; where no index is kept yet, a list. */
async function readPlaces(batch: DeskBatch): Promise<MeetingPlace[]> {
  const { dependencies, meetings, memory, recent } = batch;
  const { corpus } = dependencies;
  const index = await corpus.getMeetingIndex();
  const remembered = [...memory.records, ...meetings.records.values()];
  const since =
    index === null ? remembered : await readRecords(corpus, { recent, remembered }, index.through);
  addRecords(batch, since);
  if (index === null) return (await corpus.listMeetings()).map(placeOf);
  meetings.indexed = new Set(index.meetings.map(({ id }) => id));
  const named = since.toSorted((a, b) => (a.at < b.at ? -1 : 1)).flatMap(placesIn);
  // What was read last says the day.
  return [...new Map([...index.meetings, ...named].map((place) => [place.id, place])).values()];
}

/** Has records at hand, the latest of each article. */
export function addRecords({ meetings: { records } }: DeskBatch, added: readonly StatementRecord[]): void {
  for (const record of added) {
    if (record.meetings !== undefined)
      records.set(record.article, latest(records.get(record.article), record) ?? record);
  }
}

/** Costs a bulk read for every 100 that are not at hand. One of the index that is not there is noted: it may be lost. */
export async function openMeetings(
  { meetings: { stored, answers, indexed, lost }, memory, dependencies }: DeskBatch,
  places: readonly MeetingPlace[],
): Promise<Meeting[]> {
  const written = new Map(memory.meetings.toReversed().map(({ id, meeting }) => [id, meeting]));
  const missing = places.filter(({ id }) => !stored.has(id) && !written.has(id));
  if (missing.length > 0) {
    const read = await dependencies.corpus.getMeetings(missing);
    for (const { id } of missing) {
      stored.set(id, read.get(id) ?? null);
      if (!read.has(id) && indexed.has(id)) lost.add(id);
    }
  }
  const found = places.flatMap(({ id }) => written.get(id) ?? stored.get(id) ?? []);
  for (const [key, reply] of found.flatMap((meeting) => Object.entries(meeting.answers ?? {}))) {
    if (!answers.has(key)) answers.set(key, reply);
  }
  return found;
}

/** Returns what the accounts of meetings say, and what else is at hand of meetings near these mentions. */
export async function openRecords(
  { meetings: { records }, memory, dependencies }: DeskBatch,
  near: readonly Meeting[],
  mentions: readonly MeetingMention[],
): Promise<StatementRecord[]> {
  const articles = [
    ...new Set(near.flatMap(({ accounts }) => accounts.flatMap(({ article }) => article ?? []))),
  ];
  const remembered = new Map(memory.records.toReversed().map((record) => [record.article, record]));
  const missing = articles.filter((article) => !records.has(article) && !remembered.has(article));
  if (missing.length > 0) {
    for (const record of await dependencies.corpus.getStatementsOf(missing))
      records.set(record.article, record);
  }
  const read = articles.flatMap((article) => latest(remembered.get(article), records.get(article)) ?? []);
  // What this batch reads, or was read since the index was made.
  const fresh = [...records.values()].filter(
    ({ article, meetings }) =>
      !articles.includes(article) &&
      meetings?.mentions.some((mention) => mentions.some((other) => isNear(mention, other))) === true,
  );
  return [...read, ...fresh].filter(({ meetings }) => meetings !== undefined);
}

/** A record that storage showed may be older than what this desk remembers. */
export const latest = (
  remembered: StatementRecord | undefined,
  read: StatementRecord | undefined,
): StatementRecord | undefined =>
  remembered !== undefined && (read === undefined || read.at <= remembered.at) ? remembered : read;
