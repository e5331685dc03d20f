import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { decodeText } from '../../../src/core/http/charset.ts';
import { discover } from '../../../src/core/discover/discover.ts';
import type { Entry } from '../../../src/core/model/index.ts';

const NOW = Date.UTC(2024, 4, 18, 12);
const options = {
  url: 'https://feeds.example/world',
  timeZone: 'Asia/Shanghai',
  linkSelector: null,
  now: NOW,
};
const read = (text: string) => discover('feed', text, options);
const fixture = (name: string) => read(decodeText(readFileSync(`fixtures/feeds/${name}`), null));

const item = (inner: string) => `<item>${inner}</item>`;
const rss = (inner: string) =>
  `<?xml version="1.0"?><rss version="2.0"><channel><title>T</title><link>https://news.example/</link>${inner}</channel></rss>`;
/** The one entry of a feed whose item holds this. */
const entry = (inner: string): Entry | null => {
  const listing = read(rss(item(`<link>https://news.example/1</link>${inner}`)));
  return listing.ok ? (listing.value.entries[0] ?? null) : null;
};

test('reads RSS: CDATA, a bare ampersand, relative links, a permalink as link, full content as summary', () => {
  expect(fixture('rss.xml')).toEqual({
    ok: true,
    value: {
      entries: [
        {
          url: 'https://courier.example/2024/05/18/ferry-line-reopens?utm_source=rss&id=4',
          title: 'Ferry & freight line reopens after two years',
          summary: 'The first ship left at dawn, the port said.',
          publishedAt: '2024-05-18T06:30:00.000Z',
          guid: 'courier-4',
        },
        {
          url: 'https://courier.example/2024/05/17/tax-dropped',
          title: 'Fish & chips tax is dropped',
          summary: 'The council voted nine to two.',
          publishedAt: null,
          guid: null,
        },
        {
          url: 'https://courier.example/notes/77',
          title: 'A note without a headline about the lighthouse.',
          summary: 'A note without a headline about the lighthouse.',
          publishedAt: '2024-05-16T10:00:00.000Z',
          guid: 'https://courier.example/notes/77',
        },
        {
          url: 'https://courier.example/a',
          title: 'Twice the same number',
          summary: '',
          publishedAt: '2024-05-18T12:00:00.000Z',
          guid: 'same',
        },
        {
          url: 'https://courier.example/b',
          title: 'The same number again',
          summary: '',
          publishedAt: null,
          guid: 'same',
        },
      ],
      total: 7,
      sitemaps: [],
    },
  });
});

test('reads Atom: xml:base at both levels, the page before other formats, markup of three types', () => {
  expect(fixture('atom.xml')).toEqual({
    ok: true,
    value: {
      entries: [
        {
          url: 'https://lantern.example/news/world/envoys-meet',
          title: 'Envoys meet at Q&A session',
          summary: 'Two envoys spoke.',
          publishedAt: '2024-05-18T03:30:00.000Z',
          guid: 'tag:lantern.example,2024:1',
        },
        {
          url: 'https://lantern.example/news/2',
          title: 'Bridge closed',
          summary: 'The bridge is closed until June.',
          publishedAt: '2024-05-16T16:00:00.000Z',
          guid: 'https://lantern.example/news/2',
        },
      ],
      total: 2,
      sitemaps: [],
    },
  });
});

test('reads RDF', () => {
  expect(fixture('rdf.xml')).toEqual({
    ok: true,
    value: {
      entries: [
        {
          url: 'https://valley.example/1',
          title: 'Orchards bloom early',
          summary: 'Growers fear frost.',
          publishedAt: '2024-03-01T22:15:00.000Z',
          guid: 'https://valley.example/1',
        },
      ],
      total: 1,
      sitemaps: [],
    },
  });
});

test('reads JSON Feed and leaves out what has no address', () => {
  expect(fixture('feed.json')).toEqual({
    ok: true,
    value: {
      entries: [
        {
          url: 'https://hill.example/9',
          title: 'Mine <b>reopens</b>',
          summary: 'Work starts Monday.',
          publishedAt: '2024-05-18T06:00:00.000Z',
          guid: '9',
        },
        {
          url: 'https://hill.example/8',
          title: 'A short notice.',
          summary: 'A short notice.',
          publishedAt: '2024-05-17T06:00:00.000Z',
          guid: 'https://hill.example/8',
        },
      ],
      total: 3,
      sitemaps: [],
    },
  });
});

test('reads a feed in GBK, with a date in the zone of its source', () => {
  expect(fixture('gbk.xml')).toEqual({
    ok: true,
    value: {
      entries: [
        {
          url: 'https://shancheng.example/n/1',
          title: '渡轮航线恢复通航',
          summary: '港口表示，首班船清晨出发。',
          publishedAt: '2024-05-18T00:30:00.000Z',
          guid: '1',
        },
      ],
      total: 1,
      sitemaps: [],
    },
  });
});

