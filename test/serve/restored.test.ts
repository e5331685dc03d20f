import { env, reset } from 'cloudflare:test';
import { afterAll, expect, test } from 'vitest';
import { openCorpus } from '../../src/io/storage/corpus.ts';
import { parseLine, recordLine } from '../../src/local/backup/archive.ts';
import { kvStore } from '../../src/local/backup/local-store.ts';
import { loadStoredRecords } from '../fakes/stored.ts';
import { openApp } from './open.ts';

afterAll(() => reset());

const FEEDS = [
  '/feed.xml',
  '/feed.atom',
  '/feed.json',
  '/feed.xml?kind=edit',
  '/api/alerts',
  '/',
  '/suppressed',
];

async function bodies(): Promise<string[]> {
  const opened = openApp(openCorpus(env.CORPUS));
  return Promise.all(FEEDS.map(async (path) => (await opened.get(path)).text()));
}

test('a corpus that was restored gives the same feeds and pages to the byte', async () => {
  await loadStoredRecords();
  const before = await bodies();
  const store = kvStore(env.CORPUS, 'of this test');
  const { records } = await store.list(null);
  const values = await store.read(records);
  const lines = records.map((record) => recordLine({ ...record, value: values.get(record.key)! }));
  await reset();
  expect((await store.list(null)).records).toEqual([]);
  await store.write(
    lines.flatMap((line) => {
      const parsed = parseLine(line);
      return parsed.kind === 'record' ? [parsed.record] : [];
    }),
  );
  expect((await store.list(null)).records).toEqual(records);
  expect(await bodies()).toEqual(before);
});
