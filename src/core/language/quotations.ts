import type { Span } from './span.ts';

const CLOSING: Readonly<Record<string, string>> = {
  '“': '”',
  '„': '“”',
  '«': '»',
  '「': '」',
  '『': '』',
  '"': '"',
  '＂': '＂',
  '”': '“',
  '‘': '’',
};
/** A quotation that is still open after so many characters was no quotation, or will be closed in a later paragraph. */
const MAX_QUOTATION = 2_000;
const LETTER = /[\p{L}\p{N}]/u;

/** A single closing mark between letters is an apostrophe. */
function closes(text: string, at: number, closing: string): boolean {
  if (!closing.includes(text.charAt(at))) return false;
  return text.charAt(at) !== '’' || !LETTER.test(text.charAt(at + 1));
}

function endOf(text: string, start: number, closing: string): number {
  const limit = Math.min(text.length, start + MAX_QUOTATION);
  for (let at = start; at < limit; at++) if (closes(text, at, closing)) return at;
  return -1;
}

/**
 * Finds the quotations of a paragraph. An opening mark without its closing one quotes to the paragraph's end (a quotation over several
 * paragraphs closes in the last). Each character is read twice at most.
 */
export function quotedSpans(text: string): Span[] {
  const spans: Span[] = [];
  let unclosedTo = 0;
  for (let at = 0; at < text.length; at++) {
    const closing = CLOSING[text.charAt(at)];
    if (closing === undefined || (closing === '’' && at < unclosedTo)) continue;
    const end = endOf(text, at + 1, closing);
    if (end === -1 && closing === '’') {
      unclosedTo = at + MAX_QUOTATION;
      continue;
    }
    spans.push([at + 1, end === -1 ? text.length : end]);
    at = end === -1 ? text.length : end;
  }
  return spans;
}

/** Returns whether a position stands inside one of the spans. */
export function isWithin(spans: readonly Span[], at: number): boolean {
  return spans.some(([from, to]) => from <= at && at < to);
}
