import { env, reset } from 'cloudflare:test';
import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Corpus, openCorpus } from '../../../src/io/storage/corpus.ts';
import { openApp, type Opened } from '../open.ts';
import { alerts, rowOf, seed } from '../seed.ts';

/** An hour after the newest alert: nothing older than it can still come. */
const LATER = Date.parse('2026-03-12T10:36:00Z');

let corpus: Corpus;
let opened: Opened;

beforeEach(async () => {
  corpus = openCorpus(env.CORPUS);
  await seed(corpus);
  opened = openApp(corpus);
  opened.now = LATER;
});
afterEach(() => reset());

const formats = [
  ['/feed.xml', 'application/rss+xml; charset=utf-8'],
  ['/feed.atom', 'application/atom+xml; charset=utf-8'],
  ['/feed.json', 'application/feed+json; charset=utf-8'],
] as const;

/** @returns the titles in the order of the feed */
const titlesOf = async (path: string): Promise<string[]> => {
  const { items } = await (await opened.get(path)).json<{ items: { title: string }[] }>();
  return items.map(({ title }) => title);
};

describe.each(formats)('%s', (path, type) => {
  test('answers with validators that depend on the content alone', async () => {
    const first = await opened.get(path);
    const headers = Object.fromEntries(
      ['content-type', 'cache-control', 'last-modified', 'vary'].map((name) => [
        name,
        first.headers.get(name),
      ]),
    );
    expect(headers).toEqual({
      'content-type': type,
      'cache-control': 'public, max-age=30, stale-while-revalidate=30',
      'last-modified': 'Thu, 12 Mar 2026 09:36:00 GMT',
      vary: 'Accept-Encoding',
    });
    const other = openApp(corpus);
    other.now = LATER + 3_600_000;
    const later = await other.get(path);
    expect(await later.text()).toBe(await first.text());
    expect(later.headers.get('etag')).toBe(first.headers.get('etag'));
    expect(first.headers.get('etag')).toMatch(/^W\/"[0-9a-f]{32}"$/u);
  });

  test('answers 304 to a reader who has it, in every way that readers ask', async () => {
    const etag = (await opened.get(path)).headers.get('etag') ?? '';
    const bare = etag.replace('W/', '');
    const asked: Record<string, string>[] = [
      { 'If-None-Match': etag },
      { 'If-None-Match': bare },
      { 'If-None-Match': `"other", ${etag}` },
      { 'If-None-Match': '*' },
      { 'If-None-Match': bare.replace(/"$/u, '-gzip"') },
      { 'If-Modified-Since': 'Thu, 12 Mar 2026 09:36:00 GMT' },
      { 'If-Modified-Since': 'Fri, 13 Mar 2026 09:36:00 GMT' },
      { 'If-None-Match': etag, 'If-Modified-Since': 'Thu, 01 Jan 2026 00:00:00 GMT' },
    ];
    const answers = await Promise.all(asked.map((headers) => opened.get(path, headers)));
    expect(await Promise.all(answers.map(async (answer) => [answer.status, await answer.text()]))).toEqual(
      asked.map(() => [304, '']),
    );
    expect(
      answers.map(({ headers }) => [headers.get('etag'), headers.get('cache-control'), headers.get('vary')]),
    ).toEqual(asked.map(() => [etag, 'public, max-age=30, stale-while-revalidate=30', 'Accept-Encoding']));
  });

  test('answers 200 to a reader who has another one', async () => {
    const asked: Record<string, string>[] = [
      { 'If-None-Match': '"other"' },
      { 'If-None-Match': '"other"', 'If-Modified-Since': 'Fri, 13 Mar 2026 09:36:00 GMT' },
      { 'If-Modified-Since': 'Thu, 12 Mar 2026 09:35:59 GMT' },
      { 'If-Modified-Since': '2026-03-13' },
      { 'If-Modified-Since': 'nonsense' },
    ];
    const answers = await Promise.all(asked.map((headers) => opened.get(path, headers)));
    expect(answers.map(({ status }) => status)).toEqual(asked.map(() => 200));
  });

  test('names no date, and has no 304 for one, while something older may still be told', async () => {
    opened.now = LATER - 1_000;
    const answer = await opened.get(path, { 'If-Modified-Since': 'Fri, 13 Mar 2026 09:36:00 GMT' });
    expect([answer.status, answer.headers.get('last-modified')]).toEqual([200, null]);
  });

  test.each(['gzip', 'br, GZIP;q=0.5', 'identity', 'gzip;q=0, br', ''])(
    'has the same text and tag for a reader who takes "%s"',
    async (accepted) => {
      const plain = await opened.get(path);
      const answer = await opened.get(path, { 'Accept-Encoding': accepted });
      const packs = !path.endsWith('.xml') && /gzip(?!;q=0,)/iu.test(accepted);
      expect([answer.headers.get('content-encoding'), answer.headers.get('etag')]).toEqual([
        packs ? 'gzip' : null,
        plain.headers.get('etag'),
      ]);
      const bytes = Buffer.from(await answer.arrayBuffer());
      expect((packs ? gunzipSync(bytes) : bytes).toString()).toBe(await plain.text());
    },
  );

  test('answers HEAD as GET, without the body', async () => {
    const get = await opened.get(path);
    const head = await opened.app.request(`https://readout.example${path}`, { method: 'HEAD' });
    expect([
      head.status,
      await head.text(),
      head.headers.get('etag'),
      head.headers.get('content-type'),
    ]).toEqual([200, '', get.headers.get('etag'), type]);
  });

  test('names itself by the public address, whatever Host says', async () => {
    const forged = await opened.app.request(`https://evil.example${path}`);
    const text = await forged.text();
    expect(text).toContain(`https://readout.example${path}`);
    expect(text).not.toContain('evil.example');
  });
});

describe('what a feed carries', () => {
  test('without parameters: notable and above, no health, newest first', async () => {
    expect(await titlesOf('/feed.json')).toEqual(
      [alerts[0], alerts[1], alerts[2], alerts[3], alerts[4]].map((alert) => alert?.title),
    );
  });

  test.each([
    ['/feed.json?severity=minor', [6, 0, 1, 2, 3, 4]],
    ['/feed.json?severity=major', [0, 1, 4]],
    ['/feed.json?kind=health', [5]],
    ['/feed.json?kind=new,removed', [2, 3, 4]],
    ['/feed.json?source=meridian-wire', [2]],
    ['/feed.json?type=official,state', [0, 4]],
    ['/feed.json?q=urumqi', [2]],
    ['/feed.json?limit=1', [0]],
    ['/feed.json?since=2026-03-12', [0, 1, 2, 3]],
    ['/feed.json?until=2026-03-11', [4]],
    ['/feed.json?party=china', []],
  ])('%s', async (path, expected) => {
    expect(await titlesOf(path)).toEqual(expected.map((index) => alerts[index]?.title));
  });

  test('a withdrawn alert stays, says so, and is new to readers', async () => {
    const [first] = alerts;
    if (first === undefined) throw new Error('nothing seeded');
    await corpus.putAlert({
      ...first,
      withdrawn: { at: '2026-03-12T10:16:00.000Z', reason: 'read wrongly' },
    });
    opened = openApp(corpus);
    opened.now = LATER + 3_600_000;
    const answer = await opened.get('/feed.xml', { 'If-Modified-Since': 'Thu, 12 Mar 2026 09:36:00 GMT' });
    expect([answer.status, answer.headers.get('last-modified')]).toEqual([
      200,
      'Thu, 12 Mar 2026 10:16:00 GMT',
    ]);
    expect(await answer.text()).toContain(`<title>Withdrawn: ${first.title}</title>`);
  });
});

describe('addresses', () => {
  test.each([
    ['/feed.xml?b=1', '/feed.xml'],
    ['/feed.xml?', null],
    ['/feed.xml?source=b,a&kind=edit', '/feed.xml?kind=edit&source=a,b'],
    ['/feed.xml?page=abc', '/feed.xml'],
    ['/feed.xml?token=secret', '/feed.xml'],
    ['/feed.xml?tag=<img src=x onerror=1>', '/feed.xml'],
    [`/feed.xml?a=${'x'.repeat(8_000)}`, '/feed.xml'],
    ['/?utm_source=x&severity=minor', '/?severity=minor'],
    ['/api/alerts?kind=new&kind=edit', '/api/alerts?kind=edit,new'],
  ])('%s has the canonical address %s', async (path, location) => {
    const answer = await opened.get(path);
    expect([answer.status, answer.headers.get('location')]).toEqual(
      location === null ? [200, null] : [302, location],
    );
  });

  test.each(['/feed.xml', '/feed.json', '/', '/api/alerts'])(
    '%s refuses what it cannot read, without an echo',
    async (path) => {
      const answer = await opened.get(`${path}?kind=<b>zebra</b>&limit=-1`);
      const text = await answer.text();
      expect([
        answer.status,
        answer.headers.get('content-type'),
        answer.headers.get('cache-control'),
      ]).toEqual([400, 'application/problem+json', 'no-store']);
      expect(JSON.parse(text)).toEqual({
        type: 'about:blank',
        title: 'A parameter cannot be read',
        status: 400,
        detail:
          'kind must be some of new, statement, position, meeting, edit, removed, health; limit must be a whole number from 1 to 90',
        errors: [
          { path: 'kind', text: 'must be some of new, statement, position, meeting, edit, removed, health' },
          { path: 'limit', text: 'must be a whole number from 1 to 90' },
        ],
      });
    },
  );
});

describe('the window', () => {
  test('is kept for 30 seconds and no longer', async () => {
    await opened.get('/feed.json');
    const newest = { ...alerts[2]!, id: '7'.repeat(32), at: '2026-03-12T10:17:00.000Z', title: 'Newer' };
    await corpus.putAlert(newest);
    await corpus.putLog(rowOf(newest));
    opened.now += 29_000;
    expect((await titlesOf('/feed.json'))[0]).toBe(alerts[0]?.title);
    opened.now += 1_000;
    expect((await titlesOf('/feed.json'))[0]).toBe('Newer');
  });
});
