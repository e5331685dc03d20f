import { iso, messageClock, MINUTE_MS, parsePeriod, TICK_MS } from '../../core/model/time.ts';
import { articleId } from '../../core/model/url.ts';
import type { CheckFailure } from '../../core/model/failure.ts';
import { backedOffPeriod } from '../../core/tracking/source-health.ts';
import type { CheckMessage, HostRecord, SourceState, TrackedArticle } from '../../core/model/index.ts';
import { isArticleDue, isDue, recheckPeriod } from '../../core/tracking/schedule.ts';
import { sourceStateOf } from '../../core/tracking/source-state.ts';
import {
  bornAt,
  isAwaited,
  isHeldEditDue,
  isWorthWriting,
  TRACKED_MS,
} from '../../core/tracking/article-state.ts';
import { hasLeft, keepLeft, slotsOf, spreadSlots } from '../../core/tracking/left.ts';
import { countShare, inTurns, sharesOfToday, withoutRoom } from '../../core/tracking/shares.ts';
import { rotate } from '../../core/tracking/visits.ts';
import type { Source } from '../../core/watchlist/schema.ts';
import { putAnswers } from './asked-answers.ts';
import { CONFIRMED_MS, forwardEntries } from './forward-entries.ts';
import { checkArticle } from './check-article.ts';
import { recordSourceFailure, checkSource } from './check-source.ts';
import { awaitForwarded, openUnsure } from './open-entries.ts';
import { emptyRecord, rebuildRecord } from './rebuild-record.ts';
import { putPointers } from './record-sight.ts';
import { giveBack, isOfStranger, noteStranger } from './strangers.ts';
import { trackEntry } from './track-entry.ts';
import {
  isWatchedForItself,
  openCheckContext,
  type CheckContext,
  type VisitContext,
} from './check-context.ts';
import { entryHash } from '../../core/tracking/entries.ts';

/** A host rests this long after a second check in a row that died. */
const REST_AFTER_DEATH_S = 60 * 60;
/** A tick may be fired again so much later; its messages are repeated then. */
const REPEATED_MS = 60 * MINUTE_MS;

/** A sent-on check waits so long at most for the first look at its host's own sources. */
const FIRST_LOOK_MS = 5 * MINUTE_MS;

/** `later`: storage does not show yet what this check begins from. `left`: the visit had no room for all of it. */
type CheckOutcome =
  { readonly state: 'done' | 'later' } | { readonly state: 'left'; readonly rest: CheckMessage };

/**
 * Checks the due sources and articles of one host, in series. It stores first, tells the desk second and remembers last, so
 * that a death anywhere is healed by the redelivery or by the next check. Expected failures are recorded on their source;
 * only a failure of storage throws.
 * @param stored the host's record
 */
export async function checkHost(
  visit: VisitContext,
  message: CheckMessage,
  stored: HostRecord | null,
): Promise<CheckOutcome> {
  const { dependencies } = visit;
  const now = messageClock(message.clock, dependencies.wall)();
  if (mustWait(visit, message, stored, now)) return { state: 'later' };
  const before = stored ?? (await rebuildRecord(visit, message, now));
  const check = openCheckContext(visit, message, structuredClone(before));
  await giveBack(check);
  if (!isForwarded(message) && message.rest === undefined) await repeatMessages(check);
  await takeEntries(check);
  const mayAsk = message.forced || !isBackedOff(before, now);
  if (mayAsk) check.record.backOff = null;
  await checkAllDue(check);
  if (message.forced || hasLeft(before)) await putAnswers(check);
  if (mayAsk) await openUnsure(check);
  await putPointers(check);
  dropFinished(check);
  if (isEmpty(check.record)) {
    if (stored !== null) await dependencies.corpus.deleteHost(message.host);
  } else if (isWorthWriting(stored, check.record)) {
    await dependencies.corpus.putHost(toSave(check));
  }
  return outcomeOf(check);
}

/** Takes in the entries of other hosts' listings: those of this host's own sources, and what strangers ask to be looked at. */
async function takeEntries(check: CheckContext): Promise<void> {
  const { asked = [], listed = [] } = Object.groupBy(check.message.entries, (found) =>
    found.unsure === true || isOfStranger(check, found) ? 'asked' : 'listed',
  );
  for (const found of listed) await trackEntry(check, found);
  for (const found of asked) if (isOfStranger(check, found)) noteStranger(check, found);
  awaitForwarded(check, asked);
}

/** Returns the record without what only this tick and this day needed. */
function toSave({ record, now, dependencies }: CheckContext): HostRecord {
  const isLate = ({ clock }: { clock: { tick: number } }) => now() - clock.tick < REPEATED_MS;
  for (const [id, article] of Object.entries(record.articles)) {
    record.articles[id] = { ...article, lastSights: article.lastSights.filter(isLate) };
  }
  const shares = sharesOfToday(record, now());
  if (Object.keys(shares).length > 0) record.shares = shares;
  else delete record.shares;
  record.savedAt = dependencies.wall();
  return record;
}

