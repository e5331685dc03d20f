/** Opens the entries that their listing leaves unsure: each page is asked for once, and tracked if a section of it is on the subject. */
import type { Entry, ForwardedEntry, TrackedArticle, Version } from '../../core/model/index.ts';
import { articleId } from '../../core/model/url.ts';
import { isPageOnSubject } from '../../core/sections/on-subject.ts';
import { newTrackedArticle } from '../../core/tracking/article-state.ts';
import { publicationDate } from '../../core/tracking/entries.ts';
import {
  afterOpening,
  isOpenedEntry,
  isOld,
  isOpenedForAnother,
  MAX_OPENED_AT_ONCE,
  type OpeningOutcome,
  planOpenings,
  whyNotOpened,
} from '../../core/tracking/openings.ts';
import { sourceStateOf } from '../../core/tracking/source-state.ts';
import type { Source } from '../../core/watchlist/schema.ts';
import { checkArticle, recordOutcome } from './check-article.ts';
import type { CheckContext } from './check-context.ts';
import { readPage } from './read-page.ts';
import { remember } from './record-sight.ts';
import { countLook, isOfStranger, isWorthLook, ownerOf } from './strangers.ts';

/** @returns the entries that the pages must decide about, of those that miss the subject */
export const selectUnsure = (check: CheckContext, source: Source, missed: readonly Entry[]): Entry[] =>
  missed.filter((entry) => whyNotOpened(entry, source, check.subject, check.now()) === null);

/**
 * Plans what this check opens of a source: entries of this host. Where more wait, the listing is read whole at the next check.
 * @param unsure entries that no article is tracked for
 * @returns how many wait for another check
 */
export function planSourceOpenings(check: CheckContext, source: Source, unsure: readonly Entry[]): number {
  const state = sourceStateOf(check.record, source, check.now());
  const known = state.baselineAt === null ? null : (check.record.openings?.[source.id] ?? null);
  const unopened = unsure.filter((entry) => !isOpenedElsewhere(check, source, entry));
  const plan = planOpenings(unopened, source, known, check.now());
  check.record.openings = { ...check.record.openings, [source.id]: plan.openings };
  const { addedAt: sourceAddedAt } = state;
  check.unsure.push(
    plan.open.map(({ entry, baseline }) => ({
      source: source.id,
      baseline,
      sourceAddedAt,
      crowd: null,
      entry,
    })),
  );
  return plan.openings.waiting;
}

/** What a stranger had opened says nothing: it may have asked before the page was there. */
const isOpenedElsewhere = (
  { record, sourceOf, ownership }: CheckContext,
  source: Source,
  entry: Entry,
): boolean =>
  isOpenedForAnother(
    record,
    source,
    Object.keys(record.openings ?? {})
      .flatMap((id) => sourceOf(id) ?? [])
      .filter(({ id }) => !ownership.isStranger(id, entry.url)),
    entry,
  );

/** Takes in the entries that another host's listing left unsure; of each source no more than one check opens. */
export function awaitForwarded(check: CheckContext, sent: readonly ForwardedEntry[]): void {
  const fresh = sent.filter(
    ({ source, entry }) =>
      check.known.find(source, entry) === null && !isOpenedEntry(check.record, source, entry),
  );
  for (const ofSource of Map.groupBy(fresh, ({ source }) => source).values())
    check.unsure.push(ofSource.slice(0, MAX_OPENED_AT_ONCE));
}

/** Opens what was planned, the sources in turn, while there is time and the host has not asked to be left alone. */
export async function openUnsure(check: CheckContext): Promise<void> {
  for (let turn = 0; turn < MAX_OPENED_AT_ONCE; turn += 1) {
    for (const planned of check.unsure) {
      const found = planned[turn];
      if (found === undefined) continue;
      if (check.hasRoom() && check.record.backOff === null) await openEntry(check, found);
      else readListingAgain(check, found.source);
    }
  }
}

