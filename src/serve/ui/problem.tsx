import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { QueryProblem } from '../../core/alerts/parameters.ts';
import { ErrorPage } from './error.tsx';
import { page } from './layout.tsx';

/** RFC 9457. All of it is in our own words: what was sent is never repeated. */
export type Problem = {
  readonly status: ContentfulStatusCode;
  readonly title: string;
  readonly detail: string;
  readonly errors?: readonly QueryProblem[];
};

export const notFound = (detail: string): Problem => ({ status: 404, title: 'Not found', detail });

/** @param problems parameters named by us, and what they must be */
export const badQuery = (c: Context, problems: readonly QueryProblem[]): Response | Promise<Response> =>
  problem(c, {
    status: 400,
    title: 'A parameter cannot be read',
    detail: problems.map(({ path, text }) => `${path} ${text}`).join('; '),
    errors: problems,
  });

/** People who open a page get a page; programs get JSON. */
const isForPeople = (c: Context): boolean =>
  (c.req.header('Accept') ?? '').includes('text/html') &&
  !/^\/(?:api\/|feed\.|healthz|opml|.*\.json$)/u.test(c.req.path);

export function problem(
  c: Context,
  { status, title, detail, errors }: Problem,
): Response | Promise<Response> {
  c.header('Cache-Control', 'no-store');
  c.header('Vary', 'Accept');
  if (isForPeople(c)) {
    return c.html(page(<ErrorPage title={title} detail={detail} errors={errors ?? []} />), status);
  }
  const body = { type: 'about:blank', title, status, detail, ...(errors === undefined ? {} : { errors }) };
  return c.body(JSON.stringify(body), status, { 'Content-Type': 'application/problem+json' });
}
