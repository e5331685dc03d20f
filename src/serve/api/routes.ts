import { Hono } from 'hono';
import { alertRules, WINDOW_ROWS } from '../../core/alerts/filter.ts';
import { answerJson } from '../http/answer.ts';
import { badQuery, notFound, problem } from '../ui/problem.tsx';
import { servedAlert } from '../http/served-alert.ts';
import { baseOf, queryOf, readAlerts, type Serving } from '../context.ts';

const ID = /^[0-9a-f]{32}$/u;
/** Ids are hashes: anything else names nothing, and never becomes part of a key. */
export const isId = (text: string): boolean => ID.test(text);

/** The reading half of the API; the writing half is the admin's. */
export function apiRoutes(serving: Serving): Hono {
  const app = new Hono();
  app.get('/api/alerts', async (c) => {
    const asked = queryOf(c, serving, alertRules);
    if (asked.kind === 'moved') return c.redirect(asked.location, 302);
    if (asked.kind === 'bad') return badQuery(c, asked.problems);
    const { alerts, cursor, rows } = await readAlerts(serving, asked.query);
    const searched = { rows: rows.length, limit: WINDOW_ROWS, since: rows.at(-1)?.at ?? null };
    return answerJson(c, serving, {
      items: alerts.map((alert) => servedAlert(alert, baseOf(c, serving))),
      cursor,
      searched,
    });
  });

  app.get('/api/alerts/:id', async (c) => {
    const id = c.req.param('id');
    const alert = isId(id) ? await serving.corpus.getAlert(id) : null;
    if (alert === null) return problem(c, notFound('No alert has this id.'));
    return answerJson(c, serving, servedAlert(alert, baseOf(c, serving)), alert.withdrawn?.at ?? alert.at);
  });

  app.get('/api/articles/:id', async (c) => {
    const id = c.req.param('id');
    const pointer = isId(id) ? await serving.corpus.getArticle(id) : null;
    if (pointer === null) return problem(c, notFound('No article has this id.'));
    const [changes, rows, suppressed] = await Promise.all([
      serving.corpus.listChanges(id),
      serving.listLog(),
      serving.listSuppressed(),
    ]);
    const alerts = rows.filter((row) => row.article === id).map((row) => row.id);
    return answerJson(c, serving, {
      ...pointer,
      changes,
      alerts,
      suppressed: suppressed.filter((row) => row.article === id),
    });
  });

  app.get('/api/suppressed', async (c) =>
    answerJson(c, serving, { items: await serving.listSuppressed(), cursor: null }),
  );
  return app;
}
