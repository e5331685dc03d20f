import * as z from 'zod';
import { byteLength } from '../../core/language/text.ts';
import { Alert, defaultRetention, Heartbeat, HostRecord, type Retention } from '../../core/model/index.ts';
import type { StoredWatchlist } from '../../core/watchlist/current.ts';
import { openAlerts, openSuppressed } from './alerts.ts';
import { openArticles, openDeskRows, openSnapshots, openVersions } from './articles.ts';
import { openDeadLetters } from './dead-letters.ts';
import { openErasure } from './erasure.ts';
import { openHosts } from './hosts.ts';
import { formatOf, type NewerRecords } from './formats.ts';
import { openJudged } from './judge.ts';
import { keys } from './keys.ts';
import { openMeetings } from './meetings.ts';
import { openSize } from './size.ts';
import { openStatements } from './statements.ts';
import { type KeyValueStore, openStore, parseText, type Store } from './store.ts';
import { openDeliveries, openSubscriptions } from './webhooks.ts';

export type Corpus = ReturnType<typeof openCorpus>;

/**
 * Opens the corpus of record on Workers KV: eventually consistent (60 s and more), one write a second to a key, misses
 * cached, no transactions. Every key has one writer, or is written with the same meaning by all. Every method may throw
 * when the storage fails: callers let it throw, and their message is retried.
 * @param newer `leave-out` for whoever only shows records: it goes on without those that a later version stored
 */
export function openCorpus(
  kv: KeyValueStore,
  retention: Retention = defaultRetention,
  newer: NewerRecords = 'stop',
) {
  const store = openStore(kv, retention, newer);
  return {
    ...openWatchlist(store),
    ...openHosts(store),
    ...openArticles(store),
    ...openVersions(store),
    ...openSnapshots(store),
    ...openDeskRows(store),
    ...openAlerts(store),
    ...openSuppressed(store),
    ...openStatements(store),
    ...openMeetings(store),
    ...openJudged(store),
    ...openSubscriptions(store),
    ...openDeliveries(store),
    ...openDeadLetters(store),
    ...openSize(store),
    ...openErasure(store),
  };
}

const WatchlistMetadata = z.object({ at: z.string() });

/** Opens the watchlist and the heartbeat, which are read as text in one bulk read, and what is read beside them. */
const openWatchlist = (store: Store) => ({
  readWatchlist: (): Promise<StoredWatchlist> => store.kv.get(keys.watchlist, 'text'),
  /** The operator's document is stored as it was sent: its format stands in its metadata alone. */
  putWatchlist(watchlist: unknown, at: string | null = null): Promise<void> {
    const json = JSON.stringify(watchlist);
    return store.kv.put(keys.watchlist, json, {
      metadata: { format: formatOf(keys.watchlist), b: byteLength(json), at },
    });
  },
  deleteWatchlist: (): Promise<void> => store.kv.delete(keys.watchlist),
  /** Returns when the stored watchlist was put, null where none is stored or it does not say. Costs a list. */
  async watchlistSince(): Promise<string | null> {
    const { keys: found } = await store.kv.list({ prefix: keys.watchlist, limit: 1 });
    return WatchlistMetadata.safeParse(found[0]?.metadata).data?.at ?? null;
  },
  putHeartbeat: (heartbeat: Heartbeat) => store.put(keys.heartbeat, heartbeat),

  readTick: (): Promise<TickRead> => readTick(store),
  /** @param hosts at most 100 @returns the records of the hosts that have one, by host */
  async readRecords(hosts: readonly string[]): Promise<Map<string, HostRecord>> {
    const found = await store.getMany(HostRecord, hosts.map(keys.host));
    return new Map([...found.values()].map((record) => [record.host, record]));
  },
  /** Reads what a feed or the stream shows beside the log. @param ids of alerts; where there are none, it is one operation */
  async readServing(ids: readonly string[]): Promise<TickRead & { alerts: Map<string, Alert> }> {
    const [state, found] = await Promise.all([
      readTick(store, 'leave-out'),
      store.getMany(Alert, ids.map(keys.alert), 'leave-out'),
    ]);
    return { ...state, alerts: new Map([...found.values()].map((alert) => [alert.id, alert])) };
  },
});

type TickRead = { readonly watchlist: StoredWatchlist; readonly heartbeat: Heartbeat | null };

async function readTick({ kv, read }: Store, newer?: NewerRecords): Promise<TickRead> {
  const texts = await kv.get([keys.watchlist, keys.heartbeat], 'text');
  const heartbeat = await read(Heartbeat, keys.heartbeat, parseText(texts.get(keys.heartbeat)), newer);
  return { watchlist: texts.get(keys.watchlist) ?? null, heartbeat };
}
