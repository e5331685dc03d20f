import type { Context } from 'hono';
import { type Clock, servingNow } from '../core/model/time.ts';
import { type Query, readQuery, select, streamRules } from '../core/alerts/filter.ts';
import type { Alert, Heartbeat, LogRow, RecentRow, SuppressedRow, TickStatus } from '../core/model/index.ts';
import { encodeValue, type Rules } from '../core/alerts/parameters.ts';
import { describeTick } from '../core/tracking/status.ts';
import type { Dependencies } from '../pipeline/dependencies.ts';
import { currentWatchlist } from '../core/watchlist/current.ts';
import type { Watchlist } from '../core/watchlist/schema.ts';

/** How long an isolate answers from what it listed: the storage is as old as that anyway. */
export const WINDOW_MS = 30_000;

/** What the routes answer from: the dependencies, and the windows of the newest rows. */
export type ServeContext = Dependencies & {
  readonly listLog: () => Promise<LogRow[]>;
  readonly listSuppressed: () => Promise<SuppressedRow[]>;
  readonly listRecent: () => Promise<RecentRow[]>;
};

export function openContext(dependencies: Dependencies): ServeContext {
  const { corpus, settings, wall } = dependencies;
  // Where private hosts are allowed, on a developer's machine, reads cost nothing and a demo tick lasts seconds.
  const windowMs = settings.allowHosts.length > 0 ? 0 : WINDOW_MS;
  return {
    ...dependencies,
    listLog: memoised(() => corpus.listLog(), wall, windowMs),
    listSuppressed: memoised(() => corpus.listSuppressed(), wall, windowMs),
    listRecent: memoised(() => corpus.listRecent(), wall, windowMs),
  };
}

/**
 * Keeps a value for the window. The value, never its promise: a Worker must not wait for the storage call of another
 * request, which ends with that request.
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

/** What every page shows around its content, all from one bulk read. */
export type WatchState = {
  readonly watchlist: Watchlist;
  readonly heartbeat: Heartbeat | null;
  readonly tick: TickStatus;
  /** Milliseconds; in a replay its own time. */
  readonly now: number;
};

export function watchStateOf(
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

/** One list (or the window) and one bulk read: the alerts that a query asks for, newest first. */
export async function readAlerts(
  context: ServeContext,
  query: Query,
): Promise<{ alerts: Alert[]; cursor: string | null; rows: LogRow[]; watchState: WatchState }> {
  const rows = await context.listLog();
  const page = select(query, rows);
  const read = await context.corpus.readServing(page.rows.map((row) => row.id));
  const alerts = page.rows.flatMap((row) => read.alerts.get(row.id) ?? []);
  return { alerts, cursor: page.cursor, rows, watchState: watchStateOf(context, read) };
}

/** Where readers reach us, without a slash at the end: as configured, so that a forged Host changes no link. */
export const baseOf = (c: Context, context: ServeContext): string =>
  context.settings.publicUrl ?? new URL(c.req.url).origin;

/**
 * The query of a request, or the address that it should have been sent to.
 * @param rules the parameters that the route takes
 */
export function queryOf(c: Context, context: ServeContext, rules: Rules = streamRules) {
  const url = new URL(c.req.url);
  const read = readQuery(url.searchParams, rules);
  if (!read.ok) return { kind: 'bad' as const, problems: read.error };
  // The token opens feeds to readers that can send no header: it is no filter, and stays at the end.
  const token = context.settings.readToken === null ? null : url.searchParams.get('token');
  const { query, search } = read.value;
  const end = token === null ? '' : `${search === '' ? '?' : '&'}token=${encodeValue(token)}`;
  const wanted = `${search}${end}`;
  return url.search === wanted
    ? { kind: 'good' as const, query, search }
    : { kind: 'moved' as const, location: `${url.pathname}${wanted}` };
}
