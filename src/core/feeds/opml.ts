import type { Watchlist } from '../watchlist/schema.ts';
import { line } from '../language/text.ts';
import { streamSearch } from './digest-document.ts';
import { element } from './markup.ts';

export const opmlType = 'text/x-opml; charset=utf-8';

/**
 * Readout's own feeds. No alert stands in two of them: readers that know an item by its id would show it in one feed alone, and others
 * twice. Narrower feeds are a matter of the stream's filters.
 */
const ownFeeds: readonly (readonly [text: string, search: string])[] = [
  ['All', ''],
  ['Day by day', '?digest=day'],
  ['Sources in trouble', '?kind=health'],
];

type OutlineAttributes = Readonly<Record<string, string>>;

/** The type is `rss` for Atom as well: it names what a reader does with the feed (OPML 2.0, "Subscription lists"). */
const subscription = (
  text: string,
  xmlUrl: string,
  htmlUrl: string,
  language: string,
): OutlineAttributes => ({
  type: 'rss',
  text,
  title: text,
  xmlUrl,
  htmlUrl,
  language,
});

/**
 * Writes OPML 2.0 with Readout's own feeds and the feeds of the watchlist's sources. Sitemaps and pages are left out, since a feed
 * reader cannot read them.
 * @param base where readers reach us, without a slash at the end
 */
export function toOpml({ title, language, sources }: Watchlist, base: string): string {
  const ours = ownFeeds.map(([text, search]) =>
    subscription(
      `Readout: ${line(text)}`,
      `${base}/feed.xml${search}`,
      `${base}/${streamSearch(search)}`,
      language,
    ),
  );
  const feeds = sources.filter(({ kind }) => kind === 'feed');
  const theirs = feeds.map(({ name, url, language: own }) => subscription(line(name), url, siteOf(url), own));
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<opml version="2.0">',
    '<head>',
    element('title', `Readout: ${line(title)}`),
    element('docs', 'https://opml.org/spec2.opml'),
    '</head>',
    '<body>',
    ...group('Readout', ours),
    ...group('Sources', theirs),
    '</body>',
    '</opml>',
    '',
  ].join('\n');
}

/** Returns the page that a reader opens: the front page, since the watchlist names no other. */
const siteOf = (url: string): string => (URL.canParse(url) ? new URL(url).origin : url);

const group = (text: string, outlines: readonly OutlineAttributes[]): string[] => [
  `<outline text="${text}">`,
  ...outlines.map((outline) => element('outline', '', outline)),
  '</outline>',
];
