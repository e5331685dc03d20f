import type { Context } from 'hono';
import type { Dependencies } from '../../../pipeline/dependencies.ts';
import { JSON_TYPE, type Method, type Operation, type Route } from '../../route.ts';
import { refuse } from './problem.ts';
import { notFound } from '../../http/http-problem.ts';
import { refusalOf } from './token.ts';

/** The parameters of a path; '' stands for one that the path does not have. */
type PathParts = { readonly id: string; readonly hash: string };
type AdminHandle = (
  dependencies: Dependencies,
  request: Request,
  parts: PathParts,
) => Response | Promise<Response>;

/**
 * Makes a route of the admin's API. The token is asked for here, before the route's own work.
 * @param handle gets the parts of the path, which are hex
 */
export const adminRoute = (
  method: Method,
  path: string,
  handle: AdminHandle,
  { type = JSON_TYPE, ...operation }: Operation & { readonly type?: string | null },
): Route => ({
  method,
  path,
  access: 'admin',
  cache: 'never',
  /** Null where a good answer has no body. */
  type,
  names: 'canonical',
  changes: method !== 'GET',
  shared: false,
  operation,
  handle: async (c, context) => {
    const response = await answerAdmin(context, c, handle);
    response.headers.set('cache-control', 'no-store');
    return response;
  },
});

/** Ids are hex: any other text names nothing, and never becomes part of a key. */
const ID = /^[0-9a-f]{1,64}$/u;

async function answerAdmin(dependencies: Dependencies, c: Context, handle: AdminHandle): Promise<Response> {
  const refusal = refusalOf(dependencies.settings, c.req.header('authorization') ?? null);
  if (refusal !== null) return refuse(refusal);
  const parts = c.req.param();
  if (!Object.values(parts).every((part) => ID.test(part)))
    return refuse(notFound('Nothing has this address.'));
  try {
    return await handle(dependencies, c.req.raw, { id: '', hash: '', ...parts });
  } catch (error) {
    // Storage or a queue failed. Each request is either undone as a whole or safe to repeat.
    dependencies.log({ event: 'admin-failed', path: c.req.routePath, text: String(error) });
    return refuse({
      status: 503,
      title: 'Storage failed',
      detail: 'The request could not be completed. Send it again.',
      headers: { 'retry-after': '5' },
    });
  }
}
