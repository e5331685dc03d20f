import { hash } from '../model/ids.ts';
import type { Difference } from '../model/index.ts';
import { shingleWords } from './stories/shingles.ts';

/**
 * The words that an edit took out and put in, whatever stood around them: the same edit of another article has the same
 * signature, be it a correction of one wire copy in several outlets or a new label on all pages of a site.
 */
export function editSignature(difference: Difference): string {
  const words = (op: 'insert' | 'delete') =>
    difference.blocks.flatMap((block) =>
      block.filter((part) => part.op === op && part.moved === null).flatMap(({ text }) => shingleWords(text)),
    );
  const headline = difference.headline;
  const heads =
    headline === null ? [] : [...shingleWords(headline.before), '→', ...shingleWords(headline.after)];
  return hash(...words('delete'), '→', ...words('insert'), '|', ...heads);
}
