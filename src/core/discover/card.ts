/**
 * Finds the headlines of the links of a listing page. Most headlines are links. Of a card whose headline is none, a picture or a
 * "Read more" leads to the article, in any language: the card then is the box around one heading and one such link.
 */
import { childElements, elementText, select } from '../extract/html/document.ts';
import type { HtmlElement } from '../extract/html/document.ts';
import { plainText } from './entry.ts';
import { addressScore } from './page-address.ts';

/** The text that says what a link leads to. */
export type LinkHeadline = {
  readonly text: string;
  /** The link or heading whose text it is. */
  readonly element: HtmlElement;
  /** Whether it is a heading, or part of one. */
  readonly isHeading: boolean;
};

type Target = { readonly url: string; readonly anchors: readonly HtmlElement[]; headline: LinkHeadline };

const HEADINGS = 'h1, h2, h3, h4, h5, h6';
const HEADING = /^h[1-6]$/u;
/** A text that leads to so many addresses says nothing of any. */
const MIN_REPEATED = 3;
/** A heading stands at most so many boxes above what its card leads to. */
const MAX_CARD_LEVELS = 4;
/** Headings looked at on one page; the rest of a hostile one is left. */
const MAX_HEADINGS = 2_000;

/** Returns a link's headline. A card that is one large link also holds summary and date: its heading is the headline. */
export function linkHeadline(anchor: HtmlElement): LinkHeadline {
  const heading = select(anchor, HEADINGS)[0];
  const text =
    elementText(heading ?? anchor) ||
    plainText(anchor.getAttribute('title') ?? anchor.getAttribute('aria-label') ?? '');
  return { text, element: anchor, isHeading: heading !== undefined || headingAround(anchor) !== undefined };
}

const headingAround = (element: HtmlElement): HtmlElement | undefined =>
  ancestors(element)
    .slice(0, 3)
    .find(({ localName }) => HEADING.test(localName));

/**
 * Of two links to one address, one that is a heading says what it leads to; and else the longer: pictures say nothing. A heading
 * that was cut short gives way to its whole text.
 */
export function betterHeadline(a: LinkHeadline, b: LinkHeadline): LinkHeadline {
  const longer = b.text.length > a.text.length ? b : a;
  const isHeading = (headline: LinkHeadline) => headline.isHeading && headline.text !== '';
  if (isHeading(a) === isHeading(b)) return longer;
  const heading = isHeading(a) ? a : b;
  const stem = heading.text.replace(/(?:…|\.{3})$/u, '').trimEnd();
  const isCut = /(?:…|\.{3})$/u.test(heading.text) && stem !== '' && longer.text.startsWith(stem);
  return isCut ? { ...longer, isHeading: true } : heading;
}

/** A card that may lend its heading to a link in it. */
type Card<Kind> = { readonly target: Kind; readonly heading: HtmlElement; readonly box: HtmlElement };

/**
 * Returns the targets, those whose links say nothing with the headings of their cards.
 * @param areArticles whether all of them are known to be articles
 */
export function withCardHeadings<Kind extends Target>(
  targets: readonly Kind[],
  body: HtmlElement,
  areArticles: boolean,
): Kind[] {
  const uses = Map.groupBy(targets, ({ headline }) => headline.text);
  const isSpeechless = ({ headline }: Kind) =>
    !headline.isHeading && (uses.get(headline.text)?.length ?? 0) >= MIN_REPEATED;
  const lent = new Map<Kind, HtmlElement>();
  const cards = articleCards(targets, body, isSpeechless);
  const shapes = Map.groupBy(cards, shapeOfCard);
  for (const card of cards) {
    const isRepeated = (shapes.get(shapeOfCard(card))?.length ?? 0) >= MIN_REPEATED;
    const isArticle = areArticles || (isRepeated && isArticleCard(card, isSpeechless(card.target)));
    if (isArticle) lent.set(card.target, card.heading);
  }
  return targets.map((target) => {
    const element = lent.get(target);
    const text = element === undefined ? '' : elementText(element);
    if (element !== undefined && (isSpeechless(target) || saysMore(text, target.headline.text))) {
      return { ...target, headline: { text, element, isHeading: true } };
    }
    return isSpeechless(target) ? { ...target, headline: { ...target.headline, text: '' } } : target;
  });
}

/** Returns the cards that lead to one article each. */
function articleCards<Kind extends Target>(
  targets: readonly Kind[],
  body: HtmlElement,
  isSpeechless: (target: Kind) => boolean,
): Card<Kind>[] {
  const headings = headingsByBox(body);
  const cards = targets.flatMap(
    (target) => cardOf(target, headings) ?? (isSpeechless(target) ? cardWithoutHeading(target) : null) ?? [],
  );
  const byHeading = Map.groupBy(cards, ({ heading }) => heading);
  return [...byHeading.values()].flatMap((ofHeading) => cardOfArticle(ofHeading) ?? []);
}

/** Cards come in lists: a lone heading over a link is that of a page or of a part of it. */
const shapeOfCard = ({ box, heading }: Card<Target>): string =>
  [box, heading].map((element) => `${element.localName}.${firstClass(element)}`).join('>');

/** Returns the first class of an element without its numbers, which many sites make of an article's id. */
const firstClass = (element: HtmlElement): string =>
  (element.getAttribute('class') ?? '').trim().split(/\s+/u, 1)[0]?.replaceAll(/\d+/gu, '#') ?? '';

