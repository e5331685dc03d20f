import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { chooseSitemaps, discover } from '../../../src/core/discover/discover.ts';

const options = {
  url: 'https://courier.example/sitemap.xml',
  timeZone: 'UTC',
  linkSelector: null,
  now: Date.UTC(2024, 4, 18, 12),
};
const read = (text: string) => discover('sitemap', text, options);
const urlset = (inner: string) =>
  `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${inner}</urlset>`;

test('reads a news sitemap, the newest first, without the titles of its pictures', () => {
  expect(read(readFileSync('fixtures/feeds/news-sitemap.xml', 'utf8'))).toEqual({
    ok: true,
    value: {
      entries: [
        {
          url: 'https://courier.example/a?x=1&y=2',
          title: 'Salt & light: "harbour" plan',
          summary: '',
          publishedAt: '2024-05-18T05:00:00.000Z',
          guid: null,
        },
        {
          url: 'https://courier.example/old',
          title: '',
          summary: '',
          publishedAt: '2024-05-10T00:00:00.000Z',
          guid: null,
        },
        { url: 'https://courier.example/undated', title: '', summary: '', publishedAt: null, guid: null },
      ],
      total: 4,
      sitemaps: [],
    },
  });
});

test('reads an index, the newest sitemap first', () => {
  expect(read(readFileSync('fixtures/feeds/sitemap-index.xml', 'utf8'))).toEqual({
    ok: true,
    value: {
      entries: [],
      total: 0,
      sitemaps: [
        'https://courier.example/sitemap-2024.xml.gz',
        'https://courier.example/sitemap-2023.xml',
        'https://courier.example/sitemap-undated.xml',
      ],
      isGuessed: true,
    },
  });
});

test.each([
  ['a page', '<!doctype html><p>Log in</p>', { code: 'not-a-listing', text: 'not a sitemap' }],
  [
    'a feed',
    '<rss version="2.0"><channel></channel></rss>',
    { code: 'not-a-listing', text: 'not a sitemap' },
  ],
  [
    'a cut sitemap',
    urlset('<url><loc>https://courier.example/1</loc></url>').slice(0, -9),
    { code: 'not-a-listing', text: 'sitemap is damaged or broke off' },
  ],
  ['an empty index', '<sitemapindex></sitemapindex>', { code: 'no-entries' }],
])('refuses %s', (_what, text, error) => {
  expect(read(text)).toEqual({ ok: false, error });
});

test('takes a news sitemap without entries for what it is: nothing in two days', () => {
  const nothing = { ok: true, value: { entries: [], total: 0, sitemaps: [] } };
  expect(read(urlset(''))).toEqual(nothing);
  expect(
    read('<?xml version="1.0"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"/>'),
  ).toEqual(nothing);
});

test('dates an entry to the second', () => {
  const listing = read(
    urlset(
      '<url><loc>https://courier.example/1</loc><lastmod>2024-05-17T08:09:10.987654+02:00</lastmod></url>',
    ),
  );
  expect(listing.ok && listing.value.entries[0]?.publishedAt).toBe('2024-05-17T06:09:10.000Z');
});

test('keeps the newest 500 of an archive in any order', () => {
  const rows = Array.from({ length: 2_000 }, (_, index) => {
    const day = new Date(Date.UTC(2018, 0, 1 + ((index * 7) % 2_000))).toISOString().slice(0, 10);
    return `<url><loc>https://courier.example/${day}</loc><lastmod>${day}</lastmod></url>`;
  });
  const listing = read(urlset(rows.join('')));
  const days = listing.ok ? listing.value.entries.map(({ url }) => url.slice(-10)) : [];
  expect([days.length, days[0], days.at(-1)]).toEqual([500, '2023-06-23', '2022-02-09']);
});

test('survives nesting without end', () => {
  expect(read(urlset('<url>'.repeat(1_000_000)))).toEqual({
    ok: false,
    error: { code: 'not-a-listing', text: 'sitemap is damaged or broke off' },
  });
});

describe('an index that dates nothing', () => {
  const order = (...names: readonly string[]) => {
    const rows = names.map((name) => `<sitemap><loc>https://courier.example/${name}</loc></sitemap>`);
    const listing = read(`<sitemapindex>${rows.join('')}</sitemapindex>`);
    return listing.ok && listing.value.sitemaps.map((url) => url.replace('https://courier.example/', ''));
  };

  test.each([
    ['months', ['m-2023-12.xml', 'm-2024-01.xml', 'm-2024-02.xml'], [2, 1, 0]],
    ['months before years', ['m-12-2023.xml', 'm-01-2024.xml', 'm-02-2024.xml'], [2, 1, 0]],
    ['days without marks', ['20231231.xml.gz', '20240101.xml.gz'], [1, 0]],
    ['years as folders', ['2022/map.xml', '2024/map.xml', '2023/map.xml'], [1, 2, 0]],
    ['parts of months', ['m-2024-01-1.xml', 'm-2024-01-2.xml', 'm-2023-12-9.xml'], [1, 0, 2]],
    ['dates in the query', ['s.xml?y=2024&m=1', 's.xml?y=2024&m=10', 's.xml?y=2024&m=9'], [1, 2, 0]],
    ['numbers, of which one looks like a year', ['s1.xml', 's2001.xml', 's1999.xml', 's2.xml'], [1, 2, 3, 0]],
    ['numbers, the first without', ['post.xml', 'post2.xml', 'post10.xml'], [2, 1, 0]],
    ['families with numbers in turn', ['tag1.xml', 'tag2.xml', 'post1.xml', 'post2.xml'], [1, 3, 0, 2]],
    ['a sitemap for news', ['2024-01.xml', 'news.xml', '2024-02.xml'], [1, 2, 0]],
    ['news before what has numbers', ['post8.xml', 'post9.xml', 'googlenews.xml'], [2, 1, 0]],
    ['a word that only holds news', ['newsletters.xml', 'post1.xml', 'post2.xml'], [2, 1, 0]],
    ['plain names', ['pages.xml', 'authors.xml', 'stories.xml'], [0, 1, 2]],
  ])('is ordered by %s', (_what, names, places) => {
    expect(order(...names)).toEqual(places.map((place) => names[place]));
  });

  test('is one whose dates are all the same', () => {
    const rows = [1, 2, 3].map(
      (nth) =>
        `<sitemap><loc>https://courier.example/s${nth}.xml</loc><lastmod>2024-05-18</lastmod></sitemap>`,
    );
    expect(read(`<sitemapindex>${rows.join('')}</sitemapindex>`)).toMatchObject({
      value: { sitemaps: [3, 2, 1].map((nth) => `https://courier.example/s${nth}.xml`), isGuessed: true },
    });
  });

  test('is read in turns behind the first three', () => {
    const names = ['a', 'b', 'c', 'd', 'e'];
    const asked = (isGuessed: boolean, turn: number) =>
      chooseSitemaps(names, isGuessed, turn).map(({ url, isInTurn }) => url + (isInTurn ? '!' : ''));
    expect([4, 5, 6].map((turn) => asked(true, turn).join(''))).toEqual(['abcd!', 'abce!', 'abcd!']);
    expect(asked(false, 4).join('')).toBe('abc');
  });
});