/** Without validators the listing is read again at the next check, which opens what was left. */
function readListingAgain(check: CheckContext, id: string): void {
  const state = check.record.sources[id];
  if (state !== undefined) check.record.sources[id] = { ...state, validators: null };
}

async function openEntry(check: CheckContext, found: ForwardedEntry): Promise<void> {
  const source = check.sourceOf(found.source);
  // Another source may list the same page, and have opened it in this check.
  if (source === null || check.known.find(found.source, found.entry) !== null) return;
  const isStrange = isOfStranger(check, found);
  if (isStrange && !isWorthLook(check, found)) return;
  if (!isStrange && isOpenedElsewhere(check, source, found.entry)) return;
  const outcome = isStrange ? await openForOwner(check, found) : await openPage(check, source, found);
  if (isStrange) countLook(check, found.source, outcome === 'on');
  check.record.openings = {
    ...check.record.openings,
    [found.source]: afterOpening(check.record.openings?.[found.source], found.entry, outcome, check.now()),
  };
  if (outcome === 'again') readListingAgain(check, found.source);
  check.dependencies.log({ event: 'opened', source: found.source, url: found.entry.url, outcome });
}

async function openPage(check: CheckContext, source: Source, found: ForwardedEntry): Promise<OpeningOutcome> {
  const id = articleId(found.entry.url);
  const article: TrackedArticle = {
    ...newTrackedArticle(found.entry, { ...found, now: check.now() }),
    opened: true,
  };
  // The record is a cache: an article that the corpus knows was opened before, and goes on.
  if ((await check.dependencies.corpus.getArticle(id)) !== null) {
    check.known.add(id, remember(check, id, article));
    await checkArticle(check, id);
    return 'on';
  }
  return openUnknown(check, { id, source }, article);
}

/**
 * Reads a page that nobody has read, and tracks its article if it is on the subject.
 * @param admit returns the article as it is to be tracked, or null where it is not
 */
async function openUnknown(
  check: CheckContext,
  { id, source }: { readonly id: string; readonly source: Source },
  article: TrackedArticle,
  admit: (article: TrackedArticle, version: Version) => TrackedArticle | null = (same) => same,
): Promise<OpeningOutcome> {
  const outcome = await readPage(check, source, { id, article });
  if (outcome.seen === 'nothing') return 'again';
  if (outcome.seen !== 'page') return 'unreadable';
  const { subject } = check;
  const choice = { subject, party: source.party, isListed: false, isOfOpener: true, isOpened: true };
  if (!isPageOnSubject(outcome.version, choice)) return 'off';
  const tracked = admit(article, outcome.version);
  if (tracked === null) return 'off';
  check.known.add(id, remember(check, id, tracked));
  check.checked.add(id);
  await recordOutcome({ check, id, source }, tracked, outcome);
  return 'on';
}

/**
 * Opens for its own source an address that a stranger listed. The page alone says what the article is and how old; one without a date is
 * as new as one that its source lists without.
 */
async function openForOwner(check: CheckContext, found: ForwardedEntry): Promise<OpeningOutcome> {
  const source = ownerOf(check, found.entry.url);
  if (source === null) return 'off';
  const id = articleId(found.entry.url);
  // Of what is known its own source decides.
  if ((await check.dependencies.corpus.getPointer(id)) !== null) return 'off';
  const { baselineAt, addedAt } = check.record.sources[source.id] ?? {
    baselineAt: '',
    addedAt: found.sourceAddedAt,
  };
  const { url } = found.entry;
  const article: TrackedArticle = {
    ...newTrackedArticle(
      { url, title: '', summary: '', publishedAt: null, guid: null },
      {
        source: source.id,
        baseline: baselineAt === null,
        sourceAddedAt: addedAt,
        crowd: null,
        now: check.now(),
      },
    ),
    opened: true,
    alsoIn: [found.source],
  };
  return openUnknown(check, { id, source }, article, (given, version) => {
    const publishedAt = publicationDate(version, given.entry, check.now());
    if (isOld(publishedAt, check.now())) return null;
    return { ...given, entry: { ...given.entry, publishedAt } };
  });
}
