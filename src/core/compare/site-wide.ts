import type { Version } from '../model/index.ts';
import { foldWords } from '../language/fold.ts';
import { sentences } from '../language/sentences.ts';

/** So many of a source's articles must carry a text before it is the site's and not theirs. */
const MIN_ARTICLES = 3;
/** And so large a share of those compared: a paragraph of background comes back in some, a site's own text in most. */
const MIN_SHARE = 0.5;

/**
 * Blocks and sentences that stand in most of a source's latest articles: prize notices, calls for donations, house style.
 * Learned from other articles, and so no part of a version: it silences a change, as a rule that the timeline names.
 * @param others versions of other articles of the same source
 * @returns texts as `foldWords` writes them
 */
export function siteTextOf(others: readonly Version[]): Set<string> {
  const counts = new Map<string, number>();
  for (const version of others) {
    const texts = new Set(
      version.blocks.flatMap((block) => repeatableTexts(block.text, version.language ?? 'und')),
    );
    for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  const fewest = Math.max(MIN_ARTICLES, Math.ceil(others.length * MIN_SHARE));
  return new Set([...counts].flatMap(([text, count]) => (count >= fewest && text !== '' ? [text] : [])));
}

const repeatableTexts = (block: string, language: string): string[] => [
  foldWords(block),
  ...sentences(block, language).map((sentence) => foldWords(sentence.text)),
];
