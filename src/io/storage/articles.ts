import {
  ArticlePointer,
  EditRow,
  PackedRecentRow,
  type RecentRow,
  TimelineRow,
  Version,
} from '../../core/model/index.ts';
import { packSketch, unpackSketch } from '../../core/compare/stories/sketch.ts';
import { cutBytes } from '../../core/language/text.ts';
import { gunzip } from './gzip.ts';
import { keys } from './keys.ts';
import { DAY_S, firstOfEach, PAGE_KEYS, type Store } from './store.ts';

const SNAPSHOT_TTL_S = 30 * DAY_S;
const RECENT_TTL_S = 30 * DAY_S;
/** Bytes of a title beside a sketch and six ids in metadata, of which KV takes 1,024 bytes in all. */
const RECENT_TITLE_BYTES = 180;
/** The same edit weeks later is another edit. */
const EDIT_TTL_S = 7 * DAY_S;

type ArticleVersion = { readonly article: string; readonly version: string };
const versionKey = ({ article, version }: ArticleVersion): string => keys.version(article, version);

/** Opens the pointers of articles. */
export const openArticles = (store: Store) => ({
  /** Returns also the pointer of an article that was erased, which says no more than that. */
  getPointer: (id: string) => store.get(ArticlePointer, keys.article(id)),
  async getArticle(id: string): Promise<ArticlePointer | null> {
    const pointer = await store.get(ArticlePointer, keys.article(id));
    return pointer?.erased === true ? null : pointer;
  },
  async getArticles(ids: string[]): Promise<Map<string, ArticlePointer>> {
    const found = await store.getMany(ArticlePointer, ids.map(keys.article));
    const kept = [...found.values()].filter(({ erased }) => erased !== true);
    return new Map(kept.map((pointer) => [pointer.id, pointer]));
  },
  /** @param ids of articles or of their addresses @returns those of what was erased */
  async findErased(ids: readonly string[]): Promise<Set<string>> {
    const found = await store.getMany(ArticlePointer, ids.map(keys.article), 'leave-out');
    return new Set([...found.values()].flatMap(({ id, erased }) => (erased === true ? [id] : [])));
  },
  putArticle: (pointer: ArticlePointer) =>
    store.put(keys.article(pointer.id), pointer, { ttlSeconds: store.keep.article }),
  /** Keeps nothing but that the article was erased. @param id its own, or that of an address of it */
  putErased: (id: string, at: string) => {
    const nothing = {
      id,
      url: '',
      aliases: [],
      source: '',
      firstSeenAt: at,
      publishedAt: null,
      language: 'und',
    };
    const current = { version: '', extractor: '', seenAt: at };
    return store.put(keys.article(id), { ...nothing, current, erased: true });
  },
  /** @param id of another address of the same article */
  putAlias: (id: string, pointer: ArticlePointer) =>
    store.put(keys.article(id), pointer, { ttlSeconds: store.keep.article }),
});

/** Opens the versions of articles. */
export const openVersions = (store: Store) => ({
  getVersion: (article: string, hash: string) => store.get(Version, keys.version(article, hash)),
  /** @returns the versions found, by hash */
  async getVersions(article: string, hashes: string[]): Promise<Map<string, Version>> {
    const wanted = hashes.map((hash) => keys.version(article, hash));
    const found = await store.getMany(Version, wanted);
    return new Map([...found.values()].map((version) => [version.hash, version]));
  },
  /** One operation for every 100. @returns the versions found of several articles, by article */
  async getVersionsOf(wanted: readonly ArticleVersion[]): Promise<Map<string, Version>> {
    const found = await store.getMany(Version, wanted.map(versionKey));
    return new Map(
      wanted.flatMap((one) => {
        const version = found.get(versionKey(one));
        return version ? [[one.article, version] as const] : [];
      }),
    );
  },
  listVersions: async (article: string): Promise<string[]> =>
    (await store.names(keys.versions(article))).map((name) => name.slice(keys.versions(article).length)),
  putVersion: (article: string, version: Version) =>
    store.put(keys.version(article, version.hash), version, { ttlSeconds: store.keep.article }),
});

/** Opens the pages as they were fetched, compressed. */
export function openSnapshots({ kv, putBytes, keep, noteDamage }: Store) {
  const get = (article: string, hash: string): Promise<ArrayBuffer | null> =>
    kv.get(keys.snapshot(article, hash), 'arrayBuffer');
  const rewrite = async (article: string, hash: string, ttlSeconds: number | null): Promise<boolean> => {
    const gzip = await get(article, hash);
    if (gzip !== null) await putBytes(keys.snapshot(article, hash), gzip, ttlSeconds);
    return gzip !== null;
  };
  return {
    getSnapshot: get,
    /** Returns a page as it was fetched, or null where it is not kept or damaged. */
    async readPage(article: string, hash: string): Promise<string | null> {
      const gzip = await get(article, hash);
      const page = gzip === null ? null : gunzip(gzip);
      if (gzip !== null && page === null) await noteDamage(keys.snapshot(article, hash));
      return page;
    },
    /**
     * Stores a page. One that is there already keeps its end, because an alert may cite it.
     * @param likelyCited whether an alert will most likely cite it: it is then kept as long at once, which saves a write
     */
    async putSnapshot(article: string, hash: string, gzip: Uint8Array, likelyCited = false): Promise<void> {
      if (!likelyCited && (await get(article, hash)) !== null) return;
      await putBytes(keys.snapshot(article, hash), gzip, likelyCited ? keep.cited : SNAPSHOT_TTL_S);
    },
    /** Keeps a snapshot as long as the operator keeps those, because an alert cites it. @returns false where there is none, or none to be read yet */
    keepSnapshot: (article: string, hash: string) => rewrite(article, hash, keep.cited),
    /** Lets a snapshot expire, because no alert cites it after all. */
    limitSnapshot: (article: string, hash: string) => rewrite(article, hash, SNAPSHOT_TTL_S),
  };
}

/** Opens the rows that the desk compares a new sight with: recent articles, the timeline of each article, and edits by their words. */
export const openDeskRows = (store: Store) => ({
  putRecent: (row: RecentRow) =>
    store.putRow(
      keys.recent(Date.parse(row.at), row.article),
      { ...row, title: cutBytes(row.title, RECENT_TITLE_BYTES), sketch: packSketch(row.sketch) },
      RECENT_TTL_S,
    ),
  /** Returns the newest 1,000 articles, one row each. */
  async listRecent(): Promise<RecentRow[]> {
    const packed = firstOfEach(
      await store.rows(PackedRecentRow, keys.recents, PAGE_KEYS, store.newer),
      ({ article }) => article,
    );
    return packed.map((row) => ({ ...row, sketch: unpackSketch(row.sketch) }));
  },

  putChange: (row: TimelineRow) =>
    store.put(keys.change(row.article, Date.parse(row.at), row.from, row.to ?? 'gone'), row, {
      metadata: { at: row.at, from: row.from, to: row.to, told: row.told, severity: row.severity },
      ttlSeconds: store.keep.article,
    }),
  /** One list, then one bulk read for every 100 changes; newest first. */
  async listChanges(article: string): Promise<TimelineRow[]> {
    const found = await store.getMany(TimelineRow, await store.names(keys.changes(article), 200));
    return [...found.values()].toSorted((a, b) => (a.at < b.at ? 1 : -1));
  },

  putEdit: (signature: string, row: EditRow) =>
    store.putRow(keys.edit(signature, row.article), row, EDIT_TTL_S),
  /** Returns the articles that had the same edit within the last days. */
  listEdits: (signature: string) => store.rows(EditRow, keys.edits(signature), 100),
});
