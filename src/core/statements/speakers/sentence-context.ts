import type { Attribution } from '../attribution/attribute.ts';
import type { Span } from '../../language/span.ts';
import type { ArticleMentions } from './article-mentions.ts';
import { tokenRange } from './name-tokens.ts';

/** From the first to the last offset of some spans. */
export function hull(spans: readonly Span[]): Span | null {
  if (spans.length === 0) return null;
  return [Math.min(...spans.map(([start]) => start)), Math.max(...spans.map(([, end]) => end))];
}

/** Words of a sentence looked at for what surrounds a statement. Longer ones are cut. */
const MAX_WORDS = 120;

/** Tokens of the sentences in which an attribution is made, those of what was said left out: "…, he said in a post on X". */
export function sentenceContext(mentions: ArticleMentions, { source, cue, content }: Attribution): number[] {
  const made = hull([...cue, ...source]) ?? hull(content);
  if (made === null) return [];
  const [first, last] = tokenRange(mentions.tokens, made);
  let from = first;
  while (from > 0 && first - from < MAX_WORDS && mentions.sentences[from - 1] === mentions.sentences[first])
    from -= 1;
  let to = Math.max(last, first + 1);
  while (
    to < mentions.tokens.length &&
    to - last < MAX_WORDS &&
    mentions.sentences[to] === mentions.sentences[to - 1]
  )
    to += 1;
  const said = content.map((span) => tokenRange(mentions.tokens, span));
  const found: number[] = [];
  for (let at = from; at < to; at += 1) {
    if (!said.some(([start, end]) => start <= at && at < end)) found.push(at);
  }
  return found;
}
