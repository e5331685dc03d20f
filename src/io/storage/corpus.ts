import { Alert, Heartbeat, HostRecord } from '../../core/model/index.ts';
import { openAlerts, openSuppressed } from './alerts.ts';
import { openArticles, openDeskRows, openSnapshots } from './articles.ts';
import { openDeadLetters } from './dead-letters.ts';
import { openHosts } from './hosts.ts';
import { keys } from './keys.ts';
import { openStatements } from './statements.ts';
import { type KeyValueStore, narrow, openStore, type Store } from './store.ts';
import { openDeliveries, openSubscriptions } from './webhooks.ts';

export type Corpus = ReturnType<typeof openCorpus>;

/**
 * Opens the corpus of record on Workers KV: eventually consistent (60 s and more), one write a second to a key, misses
 * cached, no transactions. Every key has one writer, or is written with the same meaning by all. Every method may throw
 * when the storage fails: callers let it throw, and their message is retried.
 */
export function openCorpus(kv: KeyValueStore) {
  const store = openStore(kv);
  return {
    ...openWatchlist(store),
    ...openHosts(store),
    ...openArticles(store),
    ...openSnapshots(store),
    ...openDeskRows(store),
    ...openAlerts(store),
    ...openSuppressed(store),
    ...openStatements(store),
    ...openSubscriptions(store),
    ...openDeliveries(store),
    ...openDeadLetters(store),
  };
}

/** Opens the watchlist and the heartbeat, each with what is read beside them in one bulk read. A watchlist of null is the bundled one. */
const openWatchlist = ({ kv, put }: Store) => ({
  readWatchlist: (): Promise<unknown> => kv.get(keys.watchlist, 'json'),
  putWatchlist: (watchlist: unknown) => put(keys.watchlist, watchlist),
  putHeartbeat: (heartbeat: Heartbeat) => put(keys.heartbeat, heartbeat),

  async readTick(): Promise<{ watchlist: unknown; heartbeat: Heartbeat | null }> {
    const values = await kv.get([keys.watchlist, keys.heartbeat], 'json');
    return {
      watchlist: values.get(keys.watchlist) ?? null,
      heartbeat: narrow(Heartbeat, values.get(keys.heartbeat)),
    };
  },
  async readCheck(host: string): Promise<{ watchlist: unknown; record: HostRecord | null }> {
    const values = await kv.get([keys.watchlist, keys.host(host)], 'json');
    return {
      watchlist: values.get(keys.watchlist) ?? null,
      record: narrow(HostRecord, values.get(keys.host(host))),
    };
  },
  /** Reads what a feed or the stream shows beside the log. @param ids at most 98 alerts */
  async readServing(
    ids: string[],
  ): Promise<{ watchlist: unknown; heartbeat: Heartbeat | null; alerts: Map<string, Alert> }> {
    const values = await kv.get([keys.watchlist, keys.heartbeat, ...ids.map(keys.alert)], 'json');
    const alerts = ids.flatMap((id) => narrow(Alert, values.get(keys.alert(id))) ?? []);
    return {
      watchlist: values.get(keys.watchlist) ?? null,
      heartbeat: narrow(Heartbeat, values.get(keys.heartbeat)),
      alerts: new Map(alerts.map((alert) => [alert.id, alert])),
    };
  },
});
