import type { z } from 'zod';
import {
  Alert,
  ArticlePointer,
  DeadLetter,
  Delivery,
  EditRow,
  Endpoint,
  Heartbeat,
  HostMetadata,
  HostRecord,
  LogRow,
  PackedRecentRow,
  PositionStates,
  type RecentRow,
  SpeakerIndex,
  StatementRecord,
  StoredLedger,
  Subscription,
  TimelineRow,
  SuppressedRow,
  Version,
} from '../../core/model/index.ts';
import { packSketch, unpackSketch } from '../../core/compare/stories/sketch.ts';
import { fitLogRow } from '../../core/alerts/log-row.ts';
import { cutBytes } from '../../core/language/text.ts';
import { keys } from './keys.ts';

/** The part of Workers KV that the corpus uses: small enough that a test can stand in for a slow or failing one. */
export type KeyValueStore = Pick<KVNamespace, 'put' | 'delete'> & {
  get(key: string, type: 'json'): Promise<unknown>;
  get(key: string, type: 'arrayBuffer'): Promise<ArrayBuffer | null>;
  get(keys: string[], type: 'json'): Promise<Map<string, unknown>>;
  list(options: { prefix: string; limit?: number; cursor?: string | null }): Promise<{
    keys: { name: string; metadata?: unknown }[];
    list_complete: boolean;
    cursor?: string;
  }>;
};

const DAY_S = 86_400;
const SNAPSHOT_TTL_S = 30 * DAY_S;
const RECENT_TTL_S = 30 * DAY_S;
const SUPPRESSED_TTL_S = 30 * DAY_S;
/** The same edit weeks apart is another edit. */
const EDIT_TTL_S = 7 * DAY_S;
const DELIVERY_TTL_S = 30 * DAY_S;
/** Of the delivery log, at a catch-up: ten thousand attempts. */
const DELIVERY_PAGES = 10;
/** Bulk reads take at most 100 keys and count as one operation. */
const BULK_KEYS = 100;
/** A page of a list; one operation. */
const LIST_KEYS = 1_000;
/** Titles in metadata, in bytes: 1,024 is KV's limit for the whole of it. */
const TITLE_BYTES = 300;

export type Corpus = ReturnType<typeof openCorpus>;

/** What was stored by another version of this program, or damaged, counts as absent. */
function narrow<T extends z.ZodType>(schema: T, value: unknown): z.infer<T> | null {
  const parsed = schema.safeParse(value);
  return parsed.success ? parsed.data : null;
}

/**
 * The corpus of record on Workers KV: eventually consistent (60 s and more), one write a second to a key, misses
 * cached, no transactions. Every key has one writer, or is written with the same meaning by all. Every method is a
 * storage failure away from throwing: callers let it throw, and their message is retried.
 */
