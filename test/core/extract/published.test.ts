import { describe, expect, it } from 'vitest';
import { extractVersion } from '../../../src/core/extract/article.ts';
import type { Version } from '../../../src/core/model/index.ts';

const TITLE = 'Harbour wall to be raised';
const PARAGRAPHS =
  '<p>The port authority said on Monday that the harbour wall will be raised by a metre before the storms of the next winter.</p>' +
  '<p>Masons will start at the northern end, and boats can moor at the fish market until the work there is done, it said.</p>';

type Parts = { head?: string; above?: string; below?: string; after?: string; lang?: string; url?: string };

function versionOf({ head = '', above = '', below = '', after = '', lang = 'en', url }: Parts): Version {
  const page =
    `<html lang="${lang}"><head><title>${TITLE} - Bay News</title>${head}</head><body>${above}` +
    `<main><article><h1>${TITLE}</h1>${below}${PARAGRAPHS}</article></main>${after}</body></html>`;
  const result = extractVersion(page, {
    url: url ?? 'https://news.example/bay/harbour-wall',
    timeZone: 'UTC',
    language: 'en',
    textSelectors: [],
    dropSelectors: [],
  });
  if (!result.ok) throw new Error(result.error.text);
  return result.value;
}

const linked = (node: object): string =>
  `<script type="application/ld+json">${JSON.stringify(node)}</script>`;
const day = (parts: Parts): string | null => versionOf(parts).publishedAt?.slice(0, 10) ?? null;
const OTHER = {
  '@type': 'NewsArticle',
  headline: 'Bakers bake bread',
  datePublished: '2019-01-01',
  author: 'A',
};

describe('a date of this article', () => {
  it.each<[string, Parts]>([
    [
      'the node with its headline, beside a richer one',
      { head: linked([OTHER, { '@type': 'NewsArticle', headline: TITLE, datePublished: '2024-03-03' }]) },
    ],
    [
      'the node with its address',
      {
        head: linked([
          OTHER,
          { '@type': 'Article', headline: 'Wall', url: '/bay/harbour-wall/', datePublished: '2024-03-03' },
        ]),
      },
    ],
    ['a lone node under another headline', { head: linked({ ...OTHER, datePublished: '2024-03-03' }) }],
    [
      'a meta whose name is parted by other marks',
      { head: '<meta property="article:published:time" content="2024-03-03T08:00:00Z">' },
    ],
    ['a meta without marks', { head: '<meta name="publishDate" content="2024-03-03">' }],
    [
      'the page’s own node, where there is none of an article',
      { head: linked({ '@type': 'WebPage', url: '/bay/harbour-wall/', datePublished: '2024-03-03' }) },
    ],
    [
      'a line below the headline, before the site’s clock in the headline’s own box',
      { above: '<div>Wednesday, 1 May 2019</div>', below: '<p>3 March 2024</p>' },
    ],
    ['a time below the headline', { below: '<time datetime="2024-03-03">3 March</time>' }],
    [
      'a time below it, not the one of a card above',
      {
        above: '<aside><time datetime="2019-01-01">1 Jan</time> <a href="/b">Bread</a></aside>',
        below: '<time datetime="2024-03-03">3 March</time>',
      },
    ],
    [
      'a time above a section’s heading',
      { below: '<time datetime="2024-03-03">3 March</time><h3>In short</h3>' },
    ],
    [
      'boxes without a space',
      { below: '<div><span>Ada Moor</span><span>Mar 3, 2024</span><span>5 min read</span></div>' },
    ],
    ['a date behind a linked name', { below: '<div><a href="/ada">Ada Moor</a>, 3 March 2024</div>' }],
    ['a line that is a date', { below: '<p>3 March 2024</p>' }],
    ['a line with its weekday', { below: '<p>Sunday, 3 March 2024 | 4 min read</p>' }],
    ['a byline with a date', { below: '<p>By Ada Moor, 3 March 2024</p>' }],
    ['a place and a time', { below: '<p>Porto, 3 March 2024, 9:15</p>' }],
    [
      'a label behind a sentence',
      { below: '<p>The wall fell on 1 May 2019.</p><p>Published: 3 March 2024</p>' },
    ],
    [
      'a label above the headline',
      { above: '<div><span>Ports</span><span>Published 3 March 2024</span></div>' },
    ],
    [
      'spans without a space',
      { above: '<div><span>Ports</span><span>MARCH 3, 2024</span><span>Updated: MAY 4, 2025</span></div>' },
    ],
    ['Spanish', { lang: 'es', below: '<p>Publicado el 3 de marzo de 2024</p>' }],
    ['Russian', { lang: 'ru', below: '<p>Опубликовано 3 марта 2024</p>' }],
    ['Arabic', { lang: 'ar', below: '<p>تاريخ النشر: ٣ مارس ٢٠٢٤</p>' }],
    ['Persian', { lang: 'fa', below: '<p>تاریخ انتشار: ۱۳ اسفند ۱۴۰۲</p>' }],
    ['Urdu', { lang: 'ur', below: '<p>شائع 3 مارچ 2024</p>' }],
    ['Pashto', { lang: 'ps', below: '<p>خپور شوی ۱۳ حوت ۱۴۰۲</p>' }],
    ['Chinese, behind the date', { lang: 'zh', below: '<p>2024年3月3日 09:15 发布</p>' }],
    ['German', { lang: 'de', below: '<p>Veröffentlicht am 03.03.2024, aktualisiert am 5.4.2025</p>' }],
    ['the address', { url: 'https://news.example/2024/03/03/harbour-wall' }],
  ])('is read from %s', (_, parts) => {
    expect(day(parts)).toBe('2024-03-03');
  });

  it.each<[string, Parts]>([
    ['a sentence', { below: '<p>The old wall fell on 1 May 2019.</p>' }],
    [
      'a time in a sentence',
      {
        below:
          '<p>The old wall fell on <time datetime="2019-05-01">1 May</time>, said Ada Moor of the port.</p>',
      },
    ],
    ['a caption', { below: '<figure><img src="a.jpg"><figcaption>1 May 2019</figcaption></figure>' }],
    ['words of a caption that is not marked', { below: '<p>Porto on 1 May 2019</p>' }],
    [
      'the node of another page',
      { head: linked({ '@type': 'WebPage', url: '/bay/', name: 'Bay', datePublished: '2019-05-01' }) },
    ],
    ['the site’s clock', { above: '<header><div>Wednesday, 1 May 2019</div></header>' }],
    [
      'a clock outside any header',
      { above: '<div><div>Wednesday, 1 May 2019</div><div>Bay News</div></div>' },
    ],
    [
      'another card',
      {
        below:
          '<div><h3><a href="/b">Bakers bake bread</a></h3><time datetime="2019-05-01">1 May</time></div>',
      },
    ],
    [
      'a comment',
      { after: '<section><p>Ben</p><time datetime="2019-05-01">1 May</time><p>Good!</p></section>' },
    ],
    [
      'of several nodes that of another article',
      { head: linked([OTHER, { '@type': 'Article', headline: TITLE }]) },
    ],
  ])('is not %s', (_, parts) => {
    expect(day(parts)).toBeNull();
  });
});

