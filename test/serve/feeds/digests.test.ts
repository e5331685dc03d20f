import { env, reset } from 'cloudflare:test';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DAY_MS, HOUR_MS, iso } from '../../../src/core/model/time.ts';
import { hash } from '../../../src/core/model/ids.ts';
import type { Alert } from '../../../src/core/model/index.ts';
import { type Corpus, openCorpus } from '../../../src/io/storage/corpus.ts';
import { openApp, type Opened } from '../open.ts';
import { alerts, NOW, seed, watchlist } from '../seed.ts';

/** The morning of the seed's day, in the zone of its watchlist. */
const MORNING = Date.parse('2026-03-12T07:00:00Z');
/** The seed has one alert on the day before: a page that is gone. */
const [gone] = alerts.filter(({ at }) => Date.parse(at) < MORNING);

const told = (hours: number, change: Partial<Alert> = {}): Alert => ({
  ...alerts[2]!,
  id: hash('told', String(hours)),
  at: iso(MORNING - hours * HOUR_MS),
  title: `Told ${hours} hours before`,
  ...change,
});
const older = [
  told(1),
  told(2, { kind: 'edit', severity: 'major' }),
  told(3, { kind: 'health' }),
  told(4, { severity: 'minor' }),
  told(24 + 1),
  told(3 * 24 + 1),
  told(16 * 24),
];

let corpus: Corpus;
let opened: Opened;

beforeEach(async () => {
  corpus = openCorpus(env.CORPUS);
  await seed(corpus, older);
  opened = openApp(corpus);
});
afterEach(() => reset());

type Item = {
  id: string;
  title: string;
  url: string;
  _readout: { groups: { id: string; alerts: string[] }[] };
};
const itemsOf = async (search: string): Promise<Item[]> =>
  (await (await opened.get(`/feed.json${search}`)).json<{ items: Item[] }>()).items;
const titlesOf = async (search: string): Promise<string[]> =>
  (await itemsOf(search)).map(({ title }) => title.replace('China and Afghanistan, ', ''));

const days = [
  '12 March 2026: 1 edit, 1 new article, 1 removal',
  '11 March 2026: 1 new article',
  '9 March 2026: 1 new article',
];

describe('a feed of digests', () => {
  test.each([
    ['?digest=day', days],
    ['?digest=day&limit=1', days.slice(0, 1)],
    ['?digest=day&kind=edit', ['12 March 2026: 1 edit']],
    ['?digest=day&kind=health', ['12 March 2026: 1 source status change']],
    ['?digest=day&severity=minor', ['12 March 2026: 1 edit, 2 new articles, 1 removal', ...days.slice(1)]],
    ['?digest=day&since=2026-03-12', ['12 March 2026: 1 edit, 1 new article']],
    ['?digest=day&until=2026-03-10', days.slice(2)],
    ['?digest=day&q=nothing', []],
  ])('%s', async (search, expected) => {
    expect(await titlesOf(search)).toEqual(expected);
  });

  test('groups what a day told, what weighs most first', async () => {
    const [item] = await itemsOf('?digest=day');
    expect(item?._readout.groups).toEqual([
      { id: 'edited', alerts: [hash('told', '2')] },
      { id: 'new', alerts: [hash('told', '1')] },
      { id: 'removed', alerts: [gone?.id] },
    ]);
  });

  test('leads to a page that shows the day', async () => {
    const [item] = await itemsOf('?digest=day&kind=edit');
    const { pathname, search } = new URL(item?.url ?? '');
    const page = await opened.get(`${pathname}${search}`);
    expect([page.status, (await page.text()).includes(`/alerts/${older[1]!.id}`)]).toEqual([200, true]);
  });

  test('has its days in the zone of the watchlist', async () => {
    await corpus.putWatchlist({ ...watchlist, timeZone: 'Asia/Kabul' });
    // Seven o'clock in Kabul is half past two in UTC: later alerts belong to the day that goes on.
    expect(await titlesOf('?digest=day')).toEqual([
      '12 March 2026: 1 new article, 1 removal',
      '10 March 2026: 1 new article',
    ]);
  });

  test('has a day when it is settled, and says the same until the next', async () => {
    await corpus.putHeartbeat({ previous: null, last: MORNING, wall: NOW, outages: [] });
    opened.now = NOW + 179_000;
    expect(await titlesOf('?digest=day')).toEqual(days.slice(1));
    opened.now = NOW + 180_000;
    const first = await opened.get('/feed.xml?digest=day');
    const another = openApp(corpus);
    another.now = NOW + 20 * HOUR_MS;
    const later = await another.get('/feed.xml?digest=day');
    expect([await later.text(), later.headers.get('etag')]).toEqual([
      await first.text(),
      first.headers.get('etag'),
    ]);
  });

  test('is new to readers when an alert in it is withdrawn', async () => {
    const before = (await opened.get('/feed.atom?digest=day')).headers.get('etag') ?? '';
    await corpus.putAlert({ ...told(1), withdrawn: { at: iso(MORNING + DAY_MS), reason: 'read wrongly' } });
    opened.now = MORNING + DAY_MS + HOUR_MS;
    const answer = await opened.get('/feed.atom?digest=day', { 'If-None-Match': before });
    expect([answer.status, answer.headers.get('last-modified')]).toEqual([
      200,
      'Fri, 13 Mar 2026 07:00:00 GMT',
    ]);
    expect(await answer.text()).toContain('Withdrawn: read wrongly');
  });
});

