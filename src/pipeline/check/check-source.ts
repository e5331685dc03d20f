import { DAY_MS, parsePeriod, TICK_MS } from '../../core/model/time.ts';
import { EXTRACTOR } from '../../core/extract/article.ts';
import { chooseSitemaps, discover, recentEntries, type Listing } from '../../core/discover/discover.ts';
import { isKnownBody, withBody } from '../../core/http/response-headers.ts';
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
import { forwardEntries, findLostEntries } from './forward-entries.ts';
import { checkArticle } from './check-article.ts';
import { trackListing } from './track-listing.ts';
import type { CheckContext } from './check-context.ts';

export const LISTING_BYTES = 5_000_000;

/**
 * Fetches a source's listing, remembers how that went, and tracks the articles on the subject that it lists. The source's
 * health changes at the time of the tick, because a check that is tried again must say the same again.
 */
export async function checkSource(check: CheckContext, source: Source): Promise<void> {
  if (source.kind === 'article') return checkWatchedPage(check, source);
  const listing = await readSource(check, source, stateOf(check, source));
  if (!listing.ok) return recordSourceFailure(check, source, listing.error);

  await recordSourceSuccess(check, source);
  const lost = await findLostEntries(check, stateOf(check, source));
  if (listing.value === null) await forwardEntries(check, lost);
  else await trackListing(check, source, listing.value, lost);

  const quietAfterMs = parsePeriod(source.quietAfter) ?? 3 * DAY_MS;
  const listed = afterListing(
    stateOf(check, source),
    quietAfterMs,
    check.message.outages,
    check.message.clock.tick,
  );
  check.record.sources[source.id] = listed.state;
  await tellHealth(check, source, listed.news);
}

/** Checks a page that is watched for itself. It is its own listing, and never lists anything new. */
async function checkWatchedPage(check: CheckContext, source: Source): Promise<void> {
  const { timeZone, linkSelector, url } = source;
  const listing = discover('article', '', { timeZone, linkSelector, url, now: check.now() });
  if (!listing.ok) return recordSourceFailure(check, source, listing.error);
  await trackListing(check, source, listing.value, []);
  for (const entry of listing.value.entries) {
    const id = check.known.find(source.id, entry);
    const failure = id === null ? null : await checkArticle(check, id);
    if (failure !== null) return recordSourceFailure(check, source, failure);
  }
  return recordSourceSuccess(check, source);
}

/** Records a good check: an earlier failure is over. */
async function recordSourceSuccess(check: CheckContext, source: Source): Promise<void> {
  const well = afterSuccess(stateOf(check, source), check.message.clock.tick);
  check.record.sources[source.id] = well.state;
  await tellHealth(check, source, well.news);
}

/** Records a failed check on its source. It stops nothing else. Where no request was left, nothing is known of the source. */
export async function recordSourceFailure(
  check: CheckContext,
  source: Source,
  failure: CheckFailure,
): Promise<void> {
  if (failure.code === 'no-room') {
    check.left.sources.add(source.id);
    return;
  }
  const failed = afterFailure(stateOf(check, source), failure, check.message.clock.tick);
  check.record.sources[source.id] = failed.state;
  await tellHealth(check, source, failed.news);
}

const stateOf = (check: CheckContext, source: Source): SourceState =>
  sourceStateOf(check.record, source, check.now());

async function tellHealth(check: CheckContext, source: Source, news: HealthNews | null): Promise<void> {
  if (news === null) return;
  const message = { kind: 'health' as const, clock: check.message.clock, source: source.id, ...news };
  await check.tellDesk(message);
  check.record.sources[source.id] = { ...stateOf(check, source), lastHealth: message };
}

/** @returns the listing; null when the source says that nothing changed */
async function readSource(
  check: CheckContext,
  source: Source,
  state: SourceState,
): Promise<Result<Listing | null, CheckFailure>> {
  const options = { timeZone: source.timeZone, linkSelector: source.linkSelector, now: check.now() };
  const validators = check.message.forced || state.baselineAt === null ? null : state.validators;
  const limitBytes = LISTING_BYTES;
  const answer = await check.get({ url: source.url, accept: 'listing', validators, limitBytes });
  if (!answer.ok) return answer;
  if (answer.value.kind === 'not-modified') return ok(null);
  const { text, url, redirected } = answer.value;
  const body = { text, by: [EXTRACTOR, check.subject.name, source] };
  if (!redirected && isKnownBody(validators, body)) return ok(null);

  const listing = discover(source.kind, text, { ...options, url });
  check.record.sources[source.id] = {
    ...state,
    // Validators are kept only of what was understood. Those of an index say nothing of the sitemaps that it names.
    validators:
      listing.ok && listing.value.sitemaps.length === 0 ? withBody(answer.value.validators, body) : null,
    movedTo: countMove(state, answer.value.movedPermanently),
  };
  if (!listing.ok || listing.value.sitemaps.length === 0) return listing;
  return readSitemaps(check, source, listing.value);
}

const countMove = (state: SourceState, url: string | null): SourceState['movedTo'] =>
  url === null ? null : { url, count: state.movedTo?.url === url ? Math.min(state.movedTo.count + 1, 9) : 1 };

/**
 * Reads the newest sitemaps of an index and, where nothing says which they are, one of the others in its turn. One that fails is
 * left out; when all fail, the source fails.
 */
async function readSitemaps(
  check: CheckContext,
  source: Source,
  index: Listing,
): Promise<Result<Listing, CheckFailure>> {
  const entries: Entry[] = [...index.entries];
  let failure: CheckFailure = { code: 'no-entries' };
  let isRead = false;
  const sameHost = index.sitemaps.filter((url) => hostOf(url) === check.record.host);
  const turn = Math.floor(check.message.clock.tick / (parsePeriod(source.every) ?? TICK_MS));
  for (const { url, isInTurn } of chooseSitemaps(sameHost, index.isGuessed === true, turn)) {
    const answer = await check.get({ url, accept: 'listing', validators: null, limitBytes: LISTING_BYTES });
    if (!answer.ok) {
      failure = answer.error;
      continue;
    }
    if (answer.value.kind === 'not-modified') continue;
    const options = { timeZone: source.timeZone, linkSelector: source.linkSelector, now: check.now() };
    const listing = discover('sitemap', answer.value.text, { ...options, url: answer.value.url });
    if (!listing.ok) {
      failure = listing.error;
      continue;
    }
    isRead = true;
    const listed = listing.value.entries;
    entries.push(...(isInTurn ? recentEntries(listed, check.now()) : listed));
  }
  return isRead ? ok({ entries, total: entries.length, sitemaps: [] }) : err(failure);
}
