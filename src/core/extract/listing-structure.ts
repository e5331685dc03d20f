/**
 * Tells pages that list other pages from articles, by what their readers see: many titles that lead elsewhere, with a little text
 * each, or one text. What a page calls itself only says how short that one text may be.
 */
import { lettersAndDigits } from './agreement.ts';
import { weightedLength } from './find-body.ts';
import { NAVIGATION_NAMES, SIDE_NAMES } from './furniture-patterns.ts';
import { isBylineOrDate } from './furniture-wording.ts';
import { hasType, textsOfProperty } from './json-ld.ts';
import type { Box, Layout, Line } from './layout.ts';
import { isLive } from './metadata.ts';
import type { Page } from './page.ts';

const MIN_LISTED = 4;
const MANY_LISTED = 12;
/** A link of so many characters is a title; in a heading, one of fewer. */
const MIN_TITLE = 15;
const MIN_HEADING = 4;
/** By what the page says of itself: how long the text of an article is at least, and how much a list says of each title at most. */
const CLAIMS = {
  titled: { leastText: 80, mostListed: 200 },
  dated: { leastText: 150, mostListed: 350 },
  article: { leastText: 500, mostListed: 350 },
  none: { leastText: 500, mostListed: 350 },
  list: { leastText: 1_500, mostListed: 700 },
} as const;
/** The share of the text in its two longest runs; of a list of four, it is half. */
const ONE_TEXT = 0.75;
const PLAIN_TEXT = 500;
const LONG_TEXT = 1_500;
const TITLED_PART = 150;
const THREAD_TYPE = /(?:DiscussionForumPosting|QAPage)$/u;
const LIST_TYPE = /^(?:CollectionPage|ItemList|SearchResultsPage|OfferCatalog|ProfilePage)$/u;
/** Lines below a title in which its own date stands. */
const NEXT_LINES = 3;
const MAX_DATED = 40;

/**
 * @param kept the lines that would be the article
 * @param isDated whether data or a date in its head say when it was published
 */
export function isListingPage(page: Page, kept: readonly Line[], isDated: boolean): boolean {
  const { declared, layout, headline, hints } = page;
  const { pathname, search } = new URL(hints.url);
  if (/^\/(?:index\.\w+|home)?$/u.test(pathname) && search === '') return true;
  if (declared.nodes.some((node) => hasType(node, THREAD_TYPE))) return true;
  if (isLive(declared, hints.url)) return false;
  const titles = titlesOf(layout, headline.line?.index ?? -1);
  if (titles.count < MIN_LISTED) return false;
  const runs = runsOf(kept, titles);
  const claim = claimOf(page, titles, isDated);
  const { leastText, mostListed } = CLAIMS[claim];
  if (isOneText(runs) && runs.whole >= leastText) return false;
  const isArticle = claim !== 'none' && claim !== 'list';
  if (isArticle && runs.longest >= LONG_TEXT) return false;
  if (haveDates(titles, layout)) return true;
  if (isArticle && runs.longest >= (claim === 'titled' ? TITLED_PART : PLAIN_TEXT)) return false;
  return runs.total / titles.count < mostListed;
}

/** Returns whether there is one text, which a box of titles may part in two, and not a bit of text under each title. */
const isOneText = ({ before, longest, whole, total }: Runs): boolean =>
  before < MIN_LISTED && (longest * 2 >= total || whole >= total * ONE_TEXT);

/** Returns what a page says that it is, from an article under its own headline to a list. */
function claimOf(page: Page, titles: Titles, isDated: boolean): keyof typeof CLAIMS {
  const { nodes, meta, article } = page.declared;
  const type = meta.get('og:type');
  if (isDated) {
    const [title = ''] = textsOfProperty(article?.['headline']);
    const isTitled = title !== '' && lettersAndDigits(title) === lettersAndDigits(page.headline.text);
    return isTitled ? 'titled' : 'dated';
  }
  if (nodes.some((node) => hasType(node, LIST_TYPE)) || type === 'product.group') return 'list';
  if (isApart(page.headline.line, titles)) return 'dated';
  if (type === 'article' || article !== null) return 'article';
  return type === 'website' && titles.count >= MANY_LISTED ? 'list' : 'none';
}

