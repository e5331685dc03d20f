import { vocabularyFor } from '../../language/vocabulary.ts';
import { findPhrase, type Phrase } from '../../language/phrases.ts';
import { closedClass, tagSet } from '../../language/english/lexicon.ts';
import type { EnglishWord } from '../../language/english/words.ts';
import { wordSet } from '../../language/word-set.ts';

/** A word of a sentence, folded, with its place in the article's text and in the sentence's folded text. */
export type FoldedWord = {
  readonly word: string;
  readonly start: number;
  readonly end: number;
  readonly at: number;
  readonly isCapital: boolean;
  /** A comma, colon, bracket or dash stands behind it. */
  readonly isLastOfPart: boolean;
};

const ENDS_PART = /^(?:[,;:)\]]|[—–-]+)$/u;

export type FoldedSentence = { readonly text: string; readonly words: readonly FoldedWord[] };

/** From word to word, the last not included. */
export type WordRange = { readonly from: number; readonly to: number };

/** Puts together a sentence of an article as phrases are looked for in it, without losing where its words stand. */
export function foldedSentence(english: readonly EnglishWord[]): FoldedSentence {
  const words: FoldedWord[] = [];
  let at = 0;
  for (const { start, end, isCapital, isWord, form } of english) {
    const last = words.at(-1);
    if (!isWord && last !== undefined && ENDS_PART.test(form.text))
      words[words.length - 1] = { ...last, isLastOfPart: true };
    for (const word of form.folded) {
      words.push({ word, start, end, at, isCapital: isCapital && word !== 's', isLastOfPart: false });
      at += word.length + 1;
    }
  }
  return { text: words.map(({ word }) => word).join(' '), words };
}

/** Returns whether a phrase spells a word out itself. @param own folded words; a stem ends with `*` */
export const spellsOut = (own: readonly string[], word: string): boolean =>
  own.some((part) => (part.endsWith('*') ? word.startsWith(part.slice(0, -1)) : part === word));

/** Returns where a phrase stands, in words. */
export function rangesOf(phrase: Phrase, { text, words }: FoldedSentence): WordRange[] {
  return findPhrase(phrase, text).map(([start, end]) => ({
    from: words.findIndex((word) => word.at + word.word.length > start),
    to: words.findLastIndex((word) => word.at < end) + 1,
  }));
}

/** Offices and forms of address, whose capitals name nobody. */
export const TITLES = wordSet(
  'president premier prime minister ministers ministry foreign deputy vice acting interim ambassador envoy special representative spokesman spokesperson spokeswoman chief leader official officials state council councillor commission committee department embassy company companies government authorities side diplomat general secretary director mr mrs ms dr mullah mawlawi maulvi sheikh haji high senior top',
);
const FUNCTIONS = closedClass(
  tagSet('determiner possessive pronoun object preposition to conjunction subordinator that wh adverb'),
);

/** Returns whether a word may be a name: capital, and neither a title, a date nor the sentence's first small word. */
export function isName({ word, isCapital }: FoldedWord): boolean {
  const { days, months } = vocabularyFor('en', '');
  return isCapital && !TITLES.has(word) && !FUNCTIONS.has(word) && !days.has(word) && !months.has(word);
}
