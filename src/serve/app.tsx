import { Hono } from 'hono';
import type { Dependencies } from '../pipeline/dependencies.ts';
import { requireReader } from './access.ts';
import { adminPageRoutes } from './admin/pages.tsx';
import { adminRoutes } from './admin/routes.ts';
import { apiRoutes } from './api.ts';
import { assetRoutes } from './assets.ts';
import { feedRoutes } from './feeds.ts';
import { ledgerApiRoutes } from './ledger/api.ts';
import { ledgerRoutes } from './ledger/pages.tsx';
import { refuseOtherMethods, shareReads } from './methods.ts';
import { sharedPaths } from './openapi/routes.ts';
import { descriptionRoutes } from './openapi/served.ts';
import { pageRoutes } from './pages.tsx';
import { notFound, problem } from './problem.tsx';
import { secureHeaders } from './security.ts';
import { openServing } from './serving.ts';
import { healthRoute, statusRoutes } from './status.tsx';

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
  shareReads(app, sharedPaths);
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
  refuseOtherMethods(app);
  return app;
}
