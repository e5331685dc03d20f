import { parseDocument, select, elementText } from '../extract/html/document.ts';
import type { HtmlDocument, HtmlElement } from '../extract/html/document.ts';
import type { CheckFailure } from '../model/failure.ts';
import type { Entry } from '../model/index.ts';
import { err, ok } from '../model/result.ts';
import type { Result } from '../model/result.ts';
import { asMarkup, entryOf } from './entry.ts';
import { absoluteAddress } from './link.ts';
import { MAX_ENTRIES } from './listing.ts';
import type { Listing, ListingOptions } from './listing.ts';
import {
  ancestors,
  betterHeadline,
  linkHeadline,
  withCardHeadings,
  wordScore,
  type LinkHeadline,
} from './card.ts';
import { addressScore, dayInAddress, isSameSite } from './page-address.ts';
import { identity } from '../model/url.ts';

/** All links of a page that lead to one address. */
type LinkTarget = {
  readonly url: string;
  readonly anchors: HtmlElement[];
  /** The best text of its links or, of a card whose headline is no link, of the card's heading. */
  headline: LinkHeadline;
};

/** Links read of one page; the rest of a hostile one is left. */
const MAX_LINKS = 5_000;
/** A target with this score is taken for an article: its address alone, or its words with a repeated shape, can reach it. */
const ARTICLE_SCORE = 3;
/** Links of one shape that make it a list rather than an accident. */
const REPEATED = 3;
/** Levels of the tree that make up a shape. */
const SHAPE_LEVELS = 4;

/**
 * Finds the article links of a front or section page. Without a selector they are found by what news pages share: they repeat one
 * shape in the tree, their text reads like a headline, their address carries a date, a number or a long slug, and they stay on
 * the site.
 */
export function readListingPage(text: string, options: ListingOptions): Result<Listing, CheckFailure> {
  const selectors = options.linkSelector === null ? [] : [options.linkSelector];
  const parsed = parseDocument(text, options.url, selectors);
  if (!parsed.ok) return err({ code: 'page', ...parsed.error });
  const page = parsed.value;
  const chosen =
    options.linkSelector === null
      ? articleTargets(page, options.url)
      : withCardHeadings(
          targetsOf(selectedAnchors(page, options.linkSelector), page, options.url),
          page.body,
          true,
        );
  const cards = cardFinder(chosen);
  const entries = chosen.slice(0, MAX_ENTRIES).flatMap((target) => entryFor(target, cards, options) ?? []);
  if (entries.length === 0) return err({ code: 'no-entries' });
  return ok({ entries, total: chosen.length, sitemaps: [] });
}

/** Returns the anchors that a selector means: the elements it selects, or the anchors around or inside them. */
function selectedAnchors(page: HtmlDocument, selector: string): HtmlElement[] {
  return select(page.body, selector).flatMap((element) => {
    if (element.localName === 'a') return [element];
    const inside = select(element, 'a[href]');
    if (inside.length > 0) return inside;
    const around = ancestors(element).find(({ localName }) => localName === 'a');
    return around === undefined ? [] : [around];
  });
}

