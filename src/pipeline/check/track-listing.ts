import { checkAddress } from '../../core/model/address.ts';
import { DAY_MS, iso } from '../../core/model/time.ts';
import { suppressByAge } from '../../core/alerts/decide.ts';
import type { Listing } from '../../core/discover/discover.ts';
import { articleId, hostOf } from '../../core/model/url.ts';
import { hash } from '../../core/model/ids.ts';
import type { Burst, Entry, ForwardedEntry, SourceState } from '../../core/model/index.ts';
import { sourceStateOf } from '../../core/tracking/source-state.ts';
import { bornAt, TRACKED_MS, newTrackedArticle } from '../../core/tracking/article-state.ts';
import { addressPolicy } from '../../settings.ts';
import type { Source } from '../../core/watchlist/schema.ts';
import { fitting, forwardEntries } from './forward-entries.ts';
import { moveArticle, remember } from './record-sight.ts';
import type { Visit } from './host-visit.ts';
import { entryHash } from '../../core/tracking/entries.ts';

/** More first sights from one source in one check than this become one alert. */
const CROWD = 8;
/** Stands in `seen` for what the baseline listed and no message had room for yet: it stays part of the baseline. */
const PENDING = '';

/**
 * Takes up what the listing has on the subject: articles of this host are tracked, others go to their host's check.
 * @param lost what was sent on before and got lost
 */
export async function takeUp(
  visit: Visit,
  source: Source,
  listing: Listing,
  lost: readonly ForwardedEntry[],
): Promise<void> {
  const state = sourceStateOf(visit.record, source, visit.now());
  const entries = withOwnGuids(visit, source, usable(visit, listing.entries)).filter(
    subjectTestOf(visit, source),
  );
  const found = finder(visit, source, state, entries);
  const isHere = (entry: Entry) => hostOf(entry.url) === visit.record.host;
  for (const entry of entries.filter(isHere)) {
    if (state.seen[articleId(entry.url)] === undefined) await track(visit, found(entry));
  }
  const changed = entries.filter((entry) => !isHere(entry) && isToForward(visit, state, entry));
  const sent = fitting([...lost, ...changed.map(found)]);
  await forwardEntries(visit, sent);
  visit.record.sources[source.id] = {
    ...state,
    ...freshness(state, listing, entries, visit.now()),
    // What was left is sent at the next check, even when the listing is the same then.
    validators: sent.length < lost.length + changed.length ? null : state.validators,
    baselineAt: state.baselineAt ?? iso(visit.now()),
    seen: seenAfter(state, entries, changed, sent),
    lastForward: sent.length > 0 ? { tick: visit.message.clock.tick, entries: sent } : state.lastForward,
  };
}

/** Entries that may be asked for and shown, each address once: the first is the one that readers see. */
function usable(visit: Visit, entries: readonly Entry[]): Entry[] {
  const gate = addressPolicy(visit.dependencies.settings);
  const byId = new Map<string, Entry>();
  for (const entry of entries) {
    const id = articleId(entry.url);
    if (!byId.has(id) && checkAddress(entry.url, gate).ok) byId.set(id, entry);
  }
  return [...byId.values()];
}

function subjectTestOf(visit: Visit, source: Source): (entry: Entry) => boolean {
  if (source.scope === 'all' || source.kind === 'article') return () => true;
  return (entry) => visit.isOnSubject([`${entry.title}\n${entry.summary}`]);
}

/**
 * A guid names an article only where it is its own: not when two entries carry it, and not when the article it named
 * is still listed beside it, as in feeds that number their places.
 */
function withOwnGuids(visit: Visit, source: Source, entries: readonly Entry[]): Entry[] {
  const uses = Map.groupBy(entries, (entry) => entry.guid);
  const byAddress = entries.map((entry) => visit.known.find(source.id, { ...entry, guid: null }));
  const listed = new Set(byAddress);
  return entries.map((entry, index) => {
    const named = visit.known.find(source.id, entry);
    const isTaken = byAddress[index] === null && named !== null && listed.has(named);
    return uses.get(entry.guid)?.length === 1 && !isTaken ? entry : { ...entry, guid: null };
  });
}

