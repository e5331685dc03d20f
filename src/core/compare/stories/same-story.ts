import type { Version } from '../../model/index.ts';
import { shingles, shingleWords } from './shingles.ts';
import { sampleOf, type SketchSample } from './sketch.ts';

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

/** Counts the numbers of the smaller of two samples where both are complete, and how many of them the other has too. */
function overlap(a: SketchSample, b: SketchSample): { readonly compared: number; readonly shared: number } {
  const limit = Math.min(a.completeTo, b.completeTo);
  const below = ({ numbers }: SketchSample): number[] => numbers.filter((number) => number <= limit);
  const [inA, inB] = [below(a), new Set(below(b))];
  return {
    compared: Math.min(inA.length, inB.size),
    shared: inA.filter((number) => inB.has(number)).length,
  };
}

/** Returns whether two sketches are of copies of one story, cut, edited or embedded; formulae alone are not enough. */
export function isSameStory(a: readonly number[], b: readonly number[]): boolean {
  const figures = overlap(sampleOf(a, 1), sampleOf(b, 1));
  const plain = overlap(sampleOf(a, 0), sampleOf(b, 0));
  if (plain.compared + figures.compared < MIN_COMPARED || plain.shared + figures.shared < MIN_SHARED)
    return false;
  const share = plain.compared === 0 ? 1 : plain.shared / plain.compared;
  if (figures.compared < MIN_FIGURES) return share >= SAME_WORDING;
  return share >= (figures.shared >= figures.compared * SAME_FIGURES ? SAME_STORY : OTHER_FIGURES);
}

/** Returns the share of the smaller text's five-word shingles that the other one holds, 0 to 1; exact, because both texts are at hand. */
export function containment(textA: string, textB: string): number {
  const [a, b] = [shingles(textA), shingles(textB)];
  const [smaller, larger] = a.size <= b.size ? [a, b] : [b, a];
  if (smaller.size === 0) return 0;
  let shared = 0;
  for (const hash of smaller) if (larger.has(hash)) shared += 1;
  return shared / smaller.size;
}

/** A text shorter than this may stand inside any other: it is compared as a whole only. In words. */
const MIN_WORDS = 40;

function bodyText(version: Version): string {
  return version.blocks.map((block) => block.text).join('\n');
}

/**
 * Measures how surely two versions at different URLs of one source are one article whose slug changed: the share of the smaller
 * text that the larger one holds, 0 to 1; .8 and above means the same article. Headlines are left out: the slug mostly
 * changes because the headline did.
 */
export function sameArticleShare(a: Version, b: Version): number {
  const [textA, textB] = [bodyText(a), bodyText(b)];
  const [lengthA, lengthB] = [shingleWords(textA).length, shingleWords(textB).length];
  const shorter = Math.min(lengthA, lengthB);
  const measured = containment(textA, textB);
  return shorter >= MIN_WORDS ? measured : (measured * shorter) / Math.max(lengthA, lengthB, 1);
}
