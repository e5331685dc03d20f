import { adminRoutes } from './admin/api/routes.ts';
import { adminPageRoutes } from './admin/pages/routes.tsx';
import { descriptionRoutes } from './api/openapi/routes.ts';
import { apiRoutes } from './api/routes.ts';
import { digestRoutes } from './feeds/digest-routes.tsx';
import { feedRoutes } from './feeds/routes.ts';
import { pageRoute, type Route } from './route.ts';
import { ledgerApiRoutes } from './ledger/api.ts';
import { ledgerPageRoutes } from './ledger/routes.tsx';
import { meetingRoutes } from './meetings/routes.tsx';
import { serveAlertPage } from './pages/alert.tsx';
import { serveArticlePage } from './pages/article.tsx';
import { serveDiffPage } from './pages/diff.tsx';
import { serveLookupPage } from './pages/lookup.tsx';
import { serveOutletsPage } from './pages/outlets.tsx';
import { serveStoryPage } from './pages/story.tsx';
import { serveStream } from './pages/stream.tsx';
import { serveSuppressedPage } from './pages/suppressed.tsx';
import { statusRoutes } from './status/routes.tsx';
import { assetRoutes } from './ui/assets.ts';

/** The pages of alerts and articles. */
const pageRoutes: readonly Route[] = [
  pageRoute('/', serveStream, 'canonical'),
  pageRoute('/suppressed', serveSuppressedPage, ['day', 'rule', 'source']),
  pageRoute('/outlets', serveOutletsPage),
  pageRoute('/alerts/:id', serveAlertPage),
  pageRoute('/articles/:id', serveArticlePage, ['from', 'to']),
  pageRoute('/articles/:id/diff', serveDiffPage, ['from', 'to', 'view']),
  pageRoute('/stories/:id', serveStoryPage),
  pageRoute('/lookup', serveLookupPage, ['url']),
];

/** Every route. The router and the API's description are made from this table, and a test walks it. */
export const routes: readonly Route[] = [
  ...feedRoutes,
  ...digestRoutes,
  ...apiRoutes,
  ...ledgerApiRoutes,
  ...descriptionRoutes(() => routes),
  ...statusRoutes,
  ...adminRoutes,
  ...pageRoutes,
  ...ledgerPageRoutes,
  ...meetingRoutes,
  ...adminPageRoutes,
  ...assetRoutes,
];
