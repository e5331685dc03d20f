/** Finds an outlet's own claim that something was said for the first time. It is quoted as the outlet's, never made by Readout. */
import { sentencesWithin } from '../language/sentences.ts';
import type { Reason } from '../model/index.ts';
import { cut, line } from '../language/text.ts';
import type { Span } from '../language/span.ts';
import type { ArticleText } from './article-text.ts';

const CLAIM =
  /\b(?:(?:for|is|was|marks|marked) the first time|the first such|first[- ]ever|never before|unprecedented|had never (?:said|used|made)|has never (?:said|used|made)|not (?:previously|before) (?:said|used))\b/iu;

/**
 * @param statement where it stands in the article's text
 * @param said every statement of the article: somebody's words are no claim of the outlet
 * @returns the sentence that claims it, from the statement's paragraph or the next one, or null
 */
export function claimNear(article: ArticleText, statement: Span, said: readonly Span[]): string | null {
  const index = article.paragraphs.findIndex(({ start, end }) => start <= statement[0] && statement[0] < end);
  const near = index < 0 ? [] : article.paragraphs.slice(index, index + 2);
  for (const paragraph of near) {
    const { ends } = article.english;
    for (const [from, to] of sentencesWithin(article.text, ends, [paragraph.start, paragraph.end])) {
      const sentence = article.text.slice(from, to);
      const found = CLAIM.exec(sentence);
      const at = from + (found?.index ?? 0);
      if (found !== null && !said.some(([start, end]) => start <= at && at < end)) return sentence;
    }
  }
  return null;
}

/** Makes the claim a reason of an alert, in quotation marks and under the outlet's name. */
export const claimReason = (outlet: string, claim: string): Reason => ({
  rule: 'outlet-claims',
  text: `${outlet}: "${cut(line(claim), 240)}"`,
});
