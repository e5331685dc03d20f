import type { Context } from 'hono';
import { readLedgerQuery } from './query.ts';

/** What a request asks of a ledger, or the address that it should have been sent to. */
export function ledgerQueryOf(c: Context) {
  const url = new URL(c.req.url);
  const read = readLedgerQuery(url.searchParams);
  if (!read.ok) return { kind: 'bad' as const, problems: read.error };
  const { query, search } = read.value;
  return url.search === search
    ? { kind: 'good' as const, query, search }
    : { kind: 'moved' as const, location: `${url.pathname}${search}` };
}
