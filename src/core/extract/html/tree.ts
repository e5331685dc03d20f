/** The tree of an article's page, built as the guard goes: it has what reading an article needs of a DOM, and costs a third of one. */
import type { Attributes } from './attributes.ts';
import { attributeValue } from './attributes.ts';
import type { HtmlElement, HtmlNode } from './nodes.ts';
import type { Markup } from './markup.ts';

type Linked = TreeElement | TreeText;

class TreeText implements HtmlNode {
  readonly nodeType = 3;
  nextSibling: Linked | null = null;
  textContent: string;

  constructor(text: string) {
    this.textContent = text;
  }
}

class TreeElement implements HtmlElement {
  readonly nodeType = 1;
  readonly localName: string;
  readonly parentElement: TreeElement | null;
  nextSibling: Linked | null = null;
  firstChild: Linked | null = null;
  lastChild: Linked | null = null;
  /** The child before the last. */
  private beforeLast: Linked | null = null;
  private attributes: Attributes;

  constructor(name: string, parent: TreeElement | null, attributes: Attributes) {
    this.localName = name;
    this.parentElement = parent;
    this.attributes = attributes;
  }

  get textContent(): string {
    let text = '';
    for (let node = this.firstChild; node !== null; node = node.nextSibling) text += node.textContent;
    return text;
  }

  getAttribute(name: string): string | null {
    return attributeValue(this.attributes, name);
  }

  setAttributes(attributes: Attributes): void {
    this.attributes = attributes;
  }

  append(child: Linked): void {
    if (this.lastChild === null) this.firstChild = child;
    else this.lastChild.nextSibling = child;
    this.beforeLast = this.lastChild;
    this.lastChild = child;
  }

  /** Takes the child away that was added last; once, and before another is added. */
  removeLast(): void {
    this.lastChild = this.beforeLast;
    if (this.lastChild === null) this.firstChild = null;
    else this.lastChild.nextSibling = null;
  }
}

export class MarkupTree implements Markup {
  readonly html = new TreeElement('html', null, []);
  private readonly inHead = new TreeElement('head', this.html, []);
  private at = new TreeElement('body', this.html, []);

  constructor() {
    this.html.append(this.inHead);
    this.html.append(this.at);
  }

  root(attributes: Attributes): void {
    this.html.setAttributes(attributes);
  }

  head(name: string, attributes: Attributes, text: string): void {
    const element = new TreeElement(name, this.inHead, attributes);
    if (text !== '') element.append(new TreeText(text));
    this.inHead.append(element);
  }

  open(name: string, attributes: Attributes): void {
    const element = new TreeElement(name, this.at, attributes);
    this.at.append(element);
    this.at = element;
  }

  close(): void {
    const around = this.at.parentElement;
    if (around !== null && around !== this.html) this.at = around;
  }

  takeBack(): void {
    this.at.removeLast();
  }

  text(text: string): void {
    const last = this.at.lastChild;
    if (last instanceof TreeText) last.textContent += text;
    else this.at.append(new TreeText(text));
  }
}
