/** Reads the history that the watchlist gives as evidence for its positions, so that they know since when they stand. */
import type { CitedEvidence } from '../model/index.ts';
import type { Span } from '../language/span.ts';
import { articleText } from '../statements/article-text.ts';
import { type CompiledPositions, mayAnswer, readPositions } from '../statements/positions/read-positions.ts';
import type { Watchlist } from '../watchlist/schema.ts';
import { outletOf } from './rows.ts';

/** @returns what each statement of the history answers, in its party's own words, oldest first */
export function historyEvidence(
  { history, sources }: Pick<Watchlist, 'history' | 'sources'>,
  compiled: CompiledPositions,
): CitedEvidence[] {
  if (compiled.positions.length === 0) return [];
  return history
    .filter(({ text }) => mayAnswer(text, compiled))
    .flatMap(({ text, party, saidOn, url, outlet }) => {
      const source = outletOf(outlet, sources);
      // A month is read as its middle, from which nothing that it says is far.
      const at = `${saidOn.length === 7 ? `${saidOn}-15` : saidOn}T00:00:00.000Z`;
      const block = { kind: 'paragraph' as const, text };
      const article = articleText({ headline: '', blocks: [block], publishedAt: at }, source, 'UTC');
      const span: Span = [0, article.text.length];
      const isRetold = /^(?:it|they)\b/iu.test(text);
      const said = [{ span, party, cue: '', saidOn, isEarlier: false, isSure: true, isRetold }];
      const found = readPositions(article, said, compiled);
      return found.map((piece) => ({ ...piece, article: null, url, source, story: url, at }));
    })
    .toSorted((a, b) => ((a.on ?? '') < (b.on ?? '') ? -1 : 1));
}
