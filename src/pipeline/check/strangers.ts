/** Sources are strangers to each other: what one lists of another's host is the other's, and gives it no date, no title and no history. */
import type { Entry, ForwardedEntry, SourceState, TrackedArticle } from '../../core/model/index.ts';
import { articleId } from '../../core/model/url.ts';
import { afterOpening, afterRefusal, MAX_OPENED_AT_ONCE } from '../../core/tracking/openings.ts';
import { sharedPath } from '../../core/tracking/ownership.ts';
import { countShare, hasCredit, leftOf, shareOf } from '../../core/tracking/shares.ts';
import type { Source } from '../../core/watchlist/schema.ts';
import type { CheckContext } from './check-context.ts';
import { remember } from './record-sight.ts';

/** Of the sources that list an article beside its own, so many are remembered. */
const MAX_ALSO_IN = 8;
/** So many articles at most are given back to their source in one check; each may cost a read and a write. */
const MAX_GIVEN_BACK = 50;

export const isOfStranger = ({ ownership }: CheckContext, { source, entry }: ForwardedEntry): boolean =>
  ownership.isStranger(source, entry.url);

/** Returns the source that an address belongs to: of several on its host one that is checked, and is nearest by its path. */
export function ownerOf(check: CheckContext, url: string): Source | null {
  const owners = check.ownership.ownersOf(url).flatMap((id) => check.sourceOf(id) ?? []);
  const rank = (source: Source) => (source.paused ? 0 : 100) + Math.min(sharedPath(source.url, url), 99);
  return owners.toSorted((a, b) => rank(b) - rank(a))[0] ?? null;
}

const isOwn = ({ ownership }: CheckContext, { source, entry }: TrackedArticle): boolean =>
  ownership.ownersOf(entry.url).includes(source);

/**
 * Gives articles that another source was first to list back to the one whose they are: it was added since, or an earlier version of
 * this program took them for the other's. One that was never read on its page is let go, and begins with its own source's listing.
 */
export async function giveBack(check: CheckContext): Promise<void> {
  const { record, ownership, dependencies } = check;
  const strange = Object.entries(record.articles).filter(([, { source, entry }]) =>
    ownership.isStranger(source, entry.url),
  );
  for (const [id, article] of strange.slice(0, MAX_GIVEN_BACK)) {
    const owner = ownerOf(check, article.entry.url);
    if (owner === null) continue;
    if (article.version === null || article.read === 'listing') {
      delete record.articles[id];
      continue;
    }
    const entry = { url: article.entry.url, title: '', summary: '', publishedAt: null, guid: null };
    remember(check, id, { ...article, source: owner.id, guid: null, entry, alsoIn: [article.source] });
    const pointer = await dependencies.corpus.getArticle(id);
    if (pointer !== null) check.pointers.set(id, { ...pointer, source: owner.id });
  }
}

/** Remembers that a stranger lists an article too. */
export function noteStranger(check: CheckContext, { source, entry }: ForwardedEntry): void {
  const id = articleId(entry.url);
  const article = check.record.articles[check.known.find(source, { ...entry, guid: null }) ?? id];
  if (article === undefined) return;
  const { alsoIn = [] } = article;
  if (alsoIn.includes(source) || alsoIn.length >= MAX_ALSO_IN) return;
  remember(check, id, { ...article, alsoIn: [...alsoIn, source] });
}

/** Counts a first look at what a source listed on a host that is not its own. */
export function countLook(check: CheckContext, source: string, isFound: boolean): void {
  countShare(check.record, { source, now: check.now() }, { looked: 1, missed: isFound ? 0 : 1 });
}

/** Says whether the host looks at what a source listed there; if not, that is remembered and counted against the source. */
export function isWorthLook(
  check: CheckContext,
  { source, entry }: Pick<ForwardedEntry, 'source' | 'entry'>,
): boolean {
  const { record, now } = check;
  if (hasCredit(shareOf(record, source, now()))) return true;
  record.openings = { ...record.openings, [source]: afterRefusal(record.openings?.[source], entry, now()) };
  countShare(record, { source, now: now() }, { refused: 1 });
  return false;
}

/** Says whether this is the first look at an article on a host that is not its source's. */
export const isFirstAbroad = (check: CheckContext, article: TrackedArticle): boolean =>
  article.version === null && !isOwn(check, article);

/** Forgets an article of another host that was not there at the first look. */
export function forgetAbroad(check: CheckContext, id: string, { source, entry }: TrackedArticle): void {
  const { record, now } = check;
  delete record.articles[id];
  const openings = afterOpening(record.openings?.[source], entry, 'unreadable', now());
  record.openings = { ...record.openings, [source]: openings };
}

const leftToday = (check: CheckContext, source: string, key: Parameters<typeof leftOf>[1]): number =>
  leftOf(shareOf(check.record, source, check.now()), key, check.dependencies.settings.plan);

/**
 * Plans which addresses of other sources a listing may have looked at.
 * @returns those that are sent to their hosts, those that were there before the first look, and how many wait
 */
export function planInvitations(
  check: CheckContext,
  source: Source,
  state: SourceState,
  strange: readonly Entry[],
): { readonly invited: readonly Entry[]; readonly passed: readonly Entry[]; readonly waiting: number } {
  if (state.baselineAt === null) return { invited: [], passed: strange, waiting: 0 };
  const fresh = strange.filter(({ url }) => state.seen[articleId(url)] === undefined);
  const left = leftToday(check, source.id, 'invited');
  const invited = fresh.slice(0, Math.min(MAX_OPENED_AT_ONCE, left));
  const rest = fresh.length - invited.length;
  const isUsedUp = rest > 0 && invited.length === left;
  if (fresh.length > 0) countAtListing(check, source.id, { invited: invited.length }, isUsedUp ? rest : 0);
  return { invited, passed: [], waiting: isUsedUp ? 0 : rest };
}

/** Counts what a listing had of its day. What is refused is listed again at the next check, and counts once. */
function countAtListing(
  check: CheckContext,
  source: string,
  counts: { readonly invited?: number },
  refused: number,
): void {
  const { record, now } = check;
  const before = shareOf(record, source, now()).refused;
  countShare(record, { source, now: now() }, { ...counts, refused: Math.max(0, refused - before) });
}

/**
 * Leaves out of a listing the new articles that are more than its source may list on one day. The first look counts for nothing: it tells
 * nothing.
 * @param isNew whether an entry would become an article
 */
export function withinDay(
  check: CheckContext,
  { source, state }: { readonly source: Source; readonly state: SourceState },
  entries: readonly Entry[],
  isNew: (entry: Entry) => boolean,
): Entry[] {
  if (state.baselineAt === null) return [...entries];
  const refused = new Set(entries.filter(isNew).slice(leftToday(check, source.id, 'taken')));
  if (refused.size > 0) countAtListing(check, source.id, {}, refused.size);
  return entries.filter((entry) => !refused.has(entry));
}

/** Counts the new articles that a source listed on its day. */
export function countTaken({ record, now }: CheckContext, source: string, taken: number): void {
  if (taken > 0) countShare(record, { source, now: now() }, { taken });
}

/** Says whether one more new text of an article may be stored today, and counts it. The first look at a source tells nothing, and counts not. */
export function mayStore(check: CheckContext, { source, baseline, version }: TrackedArticle): boolean {
  if (baseline && version === null) return true;
  const isLeft = leftToday(check, source, 'versions') > 0;
  countShare(check.record, { source, now: check.now() }, isLeft ? { versions: 1 } : { refused: 1 });
  return isLeft;
}
