import { jsonBytes } from '../../core/language/text.ts';
import { HOUR_MS } from '../../core/model/time.ts';
import { hostOf } from '../../core/model/url.ts';
import type { CheckMessage, ForwardedEntry, SourceState } from '../../core/model/index.ts';
import { indexArticles } from '../../core/tracking/article-state.ts';
import { isOpenedEntry } from '../../core/tracking/openings.ts';
import { packVisits } from '../../core/tracking/visits.ts';
import type { CheckContext } from './check-context.ts';

/** A queue takes 128 KB a message; what does not fit waits for the source's next check. */
const MAX_FORWARDED_BYTES = 100_000;
/** One check of a source sends to so many hosts at most, so that a listing of strangers does not become a storm. */
const MAX_FORWARDED_HOSTS = 20;
/** For so long, each check of the source makes sure that the entries it sent on are tracked. */
export const CONFIRMED_MS = HOUR_MS;

/** @returns as many entries as one check may send on, in their order */
export function limitForwarding(entries: readonly ForwardedEntry[]): ForwardedEntry[] {
  const hosts = new Set<string>();
  let bytes = 0;
  return entries.filter((found) => {
    const host = hostOf(found.entry.url);
    const size = jsonBytes(found);
    if (bytes + size > MAX_FORWARDED_BYTES || (!hosts.has(host) && hosts.size >= MAX_FORWARDED_HOSTS))
      return false;
    hosts.add(host);
    bytes += size;
    return true;
  });
}

/** Sends the entries of other hosts on, as a check for each host, so that every host keeps its one writer and its gap. */
export async function forwardEntries(check: CheckContext, entries: readonly ForwardedEntry[]): Promise<void> {
  const byHost = Map.groupBy(entries, ({ entry }) => hostOf(entry.url));
  const { clock, after, outages, forced } = check.message;
  const checks = [...byHost].map(([host, ofHost]): CheckMessage => ({
    kind: 'check',
    clock,
    after,
    outages,
    forced,
    host,
    sources: [],
    entries: ofHost,
  }));
  if (checks.length > 0) await check.dependencies.queues.checks(packVisits(checks));
}

/**
 * Finds the entries that this source sent on lately and that their host does not remember. Two checks of one host may
 * overlap, and the later writer then overwrites what the other one tracked.
 */
export async function findLostEntries(
  check: CheckContext,
  { lastForward }: SourceState,
): Promise<ForwardedEntry[]> {
  const age = lastForward === null ? 0 : check.message.clock.tick - lastForward.tick;
  if (lastForward === null || age <= 0 || age > CONFIRMED_MS) return [];
  const hosts = new Set(lastForward.entries.map(({ entry }) => hostOf(entry.url)));
  const records = await check.dependencies.corpus.getHosts([...hosts]);
  const known = new Map(records.map((record) => [record.host, { record, articles: indexArticles(record) }]));
  return lastForward.entries.filter(({ source, entry }) => {
    const host = known.get(hostOf(entry.url));
    if (host === undefined) return true;
    return host.articles.find(source, entry) === null && !isOpenedEntry(host.record, source, entry);
  });
}
