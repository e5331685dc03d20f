/** English texts as words, marks and whole quotations, each with its tag. */
import type { Span } from '../span.ts';
import type { Tag } from './lexicon.ts';
import type { CueForm } from './reporting-words.ts';
import type { EnglishWord } from './words.ts';

export type EnglishToken = {
  readonly start: number;
  readonly end: number;
  /** The word in lower case; of a quotation, the last character before its closing mark. */
  readonly word: string;
  readonly capital: boolean;
  /** A sentence or a quotation may open here, so that its capital letter says nothing. */
  readonly opens: boolean;
  tag: Tag;
  /** The word read as a verb that reports, or null. */
  readonly cue: CueForm | null;
  /** True where the word may attribute without being such a verb. */
  readonly signal: boolean;
};

/** A run of tokens: from `from`, before `to`. */
export type TokenRange = { readonly from: number; readonly to: number };

export type TaggedTokens = {
  readonly text: string;
  /** All words and marks, those inside quotations too. */
  readonly words: readonly EnglishWord[];
  /** The words and marks outside quotations, clitics apart, and each quotation as one. */
  readonly list: readonly EnglishToken[];
  /** In order; no sentence crosses a paragraph. */
  readonly sentences: readonly TokenRange[];
  readonly paragraphs: readonly TokenRange[];
  /** The outermost, marks included, in order. */
  readonly quotations: readonly Span[];
  /** Where sentences end, those inside quotations too. */
  readonly ends: readonly number[];
};

/** Makes the token that stands between paragraphs and beyond the text. */
export function edgeToken(start: number, end: number): EnglishToken {
  return { start, end, word: '', capital: false, opens: false, tag: 'edge', cue: null, signal: false };
}

const EDGE = edgeToken(0, 0);

/** Returns the token at `i`, or an edge beyond the text: rules look around without asking where the text ends. */
export function at(tokens: TaggedTokens, i: number): EnglishToken {
  return tokens.list[i] ?? EDGE;
}
