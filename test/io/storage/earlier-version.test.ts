import { reset } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readStoredWatchlist } from '../../../src/core/watchlist/parse.ts';
import { bundledWatchlist } from '../../../src/core/watchlist/current.ts';
import { readLedgers } from '../../../src/pipeline/read-ledgers.ts';
import { openCorpus } from '../../../src/io/storage/corpus.ts';
import { loadStoredRecords, storedByVersion, type StoredRecord } from '../../fakes/stored.ts';

const familyOf = ({ key }: StoredRecord): string => key.split('/')[0] ?? '';

/** Records, and how the corpus reads each family of them. A record that does not fit its schema counts as absent. */
function openStored(records: readonly StoredRecord[]) {
  const corpus = openCorpus(env.CORPUS);
  const recordsOf = (family: string) => records.filter((record) => familyOf(record) === family);
  const idsOf = (family: string) => [...new Set(recordsOf(family).map(({ key }) => key.split('/')[1] ?? ''))];
  /** Reads the records of each id that stands second in the keys of a family, in the order of the keys. */
  const readEach = async (family: string, read: (id: string) => Promise<unknown>): Promise<unknown[]> =>
    (await Promise.all(idsOf(family).map(read))).flat();
  const readers: Record<string, () => Promise<unknown[]>> = {
    alert: async () => [...(await corpus.getAlerts(idsOf('alert'))).values()],
    article: () => readEach('article', (id) => corpus.getArticle(id)),
    change: () => readEach('change', (article) => corpus.listChanges(article)),
    dead: async () => (await corpus.listDead()).map(({ letter }) => letter),
    delivery: () => readEach('delivery', (subscription) => corpus.listDeliveries(subscription)),
    edit: () => readEach('edit', (signature) => corpus.listEdits(signature)),
    endpoint: () => corpus.listEndpoints(),
    heartbeat: async () => [(await corpus.readTick()).heartbeat],
    host: () => corpus.getHosts(idsOf('host')),
    ledger: async () => [...(await corpus.getLedgers(idsOf('ledger'))).values()],
    log: () => corpus.listLog(),
    positions: async () => [await corpus.getPositionStates()],
    recent: async () => (await corpus.listRecent()).map(({ sketch: _sketch, ...row }) => row),
    size: async () => [await corpus.getSize()],
    speakers: async () => [await corpus.getSpeakerIndex()],
    statement: () => corpus.getStatementsOf(idsOf('statement')),
    subscription: () => corpus.listSubscriptions(),
    suppressed: () => corpus.listSuppressed(),
    untold: () => corpus.listSuppressed(),
    version: () =>
      readEach('version', async (article) => [
        ...(await corpus.getVersions(article, await corpus.listVersions(article))).values(),
      ]),
    watchlist: async () => {
      const read = readStoredWatchlist(JSON.parse((await corpus.readWatchlist()) ?? 'null'));
      return read.ok ? [read.value] : read.error;
    },
  };
  return { corpus, recordsOf, idsOf, readers };
}

/** Families of which records are bytes or text, not JSON. */
const asBytes = new Set(['snapshot', 'ledger-index', 'ledger-page']);

/** Version 0.1.0 stored all keys with every sight of a host's record; only those of its kind are read. */
const keysOfFirstSights = new Set(['baseline', 'sourceAddedAt', 'crowd']);
function withoutForeignKeys(key: string, value: unknown): unknown {
  if (key !== 'lastSights' || !Array.isArray(value)) return value;
  return value.map((sight: Record<string, unknown>) => {
    const isOwn = (name: string) => sight['sight'] === 'first' || !keysOfFirstSights.has(name);
    const entries = Object.entries(sight).filter(
      ([name, content]) => content !== null && content !== false && isOwn(name),
    );
    return Object.fromEntries(entries);
  });
}

/** The sketch of a recent row is stored as text and read as numbers; the format is read and not handed on. */
function contentOf(record: StoredRecord): unknown {
  const { metadata } = record;
  const value: unknown =
    familyOf(record) === 'host' ? JSON.parse(JSON.stringify(record.value, withoutForeignKeys)) : record.value;
  const content = value ?? metadata;
  if (typeof content !== 'object' || content === null) return content;
  const { sketch: _sketch, format: _format, f: _f, ...rest } = content as Record<string, unknown>;
  return rest;
}

describe.each(storedByVersion)('data that version %s stored', (version, records) => {
  let stored: ReturnType<typeof openStored>;
  const families = [...new Set(records.map(familyOf))].filter((family) => !asBytes.has(family));

  beforeAll(async () => {
    await loadStoredRecords(records);
    stored = openStored(records);
  });
  afterAll(() => reset());

  test('has records of every family that it knew', () => {
    const known = families.length;
    expect([known, families.every((family) => family in stored.readers)]).toEqual([
      version === '0.1.0' ? 19 : 20,
      true,
    ]);
  });

  test.each(families)('is read whole where keys begin with %s', async (family) => {
    expect(await stored.readers[family]?.()).toMatchObject(stored.recordsOf(family).map(contentOf));
  });

  test('has its snapshots as bytes', async () => {
    for (const { key, base64 } of stored.recordsOf('snapshot')) {
      const [, article = '', hash = ''] = key.split('/');
      const bytes = await stored.corpus.getSnapshot(article, hash);
      expect(Buffer.from(bytes ?? new ArrayBuffer()).toString('base64')).toBe(base64);
    }
  });

  test('has the pages and the index of its longest ledger', async () => {
    const rows = await readLedgers(stored.corpus, { watchlist: bundledWatchlist(), recent: [] }, [
      'vestland',
    ]);
    expect(rows.get('vestland')?.length).toBe(version === '0.1.0' ? 0 : 140);
  });

  test('has a sketch of each recent article', async () => {
    const sketches = (await stored.corpus.listRecent()).map(({ sketch }) => sketch.length);
    expect(sketches.every((length) => length > 0)).toBe(true);
  });

  test('says of each host when its youngest article was seen', async () => {
    const hosts = await stored.corpus.hosts();
    expect(hosts.map(({ host }) => host)).toEqual(stored.idsOf('host'));
    expect(hosts.filter(({ youngest }) => youngest === null)).toEqual([]);
  });

  test('is not damaged by being read', async () => {
    expect((await env.CORPUS.list({ prefix: 'damaged/' })).keys).toEqual([]);
  });
});
