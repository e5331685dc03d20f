/** Finds the addressee of a verb of telling, and makes matches: shared by the rules for verbs of saying. */
import type { Cue } from './cue.ts';
import { nounPhraseAfter } from '../../language/english/noun-phrases.ts';
import type { AttributionRule, AttributionMatch } from './rules.ts';
import { at, type TokenRange, type TaggedTokens } from '../../language/english/token.ts';
import { tagSet } from '../../language/english/lexicon.ts';

/** One of these may stand behind a verb whose words stand before it. */
export const TERMINAL = tagSet('stop comma dash edge ing subordinator conjunction close');

/** Makes a match; null where a source or all content is missing. */
export function makeMatch(
  source: readonly TokenRange[],
  cue: TokenRange,
  content: readonly TokenRange[],
  rule: AttributionRule,
): AttributionMatch | null {
  const filled = content.filter(({ from, to }) => to > from);
  return filled.length === 0 || source.length === 0 ? null : { source, cue: [cue], content: filled, rule };
}

/** Returns the place behind the addressee of a verb of telling. */
export function skipAddressee(tokens: TaggedTokens, cue: Cue): number {
  const end = cue.sentence.to;
  let i = cue.after;
  while (at(tokens, i).tag === 'adverb') i++;
  if (cue.classes.has('tell') || cue.classes.has('ask')) i = nounPhraseAfter(tokens, i, end);
  return i;
}
