/** Rules for verbs in the passive, where "by" names who says it. */
import { wordSet } from '../../language/word-set.ts';
import { GIVEN_NOUNS } from '../../language/english/reporting-words.ts';
import { baseAfter, hasFinite, nounPhraseAfter } from '../../language/english/noun-phrases.ts';
import { at, type TaggedTokens, type TokenRange } from '../../language/english/token.ts';
import { clauseEnd } from './clause.ts';
import type { Cue } from './cue.ts';
import type { AttributionMatch } from './rules.ts';

/** Nouns of what somebody has in mind, beside those of speech: "the readiness of X to …". */
const ATTITUDE_NOUNS = wordSet(
  'readiness willingness interest intention desire wish determination appreciation gratitude thanks satisfaction regret resolve preparedness',
);
/** Words that open what a noun of speech is about. */
const OPENS_TOPIC = wordSet('for that to about on over of regarding concerning with');
/** The author stands no farther behind the verb. In tokens. */
const MAX_GAP = 6;
/** The noun of speech stands among so many first words of its phrase. */
const MAX_NOUN = 5;

const isSpeechNoun = (word: string): boolean => GIVEN_NOUNS.has(word) || ATTITUDE_NOUNS.has(word);

/** Returns whether a verb without a meaning of its own has a noun of speech for its subject: "a proposal was made by". */
export function isLightPassive(tokens: TaggedTokens, verb: number, floor: number): boolean {
  return at(tokens, verb - 1).tag === 'be' && speechSubject(tokens, verb - 1, floor) !== null;
}

/** Returns the phrase of a noun of speech from the clause's beginning to its verb, or null: "the readiness of X to study it". */
function speechSubject(tokens: TaggedTokens, to: number, floor: number): TokenRange | null {
  let from = to;
  while (from > floor && at(tokens, from - 1).tag !== 'comma' && at(tokens, from - 1).tag !== 'conjunction')
    from--;
  for (let i = from; i < Math.min(to, from + MAX_NOUN); i++)
    if (isSpeechNoun(at(tokens, i).word)) return hasFinite(tokens, from, to) ? null : { from, to };
  return null;
}

/** Returns whom "by" names behind the verb, or null. */
function authorOf(tokens: TaggedTokens, { after, sentence }: Cue): TokenRange | null {
  for (let i = after; i < Math.min(after + MAX_GAP, sentence.to); i++) {
    if (at(tokens, i).word !== 'by') continue;
    const to = nounPhraseAfter(tokens, i + 1, sentence.to);
    return to === i + 1 ? null : { from: i + 1, to };
  }
  return null;
}

/** Returns the author alone, without what the noun of speech is about: "by the northern side | for the opening of a port". */
function withoutTopic(tokens: TaggedTokens, { from, to }: TokenRange): TokenRange {
  let end = baseAfter(tokens, from, to);
  while (at(tokens, end).word === 'of' && end < to) end = baseAfter(tokens, end + 1, to);
  return { from, to: end };
}

/** Matches "A was condemned by B" · "it was stressed by B that …" · "A was told by B that …" · "a proposal was made by B for …". */
export function passive(tokens: TaggedTokens, cue: Cue): AttributionMatch | null {
  const { subject, sentence, group } = cue;
  const author = authorOf(tokens, cue);
  if (author === null || at(tokens, cue.after).word === 'as') return null;
  const said = [{ from: group.from, to: cue.after }];
  const named = withoutTopic(tokens, author);
  const tail = { from: named.to, to: clauseEnd(tokens, named.to, sentence.to) };
  const isImpersonal = at(tokens, group.from - 1).word === 'it' || cue.classes.has('tell');
  if (isImpersonal && at(tokens, tail.from).tag === 'that')
    return { source: [named], cue: said, content: [tail], rule: 'passive-clause' };
  const noun = speechSubject(tokens, group.from, sentence.from);
  if (noun !== null) {
    const hasTopic = OPENS_TOPIC.has(at(tokens, tail.from).word) && tail.to > tail.from;
    return { source: [named], cue: said, content: hasTopic ? [noun, tail] : [noun], rule: 'passive-noun' };
  }
  if (subject === null || subject.ranges.length === 0) return null;
  return { source: [author], cue: said, content: subject.ranges, rule: 'passive' };
}
