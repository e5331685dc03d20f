/** Joins the words of inline elements as a browser shows them joined. */
import type { Attributes } from './attributes.ts';
import { attributeValue } from './attributes.ts';

const RAISED_DIGITS = '⁰¹²³⁴⁵⁶⁷⁸⁹';
/** Figures of a footnote mark or an exponent; letters, as in `1st`, are read on. */
const RAISED = /^[\s\d]+$/u;
/** No writer ends a sentence without a space behind it: where one element ends so and the next begins one, their style parts them. */
const ENDS_A_SENTENCE = /[\p{Ll})”"’'][.!?…][”"’')]?$/u;
const BEGINS_A_SENTENCE = /^[“"„«‘]?\p{Lu}/u;
const TAIL = 4;

const SHOWN_AS_BOX = /display\s*:\s*(?:block|flex|grid|table)/iu;
/** The words of the two most used style sheets for the same. */
const CALLED_BOX = /(?:^|\s)(?:d-)?(?:block|flex|grid)(?:\s|$)/u;

/** @returns whether an inline element stands on a line of its own by its style; an inline block does not */
export function isSetApart(attributes: Attributes): boolean {
  if (attributes.length === 0) return false;
  const style = attributeValue(attributes, 'style')?.slice(0, 500) ?? '';
  const names = attributeValue(attributes, 'class')?.slice(0, 300) ?? '';
  return SHOWN_AS_BOX.test(style) || CALLED_BOX.test(names);
}

/** Follows the inline elements of a page, and writes its text as they show it. */
export class InlineText {
  private raised = 0;
  private before = '';
  private isBehindTag = false;

  open(name: string): void {
    this.isBehindTag = true;
    if (name === 'sup') this.raised += 1;
  }

  close(name: string): void {
    this.isBehindTag = true;
    if (name === 'sup') this.raised -= 1;
  }

  /** @returns the text as a browser shows it behind the text before it: raised figures stay apart from others, sentences too */
  joined(text: string): string {
    const isParted = this.isBehindTag && ENDS_A_SENTENCE.test(this.before) && BEGINS_A_SENTENCE.test(text);
    this.isBehindTag = false;
    this.before = text.slice(-TAIL);
    if (this.raised > 0 && RAISED.test(text))
      return text.replace(/\d/gu, (digit) => RAISED_DIGITS[Number(digit)] ?? digit);
    return isParted ? ` ${text}` : text;
  }
}
