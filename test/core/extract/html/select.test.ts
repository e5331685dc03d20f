import { expect, test } from 'vitest';
import { elementText, parseDocument, select } from '../../../../src/core/extract/html/document.ts';

const PAGE =
  '<main><h1 class="top">Bridge closed</h1><p class="lead big">One</p><div id="box"><p>Two <a href="/a" rel="x">link</a></p>' +
  '<p></p><ul><li>1</li><li>2</li><li>3</li></ul></div><p>Three</p></main><aside><p>Four</p></aside>';

const namedIn = (selector: string): string[] => {
  const page = parseDocument(PAGE, 'https://news.example/', [selector, '[rel]']);
  if (!page.ok) throw new Error(page.error.text);
  return select(page.value.body, selector).map(elementText);
};

test.each([
  ['p', ['One', 'Two link', '', 'Three', 'Four']],
  ['html body main > p', ['One', 'Three']],
  ['.lead.big, #box a', ['One', 'link']],
  ['h1 + p', ['One']],
  ['div ~ p', ['Three']],
  ['p:empty', ['']],
  ['p:has(> a[rel])', ['Two link']],
  ['main > :not(h1):not(div)', ['One', 'Three']],
  ['li:nth-child(2n+1)', ['1', '3']],
  ['li:last-of-type', ['3']],
  ['a[href^="/"]', ['link']],
  [':scope > aside', ['Four']],
  ['P', ['One', 'Two link', '', 'Three', 'Four']],
  ['p:contains("Thr")', ['Three']],
])('%s selects in document order', (selector, expected) => {
  expect(namedIn(selector)).toEqual(expected);
});

test.each(['>>[', 'p::text', 'p:unknown(', ''])('%j is no selector and selects nothing', (selector) => {
  expect(namedIn(selector)).toEqual([]);
});

test('a selector selects in the page that it is asked of, and not in one that was asked before', () => {
  const pages = ['<p>A</p>', '<p>B</p>'].map((html) => parseDocument(html, 'https://news.example/'));
  expect(pages.map((page) => page.ok && select(page.value.body, 'p').map(elementText))).toEqual([
    ['A'],
    ['B'],
  ]);
});
