import { wordSet } from '../../language/word-set.ts';
import { foldForPhrases } from '../../language/fold.ts';

/** Parts of countries' names that name no country by themselves. */
const COMMON = wordSet(
  'united south north saint islands island republic democratic central states kingdom northern',
);
/** A shorter word is part of too many names. */
const MIN_LENGTH = 4;
const DEMONYM = /(?:ians?|anis?|ese|ish|is?|ans?|ns?)$/u;

let names: readonly string[] | null = null;

/** Returns the words of every country's English name; CLDR keeps the table. */
function countries(): readonly string[] {
  if (names !== null) return names;
  const letters = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ');
  const regions = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });
  const found = letters.flatMap((first) => letters.map((second) => regions.of(first + second) ?? ''));
  const words = found.flatMap((name) => foldForPhrases(name).split(' '));
  names = [...new Set(words.filter((word) => word.length >= MIN_LENGTH && !COMMON.has(word)))];
  return names;
}

const known = new Map<string, boolean>();

/** Returns whether a folded word is a country's name or what its people are called ("iran", "iranian"). */
export function isCountry(word: string): boolean {
  const before = known.get(word);
  if (before !== undefined) return before;
  const stem = word.replace(DEMONYM, '');
  const answer = countries().some(
    (name) => name === word || (stem !== word && stem.length >= MIN_LENGTH && name.startsWith(stem)),
  );
  if (known.size < 5_000) known.set(word, answer);
  return answer;
}
