import { wordSet } from '../../language/word-set.ts';
import type { Span } from '../../language/span.ts';
import type { ArticleText } from '../article-text.ts';
import type { Attribution } from '../attribution/attribute.ts';
import type { ArticleMentions } from './article-mentions.ts';
import { readDescription } from './description.ts';
import { outletAt } from './directory.ts';
import { hull } from './sentence-context.ts';
import { ENDS_CORE } from './title-words.ts';

/** Longer names of relays are cut. In UTF-16 units. */
const MAX_RELAY_LENGTH = 120;

const shown = (text: string): string => text.replace(/\s+/gu, ' ').slice(0, MAX_RELAY_LENGTH);

/** Returns the words of a source as the article has them, for `via`. */
export function sourceText({ text }: ArticleText, source: readonly Span[]): string {
  const all = hull(source);
  return all === null ? '' : shown(text.slice(...all));
}

/** Attributions that are nested deeper are not looked for. */
const MAX_NESTING = 4;

/**
 * Finds for each attribution the nearest one that holds it whole: in "the agency quoted Li as saying …" Li's words are
 * inside the agency's. One sweep over both ends.
 */
export function outerAttributions(attributions: readonly Attribution[]): Map<Attribution, Attribution> {
  const outer = new Map<Attribution, Attribution>();
  const ranges = attributions
    .flatMap((attribution) => {
      const whole = hull([...attribution.source, ...attribution.cue, ...attribution.content]);
      return whole === null ? [] : [{ attribution, whole, contents: attribution.content }];
    })
    .toSorted((a, b) => a.whole[0] - b.whole[0] || b.whole[1] - a.whole[1]);
  const open: typeof ranges = [];
  for (const range of ranges) {
    while (open.length > 0 && (open.at(-1)?.whole[1] ?? 0) <= range.whole[0]) open.pop();
    const holder = open
      .slice(-MAX_NESTING)
      .findLast(({ contents }) => contents.some((content) => holds(content, range.attribution)));
    if (holder !== undefined) outer.set(range.attribution, holder.attribution);
    open.push(range);
  }
  return outer;
}

function holds([start, end]: Span, { source, content }: Attribution): boolean {
  const [first, said] = [source[0], content[0]];
  if (first === undefined || said === undefined) return false;
  return start <= first[0] && first[1] <= end && start <= said[0] && said[0] < end;
}

const RELAYING = wordSet('quoted cited reported published carried released');

/** Returns the words of the relay named beside a statement ("according to a Chinese readout", "quoted by Xinhua"), or null. */
export function relayBeside(
  mentions: ArticleMentions,
  { source }: Attribution,
  context: readonly number[],
): string | null {
  const { tokens, article } = mentions;
  const own = source.map(([start]) => start);
  for (const at of context) {
    const [key = '', next] = [tokens[at]?.key, tokens[at + 1]?.key];
    const isRelayed = (key === 'according' && next === 'to') || (RELAYING.has(key) && next === 'by');
    const from = at + 2;
    if (!isRelayed || tokens[from] === undefined || own.includes(tokens[from].start)) continue;
    const to = relayEnd(mentions, from);
    if (to !== null) return shown(article.text.slice(tokens[from].start, tokens[to - 1]?.end));
  }
  return null;
}

/** Finds where the noun phrase of an outlet or document that begins here ends; returns null for another phrase. */
function relayEnd(mentions: ArticleMentions, from: number): number | null {
  const { tokens, directory } = mentions;
  const start = from + (tokens[from]?.key === 'the' || tokens[from]?.key === 'state' ? 1 : 0);
  const outlet = outletAt(directory, tokens, start);
  if (outlet > 0) return start + outlet;
  const described = readDescription(mentions, from, from + 16);
  if (described?.category !== 'document' && described?.category !== 'outlet') return null;
  const end = Math.max(described.to, described.headAt + 1);
  return ENDS_CORE.has(tokens[end - 1]?.key ?? '') ? described.headAt + 1 : end;
}
