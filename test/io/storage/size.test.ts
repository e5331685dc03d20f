import { describe, expect, test } from 'vitest';
import { openCorpus } from '../../../src/io/storage/corpus.ts';
import { fakeStore } from '../../fakes/store.ts';

const NOW = Date.parse('2026-03-02T09:00:00Z');
const DAY_S = 86_400;

describe('the size of the corpus', () => {
  test('is counted by noun, from a list alone', async () => {
    const store = fakeStore(() => NOW);
    const corpus = openCorpus(store);
    await corpus.putSnapshot('a1', 'v1', new Uint8Array(1_000));
    await corpus.putSnapshot('a1', 'v2', new Uint8Array(3_000));
    await corpus.putHeartbeat({ previous: null, last: NOW, wall: NOW, outages: [] });
    const reads = store.operations.keysRead;
    await corpus.countOn(NOW);
    const size = await corpus.getSize();
    const metadata = '{"b":1000}'.length + 'snapshot/a1/v1'.length;
    expect(size?.last?.nouns['snapshot']).toEqual({
      keys: 2,
      bytes: 4_000 + 2 * metadata,
      largest: 3_000 + metadata,
    });
    expect(Object.keys(size?.last?.nouns ?? {})).toEqual(['heartbeat', 'snapshot']);
    // Its own record, before and after.
    expect([store.operations.list, store.operations.keysRead - reads]).toEqual([1, 2]);
  });

  test('is counted in several days where a day’s lists do not reach, and the last whole count stands meanwhile', async () => {
    const store = fakeStore(() => NOW);
    const corpus = openCorpus(store);
    await corpus.countOn(NOW);
    for (let nth = 0; nth < 50_000; nth += 1) await store.put(`alert/${nth}`, '', { metadata: { b: 10 } });
    const counted = async () => {
      await corpus.countOn(NOW);
      const size = await corpus.getSize();
      return [size?.last?.nouns['alert']?.keys ?? 0, size?.running?.nouns['alert']?.keys ?? 0];
    };
    expect([await counted(), await counted(), await counted()]).toEqual([
      [0, 24_000],
      [0, 48_000],
      [50_000, 0],
    ]);
  });

  test('begins anew where storage no longer knows how far it was', async () => {
    const store = fakeStore(() => NOW);
    const corpus = openCorpus(store);
    for (let nth = 0; nth < 25_000; nth += 1) await store.put(`alert/${nth}`, '', { metadata: { b: 10 } });
    await corpus.countOn(NOW);
    const { list } = store;
    store.list = async (options) => {
      if (options.cursor === '24000') throw new Error('400 invalid cursor');
      return list(options);
    };
    await corpus.countOn(NOW);
    expect((await corpus.getSize())?.running?.nouns['alert']?.keys).toBe(24_000);
  });
});

test('what is told of an article goes together, and a cited page when the operator says', async () => {
  let now = NOW;
  const store = fakeStore(() => now);
  const corpus = openCorpus(store, { snapshotDays: 90, articleDays: 730, ledgerDays: null });
  await corpus.putSnapshot('a1', 'cited', new Uint8Array(10), true);
  await corpus.putSnapshot('a1', 'seen', new Uint8Array(10));
  await corpus.putSuppressed({
    id: 'u1',
    at: '2026-03-02T09:00:00.000Z',
    rule: 'old',
    text: '',
    title: '',
    source: 'courier',
    article: 'a1',
    url: null,
    alert: null,
  });
  await corpus.putStatements({
    article: 'a1',
    url: '',
    source: { id: 'courier', name: 'Courier', type: 'press' },
    title: '',
    at: '2026-03-02T09:00:00.000Z',
    publishedAt: null,
    version: 'v',
    story: 'a1',
    statements: [],
    evidence: [],
  });
  const left = (days: number) => {
    now = NOW + days * DAY_S * 1_000 + 1_000;
    return store.keys().map((key) => key.split('/')[0]);
  };
  expect(left(29)).toEqual(['snapshot', 'snapshot', 'statement', 'suppressed']);
  expect(left(30)).toEqual(['snapshot', 'statement']);
  expect(left(90)).toEqual(['statement']);
  expect(left(730)).toEqual([]);
});
