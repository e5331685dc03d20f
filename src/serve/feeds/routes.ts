import { Hono, type Context } from 'hono';
import { atomType, toAtom } from '../../core/feeds/atom.ts';
import { feedDocument, type FeedDocument, type FeedOrigin } from '../../core/feeds/document.ts';
import { watchlistLabels } from '../../core/watchlist/labels.ts';
import { jsonFeedType, toJsonFeed } from '../../core/feeds/json-feed.ts';
import { rssType, toRss } from '../../core/feeds/rss.ts';
import { digestDocument, streamSearch } from '../../core/feeds/digest-document.ts';
import { feedRules, type Query, WINDOW_ROWS } from '../../core/alerts/filter.ts';
import { respond } from '../http/respond.ts';
import { readDigests } from './digests.ts';
import { respondBadQuery } from '../http/problem.tsx';
import { baseOf, queryOf, readAlerts, type ServeContext, type WatchState } from '../context.ts';

type Format = { readonly type: string; readonly write: (feed: FeedDocument) => string };

const formats: Readonly<Record<string, Format>> = {
  '/feed.xml': { type: rssType, write: toRss },
  '/feed.atom': { type: atomType, write: toAtom },
  '/feed.json': { type: jsonFeedType, write: toJsonFeed },
};

export function feedRoutes(context: ServeContext): Hono {
  const app = new Hono();
  for (const [path, format] of Object.entries(formats)) app.get(path, (c) => serveFeed(c, context, format));
  return app;
}

async function serveFeed(c: Context, context: ServeContext, { type, write }: Format): Promise<Response> {
  const asked = queryOf(c, context, feedRules);
  if (asked.kind === 'moved') return c.redirect(asked.location, 302);
  if (asked.kind === 'bad') return respondBadQuery(c, asked.problems);
  const feed = await (asked.query.digest === null ? alertFeed : digestFeed)(c, context, asked);
  return respond(c.req.raw, {
    body: write(feed),
    type,
    lastModified: feed.updatedAt,
    isPrivate: context.settings.readToken !== null,
  });
}

type Asked = { readonly query: Query; readonly search: string };

async function alertFeed(c: Context, context: ServeContext, { query, search }: Asked): Promise<FeedDocument> {
  const { alerts, watchState } = await readAlerts(context, query);
  return feedDocument(originOf(c, context, watchState, search), alerts);
}

async function digestFeed(
  c: Context,
  context: ServeContext,
  { query, search }: Asked,
): Promise<FeedDocument> {
  const { digests, watchState } = await readDigests(context, query);
  const origin = originOf(c, context, watchState, search);
  return digestDocument({ ...origin, title: `${origin.title}, day by day` }, search, digests);
}

/** @param search the feed's parameters in their canonical order: '' or '?…' */
function originOf(c: Context, context: ServeContext, watchState: WatchState, search: string): FeedOrigin {
  const { title, description, language } = watchState.watchlist;
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
    names: watchlistLabels(watchState.watchlist),
  };
}

const windowNote = `Filtered: filters look at the newest ${WINDOW_ROWS.toLocaleString('en')} alerts.`;
