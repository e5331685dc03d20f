/** Tracks one entry of a listing: as a new article, or as the one that it belongs to. */
import { asItem, isNextItem } from '../../core/discover/discover.ts';
import type { Entry, ForwardedEntry } from '../../core/model/index.ts';
import { iso } from '../../core/model/time.ts';
import { articleId, identity, isItemOfPage, pageOf } from '../../core/model/url.ts';
import { bornAt, newTrackedArticle, TRACKED_MS } from '../../core/tracking/article-state.ts';
import { entryHash } from '../../core/tracking/entries.ts';
import type { CheckContext } from './check-context.ts';
import { moveArticle, remember } from './record-sight.ts';
import { isWorthLook } from './strangers.ts';

export const isTooOld = (check: CheckContext, entry: Entry): boolean =>
  check.now() - bornAt({ firstSeenAt: iso(check.now()), entry }) >= TRACKED_MS;

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
