import { describe, expect, it } from 'vitest';
import { extractVersion } from '../../../src/core/extract/article.ts';
import type { Version } from '../../../src/core/model/index.ts';

const PARAGRAPHS =
  '<p>The council decided on Friday that a ferry will run three times a day between the two islands from April.</p>' +
  '<p>The ship carries 90 passengers and 12 cars, and a crossing takes 40 minutes in calm weather, the mayor said.</p>';
const URL_OF_PAGE = 'https://news.example/2024/03/02/ferry.html';

function versionOf(head: string, body = '<h1>Ferry line to start</h1>', url = URL_OF_PAGE): Version {
  const hints = { url, timeZone: 'Europe/Berlin', language: 'en', textSelectors: [], dropSelectors: [] };
  const result = extractVersion(
    `<html><head>${head}</head><body><article>${body}${PARAGRAPHS}</article></body></html>`,
    hints,
  );
  if (!result.ok) throw new Error(result.error.text);
  return result.value;
}
const linked = (node: object): string =>
  `<script type="application/ld+json">${JSON.stringify(node)}</script>`;

describe('published and modified', () => {
  it.each<[string, string, string, string | null]>([
    [
      'JSON-LD',
      linked({ '@type': 'NewsArticle', datePublished: '2024-03-01T10:00:00Z' }),
      '',
      '2024-03-01T10:00:00.000Z',
    ],
    [
      'a node of a graph',
      linked({
        '@graph': [
          { '@type': 'WebPage' },
          { '@type': ['Article', 'X'], datePublished: '2024-03-01T10:00:00Z' },
        ],
      }),
      '',
      '2024-03-01T10:00:00.000Z',
    ],
    [
      'meta',
      '<meta property="article:published_time" content="2024-03-01T10:00:00+01:00">',
      '',
      '2024-03-01T09:00:00.000Z',
    ],
    [
      'microdata',
      '',
      '<time itemprop="datePublished" datetime="2024-03-01 10:00">1 March</time>',
      '2024-03-01T09:00:00.000Z',
    ],
    ['a time element', '', '<time datetime="2024-03-01">Friday</time>', '2024-02-29T23:00:00.000Z'],
    [
      'a line near the headline',
      '',
      '<h1>Ferry line to start</h1><div>Published 1 March 2024, 10:00</div>',
      '2024-03-01T09:00:00.000Z',
    ],
    ['the address', '', '<h1>Ferry line to start</h1>', '2024-03-01T23:00:00.000Z'],
  ])('are read from %s', (_, head, body, expected) => {
    expect(versionOf(head, body).publishedAt).toBe(expected);
  });

  it('are null when the page gives none', () => {
    const { publishedAt, modifiedAt } = versionOf(
      '',
      '<h1>Ferry line to start</h1>',
      'https://news.example/ferry',
    );
    expect({ publishedAt, modifiedAt }).toEqual({ publishedAt: null, modifiedAt: null });
  });

  it('survive JSON-LD that is not quite JSON', () => {
    const script =
      '{"@type":"NewsArticle","description":"two\nlines","dateModified":"2024-03-03T10:00:00Z",}';
    expect(versionOf(`<script type="application/ld+json">${script}</script>`).modifiedAt).toBe(
      '2024-03-03T10:00:00.000Z',
    );
  });
});

describe('canonical URL', () => {
  it.each<[string, string | null]>([
    ['https://news.example/2024/03/02/ferry-line.html', 'https://news.example/2024/03/02/ferry-line.html'],
    ['/2024/03/02/ferry.html#top', 'https://news.example/2024/03/02/ferry.html'],
    ['https://other.example/2024/03/02/ferry.html', null],
    ['https://news.example/', null],
    ['https://news.example/2024', null],
    ['javascript:alert(1)', null],
  ])('%s is read as %s', (canonical, expected) => {
    expect(versionOf(`<link rel="canonical" href="${canonical}">`).canonicalUrl).toBe(expected);
  });
});

