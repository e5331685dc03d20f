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
const DATED = `${ARTICLE}<meta property="article:published_time" content="2026-03-02T10:00:00Z">`;
const node = (type: string, headline: string): string =>
  `<script type="application/ld+json">${JSON.stringify({ '@type': type, headline, datePublished: '2026-03-02' })}</script>`;

const collection = '<script type="application/ld+json">{"@type":"CollectionPage","name":"Chairs"}</script>';

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
    [
      'cards that are one link each',
      '',
      `<h1>Coast</h1>${list((name) => `<a href="/${name}"><h3>The ${name} opens</h3>${teaser(name)}</a>`)}`,
    ],
    [
      'titles that are no headings',
      ARTICLE,
      `<h1>Coast</h1>${list((name) => `<div><div><a href="/${name}">The ${name} opens anew</a></div>${teaser(name)}</div>`)}`,
    ],
    [
      'teasers with a link of the same words',
      '',
      `<h1>Coast</h1>${list((name) => `<div><h2>The ${name}</h2>${teaser(name)}<a href="/${name}">Read on</a></div>`)}`,
    ],
    [
      'dated posts, each with its first paragraphs',
      ARTICLE,
      `<h1>Coast</h1>${list((name) => `<div>${linked(name)}<time>3 March 2026</time>${paragraphs(4)}</div>`)}`,
    ],
    [
      'goods with a text beneath',
      '',
      `<h1>Garden chairs</h1>${list((name) => `<div><a href="/${name}">Chair ${name}, folding</a> €30</div>`).repeat(4)}${paragraphs(4)}`,
    ],
    [
      'goods with a text above, in a collection',
      collection,
      `<h1>Chairs</h1>${paragraphs(6)}<ul>${list((name) => `<li><a href="/${name}">Chair ${name}, folding</a></li>`).repeat(3)}</ul>`,
    ],
    [
      'a table of releases under a paragraph',
      '',
      `<main><h1>Releases</h1><p>${'All that the ministry has told the press since spring, newest first. '.repeat(3)}</p><table>${list((name) => `<tr><td>3 March 2026</td><td><a href="/${name}">The ${name} of Iderhaven opens anew</a></td></tr>`)}</table></main>`,
    ],
    ['a thread', node('DiscussionForumPosting', 'Coast'), `<h1>Coast</h1>${paragraphs(6)}`],
  ])('takes %s for no article', (_, head, body, path) => {
    expect(kindOf(head, body, path)).toBe('other');
  });

  const points = list(
    (name) =>
      `<li>The ${name} will stay open in winter, as the two sides agreed when they met on the island.</li>`,
  );
  const asked = list(
    (name) =>
      `<p><b>Post:</b> What of the ${name}?</p><p><b>Spokeswoman:</b> The ${name} stays open. We have said so more than once, and nothing has changed.</p>`,
  );
  it.each<[string, string, string, string?]>([
    ['that is a transcript', '', `<h1>Regular press conference</h1>${asked}`],
    ['of numbered points', '', `<h1>Joint statement</h1><ol>${points}</ol>`],
    [
      'with a list of documents',
      '',
      `<h1>Coast</h1>${paragraphs(6)}<ul>${list((name) => `<li><a href="/${name}">Report on the ${name} of Iderhaven</a></li>`)}</ul>`,
    ],
    [
      'of parts whose headings lead to themselves',
      ARTICLE,
      `<h1>Coast</h1>${list((name) => `<h2><a href="#${name}">What the ${name} of Iderhaven got</a></h2>${paragraphs(1)}`)}`,
    ],
    [
      'that runs live, with a link under each part',
      '',
      `<h1>Coast</h1>${list((name) => `<h2><a href="/${name}">News of the ${name}</a></h2>${teaser(name)}<a href="/s">Share</a>`)}`,
      '/live/coast',
    ],
    [
      'with a title of another between its paragraphs',
      ARTICLE,
      `<h1>Coast</h1>${list((name) => `${paragraphs(2)}<p><a href="/${name}">The ${name} of Iderhaven opens anew</a></p>`)}`,
    ],
    ['with related titles beneath it', '', `<article><h1>Coast</h1>${paragraphs(6)}${flat}</article>`],
    ['with related cards', ARTICLE, `<article><h1>Coast</h1>${paragraphs(6)}${cards}</article>`],
    ['that is short, with related cards', DATED, `<article><h1>Coast</h1>${paragraphs(2)}${cards}</article>`],
    [
      'of parts with linked titles',
      node('NewsArticle', 'Coast'),
      `<article><h1>Coast</h1>${list((name) => linked(name) + paragraphs(3))}</article>`,
    ],
  ])('takes an article %s for one', (_, head, body, path) => {
    expect(kindOf(head, body, path)).toBe('article');
  });
});
