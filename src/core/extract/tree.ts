/**
 * A guarded page as a tree of its own: the few properties of the DOM that extraction reads. It is built while the page is
 * tokenized, at a third of what writing, tokenizing again and linkedom's nodes cost.
 */
import type { Attributes } from './attributes.ts';
import { NO_ATTRIBUTES, valueOf } from './attributes.ts';
import type { HtmlElement, HtmlNode } from './html.ts';
import type { Sink } from './sink.ts';

class Text implements HtmlNode {
  readonly nodeType = 3;
  nextSibling: TreeNode | null = null;
  textContent: string;

  constructor(text: string) {
    this.textContent = text;
  }
}

class Element implements HtmlElement {
  readonly nodeType = 1;
  readonly localName: string;
  readonly parentElement: Element | null;
  attributes: Attributes;
  nextSibling: TreeNode | null = null;
  firstChild: TreeNode | null = null;
  lastChild: TreeNode | null = null;
  /** The sibling before it, for taking it back. */
  readonly before: TreeNode | null;

  constructor(name: string, attributes: Attributes, parent: Element | null) {
    this.localName = name;
    this.attributes = attributes;
    this.parentElement = parent;
    this.before = parent?.lastChild ?? null;
    parent?.add(this);
  }

  getAttribute(name: string): string | null {
    return valueOf(this.attributes, name);
  }

  get textContent(): string {
    let text = '';
    for (let node = this.firstChild; node !== null; node = node.nextSibling) text += node.textContent;
    return text;
  }

  add(node: TreeNode): void {
    if (this.lastChild === null) this.firstChild = node;
    else this.lastChild.nextSibling = node;
    this.lastChild = node;
  }

  removeLast(): void {
    if (!(this.lastChild instanceof Element)) return;
    const { before } = this.lastChild;
    this.lastChild = before;
    if (before === null) this.firstChild = null;
    else before.nextSibling = null;
  }
}

type TreeNode = Text | Element;

export class Tree implements Sink {
  readonly rootElement = new Element('html', NO_ATTRIBUTES, null);
  readonly headElement = new Element('head', NO_ATTRIBUTES, this.rootElement);
  readonly bodyElement = new Element('body', NO_ATTRIBUTES, this.rootElement);
  private at = this.bodyElement;

  root(attributes: Attributes): void {
    this.rootElement.attributes = attributes;
  }

  head(name: string, attributes: Attributes, text: string): void {
    const element = new Element(name, attributes, this.headElement);
    if (text !== '') element.add(new Text(text));
  }

  open(name: string, attributes: Attributes): void {
    this.at = new Element(name, attributes, this.at);
  }

  close(): void {
    this.at = this.at.parentElement ?? this.bodyElement;
  }

  takeBack(): void {
    this.at.removeLast();
  }

  text(text: string): void {
    const last = this.at.lastChild;
    if (last instanceof Text) last.textContent += text;
    else this.at.add(new Text(text));
  }
}
