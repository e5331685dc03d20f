import { adminRoutes } from './admin/api/routes.ts';
import { adminPageRoutes } from './admin/pages/routes.tsx';
import { descriptionRoutes } from './api/openapi/routes.ts';
import { apiRoutes } from './api/routes.ts';
import { feedRoutes } from './feeds/routes.ts';
import type { Route } from './http/route.ts';
import { ledgerApiRoutes } from './ledger/api.ts';
import { ledgerPageRoutes } from './ledger/routes.tsx';
import { pageRoutes } from './pages/routes.ts';
import { statusRoutes } from './status/routes.tsx';
import { assetRoutes } from './ui/assets.ts';

/** Every route. The router and the API's description are made from this table, and a test walks it. */
export const routes: readonly Route[] = [
  ...feedRoutes,
  ...apiRoutes,
  ...ledgerApiRoutes,
  ...descriptionRoutes(() => routes),
  ...statusRoutes,
  ...adminRoutes,
  ...pageRoutes,
  ...ledgerPageRoutes,
  ...adminPageRoutes,
  ...assetRoutes,
];
