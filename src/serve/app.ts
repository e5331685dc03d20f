import { Hono } from 'hono';
import type { Dependencies } from '../pipeline/dependencies.ts';
import { openContext } from './context.ts';
import { requireReader } from './http/access.ts';
import { keepingAnswers, openAnswers } from './http/answers.ts';
import { movedPaths, redirectMoved, refuseOtherMethods, shareReads } from './http/methods.ts';
import { notFound } from './http/http-problem.ts';
import { respondProblem } from './http/problem.tsx';
import type { Route } from './route.ts';
import { secureHeaders } from './http/security.ts';
import { routes } from './routes.ts';

/**
 * Makes the app that answers all HTTP. It is made once an isolate, and its windows of the newest rows live as long.
 * The order matters: routes before the check of the reader's token are open to all, or check the admin's token themselves.
 * @param shown the corpus as those see it who only read: without the records that a later version stored
 */
export function createApp(dependencies: Dependencies, shown: Dependencies['corpus']): Hono {
  const context = openContext({ ...dependencies, corpus: shown });
  const writing = { ...context, corpus: dependencies.corpus };
  const answers = openAnswers(dependencies.wall, context.windowMs);
  const isPrivate = dependencies.settings.readToken !== null;
  const forget = () => {
    answers.clear();
    context.clear();
  };
  const app = new Hono();
  const register = (registered: readonly Route[]) => {
    for (const route of registered) {
      const handle = route.cache === 'window' ? keepingAnswers(route, answers, isPrivate) : route.handle;
      app.on(route.method, route.path, async (c) => {
        const answer = await handle(c, route.method === 'GET' ? context : writing);
        // Only who may change something makes us forget: a stranger's requests would make each reader's cost a list.
        if (route.changes && answer.status < 400) forget();
        return answer;
      });
    }
  };
  app.use(secureHeaders);
  app.onError((error, c) => {
    dependencies.log({ event: 'request-failed', path: c.req.routePath, error: String(error) });
    return respondProblem(c, {
      status: 500,
      title: 'Something failed here',
      detail: 'It is logged; try again.',
    });
  });
  app.notFound((c) => respondProblem(c, notFound('Nothing is at this address.')));
  // A script of another site follows a redirect only where the redirect is shared too.
  const sharedPaths = routes.filter(({ shared }) => shared).map(({ path }) => path);
  shareReads(app, [...sharedPaths, ...movedPaths.keys()]);
  register(routes.filter(({ access }) => access !== 'reader'));
  app.use(requireReader(dependencies.settings));
  register(routes.filter(({ access }) => access === 'reader'));
  redirectMoved(app);
  refuseOtherMethods(app);
  return app;
}
