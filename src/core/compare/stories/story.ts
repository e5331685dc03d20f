import { shingleSize, shingleWords, shingles, shinglesOf } from './shingles.ts';

/** So many numbers of 24 bits fit into a row's metadata beside its title. */
const SKETCH_SIZE = 96;
/** Of these, at most so many are kept for shingles with a figure in them. */
const MAX_FIGURES = 32;
/** The lowest bit of a number says that its shingle has a figure in it. */
const FIGURE = 1;
const IS_FIGURE = /\p{Nd}|[二三四五六七八九十百千万亿]/u;

/** Share of the smaller text's sampled shingles that must stand in the other when their figures agree. */
const SAME_STORY = 0.3;
/** The same where the texts have too few figures to compare: formulae alone reach a third of a readout. */
const SAME_WORDING = 0.45;
/** The same where the figures differ: two meetings in the same formulae, unless nearly all of the text is shared. */
const OTHER_FIGURES = 0.75;
/** Share of the smaller text's shingles with figures that must be shared for the figures to agree. */
const SAME_FIGURES = 0.25;
const MIN_FIGURES = 6;
/** Shared shingles asked for: below that a stock phrase alone would join two short texts. */
const MIN_SHARED = 8;
/** The least sample on which a share is worth anything. */
const MIN_COMPARED = 12;

/** What names a shingle in a sketch, its mark left out. */
export const shingleKey = (number: number): number => number & ~FIGURE;

/** The names of all shingles of a text: what the numbers of other texts' sketches are looked up in. */
export function shingleKeys(text: string): Set<number> {
  return new Set([...shingles(text)].map((hash) => shingleKey(hash >>> 8)));
}

/**
 * Bottom-k sketch (Broder 1997) of an article's five-word shingles: its 96 smallest hashes, ascending.
 * A fixed sampling rate (every eighth hash) leaves a brief of 80 words ten numbers and overflows on a long read; the
 * smallest are all of a short text and an even sample of a long one, and two sketches are compared below the smaller of
 * their largest hashes, where both are complete, so that containment is measured and not only likeness.
 *
 * Official language repeats whole paragraphs from meeting to meeting, and its dates and counts tell the meetings apart.
 * So a third of the sketch is a sample of the shingles with figures in them, marked by their lowest bit.
 * @param _language is not needed: scripts without spaces are told by their characters
 */
export function sketch(text: string, _language: string): number[] {
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

/** One kind of a sketch's numbers, and the number below which it is complete. */
type Sample = { readonly numbers: readonly number[]; readonly completeTo: number };

function sampleOf(all: readonly number[], figure: 0 | 1): Sample {
  const numbers = all.filter((number) => (number & FIGURE) === figure);
  const isFull = figure === FIGURE ? numbers.length >= MAX_FIGURES : all.length >= SKETCH_SIZE;
  return { numbers, completeTo: isFull ? (numbers.at(-1) ?? 0) : Infinity };
}

/** How many numbers the smaller of two samples has where both are complete, and how many of them the other has too. */
function overlap(a: Sample, b: Sample): { readonly compared: number; readonly shared: number } {
  const limit = Math.min(a.completeTo, b.completeTo);
  const below = ({ numbers }: Sample): number[] => numbers.filter((number) => number <= limit);
  const [inA, inB] = [below(a), new Set(below(b))];
  return {
    compared: Math.min(inA.length, inB.size),
    shared: inA.filter((number) => inB.has(number)).length,
  };
}

/** Whether two sketches are of copies of one story, cut, edited or embedded; formulae alone are not enough. */
export function isSameStory(a: readonly number[], b: readonly number[]): boolean {
  const figures = overlap(sampleOf(a, 1), sampleOf(b, 1));
  const plain = overlap(sampleOf(a, 0), sampleOf(b, 0));
  if (plain.compared + figures.compared < MIN_COMPARED || plain.shared + figures.shared < MIN_SHARED)
    return false;
  const share = plain.compared === 0 ? 1 : plain.shared / plain.compared;
  if (figures.compared < MIN_FIGURES) return share >= SAME_WORDING;
  return share >= (figures.shared >= figures.compared * SAME_FIGURES ? SAME_STORY : OTHER_FIGURES);
}

/** Share of the smaller text's five-word shingles that the other one holds, 0 to 1: exact, for when both texts are at hand. */
export function containment(textA: string, textB: string, _language: string): number {
  const [a, b] = [shingles(textA), shingles(textB)];
  const [smaller, larger] = a.size <= b.size ? [a, b] : [b, a];
  if (smaller.size === 0) return 0;
  let shared = 0;
  for (const hash of smaller) if (larger.has(hash)) shared += 1;
  return shared / smaller.size;
}
