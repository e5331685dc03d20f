/** Skips times, places and addressees around a verb: they are no part of what was said. */
import { wordSet } from '../../language/word-set.ts';
import { baseAfter } from '../../language/english/noun-phrases.ts';
import { at, type EnglishToken, type TaggedTokens } from '../../language/english/token.ts';

const SETTINGS = wordSet(
  'in at on during after before via through to from with over by of about following under amid while when as',
);
const PERIODS = wordSet(
  'week month year day morning afternoon evening night weekend summer fall autumn spring winter',
);
const POINTERS = wordSet('this last next that same every each late early earlier later');
const DAYS = wordSet('yesterday today tonight tomorrow');

function isYear({ tag, word }: EnglishToken): boolean {
  return tag === 'number' && word.length === 4 && (word.startsWith('19') || word.startsWith('20'));
}

/** Returns how many tokens a weekday, a month or a date takes: "Tuesday", "Friday night", "Nov. 29", "29 November, 2024". */
function dateLength(tokens: TaggedTokens, i: number): number {
  let to = i + 1;
  const isTime = (place: number): boolean => at(tokens, place).tag === 'time';
  while (isTime(to) || (at(tokens, to).tag === 'comma' && isTime(to + 1))) to++;
  if (PERIODS.has(at(tokens, to).word)) to++;
  return (at(tokens, to).tag === 'comma' && isYear(at(tokens, to + 1)) ? to + 2 : to) - i;
}

/** Returns how many words of time stand at `i`, or 0: "last week", "the same evening", "late Tuesday", "today", "2024". */
function timeLength(tokens: TaggedTokens, i: number): number {
  const token = at(tokens, i);
  const next = at(tokens, i + 1);
  if (token.tag === 'time') return dateLength(tokens, i);
  if (DAYS.has(token.word) || isYear(token)) return 1;
  if (token.word === 'the' && next.word === 'same' && PERIODS.has(at(tokens, i + 2).word)) return 3;
  return POINTERS.has(token.word) && (next.tag === 'time' || PERIODS.has(next.word)) ? 2 : 0;
}

/** Returns the place behind the noun phrase or the time at `from`, or `from`. */
function skipPhrase(tokens: TaggedTokens, from: number, end: number): number {
  let i = from;
  while (at(tokens, i).tag === 'ing') i++;
  // "In the past": no noun stands behind "past".
  if (at(tokens, i).word === 'the' && at(tokens, i + 1).word === 'past' && at(tokens, i + 2).tag !== 'noun')
    return i + 2;
  const time = timeLength(tokens, i);
  const next = time > 0 ? i + time : baseAfter(tokens, i, end);
  return next === i ? from : next;
}

/** An aside between a verb and its words is no longer: "said (in Dari) that". In tokens. */
const MAX_ASIDE = 8;

/** Returns the place behind the brackets that open at `i`, or `i` where they close too late. */
function asideEnd(tokens: TaggedTokens, i: number, end: number): number {
  for (let to = i + 1; to < Math.min(end, i + MAX_ASIDE); to++)
    if (at(tokens, to).tag === 'close') return to + 1;
  return i;
}

/**
 * Returns the place behind what stands between a verb and its words: adverbs, times, places and addressees ("on Tuesday", "in a statement", "to reporters").
 * @param end nothing at or behind it is looked at
 */
export function skipSetting(tokens: TaggedTokens, from: number, end: number): number {
  let i = from;
  while (i < end) {
    const token = at(tokens, i);
    const time = timeLength(tokens, i);
    if (time > 0) i += time;
    else if (token.tag === 'adverb') i++;
    else if (token.tag === 'open' && asideEnd(tokens, i, end) > i) i = asideEnd(tokens, i, end);
    else if ((token.tag === 'preposition' || token.tag === 'to') && SETTINGS.has(token.word)) {
      const next = skipPhrase(tokens, i + 1, end);
      if (next === i + 1) return i;
      i = next;
    } else return i;
  }
  return i;
}

/** Returns the place in front of the time before a verb: "X this week said", "prosecutors in April charged". */
export function beforeTime(tokens: TaggedTokens, verb: number, floor: number): number {
  let i = verb;
  while (i - 1 > floor) {
    const token = at(tokens, i - 1);
    const near = at(tokens, i - 2);
    if (token.tag === 'adverb') i--;
    else if (token.tag === 'time') i -= near.tag === 'preposition' || POINTERS.has(near.word) ? 2 : 1;
    else if (PERIODS.has(token.word) && POINTERS.has(near.word)) i -= 2;
    else if (isYear(token) && near.word === 'in') i -= 2;
    else break;
  }
  return i;
}
