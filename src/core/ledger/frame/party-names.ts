import { wordSet } from '../../language/word-set.ts';
import type { Party, WatchlistSpeaker } from '../../watchlist/schema.ts';
import { type ContentWord, contentWords } from '../../language/english/content-words.ts';

/** Words of the names of parties and speakers. In one subject every statement shares them, so the verdict leaves them out. */
export type NamesOfParties = {
  /** By word in lower case, the party it names, or null for a speaker's name. */
  readonly byWord: ReadonlyMap<string, string | null>;
  /** Names of several words, by the first: "the port authority" is written without capitals. */
  readonly phrases: ReadonlyMap<string, readonly PhraseName[]>;
};

type PhraseName = { readonly words: readonly string[]; readonly party: string };

/** A shorter word of a name says too little to know "Ruritanian" by "Ruritania". */
const MIN_SHARED = 5;
const CAPITALISED = /(?<![\p{L}\p{M}])\p{Lu}[\p{L}\p{M}]+/gu;

const wordsIn = (name: string): string[] =>
  Array.from(name.matchAll(CAPITALISED), ([word]) => word.toLowerCase());

/** Words with which names begin that name no side by themselves: "Foreign Office", "White House". */
const SHARED = wordSet(
  'foreign state white united ministry department office people islamic security national federal royal general commission council government president prime supreme new north south east west central',
);

/**
 * Learns the words of all names. A name's first word names its party, unless many names begin so; its other words are only
 * left out. A word that two of them claim stays the first's.
 */
export function namesOfParties(watchlist: {
  readonly parties: readonly Party[];
  readonly speakers: readonly WatchlistSpeaker[];
}): NamesOfParties {
  const byWord = new Map<string, string | null>();
  const learn = (name: string, party: string | null): void => {
    for (const [at, word] of wordsIn(name).entries()) {
      const named = at === 0 && !SHARED.has(word) ? party : null;
      if ((byWord.get(word) ?? null) === null) byWord.set(word, named);
    }
  };
  for (const { id, name, names } of watchlist.parties) {
    for (const each of [name, ...(names['en'] ?? [])]) learn(each, id);
  }
  for (const { name, aliases } of watchlist.speakers)
    for (const each of [name, ...aliases]) learn(each, null);
  return { byWord, phrases: phrasesOf(watchlist.parties) };
}

/** Returns names of several words, the longest first, so that the fullest name is found. */
function phrasesOf(parties: readonly Party[]): ReadonlyMap<string, readonly PhraseName[]> {
  const found = parties.flatMap(({ id, name, names }) =>
    [name, ...(names['en'] ?? [])].map((each): PhraseName => ({
      words: contentWords(each).map(({ lower }) => lower),
      party: id,
    })),
  );
  const long = found.filter(({ words }) => words.length > 1);
  const sorted = long.toSorted((one, other) => other.words.length - one.words.length);
  return Map.groupBy(sorted, ({ words }) => words[0] ?? '');
}

/** Finds the name that begins at a word, with its number of words; `party` is null for a speaker's name. */
export function nameAt(
  words: readonly ContentWord[],
  at: number,
  names: NamesOfParties,
): { readonly party: string | null; readonly length: number } | null {
  const phrase = phraseNameAt(words, at, names);
  if (phrase !== null) return phrase;
  const word = words[at];
  const party = word === undefined ? undefined : namedBy(word, names);
  return party === undefined ? null : { party, length: 1 };
}

/** Finds the party whose name of several words begins at a word, with its number of words. */
function phraseNameAt(
  words: readonly ContentWord[],
  at: number,
  { phrases }: NamesOfParties,
): { readonly party: string; readonly length: number } | null {
  const found = phrases
    .get(words[at]?.lower ?? '')
    ?.find((name) => name.words.every((word, index) => words[at + index]?.lower === word));
  return found === undefined ? null : { party: found.party, length: found.words.length };
}

/** Returns the party that a word names ("Ruritanian"), null for a speaker's name, undefined for any other word. */
function namedBy(word: ContentWord, { byWord }: NamesOfParties): string | null | undefined {
  if (!word.capital) return undefined;
  const exact = byWord.get(word.lower);
  if (exact !== undefined || word.lower.length <= MIN_SHARED) return exact;
  for (let length = word.lower.length - 1; length >= MIN_SHARED; length--) {
    const shorter = byWord.get(word.lower.slice(0, length));
    if (shorter !== undefined) return shorter;
  }
  return undefined;
}
