import { reset } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readStoredWatchlist } from '../../../src/core/watchlist/parse.ts';
import { type Corpus, openCorpus } from '../../../src/io/storage/corpus.ts';
import { loadStoredRecords, type StoredRecord, storedRecords } from '../../fakes/stored.ts';

let corpus: Corpus;

beforeAll(async () => {
  await loadStoredRecords();
  corpus = openCorpus(env.CORPUS);
});
afterAll(() => reset());

const familyOf = ({ key }: StoredRecord): string => key.split('/')[0] ?? '';
const recordsOf = (family: string) => storedRecords.filter((record) => familyOf(record) === family);
const idsOf = (family: string) => recordsOf(family).map(({ key }) => key.split('/')[1] ?? '');

/** Reads the records of each id that stands second in the keys of a family, in the order of the keys. */
async function readEach(family: string, read: (id: string) => Promise<unknown>): Promise<unknown[]> {
  return (await Promise.all([...new Set(idsOf(family))].map(read))).flat();
}

/** Reads all records of a family as the corpus does. A record that does not fit its schema counts as absent. */
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
  speakers: async () => [await corpus.getSpeakerIndex()],
  statement: () => corpus.getStatementsOf(idsOf('statement')),
  subscription: () => corpus.listSubscriptions(),
  untold: () => corpus.listSuppressed(),
  version: () =>
    readEach('version', async (article) => [
      ...(await corpus.getVersions(article, await corpus.listVersions(article))).values(),
    ]),
  watchlist: async () => {
    const read = readStoredWatchlist(await corpus.readWatchlist());
    return read.ok ? [read.value] : read.error;
  },
};

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

/** The sketch of a recent row is stored as text and read as numbers. */
function contentOf(record: StoredRecord): unknown {
  const { metadata } = record;
  const value: unknown =
    familyOf(record) === 'host' ? JSON.parse(JSON.stringify(record.value, withoutForeignKeys)) : record.value;
  if (typeof metadata !== 'object' || metadata === null || !('sketch' in metadata)) return value ?? metadata;
  const { sketch: _sketch, ...row } = metadata;
  return row;
}

describe('data that version 0.1.0 stored', () => {
  test('has records of every family', () =>
    expect([...new Set(storedRecords.map(familyOf))].toSorted()).toEqual(
      [...Object.keys(readers), 'snapshot'].toSorted(),
    ));

  test.each(Object.entries(readers))('is read whole where keys begin with %s', async (family, read) => {
    expect(await read()).toMatchObject(recordsOf(family).map(contentOf));
  });

  test('has its snapshots as bytes', async () => {
    for (const { key, base64 } of recordsOf('snapshot')) {
      const [, article = '', hash = ''] = key.split('/');
      const bytes = await corpus.getSnapshot(article, hash);
      expect(Buffer.from(bytes ?? new ArrayBuffer()).toString('base64')).toBe(base64);
    }
  });

  test('has a sketch of each recent article', async () => {
    const sketches = (await corpus.listRecent()).map(({ sketch }) => sketch.length);
    expect(sketches.every((length) => length > 0)).toBe(true);
  });

  test('says of each host when its youngest article was seen', async () => {
    const hosts = await corpus.hosts();
    expect(hosts.map(({ host }) => host)).toEqual(idsOf('host'));
    expect(hosts.filter(({ youngest }) => youngest === null)).toEqual([]);
  });
});
