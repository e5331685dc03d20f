/** What stands between a verb and what was said. */
import { baseAfter } from './phrases.ts';
import { at, type Tokens } from './tokens.ts';

const SETTINGS = new Set(
  'in at on during after before via through to from with over by of about following under amid while when as'.split(
    ' ',
  ),
);
const TIME_WORDS =
  /^(?:last|this|next|late|early|earlier|later|week|month|year|day|morning|afternoon|evening|night|yesterday|today|tonight|sunday|\d{4})$/u;

/**
 * Behind what stands between a verb and what was said: adverbs, times, places and hearers ("on Tuesday", "in a statement", "to reporters").
 * @param end nothing at or behind it is looked at
 */
export function skipSetting(tokens: Tokens, from: number, end: number): number {
  let i = from;
  while (i < end) {
    const token = at(tokens, i);
    if (token.tag === 'time' || token.tag === 'adverb') i++;
    else if (
      TIME_WORDS.test(token.word) &&
      (token.tag !== 'determiner' ||
        TIME_WORDS.test(at(tokens, i + 1).word) ||
        at(tokens, i + 1).tag === 'time')
    )
      i++;
    else if ((token.tag === 'preposition' || token.tag === 'to') && SETTINGS.has(token.word)) {
      const next = skipPhrase(tokens, i + 1, end);
      if (next === i + 1) return i;
      i = next;
    } else return i;
  }
  return i;
}

function skipPhrase(tokens: Tokens, from: number, end: number): number {
  if (at(tokens, from).tag === 'time') return from + 1;
  if (at(tokens, from).tag === 'ing') return skipPhrase(tokens, from + 1, end);
  const next = baseAfter(tokens, from, end);
  return next;
}
