import { Hono, type Context } from 'hono';
import { atomType, toAtom } from '../core/feeds/atom.ts';
import { feedDocument, type FeedDocument } from '../core/feeds/document.ts';
import { namesIn } from '../core/feeds/names.ts';
import { jsonFeedType, toJsonFeed } from '../core/feeds/json.ts';
import { rssType, toRss } from '../core/feeds/rss.ts';
import { WINDOW_ROWS } from '../core/filter.ts';
import { respond } from './conditional.ts';
import { badQuery } from './problem.tsx';
import { baseOf, queryOf, readAlerts, type Serving } from './serving.ts';

type Format = { readonly type: string; readonly write: (feed: FeedDocument) => string };

const formats: Readonly<Record<string, Format>> = {
  '/feed.xml': { type: rssType, write: toRss },
  '/feed.atom': { type: atomType, write: toAtom },
  '/feed.json': { type: jsonFeedType, write: toJsonFeed },
};

export function feedRoutes(serving: Serving): Hono {
  const app = new Hono();
  for (const [path, format] of Object.entries(formats)) app.get(path, (c) => serveFeed(c, serving, format));
  return app;
}

async function serveFeed(c: Context, serving: Serving, { type, write }: Format): Promise<Response> {
  const asked = queryOf(c, serving);
  if (asked.kind === 'moved') return c.redirect(asked.location, 302);
  if (asked.kind === 'bad') return badQuery(c, asked.problems);
  const { alerts, setting } = await readAlerts(serving, asked.query);
  const { title, description, language } = setting.watchlist;
  const base = baseOf(c, serving);
  const feed = feedDocument(
    {
      title: `Readout: ${title}`,
      description: [description, asked.search === '' ? '' : windowNote].join(' ').trim() || title,
      language,
      base,
      selfUrl: `${base}${c.req.path}${asked.search}`,
      homeUrl: `${base}/${asked.search}`,
      names: namesIn(setting.watchlist),
    },
    alerts,
  );
  return respond(c.req.raw, {
    body: write(feed),
    type,
    lastModified: feed.updatedAt,
    isPrivate: serving.settings.readToken !== null,
  });
}

const windowNote = `Filtered: filters look at the newest ${WINDOW_ROWS.toLocaleString('en')} alerts.`;
