import { iso, messageClock } from '../core/clock.ts';
import { articleId } from '../core/discover/url.ts';
import type { CheckFailure } from '../core/failure.ts';
import { backedOffPeriod } from '../core/health.ts';
import type { CheckMessage, HostRecord, TrackedArticle } from '../core/model.ts';
import { isArticleDue, isDue, parsePeriod, TICK_MS } from '../core/schedule.ts';
import { sourceStateOf } from '../core/source-state.ts';
import { bornAt, isSettled, isWorthWriting, TRACKED_MS } from '../core/tracking.ts';
import { currentWatchlist } from '../watchlist/current.ts';
import type { Source, Watchlist } from '../watchlist/schema.ts';
import type { Dependencies } from './dependencies.ts';
import { forwardEntries } from './forward.ts';
import { lookAtArticle } from './look-at-article.ts';
import { failSource, lookAtSource } from './look-at-source.ts';
import { track } from './take-up.ts';
import { openVisit, type Visit } from './visit.ts';

/** After a check that died, the host rests this long: what killed one may kill the next. */
const AFTER_DEATH_S = 60 * 60;

/**
 * One look at the due sources and articles of one host, in series. Stores first, tells the desk second, remembers last:
 * a death anywhere is healed by the redelivery or by the next check. Expected failures are recorded on their source;
 * only a failure of storage throws.
 */
export async function checkHost(dependencies: Dependencies, message: CheckMessage): Promise<void> {
  const now = messageClock(message.clock, dependencies.wall);
  // What another host's check sent on comes only once: it is never too late for it.
  if (!message.forced && message.entries.length === 0 && now() - message.clock.tick > TICK_MS) {
    dependencies.log({ event: 'check-stale', host: message.host, tick: iso(message.clock.tick) });
    return;
  }
  const stored = await dependencies.corpus.readCheck(message.host);
  const watchlist = currentWatchlist(stored.watchlist);
  const before = stored.record ?? (await rebuild(dependencies, watchlist, message, now()));
  const visit = openVisit(dependencies, watchlist, message, structuredClone(before));
  await sendAgain(visit);
  for (const found of message.entries) await track(visit, found);
  if (message.forced || !isBackedOff(before, now())) await look(visit);
  forget(visit);
  if (isWorthWriting(stored.record, visit.record)) await dependencies.corpus.putHost(visit.record);
}

async function look(visit: Visit): Promise<void> {
  visit.record.backOff = null;
  for (const source of rotated(dueSources(visit), visit.message.clock.tick)) {
    if (!visit.hasTime() || isAskedToWait(visit)) break;
    await lookAtSource(visit, source);
  }
  for (const id of dueArticles(visit)) {
    if (!visit.hasTime() || isAskedToWait(visit)) break;
    await lookAtArticle(visit, id);
  }
}

const isAskedToWait = (visit: Visit): boolean => visit.record.backOff !== null;

const isBackedOff = ({ backOff }: HostRecord, now: number): boolean =>
  backOff !== null && now < Date.parse(backOff.since) + backOff.seconds * 1_000;

/** The sources that the tick named, less those that wait longer because they fail. */
function dueSources(visit: Visit): Source[] {
  const { message } = visit;
  return message.sources.flatMap((id) => {
    const source = visit.sourceOf(id);
    if (!source || source.paused) return [];
    const state = sourceStateOf(visit.record, source, visit.now());
    if (message.forced || state.failureWeight < 1) return [source];
    const period = backedOffPeriod(parsePeriod(source.every) ?? TICK_MS, state.failureWeight);
    return isDue(id, period, message.after, message.clock.tick) ? [source] : [];
  });
}

/** Who goes first changes with every tick, so that no one starves where time runs out. */
function rotated<T>(items: readonly T[], tick: number): T[] {
  if (items.length === 0) return [];
  const start = Math.floor(tick / TICK_MS) % items.length;
  return [...items.slice(start), ...items.slice(0, start)];
}

