/** An attribution as a reader of statements takes it: spans of the text instead of tokens. */
import type { Span } from '../../language/span.ts';
import type { AttributionMatch, AttributionRule, Voice } from './rules.ts';
import { at, type TaggedTokens, type TokenRange } from '../../language/english/token.ts';

/** All spans are verbatim: `text.slice(start, end)`. */
export type Attribution = {
  /** The one who says it; of a relative clause, the noun and its pronoun. Several spans belong together; none where `voice` stands. */
  readonly source: readonly Span[];
  /** The verb with its auxiliaries, the noun, or the mark that attributes; none where the page makes the speaker known. */
  readonly cue: readonly Span[];
  /** The words that are said, in the order of the text; never empty. */
  readonly content: readonly Span[];
  readonly rule: AttributionRule;
  /** Attributions inside the content: "the agency reported that the envoy said …". */
  readonly inner: readonly Attribution[];
  /** How the speaker is known where no source names them. */
  readonly voice?: Voice;
  /** The content is what its speaker spoke or wrote, word for word, without quotation marks. */
  readonly isOwnWords?: true;
};

function spans(tokens: TaggedTokens, ranges: readonly TokenRange[]): Span[] {
  return ranges.map(({ from, to }) => [at(tokens, from).start, at(tokens, to - 1).end] as const);
}

/** Takes a match from tokens to the text. */
export function toAttribution(tokens: TaggedTokens, found: AttributionMatch): Attribution {
  return {
    source: spans(tokens, found.source),
    cue: spans(tokens, found.cue),
    content: spans(tokens, found.content),
    rule: found.rule,
    inner: (found.inner ?? []).map((one) => toAttribution(tokens, one)),
    ...(found.voice === undefined ? {} : { voice: found.voice }),
    ...(found.isOwnWords === undefined ? {} : { isOwnWords: found.isOwnWords }),
  };
}
