/** An English text as words, marks and whole quotations, each with its tag. */
import type { Span } from '../article-text.ts';
import { endsAbbreviation } from '../../compare/sentences.ts';
import { quotations } from './quotations.ts';
import { retag } from './tagger.ts';
import { type CueForm, cueForms } from './verbs.ts';
import { type Tag, wordTag } from './words.ts';

export type Token = {
  readonly start: number;
  readonly end: number;
  /** Lower-case; of a quotation, its last character before the closing mark. */
  readonly word: string;
  readonly capital: boolean;
  tag: Tag;
  /** Its reading as a verb that reports, or null. */
  readonly cue: CueForm | null;
};

/** A run of tokens: from `from`, before `to`. */
export type Range = { readonly from: number; readonly to: number };

export type Tokens = {
  readonly text: string;
  readonly list: readonly Token[];
  /** In order; none crosses a paragraph. */
  readonly sentences: readonly Range[];
  readonly paragraphs: readonly Range[];
};

const TOKEN =
  /\n\s*\n|\n(?=["“”«]|$)|(?<=[.!?:”"]|^)\n|(?:\p{L}\.){2,}|['’](?:s|ve|re|ll|d|m)\b|[\p{L}\p{M}\p{N}@#$_](?:[\p{L}\p{M}\p{N}_]|[.\-/&@:,](?=[\p{L}\p{N}])(?<!\p{L}[,:])|['’](?!(?:s|ve|re|ll|d|m)\b)(?=\p{L}))*%?|--+|[^\s]/giu;

const MARK_TAGS: Readonly<Record<string, Tag>> = {
  ',': 'comma',
  '،': 'comma',
  ':': 'colon',
  ';': 'dash',
  '—': 'dash',
  '–': 'dash',
  '―': 'dash',
  '--': 'dash',
  '---': 'dash',
  '-': 'dash',
  '(': 'open',
  '[': 'open',
  ')': 'close',
  ']': 'close',
  '.': 'stop',
  '!': 'stop',
  '?': 'stop',
  '…': 'stop',
  '*': 'mark',
  '•': 'mark',
};
const EDGE: Token = { start: 0, end: 0, word: '', capital: false, tag: 'edge', cue: null };

const CLITIC = /^['’](?:s|ve|re|ll|d|m)$/u;

function wordToken(text: string, raw: string, start: number): Token {
  const word = raw.toLowerCase().replace('’', "'");
  const end = start + raw.length;
  const mark = MARK_TAGS[raw];
  if (mark !== undefined) return { start, end, word, capital: false, tag: mark, cue: null };
  if (CLITIC.test(raw)) {
    const tag = word === "'s" ? 'clitic' : wordTag(word, false);
    return { start, end, word, capital: false, tag, cue: null };
  }
  const first = raw.charCodeAt(0);
  const capital = (first >= 65 && first <= 90) || (first > 127 && /^\p{Lu}/u.test(raw));
  if (!/[\p{L}\p{N}]/u.test(raw)) return { start, end, word, capital: false, tag: 'mark', cue: null };
  const cue = cueForms.get(word) ?? null;
  return { start, end, word, capital, tag: wordTag(word, capital && opensNothing(text, start)), cue };
}

/** Whether the word at `start` does not open a sentence, so that its capital letter says something. */
function opensNothing(text: string, start: number): boolean {
  const before = text[start - 1];
  return (
    before !== undefined &&
    before !== '\n' &&
    !(before === ' ' && /[.!?”"’]\s?$/u.test(text.slice(start - 2, start))) &&
    before !== '“' &&
    before !== '"'
  );
}

function quotationToken(text: string, [start, end]: Span): Token {
  const inner = text.slice(Math.max(start + 1, end - 3), end).replace(/["”’»']+$/u, '');
  return { start, end, word: inner.at(-1) ?? '', capital: false, tag: 'quotation', cue: null };
}

function scan(text: string): Token[] {
  const list: Token[] = [];
  const scanRun = (from: number, to: number) => {
    for (const match of text.slice(from, to).matchAll(TOKEN)) {
      const start = from + match.index;
      if (match[0].startsWith('\n')) list.push({ ...EDGE, start, end: start + match[0].length });
      else list.push(wordToken(text, match[0], start));
    }
  };
  let at = 0;
  for (const span of quotations(text)) {
    scanRun(at, span[0]);
    list.push(quotationToken(text, span));
    at = span[1];
  }
  scanRun(at, text.length);
  return list;
}

const STATES = new Set(
  'ala ariz ark calif colo conn del fla ga ill ind kan ky la mass md mich minn miss mo mont neb nev okla ore pa tenn tex va vt wash wis wyo u.s d.c'.split(
    ' ',
  ),
);

function isAbbreviated(text: string, list: readonly Token[], i: number): boolean {
  const before = list[i - 1];
  if (before === undefined || list[i]?.word !== '.' || before.end !== list[i]?.start) return false;
  const last = before.word.slice(before.word.lastIndexOf('-') + 1);
  return STATES.has(last) || endsAbbreviation(text, before.end, 'en');
}

/** Whether a sentence ends with the token at `i`. */
function endsSentence(text: string, list: readonly Token[], i: number): boolean {
  const token = list[i];
  const next = list[i + 1];
  if (token === undefined || next === undefined || next.tag === 'edge') return true;
  if (token.tag === 'stop') {
    const first = text[next.start] ?? '';
    return !/\p{Ll}|[,;:)]/u.test(first) && token.end < next.start;
  }
  if (token.tag !== 'quotation' || !'.?!…'.includes(token.word) || token.word === '') return false;
  const begins = next.tag === 'quotation' || next.capital || next.tag === 'number';
  return begins && !(token.word !== '.' && isTagged(list, i + 1));
}

/** After a question in quotation marks: "Obama asked", and no comma before it. */
function isTagged(list: readonly Token[], from: number): boolean {
  for (let i = from; i < from + 7; i++) {
    const token = list[i];
    if (token === undefined || token.tag === 'stop' || token.tag === 'edge' || token.tag === 'comma')
      return false;
    if (token.cue !== null && !token.capital && (token.cue.form === 'past' || token.cue.form === 's'))
      return (
        token.cue.verb.classes.has('say') ||
        token.cue.verb.classes.has('quote') ||
        token.cue.verb.classes.has('ask')
      );
  }
  return false;
}

function divide(text: string, list: readonly Token[]): { sentences: Range[]; paragraphs: Range[] } {
  const sentences: Range[] = [];
  const paragraphs: Range[] = [];
  let sentence = 0;
  let paragraph = 0;
  for (let i = 0; i < list.length; i++) {
    if (list[i]?.tag === 'edge') {
      sentence = paragraph = i + 1;
      continue;
    }
    if (endsSentence(text, list, i)) {
      sentences.push({ from: sentence, to: i + 1 });
      sentence = i + 1;
    }
    if (i + 1 === list.length || list[i + 1]?.tag === 'edge') paragraphs.push({ from: paragraph, to: i + 1 });
  }
  return { sentences, paragraphs };
}

/** @param text paragraphs are separated by empty lines */
export function tokensOf(text: string): Tokens {
  const list = scan(text);
  for (let i = 1; i < list.length; i++) {
    const token = list[i];
    if (token?.tag === 'stop' && isAbbreviated(text, list, i)) token.tag = 'name';
  }
  const { sentences, paragraphs } = divide(text, list);
  retag(list);
  return { text, list, sentences, paragraphs };
}

/** The token at `i`, or an edge beyond the text: rules look around without asking where the text ends. */
export function at(tokens: Tokens, i: number): Token {
  return tokens.list[i] ?? EDGE;
}