/** Returns whether an `article` holds the headline and no title of another page. */
function isApart(headline: Line | null, { indexes }: Titles): boolean {
  for (let box = headline?.box ?? null; box !== null; box = box.parent) {
    const { name, first, end } = box;
    if (name === 'article') return !indexes.some((index) => index >= first && index < end);
  }
  return false;
}

/** The titles of other pages, in the order of the page. */
type Titles = {
  /** The lines that are titles, and those behind lists of titles that were taken out. */
  readonly indexes: readonly number[];
  readonly count: number;
  /** Those of them that are lines. */
  readonly lines: readonly Line[];
};

/** @param start the line of the page's own headline, or -1 */
function titlesOf(layout: Layout, start: number): Titles {
  const isAside = asideTest(layout);
  const lists = layout.taken.filter(({ index, titles, box }) => index > start && titles > 0 && !isAside(box));
  const links = layout.lines.filter((line) => line.index > start && isLink(line) && !isAside(line.box));
  const titles = links.filter((line) => isTitle(line, layout));
  const short = Map.groupBy(links, ({ text }) => text.toLowerCase());
  const repeated = [...short.values()].toSorted((a, b) => b.length - a.length)[0] ?? [];
  const indexes = [...lists, ...titles, ...(repeated.length < MIN_LISTED ? [] : repeated)].map(
    ({ index }) => index,
  );
  const count = lists.reduce((sum, list) => sum + list.titles, Math.max(titles.length, repeated.length));
  return { indexes: indexes.toSorted((a, b) => a - b), count, lines: titles };
}

/** Returns whether a line is a link, with at most a date, a price or a name beside it. */
const isLink = ({ box, text, linkLength }: Line): boolean => box.linked || linkLength * 2 > text.length;

const plainLength = (box: Box | null): number => (box === null ? 0 : box.textLength - box.linkLength);

/** Of a card that is one link, its first line is the title. A paragraph among those of a text leads on, and lists nothing. */
function isTitle({ text, box, index, linkLength }: Line, { lines }: Layout): boolean {
  if (box.name === 'p' && plainLength(box.parent) >= PLAIN_TEXT) return false;
  const before = lines[index - 1];
  if (
    box.linked &&
    before !== undefined &&
    before.box.linked &&
    before.box.parent === box.parent &&
    box.parent?.linked === true
  )
    return false;
  const length = weightedLength(text) * (linkLength / text.length || 1);
  return length >= (/^h[1-6]$/u.test(box.name) ? MIN_HEADING : MIN_TITLE);
}

/** Returns whether most titles have a date of their own. */
function haveDates({ lines: titles, count }: Titles, { lines, dates }: Layout): boolean {
  if (titles.length * 2 < count) return false;
  const first = titles.slice(0, MAX_DATED);
  const dated = first.filter(
    ({ index }) =>
      dates.some((date) => date.index > index && date.index <= index + NEXT_LINES) ||
      lines.slice(index + 1, index + 1 + NEXT_LINES).some(({ text }) => isBylineOrDate(text)),
  );
  return dated.length * 2 >= first.length;
}

/** Returns a test for what stands beside the main part of a page. */
function asideTest({ boxes }: Layout): (box: Box) => boolean {
  const known = new Map<Box, boolean>();
  for (const box of boxes) {
    const isAround = box.parent !== null && known.get(box.parent) === true;
    known.set(
      box,
      isAround || ASIDES.has(box.name) || SIDE_NAMES.test(box.hint) || NAVIGATION_NAMES.test(box.hint),
    );
  }
  return (box) => known.get(box) === true;
}

const ASIDES = new Set(['aside', 'footer', 'form', 'fieldset']);

/** The text between the titles: all of it, its longest run, the two longest, and how many titles stand before the longest. */
type Runs = {
  readonly total: number;
  readonly longest: number;
  readonly whole: number;
  readonly before: number;
};

function runsOf(kept: readonly Line[], { indexes }: Titles): Runs {
  const runs = new Map<number, number>();
  let next = 0;
  for (const { text, index, linkLength } of kept) {
    while ((indexes[next] ?? Infinity) <= index) next += 1;
    runs.set(next, (runs.get(next) ?? 0) + weightedLength(text) - linkLength);
  }
  const [[before, longest] = [0, 0], [, second] = [0, 0]] = [...runs].toSorted(([, a], [, b]) => b - a);
  return {
    total: [...runs.values()].reduce((sum, run) => sum + run, 0),
    longest,
    whole: longest + second,
    before,
  };
}
