/** What a host's checks owe its articles: which slots they are due at, and what a check did not reach. */
import type { HostRecord } from '../model/index.ts';

/** More articles than this have slots of their own: a visit on the free plan has 50 requests, for five hosts. */
const SPREAD_ABOVE = 40;
/** Fewer than this have the slots of their host again. The gap keeps a host from changing to and fro. */
const TOGETHER_BELOW = 20;

/**
 * Decides whether the articles of a host are due together or each at its own time. Together, one message and one read of the record
 * serve all of one age; but those of a busy host would be more than a visit can ask for, and its quiet ticks would stand idle.
 */
export function spreadSlots(record: HostRecord): void {
  const count = Object.keys(record.articles).length;
  if (count > SPREAD_ABOVE) record.spread = true;
  else if (count < TOGETHER_BELOW) delete record.spread;
}

/** Names the slots at which an article is due. */
export const slotsOf = ({ host, spread }: Pick<HostRecord, 'host' | 'spread'>, article: string): string =>
  spread === true ? article : host;

type Due = { readonly sources: readonly string[]; readonly articles: readonly string[] };
type Unreached = { readonly sources: ReadonlySet<string>; readonly articles: ReadonlySet<string> };

export const hasLeft = ({ left }: Pick<HostRecord, 'left'>): boolean =>
  left !== undefined && left.sources.length + left.articles.length > 0;

/** Keeps what a check did not reach, in its order, so that what waits longest is first again. @param before what it was not about */
export function keepLeft(record: HostRecord, before: Partial<Due>, unreached: Unreached): void {
  const union = (part: keyof Due) => [...new Set([...(before[part] ?? []), ...unreached[part]])];
  record.left = { sources: union('sources'), articles: union('articles') };
  if (!hasLeft(record)) delete record.left;
}
