import { DAY_MS, HOUR_MS, parsePeriod, TICK_MS } from '../core/model/time.ts';
import { hoursBegun } from '../core/alerts/digest-days.ts';
import { hostOf } from '../core/model/url.ts';
import type { CheckMessage, DeliveryMessage, Heartbeat } from '../core/model/index.ts';
import { isArticleDue, isDue, recheckPeriod } from '../core/tracking/schedule.ts';
import { isBlind, looksAt } from '../core/tracking/reading.ts';
import { packVisits, rotate } from '../core/tracking/visits.ts';
import { TRACKED_MS } from '../core/tracking/article-state.ts';
import { watchedSources } from '../core/tracking/watched-sources.ts';
import { watchlistInForce, watchlistName } from '../core/watchlist/current.ts';
import type { Watchlist } from '../core/watchlist/schema.ts';
import { readLetters, workLetters } from './dead-letters.ts';
import type { Dependencies } from './dependencies.ts';

/** When no tick came for longer than this, the outage was our own. */
const OUTAGE_MS = 3 * TICK_MS;
const MAX_OUTAGES = 20;
/** After so long, alerts that were told in the last minutes of a day can be read everywhere. */
const DIGEST_DELAY_SECONDS = 180;

/**
 * Finds what is due since the previous tick and sends a message for each host. The only state is the heartbeat, which is
 * written last: the next tick makes good for one that died, and one that is fired again sends the same again.
 * @param scheduledTime of the cron, in milliseconds
 */
export async function tick(dependencies: Dependencies, scheduledTime: number): Promise<{ hosts: number }> {
  const stored = await dependencies.corpus.readTick();
  await makeSureOfStorage(dependencies, stored.heartbeat, scheduledTime);
  const watchlist = watchlistInForce(stored.watchlist);
  const heartbeat = nextHeartbeat(stored.heartbeat, scheduledTime, dependencies.wall());
  const after = heartbeat.previous ?? scheduledTime - DAY_MS;
  const listed = await dependencies.corpus.hosts();
  const messages = dueHosts(listed, watchlist, {
    clock: { tick: scheduledTime, sentAt: dependencies.wall() },
    after,
    outages: heartbeat.outages,
  });
  const name = watchlistName(stored.watchlist);
  await dependencies.queues.checks(packVisits(messages).map((visit) => ({ ...visit, watchlist: name })));
  if (isFirstOfDay(heartbeat)) {
    const clock = { tick: scheduledTime, sentAt: dependencies.wall() };
    await dependencies.queues.desk([{ kind: 'compact', clock }]);
  }
  await dependencies.queues.deliveries(
    dueDigests(dependencies, heartbeat, watchlist.timeZone),
    DIGEST_DELAY_SECONDS,
  );
  const reading = looksAt(watchlist, listed);
  const letters = mayHaveLetters(stored.heartbeat, heartbeat) ? await readLetters(dependencies) : null;
  await dependencies.corpus.putHeartbeat({
    ...heartbeat,
    ...(letters?.hasMore === true ? { letters: true } : {}),
    ...(isBlind(watchlist, listed) ? { blind: true } : {}),
    ...(reading === null ? {} : { reading }),
  });
  // Only now is it certain that storage is well.
  if (letters !== null) await workLetters(dependencies, letters);
  dependencies.log({ event: 'tick', tick: new Date(scheduledTime).toISOString(), hosts: messages.length });
  await ping(dependencies);
  return { hosts: messages.length };
}

/** KV takes one write a second to a key. */
const KEY_REST_MS = 1_000;

/**
 * After a tick that failed or never came, makes sure that storage takes writes before anything is sent: while it takes none, nothing
 * that a check finds could be kept, and each tick would send all again that was due since the last good one.
 * @throws while storage refuses
 */
async function makeSureOfStorage(
  { corpus, sleep }: Dependencies,
  known: Heartbeat | null,
  scheduledTime: number,
): Promise<void> {
  if (known === null || !isBehind(known.last, scheduledTime)) return;
  await corpus.putHeartbeat(known);
  await sleep(KEY_REST_MS);
}

const isBehind = (previous: number, last: number): boolean => last - previous > 1.5 * TICK_MS;

