import { DAY_MS, parsePeriod } from '../../core/model/time.ts';
import { discover, type Listing } from '../../core/discover/discover.ts';
import { hostOf } from '../../core/model/url.ts';
import type { CheckFailure } from '../../core/model/failure.ts';
import {
  afterFailure,
  afterListing,
  afterSuccess,
  type HealthNews,
} from '../../core/tracking/source-health.ts';
import type { Entry, SourceState } from '../../core/model/index.ts';
import { err, ok, type Result } from '../../core/model/result.ts';
import { sourceStateOf } from '../../core/tracking/source-state.ts';
import type { Source } from '../../core/watchlist/schema.ts';
import { forwardEntries, lostEntries } from './forward-entries.ts';
import { lookAtArticle } from './check-article.ts';
import { takeUp } from './track-listing.ts';
import type { Visit } from './host-visit.ts';

const LISTING_BYTES = 5_000_000;
/** Of a sitemap index: the newest sitemaps that are read. */
const SITEMAPS_READ = 3;

/**
 * Fetches a source's listing, remembers how that went, and takes up the articles on the subject that it lists. Its health
 * changes at the time of the tick: a check that is tried again must say the same again.
 */
export async function lookAtSource(visit: Visit, source: Source): Promise<void> {
  if (source.kind === 'article') return lookAtPage(visit, source);
  const listing = await readSource(visit, source, stateOf(visit, source));
  if (!listing.ok) return failSource(visit, source, listing.error);

  await passSource(visit, source);
  const lost = await lostEntries(visit, stateOf(visit, source));
  if (listing.value === null) await forwardEntries(visit, lost);
  else await takeUp(visit, source, listing.value, lost);

  const quietAfterMs = parsePeriod(source.quietAfter) ?? 3 * DAY_MS;
  const heard = afterListing(
    stateOf(visit, source),
    quietAfterMs,
    visit.message.outages,
    visit.message.clock.tick,
  );
  visit.record.sources[source.id] = heard.state;
  await tellHealth(visit, source, heard.news);
}

/** A page that is watched for itself is its own listing: it is looked at once, and lists nothing new, ever. */
async function lookAtPage(visit: Visit, source: Source): Promise<void> {
  const { timeZone, linkSelector, url } = source;
  const listing = discover('article', '', { timeZone, linkSelector, url, now: visit.now() });
  if (!listing.ok) return failSource(visit, source, listing.error);
  await takeUp(visit, source, listing.value, []);
  for (const entry of listing.value.entries) {
    const id = visit.known.find(source.id, entry);
    const failure = id === null ? null : await lookAtArticle(visit, id);
    if (failure !== null) return failSource(visit, source, failure);
  }
  return passSource(visit, source);
}

/** A good look: what failed before is over. */
async function passSource(visit: Visit, source: Source): Promise<void> {
  const well = afterSuccess(stateOf(visit, source), visit.message.clock.tick);
  visit.record.sources[source.id] = well.state;
  await tellHealth(visit, source, well.news);
}

/** A failed look is recorded on its source and stops nothing else. */
export async function failSource(visit: Visit, source: Source, failure: CheckFailure): Promise<void> {
  const failed = afterFailure(stateOf(visit, source), failure, visit.message.clock.tick);
  visit.record.sources[source.id] = failed.state;
  await tellHealth(visit, source, failed.news);
}

const stateOf = (visit: Visit, source: Source): SourceState =>
  sourceStateOf(visit.record, source, visit.now());

async function tellHealth(visit: Visit, source: Source, news: HealthNews | null): Promise<void> {
  if (news === null) return;
  const message = { kind: 'health' as const, clock: visit.message.clock, source: source.id, ...news };
  await visit.tellDesk(message);
  visit.record.sources[source.id] = { ...stateOf(visit, source), lastHealth: message };
}

/** @returns the listing; null when the source says that nothing changed */
async function readSource(
  visit: Visit,
  source: Source,
  state: SourceState,
): Promise<Result<Listing | null, CheckFailure>> {
  const options = { timeZone: source.timeZone, linkSelector: source.linkSelector, now: visit.now() };
  const answer = await visit.get({
    url: source.url,
    accept: 'listing',
    validators: visit.message.forced || state.baselineAt === null ? null : state.validators,
    limitBytes: LISTING_BYTES,
  });
  if (!answer.ok) return answer;
  if (answer.value.kind === 'not-modified') return ok(null);

  const listing = discover(source.kind, answer.value.text, { ...options, url: answer.value.url });
  visit.record.sources[source.id] = {
    ...state,
    // "Not modified" must mean that what was read then is known; an index says nothing of the sitemaps that it names.
    validators: listing.ok && listing.value.sitemaps.length === 0 ? answer.value.validators : null,
    movedTo: movedTo(state, answer.value.movedPermanently),
  };
  if (!listing.ok || listing.value.sitemaps.length === 0) return listing;
  return readSitemaps(visit, source, listing.value);
}

const movedTo = (state: SourceState, url: string | null): SourceState['movedTo'] =>
  url === null ? null : { url, count: state.movedTo?.url === url ? Math.min(state.movedTo.count + 1, 9) : 1 };

/** The newest sitemaps of an index; one of them that fails is left out, all of them are a failure. */
async function readSitemaps(
  visit: Visit,
  source: Source,
  index: Listing,
): Promise<Result<Listing, CheckFailure>> {
  const entries: Entry[] = [...index.entries];
  let failure: CheckFailure = { code: 'no-entries' };
  const sameHost = index.sitemaps.filter((url) => hostOf(url) === visit.record.host);
  for (const url of sameHost.slice(0, SITEMAPS_READ)) {
    const answer = await visit.get({ url, accept: 'listing', validators: null, limitBytes: LISTING_BYTES });
    if (!answer.ok) {
      failure = answer.error;
      continue;
    }
    if (answer.value.kind === 'not-modified') continue;
    const options = { timeZone: source.timeZone, linkSelector: source.linkSelector, now: visit.now() };
    const listing = discover('sitemap', answer.value.text, { ...options, url: answer.value.url });
    if (listing.ok) entries.push(...listing.value.entries);
    else failure = listing.error;
  }
  return entries.length > 0 ? ok({ entries, total: entries.length, sitemaps: [] }) : err(failure);
}
