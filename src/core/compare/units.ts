import type { Block, Version } from '../model.ts';
import { fold } from './fold.ts';
import { sentences } from './sentences.ts';

/** One sentence of a version, with its place. `fold` is what is compared. */
export type Unit = {
  readonly text: string;
  readonly fold: string;
  readonly kind: Block['kind'];
  /** Index of its block, and its slice of the block's text. */
  readonly block: number;
  readonly start: number;
  readonly end: number;
};

/** Sentences compared of one version; later text of a longer page is compared by block. */
const MOST_SENTENCES = 4_000;

/** A version's sentences in order. Sentences that are empty once folded (a lone zero-width character) are none. */
export function unitsOf(version: Version, language: string): Unit[] {
  const units: Unit[] = [];
  for (const [block, { kind, text }] of version.blocks.entries()) {
    const found =
      units.length < MOST_SENTENCES ? sentences(text, language) : [{ text, start: 0, end: text.length }];
    for (const sentence of found) {
      const folded = fold(sentence.text);
      if (folded !== '') units.push({ ...sentence, fold: folded, kind, block });
    }
  }
  return units;
}
