import { shingles } from './shingles.ts';

/** So many numbers of 24 bits fit into a row's metadata beside its title. */
const SKETCH_SIZE = 96;
/** Share of the smaller text's sampled shingles found in the other one from which both carry one story. */
const SAME_STORY = 0.42;
/** Shared shingles asked for: below that a stock phrase alone would join two short texts. */
const FEWEST_SHARED = 8;
/** The least sampled overlap on which a share is worth anything; fewer only when a long text holds a very short one. */
const FEWEST_COMPARED = 12;

/**
 * Bottom-k sketch (Broder 1997) of an article's five-word shingles: its 96 smallest hashes, ascending.
 * A fixed sampling rate (every eighth hash) leaves a brief of 80 words ten numbers and overflows on a long read; the
 * smallest 96 are all of a short text and an even sample of a long one, and two sketches are compared below the
 * smaller of their largest hashes, where both are complete, so that containment is measured and not only likeness.
 * @param language is not needed by the sampling: scripts without spaces are told by their characters
 */
export function sketch(text: string, _language: string): number[] {
  const hashes = [...new Set([...shingles(text)].map((hash) => hash >>> 8))];
  return hashes.toSorted((a, b) => a - b).slice(0, SKETCH_SIZE);
}

/** Below this hash a sketch is complete; a sketch that is not full is the whole text. */
function completeBelow(numbers: readonly number[]): number {
  return numbers.length < SKETCH_SIZE ? Infinity : (numbers.at(-1) ?? 0);
}

/** Whether two sketches are of copies of one story, cut, edited or embedded; formulae alone are not enough. */
export function sameStory(a: readonly number[], b: readonly number[]): boolean {
  const limit = Math.min(completeBelow(a), completeBelow(b));
  const other = new Set(b);
  let [shared, inA] = [0, 0];
  for (const number of a) {
    if (number > limit) break;
    inA += 1;
    if (other.has(number)) shared += 1;
  }
  const inB = b.findLastIndex((number) => number <= limit) + 1;
  const smaller = Math.min(inA, inB);
  if (smaller < FEWEST_COMPARED) return smaller >= 6 && shared === smaller;
  return shared >= FEWEST_SHARED && shared / smaller >= SAME_STORY;
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
