import { expect, test } from 'vitest';
import { openCorpus } from '../../src/io/storage/corpus.ts';
import { fakeStore } from '../fakes/store.ts';
import { openApp } from './open.ts';
import { NOW, pass, seed } from './seed.ts';

/** Counts the operations of one request as KV bills them: `get` counts a bulk read once. */
async function operationsOf(path: string, requests = 1): Promise<{ get: number; list: number }> {
  const store = fakeStore(() => NOW);
  await seed(openCorpus(store));
  const before = { ...store.operations };
  const opened = openApp(openCorpus(store));
  for (let count = 0; count < requests; count += 1) await opened.get(path);
  return { get: store.operations.get - before.get, list: store.operations.list - before.list };
}

test.each([
  // The watchlist and the heartbeat, as text; and at the same time the alerts.
  ['/feed.xml', { get: 2, list: 1 }],
  ['/feed.atom?kind=edit', { get: 2, list: 1 }],
  // A digest's days are those of the watchlist's zone, which is read first.
  ['/feed.xml?digest=day', { get: 2, list: 1 }],
  ['/api/alerts', { get: 2, list: 1 }],
  ['/healthz', { get: 1, list: 0 }],
  ['/robots.txt', { get: 0, list: 0 }],
  ['/feed.xml?b=2', { get: 0, list: 0 }],
  ['/feed.xml?limit=1000', { get: 0, list: 0 }],
  // One list each for the log and for what was suppressed, kept for 30 seconds; and one, once an isolate, for the rows that an
  // earlier version suppressed.
  ['/', { get: 2, list: 3 }],
  ['/status', { get: 4, list: 5 }],
])('%s costs %o', async (path, expected) => {
  expect(await operationsOf(path)).toEqual(expected);
});

test.each([
  ['/', { get: 2, list: 3 }],
  ['/feed.xml', { get: 2, list: 1 }],
  ['/status.json', { get: 4, list: 5 }],
  [`/articles/${pass.id}`, { get: 6, list: 5 }],
])('ten readers of %s within the window cost as much as one', async (path, expected) => {
  expect(await operationsOf(path, 10)).toEqual(expected);
});

test.each([
  '/suppressed',
  '/api/suppressed',
  '/status.json',
  '/openapi.json',
  '/api/speakers',
  '/positions',
  '/alerts/0',
])('%s leads to its address without parameters before it reads anything', async (path) => {
  expect(await operationsOf(`${path}?zebra=1`)).toEqual({ get: 0, list: 0 });
});
