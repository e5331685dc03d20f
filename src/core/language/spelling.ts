import { roughStem } from './word-tokens.ts';

/** British and American endings, and what they fold to. */
const SPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/is(e|ed|es|ing|ation|ations)$/u, 'iz$1'],
  [/our(s|ed|ing|able|ite)?$/u, 'or$1'],
  [/([a-z]{3})re$/u, '$1er'],
  [/ll(ed|ing|er|ers)$/u, 'l$1'],
  [/ence$/u, 'ense'],
  [/ogue$/u, 'og'],
  [/amme$/u, 'am'],
];
/** Typing errors are looked for in longer words only: "accept" and "except" are two words. */
const MIN_SLIP_LENGTH = 7;
/** "And" and "so" are written onto the next word in Arabic. */
const ARABIC_AND = /^[وف](?=\p{Script=Arabic}{3})/u;
const MARKS = /\p{M}/gu;

function plainSpelling(word: string): string {
  const bare = word
    .normalize('NFD')
    .replace(MARKS, '')
    .replace(/[^\p{L}\p{N}]/gu, '');
  const alone = bare.replace(ARABIC_AND, '');
  return SPELLINGS.reduce((text, [ending, folded]) => text.replace(ending, folded), alone);
}

/** Returns whether one letter was dropped, added, changed or exchanged with its neighbour. The time is linear in the words' length. */
export function isOneSlip(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let from = 0;
  while (from < a.length && a[from] === b[from]) from += 1;
  let [endA, endB] = [a.length, b.length];
  while (endA > from && endB > from && a[endA - 1] === b[endB - 1]) [endA, endB] = [endA - 1, endB - 1];
  const [left, right] = [a.slice(from, endA), b.slice(from, endB)];
  return (
    left.length + right.length <= 2 || (left.length === 2 && left === `${right[1] ?? ''}${right[0] ?? ''}`)
  );
}

/**
 * Returns the number of letters that must be added, left out or changed to make one word of the other (Levenshtein 1966). The time is the
 * product of the lengths, which callers bound.
 */
export function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const changed = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(changed, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

/** Returns whether two words are one word written differently: in another spelling, form or accent, or with a typing error mended. */
export function isSpellingOf(a: string, b: string): boolean {
  if (roughStem(a) === roughStem(b)) return true;
  const [left, right] = [plainSpelling(a), plainSpelling(b)];
  if (left === right && left !== '') return true;
  return (
    Math.min(left.length, right.length) >= MIN_SLIP_LENGTH && left[0] === right[0] && isOneSlip(left, right)
  );
}

/** Prefixes that turn a word into its opposite: "likely" and "unlikely" differ by a negation. */
const OPPOSITES = /^(?:un|in|im|il|ir|dis|non|не|ن|نا|不|无|未)-?/u;

/** Returns whether one of two words is the other with a negating prefix. */
export function isOppositeOf(a: string, b: string): boolean {
  const [longer, shorter] = a.length > b.length ? [a, b] : [b, a];
  if (/^[a-z]{1,3}$/u.test(shorter) || longer.length === shorter.length) return false;
  return longer.replace(OPPOSITES, '') === shorter;
}
