import { expect, test } from 'vitest';
import { iso } from '../../../src/core/model/time.ts';
import { buryVisit } from '../../../src/pipeline/check/visit.ts';
import { articleId } from '../../../src/core/model/url.ts';
import type { CheckAnswer } from '../../../src/core/model/index.ts';
import { watchlistOf } from '../../fakes/outlet.ts';
import { appOf } from '../../fakes/series.ts';
import { serveOutlet, storyOn } from '../../fakes/serve.ts';
import { http, makeWorld, type World } from '../../fakes/world.ts';

/** As `appOf` sets it. */
const TOKEN = 'admin-token-for-tests';
const start = Date.parse('2026-03-02T09:00:00Z');
const site = 'https://courier.example';
const road = storyOn('the old road', { publishedAt: '2026-03-01T08:00:00Z' });
const mine = storyOn('a mine', { publishedAt: '2026-03-01T07:00:00Z' });

async function open() {
  const world = makeWorld(watchlistOf([{ id: 'courier', name: 'Courier', url: `${site}/feed.xml` }]), start);
  const courier = serveOutlet(world, site, [road, mine]);
  await world.run(30);
  return { world, courier };
}

async function ask(world: World, body: object): Promise<string> {
  const answer = await appOf(world).request('https://readout.example/api/checks', {
    method: 'POST',
    headers: { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const { askedAt } = await answer.json<{ askedAt: string }>();
  await world.drain();
  return askedAt;
}

async function answersOf(world: World): Promise<CheckAnswer[]> {
  const answer = await appOf(world).request('https://readout.example/api/checks', {
    headers: { authorization: `Bearer ${TOKEN}` },
  });
  return (await answer.json<{ items: CheckAnswer[] }>()).items;
}
const shortly = async (world: World) =>
  (await answersOf(world)).map(({ kind, url, status, outcome, error }) => [
    kind,
    url.slice(site.length),
    status,
    outcome,
    error?.text ?? null,
  ]);

test('a check that nobody asked for leaves no answer', async () => {
  const { world } = await open();
  expect(await answersOf(world)).toEqual([]);
});

test('a good check of a source and of an article that changed nothing says so, with its time', async () => {
  const { world } = await open();
  const askedAt = await ask(world, { sources: ['courier'], articles: [`${site}/a-mine`] });
  const at = expect.stringMatching(/^2026-03-02T09:3\d:/u);
  expect(askedAt).toEqual(at);
  expect(await answersOf(world)).toEqual([
    {
      kind: 'source',
      id: 'courier',
      url: `${site}/feed.xml`,
      askedAt,
      at,
      status: 200,
      outcome: 'listed',
      error: null,
      listed: 2,
      onSubject: 2,
      version: null,
    },
    {
      kind: 'article',
      id: articleId(`${site}/a-mine`),
      url: `${site}/a-mine`,
      askedAt,
      at,
      status: 200,
      outcome: 'unchanged',
      error: null,
      listed: null,
      onSubject: null,
      version: expect.stringMatching(/^\w+$/u),
    },
  ]);
});

test('each kind of answer of a page is told apart', async () => {
  const { world, courier } = await open();
  courier.edit('a-mine', { headline: 'China and Taliban officials shelve a mine' });
  courier.answer('/the-old-road', () => http(500));
  serveOutlet(world, site, [...courier.stories, storyOn('a bridge')]);
  courier.answer('/the-old-road', () => http(500));
  courier.answer('/gone', () => http(404));
  await ask(world, {
    articles: ['/a-mine', '/the-old-road', '/a-bridge', '/gone'].map((path) => site + path),
  });
  expect((await shortly(world)).toSorted()).toEqual([
    ['article', '/a-bridge', 200, 'first-version', null],
    ['article', '/a-mine', 200, 'new-version', null],
    ['article', '/gone', 404, 'missing', 'HTTP 404'],
    ['article', '/the-old-road', 500, 'unreadable', 'HTTP 500'],
  ]);
});

test('an answer takes the place of the one before it, and no other', async () => {
  const { world, courier } = await open();
  courier.answer('/feed.xml', () => http(503));
  await ask(world, { sources: ['courier'], articles: [`${site}/a-mine`] });
  expect(await shortly(world)).toEqual([
    ['source', '/feed.xml', 503, 'failed', 'HTTP 503'],
    ['article', '/a-mine', 200, 'unchanged', null],
  ]);
  serveOutlet(world, site, [road, mine]);
  await world.run(15);
  await ask(world, { sources: ['courier'] });
  expect(await shortly(world)).toEqual([
    ['source', '/feed.xml', 200, 'listed', null],
    ['article', '/a-mine', 200, 'unchanged', null],
  ]);
});

test('what a host puts off waits and says why, until a later check looks at it', async () => {
  const { world, courier } = await open();
  courier.answer('/feed.xml', () => ({ failure: { code: 'http', status: 429, retryAfterSeconds: 3_600 } }));
  const askedAt = await ask(world, { sources: ['courier'], articles: [`${site}/a-mine`] });
  const why = 'asked to wait 3600 s (HTTP 429)';
  expect(await shortly(world)).toEqual([
    ['source', '/feed.xml', 429, 'failed', 'HTTP 429'],
    ['article', '/a-mine', null, 'waiting', why],
  ]);
  serveOutlet(world, site, [road, mine]);
  await world.run(75);
  const [article, source] = await answersOf(world);
  expect([source?.outcome, source?.askedAt]).toEqual(['failed', askedAt]);
  expect([article?.outcome, article?.status, article?.askedAt]).toEqual(['unchanged', 200, askedAt]);
  expect(Date.parse(article?.at ?? '') - Date.parse(askedAt)).toBeGreaterThanOrEqual(3_600_000);
});

test('an article that was erased before, so that its host is not asked, was not looked at', async () => {
  const { world } = await open();
  const { corpus } = world.dependencies;
  const pointer = await corpus.getPointer(articleId(`${site}/a-mine`));
  if (pointer !== null) await corpus.putArticle({ ...pointer, erased: true });
  await world.store.delete('host/courier.example');
  const before = world.requests.length;
  await ask(world, { articles: [`${site}/a-mine`] });
  expect(world.requests.slice(before).map(({ url }) => url)).not.toContain(`${site}/a-mine`);
  expect(await shortly(world)).toEqual([['article', '/a-mine', null, 'not-looked-at', null]]);
});

test('a check that dies says so of all that it was for', async () => {
  const { world } = await open();
  const clock = { tick: world.now, sentAt: world.now };
  const entry = { url: `${site}/a-mine`, title: '', summary: '', publishedAt: null, guid: null };
  const found = { source: 'courier', baseline: false, sourceAddedAt: iso(0), crowd: null, entry };
  const host = { host: 'courier.example', sources: ['courier'], entries: [found] };
  await buryVisit(world.dependencies, {
    kind: 'visit',
    clock,
    after: world.now,
    outages: [],
    forced: true,
    hosts: [host],
  });
  expect(await shortly(world)).toEqual([
    ['source', '/feed.xml', null, 'failed', 'check died: given up after every retry'],
    ['article', '/a-mine', null, 'not-looked-at', 'check died: given up after every retry'],
  ]);
});

test('an article that is erased takes the answers with it', async () => {
  const { world } = await open();
  await ask(world, { articles: [`${site}/a-mine`] });
  expect(await answersOf(world)).toHaveLength(1);
  await world.dependencies.corpus.eraseRecords(articleId(`${site}/a-mine`));
  expect(await answersOf(world)).toEqual([]);
});