/** What an entry is on its way: with its source, and whether it was there before the reader or came in a crowd. */
function finder(
  visit: Visit,
  source: Source,
  state: SourceState,
  entries: readonly Entry[],
): (entry: Entry) => ForwardedEntry {
  const isBaseline = state.baselineAt === null;
  const crowd = isBaseline ? null : crowdOf(visit, source, state, entries);
  return (entry) => ({
    source: source.id,
    baseline: isBaseline || state.seen[articleId(entry.url)] === PENDING,
    sourceAddedAt: state.addedAt,
    crowd,
    entry,
  });
}

/** Only what may be told makes a crowd: an archive that is listed at once tells nothing. */
function crowdOf(visit: Visit, source: Source, state: SourceState, entries: readonly Entry[]): Burst | null {
  const { timeZone } = source;
  const age = { sourceAddedAt: state.addedAt, timeZone, now: visit.now() };
  const unknown = entries.filter(
    (entry) =>
      visit.known.find(source.id, entry) === null &&
      state.seen[articleId(entry.url)] === undefined &&
      suppressByAge({ ...age, publishedAt: entry.publishedAt }) === null,
  );
  if (unknown.length <= CROWD) return null;
  return { id: hash('crowd', source.id, String(visit.message.clock.tick)), count: unknown.length };
}

const isOver = (visit: Visit, entry: Entry): boolean =>
  visit.now() - bornAt({ firstSeenAt: iso(visit.now()), entry }) >= TRACKED_MS;

const isToForward = (visit: Visit, state: SourceState, entry: Entry): boolean =>
  state.seen[articleId(entry.url)] !== entryHash(entry) && !isOver(visit, entry);

/** What is remembered of the entries listed now: what was sent on, what waits, and what is over. */
function seenAfter(
  state: SourceState,
  entries: readonly Entry[],
  changed: readonly Entry[],
  sent: readonly ForwardedEntry[],
): SourceState['seen'] {
  const isBaseline = state.baselineAt === null;
  const sentIds = new Set(sent.map(({ entry }) => articleId(entry.url)));
  const changedIds = new Set(changed.map(({ url }) => articleId(url)));
  const remembered = entries.flatMap((entry): [string, string][] => {
    const id = articleId(entry.url);
    if (sentIds.has(id)) return [[id, entryHash(entry)]];
    const known = state.seen[id];
    if (known !== undefined) return [[id, known]];
    return isBaseline && changedIds.has(id) ? [[id, PENDING]] : [];
  });
  // In an order of their own: a listing that only shuffles is nothing to write.
  return Object.fromEntries(remembered.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** Tracks an entry whose article lives on this host; one that is known keeps its history and gets the new listing. */
export async function track(visit: Visit, found: ForwardedEntry): Promise<void> {
  const { entry } = found;
  const id = visit.known.find(found.source, entry);
  const known = id === null ? undefined : visit.record.articles[id];
  if (id === null || known === undefined) {
    // An archive lists what no one looks at any more.
    if (isOver(visit, entry)) return;
    const article = newTrackedArticle(entry, { ...found, now: visit.now() });
    visit.known.add(articleId(entry.url), remember(visit, articleId(entry.url), article));
    return;
  }
  // Of two sources that list an article, the one it was found in speaks for it; who lists no title says nothing.
  const isItsSource = found.source === known.source || visit.sourceOf(known.source) === null;
  if (entry.title !== '' && (isItsSource || known.entry.title === '') && !isSameListing(entry, known.entry)) {
    remember(visit, id, { ...known, source: found.source, entry });
  }
  // The same guid at an address that is new to us.
  if (visit.known.find(found.source, { ...entry, guid: null }) === null) {
    await moveArticle(visit, id, entry.url);
  }
}

const isSameListing = (a: Entry, b: Entry): boolean =>
  entryHash(a) === entryHash(b) && articleId(a.url) === articleId(b.url);

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