test.each([
  ['&lt;img src=x onerror=alert(1)&gt;Harbour', 'Harbour'],
  ['&lt;script&gt;alert(1)&lt;/script&gt;Harbour', 'Harbour'],
  ['&lt;svg/onload=alert(1)&gt;Harbour', 'Harbour'],
  ['it&#146;s &#38; &amp;eacute;t&amp;eacute;', 'it’s & été'],
  ['\u202Etxt.ebircs\u202C', 'txt.ebircs'],
  ['a\u200Bb\uFEFFc\u00ADd', 'abcd'],
  ['cafe\u0301', 'café'],
  ['a\u00A0 \n b', 'a b'],
  ['a&#0;b&#8;&#xFFFE;c', 'a\uFFFDbc'],
  ['a\b\u000Bb', 'ab'],
  ['a&#13;&#10;X-Header: 1', 'a X-Header: 1'],
  ['007', '007'],
  ['1e5', '1e5'],
  ['true', 'true'],
  ['5 &lt; 6 men', '5 < 6 men'],
  ['=SUM(A1)', '=SUM(A1)'],
])('makes plain text of the title %j', (title, plain) => {
  expect(entry(`<title>${title}</title>`)?.title).toBe(plain);
});

test('cuts a long title by graphemes', () => {
  const title = entry(`<title>${'👨‍👩‍👧 '.repeat(400)}</title>`)?.title ?? '';
  expect(title.startsWith('👨‍👩‍👧 👨‍👩‍👧') && title.endsWith('👨‍👩‍👧…')).toBe(true);
  expect(title.length).toBeLessThan(300 * 9);
});

test('never expands entities that a document declares', () => {
  const listing = read(
    `<!DOCTYPE r [<!ENTITY a "lollollol">]>${rss(item('<title>&a;</title><link>https://news.example/1</link>')).slice(21)}`,
  );
  expect(listing.ok && listing.value.entries.map(({ title }) => title)).toEqual(['&a;']);
});

test.each([
  ['a consent wall', '<!doctype html><title>Before you go on</title>', 'not a feed'],
  ['a JSON error', '{"error":"slow down"}', 'not a feed'],
  ['plain text', 'Service unavailable', 'not a feed'],
  [
    'a sitemap',
    '<urlset xmlns="x"><url><loc>https://news.example/1</loc></url></urlset>',
    'sitemap, not a feed',
  ],
  [
    'a feed cut inside an item',
    rss(item('<title>a</title>').repeat(3)).slice(0, -40),
    'feed is damaged or broke off',
  ],
  [
    'a feed cut between items',
    rss(item('<title>a</title><link>https://news.example/1</link>')).slice(0, -16),
    'feed broke off',
  ],
  [
    'an external entity',
    `<!DOCTYPE r [<!ENTITY b SYSTEM "file:///etc/hosts">]>${rss(item('<title>&b;</title>')).slice(21)}`,
    'feed is damaged or broke off',
  ],
  ['deep nesting', rss('<x>'.repeat(20_000) + '</x>'.repeat(20_000)), 'feed is damaged or broke off'],
  ['a flood of tags', rss('<x/>'.repeat(400_000)), 'feed of too many tags'],
  [
    'a flood of brackets',
    `${rss(item('<title>a</title>'))}${'<'.repeat(200_000)}`,
    'feed is damaged or broke off',
  ],
])('refuses %s as a feed', (_what, text, why) => {
  expect(read(text)).toEqual({ ok: false, error: { code: 'not-a-listing', text: why } });
});

test.each([
  ['RSS', rss('')],
  ['RSS with an empty channel', '<rss version="2.0"><channel/></rss>'],
  ['Atom', '<feed xmlns="http://www.w3.org/2005/Atom"><title>T</title><id>x</id></feed>'],
  [
    'RDF',
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel><title>T</title></channel></rdf:RDF>',
  ],
  ['JSON Feed', '{"version":"https://jsonfeed.org/version/1.1","title":"T","items":[]}'],
])('takes a feed of %s without items for what it is: nothing so far', (_what, text) => {
  expect(read(text)).toEqual({ ok: true, value: { entries: [], total: 0, sitemaps: [] } });
});

test.each([
  ['items that cannot be read', rss('<item/><item/>')],
  ['no item with a link', rss(item('<title>a</title><link>N/A</link>'))],
  ['no item with an address', rss(item('<title>a</title><link>vbscript:x</link>'))],
])('says that a feed with %s lists nothing usable', (_what, text) => {
  expect(read(text)).toEqual({ ok: false, error: { code: 'no-entries' } });
});

