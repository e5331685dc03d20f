/** Cuts an English text into words, marks and whole quotations. */
import type { Span } from '../article-text.ts';
import { paragraphEnd, tokenEnd } from './lexer.ts';
import { isSignal } from '../../language/english/signals.ts';
import { quotations } from '../../language/english/quotations.ts';
import type { Token } from '../../language/english/tokens.ts';
import { type CueForm, cueForms } from '../../language/english/reporting-verbs.ts';
import { type Tag, wordTag } from '../../language/english/lexicon.ts';

const MARKS: ReadonlyMap<string, Tag> = new Map<string, Tag>([
  [',', 'comma'],
  ['،', 'comma'],
  [':', 'colon'],
  ...[';', '—', '–', '―', '--', '---', '-'].map((mark) => [mark, 'dash'] as const),
  ['(', 'open'],
  ['[', 'open'],
  [')', 'close'],
  [']', 'close'],
  ...['.', '!', '?', '…'].map((mark) => [mark, 'stop'] as const),
]);

/** All that a form of writing says without its place. */
type Word = {
  readonly word: string;
  readonly capital: boolean;
  readonly tag: Tag;
  /** Where a sentence opens and its capital letter says nothing. */
  readonly opening: Tag;
  readonly cue: CueForm | null;
  readonly signal: boolean;
};

function describe(raw: string): Word {
  const word = raw.toLowerCase().replace('’', "'");
  const mark = MARKS.get(raw);
  if (mark !== undefined) return { word, capital: false, tag: mark, opening: mark, cue: null, signal: false };
  if (word === "'s")
    return { word, capital: false, tag: 'clitic', opening: 'clitic', cue: null, signal: false };
  if (!/[\p{L}\p{N}]/u.test(raw))
    return { word, capital: false, tag: 'mark', opening: 'mark', cue: null, signal: false };
  const capital = /^\p{Lu}/u.test(raw);
  const opening = wordTag(word, false);
  return {
    word,
    capital,
    tag: capital ? wordTag(word, true) : opening,
    opening,
    cue: cueForms.get(word) ?? null,
    signal: isSignal(word),
  };
}

const OPENS_BEFORE = '\n“"';
const ENDS_BEFORE = '.!?”"’';

/** Whether a sentence may open at `start`. */
function opensAt(text: string, start: number): boolean {
  if (start === 0) return true;
  const before = text.charAt(start - 1);
  return (
    OPENS_BEFORE.includes(before) ||
    (before === ' ' && start > 1 && ENDS_BEFORE.includes(text.charAt(start - 2)))
  );
}

function quotationToken(text: string, [start, end]: Span): Token {
  const inner = text.slice(Math.max(start + 1, end - 3), end).replace(/["”’»']+$/u, '');
  return { start, end, word: inner.at(-1) ?? '', capital: false, tag: 'quotation', cue: null, signal: false };
}

/** Edges before and behind the text, so that rules that look around stay inside the list: looking beyond it costs V8 its optimised code. */
const MARGIN = 8;

function edge(start: number, end: number): Token {
  return { start, end, word: '', capital: false, tag: 'edge', cue: null, signal: false };
}

/**
 * What forms say is the same in every text, and finding it is a quarter of the cost of an article: the last forms are kept.
 * The bound is a few megabytes, ten times what an article holds.
 */
const words = new Map<string, Word>();
const MOST_WORDS = 8_192;
/** In UTF-16 units: longer ones are hardly words. */
const LONGEST_KEPT = 32;

function tokenAt(text: string, start: number, end: number): Token {
  const raw = text.slice(start, end);
  let known = words.get(raw);
  if (known === undefined) {
    known = describe(raw);
    if (words.size >= MOST_WORDS) words.clear();
    if (raw.length <= LONGEST_KEPT) words.set(raw, known);
  }
  const { word, capital, cue, signal } = known;
  const tag = capital && opensAt(text, start) ? known.opening : known.tag;
  return { start, end, word, capital, tag, cue, signal };
}

const NEWLINE = 10;

/** @returns the tokens of the text, tagged by their form alone */
export function scan(text: string): Token[] {
  const list: Token[] = Array.from({ length: MARGIN }, () => edge(0, 0));
  const scanRun = (from: number, to: number) => {
    let start = from;
    while (start < to) {
      const end = tokenEnd(text, start);
      if (end > start) {
        list.push(tokenAt(text, start, end));
        start = end;
        continue;
      }
      const behind = text.charCodeAt(start) === NEWLINE ? paragraphEnd(text, start, from, to) : start;
      if (behind > start) list.push(edge(start, behind));
      start = Math.max(behind, start + 1);
    }
  };
  let at = 0;
  for (const span of quotations(text)) {
    scanRun(at, span[0]);
    list.push(quotationToken(text, span));
    at = span[1];
  }
  scanRun(at, text.length);
  for (let i = 0; i < MARGIN; i++) list.push(edge(text.length, text.length));
  return list;
}