/**
 * Says whether storage, which is up to a minute behind, does not show yet what this check must begin from: what the visit before it
 * wrote, or the first look at the host's own sources. A check that goes on without would write over it.
 */
function mustWait(
  { sources }: VisitContext,
  message: CheckMessage,
  stored: HostRecord | null,
  now: number,
): boolean {
  if (message.rest !== undefined) return (stored?.savedAt ?? 0) < message.rest.savedAt;
  if (!isForwarded(message) || message.forced || now - message.clock.tick >= FIRST_LOOK_MS) return false;
  const own = sources.onHost(message.host).filter(({ paused }) => !paused);
  return own.some(({ id }) => stored?.sources[id] === undefined || stored.sources[id].baselineAt === null);
}

/** Says what the visit is to send on. A host that asked to be left alone is left alone. */
function outcomeOf({ message, record, left, dependencies }: CheckContext): CheckOutcome {
  const isAll = left.sources.size + left.articles.size === 0;
  if (isAll || record.backOff !== null) return { state: 'done' };
  dependencies.log({ event: 'check-left', host: message.host, ...countLeft(left) });
  const rest = { articles: [], savedAt: record.savedAt ?? 0 };
  return { state: 'left', rest: { ...message, sources: [...left.sources], entries: [], rest } };
}

const countLeft = ({ sources, articles }: CheckContext['left']) => ({
  sources: sources.size,
  articles: articles.size,
});

/** Says whether nothing is watched on the host any more. A back-off is kept, because the host asked for it. */
const isEmpty = ({ sources, articles, openings = {}, backOff }: HostRecord): boolean =>
  backOff === null && [sources, articles, openings].every((part) => Object.keys(part).length === 0);

/** Checks what is due while there is room and the host has not asked to be left alone. The record keeps what that leaves. */
async function checkAllDue(check: CheckContext): Promise<void> {
  const { left, message, record } = check;
  const mayAsk = () => record.backOff === null && check.hasRoom();
  for (const source of rotate(dueSources(check), message.clock.tick)) {
    if (mayAsk()) await checkSource(check, source);
    else left.sources.add(source.id);
  }
  for (const id of dueArticles(check)) {
    if (mayAsk()) await checkArticle(check, id);
    else if (!check.checked.has(id)) left.articles.add(id);
  }
  keepLeft(record, isForwarded(message) ? (record.left ?? {}) : {}, left);
}

const isBackedOff = ({ backOff }: HostRecord, now: number): boolean =>
  backOff !== null && now < Date.parse(backOff.since) + backOff.seconds * 1_000;

/**
 * Returns the sources that an earlier check left, and those that the tick named, without those that wait longer because they fail, and
 * those whose next check is due already.
 */
function dueSources(check: CheckContext): Source[] {
  const { message, record } = check;
  const waiting = new Set(isForwarded(message) ? [] : record.left?.sources);
  const named = message.rest === undefined ? message.sources : [];
  return [...new Set([...waiting, ...named])].flatMap((id) => {
    const source = check.sourceOf(id);
    if (!source || source.paused) return [];
    if (message.forced || waiting.has(id)) return [source];
    const { failureWeight } = sourceStateOf(check.record, source, check.now());
    const period = backedOffPeriod(parsePeriod(source.every) ?? TICK_MS, failureWeight);
    const isLate = lateness(check) > period;
    return !isLate && isDue(id, period, message.after, message.clock.tick) ? [source] : [];
  });
}

/** Returns how long after its tick a check comes, in milliseconds. */
const lateness = ({ message, now }: CheckContext): number => now() - message.clock.tick;

/**
 * Returns the ids of new articles first, then what an earlier check left, then suspects and those whose age makes them due, each source in
 * its turn. What another host's check sent makes nothing else due: the host's own message of the same tick has seen to that.
 */
function dueArticles(check: CheckContext): string[] {
  const { message, record } = check;
  const now = check.now();
  const late = lateness(check);
  const own = message.entries.filter((found) => !isOfStranger(check, found));
  const sent = new Set(own.map(({ source, entry }) => check.known.find(source, entry)));
  const asked = message.forced ? sent : new Set(message.rest?.articles);
  const waiting = isForwarded(message) ? [] : (record.left?.articles ?? []);
  const isAgeDue = ([id, article]: [string, TrackedArticle]) =>
    late <= (recheckPeriod(now - bornAt(article)) ?? 0) &&
    isArticleDue(slotsOf(record, id), bornAt(article), message.after, message.clock.tick);
  const all = Object.entries(record.articles).filter(([id]) => !isForwarded(message) || sent.has(id));
  const fresh = all.filter(([id, article]) => asked.has(id) || (article.version === null && !article.gone));
  const isRest = message.rest !== undefined;
  const suspects = all.filter(
    ([, article]) => !isRest && late <= TICK_MS && (isAwaited(article) || isHeldEditDue(article, now)),
  );
  const aged = all.filter((entry) => !isRest && isAgeDue(entry));
  const idsOf = (articles: typeof all) =>
    rotate(
      articles.map(([id]) => id),
      message.clock.tick,
    );
  const due = [...new Set([...idsOf(fresh), ...waiting, ...idsOf(suspects), ...idsOf(aged)])];
  return inTurns(due, record, check.ownership);
}

