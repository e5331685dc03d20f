/** Where reported words end. */
import { at, type Range, type Tokens } from './tokens.ts';
import { hasFinite } from './phrases.ts';

function isReporting(tokens: Tokens, i: number): boolean {
  const token = at(tokens, i);
  const classes = token.cue?.verb.classes;
  return (
    classes !== undefined &&
    (classes.has('say') || classes.has('tell') || classes.has('stance') || classes.has('direct')) &&
    (token.tag === 'verb' || token.tag === 'ing')
  );
}

function skipAdverbs(tokens: Tokens, i: number): number {
  let next = i;
  while (at(tokens, next).tag === 'adverb') next++;
  return next;
}

/** Whether what follows the comma at `i` is the author's again. */
function breaksAt(tokens: Tokens, i: number, end: number): boolean {
  const next = at(tokens, i + 1);
  if (next.word === 'but' || next.word === 'according') return true;
  if (next.tag === 'subordinator' && /^(?:while|although|though|whereas)$/u.test(next.word)) return true;
  const verb = skipAdverbs(tokens, next.tag === 'conjunction' ? i + 2 : i + 1);
  if (isReporting(tokens, verb) && (at(tokens, verb).tag === 'ing' || next.tag === 'conjunction'))
    return true;
  if (next.tag === 'conjunction' && at(tokens, i + 2).tag === 'pronoun')
    return isReporting(tokens, skipAdverbs(tokens, i + 3));
  return next.tag === 'dash' && i + 1 >= end;
}

/** The end of the clause that begins at `from`, at most `end` (behind the sentence's last token). */
export function clauseEnd(tokens: Tokens, from: number, end: number): number {
  for (let i = from; i < end; i++) {
    const token = at(tokens, i);
    if (token.tag === 'comma' && i > from && breaksAt(tokens, i, end)) return i;
    if (token.tag === 'conjunction' && i > from + 1 && (token.word === 'and' || token.word === 'but')) {
      const verb = skipAdverbs(tokens, i + 1);
      const cue = at(tokens, verb);
      if (
        cue.cue !== null &&
        cue.tag === 'verb' &&
        cue.cue.form === 'past' &&
        cue.cue.verb.classes.has('say') &&
        hasFinite(tokens, from, i)
      )
        return i;
    }
  }
  return withoutStop(tokens, from, end);
}

/** @returns `end` without the sentence's closing marks */
export function withoutStop(tokens: Tokens, from: number, end: number): number {
  let last = end;
  while (
    last > from &&
    (at(tokens, last - 1).tag === 'stop' ||
      at(tokens, last - 1).tag === 'comma' ||
      at(tokens, last - 1).tag === 'dash' ||
      at(tokens, last - 1).tag === 'colon')
  )
    last--;
  return last;
}

/** The clause before the comma at `comma`: from the sentence's start. */
export function clauseBefore(tokens: Tokens, comma: number, floor: number): Range | null {
  let from = floor;
  while (from < comma && (at(tokens, from).tag === 'comma' || at(tokens, from).tag === 'dash')) from++;
  return from < comma ? { from, to: withoutStop(tokens, from, comma) } : null;
}
