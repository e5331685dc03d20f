import type { Context } from 'hono';
import { lastChange } from '../../core/alerts/compose.ts';
import { alertListParameters, filterReach, readAlertQuery, WINDOW_ROWS } from '../../core/alerts/filter.ts';
import { readAlerts, readNotTold, readWatchState, type ServeContext } from '../context.ts';
import { notFound } from '../http/http-problem.ts';
import { respondProblem } from '../http/problem.tsx';
import { baseOf, idOf, isId, withQuery } from '../http/request.ts';
import { respondJson, servedAlert } from '../http/respond.ts';
import { readRoute, type Route } from '../route.ts';

const overlap =
  'Storage is up to a minute behind: a client that polls with `since` overlaps an hour and drops the ids it knows.';

/** The reads of alerts and articles. */
export const apiRoutes: readonly Route[] = [
  readRoute('/api/alerts', listAlerts, {
    id: 'listAlerts',
    tag: 'Alerts',
    summary: 'Alerts, newest first',
    description: `${filterReach} ${overlap}`,
    query: alertListParameters,
    answer: 'AlertList',
  }),
  readRoute('/api/alerts/:id', getAlert, {
    id: 'getAlert',
    tag: 'Alerts',
    summary: 'One alert with its evidence',
    answer: 'Alert',
  }),
  readRoute('/api/articles/:id', getArticle, {
    id: 'getArticle',
    tag: 'Articles',
    summary: 'The present state of an article, and its timeline',
    answer: 'Article',
  }),
  readRoute('/api/suppressed', listSuppressed, {
    id: 'listSuppressed',
    tag: 'Articles',
    summary: 'Suppressed items: seen and not told, each with the rule that suppressed it',
    answer: 'SuppressedList',
  }),
];

const readListQuery = (sent: URLSearchParams) => readAlertQuery(sent, alertListParameters);

function listAlerts(c: Context, context: ServeContext): Promise<Response> {
  return withQuery(c, context, readListQuery, async ({ query }) => {
    const { alerts, cursor, rows } = await readAlerts(context, query);
    const searched = { rows: rows.length, limit: WINDOW_ROWS, since: rows.at(-1)?.at ?? null };
    const items = alerts.map((alert) => servedAlert(alert, baseOf(c, context)));
    return respondJson({ items, cursor, searched });
  });
}

async function getAlert(c: Context, context: ServeContext): Promise<Response> {
  const id = idOf(c);
  const alert = isId(id) ? await context.corpus.getAlert(id) : null;
  if (alert === null) return respondProblem(c, notFound('No alert has this id.'));
  const lastModified = lastChange(alert);
  return respondJson(servedAlert(alert, baseOf(c, context)), lastModified);
}

async function getArticle(c: Context, context: ServeContext): Promise<Response> {
  const id = idOf(c);
  const pointer = isId(id) ? await context.corpus.getArticle(id) : null;
  if (pointer === null) return respondProblem(c, notFound('No article has this id.'));
  const [changes, log, suppressed] = await Promise.all([
    context.corpus.listChanges(id),
    context.listLog(),
    context.listSuppressed(),
  ]);
  return respondJson({
    ...pointer,
    changes,
    alerts: log.filter((row) => row.article === id).map((row) => row.id),
    suppressed: suppressed.filter((row) => row.article === id),
  });
}

async function listSuppressed(_: Context, context: ServeContext): Promise<Response> {
  const { rows, waiting } = await readNotTold(context, await readWatchState(context));
  return respondJson({ items: rows, cursor: null, waiting });
}
