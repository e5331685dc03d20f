import { wordSet } from '../../language/word-set.ts';
import type { Wording } from '../../model/index.ts';
import type { Attribution } from '../attribution/attribute.ts';
import type { ArticleMentions } from './article-mentions.ts';
import { lastBefore } from '../../language/sorted-search.ts';

/** Returns whether any of what is said stands in quotation marks. */
export function isQuoted({ quotations }: ArticleMentions, { content }: Attribution): boolean {
  return content.some(([start, end]) => {
    const last = lastBefore(quotations, end, ([from]) => from);
    return last !== undefined && last[1] > start;
  });
}

/**
 * Tells whose words they are: without quotation marks the outlet's; with them the speaker's, in translation where the
 * article says so ("said in Urdu", "through an interpreter"), and as spoken otherwise. A translation of which the article
 * says nothing cannot be known. An answer in a transcript, a speech, a side's statement and a post are the speaker's own words;
 * what a person spoke there is a translation where the watchlist says that the side speaks another language.
 * @param party that the speaker speaks for, or null
 * @param context tokens around it, see `sentenceContext`
 */
export function wordingOf(
  mentions: ArticleMentions,
  attribution: Attribution,
  party: string | null,
  context: readonly number[],
): Wording {
  if (attribution.isOwnWords === true) {
    const isForeign = party !== null && mentions.directory.speaksForeign.has(party);
    const isSpoken = attribution.rule !== 'post' && attribution.voice?.by !== 'party';
    return isForeign && isSpoken ? 'translated' : 'verbatim';
  }
  if (!isQuoted(mentions, attribution)) return 'paraphrase';
  return isTranslated(mentions, context) ? 'translated' : 'verbatim';
}

const TRANSLATED = wordSet(
  'translated translation translating interpreter translator interpreters translators machine-translated',
);
const AFTER_LANGUAGE = wordSet('on to that at and by during through in said via');

function isTranslated({ tokens, directory }: ArticleMentions, context: readonly number[]): boolean {
  return context.some((at) => {
    const key = tokens[at]?.key ?? '';
    if (TRANSLATED.has(key)) return true;
    // "In Chinese", and not "in Chinese waters".
    const after = tokens[at + 1];
    const isEnd =
      after === undefined || !after.joined || !/^\p{L}/u.test(after.text) || AFTER_LANGUAGE.has(after.key);
    return directory.languages.has(key) && tokens[at - 1]?.key === 'in' && isEnd;
  });
}
