/** Finds who says what in an English text, by rules, each with its name. */
import type { Span } from '../../language/span.ts';
import { findAttributions } from './sentence.ts';
import type { AttributionRule, AttributionMatch } from './rules.ts';
import { at, type TaggedTokens, type TokenRange } from '../../language/english/token.ts';
import { tagTokens } from '../../language/english/tokenize.ts';

/** All spans are verbatim: `text.slice(start, end)`. */
export type Attribution = {
  /** The one who says it; of a relative clause, the noun and its pronoun. Several spans belong together. */
  readonly source: readonly Span[];
  /** The verb with its auxiliaries, the noun, or the mark that attributes. */
  readonly cue: readonly Span[];
  /** The words that are said, in the order of the text; never empty. */
  readonly content: readonly Span[];
  readonly rule: AttributionRule;
  /** Attributions inside the content: "the agency reported that the envoy said …". */
  readonly inner: readonly Attribution[];
};

function spans(tokens: TaggedTokens, ranges: readonly TokenRange[]): Span[] {
  return ranges.map(({ from, to }) => [at(tokens, from).start, at(tokens, to - 1).end] as const);
}

function toAttribution(tokens: TaggedTokens, found: AttributionMatch): Attribution {
  return {
    source: spans(tokens, found.source),
    cue: spans(tokens, found.cue),
    content: spans(tokens, found.content),
    rule: found.rule,
    inner: (found.inner ?? []).map((one) => toAttribution(tokens, one)),
  };
}

/**
 * Applies the rules of attribution to tagged tokens. A quotation is a single word to them, and the words around a verb that
 * reports decide who says what.
 * @param text English; paragraphs are separated by empty lines, and the first may be a headline
 * @returns in the order of their sentences; the time is linear in the length of the text
 */
export function attribute(text: string): Attribution[] {
  const tokens = tagTokens(text);
  return findAttributions(tokens).map((found) => toAttribution(tokens, found));
}
