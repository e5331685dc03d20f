import { Hono } from 'hono';
import { alertRules, WINDOW_ROWS } from '../../core/alerts/filter.ts';
import { answerJson } from '../http/answer.ts';
import { respondBadQuery, notFound, respondProblem } from '../http/problem.tsx';
import { servedAlert } from '../http/served-alert.ts';
import { baseOf, queryOf, readAlerts, type ServeContext } from '../context.ts';

const ID = /^[0-9a-f]{32}$/u;
/** Ids are hashes: anything else names nothing, and never becomes part of a key. */
export const isId = (text: string): boolean => ID.test(text);

/** The reading half of the API; the writing half is the admin's. */
export function apiRoutes(context: ServeContext): Hono {
  const app = new Hono();
  app.get('/api/alerts', async (c) => {
    const asked = queryOf(c, context, alertRules);
    if (asked.kind === 'moved') return c.redirect(asked.location, 302);
    if (asked.kind === 'bad') return respondBadQuery(c, asked.problems);
    const { alerts, cursor, rows } = await readAlerts(context, asked.query);
    const searched = { rows: rows.length, limit: WINDOW_ROWS, since: rows.at(-1)?.at ?? null };
    return answerJson(c, context, {
      items: alerts.map((alert) => servedAlert(alert, baseOf(c, context))),
      cursor,
      searched,
    });
  });

  app.get('/api/alerts/:id', async (c) => {
    const id = c.req.param('id');
    const alert = isId(id) ? await context.corpus.getAlert(id) : null;
    if (alert === null) return respondProblem(c, notFound('No alert has this id.'));
    return answerJson(c, context, servedAlert(alert, baseOf(c, context)), alert.withdrawn?.at ?? alert.at);
  });

  app.get('/api/articles/:id', async (c) => {
    const id = c.req.param('id');
    const pointer = isId(id) ? await context.corpus.getArticle(id) : null;
    if (pointer === null) return respondProblem(c, notFound('No article has this id.'));
    const [changes, rows, suppressed] = await Promise.all([
      context.corpus.listChanges(id),
      context.listLog(),
      context.listSuppressed(),
    ]);
    const alerts = rows.filter((row) => row.article === id).map((row) => row.id);
    return answerJson(c, context, {
      ...pointer,
      changes,
      alerts,
      suppressed: suppressed.filter((row) => row.article === id),
    });
  });

  app.get('/api/suppressed', async (c) =>
    answerJson(c, context, { items: await context.listSuppressed(), cursor: null }),
  );
  return app;
}
