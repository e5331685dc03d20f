import { grouped } from '../../core/language/text.ts';
import type { Context } from 'hono';
import { MAX_FEED_DAYS } from '../../core/alerts/digest.ts';
import {
  type AlertQuery,
  feedParameters,
  filterReach,
  readAlertQuery,
  WINDOW_ROWS,
} from '../../core/alerts/filter.ts';
import type { CanonicalQuery } from '../../core/alerts/query-parameters.ts';
import { HOUR_MS } from '../../core/model/time.ts';
import { atomType, toAtom } from '../../core/feeds/atom.ts';
import { digestDocument, streamSearch } from '../../core/feeds/digest-document.ts';
import { feedDocument, type FeedDocument, type FeedOrigin } from '../../core/feeds/document.ts';
import { jsonFeedType, toJsonFeed } from '../../core/feeds/json-feed.ts';
import { rssType, toRss } from '../../core/feeds/rss.ts';
import { watchlistLabels } from '../../core/watchlist/labels.ts';
import { readAlerts, type ServeContext, type WatchState } from '../context.ts';
import { baseOf, withQuery } from '../http/request.ts';
import { respond } from '../http/respond.ts';
import { readRoute, type Route } from '../route.ts';
import { readDigests } from './digests.ts';

type FeedFormat = {
  readonly name: string;
  /** The media type with its character set. */
  readonly type: string;
  readonly write: (feed: FeedDocument) => string;
};

const daily = `With \`digest=day\` an item is a day of the watchlist’s time zone, from one morning to the next; \`limit\` counts days, ${MAX_FEED_DAYS} at most.`;

const feedRoute = (path: string, format: FeedFormat): Route =>
  readRoute(
    path,
    (c, context) => serveFeed(c, context, format),
    {
      id: `feed${format.name.replaceAll(/[^A-Za-z]/gu, '')}`,
      tag: 'Feeds',
      summary: `The alerts as ${format.name}`,
      description: `${filterReach} ${daily}`,
      query: feedParameters,
      answer: null,
    },
    format.type.split(';')[0],
  );

export const feedRoutes: readonly Route[] = [
  feedRoute('/feed.xml', { name: 'RSS 2.0', type: rssType, write: toRss }),
  feedRoute('/feed.atom', { name: 'Atom', type: atomType, write: toAtom }),
  feedRoute('/feed.json', { name: 'JSON Feed', type: jsonFeedType, write: toJsonFeed }),
];

const readFeedQuery = (sent: URLSearchParams) => readAlertQuery(sent, feedParameters);

function serveFeed(c: Context, context: ServeContext, { type, write }: FeedFormat): Promise<Response> {
  return withQuery(c, context, readFeedQuery, async (asked) => {
    const { feed, now } = await (asked.query.digest === null ? alertFeed : digestFeed)(c, context, asked);
    return respond(write(feed), type, settledChange(feed.updatedAt, now));
  });
}

/** What is told late carries the time at which it was seen; clients of `since` overlap as long. */
const LATE_MS = HOUR_MS;

/**
 * Returns when a feed changed last, or null while something older may still come: a client that sends the date back alone would be
 * told that nothing is new.
 */
const settledChange = (updatedAt: string | null, now: number): string | null =>
  updatedAt === null || now - Date.parse(updatedAt) < LATE_MS ? null : updatedAt;

type FeedQuery = CanonicalQuery<AlertQuery>;

/** A feed, and the present as its readers see it, in milliseconds. */
type ReadFeed = { readonly feed: FeedDocument; readonly now: number };

async function alertFeed(c: Context, context: ServeContext, asked: FeedQuery): Promise<ReadFeed> {
  const { alerts, watchState } = await readAlerts(context, asked.query);
  const feed = feedDocument(originOf(c, context, watchState, asked.search), alerts);
  return { feed, now: watchState.now };
}

async function digestFeed(c: Context, context: ServeContext, asked: FeedQuery): Promise<ReadFeed> {
  const { digests, watchState } = await readDigests(context, asked.query);
  const origin = originOf(c, context, watchState, asked.search);
  const titled = { ...origin, title: `${origin.title}, day by day` };
  return { feed: digestDocument(titled, asked.search, digests), now: watchState.now };
}

/** @param search the feed's parameters in their canonical order: '' or '?…' */
function originOf(c: Context, context: ServeContext, { watchlist }: WatchState, search: string): FeedOrigin {
  const { title, description, language } = watchlist;
  const base = baseOf(c, context);
  const home = streamSearch(search);
  return {
    title: `Readout: ${title}`,
    description: [description, home === '' ? '' : windowNote].join(' ').trim() || title,
    language,
    id: `${base}/${search}`,
    base,
    selfUrl: `${base}${c.req.path}${search}`,
    homeUrl: `${base}/${home}`,
    labels: watchlistLabels(watchlist),
  };
}

const windowNote = `Filtered: filters look at the newest ${grouped(WINDOW_ROWS)} alerts.`;
