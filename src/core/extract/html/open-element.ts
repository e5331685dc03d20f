/** Counts what stands in an open element, to tell a box of links from the text of a page. */
import type { Attributes } from './attributes.ts';
import { NO_ATTRIBUTES } from './attributes.ts';
import { TAKEN, TITLES } from './guard-rules.ts';

/** Boxes that are left out of an article when they hold little but links. */
const PRUNABLE = new Set('div ul ol section aside footer header table form menu'.split(' '));
const MIN_LINKS_TO_PRUNE = 3;
const LINK_SHARE_TO_PRUNE = 0.8;
/** A run of text this long that is no link is prose: a box that holds one is no list of links, whatever stands beside it. */
const MIN_PROSE = 60;
/** Links with fewer characters name nothing: icons, share buttons. */
const MIN_TAKEN_TEXT = 30;
/** A link with so many characters is a title, and one with fewer the entry of a menu. */
const MIN_TAKEN_TITLE = 15;

/** One open element, with counts such as how much of its text stands in links. */
export type OpenElement = {
  readonly name: string;
  readonly kept: boolean;
  text: number;
  linkText: number;
  links: number;
  /** Links that are titles of other pages. */
  titles: number;
  readonly leadsElsewhere: boolean;
  /** Characters of what looks like sentences outside links. */
  prose: number;
  /** An inline element that its style shows as a box. */
  readonly isApart: boolean;
  holdsHeadline: boolean;
  holdsPicture: boolean;
};

export const openedElement = (
  element: Pick<OpenElement, 'name' | 'kept' | 'leadsElsewhere' | 'isApart'>,
): OpenElement => ({
  ...element,
  text: 0,
  linkText: 0,
  links: 0,
  titles: 0,
  prose: 0,
  holdsHeadline: element.name === 'h1',
  holdsPicture: element.name === 'img',
});

export function countText(around: OpenElement, text: string): void {
  const { length } = text.trim();
  around.text += length;
  if (length >= MIN_PROSE) around.prose += length;
}

/** Adds what a closed element holds to the one around it. */
export function addUp(around: OpenElement, element: OpenElement, isPruned: boolean): void {
  const isLink = element.name === 'a';
  around.text += element.text;
  around.linkText += isLink ? element.text : element.linkText;
  around.links += isLink ? 1 : element.links;
  around.titles += isLink
    ? Number(element.leadsElsewhere && element.text >= MIN_TAKEN_TITLE)
    : element.titles;
  // Prose inside a link is the teaser of another page, prose inside a list of links its legal line.
  if (!isLink && !isPruned) around.prose += element.prose;
  if (element.holdsHeadline) around.holdsHeadline = true;
  if (element.holdsPicture) around.holdsPicture = true;
}

/** Links alone make no box furniture: a short report beside a long menu is more than the menu. */
export const isOnlyLinks = ({ name, text, linkText, links, prose, holdsHeadline }: OpenElement): boolean =>
  PRUNABLE.has(name) &&
  !holdsHeadline &&
  prose === 0 &&
  (text === 0 || (links >= MIN_LINKS_TO_PRUNE && linkText >= text * LINK_SHARE_TO_PRUNE));

/**
 * Returns the empty element that stands for a box of links. Text beside a picture may be its caption, and text beside the links of
 * another page its teaser, so that a trace stays.
 */
export function traceOf(box: OpenElement): { readonly name: string; readonly attributes: Attributes } | null {
  if (box.text === 0 && box.holdsPicture) return { name: 'img', attributes: NO_ATTRIBUTES };
  if (box.linkText < MIN_TAKEN_TEXT) return null;
  return {
    name: TAKEN,
    attributes: box.titles === 0 ? NO_ATTRIBUTES : [[TITLES, String(box.titles)]],
  };
}
