/** Reads a text sentence by sentence: quotations first, then clauses, then what is left. */
import { complement } from './complements.ts';
import { cueAt, type Cue } from './cues.ts';
import { accordingTo, nominal } from './nominal.ts';
import type { Finding } from './rules.ts';
import { fronted, inverted, postposed } from './speech.ts';
import { at, type Range, type Tokens } from './tokens.ts';
import { chain } from './chain.ts';

/** What is read of one sentence, cue by cue. */
type Reading = { readonly found: Finding[]; source: readonly Range[] | null; floor: number };

/** The source of a verb that has no subject of its own: the last one of the sentence. */
function sourceOf(tokens: Tokens, cue: Cue, reading: Reading): readonly Range[] {
  const { subject, group } = cue;
  if (subject !== null && subject.kind !== 'shared') return subject.ranges;
  if (subject?.kind === 'shared' || group.mode === 'participle')
    return reading.source ?? mainSubject(tokens, cue);
  return [];
}

function mainSubject(tokens: Tokens, cue: Cue): readonly Range[] {
  for (let i = cue.sentence.from; i < cue.group.from; i++) {
    const token = at(tokens, i);
    if (token.tag === 'verb' || token.tag === 'be' || token.tag === 'have' || token.tag === 'modal') {
      const other = cueAtAny(tokens, i, cue.sentence);
      if (other !== null) return other;
    }
  }
  return [];
}

import { subjectBefore, verbGroup } from './phrases.ts';
function cueAtAny(tokens: Tokens, i: number, sentence: Range): readonly Range[] | null {
  const group = verbGroup(tokens, i, sentence.from);
  const subject = subjectBefore(tokens, group.from, sentence.from);
  return subject === null || subject.kind !== 'phrase' ? null : subject.ranges;
}

function isSpeech(cue: Cue): boolean {
  return cue.classes.has('say') || cue.classes.has('tell') || cue.classes.has('ask');
}

function readCue(tokens: Tokens, cue: Cue, reading: Reading): Finding | null {
  const { mode } = cue.group;
  const source = sourceOf(tokens, cue, reading);
  if (isSpeech(cue)) {
    const placed = inverted(tokens, cue, reading.floor) ?? postposed(tokens, cue, reading.floor);
    if (placed !== null) return placed;
    if (mode !== 'passive') {
      const rule =
        mode === 'participle'
          ? 'participle'
          : mode === 'infinitive'
            ? 'infinitive'
            : cue.subject?.kind === 'shared'
              ? 'conjoined'
              : cue.subject?.kind === 'relative'
                ? 'relative'
                : null;
      const front = complement(tokens, cue, source, true) ?? fronted(tokens, cue, source, rule);
      if (front !== null) return front;
    }
  }
  return complement(tokens, cue, source, false);
}

function readSentence(tokens: Tokens, sentence: Range): Finding[] {
  const reading: Reading = { found: [], source: null, floor: sentence.from };
  for (let i = sentence.from; i < sentence.to; i++) {
    const cue = cueAt(tokens, i, sentence);
    const found =
      cue === null
        ? (accordingTo(tokens, i, sentence) ?? nominal(tokens, i, sentence))
        : readCue(tokens, cue, reading);
    if (found === null) continue;
    reading.found.push(found);
    if (cue !== null && cue.subject?.kind !== 'relative') reading.source = found.source;
  }
  return reading.found;
}

export function findAll(tokens: Tokens): Finding[] {
  const bySentence = tokens.sentences.map((sentence) => readSentence(tokens, sentence));
  return chain(tokens, bySentence);
}
