import { type FeedDocument, type FeedItem, writeOnce } from './document.ts';
import { element, htmlElement } from './markup.ts';

export const atomType = 'application/atom+xml; charset=utf-8';
/**
 * A feed must say when it was updated. Where nothing was told yet, this stands for it, the day of the Atom standard: it must not change
 * from one answer to the next, and validators call the beginning of Unix time implausible.
 */
const NEVER = '2005-12-01T00:00:00Z';

/** Writes Atom 1.0 (RFC 4287). */
export function toAtom(feed: FeedDocument): string {
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${feed.language.replaceAll(/[^a-zA-Z0-9-]/gu, '')}">`,
    element('title', feed.title),
    element('subtitle', feed.description),
    element('id', feed.id),
    element('updated', feed.updatedAt ?? NEVER),
    element('link', '', { rel: 'self', type: 'application/atom+xml', href: feed.selfUrl }),
    element('link', '', { rel: 'alternate', type: 'text/html', href: feed.homeUrl }),
    `<author>${element('name', 'Readout')}</author>`,
    ...feed.items.map(writeEntry),
    '</feed>',
    '',
  ].join('\n');
}

const writeEntry = writeOnce(formatEntry);

function formatEntry(item: FeedItem): string {
  return [
    '<entry>',
    element('title', item.title),
    element('id', item.id),
    element('link', '', { rel: 'alternate', type: 'text/html', href: item.url }),
    ...(item.externalUrl === null ? [] : [element('link', '', { rel: 'related', href: item.externalUrl })]),
    element('published', item.publishedAt),
    element('updated', item.updatedAt),
    `<author>${element('name', item.author)}</author>`,
    ...item.categories.map((category) => element('category', '', { term: category })),
    element('summary', item.summary),
    htmlElement('content', item.content, ' type="html"'),
    '</entry>',
  ].join('\n');
}