/** Returns the heartbeat after this tick. A tick that is fired again keeps its predecessor, so what was due then is due again. */
function nextHeartbeat(known: Heartbeat | null, scheduledTime: number, wall: number): Heartbeat {
  if (known === null) return { previous: null, last: scheduledTime, wall, outages: [] };
  if (scheduledTime === known.last) {
    const { outages, previous, last } = known;
    return { previous, last, wall, outages };
  }
  const previous = Math.min(known.last, scheduledTime - 1);
  const isOutage = scheduledTime - previous > OUTAGE_MS;
  const outages = isOutage ? [{ from: previous, until: scheduledTime }, ...known.outages] : known.outages;
  return {
    previous,
    last: Math.max(known.last, scheduledTime),
    wall,
    outages: outages.slice(0, MAX_OUTAGES),
  };
}

/** Letters are looked for once an hour, after a tick that failed or never came, and while a tick left some: a list costs. */
function mayHaveLetters(known: Heartbeat | null, { previous, last }: Heartbeat): boolean {
  if (known === null || previous === null) return false;
  const isFirstOfHour = Math.floor(previous / HOUR_MS) !== Math.floor(last / HOUR_MS);
  return isFirstOfHour || isBehind(previous, last) || known.letters === true;
}

/** Says whether a UTC day began since the previous tick; the very first tick has nothing to compact. */
const isFirstOfDay = ({ previous, last }: Heartbeat): boolean =>
  previous !== null && Math.floor(previous / DAY_MS) !== Math.floor(last / DAY_MS);

/** Makes one message for each hour of the local day that began; the deliveries find the endpoints whose digest is due then. */
function dueDigests(
  { wall }: Dependencies,
  { previous, last }: Heartbeat,
  zone: string,
): Extract<DeliveryMessage, { kind: 'digest' }>[] {
  if (previous === null) return [];
  const clock = { tick: last, sentAt: wall() };
  return hoursBegun(previous, last, zone).map(({ hour, period }) => ({
    kind: 'digest',
    clock,
    hour,
    period,
  }));
}

function dueHosts(
  listed: Awaited<ReturnType<Dependencies['corpus']['hosts']>>,
  watchlist: Watchlist,
  tick: Pick<CheckMessage, 'clock' | 'after' | 'outages'>,
): CheckMessage[] {
  const until = tick.clock.tick;
  const sources = watchlist.sources.filter(
    (source) => !source.paused && isDue(source.id, parsePeriod(source.every) ?? TICK_MS, tick.after, until),
  );
  const byHost = Map.groupBy(sources, (source) => hostOf(source.url));
  const { onHost } = watchedSources(watchlist);
  const withArticles = listed.filter(
    ({ host, youngest, suspect }) =>
      suspect ||
      (youngest !== null && isArticleDue(host, youngest, tick.after, until)) ||
      // Nothing on it is watched any more: its check deletes its record.
      (onHost(host).length === 0 && (youngest === null || until - youngest >= TRACKED_MS)),
  );
  const youngest = new Map(withArticles.map((listed) => [listed.host, listed.youngest]));
  const hosts = [...new Set([...byHost.keys(), ...youngest.keys()])].toSorted();
  return rotate(hosts, until).map((host) => {
    const due = byHost.get(host) ?? [];
    const born = youngest.get(host) ?? null;
    const periods = due.map(({ every }) => parsePeriod(every) ?? TICK_MS);
    const ofArticles = born === null ? null : recheckPeriod(until - born);
    return {
      kind: 'check',
      ...tick,
      host,
      sources: due.map(({ id }) => id),
      entries: [],
      forced: false,
      periodMs: Math.max(TICK_MS, ofArticles ?? 0, ...periods),
    };
  });
}

/** Requests PING_URL, so that a watch from outside notices when the ticks end. A failure is logged, and the tick goes on. */
async function ping(dependencies: Dependencies): Promise<void> {
  const url = dependencies.settings.pingUrl;
  if (url === null) return;
  const answer = await dependencies.fetch.get({ url, accept: 'page', validators: null, limitBytes: 10_000 });
  if (!answer.ok) dependencies.log({ event: 'ping-failed', code: answer.error.code });
}
