/** Cuts an English text into its words and marks: the one tokeniser, whose words every other reader groups as it needs. */
import { foldForPhrases } from '../fold.ts';
import { countBefore } from '../sorted-search.ts';
import type { Span } from '../span.ts';
import { type Tag, wordTag } from './lexicon.ts';
import { type CueForm, cueForms, isSignal } from './reporting-words.ts';

/** All that a written form says, wherever it stands. */
export type WordForm = {
  readonly text: string;
  /** In lower case, with straight apostrophes. */
  readonly word: string;
  /** False for a mark. */
  readonly isWord: boolean;
  readonly capital: boolean;
  readonly possessive: boolean;
  /** The form that names are compared by: lower case, without accents, full stops and the possessive. */
  readonly key: string;
  /** Its words as `foldForPhrases` has them. */
  readonly folded: readonly string[];
  readonly tag: Tag;
  /** Its tag where a sentence opens, so that its capital letter says nothing. */
  readonly opening: Tag;
  readonly cue: CueForm | null;
  readonly signal: boolean;
  /** The word before a clitic and the clitic: "China" and "'s"; or null. */
  readonly split: readonly [word: WordForm, clitic: WordForm] | null;
  /** The words of a form that marks join ("Kabul/Islamabad", "@ministry_news", "5%"), by their offsets; or null. */
  readonly parts: readonly WordPart[] | null;
};

type WordPart = { readonly at: number; readonly form: WordForm };

/** A word with its clitic ("China's", "it's"), or a mark, with its place in the text. */
export type EnglishWord = {
  /** Lower case, with straight apostrophes. */
  readonly word: string;
  readonly start: number;
  readonly end: number;
  readonly isWord: boolean;
  readonly isCapital: boolean;
  readonly form: WordForm;
};

/**
 * Letters of all scripts up to the last of the Basic Multilingual Plane, as ranges: V8 compiles `\p{L}` to code forty times
 * as long, and every start of an isolate pays for that.
 */
const LETTER =
  'A-Za-z\\u00aa\\u00b5\\u00ba\\u00c0-\\u00d6\\u00d8-\\u00f6\\u00f8-\\u1fff\\u2c00-\\u2dff\\u3040-\\udfff\\uf900-\\ufdff';
const WORD = `${LETTER}0-9`;
const CLITIC = `['’](?:s|ve|re|ll|d|m)(?![A-Za-z0-9_])`;
/** A full stop where an editor lost the space behind it: "Xinjiang.But". Whether it ends a sentence is for `isGlued` to say. */
const GLUED_STOP = "(?<=(?:[a-zß-ÿ]{2}|\\d)\\.)(?:[A-ZÀ-Þ][a-zß-ÿ’']|[AI]\\s)";

/** Matches an abbreviation with full stops inside, a clitic, a word ("1,000", "well-known", "Norland–Sundria", "don't", "5%"), hyphens or another mark. */
const TOKEN = new RegExp(
  `(?:[${LETTER}]\\.){2,}|${CLITIC}|[${WORD}@#$_](?:[${WORD}_]|[.\\-‐‑/&@](?=[${WORD}])(?!${GLUED_STOP})|–(?=[A-ZÀ-Þ0-9])|(?<![${LETTER}])[,:](?=[${WORD}])|['’](?=[${LETTER}]))*%?|--+|\\S`,
  'y',
);
const ENDS_IN_CLITIC = new RegExp(`.${CLITIC}$`, 'u');

const MARKS: ReadonlyMap<string, Tag> = new Map<string, Tag>([
  [',', 'comma'],
  ['،', 'comma'],
  [':', 'colon'],
  ...[';', '—', '–', '―', '--', '---', '-'].map((mark) => [mark, 'dash'] as const),
  ['(', 'open'],
  ['[', 'open'],
  [')', 'close'],
  [']', 'close'],
  ...['.', '!', '?', '…'].map((mark) => [mark, 'stop'] as const),
]);

