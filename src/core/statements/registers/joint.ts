/** Joint statements: what they state is each side's, but for what one of them says apart. */
import { at, type TokenRange } from '../../language/english/token.ts';
import type { AttributionMatch, Voice } from '../attribution/rules.ts';
import { readSentence } from '../attribution/sentence.ts';
import { type PageReading, spanOf } from './page.ts';
import { type SentenceForm, sentenceForm } from './sentence-form.ts';
import { severalSides } from './several-sides.ts';
import { withoutMarks } from './turn.ts';

/** Returns what a sentence of a joint statement says: a match for each side. @param parties of the whole text */
export function readJointSentence(
  page: PageReading,
  sentence: TokenRange,
  parties: readonly string[],
): AttributionMatch[] {
  const { tokens } = page;
  const matches = readSentence(tokens, sentence);
  if (matches.length > 0) return matches;
  const form = sentenceForm(tokens, sentence);
  if (form === null || at(tokens, sentence.to - 1).word === '?') return [];
  const said = { source: [], cue: [], content: [withoutMarks(tokens, sentence)] };
  const own = page.sides.partiesIn(spanOf(tokens, form.subject));
  const isTold = form.isPast && (own.length === 0 || severalSides(page, form.subject).length > 0);
  if (isTold && !isAgreement(page, form)) return [];
  const speaking = own.length === 1 && !page.sides.hasPerson(spanOf(tokens, form.subject)) ? own : parties;
  return speaking.map((party) => ({
    ...said,
    rule: 'joint' as const,
    voice: { by: 'party', party } satisfies Voice,
  }));
}

/** Returns whether a sentence begins with "It was agreed that" or its like: what all agreed on is no event. */
function isAgreement({ tokens }: PageReading, { subject, verb }: SentenceForm): boolean {
  if (at(tokens, subject.from).word !== 'it' || subject.to - subject.from > 1) return false;
  const { cue } = at(tokens, at(tokens, verb + 1).tag === 'adverb' ? verb + 2 : verb + 1);
  return cue !== null && (cue.verb.classes.has('say') || cue.verb.classes.has('commit'));
}
