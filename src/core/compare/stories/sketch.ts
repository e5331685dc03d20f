import { Buffer } from 'node:buffer';
import { shingles, shingleSize, shinglesOf, shingleWords } from './shingles.ts';

/** So many numbers of 24 bits fit into a row's metadata beside its title. */
const SKETCH_SIZE = 96;
/** At most so many of these are kept for shingles with a figure in them. */
const MAX_FIGURES = 32;
/** The lowest bit of a number says that its shingle has a figure in it. */
const FIGURE = 1;
const IS_FIGURE = /\p{Nd}|[二三四五六七八九十百千万亿]/u;

/** Returns the number of a sketch without its mark: what names the shingle. */
const shingleKey = (number: number): number => number & ~FIGURE;

/** Returns the names of all shingles of a text, in which the numbers of another text's sketch are looked up. */
function shingleKeys(text: string): Set<number> {
  return new Set([...shingles(text)].map((hash) => shingleKey(hash >>> 8)));
}

/**
 * Makes a bottom-k sketch (Broder 1997) of an article's five-word shingles: its 96 smallest hashes, ascending.
 * A fixed sampling rate (every eighth hash) leaves a brief of 80 words ten numbers and overflows on a long read; the
 * smallest are all of a short text and an even sample of a long one, and two sketches are compared below the smaller of
 * their largest hashes, where both are complete, so that containment is measured and not only likeness.
 *
 * Official language repeats whole paragraphs from meeting to meeting, and its dates and counts tell the meetings apart.
 * So a third of the sketch is a sample of the shingles with figures in them, marked by their lowest bit.
 */
export function sketch(text: string): number[] {
  const words = shingleWords(text);
  const size = shingleSize(words);
  // Runs of words since the last figure: a shingle has one when its last word is fewer words away from it than its size.
  const sinceFigure: number[] = [];
  for (const word of words) sinceFigure.push(IS_FIGURE.test(word) ? 0 : (sinceFigure.at(-1) ?? size) + 1);
  const [figures, plain] = [new Set<number>(), new Set<number>()];
  for (const { hash, at } of shinglesOf(words)) {
    const number = shingleKey(hash >>> 8);
    if ((sinceFigure[at + size - 1] ?? size) < size) figures.add(number | FIGURE);
    else plain.add(number);
  }
  const kept = smallestOf(figures, MAX_FIGURES);
  return [...kept, ...smallestOf(plain, SKETCH_SIZE - kept.length)].toSorted((a, b) => a - b);
}

function smallestOf(numbers: ReadonlySet<number>, count: number): number[] {
  return [...numbers].toSorted((a, b) => a - b).slice(0, count);
}

/** The numbers of a sketch for shingles with figures, or for those without, and the number below which they are complete. */
export type SketchSample = { readonly numbers: readonly number[]; readonly completeTo: number };

export function sampleOf(all: readonly number[], figure: 0 | 1): SketchSample {
  const numbers = all.filter((number) => (number & FIGURE) === figure);
  const isFull = figure === FIGURE ? numbers.length >= MAX_FIGURES : all.length >= SKETCH_SIZE;
  return { numbers, completeTo: isFull ? (numbers.at(-1) ?? 0) : Infinity };
}

/** One number shared with a sketch is chance or a stock phrase; two are worth a look at the whole text. */
const MIN_SHARED = 2;

/**
 * Finds the rows whose sketch shares most with a text: a sketch is a sample of an article's shingles, looked up in all of this
 * text's, so that a borrowed paragraph is found and not only a copied article. One pass over 1,000 rows of 96 numbers.
 * @returns at most `most` rows, the largest overlap first
 */
export function rowsSharingText<Row extends { readonly sketch: readonly number[] }>(
  text: string,
  rows: readonly Row[],
  most: number,
): Row[] {
  const own = shingleKeys(text);
  return rows
    .map((row) => ({ row, shared: row.sketch.filter((number) => own.has(shingleKey(number))).length }))
    .filter(({ shared }) => shared >= MIN_SHARED)
    .toSorted((a, b) => b.shared - a.shared)
    .slice(0, most)
    .map(({ row }) => row);
}

/** Numbers of a sketch are 24 bits wide: three bytes, four characters of base64. */
const BYTES = 3;

/** @returns 96 numbers in 384 characters, so that a row of KV metadata (1,024 bytes) holds them beside its title */
export function packSketch(sketch: readonly number[]): string {
  const bytes = Buffer.alloc(sketch.length * BYTES);
  for (const [index, number] of sketch.entries()) bytes.writeUIntBE(number, index * BYTES, BYTES);
  return bytes.toString('base64url');
}

export function unpackSketch(packed: string): number[] {
  const bytes = Buffer.from(packed, 'base64url');
  return Array.from({ length: Math.floor(bytes.length / BYTES) }, (_, index) =>
    bytes.readUIntBE(index * BYTES, BYTES),
  );
}
