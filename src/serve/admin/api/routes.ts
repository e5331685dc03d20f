import { type Context, Hono } from 'hono';
import type { Dependencies } from '../../../pipeline/dependencies.ts';
import { postWithdraw } from './alerts.ts';
import { getSnapshot, getVersion } from './articles.ts';
import { postChecks } from './checks.ts';
import { listDeadLetters, postDeadReplay } from './dead-letters.ts';
import { notFound, refuse } from './problem.ts';
import { refusalOf } from './token.ts';
import { getOpml, getWatchlist, putWatchlist } from './watchlist.ts';
import { listDeliveries, postWebhookReplay } from './deliveries.ts';
import {
  deleteWebhook,
  getWebhook,
  listWebhooks,
  patchWebhook,
  postRotate,
  postTest,
  postWebhook,
} from './webhooks.ts';

/** What stands in the path; '' where a path has no such part. */
type Parts = { readonly id: string; readonly hash: string };
type Handle = (dependencies: Dependencies, request: Request, parts: Parts) => Promise<Response>;

/** Every route of the admin. Each needs the token: it is asked for in one place, before the route's own work. */
const routes: readonly (readonly [method: string, path: string, handle: Handle])[] = [
  ['GET', '/api/watchlist', getWatchlist],
  ['PUT', '/api/watchlist', putWatchlist],
  ['GET', '/opml', getOpml],
  ['POST', '/api/checks', postChecks],
  ['GET', '/api/articles/:id/versions/:hash', getVersion],
  ['GET', '/api/articles/:id/versions/:hash/snapshot', getSnapshot],
  ['POST', '/api/alerts/:id/withdraw', postWithdraw],
  ['GET', '/api/webhooks', listWebhooks],
  ['POST', '/api/webhooks', postWebhook],
  ['GET', '/api/webhooks/:id', getWebhook],
  ['PATCH', '/api/webhooks/:id', patchWebhook],
  ['DELETE', '/api/webhooks/:id', deleteWebhook],
  ['POST', '/api/webhooks/:id/test', postTest],
  ['POST', '/api/webhooks/:id/rotate', postRotate],
  ['POST', '/api/webhooks/:id/replay', postWebhookReplay],
  ['GET', '/api/webhooks/:id/deliveries', listDeliveries],
  ['GET', '/api/dead', listDeadLetters],
  ['POST', '/api/dead/replay', postDeadReplay],
];

/** Ids are hex: anything else names nothing, and never becomes part of a key. */
const ID = /^[0-9a-f]{1,64}$/u;

/** The routes for whoever runs this deployment; to be mounted at the root. */
export function adminRoutes(dependencies: Dependencies): Hono {
  const app = new Hono();
  for (const [method, path, handle] of routes) {
    app.on(method, path, async (c) => {
      const response = await answer(dependencies, c, handle);
      response.headers.set('cache-control', 'no-store');
      return response;
    });
  }
  return app;
}

async function answer(dependencies: Dependencies, c: Context, handle: Handle): Promise<Response> {
  const refusal = refusalOf(dependencies.settings, c.req.header('authorization') ?? null);
  if (refusal !== null) return refuse(refusal);
  const parts = c.req.param();
  if (!Object.values(parts).every((part) => ID.test(part)))
    return refuse(notFound('Nothing has this address.'));
  try {
    return await handle(dependencies, c.req.raw, { id: '', hash: '', ...parts });
  } catch (error) {
    // Storage or a queue failed: what is left undone is undone as a whole or safe to ask for again.
    dependencies.log({ event: 'admin-failed', path: c.req.routePath, text: String(error) });
    return refuse({
      status: 503,
      title: 'Storage failed',
      detail: 'The request could not be carried out to its end. Ask again.',
      headers: { 'retry-after': '5' },
    });
  }
}