/** New articles first, then suspects, then those whose age makes them due. */
function dueArticles(visit: Visit): string[] {
  const { message, record } = visit;
  const now = visit.now();
  const asked = new Set(message.forced ? message.entries.map(({ entry }) => articleId(entry.url)) : []);
  const isAgeDue = (article: TrackedArticle) =>
    isArticleDue(record.host, bornAt(article), message.after, message.clock.tick);
  const all = Object.entries(record.articles);
  const fresh = all.filter(([id, article]) => asked.has(id) || (article.version === null && !article.gone));
  const suspects = all.filter(([, article]) => article.suspicion !== null || isSettled(article, now));
  const aged = all.filter(([, article]) => isAgeDue(article));
  const idsOf = (articles: typeof all) =>
    rotated(
      articles.map(([id]) => id),
      message.clock.tick,
    );
  return [...new Set([...idsOf(fresh), ...idsOf(suspects), ...idsOf(aged)])];
}

/**
 * A tick that is fired again (its Worker died, and a queue may have lost what it sent) sends what it sent before:
 * ids are content, so that whoever got it the first time writes the same once more.
 */
async function sendAgain(visit: Visit): Promise<void> {
  const { record, message } = visit;
  const isOfThisTick = (clock: { tick: number } | undefined) => clock?.tick === message.clock.tick;
  for (const { lastSights } of Object.values(record.articles)) {
    for (const sight of lastSights) if (isOfThisTick(sight.clock)) await visit.tellDesk(sight);
  }
  for (const { lastHealth, lastForward } of Object.values(record.sources)) {
    if (lastHealth && isOfThisTick(lastHealth.clock)) await visit.tellDesk(lastHealth);
    if (lastForward && isOfThisTick(lastForward)) await forwardEntries(visit, lastForward.entries);
  }
}

/** Drops what is over: articles past their age, articles and sources that the watchlist no longer names. */
function forget(visit: Visit): void {
  const { record } = visit;
  for (const [id, article] of Object.entries(record.articles)) {
    const isOver = visit.now() - bornAt(article) >= TRACKED_MS;
    if (isOver || visit.sourceOf(article.source) === null) delete record.articles[id];
  }
  for (const id of Object.keys(record.sources)) {
    if (visit.sourceOf(id) === null) delete record.sources[id];
  }
}

const emptyRecord = (host: string): HostRecord => ({
  host,
  robots: null,
  backOff: null,
  sources: {},
  articles: {},
});

/**
 * A record that is lost costs fetches, never alerts: sources that the corpus knows articles of have had their baseline.
 */
async function rebuild(
  dependencies: Dependencies,
  watchlist: Watchlist,
  message: CheckMessage,
  now: number,
): Promise<HostRecord> {
  const record = emptyRecord(message.host);
  const recent = await dependencies.corpus.listRecent();
  for (const id of message.sources) {
    const source = watchlist.sources.find((candidate) => candidate.id === id);
    const oldest = recent.findLast((row) => row.source === id);
    if (!source || !oldest) continue;
    const state = sourceStateOf(record, source, now);
    record.sources[id] = { ...state, addedAt: oldest.at, baselineAt: oldest.at, health: 'ok' };
  }
  return record;
}

/** A check that was killed or ended in the dead letters counts as a failed check of its host, which then rests. */
export async function recordDeath(
  dependencies: Dependencies,
  message: CheckMessage,
  reason: string,
): Promise<void> {
  const now = messageClock(message.clock, dependencies.wall);
  const { watchlist: stored, record } = await dependencies.corpus.readCheck(message.host);
  const visit = openVisit(
    dependencies,
    currentWatchlist(stored),
    message,
    record ?? emptyRecord(message.host),
  );
  const failure: CheckFailure = { code: 'check-died', text: reason };
  for (const id of message.sources) {
    const source = visit.sourceOf(id);
    if (source) await failSource(visit, source, failure);
  }
  visit.record.backOff = { since: iso(now()), seconds: AFTER_DEATH_S, text: `check died: ${reason}` };
  await dependencies.corpus.putHost(visit.record);
}
