import type { Version } from '../../model/index.ts';
import { containment } from './story.ts';
import { shingleWords } from './shingles.ts';

/** A text shorter than this may stand inside any other: it is compared as a whole only. In words. */
const MIN_WORDS = 40;

function text(version: Version): string {
  return version.blocks.map((block) => block.text).join('\n');
}

/**
 * How surely two versions at different URLs of one source are one article whose slug changed: the share of the smaller
 * text that the larger one holds, 0 to 1; .8 and above means the same article. Headlines are left out: the slug mostly
 * changes because the headline did.
 */
export function sameArticleShare(a: Version, b: Version): number {
  const [textA, textB] = [text(a), text(b)];
  const [lengthA, lengthB] = [shingleWords(textA).length, shingleWords(textB).length];
  const shorter = Math.min(lengthA, lengthB);
  const measured = containment(textA, textB, a.language ?? 'en');
  return shorter >= MIN_WORDS ? measured : (measured * shorter) / Math.max(lengthA, lengthB, 1);
}