/** Most words are plain, and need one pass instead of four. */
const PLAIN = /^[A-Za-z0-9]+$/u;
/** "H.E. Lee": no pronoun. */
const EXCELLENCY = /^H\.?E\.?$/u;
const POSSESSIVE = /['’]s$/iu;

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

function tagsOf(text: string, word: string, capital: boolean): Pick<WordForm, 'tag' | 'opening'> {
  const mark = MARKS.get(text) ?? (word === "'s" ? 'clitic' : /[\p{L}\p{N}]/u.test(text) ? null : 'mark');
  if (mark !== null) return { tag: mark, opening: mark };
  const opening = wordTag(word, false);
  return { tag: capital ? wordTag(word, true) : opening, opening };
}

function splitClitic(text: string): WordForm['split'] {
  const at = ENDS_IN_CLITIC.test(text) ? Math.max(text.lastIndexOf("'"), text.lastIndexOf('’')) : -1;
  return at < 0 ? null : [formOf(text.slice(0, at)), formOf(text.slice(at))];
}

/** "U.S." and "al-Qaeda" are one word each. Every branch ends at the first letter it can't take: linear. */
const NAME_WORD = /(?:\p{L}\.){2,8}|[\p{L}\p{N}\p{M}]+(?:[-'’‐‑][\p{L}\p{N}\p{M}]+)*/gu;

/** The words of a handle: "@NorlandMFA", "@MFA_Norland". */
const HANDLE_WORD = /\p{Lu}?[\p{Ll}\p{M}]+|\p{Lu}+(?!\p{Ll})|\p{N}+/gu;

function partsOf(text: string): readonly WordPart[] | null {
  const found = Array.from(text.matchAll(text.startsWith('@') ? HANDLE_WORD : NAME_WORD));
  if (found.length === 0 || (found.length === 1 && found[0]?.[0] === text)) return null;
  return found.map(({ 0: part, index }) => ({ at: index, form: formOf(part) }));
}

function readForm(text: string): WordForm {
  const word = text.toLowerCase().replaceAll('’', "'");
  const capital = /^\p{Lu}/u.test(text);
  const isPlain = PLAIN.test(text);
  return {
    text,
    word,
    isWord: isPlain || /[\p{L}\p{N}]/u.test(text),
    capital,
    possessive: !isPlain && POSSESSIVE.test(text),
    key: nameKey(text),
    folded: isPlain
      ? [word]
      : foldForPhrases(text)
          .split(' ')
          .filter((part) => part !== ''),
    ...tagsOf(text, word, capital),
    cue: cueForms.get(word) ?? null,
    signal: isSignal(word),
    split: isPlain ? null : splitClitic(text),
    parts: isPlain ? null : partsOf(text),
  };
}

/**
 * Forms read before. They say the same in every text, and reading them is a quarter of the cost of an article. The bound is a
 * few megabytes, what a hundred articles hold.
 */
const forms = new Map<string, WordForm>();
const MAX_FORMS = 16_384;
/** Longer forms are hardly words. In UTF-16 units. */
const MAX_KEPT_LENGTH = 32;

function formOf(text: string): WordForm {
  const known = forms.get(text);
  if (known !== undefined) return known;
  const form = readForm(text);
  if (forms.size >= MAX_FORMS) forms.clear();
  if (text.length <= MAX_KEPT_LENGTH) forms.set(text, form);
  return form;
}

const SPACE = 32;

/** Returns the words and marks of a text, in order. Linear in its length. */
export function englishWords(text: string): EnglishWord[] {
  const words: EnglishWord[] = [];
  let start = 0;
  while (start < text.length) {
    TOKEN.lastIndex = start;
    if (text.charCodeAt(start) === SPACE || !TOKEN.test(text)) {
      start++;
      continue;
    }
    const end = TOKEN.lastIndex;
    const form = formOf(text.slice(start, end));
    words.push({ word: form.word, start, end, isWord: form.isWord, isCapital: form.capital, form });
    start = end;
  }
  return words;
}

/** Returns the words or tokens that stand in a part of the text. @param words in order */
export function wordsWithin<Word extends { readonly start: number; readonly end: number }>(
  words: readonly Word[],
  [from, to]: Span,
): readonly Word[] {
  return words.slice(
    countBefore(words, ({ start }) => start < from),
    countBefore(words, ({ end }) => end <= to),
  );
}
