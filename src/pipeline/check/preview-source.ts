/** Tries sources outside of the schedule, for the admin's dry run and for the survey: nothing is stored. */
import { discover, type Listing } from '../../core/discover/discover.ts';
import { listingVersion } from '../../core/extract/article.ts';
import type { CheckFailure } from '../../core/model/failure.ts';
import type { Entry, Version } from '../../core/model/index.ts';
import { err, ok, type Result } from '../../core/model/result.ts';
import type { Clock } from '../../core/model/time.ts';
import { hostOf, isItemOfPage } from '../../core/model/url.ts';
import { isEntryOnSubject, newestEntryAt } from '../../core/tracking/entries.ts';
import { isPageOnSubject } from '../../core/sections/on-subject.ts';
import { whyNotOpened } from '../../core/tracking/openings.ts';
import { subjectOf, type Subject } from '../../core/watchlist/subject.ts';
import type { Source, Watchlist } from '../../core/watchlist/schema.ts';
import type { GuardedFetch } from '../../io/fetch/fetch.ts';
import { LISTING_BYTES } from './check-source.ts';
import { openPoliteFetch, type PoliteFetch, type RobotsFailure } from './polite-fetch.ts';
import { fetchArticle, ofSubject } from './read-page.ts';

/** A longer gap than this is not kept: somebody waits for the answer. */
const MAX_GAP_MS = 60_000;

export type PreviewWorld = {
  readonly fetch: GuardedFetch;
  readonly now: Clock;
  readonly sleep: (ms: number) => Promise<unknown>;
};

/** @param url any address of the host */
export const openPreviewFetch = ({ fetch, now, sleep }: PreviewWorld, url: string): PoliteFetch =>
  openPoliteFetch({
    fetch,
    sleep,
    now,
    wall: now,
    memory: { host: hostOf(url), robots: null, backOff: null },
    maxGapMs: MAX_GAP_MS,
  });

/** Tells that a host cannot be reached at all, and else that its robots.txt cannot be read. */
export const robotsFailure = ({ cause, meaning }: RobotsFailure): CheckFailure =>
  ['network', 'timeout', 'refused-address'].includes(cause.code) ? cause : meaning;

/** `movedTo` says where the source has moved for good, or null. */
type SourcePreview = { readonly listing: Listing; readonly movedTo: string | null };

/** Reads what a source lists at present. */
export async function readListing(
  source: Source,
  polite: PoliteFetch,
  now: Clock,
): Promise<Result<SourcePreview, CheckFailure>> {
  const accept = source.kind === 'article' ? 'page' : 'listing';
  const answer = await polite.get({ url: source.url, accept, validators: null, limitBytes: LISTING_BYTES });
  if (!answer.ok) return answer;
  if (answer.value.kind === 'not-modified') return err({ code: 'unasked-304' });
  const { url, text, movedPermanently } = answer.value;
  const { timeZone, linkSelector } = source;
  const listing = discover(source.kind, text, { url, timeZone, linkSelector, now: now() });
  return listing.ok ? ok({ listing: listing.value, movedTo: movedPermanently }) : listing;
}

/** One step of a dry run, as it happens. */
export type PreviewStep =
  /** A request is on its way. `waitMs` is the gap that comes first. */
  | {
      readonly step: 'asking';
      readonly what: 'robots' | 'listing' | 'article';
      readonly url: string;
      readonly waitMs: number;
    }
  | { readonly step: 'failed'; readonly failure: CheckFailure }
  | {
      readonly step: 'listed';
      readonly total: number;
      readonly onSubject: readonly Entry[];
      /** Their listing misses the subject, and their pages are opened once. */
      readonly unsure: readonly Entry[];
      /** Nothing is opened of them. */
      readonly offSubject: readonly UnopenedEntry[];
      /** ISO 8601 */
      readonly newestAt: string | null;
      readonly movedTo: string | null;
    }
  /** A check would keep this of one article. */
  | {
      readonly step: 'read';
      readonly entry: Entry;
      /** Of a page with many subjects, only what is on the subject. */
      readonly version: Version;
      /** `listed`: by its listing; `on` and `off`: opened, and judged by its page; else why no check would open it. */
      readonly fate: 'listed' | 'on' | 'off' | UnopenedEntry['why'];
    };

