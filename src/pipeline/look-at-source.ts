import { DAY_MS, iso } from '../core/clock.ts';
import { discover, type Listing } from '../core/discover/discover.ts';
import { articleId, hostOf } from '../core/discover/url.ts';
import type { CheckFailure } from '../core/failure.ts';
import { hash } from '../core/hash.ts';
import { afterFailure, afterListing, afterSuccess, type HealthNews } from '../core/health.ts';
import type { CheckMessage, Crowd, Entry, ForwardedEntry, SourceState } from '../core/model.ts';
import { err, ok, type Result } from '../core/result.ts';
import { parsePeriod } from '../core/schedule.ts';
import { sourceStateOf } from '../core/source-state.ts';
import { bornAt, entryHash, TRACKED_MS, trackArticle } from '../core/tracking.ts';
import type { Source } from '../watchlist/schema.ts';
import { moveArticle, remember } from './sight.ts';
import type { Visit } from './visit.ts';

const LISTING_BYTES = 5_000_000;
/** Of a sitemap index: the newest sitemaps that are read. */
const SITEMAPS_READ = 3;
/** More first sights from one source in one check than this become one alert. */
const CROWD = 8;

/** Fetches a source's listing, remembers how that went, and takes up the articles on the subject that it lists. */
export async function lookAtSource(visit: Visit, source: Source): Promise<void> {
  const state = stateOf(visit, source);
  const listing = await readSource(visit, source, state);
  if (!listing.ok) return failSource(visit, source, listing.error);

  const well = afterSuccess(stateOf(visit, source), visit.now());
  visit.record.sources[source.id] = well.state;
  await tellHealth(visit, source, well.news);
  if (listing.value !== null) await takeUp(visit, source, listing.value);

  const quietAfterMs = parsePeriod(source.quietAfter) ?? 3 * DAY_MS;
  const heard = afterListing(stateOf(visit, source), quietAfterMs, visit.message.outages, visit.now());
  visit.record.sources[source.id] = heard.state;
  await tellHealth(visit, source, heard.news);
}

