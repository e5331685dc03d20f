/** Finds the quotations of a text, in every style of mark: the one finder for statements and for comparison. */
import { isSentenceEnd } from './sentences.ts';
import type { Span } from './span.ts';

/** The mark of inches ("6'3"") is none. */
const MARK = /(?<!\d['’]\d{1,2})"|[“”„‟«»「」『』＂]|``|''|[‘’‚']|\n\s*\n|\n(?=["“”«])|(?<=[.!?:”"])\n/gu;
const OPENING = '“„‟«「『``‚';
const CLOSING = '”»」』';
/** A quotation in single marks reaches no further than this; others end with their paragraph. In UTF-16 units. */
const MAX_SINGLE = 600;

const MARK_AT_END = /(?:''|["“”»」』＂’'])$/u;

const isSpace = (char: string | undefined) => char === undefined || /[\s([{\-–—―:“"‘]/u.test(char);
const isLetter = (char: string | undefined) => char !== undefined && /[\p{L}\p{N}]/u.test(char);

type MarkSide = 'opens' | 'closes';

/** Returns the side of a mark: its own, or the one that its neighbours give it. */
function sideOf(text: string, mark: string, at: number): MarkSide {
  const before = text[at - 1];
  const after = text[at + mark.length];
  // German has “ for its closing mark.
  if (mark === '“' && !isSpace(before) && !/["“‘'\p{L}\p{N}]/u.test(after ?? ' ')) return 'closes';
  if (OPENING.includes(mark)) return 'opens';
  if (CLOSING.includes(mark)) return 'closes';
  return isSpace(before) && after !== undefined && !/[\s,.;:!?)]/u.test(after) ? 'opens' : 'closes';
}

/** Some typesetters write the closing mark on both sides: ”…”; others lose the space before a straight one: `said."We`. */
function opensWrongly(text: string, mark: string, at: number): boolean {
  const before = text[at - 1];
  const opens = mark === '”' ? isSpace(before) : mark === '"' && /[.,:;!?]/u.test(before ?? '');
  return opens && isLetter(text[at + 1]);
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

/** A mark of a paragraph. Marks of one style open and close each other. */
type QuotationMark = {
  readonly at: number;
  readonly end: number;
  readonly style: 'curly' | 'straight' | 'angle' | 'corner' | 'ticks' | 'single';
  readonly side: MarkSide;
};

const STYLES: ReadonlyMap<string, QuotationMark['style']> = new Map([
  ['"', 'straight'],
  ['＂', 'straight'],
  ['«', 'angle'],
  ['»', 'angle'],
  ...Array.from('「」『』', (mark) => [mark, 'corner'] as const),
  ['``', 'ticks'],
  ["''", 'ticks'],
  ...Array.from("‘’‚'", (mark) => [mark, 'single'] as const),
]);

/** No quotation has more marks inside it: what opens before them is not closed behind them. */
const MAX_INNER_MARKS = 40;

/**
 * Returns the mark that closes the one at `i`, or null. Quotations inside it have marks of their own, of any style; a mark that closes
 * none of them closes it, whatever its style: typists mix them.
 * @param loosely take marks of its own style that are not closed for slips, unless its sentence ended before them
 */
function closingOf(
  text: string,
  marks: readonly QuotationMark[],
  i: number,
  loosely: boolean,
): QuotationMark | null {
  const open = marks[i];
  const inner: QuotationMark['style'][] = [];
  let end: number | null = null;
  for (const mark of marks.slice(i + 1, i + 1 + MAX_INNER_MARKS)) {
    if (open === undefined || mark.style === 'single') continue;
    if (mark.side === 'closes' && inner.at(-1) !== mark.style) return mark;
    if (mark.side === 'closes') inner.pop();
    else if (!loosely || mark.style !== open.style) inner.push(mark.style);
    else if ((end ??= endOfSentence(text, open.at, text.length)) < mark.at) return null;
  }
  return null;
}

/**
 * Returns the outermost quotations, marks included, in order. One that is not closed in its paragraph reaches to the paragraph's end
 * when the next paragraph opens one too (the convention for quotations of several paragraphs), else to its sentence's end.
 * @param goesOn whether a quotation that the last paragraph leaves open may be closed in a text that follows
 */
export function quotations(text: string, goesOn = false): Span[] {
  const found: Span[] = [];
  let marks: QuotationMark[] = [];
  for (const { 0: mark, index: at } of text.matchAll(MARK)) {
    const end = at + mark.length;
    if (!mark.startsWith('\n'))
      marks.push({ at, end, style: STYLES.get(mark) ?? 'curly', side: sideOf(text, mark, at) });
    else if (marks.length > 0) {
      addQuotations(found, text, marks, { at, goesOn: beginsWithMark(text, end) });
      marks = [];
    }
  }
  addQuotations(found, text, marks, { at: text.length, goesOn });
  return found;
}

/** Returns what stands between the marks of each quotation of one paragraph of many. */
export const quotedSpans = (text: string): Span[] =>
  quotations(text, true).map(([start, end]) => {
    const first = start + (/^(?:``|'')/u.test(text.slice(start, start + 2)) ? 2 : 1);
    return [first, Math.max(first, end - (MARK_AT_END.exec(text.slice(end - 2, end))?.[0].length ?? 0))];
  });

type ParagraphEnd = { readonly at: number; readonly goesOn: boolean };

function addQuotations(found: Span[], text: string, marks: readonly QuotationMark[], to: ParagraphEnd): void {
  let skipTo = 0;
  for (const [i, mark] of marks.entries()) {
    if (mark.at < skipTo || !opensQuotation(text, mark)) continue;
    const end = mark.style === 'single' ? endOfSingle(text, mark.at) : endOfDouble(text, marks, i, to);
    if (end === null) continue;
    found.push([mark.at, end]);
    skipTo = end;
  }
}

function opensQuotation(text: string, { at, end, style, side }: QuotationMark): boolean {
  const mark = text.slice(at, end);
  if (style === 'single') return mark !== '’' && opensSingle(text, at);
  const opens = side === 'opens' || opensWrongly(text, mark, at);
  return opens && !opensLabel(text, at);
}

function endOfDouble(
  text: string,
  marks: readonly QuotationMark[],
  i: number,
  { at: paragraph, goesOn }: ParagraphEnd,
): number {
  const open = marks[i]?.at ?? 0;
  const closing = closingOf(text, marks, i, false) ?? closingOf(text, marks, i, true);
  if (closing !== null) return closing.end;
  const later = marks.slice(i + 1, i + 1 + MAX_INNER_MARKS);
  const isLast = !later.some(({ style, side }) => style === marks[i]?.style && side === 'opens');
  return goesOn && isLast ? paragraph : endOfSentence(text, open, paragraph);
}

/** Returns whether a place stands inside one of the spans. */
export const isWithin = (spans: readonly Span[], place: number): boolean =>
  spans.some(([start, end]) => start <= place && place < end);
