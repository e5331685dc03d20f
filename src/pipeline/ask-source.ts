/** Asking a source outside of the schedule: nothing is stored, and no state of its host is known. */
import type { Clock } from '../core/model/time.ts';
import { discover, type Listing } from '../core/discover/discover.ts';
import type { CheckFailure } from '../core/model/failure.ts';
import type { Entry } from '../core/model/index.ts';
import { err, ok, type Result } from '../core/model/result.ts';
import {
  isAllowedByRobots,
  crawlDelaySeconds,
  MAX_ROBOTS_BYTES,
  nextRobotsCopy,
} from '../core/http/robots.ts';
import type { SubjectTest } from '../core/watchlist/subject.ts';
import type { GuardedFetch } from '../io/fetch/fetch.ts';
import type { Source } from '../core/watchlist/schema.ts';

export type World = {
  readonly fetch: GuardedFetch;
  readonly now: Clock;
  readonly sleep: (ms: number) => Promise<unknown>;
};

/** Between two requests to a host that names no Crawl-delay, and the longest that is waited for one that does. */
const GAP_MS = 1_000;
const LONGEST_GAP_MS = 60_000;
const LISTING_BYTES = 5_000_000;

/** @param rules the text of a robots.txt @returns how long to wait between two requests to its host */
export const gapMsOf = (rules: string): number =>
  Math.min((crawlDelaySeconds(rules) ?? GAP_MS / 1_000) * 1_000, LONGEST_GAP_MS);

/** @param url any address of the host @returns the text of its robots.txt, '' where it has none */
export async function readRobots(url: string, { fetch, now }: World): Promise<Result<string, CheckFailure>> {
  const answer = await fetch.get({
    url: new URL('/robots.txt', url).href,
    accept: 'robots',
    validators: null,
    limitBytes: MAX_ROBOTS_BYTES,
  });
  // A host that cannot be reached at all is told as that, not as its robots.txt.
  if (!answer.ok && ['network', 'timeout', 'refused-address'].includes(answer.error.code)) return answer;
  const rules = nextRobotsCopy(null, answer, now());
  return rules.ok ? ok(rules.value.text) : rules;
}

export type Asked = {
  readonly listing: Listing;
  /** Where the source has moved for good, or null. */
  readonly movedTo: string | null;
};

/** What a source lists today. @param rules the text of its host's robots.txt */
export async function askListing(
  source: Source,
  rules: string,
  { fetch, now }: World,
): Promise<Result<Asked, CheckFailure>> {
  if (!isAllowedByRobots(rules, source.url))
    return err({ code: 'robots', text: 'disallowed for this address' });
  const accept = source.kind === 'article' ? 'page' : 'listing';
  const answer = await fetch.get({ url: source.url, accept, validators: null, limitBytes: LISTING_BYTES });
  if (!answer.ok) return answer;
  if (answer.value.kind === 'not-modified') return err({ code: 'unasked-304' });
  const { url, text, movedPermanently } = answer.value;
  const { timeZone, linkSelector } = source;
  const listing = discover(source.kind, text, { url, timeZone, linkSelector, now: now() });
  return listing.ok ? ok({ listing: listing.value, movedTo: movedPermanently }) : listing;
}

/** As far as its listing tells; a source whose scope is `all` is on the subject as a whole. */
export const isEntryOnSubject = (
  { title, summary }: Entry,
  source: Source,
  isOnSubject: SubjectTest,
): boolean => source.scope === 'all' || source.kind === 'article' || isOnSubject([`${title}\n${summary}`]);

/** @returns ISO 8601, or null where no entry has a date */
export const newestOf = (entries: readonly Entry[]): string | null =>
  entries
    .flatMap(({ publishedAt }) => (publishedAt === null ? [] : [publishedAt]))
    .toSorted()
    .at(-1) ?? null;