/** A label over a card ("Our choice") says less than the headline that is linked in it. */
const saysMore = (heading: string, link: string): boolean => wordScore(heading) >= wordScore(link);

/** Returns of each element around headings the one heading in it, or that there are several. */
function headingsByBox(body: HtmlElement): Map<HtmlElement, HtmlElement | 'several'> {
  const found = new Map<HtmlElement, HtmlElement | 'several'>();
  for (const heading of select(body, HEADINGS).slice(0, MAX_HEADINGS)) {
    for (const box of ancestors(heading)) found.set(box, found.has(box) ? 'several' : heading);
  }
  return found;
}

/** Finds the smallest box around a link that has a heading, if that is one and no link itself. */
function cardOf<Kind extends Target>(
  target: Kind,
  headings: ReadonlyMap<HtmlElement, HtmlElement | 'several'>,
): Card<Kind> | null {
  if (target.headline.isHeading) return null;
  for (const anchor of target.anchors) {
    const boxes = ancestors(anchor).slice(0, MAX_CARD_LEVELS);
    const box = boxes.find((element) => headings.has(element));
    const heading = box === undefined ? undefined : headings.get(box);
    if (box === undefined || heading === undefined || heading === 'several' || isLinked(heading)) continue;
    return { target, heading, box };
  }
  return null;
}

/** No headline is longer, and a summary may be. */
const MAX_HEADLINE = 160;
/** Elements of a card that are looked through for its headline. */
const MAX_PARTS = 40;

/**
 * Finds the card of a "Read more" in which no heading stands: the smallest box around it that says something else and leads nowhere
 * else. Its headline is the first part that reads like one; a section's name, a date and a name are shorter.
 */
function cardWithoutHeading<Kind extends Target>(target: Kind): Card<Kind> | null {
  const own = new Set(target.anchors);
  for (const anchor of target.anchors) {
    for (const box of ancestors(anchor).slice(0, MAX_CARD_LEVELS)) {
      if (select(box, 'a[href]').some((link) => !own.has(link))) break;
      const heading = partsOf(box).find((part) => {
        const text = elementText(part);
        return text.length <= MAX_HEADLINE && wordScore(text) > 1 && !own.has(part);
      });
      if (heading !== undefined) return { target, heading, box };
    }
  }
  return null;
}

/** Returns the innermost elements of a box that hold its text, in order. */
function partsOf(box: HtmlElement): HtmlElement[] {
  const parts: HtmlElement[] = [];
  const open = [...childElements(box)];
  for (let at = 0; at < MAX_PARTS && open.length > 0; at += 1) {
    const element = open.shift();
    if (element === undefined || element.localName === 'a') continue;
    const inner = childElements(element);
    if (inner.some(({ localName }) => !INLINE.has(localName)) || isAllIn(element, inner))
      open.unshift(...inner);
    else if (elementText(element) !== '') parts.push(element);
  }
  return parts;
}

/** Returns whether an element has several others in it and no text of its own. */
const isAllIn = (element: HtmlElement, inner: readonly HtmlElement[]): boolean =>
  inner.length > 1 && withoutSpaces(inner.map(elementText).join('')) === withoutSpaces(elementText(element));
const withoutSpaces = (text: string): string => text.replaceAll(/\s/gu, '');

const INLINE = new Set(['b', 'strong', 'em', 'i', 'span', 'br', 'img', 'time', 'small', 'mark']);

const isLinked = (heading: HtmlElement): boolean =>
  select(heading, 'a[href]').length > 0 || ancestors(heading).some(({ localName }) => localName === 'a');

/** Of the links beside a heading, one leads to the article: the only one, the one with an article's address, or the picture. */
function cardOfArticle<Kind extends Target>(cards: readonly Card<Kind>[]): Card<Kind> | null {
  const [first] = cards;
  if (first !== undefined && cards.length === 1) return first;
  const byAddress = cards.filter(({ target }) => addressScore(target.url) > 0);
  const byPicture = cards.filter(({ target }) => isPicture(target));
  const [found] = byAddress.length === 1 ? byAddress : byPicture.length === 1 ? byPicture : [];
  return found ?? null;
}

/** A link without words is a picture, which is not parsed. */
const isPicture = ({ anchors }: Target): boolean => anchors.some((anchor) => elementText(anchor) === '');

/** A heading with one link may also head a section that the link shows whole; but it has neither text nor picture. */
function isArticleCard({ target, box }: Card<Target>, isSpeechless: boolean): boolean {
  const score = addressScore(target.url);
  if (score !== 0) return score > 0;
  return isSpeechless && (isPicture(target) || select(box, 'p, time').length > 0);
}

/** Scores how much a link's text reads like a headline; scripts without spaces say in 8 characters what others say in 4 words. */
export function wordScore(text: string): number {
  const words = text.split(/\s+/u).length;
  const dense = (text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/gu) ?? [])
    .length;
  if (words >= 6 || dense >= 10) return 2;
  if (words >= 4 || dense >= 6) return 1.5;
  return words >= 2 || dense >= 4 ? 0.5 : 0;
}

/** Returns the elements around one, from the parent outwards, without the body. */
export function ancestors(element: HtmlElement): HtmlElement[] {
  const found: HtmlElement[] = [];
  for (let at = element.parentElement; at !== null && at.localName !== 'body'; at = at.parentElement)
    found.push(at);
  return found;
}