test('keeps 500 of 3,000 items and counts them all', () => {
  const items = Array.from({ length: 3_000 }, (_, index) =>
    item(`<title>t${index}</title><link>https://news.example/${index}</link>`),
  );
  const listing = read(rss(items.join('\n')));
  expect(
    listing.ok && [listing.value.entries.length, listing.value.total, listing.value.entries.at(-1)?.title],
  ).toEqual([500, 3_000, 't499']);
});

test.each([
  [
    'an RSS link on another host than its feed',
    rss(item('<title>a</title><link>/1</link>')),
    'https://news.example/1',
  ],
  [
    'an RSS link without a site',
    rss(item('<title>a</title><link>/1</link>')).replace('<link>https://news.example/</link>', ''),
    'https://feeds.example/1',
  ],
  [
    'xml:base of an item',
    rss('<item xml:base="https://base.example/x/"><title>a</title><link>1</link></item>'),
    'https://base.example/x/1',
  ],
  ['a permalink', rss(item('<title>a</title><guid>https://news.example/p</guid>')), 'https://news.example/p'],
  [
    'an ampersand escaped twice',
    rss(item('<title>a</title><link>https://news.example/?a=1&amp;amp;b=2</link>')),
    'https://news.example/?a=1&amp;b=2',
  ],
])('resolves %s', (_what, text, url) => {
  const listing = read(text);
  expect(listing.ok && listing.value.entries.map((found) => found.url)).toEqual([url]);
});

describe('a link that is none', () => {
  const linkOf = (link: string, guid = '') => {
    const listing = read(rss(item(`<title>a</title><link>${link}</link>${guid}`)));
    return listing.ok ? listing.value.entries.map(({ url }) => url) : listing.error;
  };
  const permalink = '<guid>https://news.example/p/7</guid>';
  const nothing = { code: 'no-entries' };

  test.each([
    '',
    'N/A',
    'n.a.',
    '-',
    'none',
    'null',
    '#',
    '#comments',
    'link follows later',
    'mailto:a7@news.example',
    'urn:item:77',
    'javascript:open(7)',
  ])('gives way to the permalink, and without one the item is left out: %j', (link) => {
    expect(linkOf(link, permalink)).toEqual(['https://news.example/p/7']);
    expect(linkOf(link)).toEqual(nothing);
    expect(linkOf(link, '<guid isPermaLink="false">https://news.example/p/7</guid>')).toEqual(nothing);
  });

  test.each([
    ['news.example/c/a2', 'https://news.example/c/a2'],
    ['www.elsewhere.example/c/a2', 'https://www.elsewhere.example/c/a2'],
    ['https:/news.example/c', 'https://news.example/c'],
    ['https//news.example/c', 'https://news.example/c'],
    ['//elsewhere.example/c', 'https://elsewhere.example/c'],
    ['/c/opening', 'https://news.example/c/opening'],
    ['c/opening.html', 'https://news.example/c/opening.html'],
    ['index.php?id=8', 'https://news.example/index.php?id=8'],
    ['a-bridge-is-open', 'https://news.example/a-bridge-is-open'],
    ['https://news.example/with space', 'https://news.example/with%20space'],
  ])('is not %j', (link, url) => {
    expect(linkOf(link, permalink)).toEqual([url]);
    expect(linkOf(link)).toEqual([url]);
  });

  test('is that to the front page where the guid leads further', () => {
    expect(linkOf('https://news.example/', permalink)).toEqual(['https://news.example/p/7']);
    expect(linkOf('https://news.example/')).toEqual(['https://news.example/']);
  });

  test('does not make its item uncounted', () => {
    const listing = read(
      rss(item('<title>a</title><link>N/A</link>') + item('<title>b</title><link>/1</link>')),
    );
    expect(listing.ok && [listing.value.entries.length, listing.value.total]).toEqual([1, 2]);
  });
});

