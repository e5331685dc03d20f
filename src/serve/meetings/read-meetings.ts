/** Reads meetings for pages and the API: those that are stored, and those of the watchlist's history. */
import { historyMeetings } from '../../core/meetings/history-meetings.ts';
import { meetingRow } from '../../core/meetings/rows.ts';
import type { Meeting, MeetingRow, StatementRecord } from '../../core/model/index.ts';
import type { Watchlist } from '../../core/watchlist/schema.ts';
import type { ServeContext } from '../context.ts';
import { newestFirst } from '../http/list-query.ts';
import { keyOfMeeting } from './query.ts';

/** Costs a list of the window. @returns the latest first */
export async function readMeetingRows(context: ServeContext, watchlist: Watchlist): Promise<MeetingRow[]> {
  const rows = [...(await context.listMeetings()), ...historyMeetings(watchlist).map(meetingRow)];
  const known = new Map(rows.toReversed().map((row) => [row.id, row]));
  return [...known.values()].toSorted((a, b) => newestFirst(keyOfMeeting(a), keyOfMeeting(b)));
}

/** A meeting with its place among the others of the same sides. */
export type MeetingInOrder = {
  readonly meeting: Meeting;
  /** Of the same sides before it and after it, the nearest first. */
  readonly before: readonly MeetingRow[];
  readonly after: readonly MeetingRow[];
};

/** So many meetings before and after are shown with one. */
const MAX_AROUND = 5;

/** Costs the list of the window and one read. @returns null for an id that no meeting has */
export async function readMeeting(
  context: ServeContext,
  watchlist: Watchlist,
  id: string,
): Promise<MeetingInOrder | null> {
  const rows = await readMeetingRows(context, watchlist);
  const at = rows.findIndex((row) => row.id === id);
  const row = rows[at];
  if (row === undefined) return null;
  const past = historyMeetings(watchlist).find((meeting) => meeting.id === id);
  const meeting = past ?? (await context.corpus.getMeeting(row));
  if (meeting === null) return null;
  const isOfSides = ({ sides }: MeetingRow): boolean => sides.join() === row.sides.join();
  return {
    meeting,
    before: rows
      .slice(at + 1)
      .filter(isOfSides)
      .slice(0, MAX_AROUND),
    after: rows.slice(0, at).toReversed().filter(isOfSides).slice(0, MAX_AROUND),
  };
}

/** Of these one article is an account; a round-up tells of more. */
const MAX_OF_ARTICLE = 8;

/** Costs the list of the window and a bulk read for an article that tells of a meeting, and nothing for others. */
export async function meetingsOfArticle(
  context: ServeContext,
  record: StatementRecord | null,
): Promise<MeetingRow[]> {
  const mentions = record?.meetings?.mentions ?? [];
  if (record === null || mentions.length === 0) return [];
  const rows = (await context.listMeetings()).filter(({ sides, on }) =>
    mentions.some((mention) => mention.on === on && mention.sides.join() === sides.join()),
  );
  const found = await context.corpus.getMeetings(rows.slice(0, MAX_OF_ARTICLE));
  return rows.filter(({ id }) => found.get(id)?.accounts.some(({ article }) => article === record.article));
}
