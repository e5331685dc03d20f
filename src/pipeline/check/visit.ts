/** One message of the queue `checks`: the checks of a few hosts, one after another, within what one invocation may use. */
import type { CheckMessage, HostRecord, VisitMessage } from '../../core/model/index.ts';
import { iso, messageClock, TICK_MS } from '../../core/model/time.ts';
import { checksOf, isStale, packVisits } from '../../core/tracking/visits.ts';
import { watchedSources } from '../../core/tracking/watched-sources.ts';
import { knownWatchlist, watchlistInForce } from '../../core/watchlist/current.ts';
import type { Watchlist } from '../../core/watchlist/schema.ts';
import { subjectOf } from '../../core/watchlist/subject.ts';
import type { Dependencies } from '../dependencies.ts';
import { PlatformFailure, watchPlatform } from '../platform.ts';
import { type VisitBudget, openBudget } from './budget.ts';
import type { VisitContext } from './check-context.ts';
import { checkHost, recordCheckDeath } from './check-host.ts';

/** What was written is read everywhere after about a minute. */
const SEEN_SECONDS = 60;
/** Storage that is away is tried again after a minute, then after longer: while it stays away, each try costs and finds nothing. */
const MAX_RETRY_SECONDS = 900;

/** Checks that a visit sends on, each alone or as they came together. */
type SentOn = { readonly checks: readonly CheckMessage[]; readonly delaySeconds: number };

/**
 * Visits the hosts of a message. A host whose check fails is sent again alone, and what there was no room for is sent on. While
 * storage is away a check goes round until it is stale: then the next one has seen to it, and nothing counts against a source.
 * @throws where a host that is alone fails for a reason of its own; the queue counts how often
 */
export async function visitHosts(given: Dependencies, message: VisitMessage): Promise<void> {
  const checks = checksOf(message).filter((check) => !dropStale(given, check));
  if (checks.length === 0) return;
  for (const { checks: sent, delaySeconds } of await visitEach(given, message, checks)) {
    await given.queues.checks(packVisits(sent), delaySeconds);
  }
}

async function visitEach(
  given: Dependencies,
  message: VisitMessage,
  checks: readonly CheckMessage[],
): Promise<SentOn[]> {
  const budget = openBudget(given);
  const dependencies = watchPlatform(given, budget.countOperation);
  const opened = await openVisit(dependencies, budget, message).catch((error: unknown) => {
    if (error instanceof PlatformFailure) return error;
    throw error;
  });
  if (opened instanceof PlatformFailure) return checks.flatMap((check) => tryAgain(given, check, opened));
  const sentOn: SentOn[] = [];
  for (const [index, check] of checks.entries()) {
    if (index > 0 && !budget.hasRoom()) return [...sentOn, { checks: checks.slice(index), delaySeconds: 0 }];
    const record = opened.records.get(check.host) ?? null;
    sentOn.push(...(await visitHost(opened, check, { record, isAlone: checks.length === 1 })));
  }
  return sentOn;
}

/** Reads what the checks need beforehand: the records of the hosts, and the watchlist where this isolate does not know it. */
async function openVisit(
  dependencies: Dependencies,
  budget: VisitBudget,
  message: VisitMessage,
): Promise<VisitContext & { readonly records: ReadonlyMap<string, HostRecord> }> {
  const { corpus, wall } = dependencies;
  const [watchlist, records] = await Promise.all([
    namedWatchlist(message, wall()) ?? corpus.readWatchlist().then(watchlistInForce),
    corpus.readRecords(message.hosts.map(({ host }) => host)),
  ]);
  const [subject, sources] = [subjectOf(watchlist), watchedSources(watchlist)];
  return { dependencies, budget, watchlist, subject, sources, records };
}

/** Returns the watchlist that the tick named, where it has just done so: later another one may be in force. */
const namedWatchlist = ({ watchlist, clock }: VisitMessage, now: number): Watchlist | null =>
  watchlist !== undefined && Math.abs(now - clock.sentAt) < TICK_MS ? knownWatchlist(watchlist) : null;

async function visitHost(
  visit: VisitContext,
  check: CheckMessage,
  { record, isAlone }: { readonly record: HostRecord | null; readonly isAlone: boolean },
): Promise<SentOn[]> {
  try {
    const outcome = await checkHost(visit, check, record);
    if (outcome.state === 'done') return [];
    const next = outcome.state === 'left' ? outcome.rest : check;
    return [{ checks: [next], delaySeconds: SEEN_SECONDS }];
  } catch (error) {
    if (isAlone && !(error instanceof PlatformFailure)) throw error;
    return tryAgain(visit.dependencies, check, error);
  }
}

/** Sends a check again alone, later each time, unless it would be stale by then. */
function tryAgain({ wall, log }: Dependencies, check: CheckMessage, error: unknown): SentOn[] {
  const now = messageClock(check.clock, wall)();
  const age = (now - check.clock.tick) / 1_000;
  const delaySeconds = Math.round(Math.min(Math.max(SEEN_SECONDS, 2 * age), MAX_RETRY_SECONDS));
  const isOver = isStale(check, now + delaySeconds * 1_000);
  const text = error instanceof Error ? error.message : String(error);
  log({ event: isOver ? 'check-given-up' : 'check-again', host: check.host, text });
  return isOver ? [] : [{ checks: [check], delaySeconds }];
}

/** Records the death of a check that was alone; of others nobody knows which host was the cause, so each is sent again alone. */
export async function buryVisit(given: Dependencies, message: VisitMessage): Promise<CheckMessage | null> {
  const checks = checksOf(message).filter((check) => !dropStale(given, check));
  const [only, ...others] = checks;
  if (only === undefined) return null;
  if (others.length > 0) {
    await sendEachAlone(given, message);
    return null;
  }
  await recordCheckDeath(await openVisit(given, openBudget(given), message), only);
  return only;
}

/** Splits a visit that was killed: one of its hosts may have been the cause, and must not take the others with it. */
export const sendEachAlone = ({ queues }: Dependencies, message: VisitMessage): Promise<void> =>
  queues.checks(checksOf(message).flatMap((check) => packVisits([check])));

function dropStale({ wall, log }: Dependencies, check: CheckMessage): boolean {
  const isOver = isStale(check, messageClock(check.clock, wall)());
  if (isOver) log({ event: 'check-stale', host: check.host, tick: iso(check.clock.tick) });
  return isOver;
}
