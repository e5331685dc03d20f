/** Shortens outside text as a reader would: at the end of a clause or a word, and so that marks that opened are closed. */
import { cut, line } from './text.ts';
import { vocabularyFor } from './vocabulary.ts';

/** Marks that end a clause where white space follows; in scripts without spaces nothing need follow. */
const CLAUSE_END = /(?:[,;:.!?،؛؟۔]|\s[–—-])(?=\s)|[，。；：！？、]/gu;
/** An end of a clause is taken where at least this share of the text is kept, an end of a word where half of it is. */
const MIN_CLAUSE_SHARE = 0.5;
const MIN_WORD_SHARE = 0.5;
/** So many words that promise more are dropped before the ellipsis. */
const MAX_OPEN_WORDS = 4;

/**
 * Cuts a text at the end of a clause or a word. No ellipsis follows a word that needs the next one: a negation, a modal, an
 * article, a preposition.
 * @param limit in graphemes, the ellipsis included
 */
export function cutAtWord(text: string, limit: number): string {
  const short = cut(text, limit);
  if (short === text) return text;
  const kept = short.slice(0, -1);
  const end = endOfClause(kept) ?? endOfWord(text, kept);
  const whole = withoutOpenWords(kept.slice(0, end)) || kept;
  return `${whole}…${closingMarks(whole)}`;
}

function endOfClause(kept: string): number | null {
  const last = [...kept.matchAll(CLAUSE_END)].at(-1);
  return last !== undefined && last.index >= kept.length * MIN_CLAUSE_SHARE ? last.index : null;
}

function endOfWord(text: string, kept: string): number {
  if (/\s/u.test(text.charAt(kept.length))) return kept.length;
  const space = kept.search(/\s\S*$/u);
  return space >= kept.length * MIN_WORD_SHARE ? space : kept.length;
}

function withoutOpenWords(text: string): string {
  const { functions, modals, negations } = vocabularyFor('en', text);
  let kept = text;
  for (let dropped = 0; dropped < MAX_OPEN_WORDS; dropped++) {
    const last = /(?:^|\s)(?<word>\S+)\s*$/u.exec(kept)?.groups?.['word'] ?? '';
    const word = last.toLowerCase().replaceAll('’', "'");
    if (![functions, modals, negations].some((list) => list.has(word))) break;
    kept = kept.slice(0, kept.lastIndexOf(last));
  }
  return kept.replace(/(?<![\s,;:،؛–—-])[\s,;:،؛–—-]+$/u, '');
}

const PAIRS = [
  ['“', '”'],
  ['‘', '’'],
  ['«', '»'],
  ['(', ')'],
  ['「', '」'],
] as const;

/** Returns what closes the marks that a text leaves open, the innermost first. */
function closingMarks(text: string): string {
  const open = PAIRS.flatMap(([left, right]) => {
    const at = text.lastIndexOf(left);
    return at === -1 || closes(text.slice(at), right) ? [] : [{ at, right }];
  });
  const straight = openStraight(text);
  const all = straight === -1 ? open : [...open, { at: straight, right: '"' }];
  return all
    .toSorted((a, b) => b.at - a.at)
    .map(({ right }) => right)
    .join('');
}

/** Returns where a straight mark opened that no later one closes, or -1. */
function openStraight(text: string): number {
  let open = -1;
  for (const { index } of text.matchAll(/"/gu)) open = open === -1 && opensAt(text, index) ? index : -1;
  return open;
}

/** A single mark before a letter is an apostrophe. */
const closes = (text: string, right: string): boolean =>
  right === '’' ? /’(?!\p{L})/u.test(text) : text.includes(right);

/** Makes double quotation marks single, because the text is quoted itself. A closing one that nothing opened is left out. */
function asInner(text: string): string {
  let open = 0;
  return text.replaceAll(/[“”"]/gu, (mark, at: number) => {
    const isOpening = mark === '“' || (mark === '"' && opensAt(text, at));
    if (isOpening) open += 1;
    else if (open === 0) return '';
    else open -= 1;
    return isOpening ? '‘' : '’';
  });
}

/** A straight mark opens at the beginning, or behind white space or a bracket, where something follows it. */
const opensAt = (text: string, at: number): boolean =>
  /^$|[\s([‘“—–-]/u.test(text.charAt(at - 1)) && /\S/u.test(text.charAt(at + 1));

/** Quotes a text in one line, with single marks inside the double ones, all of them closed. @param limit in graphemes, of what is quoted */
export function quote(text: string, limit: number): string {
  const inner = cutAtWord(asInner(line(text)).trim(), limit);
  return `"${inner}${closingMarks(inner)}"`;
}