type UnopenedEntry = { readonly entry: Entry; readonly why: NonNullable<ReturnType<typeof whyNotOpened>> };

/**
 * Shows what a source would yield. Asks politely and at once for robots.txt, the listing, and one article of it: one on the subject if any
 * is, else one that a check would open.
 */
export async function* previewSource(
  watchlist: Watchlist,
  source: Source,
  world: PreviewWorld,
): AsyncGenerator<PreviewStep> {
  const polite = openPreviewFetch(world, source.url);
  yield { step: 'asking', what: 'robots', url: new URL('/robots.txt', source.url).href, waitMs: 0 };
  const rules = await polite.rulesFor(source.url);
  if (!rules.ok) {
    yield { step: 'failed', failure: robotsFailure(rules.error) };
    return;
  }

  const waitMs = polite.gapMs(rules.value);
  yield { step: 'asking', what: 'listing', url: source.url, waitMs };
  const read = await readListing(source, polite, world.now);
  if (!read.ok) {
    yield { step: 'failed', failure: read.error };
    return;
  }

  const { listing, movedTo } = read.value;
  const subject = subjectOf(watchlist);
  const { onSubject, unsure, offSubject } = sortEntries(listing.entries, source, subject, world.now());
  const newestAt = newestEntryAt(listing.entries);
  yield { step: 'listed', total: listing.total, onSubject, unsure, offSubject, newestAt, movedTo };

  const entry = onSubject[0] ?? unsure[0] ?? offSubject[0]?.entry;
  if (entry === undefined) return;
  yield { step: 'asking', what: 'article', url: entry.url, waitMs };
  const version = await readArticle(source, entry, polite);
  if (!version.ok) {
    yield { step: 'failed', failure: version.error };
    return;
  }
  const isListed = onSubject.length > 0;
  const kept = ofSubject({ subject }, source, { entry, opened: isListed ? undefined : true }, version.value);
  const choice = { subject, party: source.party, isListed, isOfOpener: true, isOpened: !isListed };
  const judged = isPageOnSubject(kept, choice) ? 'on' : 'off';
  const fate = isListed ? 'listed' : unsure.length > 0 ? judged : (offSubject[0]?.why ?? 'never');
  yield { step: 'read', entry, version: fate === 'listed' || fate === 'on' ? kept : version.value, fate };
}

/** Sorts what is listed by what a check would do with it. */
function sortEntries(
  entries: readonly Entry[],
  source: Source,
  subject: Subject,
  now: number,
): Pick<Extract<PreviewStep, { step: 'listed' }>, 'onSubject' | 'unsure' | 'offSubject'> {
  const { on: onSubject = [], off = [] } = Object.groupBy(entries, (entry) =>
    isEntryOnSubject(entry, source, subject) ? 'on' : 'off',
  );
  const judged = off.map((entry) => ({ entry, why: whyNotOpened(entry, source, subject, now) }));
  return {
    onSubject,
    unsure: judged.flatMap(({ entry, why }) => (why === null ? [entry] : [])),
    offSubject: judged.flatMap(({ entry, why }) => (why === null ? [] : [{ entry, why }])),
  };
}

async function readArticle(
  source: Source,
  entry: Entry,
  polite: PoliteFetch,
): Promise<Result<Version, CheckFailure>> {
  const { url } = entry;
  if (isItemOfPage(url)) return ok(listingVersion(entry, source.language));
  // An article on another host obeys the robots.txt of that host.
  const rules = await polite.rulesFor(url);
  if (!rules.ok) return err(robotsFailure(rules.error));
  const answer = await fetchArticle({ get: polite.get, hasRoom: () => true }, source, url, null);
  if (!answer.ok) return answer;
  if (answer.value === null) return err({ code: 'unasked-304' });
  const { version } = answer.value;
  return version.ok ? version : err({ code: 'page', ...version.error });
}
