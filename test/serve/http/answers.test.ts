import { performance } from 'node:perf_hooks';
import { expect, test } from 'vitest';
import { openCorpus } from '../../../src/io/storage/corpus.ts';
import { fakeStore } from '../../fakes/store.ts';
import { openApp, settings } from '../open.ts';
import { NOW, seed } from '../seed.ts';

async function openSeeded() {
  const store = fakeStore(() => NOW);
  await seed(openCorpus(store));
  return { store, opened: openApp(openCorpus(store)) };
}

test('an answer is kept for 30 seconds, with its headers, and made anew after them', async () => {
  const { opened, store } = await openSeeded();
  const facts = async (path: string) => {
    const answer = await opened.get(path);
    return { headers: [...answer.headers], body: await answer.text() };
  };
  const first = await facts('/feed.xml');
  const { get } = store.operations;
  opened.now += 29_000;
  expect([await facts('/feed.xml'), store.operations.get]).toEqual([first, get]);
  opened.now += 2_000;
  expect([await facts('/feed.xml'), store.operations.get]).toEqual([first, get + 2]);
});

test('what an admin does is seen at once', async () => {
  const { opened, store } = await openSeeded();
  await opened.get('/status.json');
  const { list } = store.operations;
  await opened.app.request('https://readout.example/api/checks', {
    method: 'POST',
    headers: { Authorization: `Bearer ${settings.adminToken}`, 'Content-Type': 'application/json' },
    body: '{}',
  });
  await opened.get('/status.json');
  expect(store.operations.list).toBeGreaterThan(list);
});

test.each([
  ['POST', '/feed.xml', {}],
  ['OPTIONS', '/feed.xml', {}],
  ['POST', '/api/checks', {}],
  ['DELETE', '/api/watchlist', { Authorization: 'Bearer wrong' }],
  ['POST', '/admin/logout', { 'Sec-Fetch-Site': 'same-origin' }],
  ['POST', '/admin/login', { 'Sec-Fetch-Site': 'same-origin' }],
  ['POST', '/admin/watchlist', { 'Sec-Fetch-Site': 'same-origin' }],
])('a stranger who sends %s to %s makes nothing be read again', async (method, path, headers) => {
  const { opened, store } = await openSeeded();
  await opened.get('/status.json');
  const { list, get } = store.operations;
  await opened.app.request(`https://readout.example${path}`, { method, headers: { ...headers } });
  const between = store.operations.list - list;
  await opened.get('/status.json');
  expect([store.operations.list - list - between, store.operations.get - get]).toEqual([0, 0]);
});

test.each([
  ['the tag', (tag: string) => tag, 304],
  ['the strong tag', (tag: string) => tag.slice(2), 304],
  ['one of several', (tag: string) => `"a", ${tag}, "b"`, 304],
  ['a tag that a proxy marked', (tag: string) => tag.replace(/"$/u, '-gzip"'), 304],
  ['any', () => ' * ', 304],
  ['another tag', () => 'W/"a"', 200],
  ['a tag marked with other words', (tag: string) => tag.replace(/"$/u, '-zebra"'), 200],
  ['nothing', () => '', 200],
])('a reader who has %s gets its status', async (_, sent, status) => {
  const { opened } = await openSeeded();
  const tag = (await opened.get('/feed.atom')).headers.get('ETag') ?? '';
  const answer = await opened.get('/feed.atom', { 'If-None-Match': sent(tag) });
  expect(answer.status).toBe(status);
});

test.each(['"----z-br"', '"', '""', 'W/"-;-;gzip"', '*"'])(
  'a header of 120,000 characters made of %s takes no time',
  async (part) => {
    const { opened } = await openSeeded();
    await opened.get('/feed.xml');
    const sent = part.repeat(Math.ceil(120_000 / part.length));
    const started = performance.now();
    expect((await opened.get('/feed.xml', { 'If-None-Match': sent })).status).toBe(200);
    // Quadratic work took over a minute.
    expect(performance.now() - started).toBeLessThan(2_000);
  },
);
