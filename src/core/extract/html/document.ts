/** A page as the rest of the project reads it: its tree, what its head declares, and ways to look for elements. */
import type { NotAnArticle } from '../../model/failure.ts';
import type { Result } from '../../model/result.ts';
import { err, ok } from '../../model/result.ts';
import type { Purpose } from './guard-rules.ts';
import { guardPage } from './guard.ts';
import type { HtmlElement, HtmlNode } from './tree.ts';
import { isElement, textOf } from './tree.ts';

export type { HtmlElement };
export { select } from './select.ts';

/** A page as parsed: always with a head and a body, at most 64 levels deep. */
export type HtmlDocument = {
  readonly root: HtmlElement;
  readonly head: HtmlElement;
  readonly body: HtmlElement;
  /** JSON-LD scripts, unparsed. */
  readonly jsonLd: readonly string[];
  /** The address that relative links in the page are relative to. */
  readonly base: string;
};

/**
 * @param html the page, decoded
 * @param url the address it came from, after redirects
 * @param selectors CSS selectors the caller will use: attributes they name survive the guard
 * @param purpose an article's page loses its links and all boxes that consist of links
 * @returns `too-complex` for a page over the guard's bounds, `empty` for one without text
 */
export function parseDocument(
  html: string,
  url: string,
  selectors: readonly string[] = [],
  purpose: Purpose = 'listing',
): Result<HtmlDocument, NotAnArticle> {
  const guarded = guardPage(html, purpose, attributesNamed(selectors));
  if (!guarded.ok) return guarded;
  const { tree, jsonLd } = guarded.value;
  const { root, head, body } = tree;
  if (body.children.length === 0) return err({ page: 'empty', text: 'page without text' });
  return ok({ root, head, body, jsonLd, base: baseOf(head, url) });
}

/** Returns the names of the attributes that CSS selectors look at. */
const attributesNamed = (selectors: readonly string[]): string[] =>
  selectors.flatMap((selector) => [
    'id',
    'class',
    ...Array.from(selector.matchAll(/\[\s*([a-z][\w-]*)/giu), ([, name = '']) => name.toLowerCase()),
  ]);

/** Returns the children that are elements, in order. */
export const childElements = (parent: HtmlElement): HtmlElement[] => parent.children.filter(isElement);

/** @returns the first element inside, in document order, that passes; the tree is at most 64 levels deep */
export function findElement(
  scope: HtmlElement,
  isWanted: (element: HtmlElement) => boolean,
): HtmlElement | null {
  for (const node of childElements(scope)) {
    const found = isWanted(node) ? node : findElement(node, isWanted);
    if (found !== null) return found;
  }
  return null;
}

/** Returns the text of a node with its white space folded. */
export const elementText = (node: HtmlNode): string => textOf(node).replace(/\s+/gu, ' ').trim();

/** @returns the absolute http(s) address a link points at, without its fragment, or null */
export function resolveLink(href: string | null, base: string): string | null {
  const trimmed = href?.trim() ?? '';
  if (trimmed === '' || trimmed.startsWith('#') || !URL.canParse(trimmed, base)) return null;
  const url = new URL(trimmed, base);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return null;
  url.hash = '';
  return url.href;
}

function baseOf(head: HtmlElement, url: string): string {
  const base = childElements(head).find(({ localName }) => localName === 'base');
  return resolveLink(base?.getAttribute('href') ?? null, url) ?? url;
}
