import { wordSet } from '../word-set.ts';
import { foldVariants } from '../fold.ts';
import { numberValue } from '../numbers.ts';
import { englishStem } from './stems.ts';
import { englishWords, type WordForm } from './words.ts';

/** A word of a statement, or a mark that parts clauses. */
export type ContentWord = {
  /** As written. */
  readonly text: string;
  /** Lower-case, letter variants folded, without possessive. */
  readonly lower: string;
  readonly stem: string;
  readonly capital: boolean;
  readonly kind: 'word' | 'number' | 'mark';
};

/** A statement is a clause. Only so many words of a longer text are read, so that work is bounded. */
const MAX_WORDS = 400;
/** A number or a word within what marks join: "25-year", "and/or". */
const PART = /\d+(?:[.,]\d+)*|[\p{L}\p{M}]+(?:['-][\p{L}\p{M}]+)*/gu;
const MARK = /^[;:.!?,–—]$/u;

/** Prefixes that belong to the word after their hyphen. */
const JOINED = /^(?:co|re|de|pre|mis|over|under)$/u;
/** Prefixes that are words of their own, written together or not. */
const OWN_PREFIX =
  /^(counter|anti|non)(terror\p{L}*|narcot\p{L}*|extrem\p{L}*|insurg\p{L}*|interfer\p{L}*|interven\p{L}*)$/u;

const MULTIPLIERS: ReadonlyMap<string, number> = new Map([
  ['hundred', 100],
  ['thousand', 1e3],
  ['million', 1e6],
  ['billion', 1e9],
  ['trillion', 1e12],
  ['dozen', 12],
]);
/** Number words that mostly count nothing: "first and foremost", "at once", "one another", "both sides". */
const NO_NUMBERS = wordSet(
  'one first once single second twice double both pair half quarter third triple tens dozens hundreds thousands millions billions trillions',
);

function makeWord(text: string, lower: string, kind: ContentWord['kind']): ContentWord {
  return {
    text,
    lower,
    stem: kind === 'word' ? englishStem(lower) : lower,
    capital: /^\p{Lu}/u.test(text),
    kind,
  };
}

/** Takes "won't", "we'll" and "China's" apart, without the possessive. */
function splitContraction(lower: string): string[] {
  if (lower === "won't") return ['will', 'not'];
  if (lower === 'cannot' || lower === "can't") return ['can', 'not'];
  if (lower.endsWith("n't")) return [lower.slice(0, -3), 'not'];
  const at = lower.indexOf("'");
  return [at > 0 ? lower.slice(0, at) : lower];
}

function splitAtHyphens(token: string): string[] {
  const [first = '', ...rest] = token.split('-');
  const joined =
    rest.length > 0 && JOINED.test(first.toLowerCase()) ? [first + rest.join('')] : [first, ...rest];
  return joined.flatMap((part) => {
    const own = OWN_PREFIX.exec(part.toLowerCase());
    return own === null ? [part] : [own[1] ?? '', own[2] ?? ''];
  });
}

/** The content words of each form that was read before. */
const wordsByForm = new WeakMap<WordForm, readonly ContentWord[]>();

function wordsOfForm(form: WordForm): readonly ContentWord[] {
  const known = wordsByForm.get(form);
  if (known !== undefined) return known;
  const isMark = MARK.test(form.text);
  const words = isMark
    ? [makeWord(form.text, form.text, 'mark')]
    : Array.from(form.text.matchAll(PART), ([part]) => wordsOfPart(part)).flat();
  wordsByForm.set(form, words);
  return words;
}

function wordsOfPart(part: string): ContentWord[] {
  if (/^\d/u.test(part)) return [makeWord(part, part.replaceAll(',', ''), 'number')];
  return splitAtHyphens(part).flatMap((part) =>
    splitContraction(part.toLowerCase()).map((lower) => {
      const value = NO_NUMBERS.has(lower) ? null : numberValue(lower, 'en');
      return value === null ? makeWord(part, lower, 'word') : makeWord(part, value, 'number');
    }),
  );
}

/** Makes one number of "five hundred", "1.5 million", "twenty-five" and "four hundred and fifty". */
function joinNumbers(words: readonly ContentWord[]): ContentWord[] {
  const joined: ContentWord[] = [];
  for (const word of words) {
    const isAnd = joined.at(-1)?.lower === 'and' && Number(joined.at(-2)?.lower) >= 100;
    if (word.kind === 'number' && isAnd && isSpelt(word)) joined.pop();
    const last = joined.at(-1);
    if (word.kind !== 'number' || last?.kind !== 'number') joined.push(word);
    else joined.splice(-1, 1, ...addUp(last, word));
  }
  return joined;
}

const isSpelt = ({ text }: ContentWord): boolean => !/\d/u.test(text);

function addUp(last: ContentWord, next: ContentWord): ContentWord[] {
  const [high, low] = [Number(last.lower), Number(next.lower)];
  const scaled = MULTIPLIERS.has(next.text.toLowerCase());
  if (!scaled && !(low < high && high % 10 === 0 && isSpelt(next))) return [last, next];
  const value = String(scaled ? high * low : high + low);
  return [{ ...last, text: `${last.text} ${next.text}`, lower: value, stem: value }];
}

/**
 * Returns the words and parting marks of a clause, in order. A number, however written, is one word with its value. Linear in
 * the length of the text.
 */
export function contentWords(text: string): ContentWord[] {
  const words: ContentWord[] = [];
  for (const { form } of englishWords(foldVariants(text))) {
    words.push(...wordsOfForm(form));
    if (words.length >= MAX_WORDS) break;
  }
  return joinNumbers(words);
}
