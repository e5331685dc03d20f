import { MINUTE_MS } from '../../core/model/time.ts';
import { type Digest, composeDigest, MAX_FEED_DAYS, planDigests } from '../../core/alerts/digest.ts';
import { digestDays } from '../../core/alerts/digest-days.ts';
import { type AlertQuery, selectRows, WINDOW_ROWS } from '../../core/alerts/filter.ts';
import { DIGEST_HOUR, type LogRow } from '../../core/model/index.ts';
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

/** A full window lists no older rows than its last one. @returns milliseconds */
const knownSince = (log: readonly LogRow[]): number =>
  log.length < WINDOW_ROWS ? 0 : Date.parse(log.at(-1)?.at ?? '');
