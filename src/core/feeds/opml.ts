import type { Watchlist } from '../watchlist/schema.ts';
import { line } from '../language/text.ts';
import { streamSearch } from './digest-document.ts';
import { element } from './markup.ts';

export const opmlType = 'text/x-opml; charset=utf-8';

/** Readout's own feeds that a reader may want beside the one of everything: parameters in their canonical order. */
const own: readonly (readonly [text: string, search: string])[] = [
  ['All', ''],
  ['Day by day', '?digest=day'],
  ['Statements', '?kind=statement'],
  ['Positions', '?kind=position'],
  ['Edits and removed pages', '?kind=edit,removed'],
  ['Sources in trouble', '?kind=health'],
];

type Outline = Readonly<Record<string, string>>;

/** `type` is rss for Atom as well: it names what a reader does with it (OPML 2.0, "Subscription lists"). */
const subscription = (text: string, xmlUrl: string, htmlUrl: string, language: string): Outline => ({
  type: 'rss',
  text,
  title: text,
  xmlUrl,
  htmlUrl,
  language,
});

/**
 * OPML 2.0: Readout's own feeds, and the feeds of the watchlist's sources; sitemaps and pages are nothing for a feed reader.
 * @param base where readers reach us, without a slash at the end
 */
export function toOpml({ title, language, sources, parties }: Watchlist, base: string): string {
  const ofParties = parties.map(({ id, name }) => [name, `?party=${id}`] as const);
  const ours = [...own, ...ofParties].map(([text, search]) =>
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

/** The page that a reader opens: nobody told us a better one. */
const siteOf = (url: string): string => (URL.canParse(url) ? new URL(url).origin : url);

const group = (text: string, outlines: readonly Outline[]): string[] => [
  `<outline text="${text}">`,
  ...outlines.map((outline) => element('outline', '', outline)),
  '</outline>',
];
