import { checkAddress } from '../../core/model/address.ts';
import { DAY_MS, iso } from '../../core/model/time.ts';
import { suppressByAge } from '../../core/alerts/decide.ts';
import { asItem, isNextItem, type Listing } from '../../core/discover/discover.ts';
import { articleId, hostOf, identity, isItemOfPage, pageOf } from '../../core/model/url.ts';
import { hashAll } from '../../core/model/ids.ts';
import type { Burst, Entry, ForwardedEntry, SourceState } from '../../core/model/index.ts';
import { MAX_OPENED_AT_ONCE, mayOpen } from '../../core/tracking/openings.ts';
import { sourceStateOf } from '../../core/tracking/source-state.ts';
import { bornAt, TRACKED_MS, newTrackedArticle } from '../../core/tracking/article-state.ts';
import { addressPolicy } from '../../settings.ts';
import type { Source } from '../../core/watchlist/schema.ts';
import { forwardEntries, limitForwarding } from './forward-entries.ts';
import { planSourceOpenings, selectUnsure } from './open-entries.ts';
import { moveArticle, remember } from './record-sight.ts';
import { countTaken, isWorthLook, planInvitations, withinDay } from './strangers.ts';
import type { CheckContext } from './check-context.ts';
import { entryHash, isEntryOnSubject, newestEntryAt } from '../../core/tracking/entries.ts';

/** More first sights than this in one check of a source become one alert. */
const MAX_SINGLE_SIGHTS = 8;
/** Stands in `seen` for an entry of the baseline that no message had room for yet, so that it stays part of the baseline. */
const PENDING = '';

/**
 * Tracks the entries on the subject: articles of this host in its record, and others by sending them to their host's check.
 * @param lost entries that were sent on before and got lost
 */
export async function trackListing(
  check: CheckContext,
  source: Source,
  listing: Listing,
  lost: readonly ForwardedEntry[],
): Promise<void> {
  const state = sourceStateOf(check.record, source, check.now());
  const isHere = (entry: Entry) => hostOf(entry.url) === check.record.host;
  const isNew = (entry: Entry) =>
    !isTracked(check, source, entry) &&
    state.seen[articleId(entry.url)] === undefined &&
    !isTooOld(check, entry);
  const { strange, on, off } = sortEntries(check, source, listing.entries);
  const entries = withinDay(check, { source, state }, on, isNew);
  const describe = entryDescriber(check, source, state, { entries, refused: on.length - entries.length });
  const unsure = planUnsure(check, source, state, off);
  const before = Object.keys(check.record.articles).length;
  for (const entry of entries.filter(isHere)) {
    if (state.seen[articleId(entry.url)] === undefined) await trackEntry(check, describe(entry));
  }
  const changed = entries.filter((entry) => !isHere(entry) && needsForwarding(check, state, entry));
  const others = planInvitations(
    check,
    source,
    state,
    strange.filter((entry) => !isTooOld(check, entry)),
  );
  const asked = [...unsure.forward, ...others.invited].map((entry) => ({
    ...describe(entry),
    crowd: null,
    unsure: true as const,
  }));
  const sent = limitForwarding([...lost, ...changed.map(describe), ...asked]);
  const waiting = unsure.waiting + others.waiting + on.length - entries.length;
  const isSomeLeft = sent.length < lost.length + changed.length + asked.length || waiting > 0;
  await forwardEntries(check, sent);
  if (state.baselineAt !== null) {
    const sentOn = sent.filter(({ entry }) => changed.includes(entry) && isNew(entry));
    countTaken(check, source.id, Object.keys(check.record.articles).length - before + sentOn.length);
  }
  check.record.sources[source.id] = {
    ...state,
    ...freshness(state, listing, [...on, ...strange], check.now()),
    // Without validators the listing is read again at the next check, which sends the entries that were left.
    validators: isSomeLeft ? null : state.validators,
    baselineAt: state.baselineAt ?? iso(check.now()),
    // A listing that is empty for once says nothing of the articles that it listed before.
    seen:
      listing.entries.length === 0
        ? state.seen
        : seenAfter(
            state,
            [...entries, ...off, ...strange],
            { changed, passed: [...unsure.passed, ...others.passed] },
            sent,
          ),
    lastForward: sent.length > 0 ? { tick: check.message.clock.tick, entries: sent } : state.lastForward,
  };
}

