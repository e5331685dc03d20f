/**
 * What is used of a DOM, through narrow types, because the project is compiled without the DOM's own and needs very little of it.
 */

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
  /** Absent where the page was parsed for no selector. */
  querySelectorAll?(selector: string): Iterable<HtmlElement>;
}

export const isElement = (node: HtmlNode): node is HtmlElement => node.nodeType === 1;
export const isText = (node: HtmlNode): boolean => node.nodeType === 3;