describe('published and updated on one line', () => {
  it.each<[string, string]>([
    ['Updated: 5 March 2024 10:00 | Published: 3 March 2024 09:15', 'en'],
    ['Published 3 March 2024 09:15, updated 5 March 2024 10:00, 3 min read', 'en'],
    ['Mis à jour le 05/03/2024 à 10h00, publié le 03/03/2024 à 09h15', 'fr'],
    ['Обновлено: 5 марта 2024, 10:00. Опубликовано: 3 марта 2024, 09:15', 'ru'],
    ['3 March 2024 09:15 (updated 5 March 2024 10:00)', 'en'],
  ])('%s', (line, lang) => {
    const { publishedAt, publishedBy, modifiedAt } = versionOf({ lang, below: `<p>${line}</p>` });
    expect([publishedAt, publishedBy, modifiedAt]).toEqual([
      '2024-03-03T09:15:00.000Z',
      'line',
      '2024-03-05T10:00:00.000Z',
    ]);
  });

  it.each([
    ['a line', { below: '<p>Updated: 5 March 2024</p>' }],
    ['a meta', { head: '<meta property="article:modified_time" content="2024-03-05T08:00:00Z">' }],
  ])('keeps of %s that says only when it was last changed no more than that', (_, parts) => {
    const { publishedAt, modifiedAt } = versionOf(parts);
    expect([publishedAt, modifiedAt?.slice(0, 10)]).toEqual([null, '2024-03-05']);
  });

  it('keeps a marked time behind "Updated" as the last change', () => {
    const below = '<p>Updated <time datetime="2024-03-05">5 March</time></p><p>Published 3 March 2024</p>';
    const { publishedAt, modifiedAt } = versionOf({ below });
    expect([publishedAt?.slice(0, 10), modifiedAt?.slice(0, 10)]).toEqual(['2024-03-03', '2024-03-05']);
  });
});

describe('the order of day and month', () => {
  const meta = (date: string): string => `<meta property="article:published_time" content="${date}">`;
  it.each<[string, Parts, string]>([
    ['of American English', { lang: 'en-US', head: meta('03/05/2024') }, '2024-03-05'],
    ['of British English', { lang: 'en-GB', head: meta('03/05/2024') }, '2024-05-03'],
    ['of the time zone', { head: meta('03/05/2024') }, '2024-05-03'],
    [
      'of another date on the page',
      { head: meta('03/05/2024'), below: '<p>Updated 03/28/2024</p>' },
      '2024-03-05',
    ],
  ])('is that %s', (_, parts, expected) => {
    expect(day(parts)).toBe(expected);
  });
});
