import { HOUR_MS } from '../../core/model/time.ts';
import { hostOf } from '../../core/model/url.ts';
import type { CheckMessage, ForwardedEntry, SourceState } from '../../core/model/index.ts';
import { indexArticles } from '../../core/tracking/article-state.ts';
import type { Visit } from './host-visit.ts';

/** A queue takes 128 KB a message; what does not fit waits for the source's next check. */
const FORWARDED_BYTES = 100_000;
/** Hosts that one check of a source sends to: a listing of strangers must not become a storm. */
const FORWARDED_HOSTS = 20;
/** For so long each check of the source makes sure that what it sent on was taken up. */
const CONFIRMED_MS = HOUR_MS;

const encoder = new TextEncoder();

/** @returns as many as one check may send on, in their order */
export function fitting(entries: readonly ForwardedEntry[]): ForwardedEntry[] {
  const hosts = new Set<string>();
  let bytes = 0;
  return entries.filter((found) => {
    const host = hostOf(found.entry.url);
    const size = encoder.encode(JSON.stringify(found)).length;
    if (bytes + size > FORWARDED_BYTES || (!hosts.has(host) && hosts.size >= FORWARDED_HOSTS)) return false;
    hosts.add(host);
    bytes += size;
    return true;
  });
}

/** Articles on other hosts: one message for each, so that every host keeps its one writer and its gap. */
export async function forwardEntries(visit: Visit, entries: readonly ForwardedEntry[]): Promise<void> {
  const byHost = Map.groupBy(entries, ({ entry }) => hostOf(entry.url));
  const messages = [...byHost].map(([host, ofHost]): CheckMessage => ({
    ...visit.message,
    host,
    sources: [],
    entries: ofHost,
  }));
  if (messages.length > 0) await visit.dependencies.queues.checks(messages);
}

/**
 * What this source sent on lately and its host does not remember: a host's record has one writer at a time only mostly,
 * and the later of two checks that overlap overwrites what the other one took up.
 */
export async function lostEntries(visit: Visit, { lastForward }: SourceState): Promise<ForwardedEntry[]> {
  const age = lastForward === null ? 0 : visit.message.clock.tick - lastForward.tick;
  if (lastForward === null || age <= 0 || age > CONFIRMED_MS) return [];
  const hosts = new Set(lastForward.entries.map(({ entry }) => hostOf(entry.url)));
  const records = await visit.dependencies.corpus.getHosts([...hosts]);
  const known = new Map(records.map((record) => [record.host, indexArticles(record)]));
  return lastForward.entries.filter(
    ({ source, entry }) => (known.get(hostOf(entry.url))?.find(source, entry) ?? null) === null,
  );
}
