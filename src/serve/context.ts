import { type Clock, servingNow } from '../core/model/time.ts';
import { type AlertQuery, selectRows } from '../core/alerts/filter.ts';
import type {
  Alert,
  Heartbeat,
  LogRow,
  MeetingRow,
  RecentRow,
  SuppressedRow,
  TickStatus,
} from '../core/model/index.ts';
import { hostOf } from '../core/model/url.ts';
import { openedRows } from '../core/tracking/openings.ts';
import { describeReading, looksIn, type ReadingStatus } from '../core/tracking/reading.ts';
import { meetingKey, newestFirst } from './http/list-query.ts';
import { describeTick } from '../core/tracking/status.ts';
import { openOutlines } from '../core/ledger/kept-outlines.ts';
import type { Dependencies } from '../pipeline/dependencies.ts';
import { currentWatchlist, isWatchlistRead, type StoredWatchlist } from '../core/watchlist/current.ts';
import type { Watchlist } from '../core/watchlist/schema.ts';
import { historyMeetings } from '../core/meetings/history-meetings.ts';
import { meetingRow } from '../core/meetings/rows.ts';

/**
 * An isolate answers from what it listed for this long: the storage is as old as that anyway. On the free plan it is longer, because a
 * reader who asks each minute would use up the day's 1,000 lists.
 */
const WINDOW_MS = { free: 150_000, paid: 30_000 } as const;

/** Everything that routes answer from: the dependencies, and the windows of the newest rows. */
export type ServeContext = Dependencies & {
  /** 0 where nothing is kept. */
  readonly windowMs: number;
  /** Forgets the windows, since an admin has changed the corpus under them. */
  readonly clear: () => void;
  readonly listLog: () => Promise<LogRow[]>;
  readonly listSuppressed: () => Promise<SuppressedRow[]>;
  readonly listRecent: () => Promise<RecentRow[]>;
  readonly listMeetings: () => Promise<MeetingRow[]>;
  readonly readServing: Dependencies['corpus']['readServing'];
  readonly listDeadQueues: Dependencies['corpus']['listDeadQueues'];
  readonly listEndpoints: Dependencies['corpus']['listEndpoints'];
  /** Whether sources can be read, by the records of all hosts. */
  readonly readReading: () => Promise<ReadingStatus>;
  /** Outlines a ledger, or gives the outline that was made of the same rows. */
  readonly outlineOf: ReturnType<typeof openOutlines>;
};

/** Some 26 MB of the 128 MB that an isolate has. */
const MAX_OUTLINED = 200_000;

export function openContext(dependencies: Dependencies): ServeContext {
  const { corpus, settings, wall } = dependencies;
  // Private hosts are allowed on a developer's machine alone: there reads cost nothing, and a demo tick lasts seconds.
  const windowMs = settings.allowHosts.length > 0 ? 0 : WINDOW_MS[settings.plan];
  const serving = openServing(corpus, wall, windowMs);
  const windows: (() => void)[] = [() => serving.clear()];
  const kept = <T>(read: () => Promise<T>): (() => Promise<T>) => {
    const window = openWindow(read, wall, windowMs);
    windows.push(window.clear);
    return window.read;
  };
  return {
    ...dependencies,
    windowMs,
    outlineOf: openOutlines(MAX_OUTLINED),
    clear: () => windows.forEach((clear) => clear()),
    readServing: (ids) => serving.read(ids),
    listLog: kept(() => corpus.listLog()),
    listSuppressed: kept(() => corpus.listSuppressed()),
    listRecent: kept(() => corpus.listRecent()),
    listMeetings: kept(() => corpus.listMeetings()),
    listDeadQueues: kept(() => corpus.listDeadQueues()),
    listEndpoints: kept(() => corpus.listEndpoints()),
    readReading: kept(async () => {
      const watchlist = currentWatchlist((await serving.read([])).watchlist);
      return describeReading(looksIn(watchlist, await corpus.getHosts(watchedHosts(watchlist))));
    }),
  };
}

/**
 * Keeps a value for the window. It keeps the value and never its promise: a Worker must not wait for the storage call of
 * another request, which ends with that request.
 */
function openWindow<T>(
  readAnew: () => Promise<T>,
  wall: Clock,
  windowMs: number,
): { readonly read: () => Promise<T>; readonly clear: () => void } {
  let kept: { readonly at: number; readonly value: T } | null = null;
  return {
    async read() {
      if (kept !== null && Math.abs(wall() - kept.at) < windowMs) return kept.value;
      const value = await readAnew();
      kept = { at: wall(), value };
      return value;
    },
    clear: () => void (kept = null),
  };
}

/** So many alerts are kept: the newest thousand, which is what the log's window holds. */
const MAX_ALERTS = 1_000;

/** Keeps alerts, the watchlist and the heartbeat for the window, as `openWindow` does; what is missing is one bulk read. */
function openServing(corpus: Dependencies['corpus'], wall: Clock, windowMs: number) {
  type Read = Awaited<ReturnType<typeof corpus.readServing>>;
  let state: (Omit<Read, 'alerts'> & { readonly at: number }) | null = null;
  const alerts = new Map<string, { readonly at: number; readonly alert: Alert }>();
  const isFresh = (kept: { readonly at: number } | null | undefined): boolean =>
    kept !== null && kept !== undefined && Math.abs(wall() - kept.at) < windowMs;
  return {
    async read(ids: readonly string[]): Promise<Read> {
      const missing = ids.filter((id) => !isFresh(alerts.get(id)));
      if (state === null || !isFresh(state) || missing.length > 0) {
        const read = await corpus.readServing(missing);
        const at = wall();
        if (alerts.size + read.alerts.size > MAX_ALERTS) alerts.clear();
        for (const id of missing) alerts.delete(id);
        for (const [id, alert] of read.alerts) alerts.set(id, { at, alert });
        state = { watchlist: read.watchlist, heartbeat: read.heartbeat, at };
      }
      const { watchlist, heartbeat } = state;
      const found = ids.flatMap((id) => alerts.get(id)?.alert ?? []);
      return { watchlist, heartbeat, alerts: new Map(found.map((alert) => [alert.id, alert])) };
    },
    clear() {
      state = null;
      alerts.clear();
    },
  };
}

