import { MINUTE_MS } from '../../core/model/time.ts';
import { type Digest, digestDays, digestOf, FEED_DAYS, planDigests } from '../../core/alerts/digest.ts';
import { type Query, select, WINDOW_ROWS } from '../../core/alerts/filter.ts';
import { DIGEST_HOUR, type LogRow } from '../../core/model/index.ts';
import { readSetting, type Serving, type Setting } from '../context.ts';

/** What was told at the end of a day is on its way for a minute and more: an item must not change once it is read. */
const SETTLED_MS = 3 * MINUTE_MS;

/**
 * The digests of a feed, newest first: of the mornings of the watchlist's time zone, as endpoints get them that name no hour.
 * Reads: the setting, the window, and at most two bulk reads of alerts.
 * @param query `limit` counts days
 */
export async function readDigests(
  serving: Serving,
  query: Query,
): Promise<{ digests: Digest[]; setting: Setting }> {
  const [setting, log] = await Promise.all([readSetting(serving), serving.listLog()]);
  const { title, timeZone } = setting.watchlist;
  const days = digestDays(setting.now - SETTLED_MS, timeZone, DIGEST_HOUR, FEED_DAYS);
  const { rows } = select({ ...query, limit: WINDOW_ROWS }, log);
  const plans = planDigests(days, rows, knownSince(log), query.limit);
  const alerts = await serving.corpus.getAlerts(plans.flatMap((plan) => plan.rows.map(({ id }) => id)));
  const digests = plans.map(({ period, rows: listed, omitted }) =>
    digestOf(
      period,
      title,
      listed.flatMap(({ id }) => alerts.get(id) ?? []),
      omitted,
    ),
  );
  return { digests: digests.filter(({ groups }) => groups.length > 0), setting };
}

/** Older rows than a full window has are not listed. */
const knownSince = (log: readonly LogRow[]): number =>
  log.length < WINDOW_ROWS ? 0 : Date.parse(log.at(-1)?.at ?? '');
