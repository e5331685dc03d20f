import type { TaggedTokens } from '../../language/english/token.ts';
import { englishWords, type WordForm } from '../../language/english/words.ts';
import { isTitleAbbreviation } from '../../language/sentences.ts';
import type { Span } from '../../language/span.ts';
import { countBefore } from '../../language/sorted-search.ts';

/** A word of an article as names are read from it. */
export type NameToken = {
  readonly text: string;
  /** The form that is compared: lower case, without accents, full stops and the possessive. */
  readonly key: string;
  readonly start: number;
  readonly end: number;
  readonly capital: boolean;
  /** "Wang's", "ministers'". */
  readonly possessive: boolean;
  /** Only white space, or an abbreviation's full stop, stands between it and the word before. */
  readonly joined: boolean;
  /** A comma alone stands between it and the word before. */
  readonly comma: boolean;
  /** The first of a sentence, a line or a quotation. */
  readonly first: boolean;
};

const BETWEEN = /^[^\S\n]{1,3}$/u;
const AFTER_ABBREVIATION = /^\.?[^\S\n]{1,3}$/u;
const COMMA = /^['"”’]?,\s{1,3}$/u;
/** Between a word and the first of a list's or a quotation's. */
const OPENS = /(?::["'”’)\]]*\s+["'“‘([]*|(?<!["“‘([])["“‘([]+)$/u;

/** The words of a text, with the ends of its sentences. */
type ReadWords = Pick<TaggedTokens, 'text' | 'words' | 'ends'>;

/** Returns the words of a text as names are read from them, in order: what a mark joins ("Kabul/Islamabad") is more than one. */
export function nameTokens({ text, words, ends }: ReadWords): NameToken[] {
  const found: NameToken[] = [];
  let nextEnd = 0;
  for (const { start, isWord, form } of words) {
    if (!isWord) continue;
    for (const part of form.parts ?? [{ at: 0, form }]) {
      const token = nameToken(text, part.form, start + part.at, found.at(-1));
      const isFirst = found.length === 0 || (ends[nextEnd] ?? Infinity) <= token.start;
      while ((ends[nextEnd] ?? Infinity) <= token.start) nextEnd += 1;
      found.push(isFirst ? { ...token, first: true } : token);
    }
  }
  return found;
}

/** Returns the words of a name that stands by itself. */
export const tokensOfName = (name: string): NameToken[] =>
  nameTokens({ text: name, words: englishWords(name), ends: [] });

function nameToken(text: string, form: WordForm, start: number, before: NameToken | undefined): NameToken {
  const gap = text.slice(before?.end ?? 0, start);
  const isSpace = gap === ' ' && before !== undefined;
  const end = start + form.text.length;
  const plural =
    form.key.endsWith('s') && text[end] !== ' ' && /^['’](?![\p{L}\p{N}])/u.test(text.slice(end, end + 2));
  return {
    text: form.text,
    key: form.key,
    start,
    end,
    capital: form.capital,
    possessive: plural || form.possessive,
    joined: isSpace || (before !== undefined && isJoined(before, gap)),
    comma: !isSpace && before !== undefined && COMMA.test(gap),
    first: !isSpace && OPENS.test(gap),
  };
}

function isJoined(before: NameToken, gap: string): boolean {
  return (
    BETWEEN.test(gap) ||
    // A possessive plural's own mark.
    (before.possessive && /^['’][^\S\n]{1,3}$/u.test(gap)) ||
    (isAbbreviation(before) && AFTER_ABBREVIATION.test(gap))
  );
}

/** Returns whether a full stop belongs to a word before a name: a title's, or an initial's. */
const isAbbreviation = ({ key, capital }: NameToken): boolean =>
  isTitleAbbreviation(key) || (capital && key.length === 1);

/** Returns the index of the first token that starts at an offset or after it. */
export const tokenAt = (tokens: readonly NameToken[], offset: number): number =>
  countBefore(tokens, ({ start }) => start < offset);

/** Returns the token indexes of a span: from the first inside it to after the last that starts inside it. */
export function tokenRange(tokens: readonly NameToken[], [start, end]: Span): [number, number] {
  return [tokenAt(tokens, start), tokenAt(tokens, end)];
}
