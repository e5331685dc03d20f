import { articleText } from '../../../../src/core/statements/article-text.ts';
import { type FoundStatement, readStatements } from '../../../../src/core/statements/read-statements.ts';
import { compileSpeakerDirectory } from '../../../../src/core/statements/speakers/resolve-speakers.ts';
import type { SourceName } from '../../../../src/core/model/index.ts';
import { islesWatchlist } from '../speakers/isles-watchlist.ts';

const isles = compileSpeakerDirectory(islesWatchlist);

export const press: SourceName = { id: 'gazette', name: 'Gazette', type: 'press' };
/** Norland's own page. */
export const official: SourceName = {
  id: 'norland-cabinet',
  name: 'Norland cabinet office',
  type: 'official',
};

/** Reads an article as `heard` does. @returns each statement as "wording: words" */
export const wordingsHeard = (text: string, source: SourceName): string[] =>
  statementsIn(text, source).map(({ wording, text }) => `${wording}: ${text}`);

/**
 * Reads an article about the isles, its headline first and an empty line between paragraphs.
 * @returns what is stated, as "speaker party: words", a question mark before the colon where it may not be told
 */
export const heard = (text: string, source: SourceName): string[] =>
  statementsIn(text, source).map(
    ({ speaker, party, mayTell, text }) => `${speaker.id} ${party ?? '-'}${mayTell ? '' : '?'}: ${text}`,
  );

function statementsIn(text: string, source: SourceName): FoundStatement[] {
  const [headline = '', ...paragraphs] = text.split('\n\n');
  const blocks = paragraphs.map((text) => ({ kind: 'paragraph' as const, text }));
  const article = articleText({ headline, blocks, publishedAt: '2024-05-01T09:00:00.000Z' }, source, 'UTC');
  return readStatements(article, isles).filter(({ asserts }) => asserts);
}
