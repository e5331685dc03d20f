import { Hono } from 'hono';
import type { Dependencies } from '../pipeline/dependencies.ts';
import { requireReader } from './http/access.ts';
import { adminPageRoutes } from './admin/pages/routes.tsx';
import { adminRoutes } from './admin/api/routes.ts';
import { apiRoutes } from './api/routes.ts';
import { assetRoutes } from './ui/assets.ts';
import { feedRoutes } from './feeds/routes.ts';
import { ledgerApiRoutes } from './ledger/api.ts';
import { ledgerRoutes } from './ledger/routes.tsx';
import { movedPaths, redirectMoved, refuseOtherMethods, shareReads } from './http/methods.ts';
import { sharedPaths } from './api/openapi/routes.ts';
import { descriptionRoutes } from './api/openapi/served.ts';
import { pageRoutes } from './pages/routes.tsx';
import { notFound, problem } from './ui/problem.tsx';
import { secureHeaders } from './http/security.ts';
import { openServing } from './context.ts';
import { healthRoute, statusRoutes } from './status/routes.tsx';

/**
 * Everything that answers HTTP. Made once an isolate: its windows of the newest rows live as long.
 * Order matters: what stands before the reader's token is open to all, or asks for the admin's.
 */
export function createApp(dependencies: Dependencies): Hono {
  const serving = openServing(dependencies);
  const app = new Hono();
  app.use(secureHeaders);
  app.onError((error, c) => {
    dependencies.log({ event: 'request-failed', path: c.req.routePath, error: String(error) });
    return problem(c, { status: 500, title: 'Something failed here', detail: 'It is logged; try again.' });
  });
  app.notFound((c) => problem(c, notFound('Nothing is at this address.')));
  // A browser follows a redirect from another site only where the redirect is shared too.
  shareReads(app, [...sharedPaths, ...movedPaths.keys()]);
  app.route('/', assetRoutes());
  app.route('/', healthRoute(serving));
  app.route('/', adminRoutes(dependencies));
  app.route('/', adminPageRoutes(serving));
  app.use(requireReader(dependencies.settings));
  app.route('/', feedRoutes(serving));
  app.route('/', apiRoutes(serving));
  app.route('/', ledgerApiRoutes(serving));
  app.route('/', descriptionRoutes(serving));
  app.route('/', statusRoutes(serving));
  app.route('/', pageRoutes(serving));
  app.route('/', ledgerRoutes(serving));
  redirectMoved(app);
  refuseOtherMethods(app);
  return app;
}