describe.each(['/feed.xml', '/feed.atom', '/feed.json'])('%s?digest=day', (path) => {
  test('has validators, answers 304 and HEAD', async () => {
    const get = await opened.get(`${path}?digest=day`);
    const etag = get.headers.get('etag') ?? '';
    const head = await opened.app.request(`https://readout.example${path}?digest=day`, { method: 'HEAD' });
    const again = await opened.get(`${path}?digest=day`, { 'If-None-Match': etag });
    expect([get.status, get.headers.get('last-modified'), get.headers.get('cache-control')]).toEqual([
      200,
      'Thu, 12 Mar 2026 07:00:00 GMT',
      'public, max-age=30, stale-while-revalidate=30',
    ]);
    expect([head.status, head.headers.get('etag'), again.status, await again.text()]).toEqual([
      200,
      etag,
      304,
      '',
    ]);
  });

  test.each([
    ['?kind=edit&digest=day', 302, '?digest=day&kind=edit'],
    ['?digest=day&b=1', 302, '?digest=day'],
    ['?digest=', 302, ''],
    ['?digest=week', 400, null],
    ['?digest=day&digest=week', 302, '?digest=day'],
  ])('%s is answered %i', async (search, status, canonical) => {
    const answer = await opened.get(`${path}${search}`);
    expect([answer.status, answer.headers.get('location')]).toEqual([
      status,
      canonical === null ? null : `${path}${canonical}`,
    ]);
  });
});

test.each(['/', '/api/alerts'])('%s has no digests', async (path) => {
  const answer = await opened.get(`${path}?digest=day`);
  expect([answer.status, answer.headers.get('location')]).toEqual([302, path]);
});

test.each([
  ['/', '/feed.xml?digest=day'],
  ['/?kind=edit', '/feed.xml?digest=day&amp;kind=edit'],
])('%s leads feed readers to its digests', async (path, href) => {
  const html = await (await opened.get(path)).text();
  expect(html).toContain(
    `<link rel="alternate" type="application/rss+xml" title="China and Afghanistan (day by day, RSS)" href="${href}"`,
  );
});

describe('the page of a day', () => {
  const textOf = async (path: string): Promise<string> =>
    (await (await opened.get(path)).text())
      .replaceAll(/<(?:head>.*<\/head|[^>]*)>/gu, ' ')
      .replaceAll(/\s+/gu, ' ');

  test('tells what the feed tells of it, with what was before and after, and leads to the days around it', async () => {
    const text = await textOf('/digest/2026-03-12');
    expect(text).toContain(`China and Afghanistan, ${days[0]}`);
    expect(text).toMatch(/← 2026-03-11 2026-03-13 →/u);
    expect(text).toContain('11 Mar, 07:00 to 12 Mar, 07:00');
    expect(text).not.toContain('goes on');
    const html = await (await opened.get('/digest/2026-03-12')).text();
    const listed = [...html.matchAll(/class="title" href="\/alerts\/([0-9a-f]+)"/gu)].map(([, id]) => id);
    expect(listed).toEqual([older[1]!.id, older[0]!.id, gone!.id]);
  });

  test('without a date is the last one that is over', async () => {
    expect(await textOf('/digest')).toBe(await textOf('/digest/2026-03-12'));
  });

  test('says that it still goes on', async () => {
    expect(await textOf('/digest/2026-03-13')).toContain('(the day still goes on)');
  });

  test('says that nothing was told', async () => {
    expect(await textOf('/digest/2026-03-10')).toContain('Nothing was told in these hours.');
  });

  test.each(['/digest/2026-03-14', '/digest/2026-02-30', '/digest/yesterday'])(
    '%s is not found',
    async (path) => {
      expect((await opened.get(path)).status).toBe(404);
    },
  );
});
