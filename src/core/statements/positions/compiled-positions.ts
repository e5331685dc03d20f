import type { Watchlist } from '../../watchlist/schema.ts';
import type { EnglishWord } from '../../language/english/words.ts';
import { foldForPhrases } from '../../language/fold.ts';
import { compilePhrase, type Phrase } from '../../language/phrases.ts';

/** A phrase of an answer, with the words that it spells out itself: they cannot negate what it says. */
export type AnswerPhrase = {
  readonly phrase: Phrase;
  /** Folded; a stem ends with `*`. */
  readonly words: readonly string[];
};

export type CompiledPosition = {
  readonly id: string;
  /** The parties whose act answers it; empty for anyone's. */
  readonly of: ReadonlySet<string>;
  /** Groups of which each must meet in the sentence. */
  readonly about: readonly (readonly Phrase[])[];
  readonly answers: readonly { readonly id: string; readonly phrases: readonly AnswerPhrase[] }[];
};

/** The watchlist's questions, compiled once, with the names by which a sentence tells whose act it reports. */
export type CompiledPositions = {
  readonly positions: readonly CompiledPosition[];
  readonly names: readonly { readonly party: string; readonly phrases: readonly Phrase[] }[];
  /** What words must begin with where a phrase stands, by its first letters. */
  readonly probes: ReadonlyMap<string, readonly string[]>;
};

export function compilePositions(
  watchlist: Pick<Watchlist, 'positions' | 'parties' | 'speakers'>,
): CompiledPositions {
  const positions = watchlist.positions.map(({ id, of, about, answers }) => ({
    id,
    of: new Set(of),
    about: about.map((group) => group.map(compilePhrase)),
    answers: answers.map((answer) => ({
      id: answer.id,
      phrases: answer.phrases.map((pattern) => ({
        phrase: compilePhrase(pattern),
        words: spelledWords(pattern),
      })),
    })),
  }));
  const parties = watchlist.parties.map(({ id, names }) => ({
    party: id,
    phrases: withAdjectives(names['en'] ?? []).map(compilePhrase),
  }));
  const speakers = watchlist.speakers.map(({ name, aliases, roles }) => ({
    party: roles[0]?.party ?? '',
    phrases: [name, ...aliases].map(compilePhrase),
  }));
  return { positions, names: [...parties, ...speakers], probes: probesOf(positions) };
}

/** Shorter beginnings of words are not looked for: they stand in every text. */
const MIN_PROBE = 3;

function probesOf(positions: readonly CompiledPosition[]): CompiledPositions['probes'] {
  const phrases = positions.flatMap(({ about, answers }) => [
    ...about.flat(),
    ...answers.flatMap((answer) => answer.phrases.map(({ phrase }) => phrase)),
  ]);
  const probes = new Set(phrases.flatMap(({ segments }) => segments.map(({ probe }) => probe)));
  return Map.groupBy(probes, (probe) => probe.slice(0, MIN_PROBE));
}

/** Returns the questions that a text can answer, with the phrases that it may hold. */
export function answerablePositions(
  { positions, probes }: CompiledPositions,
  words: readonly EnglishWord[],
): CompiledPosition[] {
  const found = new Set<string>();
  for (const word of new Set(words.flatMap(({ form }) => form.folded)))
    for (const probe of probes.get(word.slice(0, MIN_PROBE)) ?? [])
      if (word.startsWith(probe)) found.add(probe);
  const canStand = ({ segments }: Phrase): boolean =>
    segments.every(({ probe }) => probe.length < MIN_PROBE || found.has(probe));
  return positions
    .filter(({ about }) => about.every((group) => group.some(canStand)))
    .map((position) => ({
      ...position,
      answers: position.answers.map(({ id, phrases }) => ({
        id,
        phrases: phrases.filter(({ phrase }) => canStand(phrase)),
      })),
    }))
    .filter(({ answers }) => answers.some(({ phrases }) => phrases.length > 0));
}

const spelledWords = (pattern: string): string[] =>
  pattern
    .split(/[\s…]+/u)
    .filter((word) => word !== '')
    .flatMap((word) => {
      const parts = foldForPhrases(word).split(' ');
      return word.endsWith('*') ? [...parts.slice(0, -1), `${parts.at(-1) ?? ''}*`] : parts;
    });

/** Letters that the adjective of a country's name keeps at least. */
const MIN_SHARED = 4;

/**
 * Adds adjectives to a party's names: "Chinese" of "China" and "Chinese embassy". The first word of a longer name stands
 * for the party alone where two of its names begin with it, or where it begins like one of its one-word names.
 */
function withAdjectives(names: readonly string[]): string[] {
  const single = names.filter((name) => !name.includes(' '));
  const firsts = names.filter((name) => name.includes(' ')).map((name) => name.split(' ')[0] ?? '');
  const adjectives = firsts.filter(
    (first, at) =>
      first.length >= MIN_SHARED &&
      (firsts.indexOf(first) !== at ||
        single.some((name) => name.slice(0, MIN_SHARED) === first.slice(0, MIN_SHARED))),
  );
  return [...new Set([...names, ...adjectives])];
}
