/**
 * Tells how near two English words are in meaning: by vectors of the most frequent ones, of general text (see
 * test/bench/make-word-vectors.ts). "Railway" is near "train"; but so is "support" to "oppose": what decides must be told by other means.
 */
import { once } from '../../model/once.ts';
import { splitWords } from '../word-set.ts';
import table from './word-vectors.json' with { type: 'json' };

/** A vector of whole steps, with its length. */
export type WordVector = { readonly steps: Int8Array; readonly length: number };

/** The digit of the step 0. */
const ZERO = '3'.charCodeAt(0);

/** The words by rank, the most frequent first. */
const placesOfWords = once(
  (): ReadonlyMap<string, number> => new Map(splitWords(table.words).map((word, at) => [word, at])),
);

/** Built at first use: an isolate that only serves pages compares nothing. */
const vectorsOfWords = once((): readonly WordVector[] => {
  const { dimensions, vectors } = table;
  return Array.from({ length: placesOfWords().size }, (_, at): WordVector => {
    const steps = new Int8Array(dimensions);
    for (let place = 0; place < dimensions; place += 1)
      steps[place] = vectors.charCodeAt(at * dimensions + place) - ZERO;
    return { steps, length: Math.sqrt(product(steps, steps)) };
  });
});

function product(one: Int8Array, other: Int8Array): number {
  let sum = 0;
  for (let at = 0; at < one.length; at += 1) sum += (one[at] ?? 0) * (other[at] ?? 0);
  return sum;
}

/** @param word in lower case @returns null where it is not among the most frequent */
export const wordVector = (word: string): WordVector | null =>
  vectorsOfWords()[placesOfWords().get(word) ?? -1] ?? null;

/** Returns the cosine of the angle between two vectors: 1 for the same, about 0 for words that have nothing in common. */
export const cosine = (one: WordVector, other: WordVector): number =>
  product(one.steps, other.steps) / Math.max(1, one.length * other.length);

/** Frequencies of words fall with their rank (Zipf): so much less than this rank makes no word rarer. */
const COMMON = 30;

/** Returns how much a word tells by its rarity in general text, from 0 to 1. */
export function rarity(word: string): number {
  const places = placesOfWords();
  const place = places.get(word) ?? places.size;
  return Math.log(1 + (place + 1) / COMMON) / Math.log(1 + (places.size + 1) / COMMON);
}
