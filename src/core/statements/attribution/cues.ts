/** Reads a verb that reports, with its group and its subject. */
import { wordSet } from '../../language/word-set.ts';
import { tagSet } from '../../language/english/lexicon.ts';
import { isLight } from './nominal.ts';
import { isLightPassive } from './passive.ts';
import type { Cue } from './cue.ts';
import { type CueSubject, findSubject } from './subjects.ts';
import { verbGroup, type VerbGroup } from '../../language/english/verb-groups.ts';
import { at, type TokenRange, type TaggedTokens } from '../../language/english/token.ts';

/** A clause about things that nobody has said yet begins with one of these. */
const CONDITIONS = wordSet('if unless whether');

const TAG_ENDS = tagSet('comma stop colon edge');
const PARTICLES = wordSet('out back up off');

/** Returns the group of all of "was quoted as saying", or null. */
function reportedSpeech(tokens: TaggedTokens, i: number, sentence: TokenRange): VerbGroup | null {
  if (at(tokens, i).tag !== 'ing' || at(tokens, i - 1).word !== 'as') return null;
  if (!/^(?:quoted|cited|reported|paraphrased)$/u.test(at(tokens, i - 2).word)) return null;
  const group = verbGroup(tokens, i - 2, sentence.from);
  return group.mode === 'passive' ? { ...group, mode: 'finite' } : null;
}

/** Longer names of somebody who is quoted are cut. In tokens. */
const MAX_QUOTED = 16;

/** Returns whom an outlet quotes in "X quoted Y as saying", or null. @param saying where "saying" stands */
function quotedObject(tokens: TaggedTokens, saying: number, floor: number): TokenRange | null {
  if (at(tokens, saying).tag !== 'ing' || at(tokens, saying - 1).word !== 'as') return null;
  for (let i = saying - 2; i >= floor && saying - i < MAX_QUOTED; i--) {
    const { cue, word } = at(tokens, i);
    if (cue !== null && /^(?:quot|cit|report|paraphras)(?:e|es|ed|ing)$/u.test(word))
      return i + 1 < saying - 1 ? { from: i + 1, to: saying - 1 } : null;
  }
  return null;
}

/** Returns the verb at `i` as a cue, or null. */
export function readCueAt(tokens: TaggedTokens, i: number, sentence: TokenRange): Cue | null {
  const token = at(tokens, i);
  if (token.cue === null || (token.tag !== 'verb' && token.tag !== 'base' && token.tag !== 'ing'))
    return null;
  if (
    token.cue.verb.classes.has('light') &&
    !isLight(tokens, i, sentence.to) &&
    !isLightPassive(tokens, i, sentence.from)
  )
    return null;
  // "She went on" says something; to go elsewhere says nothing.
  const isGoing = token.cue.verb.lemma === 'go';
  if (isGoing && (at(tokens, i + 1).word !== 'on' || !TAG_ENDS.has(at(tokens, i + 2).tag))) return null;
  const reported = reportedSpeech(tokens, i, sentence);
  const quoted = reported === null ? quotedObject(tokens, i, sentence.from) : null;
  const group = reported ?? groupOf(tokens, i, sentence, quoted !== null);
  const subject = subjectOf(tokens, group, sentence, quoted);
  const conditional = subject !== null && CONDITIONS.has(at(tokens, subject.from - 1).word);
  const after = isGoing || PARTICLES.has(at(tokens, i + 1).word) ? i + 2 : i + 1;
  return {
    verb: i,
    lemma: token.cue.verb.lemma,
    classes: token.cue.verb.classes,
    group: conditional ? { ...group, hypothetical: true } : group,
    subject,
    after,
    sentence,
    reported: reported !== null || quoted !== null,
  };
}

function groupOf(tokens: TaggedTokens, i: number, { from }: TokenRange, isQuoted: boolean): VerbGroup {
  const group = verbGroup(tokens, i, from);
  return isQuoted ? { ...group, mode: 'finite' } : group;
}

function subjectOf(
  tokens: TaggedTokens,
  { from, mode }: VerbGroup,
  sentence: TokenRange,
  quoted: TokenRange | null,
): CueSubject | null {
  if (quoted !== null) return { ranges: [quoted], from: quoted.from, kind: 'phrase' };
  return mode === 'participle' ? null : findSubject(tokens, from, sentence.from);
}
