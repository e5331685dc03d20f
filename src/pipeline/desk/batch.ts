import type {
  Alert,
  DeskMessage,
  EditRow,
  JudgeQuestion,
  JudgeReply,
  Meeting,
  MeetingPlace,
  MeetingsTold,
  PositionState,
  RecentRow,
  StatementRecord,
  Version,
} from '../../core/model/index.ts';
import type { Ledger } from '../../core/ledger/ledger.ts';
import { subjectOf, type Subject } from '../../core/watchlist/subject.ts';
import { watchlistInForce } from '../../core/watchlist/current.ts';
import type { Watchlist } from '../../core/watchlist/schema.ts';
import type { Fault } from '../../core/tracking/faults.ts';
import { MINUTE_MS } from '../../core/model/time.ts';
import type { Dependencies } from '../dependencies.ts';
import type { DeskReaders } from './readers.ts';

/** `later`: what the message needs cannot be read yet (KV is up to 60 s behind), or storage failed. */
export type DeskOutcome = 'done' | 'later';

/**
 * Holds what the desk wrote lately and lists may not show yet: KV is up to 60 s behind, and the desk is one consumer. The
 * memory is bounded, and is lost with its isolate, which costs at most a joined story.
 */
export type DeskMemory = {
  /** Also of what is being told: from before its alert is written. */
  recent: RecentRow[];
  edits: { signature: string; row: EditRow }[];
  alerts: Alert[];
  /** The ids of the alerts of which all is written. */
  told: string[];
  /** The statements of articles. */
  records: StatementRecord[];
  /** Meetings, or null for those that were deleted, with the time in milliseconds. What storage must show by now is asked of it. */
  meetings: { readonly id: string; readonly meeting: Meeting | null; readonly at: number }[];
};
const MAX_MEMORY_ROWS = 500;
const MAX_MEMORY_MEETINGS = 50;

export const newDeskMemory = (): DeskMemory => ({
  recent: [],
  edits: [],
  alerts: [],
  told: [],
  records: [],
  meetings: [],
});

export function trimDeskMemory(memory: DeskMemory): void {
  memory.recent = memory.recent.slice(0, MAX_MEMORY_ROWS);
  memory.edits = memory.edits.slice(0, MAX_MEMORY_ROWS);
  memory.alerts = memory.alerts.slice(0, MAX_MEMORY_ROWS);
  memory.told = memory.told.slice(0, MAX_MEMORY_ROWS);
  memory.records = memory.records.slice(0, MAX_MEMORY_ROWS);
  memory.meetings = memory.meetings.slice(0, MAX_MEMORY_MEETINGS);
}

/** The ledgers that the statements of a batch are compared with. Each is read once, when it is needed, and grows with the batch. */
type DeskLedgers = {
  readonly byParty: Map<string, Ledger>;
  positions: Map<string, PositionState> | null;
  /** The time up to which the ledgers read were stored (null: they were not); undefined until one is read. */
  through: string | null | undefined;
  /** The parties of those that could not be read whole. */
  readonly damaged: Set<string>;
};

/** The meetings that were derived for an article, and of what. */
export type DerivedMeetings = {
  readonly record: StatementRecord;
  /** All else that they were derived of, each known by what it is. */
  readonly inputs: readonly unknown[];
  readonly meetings: readonly Meeting[];
  /** The answers of a judge that were used, and what he was not asked yet, by question (see `contentHash`). */
  readonly used: ReadonlyMap<string, JudgeReply>;
  readonly unanswered: ReadonlyMap<string, JudgeQuestion>;
};

/** What a batch reads of meetings, once an article of it tells of one. */
type DeskMeetings = {
  /** Those that there are; null until they are read. */
  places: MeetingPlace[] | null;
  /** The ids of those that the day's index names. */
  indexed: ReadonlySet<string>;
  /** Those of them that are not there. */
  readonly lost: Set<string>;
  /** As they are stored, by id; null for one that is not there. */
  readonly stored: Map<string, Meeting | null>;
  /** What articles say, by article: those of accounts that are stored, and what this batch reads itself. */
  readonly records: Map<string, StatementRecord>;
  /** What was derived for an article last, by article: the same again of the same, which it is asked for twice. */
  readonly derived: Map<string, DerivedMeetings>;
  /** What a judge answered about points, by question (see `contentHash`). */
  readonly answers: Map<string, JudgeReply>;
  /** The articles that this batch reads, with what each said of meetings before; null where it said nothing. */
  readonly read: Map<string, MeetingsTold | null>;
  /** Those whose message was worked off before, perhaps by a desk that died before it came to meetings. */
  readonly repeated: Set<string>;
  /** Those of both that are told nothing of: they were there before the reader came, or are too old. */
  readonly untold: Set<string>;
};

/** One batch of messages at the desk, with what was read for it and what it has decided so far. */
export type DeskBatch = {
  readonly dependencies: Dependencies;
  readonly watchlist: Watchlist;
  readonly subject: Subject;
  /** Newest first; grows with what this batch decides. */
  readonly recent: RecentRow[];
  /** The versions of the batch's first sights, by article. */
  readonly versions: Map<string, Version>;
  readonly memory: DeskMemory;
  readonly ledgers: DeskLedgers;
  readonly meetings: DeskMeetings;
  readonly readers: DeskReaders;
  /** What failed at reading, and was told with less. */
  readonly faults: Fault[];
};

/** Storage shows a meeting after so long, or has lost it. */
const MEETING_SEEN_MS = 5 * MINUTE_MS;

export async function openDeskBatch(
  dependencies: Dependencies,
  memory: DeskMemory,
  readers: DeskReaders,
): Promise<DeskBatch> {
  const watchlist = watchlistInForce(await dependencies.corpus.readWatchlist());
  const seenBefore = dependencies.wall() - MEETING_SEEN_MS;
  memory.meetings = memory.meetings.filter(({ at }) => at > seenBefore);
  const listed = await dependencies.corpus.listRecent();
  const known = new Set(listed.map(({ article }) => article));
  const recent = [...memory.recent.filter(({ article }) => !known.has(article)), ...listed];
  return {
    dependencies,
    watchlist,
    subject: subjectOf(watchlist),
    recent,
    versions: new Map(),
    memory,
    readers,
    faults: [],
    meetings: {
      places: null,
      indexed: new Set(),
      lost: new Set(),
      stored: new Map(),
      records: new Map(),
      derived: new Map(),
      answers: new Map(),
      read: new Map(),
      repeated: new Set(),
      untold: new Set(),
    },
    ledgers: { byParty: new Map(), positions: null, through: undefined, damaged: new Set() },
  };
}

/** Logs a storage failure and returns `later`, so that the message it hit comes again and the others of the batch go on. */
export async function isolateFailure<T>(
  batch: DeskBatch,
  message: DeskMessage,
  work: () => Promise<T>,
): Promise<T | 'later'> {
  try {
    return await work();
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    const source = 'source' in message ? message.source : null;
    batch.dependencies.log({ event: 'desk-failed', kind: message.kind, source, text });
    return 'later';
  }
}

/** Puts a row before the others, in place of an earlier one of its article. */
export function placeFirst(rows: RecentRow[], row: RecentRow): void {
  const at = rows.findIndex(({ article }) => article === row.article);
  if (at >= 0) rows.splice(at, 1);
  rows.unshift(row);
}
