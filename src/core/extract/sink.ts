/** Where the guard hands what it keeps of a page: text of markup, or a tree. */
import type { Attributes } from './attributes.ts';

export interface Sink {
  /** The attributes of `html`. */
  root(attributes: Attributes): void;
  /** An element of the head, with its text. */
  head(name: string, attributes: Attributes, text: string): void;
  /** An element of the body starts; void elements are closed like others. */
  open(name: string, attributes: Attributes): void;
  close(): void;
  /** Takes away the element closed last, with all it holds; nothing was added since. */
  takeBack(): void;
  text(text: string): void;
}
