import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { discover } from '../../../src/core/discover/discover.ts';

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