describe('headline', () => {
  it.each<[string, string, string, string]>([
    [
      'the h1',
      '<title>Ferry line to start | News</title>',
      '<h1>Ferry line to start</h1>',
      'Ferry line to start',
    ],
    [
      'the h1 that agrees with the title, not the site’s name',
      '<title>Ferry line to start | News</title>',
      '<h1>News Example</h1><h1>Ferry line to start</h1>',
      'Ferry line to start',
    ],
    [
      'the title without the site’s name',
      '<title>Ferry line to start - News.example</title>',
      '',
      'Ferry line to start',
    ],
    [
      'og:title before title',
      '<title>Ferry</title><meta property="og:title" content="Ferry line &amp;amp; bridge">',
      '',
      'Ferry line & bridge',
    ],
    [
      'a heading that says what the page claims',
      '<meta property="og:title" content="Ferry line to start">',
      '<h2>Ferry line to start</h2>',
      'Ferry line to start',
    ],
  ])('is %s', (_, head, body, expected) => {
    expect(versionOf(head, body).headline).toBe(expected);
  });

  it('is the h1 even where metadata agree on another wording', () => {
    const node = linked({ '@type': 'NewsArticle', headline: 'Islands to get a ferry' });
    const head = `<meta property="og:title" content="Islands to get a ferry">${node}`;
    expect(versionOf(head, '<h1>Islands get a ferry at last</h1>').headline).toBe(
      'Islands get a ferry at last',
    );
  });

  it('keeps an h1 that ends the breadcrumb as text, where the page shows another headline', () => {
    const head =
      '<title>Islands to get a ferry</title><meta property="og:title" content="Islands to get a ferry">';
    const node = linked({ '@type': 'NewsArticle', headline: 'Ferry line starts in April' });
    const body =
      '<nav><a href="/">Home</a> <h1>Islands to get a ferry</h1></nav><h2>Ferry line starts in April</h2>';
    const { headline, blocks } = versionOf(head + node, body);
    expect([headline, blocks[0]]).toEqual([
      'Ferry line starts in April',
      { kind: 'heading', text: 'Islands to get a ferry' },
    ]);
  });
});

describe('byline, agency, language, live', () => {
  it.each<[string, string, string, Partial<Version>]>([
    [
      'authors',
      linked({ '@type': 'Article', author: [{ name: 'By Ada Moor' }, { name: 'Ben Toll' }] }),
      '',
      { byline: 'Ada Moor, Ben Toll' },
    ],
    [
      'an agency as author',
      '<meta name="author" content="Reuters">',
      '',
      { byline: 'Reuters', agency: 'Reuters' },
    ],
    ['a byline on the page', '', '<p class="byline">Von Ada Moor</p>', { byline: 'Ada Moor' }],
    [
      'the marked name in a box with a date and a button',
      '',
      '<div class="byline"><b>By <a rel="author">Ada Moor</a></b> | March 3, 2024 | <a href="#">share</a></div>',
      { byline: 'Ada Moor' },
    ],
    [
      'the name before the first mark of such a box',
      '',
      '<div class="byline">By Ada Moor · 3 March 2024</div>',
      { byline: 'Ada Moor' },
    ],
    ['a class that is the word alone', '', '<p class="author">Por Ada Moor</p>', { byline: 'Ada Moor' }],
    ['no class that only contains it', '', '<p class="authority">Port of Aldby</p>', { byline: null }],
    [
      'an address as author',
      '<meta property="article:author" content="https://facebook.example/ada">',
      '',
      { byline: null },
    ],
    [
      'a dateline',
      '',
      '<p>KABUL, Oct. 6 (Xinhua) -- The two sides met on Friday, an official told reporters here.</p>',
      { agency: 'Xinhua' },
    ],
    ['no language', '', '', { language: 'en' }],
    ['a locale', '<meta property="og:locale" content="fa_AF">', '', { language: 'fa' }],
    ['a live page', linked({ '@type': 'LiveBlogPosting', headline: 'Live' }), '', { live: true }],
  ])('are read from %s', (_, head, body, expected) => {
    expect(versionOf(head, body)).toMatchObject(expected);
  });

  it.each([
    ['https://news.example/live/ferry', true],
    ['https://news.example/world/live-ferry-opens', true],
    ['https://news.example/alive/ferry', false],
    ['https://news.example/liver-disease', false],
    ['https://news.example/lives-of-sailors', false],
    ['https://news.example/en-direct/bac', true],
  ])('%s is live: %s', (url, expected) => {
    expect(versionOf('', undefined, url).live).toBe(expected);
  });
});
