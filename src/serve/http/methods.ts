import type { Hono } from 'hono';
import { cors } from 'hono/cors';
import { respondProblem } from './problem.tsx';

const READS = new Set(['GET', 'HEAD']);

/**
 * Lets scripts of any site read what programs read. Where a token guards the reading they must send it, since a browser adds none
 * by itself to such a request. Nothing of the admin is shared.
 */
export function shareReads(app: Hono, paths: readonly string[]): void {
  const share = cors({
    origin: '*',
    allowMethods: ['GET', 'HEAD'],
    allowHeaders: ['Authorization', 'If-None-Match', 'If-Modified-Since'],
    exposeHeaders: ['ETag'],
    maxAge: 86_400,
  });
  for (const path of paths) {
    app.use(path, (c, next) => {
      // An address may take methods of the admin too.
      const method = c.req.header('access-control-request-method') ?? c.req.method;
      return READS.has(method) ? share(c, next) : next();
    });
  }
}

/** Earlier addresses that readers and programs may have kept, each with the one that replaced it. */
export const movedPaths: ReadonlyMap<string, string> = new Map([
  ['/untold', '/suppressed'],
  ['/api/untold', '/api/suppressed'],
]);

/** Sends each earlier address to its new one for good, with its parameters (RFC 9110, section 15.4.9). */
export function redirectMoved(app: Hono): void {
  for (const [from, to] of movedPaths) {
    app.get(from, (c) => c.redirect(`${to}${new URL(c.req.url).search}`, 308));
  }
}

/** Answers 405 where an address does not take a method, and names those that it takes (RFC 9110, section 15.5.6). */
export function refuseOtherMethods(app: Hono): void {
  const known = Map.groupBy(
    app.routes.filter(({ method }) => method !== 'ALL'),
    ({ path }) => path,
  );
  for (const [path, routes] of known) {
    const allowed = [
      ...new Set(routes.flatMap(({ method }) => (method === 'GET' ? ['GET', 'HEAD'] : [method]))),
    ].join(', ');
    app.all(path, (c) => {
      c.header('Allow', allowed);
      return respondProblem(c, {
        status: 405,
        title: 'This address does not take that method',
        detail: `It takes ${allowed}.`,
      });
    });
  }
}
