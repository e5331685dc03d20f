/** Finds the quotations of an English text, in every style of mark: the one finder for every reader of English. */
import { isSentenceEnd } from '../sentences.ts';
import type { Span } from '../span.ts';

const MARK = /["“”„‟«»]|``|''|[‘’‚']|\n\s*\n|\n(?=["“”«])|(?<=[.!?:”"])\n/gu;
const OPENING = '“„‟«``‚';
/** A quotation in single marks reaches no further than this; others end with their paragraph. In UTF-16 units. */
const MAX_SINGLE = 600;

const isSpace = (char: string | undefined) => char === undefined || /[\s([{\-–—―:“"‘]/u.test(char);
const isLetter = (char: string | undefined) => char !== undefined && /[\p{L}\p{N}]/u.test(char);

type MarkSide = 'opens' | 'closes';

/** Returns the side of a mark: its own, or the one that its neighbours give it. */
function sideOf(text: string, mark: string, at: number): MarkSide {
  if (OPENING.includes(mark)) return 'opens';
  if (mark === '”' || mark === '»') return 'closes';
  const before = text[at - 1];
  const after = text[at + mark.length];
  return isSpace(before) && after !== undefined && !/[\s,.;:!?)]/u.test(after) ? 'opens' : 'closes';
}

/** Some typesetters write the closing mark on both sides: ”…”. */
function opensWrongly(text: string, mark: string, at: number): boolean {
  return mark === '”' && isSpace(text[at - 1]) && isLetter(text[at + 1]);
}

/** The mark before a transcript's label ("“WALLACE: …") opens nothing that is closed. */
function opensLabel(text: string, at: number): boolean {
  return (
    (text[at - 1] === '\n' || at === 0) && /^.\p{Lu}[\p{Lu} .'’-]{1,30}:\s/u.test(text.slice(at, at + 36))
  );
}

/** Returns the end of a quotation in single marks that opens at `at`, or null: an apostrophe has a letter on both sides. */
function endOfSingle(text: string, at: number): number | null {
  const mark = text[at] === "'" ? "'" : '’';
  let candidate: number | null = null;
  for (let i = at + 2; i < text.length && i < at + MAX_SINGLE; i++) {
    const char = text[i];
    if (char === '\n' || char === '‘') break;
    if (char !== mark || isLetter(text[i + 1])) continue;
    if (text[i - 1] === ' ') break;
    // "the voters' fear": after an s, a later mark is the likelier end.
    const possessive = text[i - 1] === 's' && /^\s\p{Ll}/u.test(text.slice(i + 1, i + 3));
    if (!possessive) return i + 1;
    candidate ??= i + 1;
  }
  return candidate;
}

function opensSingle(text: string, at: number): boolean {
  return (
    isSpace(text[at - 1]) &&
    /^[\p{L}\p{N}“"$#@]/u.test(text.slice(at + 1, at + 3)) &&
    !/^(?:\d0s|em |til|n )/u.test(text.slice(at + 1, at + 5))
  );
}

/** Returns the end of the sentence that an unclosed quotation begins with: nothing more is known to belong to it. */
function endOfSentence(text: string, from: number, to: number): number {
  for (const { 0: mark, index } of text
    .slice(from, Math.min(to, from + 1_500))
    .matchAll(/[.!?]['’]?(?=\s)/gu))
    if (isSentenceEnd(text, from + index, mark, 'en')) return from + index + 1;
  return to;
}

function beginsWithMark(text: string, from: number): boolean {
  return /^\s*["“«„]|^\s*(?:``|'')/u.test(text.slice(from, from + 8));
}

/**
 * Returns the outermost quotations, marks included, in order. One that is not closed in its paragraph reaches to the paragraph's end
 * when the next paragraph opens one too (the convention for quotations of several paragraphs), else to its sentence's end.
 */
export function englishQuotations(text: string): Span[] {
  const found: Span[] = [];
  let open: { at: number; mark: string } | null = null;
  let skipTo = 0;
  for (const match of text.matchAll(MARK)) {
    const at = match.index;
    if (at < skipTo) continue;
    const mark = match[0];
    if (mark.startsWith('\n')) {
      if (open !== null)
        found.push([open.at, beginsWithMark(text, at + mark.length) ? at : endOfSentence(text, open.at, at)]);
      open = null;
      continue;
    }
    if (mark.length === 1 && "‘’‚'".includes(mark)) {
      if (open !== null || mark === '’' || !opensSingle(text, at)) continue;
      const end = endOfSingle(text, at);
      if (end === null) continue;
      found.push([at, end]);
      skipTo = end;
      continue;
    }
    const side = sideOf(text, mark, at);
    if (open === null) {
      if ((side === 'opens' || opensWrongly(text, mark, at)) && !opensLabel(text, at)) open = { at, mark };
      continue;
    }
    if (side === 'opens') {
      // A mark of another style is a quotation inside; one of the same style means that the first was never closed.
      if (OPENING.includes(mark) && mark !== open.mark) skipTo = endOfInner(text, at, mark);
      else if (endOfSentence(text, open.at, at) < at) {
        found.push([open.at, endOfSentence(text, open.at, at)]);
        open = { at, mark };
      }
      continue;
    }
    if (open.mark === '“' && mark === "''") continue;
    found.push([open.at, at + mark.length]);
    open = null;
  }
  if (open !== null) found.push([open.at, endOfSentence(text, open.at, text.length)]);
  return found;
}

/** Returns the place behind the closing mark of a quotation inside another, when it stands within reach. */
function endOfInner(text: string, at: number, mark: string): number {
  const closing = mark === '«' ? '»' : mark === '``' ? "''" : '”';
  const window = text.slice(at + 1, at + MAX_SINGLE);
  const end = window.indexOf(closing);
  const paragraph = window.indexOf('\n\n');
  return end < 0 || (paragraph >= 0 && paragraph < end) ? at + 1 : at + 1 + end + closing.length;
}

/** Returns whether a place stands inside one of the quotations, marks included. */
export const isInQuotation = (quotations: readonly Span[], place: number): boolean =>
  quotations.some(([start, end]) => start <= place && place < end);