/** Sorts the usable entries of a listing: another source's on the subject, and those of its own that are on the subject or miss it. */
function sortEntries(
  check: CheckContext,
  source: Source,
  listed: readonly Entry[],
): { readonly strange: readonly Entry[]; readonly on: readonly Entry[]; readonly off: readonly Entry[] } {
  const {
    strange = [],
    on = [],
    off = [],
  } = Object.groupBy(withOwnGuids(check, source, selectUsable(check, source, listed)), (entry) => {
    const isOn = isEntryOnSubject(entry, source, check.subject);
    if (check.ownership.isStranger(source.id, entry.url)) return isOn ? 'strange' : 'none';
    // What was opened and tracked is on the subject, whatever its listing says.
    return isOn || isTracked(check, source, entry) ? 'on' : 'off';
  });
  return { strange, on, off };
}

/**
 * Selects the entries that may be asked for and shown, each address once: the entry that the article is known by, so that a listing
 * which only changes its order is no edit of it, else the first, which readers see.
 */
function selectUsable(check: CheckContext, source: Source, entries: readonly Entry[]): Entry[] {
  const policy = addressPolicy(check.dependencies.settings);
  const usable = entries.filter(({ url }) => checkAddress(url, policy).ok);
  const byId = Map.groupBy(usable, ({ url }) => articleId(url));
  return [...byId.values()].flatMap(([first, ...others]) => {
    if (first === undefined || others.length === 0) return first ?? [];
    const known = check.record.articles[check.known.find(source.id, { ...first, guid: null }) ?? ''];
    const all = [first, ...others];
    const same =
      all.find(({ guid }) => guid !== null && guid === known?.entry.guid) ??
      all.find(({ title }) => title === known?.entry.title);
    return same ?? first;
  });
}

/**
 * Drops guids that do not name one article: those that two entries carry, and those whose article is still listed beside
 * them, as in feeds that number their places.
 */
function withOwnGuids(check: CheckContext, source: Source, entries: readonly Entry[]): Entry[] {
  const uses = Map.groupBy(entries, (entry) => entry.guid);
  const byAddress = entries.map((entry) => check.known.find(source.id, { ...entry, guid: null }));
  const listed = new Set(byAddress);
  return entries.map((entry, index) => {
    const named = check.known.find(source.id, entry);
    const isTaken = byAddress[index] === null && named !== null && listed.has(named);
    return uses.get(entry.guid)?.length === 1 && !isTaken ? entry : { ...entry, guid: null };
  });
}

/** Returns a function that says of an entry from which source it came, and whether in the baseline or in a burst. */
function entryDescriber(
  check: CheckContext,
  source: Source,
  state: SourceState,
  listed: { readonly entries: readonly Entry[]; readonly refused: number },
): (entry: Entry) => ForwardedEntry {
  const isBaseline = state.baselineAt === null;
  const burst = isBaseline ? null : detectBurst(check, source, state, listed);
  return (entry) => ({
    source: source.id,
    baseline: isBaseline || state.seen[articleId(entry.url)] === PENDING,
    sourceAddedAt: state.addedAt,
    crowd: burst,
    entry,
  });
}

