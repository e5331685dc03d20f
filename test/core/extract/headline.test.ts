import { describe, expect, it } from 'vitest';
import { extractVersion } from '../../../src/core/extract/article.ts';

const TEXT =
  '<p>The bridge over the lower river reopened on Tuesday morning, four months after a barge had struck its middle pier.</p>' +
  '<p>Engineers will look at the pier again in the autumn, when the water is low enough for divers to work below it.</p>';

function read(head: string, body: string) {
  const result = extractVersion(`<head>${head}</head><body>${body}</body>`, {
    url: 'https://www.idh.example/news/bridge',
    timeZone: 'UTC',
    language: 'en',
    textSelectors: [],
    dropSelectors: [],
  });
  if (!result.ok) throw new Error(result.error.text);
  return result.value;
}
const headlineOf = (head: string, body: string): string => read(head, body).headline;
const title = (text: string): string => `<title>${text}</title><meta property="og:title" content="${text}">`;

describe('findHeadline', () => {
  it.each<[string, string, string, string]>([
    [
      'the h1, where the title is the site',
      title('Iderhaven Courier'),
      `<h1>Bridge reopens at last</h1>${TEXT}`,
      'Bridge reopens at last',
    ],
    [
      'an edited h1, where metadata keep the old title',
      title('Bridge reopens after four months'),
      `<article><h1>Ministry blames captain for barge crash</h1>${TEXT}</article>`,
      'Ministry blames captain for barge crash',
    ],
    [
      'the whole of an h1 of several boxes',
      title('Captain blamed'),
      `<h1><div>Bridge reopens after four months:</div><div>ministry blames captain</div></h1>${TEXT}`,
      'Bridge reopens after four months: ministry blames captain',
    ],
    [
      'the h1 over the text, not a banner of the same words',
      title('Barge of 900 tonnes hits bridge, pier seven cracked'),
      `<div><h1>Barge hits bridge</h1></div><main><article><h1>Barge of 900 tonnes hits bridge, pier seven cracked</h1>${TEXT}</article></main>`,
      'Barge of 900 tonnes hits bridge, pier seven cracked',
    ],
    [
      'the h1 over the text, not a banner, where metadata are stale',
      title('Barge of 900 tonnes hits bridge'),
      `<div><h1>Barge hits bridge</h1></div><main><article><h1>Ministry blames captain for crash at pier</h1>${TEXT}</article></main>`,
      'Ministry blames captain for crash at pier',
    ],
    [
      'the heading with the title, not the name of a section',
      title('Bridge reopens after four months'),
      `<h1>Local</h1><h2>Bridge reopens after four months</h2>${TEXT}`,
      'Bridge reopens after four months',
    ],
    [
      'the title, where the only h1 is the site',
      `${title('Bridge reopens after four months')}<meta property="og:site_name" content="Iderhaven Courier">`,
      `<h1>Iderhaven Courier</h1>${TEXT}`,
      'Bridge reopens after four months',
    ],
    [
      'the title without the site',
      '<title>Bridge reopens after four months » Iderhaven Daily Herald</title>',
      TEXT,
      'Bridge reopens after four months',
    ],
    [
      'a title with a dash',
      '<title>Bridge reopens – captain blamed</title>',
      TEXT,
      'Bridge reopens – captain blamed',
    ],
  ])('takes %s', (_, head, body, headline) => {
    expect(headlineOf(head, body)).toBe(headline);
  });

  it('leaves section headings in the text, whatever their level', () => {
    const { headline, blocks } = read(
      title('Bridge reopens after four months'),
      `<article><h1>Bridge reopens after four months</h1>${TEXT}<h1>What the captain said</h1>${TEXT.replaceAll('pier', 'arch')}</article>`,
    );
    expect(headline).toBe('Bridge reopens after four months');
    expect(blocks.map(({ kind }) => kind)).toEqual([
      'paragraph',
      'paragraph',
      'heading',
      'paragraph',
      'paragraph',
    ]);
  });
});

describe('findStandfirst', () => {
  const head = title('Bridge reopens');
  it.each<[string, string, boolean]>([
    ['a short line of its name', '<p class="standfirst">Port pays for all of it.</p>', true],
    [
      'a sentence without a name',
      '<div class="x1"><p>The port will pay for the pier, and asks for a toll in return.</p></div>',
      true,
    ],
    ['an appeal', '<p>Give us your view of the new bridge and of its toll in the comments below.</p>', false],
    ['the date', '<p>Tuesday, 3 March 2026</p>', false],
    [
      'a caption',
      '<figure><img src="a.jpg"><figcaption>The bridge in March, seen from the northern bank of the river.</figcaption></figure>',
      false,
    ],
  ])('reads %s between headline and text as it should', (_, between, isRead) => {
    const { blocks } = read(
      head,
      `<header><h1>Bridge reopens</h1>${between}</header><div class="article-body">${TEXT}</div>`,
    );
    expect(blocks).toHaveLength(isRead ? 3 : 2);
  });
});
