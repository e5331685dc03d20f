/**
 * The only importer of linkedom. Its DOM is used through the narrow types below, because the project is compiled without the
 * DOM's own types and needs very little of it.
 */
import { parseHTML } from 'linkedom';
import type { Result } from '../../model/result.ts';
import { err, ok } from '../../model/result.ts';
import type { Purpose } from './guard-rules.ts';
import { guardPage } from './guard.ts';
import { Markup } from './markup.ts';
import type { NotAnArticle } from '../../model/failure.ts';

export interface HtmlNode {
  /** 1 for an element, 3 for text. */
  readonly nodeType: number;
  readonly nextSibling: HtmlNode | null;
  readonly textContent: string;
}

export interface HtmlElement extends HtmlNode {
  /** In lower case. */
  readonly localName: string;
  readonly firstChild: HtmlNode | null;
  readonly parentElement: HtmlElement | null;
  getAttribute(name: string): string | null;
  querySelectorAll(selector: string): Iterable<HtmlElement>;
}

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
  const parsed = parseGuarded(html, purpose, selectors);
  if (!parsed.ok) return parsed;
  const { root, jsonLd } = parsed.value;
  const [head, body] = childElements(root);
  if (head === undefined || body === undefined || body.firstChild === null) {
    return err({ page: 'empty', text: 'page without text' });
  }
  return ok({ root, head, body, jsonLd, base: baseOf(head, url) });
}

type GuardedDocument = Result<Pick<HtmlDocument, 'root' | 'jsonLd'>, NotAnArticle>;

function parseGuarded(html: string, purpose: Purpose, selectors: readonly string[]): GuardedDocument {
  const named = selectors.flatMap((selector) => [
    ...selector.matchAll(/\[\s*([a-z][\w-]*)/giu),
    ['', 'id'],
    ['', 'class'],
  ]);
  const names = named.flatMap(([, name]) => (name === undefined ? [] : [name.toLowerCase()]));
  const markup = new Markup();
  const guarded = guardPage(html, purpose, names, markup);
  if (!guarded.ok) return guarded;
  const page: { document: { documentElement: HtmlElement } } = parseHTML(markup.html);
  return ok({ root: page.document.documentElement, jsonLd: guarded.value });
}

export const isElement = (node: HtmlNode): node is HtmlElement => node.nodeType === 1;
export const isText = (node: HtmlNode): boolean => node.nodeType === 3;

/** Returns the children that are elements, in order. */
export function childElements(parent: HtmlElement): HtmlElement[] {
  const found: HtmlElement[] = [];
  for (let node = parent.firstChild; node !== null; node = node.nextSibling) {
    if (isElement(node)) found.push(node);
  }
  return found;
}

/** @returns all matches in document order; none for a selector that is not CSS */
export function select(scope: HtmlElement, selector: string): HtmlElement[] {
  try {
    return [...scope.querySelectorAll(selector)];
  } catch {
    return [];
  }
}

/** @returns the first element inside, in document order, that passes; the tree is at most 64 levels deep */
export function findElement(
  scope: HtmlElement,
  isWanted: (element: HtmlElement) => boolean,
): HtmlElement | null {
  for (let node = scope.firstChild; node !== null; node = node.nextSibling) {
    if (!isElement(node)) continue;
    const found = isWanted(node) ? node : findElement(node, isWanted);
    if (found !== null) return found;
  }
  return null;
}

/** Returns the text of a node with its white space folded. */
export const elementText = (node: HtmlNode): string => node.textContent.replace(/\s+/gu, ' ').trim();

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
