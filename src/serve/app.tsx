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
import { notFound, respondProblem } from './http/problem.tsx';
import { secureHeaders } from './http/security.ts';
import { openContext } from './context.ts';
import { healthRoute, statusRoutes } from './status/routes.tsx';

/**
 * Everything that answers HTTP. Made once an isolate: its windows of the newest rows live as long.
 * Order matters: what stands before the reader's token is open to all, or asks for the admin's.
 */
export function createApp(dependencies: Dependencies): Hono {
  const context = openContext(dependencies);
  const app = new Hono();
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
  // A browser follows a redirect from another site only where the redirect is shared too.
  shareReads(app, [...sharedPaths, ...movedPaths.keys()]);
  app.route('/', assetRoutes());
  app.route('/', healthRoute(context));
  app.route('/', adminRoutes(dependencies));
  app.route('/', adminPageRoutes(context));
  app.use(requireReader(dependencies.settings));
  app.route('/', feedRoutes(context));
  app.route('/', apiRoutes(context));
  app.route('/', ledgerApiRoutes(context));
  app.route('/', descriptionRoutes(context));
  app.route('/', statusRoutes(context));
  app.route('/', pageRoutes(context));
  app.route('/', ledgerRoutes(context));
  redirectMoved(app);
  refuseOtherMethods(app);
  return app;
}
