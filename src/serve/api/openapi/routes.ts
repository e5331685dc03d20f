import { adminPages, administration } from './admin.ts';
import { pages, reads } from './reads.ts';
import { file, type Route } from './route.ts';

/**
 * Every route, in one table: the document is made from it, scripts of other sites may read by it, and a test walks it beside
 * the router's own.
 * @param stylePath @param scriptPaths the assets that are named by their content
 */
export const routesWith = (stylePath: string, scriptPaths: readonly string[]): readonly Route[] => [
  ...describedRoutes,
  ...pages,
  ...adminPages,
  file(stylePath, 'text/css', 'for-ever'),
  ...scriptPaths.map((path) => file(path, 'text/javascript', 'for-ever')),
  file('/favicon.svg', 'image/svg+xml', 'day'),
  file('/robots.txt', 'text/plain', 'day'),
];

/** What the document describes. */
export const describedRoutes: readonly Route[] = [...reads, ...administration];

/** Paths that scripts of other sites may read. */
export const sharedPaths: readonly string[] = reads.map(({ path }) => path);
