/** Reads a verb that reports, with its group and its subject. */
import { wordSet } from '../../language/word-set.ts';
import { isLight } from './nominal.ts';
import type { Cue } from './cue.ts';
import { findSubject } from './subjects.ts';
import { verbGroup, type VerbGroup } from '../../language/english/verb-groups.ts';
import { at, type TokenRange, type TaggedTokens } from '../../language/english/token.ts';

/** A clause about things that nobody has said yet begins with one of these. */
const CONDITIONS = wordSet('if unless whether');

const PARTICLES = wordSet('out back up off');

/** Returns the group of all of "was quoted as saying", or null. */
function reportedSpeech(tokens: TaggedTokens, i: number, sentence: TokenRange): VerbGroup | null {
  if (at(tokens, i).tag !== 'ing' || at(tokens, i - 1).word !== 'as') return null;
  if (!/^(?:quoted|cited|reported|paraphrased)$/u.test(at(tokens, i - 2).word)) return null;
  const group = verbGroup(tokens, i - 2, sentence.from);
  return group.mode === 'passive' ? { ...group, mode: 'finite' } : null;
}

/** Returns the verb at `i` as a cue, or null. */
export function readCueAt(tokens: TaggedTokens, i: number, sentence: TokenRange): Cue | null {
  const token = at(tokens, i);
  if (token.cue === null || (token.tag !== 'verb' && token.tag !== 'base' && token.tag !== 'ing'))
    return null;
  if (token.cue.verb.classes.has('light') && !isLight(tokens, i, sentence.to)) return null;
  const reported = reportedSpeech(tokens, i, sentence);
  const group = reported ?? verbGroup(tokens, i, sentence.from);
  const subject = group.mode === 'participle' ? null : findSubject(tokens, group.from, sentence.from);
  const conditional = subject !== null && CONDITIONS.has(at(tokens, subject.from - 1).word);
  const after = PARTICLES.has(at(tokens, i + 1).word) ? i + 2 : i + 1;
  return {
    verb: i,
    lemma: token.cue.verb.lemma,
    classes: token.cue.verb.classes,
    group: conditional ? { ...group, hypothetical: true } : group,
    subject,
    after,
    sentence,
    reported: reported !== null,
  };
}
