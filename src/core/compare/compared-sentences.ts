import type { Block, Version } from '../model/index.ts';
import { foldTypography } from '../language/fold.ts';
import { sentences } from '../language/sentences.ts';

/** One sentence of a version, with its place. Two sentences are compared by their `fold`. */
export type ComparedSentence = {
  readonly text: string;
  readonly fold: string;
  readonly kind: Block['kind'];
  /** Index of its block, and its slice of the block's text. */
  readonly block: number;
  readonly start: number;
  readonly end: number;
};

/** Sentences compared of one version; the rest of a longer page is compared by block. */
const MAX_SENTENCES = 2_000;

/** Returns a version's sentences in order, without those that are empty once folded (a lone zero-width character). */
export function comparedSentences(version: Version, language: string): ComparedSentence[] {
  const units: ComparedSentence[] = [];
  for (const [block, { kind, text }] of version.blocks.entries()) {
    for (const sentence of sentences(text, language, Math.max(1, MAX_SENTENCES - units.length))) {
      const folded = foldTypography(sentence.text);
      if (folded !== '') units.push({ ...sentence, fold: folded, kind, block });
    }
  }
  return units;
}
