import { parseOpml } from 'feedsmith';
import { expect, test } from 'vitest';
import { toOpml } from '../../../src/core/feeds/opml.ts';
import { Watchlist } from '../../../src/core/watchlist/schema.ts';

const source = { type: 'press', language: 'en' } as const;
const watchlist = Watchlist.parse({
  schema: 1,
  title: 'North & South <b>',
  language: 'en',
  subject: { all: [['north']] },
  sources: [
    { ...source, id: 'post', name: 'Post "A" & B', kind: 'feed', url: 'https://post.example/rss?a=1&b=2' },
    { ...source, id: 'map', name: 'Map', kind: 'sitemap', url: 'https://map.example/sitemap.xml' },
    { ...source, id: 'page', name: 'Page', kind: 'page', url: 'https://page.example/news' },
  ],
  parties: [{ id: 'north', name: 'The North', names: { en: ['North'] } }],
});

test('OPML names our own feeds and those of the sources', () => {
  const written = toOpml(watchlist, 'https://readout.example');
  const { head, body } = parseOpml(written);
  const of = (text: string, xmlUrl: string, htmlUrl: string) => ({
    type: 'rss',
    text,
    title: text,
    xmlUrl,
    htmlUrl,
    language: 'en',
  });
  const own = (text: string, search: string) =>
    of(
      `Readout: ${text}`,
      `https://readout.example/feed.xml${search}`,
      `https://readout.example/${search.replace('?digest=day', '')}`,
    );
  expect([head, body]).toEqual([
    { title: 'Readout: North & South <b>', docs: 'https://opml.org/spec2.opml' },
    {
      outlines: [
        {
          text: 'Readout',
          outlines: [
            own('All', ''),
            own('Day by day', '?digest=day'),
            own('Sources in trouble', '?kind=health'),
          ],
        },
        {
          text: 'Sources',
          outlines: [of('Post "A" & B', 'https://post.example/rss?a=1&b=2', 'https://post.example')],
        },
      ],
    },
  ]);
});
