/** How large and how deep a page may be, so that reading it costs little whatever it holds. */
import type { Purpose } from './guard-rules.ts';

/** UTF-16 units; the largest newspaper pages known to us have 2.2 million. */
export const MAX_LENGTH = 3_000_000;
/** Levels at which a page is no longer one made for people. */
const ABSURD_DEPTH = 600;
/** Elements written; section pages have more than articles, whose boxes of links are left out and which then have under 4,000. */
const MAX_ELEMENTS = { listing: 15_000, article: 8_000 };
/** Characters of text; the longest live pages known to us have 200,000. */
const MAX_TEXT = 600_000;
const MAX_ATTRIBUTES_OF_ONE = 1_000;
/** Tags read, kept or not. */
const MAX_TAGS = 60_000;
/** Pieces of text as the tokenizer hands them out: one for each entity and each stray `<`. */
const MAX_PIECES = 100_000;

/** Counts what a page is made of. Each count says whether the page keeps within its bounds; at the first that it breaks it is broken off. */
export class PageBounds {
  /** The bound that the page broke, or null. */
  broken: string | null = null;
  stop: () => void = () => {};
  private tags = 0;
  private pieces = 0;
  private textLength = 0;
  private elements = 0;
  private readonly maxElements: number;

  constructor(purpose: Purpose) {
    this.maxElements = MAX_ELEMENTS[purpose];
  }

  countAttribute(nth: number): boolean {
    return nth <= MAX_ATTRIBUTES_OF_ONE || this.breakOff('an element has too many attributes');
  }

  countTag(depth: number): boolean {
    this.tags += 1;
    if (this.tags > MAX_TAGS) return this.breakOff('the page has too many elements');
    return depth <= ABSURD_DEPTH || this.breakOff('the page is nested too deeply');
  }

  countElement(): boolean {
    this.elements += 1;
    return this.elements <= this.maxElements || this.breakOff('the page has too many elements');
  }

  countPiece(): boolean {
    this.pieces += 1;
    return this.pieces <= MAX_PIECES || this.breakOff('the page is a flood of fragments');
  }

  countText({ length }: string): boolean {
    this.textLength += length;
    return this.textLength <= MAX_TEXT || this.breakOff('the page has too much text');
  }

  private breakOff(reason: string): false {
    this.broken ??= reason;
    this.stop();
    return false;
  }
}
