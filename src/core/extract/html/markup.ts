/** Writes what the guard keeps of a page as the small document that linkedom gets to see. */
import type { Attributes } from './attributes.ts';

/** `&` and `<` that stand in text; each costs linkedom a node. Real pages have under 3,000. */
const MAX_ENTITIES = 8_000;
const VOID = new Set('br hr img col wbr basefont frame isindex keygen command'.split(' '));

export class Markup {
  private attributes = '';
  private readonly inHead: string[] = [];
  private readonly inBody: string[] = [];
  private readonly opened: { readonly name: string; readonly start: number }[] = [];
  /** The start of the element that was closed last. */
  private lastStart = 0;
  private entities = 0;

  /** The complete, small document: one `html` with one `head` and one `body`. */
  get html(): string {
    return `<!doctype html><html${this.attributes}><head>${this.inHead.join('')}</head><body>${this.inBody.join('')}</body></html>`;
  }

  /** Sets the attributes of `html`. */
  root(attributes: Attributes): void {
    this.attributes = written(attributes);
  }

  /** Writes an element of the head, with its text. */
  head(name: string, attributes: Attributes, text: string): void {
    const start = `<${name}${written(attributes)}>`;
    this.inHead.push(name === 'title' ? `${start}${this.escaped(text)}</title>` : start);
  }

  /** Starts an element of the body; void elements are closed like others. */
  open(name: string, attributes: Attributes): void {
    this.opened.push({ name, start: this.inBody.length });
    this.inBody.push(`<${name}${written(attributes)}>`);
  }

  close(): void {
    const element = this.opened.pop();
    if (element === undefined) return;
    this.lastStart = element.start;
    if (!VOID.has(element.name)) this.inBody.push(`</${element.name}>`);
  }

  /** Takes away the element closed last, with all it holds; nothing was added since. */
  takeBack(): void {
    this.inBody.length = this.lastStart;
  }

  text(text: string): void {
    this.inBody.push(this.escaped(text));
  }

  private escaped(text: string): string {
    if (!/[&<]/u.test(text)) return text;
    if (this.entities > MAX_ENTITIES) return text.replaceAll(/[&<]+/gu, ' ');
    this.entities += text.split(/[&<]/u, MAX_ENTITIES + 2).length - 1;
    if (this.entities > MAX_ENTITIES) return text.replaceAll(/[&<]+/gu, ' ');
    return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  }
}

function written(attributes: Attributes): string {
  let markup = '';
  for (const [name, value] of attributes) {
    const safe = /[&"]/u.test(value) ? value.replaceAll('&', '&amp;').replaceAll('"', '&quot;') : value;
    markup += ` ${name}="${safe}"`;
  }
  return markup;
}
