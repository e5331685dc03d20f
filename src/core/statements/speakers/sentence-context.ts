import type { Span } from '../../language/span.ts';
import type { Attribution } from '../attribution/attribute.ts';
import type { ArticleMentions } from './article-mentions.ts';
import { tokenRange } from './name-tokens.ts';

/** Returns the span from the first to the last offset of some spans, or null for none. */
export function hull(spans: readonly Span[]): Span | null {
  if (spans.length === 0) return null;
  return [Math.min(...spans.map(([start]) => start)), Math.max(...spans.map(([, end]) => end))];
}

/** Longer sentences are cut. In words before and behind the attribution. */
const MAX_WORDS = 120;

/** Returns the tokens of the sentences that make an attribution, without what was said: "…, he said in a post on X". */
export function sentenceContext(mentions: ArticleMentions, { source, cue, content }: Attribution): number[] {
  const { tokens, sentences } = mentions;
  const made = hull([...cue, ...source]) ?? hull(content);
  if (made === null) return [];
  const [first, last] = tokenRange(tokens, made);
  let from = first;
  while (from > 0 && first - from < MAX_WORDS && sentences[from - 1] === sentences[first]) from -= 1;
  let to = Math.max(last, first + 1);
  while (to < tokens.length && to - last < MAX_WORDS && sentences[to] === sentences[to - 1]) to += 1;
  const said = content.map((span) => tokenRange(tokens, span));
  const found: number[] = [];
  for (let at = from; at < to; at += 1) {
    if (!said.some(([start, end]) => start <= at && at < end)) found.push(at);
  }
  return found;
}
