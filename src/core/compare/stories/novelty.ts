import type { Version } from '../../model/index.ts';
import { sentences } from '../../language/sentences.ts';
import { shingleSize, shingleWords, shinglesOf } from './shingles.ts';

/** Share of a sentence's shingles that must be known for the sentence to be a repetition, light edits included. */
const REPEATED = 0.5;
/** Shorter sentences ("He did not elaborate.") are neither new nor repeated: they count for nothing. In words. */
const MIN_WORDS = 5;
/** Earlier versions read at most: the newest are given first. */
const MAX_KNOWN = 1_000;

/** One word shorter than a story's shingles: one changed word in a sentence of a dozen leaves most of them whole. */
function shingleHashes(words: readonly string[]): number[] {
  return shinglesOf(words, shingleSize(words) - 1).map(({ hash }) => hash);
}

function share(sentence: readonly number[], known: ReadonlySet<number>): number {
  return sentence.filter((hash) => known.has(hash)).length / Math.max(1, sentence.length);
}

/**
 * Finds the sentences of an article that none of the earlier ones had.
 * @returns new sentences in order, and the share of the article's words that stand in repeated sentences, 0 to 1
 */
export function measureNovelty(
  version: Version,
  known: readonly Version[],
): { newSentences: string[]; repeatedShare: number } {
  const seen = new Set<number>();
  for (const earlier of known.slice(0, MAX_KNOWN)) {
    for (const block of earlier.blocks)
      for (const hash of shingleHashes(shingleWords(block.text))) seen.add(hash);
  }
  const newSentences: string[] = [];
  let [words, repeated] = [0, 0];
  for (const block of version.blocks) {
    if (block.kind === 'caption' || block.kind === 'note') continue;
    for (const sentence of sentences(block.text, version.language ?? 'en')) {
      const own = shingleWords(sentence.text);
      if (own.length < MIN_WORDS) continue;
      words += own.length;
      if (share(shingleHashes(own), seen) >= REPEATED) repeated += own.length;
      else newSentences.push(sentence.text);
    }
  }
  return { newSentences, repeatedShare: words === 0 ? 0 : Math.round((repeated / words) * 1000) / 1000 };
}
