import { expect, test } from 'vitest';
import { isSiteText, siteTextOf } from '../../../src/core/compare/site-wide-text.ts';
import type { Version } from '../../../src/core/model/index.ts';

const version = (...texts: string[]): Version => ({
  hash: '',
  extractor: '1',
  read: 'full',
  url: 'https://a.example/',
  canonicalUrl: null,
  headline: '',
  kicker: null,
  byline: null,
  agency: null,
  publishedAt: null,
  modifiedAt: null,
  language: 'en',
  live: false,
  blocks: texts.map((text) => ({ kind: 'paragraph', text })),
});
const house = 'The Courier is read in forty districts.';

test.each([
  ['a sentence that most of a source’s articles carry', [house, house, house, 'Other.'], 1],
  ['one that only two carry', [house, house, 'A.', 'B.'], 0],
  ['background that comes back in a few of many', [house, house, house, 'A.', 'B.', 'C.', 'D.', 'E.'], 0],
  ['no articles at all', [], 0],
])('of %s', (_what, articles, size) => {
  expect(siteTextOf(articles.map((text) => version(text))).size).toBe(size);
});

test('counts an article once, however often it says it', () => {
  expect(siteTextOf([version(house, house, house)]).size).toBe(0);
});

test.each([
  ['a stamp with other numbers', 'Lampar: 14', 'Lampar: 90', true],
  ['a stamp with another name', 'Drawn by Ada Quill', 'Drawn by Tom Oakes', true],
  ['a stamp of other words', 'Lampar: 14', 'Bátar: 90', false],
  ['a sentence with other numbers', '14 people died in the surge.', '90 people died in the surge.', false],
])('knows %s', (_what, stands, text, is) => {
  const siteText = siteTextOf([1, 2, 3].map(() => version(stands)));
  expect(isSiteText(stands, siteText, 'en')).toBe(true);
  expect(isSiteText(text, siteText, 'en')).toBe(is);
});