function targetsOf(anchors: readonly HtmlElement[], page: HtmlDocument, own: string): LinkTarget[] {
  const targets = new Map<string, LinkTarget>();
  const itself = identity(own);
  for (const anchor of anchors.slice(0, MAX_LINKS)) {
    const url = absoluteAddress(anchor.getAttribute('href') ?? undefined, page.base);
    const key = url === null ? null : identity(url);
    if (url === null || key === null || key === itself) continue;
    const headline = linkHeadline(anchor);
    const target = targets.get(key) ?? { url: url.replace(/#.*/su, ''), anchors: [], headline };
    target.anchors.push(anchor);
    target.headline = betterHeadline(target.headline, headline);
    targets.set(key, target);
  }
  return [...targets.values()];
}

function articleTargets(page: HtmlDocument, url: string): LinkTarget[] {
  const links = targetsOf(select(page.body, 'a[href]'), page, url);
  const targets = withCardHeadings(
    links.filter((target) => isSameSite(target.url, url)),
    page.body,
    false,
  );
  const shapes = new Map<string, number>();
  for (const target of targets) {
    for (const shape of new Set(target.anchors.map(shapeOf))) shapes.set(shape, (shapes.get(shape) ?? 0) + 1);
  }
  return targets.filter((target) => targetScore(target, shapes) >= ARTICLE_SCORE);
}

function targetScore(target: LinkTarget, shapes: ReadonlyMap<string, number>): number {
  const isRepeated = target.anchors.some((anchor) => (shapes.get(shapeOf(anchor)) ?? 0) >= REPEATED);
  const words = wordScore(target.headline.text);
  // Without words it is a picture or an icon, whatever its address looks like.
  if (words === 0) return 0;
  return (
    words +
    addressScore(target.url) +
    (isRepeated ? 0.5 : 0) +
    (target.headline.isHeading ? 1 : 0) -
    (target.anchors.every(isInFurniture) ? 2 : 0)
  );
}

/** Describes where an element stands: the names of the elements around it, with the first class of each. */
function shapeOf(anchor: HtmlElement): string {
  return [anchor, ...ancestors(anchor).slice(0, SHAPE_LEVELS)]
    .map(
      (element) => `${element.localName}.${element.getAttribute('class')?.trim().split(/\s+/u, 1)[0] ?? ''}`,
    )
    .join('<');
}

const FURNITURE =
  /\b(?:nav|menu|breadcrumbs?|footer|masthead|topics?|tags?|pagination|social|share|cookie)\b/iu;
const isInFurniture = (anchor: HtmlElement): boolean =>
  ancestors(anchor).some(
    (element) =>
      element.localName === 'footer' ||
      element.localName === 'nav' ||
      FURNITURE.test(
        `${element.getAttribute('role') ?? ''} ${element.getAttribute('class') ?? ''} ${element.getAttribute('id') ?? ''}`.replaceAll(
          /[_-]/gu,
          ' ',
        ),
      ),
  );

/** Finds the card of a target: the largest element around its headline that leads to no other target. */
function cardFinder(targets: readonly LinkTarget[]): (target: LinkTarget) => HtmlElement | null {
  const leadsTo = new Map<HtmlElement, LinkTarget | 'several'>();
  for (const target of targets) {
    for (const anchor of target.anchors) {
      for (const element of [anchor, ...ancestors(anchor)]) {
        const known = leadsTo.get(element);
        if (known !== target) leadsTo.set(element, known === undefined ? target : 'several');
      }
    }
  }
  return (target) => {
    const { element: headline } = target.headline;
    return [headline, ...ancestors(headline)].findLast((element) => leadsTo.get(element) === target) ?? null;
  };
}

function entryFor(
  target: LinkTarget,
  cardOf: (target: LinkTarget) => HtmlElement | null,
  options: ListingOptions,
): Entry | null {
  const card = cardOf(target);
  const time = card === null ? undefined : select(card, 'time, [class*="date"], [class*="time"]')[0];
  return entryOf(
    {
      links: [target.url],
      base: { url: options.url, isDeclared: true },
      title: asMarkup(target.headline.text),
      summary: asMarkup(card === null ? '' : summaryIn(card, target.headline.text)),
      dates: [
        time?.getAttribute('datetime') ?? undefined,
        time && elementText(time),
        dayInAddress(target.url),
      ],
      guid: undefined,
    },
    options,
  );
}

const SUMMARY_LENGTH = 600;

/** Returns the paragraphs of a card that are not its headline. */
function summaryIn(card: HtmlElement, headline: string): string {
  const paragraphs = select(card, 'p')
    .map(elementText)
    .filter(
      (text) => (text !== headline && text.split(/\s+/u).length > 3) || /\p{Script=Han}{8}/u.test(text),
    );
  return paragraphs.join(' ').slice(0, SUMMARY_LENGTH);
}
