import { wordSet } from '../../language/word-set.ts';
import type { Span } from '../../language/span.ts';
import type { ArticleText } from '../article-text.ts';
import type { Attribution } from '../attribution/attribute.ts';
import type { ArticleMentions } from './article-mentions.ts';
import { readDescription } from './description.ts';
import { outletAt } from './directory-lookup.ts';
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

/** A relay as the article names it, and the side whose text it is; null where it is an outlet's or nobody knows. */
type Relay = { readonly name: string; readonly party: string | null };

/** Returns the relay named beside a statement ("according to a Chinese readout", "quoted by Xinhua"), or null. */
export function relayBeside(
  mentions: ArticleMentions,
  { source }: Attribution,
  context: readonly number[],
): Relay | null {
  const { tokens, article } = mentions;
  const own = source.map(([start]) => start);
  for (const at of context) {
    const [key = '', next] = [tokens[at]?.key, tokens[at + 1]?.key];
    const isQuoted = RELAYING.has(key) && next === 'by';
    const from = at + 2;
    if (!(isQuoted || (key === 'according' && next === 'to'))) continue;
    if (tokens[from] === undefined || own.includes(tokens[from].start)) continue;
    const end = relayEnd(mentions, from, isQuoted);
    if (end !== null)
      return {
        name: shown(article.text.slice(tokens[from].start, tokens[end.to - 1]?.end)),
        party: end.party,
      };
  }
  return null;
}

/** Finds where the noun phrase of an outlet or document, or of the ministry that quotes it, ends; returns null for another phrase. */
function relayEnd(
  mentions: ArticleMentions,
  from: number,
  isQuoted: boolean,
): { readonly to: number; readonly party: string | null } | null {
  const { tokens, directory } = mentions;
  const start = from + (tokens[from]?.key === 'the' || tokens[from]?.key === 'state' ? 1 : 0);
  const outlet = outletAt(directory, tokens, start);
  if (outlet > 0) return { to: start + outlet, party: null };
  const described = readDescription(mentions, from, from + 16);
  if (described === null) return null;
  const { category, party, headAt } = described;
  const isInstitution = isQuoted && party !== null && (category === 'institution' || category === 'whole');
  if (category !== 'document' && category !== 'outlet' && !isInstitution) return null;
  const end = Math.max(described.to, headAt + 1);
  const to = ENDS_CORE.has(tokens[end - 1]?.key ?? '') ? headAt + 1 : end;
  return { to, party: isInstitution ? party : null };
}

/** "Xinhua reported, citing Li": the one behind the participle said it. */
const CITING = wordSet('citing quoting');

/** Returns the tokens of whoever an outlet cites for what it reports, or null. */
export function citedBeside(
  { tokens }: ArticleMentions,
  { source }: Attribution,
  context: readonly number[],
): [number, number] | null {
  const own = source.map(([start]) => start);
  const at = context.find((at) => CITING.has(tokens[at]?.key ?? ''));
  if (at === undefined || own.includes(tokens[at + 1]?.start ?? -1)) return null;
  let to = at + 1;
  while (
    to < tokens.length &&
    to - at < 16 &&
    tokens[to]?.joined === true &&
    !STOPS.has(tokens[to]?.key ?? '')
  )
    to += 1;
  return to > at + 1 ? [at + 1, to] : null;
}

const STOPS = wordSet('that said says reported as');
