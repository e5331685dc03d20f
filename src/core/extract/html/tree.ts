/**
 * A page as a tree, grown while the guard reads it: what the guard leaves out never becomes a node, and nothing is written as markup
 * to be parsed again.
 */
import type { Attributes } from './attributes.ts';
import { attributeValue, NO_ATTRIBUTES } from './attributes.ts';

/** A run of text is a string, and never stands beside another one. */
export type HtmlNode = HtmlElement | string;

export class HtmlElement {
  /** In lower case. */
  readonly localName: string;
  attributes: Attributes;
  readonly parentElement: HtmlElement | null;
  readonly children: HtmlNode[] = [];

  constructor(localName: string, attributes: Attributes, parentElement: HtmlElement | null) {
    this.localName = localName;
    this.attributes = attributes;
    this.parentElement = parentElement;
  }

  getAttribute(name: string): string | null {
    return attributeValue(this.attributes, name);
  }

  /** The text of it and of all that it holds, as written. */
  get textContent(): string {
    return this.children.map(textOf).join('');
  }
}

export const isElement = (node: HtmlNode): node is HtmlElement => typeof node !== 'string';

export const textOf = (node: HtmlNode): string => (typeof node === 'string' ? node : node.textContent);

/** One `html` with one `head` and one `body`, and what is put into them. */
export class Tree {
  readonly root = new HtmlElement('html', NO_ATTRIBUTES, null);
  readonly head: HtmlElement;
  readonly body: HtmlElement;
  /** The element of the body that is open. */
  private at: HtmlElement;

  constructor() {
    this.head = this.add(this.root, 'head', NO_ATTRIBUTES);
    this.body = this.add(this.root, 'body', NO_ATTRIBUTES);
    this.at = this.body;
  }

  /** Adds an element of the head, with its text. */
  addToHead(name: string, attributes: Attributes, text: string): void {
    const element = this.add(this.head, name, attributes);
    if (text !== '') element.children.push(text);
  }

  /** Starts an element of the body. */
  open(name: string, attributes: Attributes): void {
    this.at = this.add(this.at, name, attributes);
  }

  close(): void {
    this.at = this.at.parentElement ?? this.at;
  }

  /** Takes away the element closed last, with all it holds; nothing was added since. */
  takeBack(): void {
    this.at.children.pop();
  }

  addText(text: string): void {
    const { children } = this.at;
    const before = children.at(-1);
    if (typeof before === 'string') children[children.length - 1] = before + text;
    else children.push(text);
  }

  private add(parent: HtmlElement, name: string, attributes: Attributes): HtmlElement {
    const element = new HtmlElement(name, attributes, parent);
    parent.children.push(element);
    return element;
  }
}
