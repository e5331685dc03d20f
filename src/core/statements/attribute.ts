/** Who says what in an English text: by rules, with the rule that found it. */
import type { Span } from './article-text.ts';
import { findAll } from './attribution/read.ts';
import type { AttributionRule, Finding } from './attribution/rules.ts';
import { at, type Range, tokensOf, type Tokens } from './attribution/tokens.ts';

export type { AttributionRule } from './attribution/rules.ts';

/** Verbatim offsets: `text.slice(start, end)`. */
export type Attribution = {
  readonly source: readonly Span[];
  readonly cue: readonly Span[];
  readonly content: readonly Span[];
  readonly rule: AttributionRule;
};

/** Rules that are right nearly always: only what they find may be told. */
export const tellingRules: ReadonlySet<AttributionRule> = new Set<AttributionRule>([
  'quotation-after',
  'quotation-before',
  'quotation-inverted',
  'quotation-split',
  'quotation-dash',
  'quotation-block',
  'transcript',
  'postposed',
  'inverted',
  'parenthetical',
  'that-clause',
  'bare-clause',
  'told',
  'quoted-as',
  'according-to',
  'participle',
  'asked',
  'judgement',
  'call',
  'commitment',
  'shown',
  'relative',
]);

function spans(tokens: Tokens, ranges: readonly Range[]): Span[] {
  return ranges.map(({ from, to }) => [at(tokens, from).start, at(tokens, to - 1).end] as const);
}

function attribution(tokens: Tokens, found: Finding): Attribution {
  return {
    source: spans(tokens, found.source),
    cue: spans(tokens, found.cue),
    content: spans(tokens, found.content),
    rule: found.rule,
  };
}

/**
 * @param text paragraphs are separated by empty lines; the first may be a headline
 * @returns in the order of their cues; the time is linear in the length of the text
 */
export function attribute(text: string): Attribution[] {
  const tokens = tokensOf(text);
  return findAll(tokens).map((found) => attribution(tokens, found));
}