/** Says whether another host's check of this tick sent the message: this host's own one may have told its sights already. */
const isForwarded = ({ sources, entries }: CheckMessage): boolean =>
  sources.length === 0 && entries.length > 0;

/**
 * Repeats what an earlier firing of the same tick sent: its Worker may have died, and a queue may have lost the messages.
 * Ids are content, so a desk that got them the first time writes the same once more. They carry the clock of the new
 * firing, because the old one may be from before a long pause.
 */
async function repeatMessages(check: CheckContext): Promise<void> {
  const { record, message } = check;
  const isOfThisTick = (clock: { tick: number } | undefined) => clock?.tick === message.clock.tick;
  for (const { lastSights } of Object.values(record.articles)) {
    for (const sight of lastSights)
      if (isOfThisTick(sight.clock)) await check.tellDesk({ ...sight, clock: message.clock });
  }
  for (const { lastHealth, lastForward } of Object.values(record.sources)) {
    if (lastHealth && isOfThisTick(lastHealth.clock)) {
      await check.tellDesk({ ...lastHealth, clock: message.clock });
    }
    if (lastForward && isOfThisTick(lastForward)) await forwardEntries(check, lastForward.entries);
  }
}

/** Drops articles that are too old or too many, and all that the watchlist no longer names. */
function dropFinished(check: CheckContext): void {
  const { record } = check;
  for (const id of Object.keys(record.sources)) {
    if (check.sourceOf(id) === null) delete record.sources[id];
  }
  const crowdedOut = new Set(withoutRoom(record));
  for (const [id, article] of Object.entries(record.articles)) {
    const isOld = crowdedOut.has(id) || check.now() - bornAt(article) >= TRACKED_MS;
    const isOver = isOld && !isWatchedForItself(check, article);
    if (!isOver && check.sourceOf(article.source) !== null) continue;
    delete record.articles[id];
    if (crowdedOut.has(id)) countShare(record, { source: article.source, now: check.now() }, { refused: 1 });
    if (isOver) rememberAsFinished(record, id, article);
  }
  dropOpenings(check);
  spreadSlots(record);
}

/**
 * Drops what is remembered of openings for sources that the watchlist no longer names, and of a host that holds nothing else once no
 * source makes sure of what it sent there.
 */
function dropOpenings({ record, sourceOf, now }: CheckContext): void {
  const { openings } = record;
  if (openings === undefined) return;
  const hasMore = Object.keys(record.sources).length + Object.keys(record.articles).length > 0;
  const kept = Object.entries(openings).filter(([id, { latest }]) => {
    const isFresh = now() - Date.parse(latest[0]?.at ?? '') < CONFIRMED_MS;
    return sourceOf(id) !== null && (hasMore || isFresh);
  });
  if (kept.length > 0) record.openings = Object.fromEntries(kept);
  else delete record.openings;
}

/** Keeps an article from being taken for a new one while its source still lists it. */
function rememberAsFinished(record: HostRecord, id: string, article: TrackedArticle): void {
  const state = record.sources[article.source];
  if (state === undefined) return;
  const addresses = [id, articleId(article.entry.url), articleId(article.url)];
  const over = Object.fromEntries(addresses.map((address) => [address, entryHash(article.entry)]));
  record.sources[article.source] = { ...state, seen: { ...state.seen, ...over } };
}

const diedLast = (state: SourceState | undefined): boolean =>
  state !== undefined && state.failures > 0 && state.lastFailure?.code === 'check-died';

/** Records a check that was killed as a failed check of its sources. After the second in a row the host rests. */
export async function recordCheckDeath(visit: VisitContext, message: CheckMessage): Promise<void> {
  const { dependencies } = visit;
  const now = messageClock(message.clock, dependencies.wall);
  const records = await dependencies.corpus.readRecords([message.host]);
  const check = openCheckContext(visit, message, records.get(message.host) ?? emptyRecord(message.host));
  const failure: CheckFailure = { code: 'check-died', text: 'given up after every retry' };
  // One death may be the platform's; what killed the check before it, too, may kill the next.
  const diedBefore = message.sources.map((id) => diedLast(check.record.sources[id]));
  for (const id of message.sources) {
    const source = check.sourceOf(id);
    if (source) await recordSourceFailure(check, source, failure);
  }
  const rests = diedBefore.length === 0 || diedBefore.includes(true);
  const text = `check died: ${failure.text}`;
  if (rests) check.record.backOff = { since: iso(now()), seconds: REST_AFTER_DEATH_S, text };
  if (message.forced) await putAnswers(check, { code: failure.code, text });
  await dependencies.corpus.putHost(check.record);
}
