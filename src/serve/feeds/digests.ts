import { iso, MINUTE_MS } from '../../core/model/time.ts';
import {
  type Digest,
  composeDigest,
  MAX_FEED_DAYS,
  planDigests,
  selectDigestRows,
} from '../../core/alerts/digest.ts';
import { digestDay, digestDays } from '../../core/alerts/digest-days.ts';
import { type AlertQuery, readAlertQuery, selectRows, WINDOW_ROWS } from '../../core/alerts/filter.ts';
import { DIGEST_HOUR, type DigestPeriod, type LogRow } from '../../core/model/index.ts';
import { readWatchState, type ServeContext, type WatchState } from '../context.ts';

/** Alerts told at the end of a day are on their way for a minute and more, and an item must not change once it is read. */
const SETTLED_MS = 3 * MINUTE_MS;

/**
 * Reads the digests of a feed, newest first. A day ends in the morning of the watchlist's time zone, as for endpoints that name
 * no hour. Costs the watch state, the window, and at most two bulk reads of alerts.
 * @param query `limit` counts days
 */
export async function readDigests(
  context: ServeContext,
  query: AlertQuery,
): Promise<{ digests: Digest[]; watchState: WatchState }> {
  const [watchState, log] = await Promise.all([readWatchState(context), context.listLog()]);
  const { title, timeZone } = watchState.watchlist;
  const days = digestDays(watchState.now - SETTLED_MS, timeZone, DIGEST_HOUR, MAX_FEED_DAYS);
  const { rows } = selectRows({ ...query, limit: WINDOW_ROWS }, log);
  const plans = planDigests(days, rows, knownSince(log), query.limit);
  const alerts = await context.corpus.getAlerts(plans.flatMap((plan) => plan.rows.map(({ id }) => id)));
  const digests = plans.map(({ period, rows: listed, omitted }) =>
    composeDigest(
      period,
      title,
      listed.flatMap(({ id }) => alerts.get(id) ?? []),
      omitted,
    ),
  );
  return { digests: digests.filter(({ groups }) => groups.length > 0), watchState };
}

/** The digest of one day, with what its page says around it. */
type DayDigest = {
  readonly digest: Digest;
  readonly isOver: boolean;
  /** When the window of alerts begins, where that is after the day's beginning; in ISO 8601. */
  readonly knownSince: string | null;
  readonly watchState: WatchState;
};

/**
 * Reads the digest of one day, with the alerts that are told by default. Costs the watch state, the window and a bulk read of alerts.
 * @param day an ISO date; null: the last one that is over
 * @returns null for no day, and for one that has not begun
 */
export async function readDigest(context: ServeContext, day: string | null): Promise<DayDigest | null> {
  const [watchState, log] = await Promise.all([readWatchState(context), context.listLog()]);
  const { title, timeZone } = watchState.watchlist;
  const now = watchState.now - SETTLED_MS;
  const [latest = null] = day === null ? digestDays(now, timeZone, DIGEST_HOUR, 1) : [];
  const period = day === null ? latest : digestDay(day, timeZone, DIGEST_HOUR);
  if (period === null || Date.parse(period.from) > now) return null;
  const all = readAlertQuery(new URLSearchParams());
  const { rows } = all.ok ? selectRows({ ...all.value.query, limit: WINDOW_ROWS }, log) : { rows: [] };
  const listed = selectDigestRows(period, rows);
  const alerts = await context.corpus.getAlerts(listed.rows.map(({ id }) => id));
  return {
    digest: composeDigest(period, title, [...alerts.values()], listed.omitted),
    isOver: Date.parse(period.until) <= now,
    knownSince: isCut(period, log) ? iso(knownSince(log)) : null,
    watchState,
  };
}

const isCut = ({ from }: DigestPeriod, log: readonly LogRow[]): boolean => Date.parse(from) < knownSince(log);

/** A full window lists no older rows than its last one. @returns milliseconds */
const knownSince = (log: readonly LogRow[]): number =>
  log.length < WINDOW_ROWS ? 0 : Date.parse(log.at(-1)?.at ?? '');
