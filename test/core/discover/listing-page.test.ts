import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { discover } from '../../../src/core/discover/discover.ts';

const options = {
  url: 'https://courier.example/world',
  timeZone: 'UTC',
  linkSelector: null,
  now: Date.UTC(2024, 4, 18, 12),
};
const section = readFileSync('fixtures/feeds/section.html', 'utf8');
const titles = (html: string, linkSelector: string | null = null) => {
  const listing = discover('page', html, { ...options, linkSelector });
  return listing.ok ? listing.value.entries.map(({ title }) => title) : listing.error;
};
const page = (body: string) =>
  `<!doctype html><html><head><title>t</title></head><body>${body}</body></html>`;

test('finds the articles of a section page with headline, summary and date', () => {
  expect(discover('page', section, options)).toEqual({
    ok: true,
    value: {
      entries: [
        {
          url: 'https://courier.example/2024/05/18/ferry-line-reopens-after-two-years',
          title: 'Ferry line reopens after two years & a half',
          summary: 'The first ship left at dawn, the port authority said on Saturday.',
          publishedAt: '2024-05-18T06:30:00.000Z',
          guid: null,
        },
        {
          url: 'https://www.courier.example/2024/05/17/council-drops-the-fish-tax',
          title: 'Council drops the fish tax',
          summary: 'Nine members voted for it, and two voted against it.',
          publishedAt: '2024-05-17T00:00:00.000Z',
          guid: null,
        },
        {
          url: 'https://courier.example/world/lighthouse-keeper-retires-at-last-48213',
          title: 'Lighthouse keeper retires',
          summary: 'He had served on the rock for forty years.',
          publishedAt: null,
          guid: null,
        },
      ],
      total: 3,
      sitemaps: [],
    },
  });
});

test('takes what a selector names, wherever it leads', () => {
  expect(titles(section, '.partner a, .card h3')).toEqual([
    'Council drops the fish tax',
    'Lighthouse keeper retires',
    'Ten things that you will not believe today',
  ]);
});

test('finds a list of plain links in Chinese', () => {
  const rows = ['港口恢复两地之间的渡轮航线', '市议会投票取消鱼税引发热议', '灯塔看守人服务四十年后退休'].map(
    (title, index) => `<li><a href="./202405/t2024051${index}_1130${index}.html">${title}</a></li>`,
  );
  expect(
    titles(
      page(`<div class="menu"><a href="/about/">关于我们的网站和联系方式</a></div><ul>${rows.join('')}</ul>`),
    ),
  ).toEqual(['港口恢复两地之间的渡轮航线', '市议会投票取消鱼税引发热议', '灯塔看守人服务四十年后退休']);
});

test.each([
  [
    'a page of services alone',
    page('<a href="/login">Log in</a><a href="/about">About</a><p>Hello</p>'),
    { code: 'no-entries' },
  ],
  ['an empty page', page(''), { code: 'page', page: 'empty', text: 'page without text' }],
])('finds nothing in %s', (_what, html, error) => {
  expect(titles(html)).toEqual(error);
});

test('finds nothing by a selector that is no CSS', () => {
  expect(titles(section, 'a[')).toEqual({ code: 'no-entries' });
});

test('keeps 500 articles of a page that lists more', () => {
  const links = Array.from(
    { length: 700 },
    (_, index) =>
      `<h2><a href="/2024/05/01/story-of-the-day-${index}">The story of the day number ${index}</a></h2>`,
  );
  const listing = discover('page', page(links.join('')), options);
  expect(listing.ok && [listing.value.entries.length, listing.value.total]).toEqual([500, 700]);
});

test('lists a watched article as itself', () => {
  expect(discover('article', '<p>anything</p>', options)).toEqual({
    ok: true,
    value: {
      entries: [
        { url: 'https://courier.example/world', title: '', summary: '', publishedAt: null, guid: null },
      ],
      total: 1,
      sitemaps: [],
    },
  });
});
