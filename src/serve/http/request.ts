import type { Context } from 'hono';
import { type CanonicalQuery, encodeValue, type QueryProblem } from '../../core/alerts/query-parameters.ts';
import type { Result } from '../../core/model/result.ts';
import type { ServeContext } from '../context.ts';
import { respondBadQuery } from './problem.tsx';

const ID = /^[0-9a-f]{32}$/u;
/** Ids are hashes: any other text names nothing, and never becomes part of a key. */
export const isId = (text: string): boolean => ID.test(text);

/** Returns the id in the path of a request. */
export const idOf = (c: Context): string => c.req.param('id') ?? '';

/** Returns the address at which readers reach this Worker, without a slash at its end. It is the configured one, so that a forged Host changes no link. */
export const baseOf = (c: Context, { settings }: ServeContext): string =>
  settings.publicUrl ?? new URL(c.req.url).origin;

/**
 * Answers a request that has its canonical address. Any other is redirected to it, and bad parameters are named.
 * @param read reads the parameters of the route
 */
export async function withQuery<Q>(
  c: Context,
  { settings }: ServeContext,
  read: (sent: URLSearchParams) => Result<CanonicalQuery<Q>, readonly QueryProblem[]>,
  answer: (asked: CanonicalQuery<Q>) => Promise<Response>,
): Promise<Response> {
  const url = new URL(c.req.url);
  const asked = read(url.searchParams);
  if (!asked.ok) return respondBadQuery(c, asked.error);
  // The token opens feeds to readers that cannot send a header. It is no filter and stays at the end.
  const token = settings.readToken === null ? null : url.searchParams.get('token');
  const { search } = asked.value;
  const end = token === null ? '' : `${search === '' ? '?' : '&'}token=${encodeValue(token)}`;
  const canonical = `${search}${end}`;
  return url.search === canonical ? answer(asked.value) : c.redirect(`${url.pathname}${canonical}`, 302);
}
