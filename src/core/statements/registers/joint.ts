/** Joint statements: what they state is each side's, but for what one of them says apart. */
import { wordSet } from '../../language/word-set.ts';
import { hasFinite } from '../../language/english/noun-phrases.ts';
import { at, type TokenRange } from '../../language/english/token.ts';
import { withoutStop } from '../attribution/clause.ts';
import type { AttributionMatch, Voice } from '../attribution/rules.ts';
import { readSentence } from '../attribution/sentence.ts';
import { type PageReading, spanOf } from './page.ts';
import { sentenceForm } from './sentence-form.ts';
import { severalSides, sidesOfPage } from './several-sides.ts';

const TEXTS = wordSet(
  'statement communique communiqué declaration release communiqués outcomes outcome document',
);
const MAX_BEFORE = 6;

/** Returns the sides of a joint statement, as its title names them; none for another page. */
export function sidesOfJointStatement(page: PageReading): readonly string[] {
  const { tokens, title } = page;
  if (title === null || hasFinite(tokens, title.from, title.to)) return [];
  for (let i = title.from; i < Math.min(title.to, title.from + MAX_BEFORE); i++) {
    if (!/^(?:joint|trilateral|bilateral|quadrilateral)$/u.test(at(tokens, i).word)) continue;
    if ([i + 1, i + 2, i + 3].some((noun) => noun < title.to && TEXTS.has(at(tokens, noun).word)))
      return sidesOfPage(page, null);
  }
  return [];
}

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
