import { iso, messageClock, parsePeriod, TICK_MS } from '../../core/model/time.ts';
import { articleId, hostOf } from '../../core/model/url.ts';
import type { CheckFailure } from '../../core/model/failure.ts';
import { backedOffPeriod } from '../../core/tracking/source-health.ts';
import type { CheckMessage, HostRecord, TrackedArticle } from '../../core/model/index.ts';
import { isArticleDue, isDue } from '../../core/tracking/schedule.ts';
import { fingerprintOf, sourceStateOf } from '../../core/tracking/source-state.ts';
import { bornAt, isHeldEditDue, isWorthWriting, TRACKED_MS } from '../../core/tracking/article-state.ts';
import { currentWatchlist } from '../../core/watchlist/current.ts';
import type { Source, Watchlist } from '../../core/watchlist/schema.ts';
import type { Dependencies } from '../dependencies.ts';
import { forwardEntries } from './forward-entries.ts';
import { lookAtArticle } from './check-article.ts';
import { failSource, lookAtSource } from './check-source.ts';
import { track } from './track-listing.ts';
import { isWatchedForItself, openVisit, type Visit } from './host-visit.ts';
import { entryHash } from '../../core/tracking/entries.ts';

/** A source that gives every article another address at every look must not fill its host's record without end. */
const MOST_TRACKED = 2_000;
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
  if (!isSentOn(message)) await sendAgain(visit);
  for (const found of message.entries) await track(visit, found);
  if (message.forced || !isBackedOff(before, now())) await look(visit);
  forget(visit);
  if (isEmpty(visit.record)) {
    if (stored.record !== null) await dependencies.corpus.deleteHost(message.host);
  } else if (isWorthWriting(stored.record, visit.record)) await dependencies.corpus.putHost(visit.record);
}

/** Nothing is watched here any more. A back-off is kept: it was asked for. */
const isEmpty = ({ sources, articles, backOff }: HostRecord): boolean =>
  backOff === null && Object.keys(sources).length + Object.keys(articles).length === 0;

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
  const asked = new Set(
    message.forced ? message.entries.map(({ source, entry }) => visit.known.find(source, entry)) : [],
  );
  const isAgeDue = (article: TrackedArticle) =>
    isArticleDue(record.host, bornAt(article), message.after, message.clock.tick);
  const all = Object.entries(record.articles);
  const fresh = all.filter(([id, article]) => asked.has(id) || (article.version === null && !article.gone));
  const suspects = all.filter(([, article]) => article.suspicion !== null || isHeldEditDue(article, now));
  const aged = all.filter(([, article]) => isAgeDue(article));
  const idsOf = (articles: typeof all) =>
    rotated(
      articles.map(([id]) => id),
      message.clock.tick,
    );
  return [...new Set([...idsOf(fresh), ...idsOf(suspects), ...idsOf(aged)])];
}

/** Sent by another host's check of the same tick: this host's own message of it may have told its sights a moment ago. */
const isSentOn = ({ sources, entries }: CheckMessage): boolean => sources.length === 0 && entries.length > 0;

/**
 * A tick that is fired again (its Worker died, and a queue may have lost what it sent) sends what it sent before:
 * ids are content, so that whoever got it the first time writes the same once more. It goes by the clock of the new
 * firing, since the old one may be from before a long pause.
 */
async function sendAgain(visit: Visit): Promise<void> {
  const { record, message } = visit;
  const isOfThisTick = (clock: { tick: number } | undefined) => clock?.tick === message.clock.tick;
  for (const { lastSights } of Object.values(record.articles)) {
    for (const sight of lastSights)
      if (isOfThisTick(sight.clock)) await visit.tellDesk({ ...sight, clock: message.clock });
  }
  for (const { lastHealth, lastForward } of Object.values(record.sources)) {
    if (lastHealth && isOfThisTick(lastHealth.clock)) {
      await visit.tellDesk({ ...lastHealth, clock: message.clock });
    }
    if (lastForward && isOfThisTick(lastForward)) await forwardEntries(visit, lastForward.entries);
  }
}

/** Drops what is over: articles past their age, too many of them, and what the watchlist no longer names. */
function forget(visit: Visit): void {
  const { record } = visit;
  for (const id of Object.keys(record.sources)) {
    if (visit.sourceOf(id) === null) delete record.sources[id];
  }
  const newestFirst = Object.entries(record.articles).toSorted(
    ([, a], [, b]) => Date.parse(b.firstSeenAt) - Date.parse(a.firstSeenAt),
  );
  for (const [index, [id, article]] of newestFirst.entries()) {
    const isOld = index >= MOST_TRACKED || visit.now() - bornAt(article) >= TRACKED_MS;
    const isOver = isOld && !isWatchedForItself(visit, article);
    if (!isOver && visit.sourceOf(article.source) !== null) continue;
    delete record.articles[id];
    if (isOver) rememberAsOver(record, id, article);
  }
}

/** As long as its source lists it, it must not be taken for a new one. */
function rememberAsOver(record: HostRecord, id: string, article: TrackedArticle): void {
  const state = record.sources[article.source];
  if (state === undefined) return;
  const addresses = [id, articleId(article.entry.url), articleId(article.url)];
  const over = Object.fromEntries(addresses.map((address) => [address, entryHash(article.entry)]));
  record.sources[article.source] = { ...state, seen: { ...state.seen, ...over } };
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
  for (const source of watchlist.sources.filter(({ url }) => hostOf(url) === message.host)) {
    const fingerprint = fingerprintOf(source);
    const oldest = recent.findLast((row) => row.source === source.id && row.fingerprint === fingerprint);
    if (!oldest) continue;
    const state = sourceStateOf(record, source, now);
    record.sources[source.id] = { ...state, addedAt: oldest.at, baselineAt: oldest.at, health: 'ok' };
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
