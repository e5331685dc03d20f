/**
 * Items that all lead to one page: statements of a ministry, notices of a board. The page is no article of any of them, and its
 * text tells nothing of the item that is new. Each gets an address of its own, the page's with a mark for the item, and what the
 * listing says of it is all that is ever compared.
 */
import { foldWords } from '../language/fold.ts';
import { hashAll } from '../model/ids.ts';
import type { Entry } from '../model/index.ts';
import { identity, pageOf, withItem } from '../model/url.ts';

/** So many items at one page are no accident, if they are at least half of the listing; an article that is listed anew has two. */
const MIN_SHARING = 3;
const MIN_SHARE = 0.5;

/** An entry, and the address that its guid is where it says so (RSS 2.0: unless `isPermaLink` is false). */
type FeedEntry = { readonly entry: Entry; readonly permalink: string | null };

/** @returns the entries; those that lead to one page, with their permalinks or with addresses of our own instead */
export function partSharedPages(listed: readonly FeedEntry[]): Entry[] {
  const byPage = Map.groupBy(listed, ({ entry }) => identity(entry.url));
  return listed.map(({ entry, permalink }) => {
    const page = identity(entry.url);
    const beside = byPage.get(page) ?? [];
    if (!isShared(beside, listed.length)) return entry;
    const permalinks = new Set(beside.map((other) => other.permalink && identity(other.permalink)));
    const areOwn = permalinks.size === beside.length && !permalinks.has(null) && !permalinks.has(page);
    return areOwn && permalink !== null
      ? { ...entry, url: permalink }
      : asItem(
          entry,
          beside.map((other) => other.entry),
        );
  });
}

function isShared(beside: readonly FeedEntry[], listed: number): boolean {
  const titles = new Set(beside.map(({ entry }) => entry.title)).size;
  if (titles < 2) return false;
  return beside.length === listed || (titles >= MIN_SHARING && beside.length >= listed * MIN_SHARE);
}

/**
 * Names an item by its guid, by its anchor on the page or, where it has neither of its own, by its title.
 * @param beside the entries that lead to the same page
 */
export function asItem(entry: Entry, beside: readonly Entry[]): Entry {
  const { guid, url } = entry;
  const isOwn = (of: (entry: Entry) => string | null) =>
    beside.filter((other) => of(other) === of(entry)).length <= 1;
  const hasGuid = guid !== null && identity(guid) !== identity(url) && isOwn((other) => other.guid);
  const hasAnchor = anchorOf(entry) !== '' && isOwn(anchorOf);
  const name = hasGuid ? ['guid', guid] : hasAnchor ? ['anchor', anchorOf(entry)] : ['title', entry.title];
  return { ...entry, url: withItem(url, hashAll(name)) };
}

/** So large a share of words in common makes two titles one that was edited. */
const SAME_TITLE = 0.5;

/**
 * Says whether an entry is another item than the one that led to its page before, as in feeds that list the newest statement alone:
 * another guid, a later date and another title. An edited article may have a new guid, and keeps its day or most of its title.
 */
export function isNextItem(before: Entry, entry: Entry): boolean {
  const isNamed = before.guid !== null && entry.guid !== null && before.guid !== entry.guid;
  const isLater = (before.publishedAt ?? '') !== '' && (entry.publishedAt ?? '') > (before.publishedAt ?? '');
  if (!isNamed || !isLater) return false;
  const [left, right] = [before, entry].map(({ title }) => new Set(foldWords(title).split(' ')));
  if (left === undefined || right === undefined) return false;
  const common = [...left].filter((word) => right.has(word)).length;
  return common < Math.min(left.size, right.size) * SAME_TITLE;
}

const anchorOf = ({ url }: Entry): string => url.slice(pageOf(url).length);