/** Counts only what may be told: an archive that is listed at once tells nothing. */
function detectBurst(
  check: CheckContext,
  source: Source,
  state: SourceState,
  { entries, refused }: { readonly entries: readonly Entry[]; readonly refused: number },
): Burst | null {
  const { timeZone } = source;
  const age = { sourceAddedAt: state.addedAt, timeZone, now: check.now() };
  const unknown = entries.filter(
    (entry) =>
      check.known.find(source.id, entry) === null &&
      state.seen[articleId(entry.url)] === undefined &&
      suppressByAge({ ...age, publishedAt: entry.publishedAt }) === null,
  );
  if (unknown.length <= MAX_SINGLE_SIGHTS) return null;
  // A check that died is made good by a later tick, and finds the same burst.
  const articles = unknown.map(({ url }) => articleId(url)).toSorted();
  const id = hashAll(['crowd', source.id, ...articles]);
  return { id, count: articles.length + refused, lead: articles[0] };
}

/** Says whether a source's entry has an article in this host's record. */
const isTracked = (check: CheckContext, source: Source, entry: Entry): boolean =>
  check.known.find(source.id, entry) !== null;

/**
 * Finds the entries that their listing leaves unsure, and plans what this check opens of those of this host.
 * @param off the entries that miss the subject
 * @returns those of other hosts that are sent there, those that are passed over because they were there before, and how many wait
 */
function planUnsure(
  check: CheckContext,
  source: Source,
  state: SourceState,
  off: readonly Entry[],
): { forward: readonly Entry[]; passed: readonly Entry[]; waiting: number } {
  const known = check.record.openings?.[source.id];
  if (known === undefined && !mayOpen(source, off)) return { forward: [], passed: [], waiting: 0 };
  const unsure = selectUnsure(check, source, off);
  const { here = [], there = [] } = Object.groupBy(unsure, ({ url }) =>
    hostOf(url) === check.record.host ? 'here' : 'there',
  );
  const isFirstLook = state.baselineAt === null || known === undefined;
  const own = here.filter(({ url }) => state.seen[articleId(url)] === undefined);
  const waiting = planSourceOpenings(check, source, own);
  const fresh = there.filter((entry) => needsForwarding(check, state, entry));
  if (isFirstLook) return { forward: [], passed: fresh, waiting };
  const forward = fresh.slice(0, MAX_OPENED_AT_ONCE);
  return { forward, passed: [], waiting: waiting + fresh.length - forward.length };
}

const isTooOld = (check: CheckContext, entry: Entry): boolean =>
  check.now() - bornAt({ firstSeenAt: iso(check.now()), entry }) >= TRACKED_MS;

const needsForwarding = (check: CheckContext, state: SourceState, entry: Entry): boolean =>
  state.seen[articleId(entry.url)] !== entryHash(entry) && !isTooOld(check, entry);

