import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
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

describe('a card whose headline is no link', () => {
  const cards = (card: (nth: number, headline: string) => string, between = '') =>
    page(
      [
        'Harbour master warns of a dry summer',
        'Old lighthouse finds a buyer at last',
        'Two ferries collide in thick fog',
      ] //
        .map((headline, nth) => card(nth, headline))
        .join(between),
    );
  const found = [
    'Harbour master warns of a dry summer',
    'Old lighthouse finds a buyer at last',
    'Two ferries collide in thick fog',
  ];
  const slug = (headline: string) => headline.toLowerCase().replaceAll(' ', '-');

  test.each(['Read more', 'Continue reading →', 'ادامه مطلب', '阅读全文', 'Weiterlesen', ''])(
    'has its heading as title, whatever its link is called: %j',
    (text) => {
      expect(
        titles(
          cards(
            (nth, headline) =>
              `<div><h3>${headline}</h3><p>In short.</p><a href="/n/${nth}"><b>${text}</b></a></div>`,
          ),
        ),
      ).toEqual(found);
    },
  );

  test.each([
    [
      'a picture',
      (nth: number, headline: string) =>
        `<article><a href="/n/${nth}"><img src="a.jpg" alt=""></a><div><h2>${headline}</h2><a href="/by/anna-${nth}">Anna Harbour</a></div></article>`,
    ],
    [
      'a link beside those to its section and its author',
      (_nth: number, headline: string) =>
        `<article><a href="/tag/sea">Sea</a><h2>${headline}</h2><p>In short.</p><a href="/by/anna">Anna</a><div><a href="/sea/${slug(headline)}">More</a></div></article>`,
    ],
    [
      'a link that repeats it for those who do not see',
      (_nth: number, headline: string) =>
        `<article><h2>${headline}</h2><a href="/sea/${slug(headline)}">More<span> about ${headline}</span></a></article>`,
    ],
    [
      'a link beside a headline that is no heading',
      (nth: number, headline: string) =>
        `<div class="card"><div class="date">1${nth} May 2024</div><div class="title">${headline}</div><p>The port said so on Friday evening, after a week of talks.</p><a href="/n/${nth}">Read more</a></div>`,
    ],
    [
      'a link around a picture and one beside a headline in boxes',
      (nth: number, headline: string) =>
        `<li class="c"><a href="/sea/${slug(headline)}"><img src="a.jpg"></a><div><span class="k">Port ${nth}</span><strong>${headline}</strong></div><div class="foot"><a href="/sea/${slug(headline)}">عرض المزيد</a></div></li>`,
    ],
  ])('leads where %s leads', (_what, card) => {
    expect(titles(cards(card))).toEqual(found);
  });

  test('has its summary and its date', () => {
    const html = cards(
      (nth, headline) =>
        `<article><h2>${headline}</h2><p>The port said so on Friday evening.</p><time datetime="2024-05-1${nth}">x</time><a href="/sea/${slug(headline)}">More</a></article>`,
    );
    const listing = discover('page', html, options);
    expect(listing.ok && listing.value.entries[1]).toMatchObject({
      title: 'Old lighthouse finds a buyer at last',
      summary: 'The port said so on Friday evening.',
      publishedAt: '2024-05-11T00:00:00.000Z',
    });
  });

  test('is found by a selector of its link', () => {
    const html = cards(
      (nth, headline) => `<div><h3>${headline}</h3><a class="more" href="/n/${nth}">Read more</a></div>`,
    );
    expect(titles(html, 'a.more')).toEqual(found);
  });
});

describe('a heading without a link', () => {
  const rows = [1, 2, 3].map(
    (nth) =>
      `<li><a href="/sea/2024/05/1${nth}/the-ferry-number-${nth}-left-port-late">The ferry number ${nth} left port late today</a></li>`,
  );
  const headlines = [1, 2, 3].map((nth) => `The ferry number ${nth} left port late today`);

  test('is no title of the list under it', () => {
    expect(
      titles(
        page(`<section><h2>All that the harbour office has told us</h2><ul>${rows.join('')}</ul></section>`),
      ),
    ).toEqual(headlines);
  });

  test('is no title of the headline that it labels', () => {
    const boxes = rows.map((row) => `<div><h4>Our choice</h4><ul>${row}</ul></div>`);
    expect(titles(page(boxes.join('')))).toEqual(headlines);
  });

  test('is no title of a link in a text', () => {
    const text = (heading: string, nth: number) =>
      `<h2>${heading}</h2><p>The office <a href="/sea/2024/05/0${nth}/x">counted ships</a> as it does each year.</p>`;
    const html = page(
      `<main><div>${text('What the office counted this year', 1)}</div></main><ul>${rows.join('')}</ul>`,
    );
    expect(titles(html)).toEqual(headlines);
  });

  test('makes no article of a section or a service', () => {
    const sections = ['sea', 'land', 'air'].map(
      (name) => `<header><h2>All the news of the ${name}</h2><a href="/${name}">See all</a></header>`,
    );
    const service =
      '<div><h3>Get our letter every morning at six</h3><p>Free.</p><a href="/newsletter">Sign up</a></div>';
    expect(titles(page(`${sections.join('')}${service}<ul>${rows.join('')}</ul>`))).toEqual(headlines);
  });
});

test('takes the heading of a card for its title, not a longer link to the same article', () => {
  const html = page(
    [1, 2, 3]
      .map(
        (nth) =>
          `<div><h3><a href="/2024/05/1${nth}/x">Ferry ${nth} late</a></h3><p><a href="/2024/05/1${nth}/x">The ferry left the port an hour late on Friday.</a></p></div>`,
      )
      .join(''),
  );
  expect(titles(html)).toEqual(['Ferry 1 late', 'Ferry 2 late', 'Ferry 3 late']);
});

test('takes the whole text of a heading that was cut short', () => {
  const html = page(
    [1, 2, 3]
      .map(
        (nth) =>
          `<div><a aria-label="Ferry ${nth} leaves the port an hour late" href="/2024/05/1${nth}/x"><img src="a.jpg"></a><h3><a href="/2024/05/1${nth}/x">Ferry ${nth} leaves the …</a></h3></div>`,
      )
      .join(''),
  );
  expect(titles(html)).toEqual([1, 2, 3].map((nth) => `Ferry ${nth} leaves the port an hour late`));
});
