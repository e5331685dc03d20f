/**
 * Orders the sitemaps of an index. Their lastmod says which is the newest; where it is missing or says the same of all, their
 * names do: most number their sitemaps or name them by dates, and begin with the oldest.
 */
import type { Entry } from '../model/index.ts';
import { DAY_MS } from '../model/time.ts';
import { dayInAddress } from './page-address.ts';

type NamedSitemap = { readonly url: string; readonly lastmod: string };

/** A name taken apart: `post-sitemap12.xml` is of the family `post-sitemap#.xml` and has the number 12. */
type SitemapName = NamedSitemap & {
  readonly isNews: boolean;
  readonly family: string;
  readonly numbers: readonly number[];
};

/** A number of four digits from here on may be a year. */
const FIRST_YEAR = 1990;
/** Only sitemaps for news carry the word, in all languages: it is the name of Google's format. */
const NEWS = /(?:^|[^a-z]|sitemap|google)news(?=[^a-z]|sitemap|$)/iu;

/** A sitemap for news says by its name how young it is. */
const isUndatedNews = ({ isNews, lastmod }: SitemapName): boolean => isNews && lastmod === '';

/** @returns addresses, the likely newest first */
export function newestSitemapsFirst(sitemaps: readonly NamedSitemap[], now: number): string[] {
  const lastYear = new Date(now).getUTCFullYear() + 1;
  const named = sitemaps.map(nameOf);
  const families = Map.groupBy(named, ({ family }) => family);
  const ranks = new Map<string, readonly number[]>();
  let place = 0;
  for (const members of families.values()) {
    const dates = members.map(({ numbers }) => dateIn(numbers, lastYear));
    const areDated = dates.every((date) => date !== null);
    const byNumber = members
      .map((member, index) => ({ ...member, key: (areDated && dates[index]) || member.numbers }))
      .toSorted((a, b) => highestFirst(a.key, b.key));
    // Dates compare across families; numbers do not, so that families with numbers take turns.
    for (const [turn, { url, isNews, key }] of byNumber.entries()) {
      const isNumbered = members.length > 1;
      const kind = isNews ? 0 : areDated ? 1 : isNumbered ? 2 : 3;
      ranks.set(url, [kind, ...(areDated ? key.map((part) => -part) : [turn]), place]);
      place += 1;
    }
  }
  return named
    .toSorted(
      (a, b) =>
        Number(isUndatedNews(b)) - Number(isUndatedNews(a)) ||
        compareText(b.lastmod, a.lastmod) ||
        -highestFirst(ranks.get(a.url) ?? [], ranks.get(b.url) ?? []),
    )
    .map(({ url }) => url);
}

function nameOf(sitemap: NamedSitemap): SitemapName {
  const { pathname, search } = new URL(sitemap.url);
  const name = `${pathname}${search}`;
  const file = name.slice(pathname.replace(/\/$/u, '').lastIndexOf('/') + 1);
  const parts = (name.match(/\d+/gu) ?? []).flatMap(splitDate);
  // The one without a number among numbered ones is the first.
  const family = name.replaceAll(/\d+/gu, '#').replace(/[-_.]?#(?=\.xml|$)/iu, '');
  return { ...sitemap, isNews: NEWS.test(file), family, numbers: parts.map(Number) };
}

/** Parts `202605` and `20260531` as dates are written. */
function splitDate(digits: string): string[] {
  const [, year = '', month = '', day] = /^((?:19|20)\d\d)(0[1-9]|1[0-2])([0-3]\d)?$/u.exec(digits) ?? [];
  return year === '' ? [digits] : [year, month, ...(day === undefined ? [] : [day])];
}

/** Returns the date that numbers of a name mean, its year first, or null: `05-2026` and `2026-05-2` both begin with a year and a month. */
function dateIn(numbers: readonly number[], lastYear: number): number[] | null {
  const at = numbers.findIndex((number) => number >= FIRST_YEAR && number <= lastYear);
  if (at === -1) return null;
  const [year = 0, ...after] = numbers.slice(at);
  return [year, ...after, ...numbers.slice(0, at).toReversed()];
}

/** Compares number by number; a missing one counts as none. */
function highestFirst(a: readonly number[], b: readonly number[]): number {
  for (let index = 0; index < Math.max(a.length, b.length); index += 1) {
    const difference = (b[index] ?? 0) - (a[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** Of an index, so many sitemaps are read in one check, the newest; where that is a guess, one of the others in addition. */
const MAX_READ = 3;
/** What a sitemap lists that is not read at every check is taken only where it is dated and younger than this. */
const MAX_AGE_MS = 7 * DAY_MS;

/** @param turn a number that is one higher at each check */
export function chooseSitemaps(
  sitemaps: readonly string[],
  isGuessed: boolean,
  turn: number,
): { url: string; isInTurn: boolean }[] {
  const first = sitemaps.slice(0, MAX_READ).map((url) => ({ url, isInTurn: false }));
  const others = sitemaps.slice(MAX_READ);
  const next = isGuessed && others.length > 0 ? others[turn % others.length] : undefined;
  return next === undefined ? first : [...first, { url: next, isInTurn: true }];
}

/** Selects what a sitemap read in its turn may add: an archive must not look new because it was not read before. */
export const recentEntries = (entries: readonly Entry[], now: number): Entry[] =>
  entries.filter((entry) => {
    const date = entry.publishedAt ?? dayInAddress(entry.url);
    return date !== undefined && now - Date.parse(date) < MAX_AGE_MS;
  });

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