describe('items that all lead to one page', () => {
  const urlsOf = (...items: readonly string[]) => {
    const listing = read(rss(items.map(item).join('')));
    return listing.ok ? listing.value.entries.map(({ url }) => url) : [];
  };
  const at = (title: string, guid: string, link = 'https://news.example/notices') =>
    `<title>${title}</title><link>${link}</link>${guid}`;
  const hidden = (guid: string) => `<guid isPermaLink="false">${guid}</guid>`;

  test('have addresses of their own, which no order changes', () => {
    const [one, two] = [at('One', hidden('1')), at('Two', hidden('2'))];
    const urls = urlsOf(one, two);
    expect(urls).toEqual([
      expect.stringMatching(/^https:\/\/news\.example\/notices#:~:readout-item-[0-9a-f]{12}$/u),
      expect.stringMatching(/^https:\/\/news\.example\/notices#:~:readout-item-[0-9a-f]{12}$/u),
    ]);
    expect(new Set(urls).size).toBe(2);
    expect(urlsOf(at('Three', hidden('3')), two, one).slice(1)).toEqual(urls.toReversed());
  });

  test('have those of their permalinks', () => {
    expect(
      urlsOf(
        at('One', '<guid>https://news.example/n/1</guid>'),
        at('Two', '<guid>https://news.example/n/2</guid>'),
      ),
    ).toEqual(['https://news.example/n/1', 'https://news.example/n/2']);
  });

  test('keep their anchors, and are named by them where they have no guid', () => {
    const [one, two] = ['One', 'Two'].map((title) => at(title, '', `https://news.example/notices#${title}`));
    const urls = urlsOf(String(one), String(two));
    expect(urls.map((url) => url.slice(0, -12))).toEqual([
      'https://news.example/notices#One:~:readout-item-',
      'https://news.example/notices#Two:~:readout-item-',
    ]);
    expect(urlsOf(String(one).replace('One<', 'One, edited<'), String(two))).toEqual(urls);
  });

  test('are named by their titles where they share a guid', () => {
    const same = '<guid>https://news.example/notices</guid>';
    const urls = urlsOf(at('One', same), at('Two', same));
    expect(new Set(urls).size).toBe(2);
    expect(urlsOf(at('One', same), at('Two', same), at('Three', same)).slice(0, 2)).toEqual(urls);
  });

  test.each([
    ['the only item', [at('One', hidden('1'))]],
    [
      'one article listed twice',
      [at('One', hidden('1')), at('One, updated', hidden('2')), at('B', '', '/b')],
    ],
    ['one item repeated', [at('One', hidden('1')), at('One', hidden('1'))]],
  ])('are not %s', (_what, items) => {
    expect(urlsOf(...items).slice(0, 2)).toEqual(items.slice(0, 2).map(() => 'https://news.example/notices'));
  });
});

describe('a title', () => {
  const atom = (title: string) => {
    const listing = read(
      `<feed xmlns="http://www.w3.org/2005/Atom"><id>x</id><entry>${title}<link href="https://news.example/1"/><summary type="text">Use &lt;br&gt; here</summary></entry></feed>`,
    );
    return listing.ok && listing.value.entries[0];
  };
  test.each([
    ['<title type="text">The &lt;table&gt; tag &amp;amp; more</title>', 'The <table> tag &amp; more'],
    ['<title>The &lt;table&gt; tag</title>', 'The <table> tag'],
    ['<title>Harbour &amp;amp; it&amp;#8217;s pier</title>', 'Harbour & it’s pier'],
    ['<title type="html">The &lt;i&gt;Argo&lt;/i&gt; &amp;amp; crew</title>', 'The Argo & crew'],
    ['<title type="html">The &amp;lt;i&amp;gt; tag</title>', 'The <i> tag'],
    [
      '<title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">The <i>Argo</i> &amp; crew</div></title>',
      'The Argo & crew',
    ],
  ])('of Atom is read by its type: %s', (title, plain) => {
    expect(atom(title)).toMatchObject({ title: plain, summary: 'Use <br> here' });
  });

  test('of JSON Feed is plain text', () => {
    const listing = read(
      JSON.stringify({
        version: 'https://jsonfeed.org/version/1.1',
        title: 'T',
        items: [{ id: '1', url: 'https://news.example/1', title: 'Why <i> and <b> are back &amp; well' }],
      }),
    );
    expect(listing.ok && listing.value.entries[0]?.title).toBe('Why <i> and <b> are back &amp; well');
  });
});

describe('dates in numbers alone', () => {
  const datesOf = (...dates: string[]) => {
    const items = dates.map((date, index) =>
      item(
        `<title>Item ${index}</title><link>https://news.example/${index}</link><pubDate>${date}</pubDate>`,
      ),
    );
    const listing = read(rss(items.join('')));
    return listing.ok ? listing.value.entries.map(({ publishedAt }) => publishedAt?.slice(0, 10)) : [];
  };

  test('are all read in the order that one of them can only have', () => {
    expect(datesOf('03/05/2024 12:00', '03/28/2024 12:00')).toEqual(['2024-03-05', '2024-03-28']);
    expect(datesOf('03/05/2024 12:00', '28/03/2024 12:00')).toEqual(['2024-05-03', '2024-03-28']);
  });

  test('are read as the time zone has it, where none of them tells', () => {
    expect(datesOf('03/05/2024 12:00', '04/05/2024 12:00')).toEqual(['2024-05-03', '2024-05-04']);
  });
});
