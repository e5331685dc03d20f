import { suppressByAge } from '../../core/alerts/decide.ts';
import type { Listing } from '../../core/discover/discover.ts';
import { hashAll } from '../../core/model/ids.ts';
import type { Burst, Entry, ForwardedEntry, SourceState } from '../../core/model/index.ts';
import { DAY_MS, iso } from '../../core/model/time.ts';
import { articleId, hostOf } from '../../core/model/url.ts';
import { entryHash, newestEntryAt } from '../../core/tracking/entries.ts';
import { MAX_OPENED_AT_ONCE, mayOpen } from '../../core/tracking/openings.ts';
import { sourceStateOf } from '../../core/tracking/source-state.ts';
import type { Source } from '../../core/watchlist/schema.ts';
import type { CheckContext } from './check-context.ts';
import { forwardEntries, limitForwarding } from './forward-entries.ts';
import { planSourceOpenings, selectUnsure } from './open-entries.ts';
import { isTracked, sortEntries } from './sort-entries.ts';
import { countTaken, planInvitations, withinDay } from './strangers.ts';
import { isTooOld, trackEntry } from './track-entry.ts';

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
  const isNew = (entry: Entry) =>
    !isTracked(check, source, entry) &&
    state.seen[articleId(entry.url)] === undefined &&
    !isTooOld(check, entry);
  const sorted = sortEntries(check, source, listing.entries);
  const entries = withinDay(check, { source, state }, sorted.on, isNew);
  const refused = sorted.on.length - entries.length;
  const describe = entryDescriber(check, source, state, { entries, refused });
  const unsure = planUnsure(check, source, state, sorted.off);
  const before = Object.keys(check.record.articles).length;
  const { here = [], there = [] } = Object.groupBy(entries, placeIn(check));
  for (const entry of here) {
    if (state.seen[articleId(entry.url)] === undefined) await trackEntry(check, describe(entry));
  }
  const others = { there, strange: sorted.strange, unsure, lost };
  const plan = planForwarding(check, { source, state, describe }, others);
  await forwardEntries(check, plan.sent);
  if (state.baselineAt !== null) {
    const sentOn = plan.sent.filter(({ entry }) => plan.changed.includes(entry) && isNew(entry));
    countTaken(check, source.id, Object.keys(check.record.articles).length - before + sentOn.length);
  }
  const isSomeLeft = plan.isSomeLeft || refused > 0;
  check.record.sources[source.id] = {
    ...stateAfter(check, state, listing, { ...sorted, entries, plan }),
    // Without validators the listing is read again at the next check, which sends the entries that were left.
    validators: isSomeLeft ? null : state.validators,
  };
}

const placeIn =
  ({ record }: CheckContext) =>
  ({ url }: Entry): 'here' | 'there' =>
    hostOf(url) === record.host ? 'here' : 'there';

/** What a listing sends on to the checks of other hosts. */
type ForwardPlan = {
  readonly sent: readonly ForwardedEntry[];
  /** The entries on the subject that are new or changed. */
  readonly changed: readonly Entry[];
  /** Those that are not sent because they were there before the first look. */
  readonly passed: readonly Entry[];
  readonly isSomeLeft: boolean;
};

function planForwarding(
  check: CheckContext,
  listed: {
    readonly source: Source;
    readonly state: SourceState;
    readonly describe: (entry: Entry) => ForwardedEntry;
  },
  found: {
    readonly there: readonly Entry[];
    readonly strange: readonly Entry[];
    readonly unsure: ReturnType<typeof planUnsure>;
    readonly lost: readonly ForwardedEntry[];
  },
): ForwardPlan {
  const { source, state, describe } = listed;
  const { unsure } = found;
  const changed = found.there.filter((entry) => needsForwarding(check, state, entry));
  const strange = found.strange.filter((entry) => !isTooOld(check, entry));
  const others = planInvitations(check, source, state, strange);
  const asked = [...unsure.forward, ...others.invited].map((entry) => ({
    ...describe(entry),
    crowd: null,
    unsure: true as const,
  }));
  const wanted = [...found.lost, ...changed.map(describe), ...asked];
  const sent = limitForwarding(wanted);
  const isSomeLeft = sent.length < wanted.length || unsure.waiting + others.waiting > 0;
  return { sent, changed, passed: [...unsure.passed, ...others.passed], isSomeLeft };
}

/** Returns what is remembered of a source whose listing was read. */
function stateAfter(
  check: CheckContext,
  state: SourceState,
  listing: Listing,
  found: ReturnType<typeof sortEntries> & { readonly entries: readonly Entry[]; readonly plan: ForwardPlan },
): SourceState {
  const { on, off, strange, entries, plan } = found;
  return {
    ...state,
    ...freshness(state, listing, [...on, ...strange], check.now()),
    baselineAt: state.baselineAt ?? iso(check.now()),
    // A listing that is empty for once says nothing of the articles that it listed before.
    seen:
      listing.entries.length === 0 ? state.seen : seenAfter(state, [...entries, ...off, ...strange], plan),
    lastForward:
      plan.sent.length > 0 ? { tick: check.message.clock.tick, entries: [...plan.sent] } : state.lastForward,
  };
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
  const { here = [], there = [] } = Object.groupBy(unsure, placeIn(check));
  const isFirstLook = state.baselineAt === null || known === undefined;
  const own = here.filter(({ url }) => state.seen[articleId(url)] === undefined);
  const waiting = planSourceOpenings(check, source, own);
  const fresh = there.filter((entry) => needsForwarding(check, state, entry));
  if (isFirstLook) return { forward: [], passed: fresh, waiting };
  const forward = fresh.slice(0, MAX_OPENED_AT_ONCE);
  return { forward, passed: [], waiting: waiting + fresh.length - forward.length };
}

const needsForwarding = (check: CheckContext, state: SourceState, entry: Entry): boolean =>
  state.seen[articleId(entry.url)] !== entryHash(entry) && !isTooOld(check, entry);

/** Returns what is remembered of the entries listed now: which were sent on or passed over, which wait, and which are too old. */
function seenAfter(
  state: SourceState,
  entries: readonly Entry[],
  { changed, passed, sent }: ForwardPlan,
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
