import { articleText, type ArticleText } from '../../../../src/core/statements/article-text.ts';
import type { Span } from '../../../../src/core/language/span.ts';
import type { Attribution } from '../../../../src/core/statements/attribution/attribute.ts';
import {
  compileSpeakerDirectory,
  type ResolvedAttribution,
  resolveSpeakers,
} from '../../../../src/core/statements/speakers/resolve-speakers.ts';
import type { SourceName } from '../../../../src/core/model/index.ts';
import { readMentions } from '../../../../src/core/statements/speakers/article-mentions.ts';
import { readAttributions } from '../../../../src/core/statements/registers/read-attributions.ts';
import { namedSides } from '../../../../src/core/statements/speakers/named-sides.ts';
import { islesWatchlist } from './isles-watchlist.ts';

const MARKS = { '{': 'source', '<': 'cue', '[': 'content' } as const;

/**
 * An article whose attributions are marked in its text: {source} <cue> [content]; a bar ends one attribution, ⟨⟩ hold one inside
 * of another, an empty line ends a paragraph, and the first paragraph is the headline.
 */
export function markedArticle(
  text: string,
  publishedAt: string | null = '2024-05-01T09:00:00.000Z',
  source: SourceName = { id: 'gazette', name: 'Gazette', type: 'press' },
): { article: ArticleText; attributions: Attribution[] } {
  const attributions: Attribution[] = [];
  let plain = '';
  let current = { source: [] as Span[], cue: [] as Span[], content: [] as Span[] };
  const outer: (typeof current)[] = [];
  const open: { kind: 'source' | 'cue' | 'content'; start: number; into: typeof current }[] = [];
  for (const letter of text) {
    if (letter in MARKS) {
      open.push({ kind: MARKS[letter as keyof typeof MARKS], start: plain.length, into: current });
    } else if (']}>'.includes(letter)) {
      const mark = open.pop()!;
      mark.into[mark.kind].push([mark.start, plain.length]);
    } else if (letter === '⟨') {
      outer.push(current);
      current = { source: [], cue: [], content: [] };
    } else if (letter === '⟩') {
      attributions.push({ ...current, rule: 'that-clause', inner: [] });
      current = outer.pop()!;
    } else if (letter === '|') {
      attributions.push({ ...current, rule: 'that-clause', inner: [] });
      current = { source: [], cue: [], content: [] };
    } else plain += letter;
  }
  if (current.content.length > 0) attributions.push({ ...current, rule: 'that-clause', inner: [] });
  const [headline = '', ...paragraphs] = plain.split('\n\n');
  const blocks = paragraphs.map((text) => ({ kind: 'paragraph' as const, text }));
  return { article: articleText({ headline, blocks, publishedAt }, source, 'UTC'), attributions };
}

const isles = compileSpeakerDirectory(islesWatchlist);

/** Resolves the marked attributions of an article about the isles. */
export function resolveInIsles(...article: Parameters<typeof markedArticle>): ResolvedAttribution[] {
  const { article: text, attributions } = markedArticle(...article);
  return resolveSpeakers(readMentions(text, isles), attributions);
}

/** Reads an article about the isles by the rules of attribution, and resolves who speaks. */
export function readInIsles(text: string): ResolvedAttribution[] {
  const { article } = markedArticle(text);
  const mentions = readMentions(article, isles);
  return resolveSpeakers(mentions, readAttributions(article.english, namedSides(mentions)));
}
