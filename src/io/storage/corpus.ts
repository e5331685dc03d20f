import * as z from 'zod';
import { byteLength } from '../../core/language/text.ts';
import { Alert, defaultRetention, Heartbeat, HostRecord, type Retention } from '../../core/model/index.ts';
import { openAlerts, openSuppressed } from './alerts.ts';
import { openArticles, openDeskRows, openSnapshots } from './articles.ts';
import { openDeadLetters } from './dead-letters.ts';
import { openErasure } from './erasure.ts';
import { openHosts } from './hosts.ts';
import { formatOf, type NewerRecords } from './formats.ts';
import { openJudged } from './judge.ts';
import { keys } from './keys.ts';
import { openSize } from './size.ts';
import { openStatements } from './statements.ts';
import { type KeyValueStore, openStore, type Store } from './store.ts';
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
    ...openSnapshots(store),
    ...openDeskRows(store),
    ...openAlerts(store),
    ...openSuppressed(store),
    ...openStatements(store),
    ...openJudged(store),
    ...openSubscriptions(store),
    ...openDeliveries(store),
    ...openDeadLetters(store),
    ...openSize(store),
    ...openErasure(store),
  };
}

const WatchlistMetadata = z.object({ at: z.string() });

/** Opens the watchlist and the heartbeat, each with what is read beside them in one bulk read. A watchlist of null is the bundled one. */
const openWatchlist = ({ kv, put, read, getValues }: Store) => ({
  /** Returns null where none is stored, and what no schema takes where it is no JSON. */
  readWatchlist: async (): Promise<unknown> =>
    (await getValues([keys.watchlist])).get(keys.watchlist) ?? null,
  /** The operator's document is stored as it was sent: its format stands in its metadata alone. */
  putWatchlist(watchlist: unknown, at: string | null = null): Promise<void> {
    const json = JSON.stringify(watchlist);
    return kv.put(keys.watchlist, json, {
      metadata: { format: formatOf(keys.watchlist), b: byteLength(json), at },
    });
  },
  deleteWatchlist: (): Promise<void> => kv.delete(keys.watchlist),
  /** Returns when the stored watchlist was put, null where none is stored or it does not say. Costs a list. */
  async watchlistSince(): Promise<string | null> {
    const { keys: found } = await kv.list({ prefix: keys.watchlist, limit: 1 });
    return WatchlistMetadata.safeParse(found[0]?.metadata).data?.at ?? null;
  },
  putHeartbeat: (heartbeat: Heartbeat) => put(keys.heartbeat, heartbeat),

  async readTick(): Promise<{ watchlist: unknown; heartbeat: Heartbeat | null }> {
    const values = await getValues([keys.watchlist, keys.heartbeat]);
    return {
      watchlist: values.get(keys.watchlist) ?? null,
      heartbeat: await read(Heartbeat, keys.heartbeat, values.get(keys.heartbeat)),
    };
  },
  /** @param hosts at most 99 @returns the watchlist, and the records of the hosts that have one, by host */
  async readVisit(hosts: string[]): Promise<{ watchlist: unknown; records: Map<string, HostRecord> }> {
    const values = await getValues([keys.watchlist, ...hosts.map(keys.host)]);
    const records = new Map<string, HostRecord>();
    for (const host of hosts) {
      const record = await read(HostRecord, keys.host(host), values.get(keys.host(host)));
      if (record !== null) records.set(host, record);
    }
    return { watchlist: values.get(keys.watchlist) ?? null, records };
  },
  /** Reads what a feed or the stream shows beside the log. @param ids at most 98 alerts */
  async readServing(
    ids: readonly string[],
  ): Promise<{ watchlist: unknown; heartbeat: Heartbeat | null; alerts: Map<string, Alert> }> {
    const values = await getValues([keys.watchlist, keys.heartbeat, ...ids.map(keys.alert)]);
    const alerts = new Map<string, Alert>();
    for (const id of ids) {
      const alert = await read(Alert, keys.alert(id), values.get(keys.alert(id)), 'leave-out');
      if (alert !== null) alerts.set(alert.id, alert);
    }
    return {
      watchlist: values.get(keys.watchlist) ?? null,
      heartbeat: await read(Heartbeat, keys.heartbeat, values.get(keys.heartbeat), 'leave-out'),
      alerts,
    };
  },
});
