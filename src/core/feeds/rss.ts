import { type FeedDocument, type FeedItem, writeOnce } from './document.ts';
import { element, escapeText, htmlElement, titleElement } from './markup.ts';

export const rssType = 'application/rss+xml; charset=utf-8';
/** Readers may keep the feed this long, which is the interval of the tick. */
const TTL_MINUTES = 15;

/** Writes a date of RFC 822 as the W3C validator wants it: in English, with a four-digit year, in GMT. */
const rfc822 = (at: string): string => new Date(at).toUTCString();

/** Writes RSS 2.0. The short description stands before the full content, where readers that know only RSS look for it. */
export function toRss(feed: FeedDocument): string {
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">',
    '<channel>',
    titleElement('title', feed.title),
    element('link', feed.homeUrl),
    titleElement('description', feed.description),
    element('language', feed.language),
    ...(feed.updatedAt === null ? [] : [element('lastBuildDate', rfc822(feed.updatedAt))]),
    element('ttl', String(TTL_MINUTES)),
    element('atom:link', '', { rel: 'self', type: 'application/rss+xml', href: feed.selfUrl }),
    ...feed.items.map(writeItem),
    '</channel>',
    '</rss>',
    '',
  ].join('\n');
}

const writeItem = writeOnce(formatItem);

function formatItem(entry: FeedItem): string {
  return [
    '<item>',
    titleElement('title', entry.title),
    element('link', entry.url),
    element('guid', entry.id, { isPermaLink: 'false' }),
    element('pubDate', rfc822(entry.publishedAt)),
    element('dc:creator', entry.author),
    ...entry.categories.map((category) => element('category', category)),
    // Descriptions are HTML to every reader: text is escaped once for HTML, then once for XML.
    titleElement('description', escapeText(entry.summary)),
    htmlElement('content:encoded', entry.content),
    '</item>',
  ].join('\n');
}
