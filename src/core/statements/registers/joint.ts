/** Joint statements: what they state is each side's, but for what one of them says apart. */
import { at, type TokenRange } from '../../language/english/token.ts';
import { withoutStop } from '../attribution/clause.ts';
import type { AttributionMatch, Voice } from '../attribution/rules.ts';
import { readSentence } from '../attribution/sentence.ts';
import { type PageReading, spanOf } from './page.ts';
import { sentenceForm } from './sentence-form.ts';
import { severalSides } from './several-sides.ts';

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
  const said = {
    source: [],
    cue: [],
    content: [{ from: sentence.from, to: withoutStop(tokens, sentence.from, sentence.to) }],
  };
  const own = page.sides.partiesIn(spanOf(tokens, form.subject));
  if ((form.isPast && own.length === 0) || (severalSides(page, form.subject).length > 0 && form.isPast))
    return [];
  const speaking = own.length === 1 && !page.sides.hasPerson(spanOf(tokens, form.subject)) ? own : parties;
  return speaking.map((party) => ({
    ...said,
    rule: 'joint' as const,
    voice: { by: 'party', party } satisfies Voice,
  }));
}
