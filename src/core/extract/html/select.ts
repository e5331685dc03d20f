/** CSS selectors over the tree of a page. */
import { compile } from 'css-select';
import type { HtmlElement, HtmlNode } from './tree.ts';
import { isElement, textOf } from './tree.ts';

/** What css-select asks of a tree. */
const adapter = {
  isTag: isElement,
  getName: ({ localName }: HtmlElement) => localName,
  getParent: ({ parentElement }: HtmlElement) => parentElement,
  getChildren: (node: HtmlNode) => (isElement(node) ? node.children : []),
  getSiblings: (node: HtmlNode) => (isElement(node) ? (node.parentElement?.children ?? [node]) : [node]),
  getText: textOf,
  hasAttrib: (element: HtmlElement, name: string) => element.getAttribute(name) !== null,
  getAttributeValue: (element: HtmlElement, name: string) => element.getAttribute(name) ?? undefined,
  removeSubsets: (nodes: HtmlNode[]) => nodes,
};

type Matches = (element: HtmlElement) => boolean;

/** The project's own selectors and those of a watchlist, compiled once: a few hundred at most. */
const known = new Map<string, Matches>();
const MAX_KNOWN = 500;

function matcherOf(selector: string, scope: HtmlElement): Matches {
  const options = { adapter };
  if (selector.includes(':scope')) return compile<HtmlNode, HtmlElement>(selector, options, scope);
  const matches = known.get(selector) ?? compile<HtmlNode, HtmlElement>(selector, options);
  if (known.size >= MAX_KNOWN) known.clear();
  known.set(selector, matches);
  return matches;
}

/** @returns all matches in document order; none for a selector that is not CSS */
export function select(scope: HtmlElement, selector: string): HtmlElement[] {
  const found: HtmlElement[] = [];
  try {
    collect(scope, matcherOf(selector, scope), found);
  } catch {
    return [];
  }
  return found;
}

/** The tree is at most 64 levels deep. */
function collect(parent: HtmlElement, matches: Matches, found: HtmlElement[]): void {
  for (const node of parent.children) {
    if (!isElement(node)) continue;
    if (matches(node)) found.push(node);
    collect(node, matches, found);
  }
}
