import { describe, expect, it } from 'vitest';
import { extractVersion } from '../../../src/core/extract/article.ts';

const NAMES = ['ferry', 'market', 'school', 'harbour', 'bakery', 'library'];
const linked = (name: string): string =>
  `<h3><a href="/${name}">The ${name} of Iderhaven opens anew</a></h3>`;
const teaser = (name: string): string =>
  `<p>The ${name} had been closed since the flood of last autumn, and its keeper said that she was glad of it.</p>`;
const list = (item: (name: string) => string): string => NAMES.map(item).join('');
const paragraphs = (count: number): string =>
  Array.from(
    { length: count },
    (_, at) =>
      `<p>Divers went down to pier ${String(at)} on Tuesday and came up after an hour with the news that its foot had held all winter.</p>`,
  ).join('');
const ARTICLE = '<meta property="og:type" content="article">';
const node = (type: string, headline: string): string =>
  `<script type="application/ld+json">{"@type":"${type}","headline":"${headline}"}</script>`;

function kindOf(head: string, body: string, path = '/news/coast'): string {
  const read = extractVersion(`<head><title>Coast</title>${head}</head><body>${body}</body>`, {
    url: `https://paper.example${path}`,
    timeZone: 'UTC',
    language: 'en',
    textSelectors: [],
    dropSelectors: [],
  });
  return read.ok ? 'article' : 'other';
}

describe('isListingPage', () => {
  const cards = list((name) => `<div>${linked(name)}${teaser(name)}</div>`);
  const flat = list((name) => linked(name) + teaser(name));
  it.each<[string, string, string, string?]>([
    ['a section that calls itself an article', ARTICLE, `<h1>Coast</h1>${cards}`],
    ['a section without a box for each title', ARTICLE, `<h1>Coast</h1><main>${flat}</main>`],
    [
      'a section with an introduction',
      ARTICLE,
      `<h1>Coast</h1><main><p>All that happens on the coast.</p>${flat}</main>`,
    ],
    ['a front page with the node of an article', node('NewsArticle', 'Coast'), paragraphs(6), '/'],
    ['a thread', node('DiscussionForumPosting', 'Coast'), `<h1>Coast</h1>${paragraphs(6)}`],
  ])('takes %s for no article', (_, head, body, path) => {
    expect(kindOf(head, body, path)).toBe('other');
  });

  it.each<[string, string, string]>([
    ['with related titles beneath it', '', `<article><h1>Coast</h1>${paragraphs(6)}${flat}</article>`],
    ['with related cards', ARTICLE, `<article><h1>Coast</h1>${paragraphs(6)}${cards}</article>`],
    [
      'that is short, with related cards',
      ARTICLE,
      `<article><h1>Coast</h1>${paragraphs(2)}${cards}</article>`,
    ],
    [
      'of parts with linked titles',
      node('NewsArticle', 'Coast'),
      `<article><h1>Coast</h1>${list((name) => linked(name) + paragraphs(3))}</article>`,
    ],
  ])('takes an article %s for one', (_, head, body) => {
    expect(kindOf(head, body)).toBe('article');
  });
});
