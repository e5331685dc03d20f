import { isSentenceEnd } from '../../language/sentences.ts';
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

/** "U.S." and "al-Qaeda" are one word each. Every branch ends at the first letter it can't take: linear. */
const WORD = /(?:\p{L}\.){2,8}|[\p{L}\p{N}\p{M}]+(?:[-'’‐‑][\p{L}\p{N}\p{M}]+)*/gu;
const POSSESSIVE = /['’]s$/iu;
const BETWEEN = /^[^\S\n]{1,3}$/u;
const AFTER_ABBREVIATION = /^\.?[^\S\n]{1,3}$/u;
const ABBREVIATION =
  /^(?:mr|mrs|ms|dr|gen|lt|col|maj|capt|brig|sgt|adm|sen|rep|gov|hon|rev|prof|amb|\p{Lu})$/iu;
const COMMA = /^['"”’]?,\s{1,3}$/u;
/** Between a word and the first of a sentence, a line or a quotation; `mark` ends the sentence before it, perhaps. */
const OPENS = /(?:(?<mark>[.!?]["'”’)\]]*)\s+["'“‘([]*|:["'”’)\]]*\s+["'“‘([]*|\n\s*["'“‘(]*|["“‘([]+)$/u;

/** Most words are plain, and need one pass instead of four. */
const PLAIN = /^[A-Za-z0-9-]+$/u;

/** "H.E. Lee": no pronoun. */
const EXCELLENCY = /^H\.?E\.?$/u;

/** Returns a word as names are compared. */
export function nameKey(word: string): string {
  if (EXCELLENCY.test(word)) return 'excellency';
  if (PLAIN.test(word)) return word.toLowerCase();
  return word
    .replace(POSSESSIVE, '')
    .normalize('NFD')
    .replace(/[\p{M}.'’]/gu, '')
    .replace(/[‐‑]/gu, '-')
    .toLowerCase();
}

/** Returns the words of a text, in order. Linear in its length. */
export function nameTokens(text: string): NameToken[] {
  const found: NameToken[] = [];
  let before: NameToken | null = null;
  for (const match of text.matchAll(WORD)) {
    const [word] = match;
    const gap: string = text.slice(before?.end ?? 0, match.index);
    const isSpace: boolean = gap === ' ' && before !== null;
    const end = match.index + word.length;
    const plural =
      word.endsWith('s') && text[end] !== ' ' && /^['’](?![\p{L}\p{N}])/u.test(text.slice(end, end + 2));
    before = {
      text: word,
      key: nameKey(word),
      start: match.index,
      end,
      capital: /^\p{Lu}/u.test(word),
      possessive: plural || POSSESSIVE.test(word),
      joined: isSpace || (before !== null && isJoined(before, gap)),
      comma: !isSpace && before !== null && COMMA.test(gap),
      first: !isSpace && (before === null || opensAt(text, before.end, match.index)),
    };
    found.push(before);
  }
  return found;
}

/** Returns whether a sentence, a line or a quotation opens with the word at `to`. @param from where the word before it ends */
function opensAt(text: string, from: number, to: number): boolean {
  const start = Math.max(from, to - 12);
  const found = OPENS.exec(text.slice(start, to));
  if (found === null) return false;
  const mark = found.groups?.['mark'];
  return mark === undefined || isSentenceEnd(text, start + found.index, mark, 'en');
}

function isJoined(before: NameToken, gap: string): boolean {
  return (
    BETWEEN.test(gap) ||
    // A possessive plural's own mark.
    (before.possessive && /^['’][^\S\n]{1,3}$/u.test(gap)) ||
    (ABBREVIATION.test(before.text) && AFTER_ABBREVIATION.test(gap))
  );
}

/** Returns the index of the first token that starts at an offset or after it. */
export const tokenAt = (tokens: readonly NameToken[], offset: number): number =>
  countBefore(tokens, ({ start }) => start < offset);

/** Returns the token indexes of a span: from the first inside it to after the last that starts inside it. */
export function tokenRange(tokens: readonly NameToken[], [start, end]: Span): [number, number] {
  return [tokenAt(tokens, start), tokenAt(tokens, end)];
}