/** Returns what is remembered of the entries listed now: which were sent on or passed over, which wait, and which are too old. */
function seenAfter(
  state: SourceState,
  entries: readonly Entry[],
  { changed, passed }: { readonly changed: readonly Entry[]; readonly passed: readonly Entry[] },
  sent: readonly ForwardedEntry[],
): SourceState['seen'] {
  const isBaseline = state.baselineAt === null;
  const doneIds = new Set([...sent.map(({ entry }) => entry), ...passed].map(({ url }) => articleId(url)));
  const changedIds = new Set(changed.map(({ url }) => articleId(url)));
  const remembered = entries.flatMap((entry): [string, string][] => {
    const id = articleId(entry.url);
    if (doneIds.has(id)) return [[id, entryHash(entry)]];
    const known = state.seen[id];
    if (known !== undefined) return [[id, known]];
    return isBaseline && changedIds.has(id) ? [[id, PENDING]] : [];
  });
  // Sorted, because a listing that only changed its order is nothing to write.
  return Object.fromEntries(remembered.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** Tracks an entry whose article is on this host. A known article keeps its history and gets the new listing. */
export async function trackEntry(check: CheckContext, listed: ForwardedEntry): Promise<void> {
  const found = { ...listed, entry: await itemOfPage(check, listed) };
  const { entry } = found;
  const id = check.known.find(found.source, entry);
  const known = id === null ? undefined : check.record.articles[id];
  if (id === null || known === undefined) {
    // An archive lists articles that are not checked any more.
    if (isTooOld(check, entry) || !isWorthTracking(check, found)) return;
    const article = newTrackedArticle(entry, { ...found, now: check.now() });
    check.known.add(articleId(entry.url), remember(check, articleId(entry.url), article));
    return;
  }
  // Of two sources that list an article, the one it was found in speaks for it, unless that one lists no title.
  const isItsSource = found.source === known.source || check.sourceOf(known.source) === null;
  if (entry.title !== '' && (isItsSource || known.entry.title === '') && !isSameListing(entry, known.entry)) {
    remember(check, id, { ...known, source: found.source, guid: known.guid ?? entry.guid, entry });
  }
  // The guid is known and its address is new, so the article has moved.
  if (check.known.find(found.source, { ...entry, guid: null }) === null) {
    await moveArticle(check, id, entry.url);
  }
}

/** Of what lies on another host than its source's, what that host has no credit for is not looked at. */
const isWorthTracking = (check: CheckContext, found: ForwardedEntry): boolean =>
  check.ownership.ownersOf(found.entry.url).includes(found.source) || isWorthLook(check, found);

/**
 * Keeps apart the items of a page that several share. A page that was once shared stays so, however many items are listed at a
 * time; and the item that was tracked before the page was known for shared is still the same one.
 */
async function itemOfPage(check: CheckContext, { source, entry }: ForwardedEntry): Promise<Entry> {
  const page = identity(pageOf(entry.url));
  const isAtPage = (url: string) => identity(pageOf(url)) === page;
  const articles = Object.entries(check.record.articles);
  const before = articles.find(([, { url, source: its }]) => its === source && identity(url) === page);
  const isNext = before !== undefined && !isItemOfPage(entry.url) && isNextItem(before[1].entry, entry);
  // The page now shows another item than the one that was read there.
  if (isNext) await moveArticle(check, before[0], asItem(before[1].entry, []).url);
  const isShared =
    isNext ||
    isItemOfPage(entry.url) ||
    articles.some(([, { url, source: its }]) => its === source && isItemOfPage(url) && isAtPage(url));
  if (!isShared) return entry;
  const item = isItemOfPage(entry.url) ? entry : asItem(entry, [entry]);
  if (check.known.find(source, item) !== null) return item;
  const same = articles.find(([, { url, entry: its }]) => its.title === item.title && isAtPage(url));
  if (same !== undefined) await moveArticle(check, same[0], item.url);
  return item;
}

const isSameListing = (a: Entry, b: Entry): boolean =>
  entryHash(a) === entryHash(b) && articleId(a.url) === articleId(b.url);

type Freshness = Pick<
  SourceState,
  'listed' | 'onSubject' | 'newestAt' | 'newestOnSubjectAt' | 'listedHash' | 'listingHash'
>;

/** Describes how alive a listing is, by its dates or, where it has none, by the day on which it last changed. */
function freshness(
  state: SourceState,
  listing: Listing,
  onSubject: readonly Entry[],
  now: number,
): Freshness {
  const dated = newestEntryAt(listing.entries);
  const listedHash = hashAll(listing.entries.map((entry) => entry.url));
  const isNewDay =
    state.newestAt === null || (listing.total > 0 && now - Date.parse(state.newestAt) >= DAY_MS);
  const hasMoved = dated === null && isNewDay && listedHash !== state.listedHash;
  return {
    listed: listing.total,
    onSubject: onSubject.length,
    newestAt: dated ?? (hasMoved ? iso(now) : state.newestAt),
    newestOnSubjectAt: newestEntryAt(onSubject) ?? state.newestOnSubjectAt,
    listedHash: hasMoved ? listedHash : state.listedHash,
    listingHash: hashAll(onSubject.flatMap((entry) => [entry.url, entryHash(entry)])),
  };
}