/** A failed look is recorded on its source and stops nothing else. */
export async function failSource(visit: Visit, source: Source, failure: CheckFailure): Promise<void> {
  const failed = afterFailure(stateOf(visit, source), failure, visit.now());
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
  // A single article is its own listing: its page is looked at as an article, once.
  if (source.kind === 'article') return discover('article', '', { ...options, url: source.url });

  const answer = await visit.get({
    url: source.url,
    accept: 'listing',
    validators: visit.message.forced || state.baselineAt === null ? null : state.validators,
    limitBytes: LISTING_BYTES,
  });
  if (!answer.ok) return answer;
  if (answer.value.kind === 'not-modified') return ok(null);

  visit.record.sources[source.id] = {
    ...state,
    validators: answer.value.validators,
    movedTo: movedTo(state, answer.value.movedPermanently),
  };
  const listing = discover(source.kind, answer.value.text, { ...options, url: answer.value.url });
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

/** Takes up what the listing has on the subject: articles of this host are tracked, others go to their host's check. */
async function takeUp(visit: Visit, source: Source, listing: Listing): Promise<void> {
  const state = stateOf(visit, source);
  const now = visit.now();
  const onSubject = withOwnGuids(listing.entries.filter(subjectTestOf(visit, source)));
  const isBaseline = state.baselineAt === null;
  const unknown = onSubject.filter(
    (entry) => visit.known.find(source.id, entry) === null && state.seen[articleId(entry.url)] === undefined,
  );
  const crowd = isBaseline ? null : crowdOf(visit, source, unknown);
  const seen: SourceState['seen'] = {};
  const forward: ForwardedEntry[] = [];
  for (const entry of onSubject) {
    const found: ForwardedEntry = {
      source: source.id,
      baseline: isBaseline,
      sourceAddedAt: state.addedAt,
      crowd,
      entry,
    };
    if (hostOf(entry.url) === visit.record.host) {
      await track(visit, found);
      continue;
    }
    const id = articleId(entry.url);
    seen[id] = entryHash(entry);
    if (state.seen[id] !== seen[id]) forward.push(found);
  }
  await forwardEntries(visit, forward);
  visit.record.sources[source.id] = {
    ...state,
    ...freshness(state, listing, onSubject, now),
    baselineAt: state.baselineAt ?? iso(now),
    seen,
    lastForward:
      forward.length > 0 ? { tick: visit.message.clock.tick, entries: forward } : state.lastForward,
  };
}

function subjectTestOf(visit: Visit, source: Source): (entry: Entry) => boolean {
  if (source.scope === 'all' || source.kind === 'article') return () => true;
  return (entry) => visit.isOnSubject([`${entry.title}\n${entry.summary}`]);
}

/** A guid that two entries carry names neither of them. */
function withOwnGuids(entries: readonly Entry[]): Entry[] {
  const uses = Map.groupBy(entries, (entry) => entry.guid);
  return entries.map((entry) => (uses.get(entry.guid)?.length === 1 ? entry : { ...entry, guid: null }));
}

function crowdOf(visit: Visit, source: Source, unknown: readonly Entry[]): Crowd | null {
  if (unknown.length <= CROWD) return null;
  return { id: hash('crowd', source.id, String(visit.message.clock.tick)), count: unknown.length };
}

/** Tracks an entry whose article lives on this host; one that is known keeps its history and gets the new listing. */
export async function track(visit: Visit, found: ForwardedEntry): Promise<void> {
  const { entry } = found;
  const id = visit.known.find(found.source, entry);
  const known = id === null ? undefined : visit.record.articles[id];
  if (id === null || known === undefined) {
    const article = trackArticle(entry, { ...found, now: visit.now() });
    // An archive lists what no one looks at any more.
    if (visit.now() - bornAt(article) >= TRACKED_MS) return;
    visit.known.add(articleId(entry.url), remember(visit, articleId(entry.url), article));
    return;
  }
  if (entryHash(known.entry) !== entryHash(entry)) visit.record.articles[id] = { ...known, entry };
  // The same guid at another address; a redirect seen before may have moved it there already.
  if (articleId(entry.url) !== id) await moveArticle(visit, id, entry.url);
}

/** Articles on other hosts: one message for each, so that every host keeps its one writer and its gap. */
export async function forwardEntries(visit: Visit, entries: readonly ForwardedEntry[]): Promise<void> {
  const byHost = Map.groupBy(entries, ({ entry }) => hostOf(entry.url));
  const messages = [...byHost].map(([host, ofHost]): CheckMessage => ({
    ...visit.message,
    host,
    sources: [],
    entries: ofHost,
  }));
  if (messages.length > 0) await visit.dependencies.queues.checks(messages);
}

type Freshness = Pick<
  SourceState,
  'listed' | 'onSubject' | 'newestAt' | 'newestOnSubjectAt' | 'listedHash' | 'listingHash'
>;

/** How alive a listing is: by its dates, or, where it has none, by the day on which it last changed. */
function freshness(
  state: SourceState,
  listing: Listing,
  onSubject: readonly Entry[],
  now: number,
): Freshness {
  const dated = newestOf(listing.entries);
  const listedHash = hash(...listing.entries.map((entry) => entry.url));
  const isNewDay = state.newestAt === null || now - Date.parse(state.newestAt) >= DAY_MS;
  const hasMoved = dated === null && isNewDay && listedHash !== state.listedHash;
  return {
    listed: listing.total,
    onSubject: onSubject.length,
    newestAt: dated ?? (hasMoved ? iso(now) : state.newestAt),
    newestOnSubjectAt: newestOf(onSubject) ?? state.newestOnSubjectAt,
    listedHash: hasMoved ? listedHash : state.listedHash,
    listingHash: hash(...onSubject.flatMap((entry) => [entry.url, entryHash(entry)])),
  };
}

function newestOf(entries: readonly Entry[]): string | null {
  const dates = entries.flatMap(({ publishedAt }) => publishedAt ?? []);
  return dates.toSorted().at(-1) ?? null;
}
