import { type Clock, servingNow } from '../core/model/time.ts';
import { type AlertQuery, selectRows } from '../core/alerts/filter.ts';
import type { Alert, Heartbeat, LogRow, RecentRow, SuppressedRow, TickStatus } from '../core/model/index.ts';
import { hostOf } from '../core/model/url.ts';
import { openedRows } from '../core/tracking/openings.ts';
import { describeTick } from '../core/tracking/status.ts';
import type { Dependencies } from '../pipeline/dependencies.ts';
import { currentWatchlist } from '../core/watchlist/current.ts';
import type { Watchlist } from '../core/watchlist/schema.ts';

/** An isolate answers from what it listed for this long: the storage is as old as that anyway. */
const WINDOW_MS = 30_000;

/** Everything that routes answer from: the dependencies, and the windows of the newest rows. */
export type ServeContext = Dependencies & {
  readonly listLog: () => Promise<LogRow[]>;
  readonly listSuppressed: () => Promise<SuppressedRow[]>;
  readonly listRecent: () => Promise<RecentRow[]>;
};

export function openContext(dependencies: Dependencies): ServeContext {
  const { corpus, settings, wall } = dependencies;
  // Private hosts are allowed on a developer's machine alone: there reads cost nothing, and a demo tick lasts seconds.
  const windowMs = settings.allowHosts.length > 0 ? 0 : WINDOW_MS;
  return {
    ...dependencies,
    listLog: memoised(() => corpus.listLog(), wall, windowMs),
    listSuppressed: memoised(() => corpus.listSuppressed(), wall, windowMs),
    listRecent: memoised(() => corpus.listRecent(), wall, windowMs),
  };
}

/**
 * Keeps a value for the window. It keeps the value and never its promise: a Worker must not wait for the storage call of
 * another request, which ends with that request.
 */
function memoised<T>(read: () => Promise<T>, wall: Clock, windowMs: number): () => Promise<T> {
  let kept: { readonly at: number; readonly value: T } | null = null;
  return async () => {
    if (kept !== null && Math.abs(wall() - kept.at) < windowMs) return kept.value;
    const value = await read();
    kept = { at: wall(), value };
    return value;
  };
}

/** The watchlist and the times of the last checks, all from one bulk read. Every page shows it around its content. */
export type WatchState = {
  readonly watchlist: Watchlist;
  readonly heartbeat: Heartbeat | null;
  readonly tick: TickStatus;
  /** In milliseconds; a replay has its own time. */
  readonly now: number;
};

function watchStateOf(
  context: ServeContext,
  read: { readonly watchlist: unknown; readonly heartbeat: Heartbeat | null },
): WatchState {
  const wall = context.wall();
  return {
    watchlist: currentWatchlist(read.watchlist),
    heartbeat: read.heartbeat,
    tick: describeTick(read.heartbeat, wall),
    now: servingNow(read.heartbeat, wall),
  };
}

export const readWatchState = async (context: ServeContext): Promise<WatchState> =>
  watchStateOf(context, await context.corpus.readTick());

/** What was seen and not told, newest first: what the desk suppressed, and the pages that were opened and are off the subject. */
export type NotTold = {
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

/** Reads the alerts that a query asks for, newest first, with one list (or none within the window) and one bulk read. */
export async function readAlerts(
  context: ServeContext,
  query: AlertQuery,
): Promise<{ alerts: Alert[]; cursor: string | null; rows: LogRow[]; watchState: WatchState }> {
  const rows = await context.listLog();
  const page = selectRows(query, rows);
  const read = await context.corpus.readServing(page.rows.map((row) => row.id));
  const alerts = page.rows.flatMap((row) => read.alerts.get(row.id) ?? []);
  return { alerts, cursor: page.cursor, rows, watchState: watchStateOf(context, read) };
}