/** The watchlist and the times of the last checks, all from one bulk read. Every page shows it around its content. */
export type WatchState = {
  readonly watchlist: Watchlist;
  /** False where the stored one cannot be read, and the bundled one stands in for it. */
  readonly isWatchlistRead: boolean;
  readonly heartbeat: Heartbeat | null;
  readonly tick: TickStatus;
  /** Whether sources can be read, as it was known at the last tick. */
  readonly reading: ReadingStatus;
  /** In milliseconds; a replay has its own time. */
  readonly now: number;
};

/**
 * Each tick says what could be read before it. There is no such word before the second one: then the records say so. Nor is there one
 * where an earlier version wrote it: then nothing is known but that something, or nothing, could be read.
 */
async function readingNow(context: ServeContext, heartbeat: Heartbeat | null): Promise<ReadingStatus> {
  if (heartbeat === null) return describeReading({ looked: 0, failing: 0 });
  const { previous, reading, blind } = heartbeat;
  if (previous === null) return context.readReading();
  if (reading !== undefined) return describeReading(reading);
  return blind === true ? context.readReading() : describeReading({ looked: 0, failing: 0 });
}

async function watchStateOf(
  context: ServeContext,
  read: { readonly watchlist: StoredWatchlist; readonly heartbeat: Heartbeat | null },
): Promise<WatchState> {
  const wall = context.wall();
  const isRead = isWatchlistRead(read.watchlist);
  return {
    watchlist: currentWatchlist(read.watchlist),
    isWatchlistRead: isRead,
    heartbeat: read.heartbeat,
    tick: describeTick(read.heartbeat, wall),
    reading: isRead ? await readingNow(context, read.heartbeat) : describeReading(null),
    now: servingNow(read.heartbeat, wall),
  };
}

export const readWatchState = async (context: ServeContext): Promise<WatchState> =>
  watchStateOf(context, await context.readServing([]));

/** What was seen and not told, newest first: what the desk suppressed, and the pages that were opened and are off the subject. */
type NotTold = {
  readonly rows: readonly SuppressedRow[];
  /** The number of entries that wait to be opened. */
  readonly waiting: number;
};

/** Costs the bulk read of the hosts beside the window of what was suppressed. */
export async function readNotTold(context: ServeContext, { watchlist }: WatchState): Promise<NotTold> {
  const [suppressed, records] = await Promise.all([
    context.listSuppressed(),
    context.corpus.getHosts(watchedHosts(watchlist)),
  ]);
  const watched = new Set(watchlist.sources.map(({ id }) => id));
  const opened = openedRows(records, (source) => watched.has(source));
  const openings = records.flatMap((record) => Object.values(record.openings ?? {}));
  return {
    rows: [...suppressed, ...opened].toSorted((a, b) => Date.parse(b.at) - Date.parse(a.at)),
    waiting: openings.reduce((sum, { waiting }) => sum + waiting, 0),
  };
}

/** Returns the hosts of the sources, each once. */
export const watchedHosts = ({ sources }: Watchlist): string[] =>
  [...new Set(sources.map(({ url }) => hostOf(url)))].filter((host) => host !== '');

type ReadAlerts = {
  readonly alerts: Alert[];
  /** Those that were asked for beside the page of the query, newest first. */
  readonly others: Alert[];
  readonly cursor: string | null;
  readonly rows: LogRow[];
  readonly watchState: WatchState;
};

/**
 * Reads the alerts that a query asks for, newest first, with one list (or none within the window) and one bulk read.
 * @param pickOthers picks of the log's rows those that are read as well; a bulk read has room for 48 beside a page of 50
 */
export async function readAlerts(
  context: ServeContext,
  query: AlertQuery,
  pickOthers: (rows: readonly LogRow[]) => readonly LogRow[] = () => [],
): Promise<ReadAlerts> {
  const rows = await context.listLog();
  const page = selectRows(query, rows);
  const listed = new Set(page.rows.map(({ id }) => id));
  const others = pickOthers(rows).filter(({ id }) => !listed.has(id));
  const read = await context.readServing([...listed, ...others.map(({ id }) => id)]);
  const found = (wanted: readonly LogRow[]): Alert[] => wanted.flatMap(({ id }) => read.alerts.get(id) ?? []);
  return {
    alerts: found(page.rows),
    others: found(others),
    cursor: page.cursor,
    rows,
    watchState: await watchStateOf(context, read),
  };
}

/** Costs the list of the window. @returns the meetings that are stored and those of the watchlist's history, the latest first */
export async function readMeetingRows(context: ServeContext, watchlist: Watchlist): Promise<MeetingRow[]> {
  const rows = [...(await context.listMeetings()), ...historyMeetings(watchlist).map(meetingRow)];
  const known = new Map(rows.toReversed().map((row) => [row.id, row]));
  return [...known.values()].toSorted((a, b) => newestFirst(meetingKey(a), meetingKey(b)));
}
