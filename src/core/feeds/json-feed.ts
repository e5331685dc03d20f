import { clean } from '../language/text.ts';
import { type FeedDocument, type FeedItem, writeOnce } from './document.ts';
import { toHtml, toText } from './markup.ts';

export const jsonFeedType = 'application/feed+json; charset=utf-8';

/** Writes JSON Feed 1.1 (jsonfeed.org/version/1.1), in which extensions start with an underscore. */
export function toJsonFeed(feed: FeedDocument): string {
  const head = JSON.stringify(
    {
      version: 'https://jsonfeed.org/version/1.1',
      title: feed.title,
      home_page_url: feed.homeUrl,
      feed_url: feed.selfUrl,
      description: feed.description,
      language: feed.language,
    },
    null,
    1,
  );
  const items = feed.items.map(writeItem).join(',\n');
  return `${head.slice(0, -2)},\n "items": [${items === '' ? '' : `\n${items}\n `}]\n}\n`;
}

/** No string of JSON holds a bare line break, so that each line of an item is one of its own. */
const writeItem = writeOnce((item) => JSON.stringify(toItem(item), null, 1).replaceAll(/^/gmu, '  '));

function toItem(entry: FeedItem): Readonly<Record<string, unknown>> {
  return {
    id: entry.id,
    url: entry.url,
    ...(entry.externalUrl === null ? {} : { external_url: entry.externalUrl }),
    title: entry.title,
    summary: clean(entry.summary),
    content_html: toHtml(entry.content),
    content_text: toText(entry.content),
    date_published: entry.publishedAt,
    ...(entry.isRevised ? { date_modified: entry.updatedAt } : {}),
    authors: [{ name: entry.author }],
    tags: entry.categories,
    ...(entry.language === null ? {} : { language: entry.language }),
    _readout: entry.extension,
  };
}
