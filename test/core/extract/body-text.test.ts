import { describe, expect, it } from 'vitest';
import type { Hints } from '../../../src/core/extract/article.ts';
import { extractVersion } from '../../../src/core/extract/article.ts';

const hints: Hints = {
  url: 'https://paper.example/world/2026/03/a-bridge-reopens',
  timeZone: 'UTC',
  language: 'en',
  textSelectors: [],
  dropSelectors: [],
};
const OPENING =
  '<p>The bridge over the lower river reopened on Tuesday morning, four months after a barge had struck its middle pier.</p>';
const ENDING =
  '<p>Engineers will look at the pier again in the autumn, when the water is low enough for divers to work below it.</p>';

/** Reads an article of two paragraphs with something between them. */
function blocksWith(between: string, around: (article: string) => string = (article) => article) {
  const article = `<article><h1>Bridge reopens after four months</h1>${OPENING}${between}${ENDING}</article>`;
  const read = extractVersion(
    `<title>Bridge reopens after four months</title><body>${around(article)}</body>`,
    hints,
  );
  if (!read.ok) throw new Error(read.error.text);
  return read.value.blocks.slice(1, -1);
}
const textsWith = (between: string): string[] => blocksWith(between).map(({ text }) => text);

describe('readBodyText', () => {
  it.each<[string, string, string]>([
    ['struck-out words', '<p>It cost <del>12</del> <ins>31</ins> lives.</p>', 'It cost 31 lives.'],
    [
      'a struck-out part of a word',
      '<p>They re<s>o</s>turn at <strike>5</strike>6 today.</p>',
      'They return at 6 today.',
    ],
    ['inserted words', '<p>It cost <ins>more than</ins> it earned.</p>', 'It cost more than it earned.'],
    ['a footnote mark behind a figure', '<p>It carried 12<sup>1</sup> carts.</p>', 'It carried 12¹ carts.'],
    ['a linked mark', '<p>It carried 12<sup><a href="#n">34</a></sup> carts.</p>', 'It carried 12³⁴ carts.'],
    ['an exponent', '<p>About 10<sup>6</sup> carts of 3 m<sup>2</sup>.</p>', 'About 10⁶ carts of 3 m².'],
    ['raised letters', '<p>The 21<sup>st</sup> pier was weak.</p>', 'The 21st pier was weak.'],
    [
      'parts of a word',
      '<p><span class="big">T</span>he p<b>ie</b>r stood<wbr>fast.</p>',
      'The pier stoodfast.',
    ],
    [
      'an inline block',
      '<p><span style="display:inline-block">T</span>he pier stood.</p>',
      'The pier stood.',
    ],
    [
      'a span shown as a box',
      '<p><span style="display:block">Pier 7</span>of the bridge stood.</p>',
      'Pier 7 of the bridge stood.',
    ],
    ['spaces between elements', '<p><mark>Pier</mark> <kbd>7</kbd> <q>held</q> on.</p>', 'Pier 7 held on.'],
    ['a line break', '<p>Pier seven<br>held on.</p>', 'Pier seven held on.'],
    [
      'sentences in spans',
      '<p><span class="a">It held.</span><span class="a">Pier 8 fell.</span></p>',
      'It held. Pier 8 fell.',
    ],
    [
      'a name with points',
      '<p>The U.<b>S.</b> firm v1.<i>Beta</i> built it.</p>',
      'The U.S. firm v1.Beta built it.',
    ],
    ['a script in a word', '<p>The pi<script>1</script>er held.</p>', 'The pier held.'],
    [
      'a reading above a word',
      '<p>The <ruby>pier<rp>(</rp><rt>peer</rt><rp>)</rp></ruby> held.</p>',
      'The pier held.',
    ],
  ])('joins %s as a browser shows them', (_, html, text) => {
    expect(textsWith(html)).toEqual([text]);
  });

  it('makes one line of a row of a table, with its figures', () => {
    const row = (...cells: string[]) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
    expect(
      textsWith(`<table>${row('Pier', 'Cracks')}${row('North', '12')}${row('7', '000')}</table>`),
    ).toEqual(['Pier; Cracks', 'North; 12', '7; 000']);
  });

  it('keeps columns of running text apart', () => {
    const column =
      'The northern pier was built first, and it took the weight of the carts for a year and a half before the rest stood.';
    expect(
      textsWith(`<table><tr><td>${column}</td><td>${column} Then came the south.</td></tr></table>`),
    ).toHaveLength(2);
  });

  it('reads questions and answers of a definition list', () => {
    expect(textsWith('<dl><dt>Who pays for the pier?</dt><dd>The port pays.</dd></dl>')).toEqual([
      'Who pays for the pier?',
      'The port pays.',
    ]);
  });

  it.each<[string, string]>([
    ['a heading whose id is made of its words', '<h2 id="related-cracks">Cracks in both piers</h2>'],
    ['a section heading written as h1', '<h1>Cracks in both piers</h1>'],
    ['a box whose label is hidden', '<div class="field field--label-hidden">Cracks in both piers</div>'],
    ['a box that cuts off what flows over', '<div class="overflow-hidden">Cracks in both piers</div>'],
    ['a box shown on wide screens', '<div class="hidden md:block">Cracks in both piers</div>'],
    ['a box beside a sidebar', '<div class="has-sidebar">Cracks in both piers</div>'],
  ])('reads %s', (_, html) => {
    expect(textsWith(html)).toEqual(['Cracks in both piers']);
  });

  it.each<[string, string]>([
    ['a hidden box', '<div class="hidden">Cracks in both piers</div>'],
    ['related links', '<div class="related"><p>Read <a href="/p">Cracks in both piers</a> too</p></div>'],
    ['a sidebar by its id', '<div id="sidebar"><p>Cracks in both piers</p></div>'],
  ])('leaves out %s', (_, html) => {
    expect(textsWith(html)).toEqual([]);
  });

  it('reads a text that is cut into boxes with a name of furniture', () => {
    const paragraphs = ['first', 'second', 'third', 'fourth'].map(
      (name) =>
        `<p>Divers who went down to the ${name} pier came up after an hour and said that they had seen no new crack in it.</p>`,
    );
    const boxes = paragraphs.map((paragraph) => `<div class="promo-grid">${paragraph}</div>`).join('');
    expect(textsWith(boxes)).toHaveLength(4);
  });

  it.each<[string, string]>([
    ['beside a picture', '<div><img src="a.jpg"><p>Pier 7 lost two of its lamps in the storm.</p></div>'],
    [
      'that ends in the name of an agency',
      '<p>Pier 7 lost two of its lamps, the port told Reuters. Reuters</p>',
    ],
  ])('takes a paragraph %s for text', (_, html) => {
    expect(blocksWith(html).map(({ kind }) => kind)).toEqual(['paragraph']);
  });

  it.each<[string, string]>([
    ['a figure', '<figure><img src="a.jpg"><figcaption>Pier 7 in the storm of March.</figcaption></figure>'],
    [
      'a box called a caption',
      '<div class="wp-caption"><img src="a.jpg"><p>Pier 7 in the storm of March.</p></div>',
    ],
    [
      'a paragraph that holds the picture',
      '<p><img src="a.jpg">Pier 7 in March. Photo: Port of Iderhaven</p>',
    ],
  ])('takes the words of %s for a caption', (_, html) => {
    expect(blocksWith(html).map(({ kind }) => kind)).toEqual(['caption']);
  });

  const CARD = (title: string) =>
    `<div><img src="a.jpg"><h3><a href="/x">${title}</a></h3><p>The harbour master gave a short answer to a long question about it.</p></div>`;
  it('leaves out a list of teasers', () => {
    const cards = ['Fishing season opens late', 'Ferry gets a second deck', 'Market moves to the quay'].map(
      CARD,
    );
    expect(textsWith(`<div>${cards.join('')}</div>`)).toEqual([]);
  });

  it('reads pictures with a paragraph each', () => {
    const slides = ['first', 'second', 'third'].map(
      (name) =>
        `<div><img src="a.jpg"><p>The ${name} pier, seen from the north bank at noon, has a crack near its foot.</p></div>`,
    );
    expect(textsWith(`<div>${slides.join('')}</div>`)).toHaveLength(3);
  });

  const SHORT =
    '<h1>Bridge closed</h1><p>The lower bridge is closed until Monday because of ice, the port office said in a note.</p>';
  const readShort = (html: string): string[] => {
    const read = extractVersion(`<title>Bridge closed</title><body>${html}</body>`, hints);
    return read.ok ? read.value.blocks.map(({ text }) => text) : [read.error.page];
  };
  it('reads a short report beside a long menu', () => {
    const links = Array.from(
      { length: 40 },
      (_, at) => `<li><a href="/s/${String(at)}">Section number ${String(at)} of the paper</a></li>`,
    );
    expect(readShort(`<div><ul>${links.join('')}</ul>${SHORT}</div>`)).toEqual([
      'The lower bridge is closed until Monday because of ice, the port office said in a note.',
    ]);
  });

  it('reads an article that has fewer words than its comments', () => {
    const comment =
      '<div><p>I have lived by this bridge for forty years, and nobody from the port has ever asked me what I think of it.</p></div>';
    expect(
      readShort(
        `<main><article>${SHORT}</article><section class="comments-area">${comment.repeat(6)}</section></main>`,
      ),
    ).toEqual(['The lower bridge is closed until Monday because of ice, the port office said in a note.']);
  });
});