export function openCorpus(kv: KeyValueStore) {
  const put = (key: string, value: unknown, options?: KVNamespacePutOptions) =>
    kv.put(key, JSON.stringify(value), options);

  async function get<T extends z.ZodType>(schema: T, key: string): Promise<z.infer<T> | null> {
    return narrow(schema, await kv.get(key, 'json'));
  }

  /** One operation for every 100 keys; absent values are left out. */
  async function getMany<T extends z.ZodType>(schema: T, wanted: string[]): Promise<Map<string, z.infer<T>>> {
    const found = new Map<string, z.infer<T>>();
    const unique = [...new Set(wanted)];
    for (let start = 0; start < unique.length; start += BULK_KEYS) {
      const values = await kv.get(unique.slice(start, start + BULK_KEYS), 'json');
      for (const [key, value] of values) {
        const narrowed = narrow(schema, value);
        if (narrowed !== null) found.set(key, narrowed);
      }
    }
    return found;
  }

  /** One page of rows kept in metadata, newest first where the key says so. */
  async function rows<T extends z.ZodType>(
    schema: T,
    prefix: string,
    limit = LIST_KEYS,
  ): Promise<z.infer<T>[]> {
    const page = await kv.list({ prefix, limit });
    return page.keys.flatMap(({ metadata }) => narrow(schema, metadata) ?? []);
  }

  async function names(prefix: string, limit = LIST_KEYS): Promise<string[]> {
    return (await kv.list({ prefix, limit })).keys.map(({ name }) => name);
  }

  return {
    /** One bulk read: the stored watchlist (null: the bundled one) and the heartbeat. */
    async readTick(): Promise<{ watchlist: unknown; heartbeat: Heartbeat | null }> {
      const values = await kv.get([keys.watchlist, keys.heartbeat], 'json');
      return {
        watchlist: values.get(keys.watchlist) ?? null,
        heartbeat: narrow(Heartbeat, values.get(keys.heartbeat)),
      };
    },
    putHeartbeat: (heartbeat: Heartbeat) => put(keys.heartbeat, heartbeat),
    readWatchlist: (): Promise<unknown> => kv.get(keys.watchlist, 'json'),
    putWatchlist: (watchlist: unknown) => put(keys.watchlist, watchlist),

    /** One bulk read: the stored watchlist and the host's record. */
    async readCheck(host: string): Promise<{ watchlist: unknown; record: HostRecord | null }> {
      const values = await kv.get([keys.watchlist, keys.host(host)], 'json');
      return {
        watchlist: values.get(keys.watchlist) ?? null,
        record: narrow(HostRecord, values.get(keys.host(host))),
      };
    },
    /** The hosts that have a record, with the time of their youngest article and whether one is suspect. */
    async hosts(): Promise<{ host: string; youngest: number | null; suspect: boolean }[]> {
      const found: { host: string; youngest: number | null; suspect: boolean }[] = [];
      let cursor: string | null = null;
      do {
        const page: Awaited<ReturnType<KeyValueStore['list']>> = await kv.list({
          prefix: keys.hosts,
          cursor,
        });
        for (const { name, metadata } of page.keys) {
          const row = narrow(HostMetadata, metadata);
          found.push({
            host: name.slice(keys.hosts.length),
            youngest: row?.youngest ?? null,
            suspect: row?.suspect ?? false,
          });
        }
        cursor = page.list_complete ? null : (page.cursor ?? null);
      } while (cursor !== null);
      return found;
    },
    getHosts: async (hosts: string[]): Promise<HostRecord[]> => [
      ...(await getMany(HostRecord, hosts.map(keys.host))).values(),
    ],
    putHost(record: HostRecord): Promise<void> {
      const articles = Object.values(record.articles);
      const youngest = articles.reduce<number | null>(
        (newest, article) => Math.max(newest ?? 0, Date.parse(article.firstSeenAt)),
        null,
      );
      const suspect = articles.some((article) => article.suspicion !== null || article.changedAt !== null);
      return put(keys.host(record.host), record, { metadata: { youngest, suspect } });
    },

    deleteHost: (host: string) => kv.delete(keys.host(host)),

    getArticle: (id: string) => get(ArticlePointer, keys.article(id)),
    getArticles: async (ids: string[]) => {
      const found = await getMany(ArticlePointer, ids.map(keys.article));
      return new Map([...found.values()].map((pointer) => [pointer.id, pointer]));
    },
    putArticle: (pointer: ArticlePointer) => put(keys.article(pointer.id), pointer),
    /** @param id of another address of the same article */
    putAlias: (id: string, pointer: ArticlePointer) => put(keys.article(id), pointer),

    getVersion: (article: string, hash: string) => get(Version, keys.version(article, hash)),
    /** @returns the versions found, by hash */
    async getVersions(article: string, hashes: string[]): Promise<Map<string, Version>> {
      const found = await getMany(
        Version,
        hashes.map((hash) => keys.version(article, hash)),
      );
      return new Map([...found.values()].map((version) => [version.hash, version]));
    },
    /** @returns the versions found of several articles, by article; one operation for every 100 */
    async getVersionsOf(
      wanted: readonly { article: string; version: string }[],
    ): Promise<Map<string, Version>> {
      const found = await getMany(
        Version,
        wanted.map(({ article, version }) => keys.version(article, version)),
      );
      return new Map(
        wanted.flatMap(({ article, version }) => {
          const value = found.get(keys.version(article, version));
          return value ? [[article, value] as const] : [];
        }),
      );
    },
    listVersions: async (article: string): Promise<string[]> =>
      (await names(keys.versions(article))).map((name) => name.slice(keys.versions(article).length)),
    putVersion: (article: string, version: Version) => put(keys.version(article, version.hash), version),
    /**
     * @param gzip the page as fetched, compressed
     * @param likelyCited whether an alert will most likely cite it: kept without an end at once, which saves a write
     */
    putSnapshot: (article: string, hash: string, gzip: Uint8Array, likelyCited = false) =>
      kv.put(keys.snapshot(article, hash), gzip, likelyCited ? {} : { expirationTtl: SNAPSHOT_TTL_S }),
    getSnapshot: (article: string, hash: string): Promise<ArrayBuffer | null> =>
      kv.get(keys.snapshot(article, hash), 'arrayBuffer'),
    /** An alert cites it: the same bytes, without an end. */
    async keepSnapshot(article: string, hash: string): Promise<void> {
      const gzip = await kv.get(keys.snapshot(article, hash), 'arrayBuffer');
      if (gzip !== null) await kv.put(keys.snapshot(article, hash), gzip);
    },
    /** No alert cites it after all: the same bytes, with an end. */
    async limitSnapshot(article: string, hash: string): Promise<void> {
      const gzip = await kv.get(keys.snapshot(article, hash), 'arrayBuffer');
      if (gzip !== null) {
        await kv.put(keys.snapshot(article, hash), gzip, { expirationTtl: SNAPSHOT_TTL_S });
      }
    },

    getAlert: (id: string) => get(Alert, keys.alert(id)),
    async getAlerts(ids: string[]): Promise<Map<string, Alert>> {
      const found = await getMany(Alert, ids.map(keys.alert));
      return new Map([...found.values()].map((alert) => [alert.id, alert]));
    },
    putAlert: (alert: Alert) => put(keys.alert(alert.id), alert),

    /** One bulk read: what a feed or the stream shows beside the log. @param ids at most 98 alerts */
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

    putLog: (row: LogRow) => kv.put(keys.log(Date.parse(row.at), row.id), '', { metadata: fitLogRow(row) }),
    /** The newest 1,000 rows, an id once. */
    async listLog(): Promise<LogRow[]> {
      const seen = new Set<string>();
      return (await rows(LogRow, keys.logs)).filter((row) => !seen.has(row.id) && seen.add(row.id));
    },

    putSuppressed: (row: SuppressedRow) =>
      kv.put(keys.suppressed(Date.parse(row.at), row.id), '', {
        expirationTtl: SUPPRESSED_TTL_S,
        metadata: {
          ...row,
          title: cutBytes(row.title, TITLE_BYTES),
          text: cutBytes(row.text, 160),
          url: row.url === null ? null : cutBytes(row.url, 160),
        },
      }),
    async listSuppressed(limit = LIST_KEYS): Promise<SuppressedRow[]> {
      const seen = new Set<string>();
      return (await rows(SuppressedRow, keys.suppressedRows, limit)).filter(
        (row) => !seen.has(row.id) && seen.add(row.id),
      );
    },

    putRecent: (row: RecentRow) =>
      kv.put(keys.recent(Date.parse(row.at), row.article), '', {
        expirationTtl: RECENT_TTL_S,
        metadata: { ...row, title: cutBytes(row.title, 200), sketch: packSketch(row.sketch) },
      }),
    /** The newest 1,000 articles, one row each. */
    async listRecent(): Promise<RecentRow[]> {
      const seen = new Set<string>();
      const page = await kv.list({ prefix: keys.recents, limit: LIST_KEYS });
      return page.keys.flatMap(({ metadata }) => {
        const packed = narrow(PackedRecentRow, metadata);
        if (packed === null || seen.has(packed.article)) return [];
        seen.add(packed.article);
        return [{ ...packed, sketch: unpackSketch(packed.sketch) }];
      });
    },

    putChange: (row: TimelineRow) =>
      put(keys.change(row.article, Date.parse(row.at), row.from, row.to ?? 'gone'), row, {
        metadata: { at: row.at, from: row.from, to: row.to, told: row.told, severity: row.severity },
      }),
    /** One list, then one bulk read for every 100 changes; newest first. */
    async listChanges(article: string): Promise<TimelineRow[]> {
      const found = await getMany(TimelineRow, await names(keys.changes(article), 200));
      return [...found.values()].toSorted((a, b) => (a.at < b.at ? 1 : -1));
    },

    putStatements: (record: StatementRecord) => put(keys.statements(record.article), record),
    getStatements: (article: string) => get(StatementRecord, keys.statements(article)),
    /** One operation for every 100 articles. */
    async getStatementsOf(articles: readonly string[]): Promise<StatementRecord[]> {
      return [...(await getMany(StatementRecord, articles.map(keys.statements))).values()];
    },
    /** One bulk read. @returns the stored ledgers by party; one that can't be read counts as absent */
    async getLedgers(parties: readonly string[]): Promise<Map<string, StoredLedger>> {
      const found = new Map<string, StoredLedger>();
      for (let start = 0; start < parties.length; start += BULK_KEYS) {
        const wanted = parties.slice(start, start + BULK_KEYS);
        const values = await kv.get(wanted.map(keys.ledger), 'json');
        for (const party of wanted) {
          const ledger = narrow(StoredLedger, values.get(keys.ledger(party)));
          if (ledger !== null) found.set(party, ledger);
        }
      }
      return found;
    },
    putLedger: (party: string, ledger: StoredLedger) => put(keys.ledger(party), ledger),
    getSpeakerIndex: () => get(SpeakerIndex, keys.speakers),
    putSpeakerIndex: (index: SpeakerIndex) => put(keys.speakers, index),
    getPositionStates: () => get(PositionStates, keys.positions),
    putPositionStates: (states: PositionStates) => put(keys.positions, states),

    putEdit: (signature: string, row: EditRow) =>
      kv.put(keys.edit(signature, row.article), '', { expirationTtl: EDIT_TTL_S, metadata: row }),
    /** Articles with the same edit, lately. */
    listEdits: (signature: string) => rows(EditRow, keys.edits(signature), 100),

    getSubscription: (id: string) => get(Subscription, keys.subscription(id)),
    putSubscription: (subscription: Subscription) => put(keys.subscription(subscription.id), subscription),
    deleteSubscription: (id: string) => kv.delete(keys.subscription(id)),
    async listSubscriptions(): Promise<Subscription[]> {
      return [...(await getMany(Subscription, await names(keys.subscriptions))).values()];
    },
    getEndpoint: (id: string) => get(Endpoint, keys.endpoint(id)),
    async getEndpoints(ids: string[]): Promise<Map<string, Endpoint>> {
      const found = await getMany(Endpoint, ids.map(keys.endpoint));
      return new Map([...found.values()].map((endpoint) => [endpoint.id, endpoint]));
    },
    /** Those that ever failed: the others have no record. */
    async listEndpoints(): Promise<Endpoint[]> {
      return [...(await getMany(Endpoint, await names(keys.endpoints))).values()];
    },
    putEndpoint: (endpoint: Endpoint) => put(keys.endpoint(endpoint.id), endpoint),
    deleteEndpoint: (id: string) => kv.delete(keys.endpoint(id)),
    putDelivery: (delivery: Delivery) =>
      kv.put(
        keys.delivery(delivery.subscription, Date.parse(delivery.at), delivery.event, delivery.attempt),
        '',
        {
          expirationTtl: DELIVERY_TTL_S,
          metadata: { ...delivery, text: cutBytes(delivery.text, 200) },
        },
      ),
    listDeliveries: (subscription: string, limit = 100) =>
      rows(Delivery, keys.deliveriesOf(subscription), limit),
    /** @param cursor of the page before, or null for the newest */
    async pageOfDeliveries(
      subscription: string,
      limit: number,
      cursor: string | null,
    ): Promise<{ deliveries: Delivery[]; cursor: string | null }> {
      const page = await kv.list({ prefix: keys.deliveriesOf(subscription), limit, cursor });
      return {
        deliveries: page.keys.flatMap(({ metadata }) => narrow(Delivery, metadata) ?? []),
        cursor: page.list_complete ? null : (page.cursor ?? null),
      };
    },
    /** Newest first; one list for every 1,000, at most ten. @param since ISO 8601 */
    async listDeliveriesSince(subscription: string, since: string): Promise<Delivery[]> {
      const oldest = keys.delivery(subscription, Date.parse(since) - 1, '', 0);
      const found: Delivery[] = [];
      let cursor: string | null = null;
      for (let pages = 0; pages < DELIVERY_PAGES; pages += 1) {
        const page: Awaited<ReturnType<KeyValueStore['list']>> = await kv.list({
          prefix: keys.deliveriesOf(subscription),
          limit: LIST_KEYS,
          cursor,
        });
        const recent = page.keys.filter(({ name }) => name < oldest);
        found.push(...recent.flatMap(({ metadata }) => narrow(Delivery, metadata) ?? []));
        cursor = page.list_complete || recent.length < page.keys.length ? null : (page.cursor ?? null);
        if (cursor === null) break;
      }
      return found;
    },

    putDead: (letter: DeadLetter) => put(keys.dead(letter.queue, Date.parse(letter.at), letter.id), letter),
    getDead: async (key: string) => get(DeadLetter, key),
    deleteDead: (key: string) => kv.delete(key),
    /** One list: the dead letters of a queue by their ids, at most 1,000. */
    listDeadKeys: async (queue: string): Promise<{ key: string; id: string }[]> =>
      (await names(keys.deadsOf(queue))).map((key) => ({ key, id: key.slice(key.lastIndexOf('/') + 1) })),
    /** One list: the queue of every dead letter that is kept, at most 1,000. */
    listDeadQueues: async (): Promise<string[]> =>
      (await names(keys.deads)).map((name) => name.slice(keys.deads.length).split('/')[0] ?? ''),
    /** @returns dead letters with their keys, newest first within a queue */
    async listDead(): Promise<{ key: string; letter: DeadLetter }[]> {
      const found = await getMany(DeadLetter, await names(keys.deads, 200));
      return [...found].map(([key, letter]) => ({ key, letter }));
    },
  };
}
