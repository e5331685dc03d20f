/** Reads meetings for pages and the API, with what they lead to: earlier statements, earlier meetings, positions. */
import { citedEvidence } from '../../core/ledger/positions.ts';
import { rowsOf } from '../../core/ledger/rows.ts';
import { historyMeetings } from '../../core/meetings/history-meetings.ts';
import type {
  CitedEvidence,
  LedgerRow,
  Meeting,
  MeetingMention,
  MeetingRow,
  StatementRecord,
} from '../../core/model/index.ts';
import { DAY_MS } from '../../core/model/time.ts';
import type { Watchlist } from '../../core/watchlist/schema.ts';
import { historyOf } from '../../pipeline/read-ledgers.ts';
import { readMeetingRows, type ServeContext } from '../context.ts';
import { readPrecedents } from '../ledger/read-ledger.ts';
import type { Utterance } from '../ledger/utterances.ts';

/** A meeting with its place among the others of the same sides. */
export type MeetingInOrder = {
  readonly meeting: Meeting;
  /** Of the same sides before it and after it, the nearest first; those of the same people rather than of others. */
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
  const at = rows.findIndex((row) => row.id === id || row.formerly?.includes(id) === true);
  const row = rows[at];
  if (row === undefined) return null;
  const past = historyMeetings(watchlist).find((meeting) => meeting.id === row.id);
  const meeting = past ?? (await context.corpus.getMeeting(row));
  if (meeting === null) return null;
  const ofSides = (some: readonly MeetingRow[]): MeetingRow[] =>
    nearest(
      some.filter(({ sides }) => sides.join() === row.sides.join()),
      row,
    );
  return { meeting, before: ofSides(rows.slice(at + 1)), after: ofSides(rows.slice(0, at).toReversed()) };
}

/** Keeps the nearest of the same people and, where there is room, the nearest of others. */
function nearest(rows: readonly MeetingRow[], to: MeetingRow): MeetingRow[] {
  const [same, others] = [
    rows.filter((row) => isOfSamePeople(row, to)),
    rows.filter((row) => !isOfSamePeople(row, to)),
  ];
  const kept = new Set([...same, ...others].slice(0, MAX_AROUND));
  return rows.filter((row) => kept.has(row));
}

/** Returns whether somebody of each side met at both, as far as accounts name anybody. */
export const isOfSamePeople = (one: Pick<MeetingRow, 'sides' | 'speakers'>, other: MeetingRow): boolean =>
  one.sides.every((side) => {
    const ids = new Set(one.speakers.flatMap(({ id, party }) => (party === side ? [id] : [])));
    return other.speakers.some(({ id, party }) => party === side && ids.has(id));
  });

/** A point of an earlier meeting, by its id. */
type EarlierPoint = { readonly meeting: string; readonly on: string };

/** What the points and accounts of a meeting lead to. */
export type MeetingLinks = {
  /** By its id, a statement of an account in its ledger. */
  readonly said: ReadonlyMap<string, LedgerRow>;
  /** By its id, the earlier statement that is nearest to it. */
  readonly nearest: ReadonlyMap<string, Utterance>;
  /** By its id, an earlier point that one of these says again. */
  readonly earlier: ReadonlyMap<string, EarlierPoint>;
  /** What the accounts answer to questions of the watchlist. */
  readonly evidence: readonly CitedEvidence[];
};

/** Costs at most a bulk read of the accounts' statements, one of earlier meetings, and what `readPrecedents` does. */
export async function readMeetingLinks(
  context: ServeContext,
  watchlist: Watchlist,
  { meeting, before }: MeetingInOrder,
): Promise<MeetingLinks> {
  const articles = meeting.accounts.flatMap(({ article }) => article ?? []);
  const records = articles.length === 0 ? [] : await context.corpus.getStatementsOf(articles);
  const urls = new Set(meeting.accounts.flatMap(({ article, url }) => (article === null ? url : [])));
  const past = historyOf(watchlist).filter(({ url, on }) => urls.has(url) && on === meeting.on);
  const wanted = new Set(
    meeting.points.flatMap(({ sayings }) => sayings.flatMap(({ utterance }) => utterance ?? [])),
  );
  const said = records.flatMap(rowsOf).filter(({ utterance }) => wanted.has(utterance));
  const nearest = await readPrecedents(
    context,
    watchlist,
    said.map(({ party, precedents }) => ({ party, precedents: precedents.slice(0, 1) })),
  );
  return {
    said: new Map(said.map((row) => [row.utterance, row])),
    nearest: new Map(
      said.flatMap(({ utterance, precedents: [first = ''] }) => {
        const found = nearest.get(first);
        return found === undefined ? [] : [[utterance, found] as const];
      }),
    ),
    earlier: await earlierPoints(context, watchlist, meeting, before),
    evidence: [...past, ...records.flatMap(citedEvidence)],
  };
}

/** Finds the meetings of the points that are said again: those of the history are at hand. */
async function earlierPoints(
  context: ServeContext,
  watchlist: Watchlist,
  { points }: Meeting,
  before: readonly MeetingRow[],
): Promise<MeetingLinks['earlier']> {
  const wanted = new Set(points.flatMap(({ again }) => again));
  if (wanted.size === 0) return new Map();
  const past = historyMeetings(watchlist);
  const known = new Set(past.map(({ id }) => id));
  const stored = before.filter(({ id }) => !known.has(id));
  const read = stored.length === 0 ? [] : (await context.corpus.getMeetings(stored)).values();
  const found = [...past, ...read].flatMap(({ id, on, points: own }) =>
    own.filter((point) => wanted.has(point.id)).map((point) => [point.id, { meeting: id, on }] as const),
  );
  return new Map(found);
}

/** Of these one article is an account; a round-up tells of more. */
const MAX_OF_ARTICLE = 8;
/** Accounts may differ by so much on the day of one meeting. */
const MAX_DAYS = 17;

/** Costs the list of the window and a bulk read for an article that tells of a meeting, and nothing for others. */
export async function meetingsOfArticle(
  context: ServeContext,
  record: StatementRecord | null,
): Promise<MeetingRow[]> {
  const mentions = record?.meetings?.mentions ?? [];
  if (record === null || mentions.length === 0) return [];
  const rows = (await context.listMeetings())
    .map((row) => ({ row, days: Math.min(...mentions.map((mention) => daysFrom(row, mention, record))) }))
    .filter(({ days }) => days <= MAX_DAYS)
    .toSorted((a, b) => a.days - b.days)
    .slice(0, MAX_OF_ARTICLE)
    .map(({ row }) => row);
  const found = await context.corpus.getMeetings(rows);
  return rows.filter(({ id }) => found.get(id)?.accounts.some(({ article }) => article === record.article));
}

/** Returns how many days lie between a meeting and what an article tells of one, where the sides are the same. */
function daysFrom(row: MeetingRow, { sides, on }: MeetingMention, record: StatementRecord): number {
  if (row.sides.join() !== sides.join()) return Infinity;
  return Math.abs(Date.parse(row.on) - Date.parse(on ?? record.publishedAt ?? record.at)) / DAY_MS;
}
