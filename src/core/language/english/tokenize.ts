/** Cuts an English text into words, marks and whole quotations, tags them and finds its sentences. */
import type { Span } from '../span.ts';
import { endsAbbreviation, isSentenceEnd } from '../sentences.ts';
import { type Tag, wordTag } from './lexicon.ts';
import { englishQuotations } from './quotations.ts';
import { type CueForm, cueForms } from './reporting-words.ts';
import { isSignal } from './reporting-words.ts';
import { retag } from './tagger.ts';
import { edgeToken, type EnglishToken, type TaggedTokens, type TokenRange } from './token.ts';

/**
 * Letters of all scripts up to the last of the Basic Multilingual Plane, as ranges: V8 compiles `\p{L}` to code forty times as
 * long, and that is paid for with every start.
 */
const LETTER =
  'A-Za-z\\u00aa\\u00b5\\u00ba\\u00c0-\\u00d6\\u00d8-\\u00f6\\u00f8-\\u1fff\\u2c00-\\u2dff\\u3040-\\udfff\\uf900-\\ufdff';
const WORD = `${LETTER}0-9`;
const CLITIC = `(?:s|ve|re|ll|d|m)(?![A-Za-z0-9_])`;

/** An abbreviation with full stops inside, a clitic, a word ("1,000", "well-known", "don't", "5%"), a row of hyphens, any other mark. */
const TOKEN = new RegExp(
  `(?:[${LETTER}]\\.){2,}|['’]${CLITIC}|[${WORD}@#$_](?:[${WORD}_]|[.\\-/&@](?=[${WORD}])|(?<![${LETTER}])[,:](?=[${WORD}])|['’](?!${CLITIC})(?=[${LETTER}]))*%?|--+|\\S`,
  'y',
);
const NEWLINE = 10;

/** @returns behind the word or mark at `i`, or `i` where white space stands */
function tokenEnd(text: string, i: number): number {
  TOKEN.lastIndex = i;
  return TOKEN.test(text) ? TOKEN.lastIndex : i;
}

const OPENS_PARAGRAPH = '"“”«';
const ENDS_PARAGRAPH = '.!?:”"';
const BLANK = /\s/u;

/** Behind the paragraph's end at the line break at `i`, or `i` where it is white space like another. */
function paragraphEnd(text: string, i: number, from: number, to: number): number {
  let last = i;
  for (let end = i + 1; end < to && BLANK.test(text.charAt(end)); end++)
    if (text.charCodeAt(end) === NEWLINE) last = end;
  if (last > i) return last + 1;
  const opens = i + 1 === to || OPENS_PARAGRAPH.includes(text.charAt(i + 1));
  const ends = i === from || ENDS_PARAGRAPH.includes(text.charAt(i - 1));
  return opens || ends ? i + 1 : i;
}

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
type WordForm = {
  readonly word: string;
  readonly capital: boolean;
  readonly tag: Tag;
  /** Where a sentence opens and its capital letter says nothing. */
  readonly opening: Tag;
  readonly cue: CueForm | null;
  readonly signal: boolean;
};

function describe(raw: string): WordForm {
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

function quotationToken(text: string, [start, end]: Span): EnglishToken {
  const inner = text.slice(Math.max(start + 1, end - 3), end).replace(/["”’»']+$/u, '');
  return { start, end, word: inner.at(-1) ?? '', capital: false, tag: 'quotation', cue: null, signal: false };
}

/** Edges before and behind the text, so that rules that look around stay inside the list: looking beyond it costs V8 its optimised code. */
const MARGIN = 8;

/**
 * What forms say is the same in every text, and finding it is a quarter of the cost of an article: the last forms are kept.
 * The bound is a few megabytes, ten times what an article holds.
 */
const words = new Map<string, WordForm>();
const MOST_WORDS = 8_192;
/** In UTF-16 units: longer ones are hardly words. */
const LONGEST_KEPT = 32;

function tokenAt(text: string, start: number, end: number): EnglishToken {
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

/** @returns the tokens of the text, tagged by their form alone */
function scan(text: string): EnglishToken[] {
  const list: EnglishToken[] = Array.from({ length: MARGIN }, () => edgeToken(0, 0));
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
      if (behind > start) list.push(edgeToken(start, behind));
      start = Math.max(behind, start + 1);
    }
  };
  let at = 0;
  for (const span of englishQuotations(text)) {
    scanRun(at, span[0]);
    list.push(quotationToken(text, span));
    at = span[1];
  }
  scanRun(at, text.length);
  for (let i = 0; i < MARGIN; i++) list.push(edgeToken(text.length, text.length));
  return list;
}

/** Returns whether a sentence ends with the token at `i`. Marks inside a quotation end none: it is one token. */
function endsSentence(text: string, list: readonly EnglishToken[], i: number): boolean {
  const token = list[i];
  const next = list[i + 1];
  if (token === undefined || next === undefined || next.tag === 'edge') return true;
  if (token.tag === 'stop')
    return token.end < next.start && isSentenceEnd(text, token.start, token.word, 'en');
  if (token.tag !== 'quotation' || !'.?!…'.includes(token.word) || token.word === '') return false;
  const begins = next.tag === 'quotation' || next.capital || next.tag === 'number';
  return begins && !(token.word !== '.' && isTagged(list, i + 1));
}

/** After a question in quotation marks: "Obama asked", and no comma before it. */
function isTagged(list: readonly EnglishToken[], from: number): boolean {
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

/** Longer sentences are cut, in tokens: rules look for subjects and ends within them. */
const LONGEST_SENTENCE = 150;

function divide(
  text: string,
  list: readonly EnglishToken[],
): { sentences: TokenRange[]; paragraphs: TokenRange[] } {
  const sentences: TokenRange[] = [];
  const paragraphs: TokenRange[] = [];
  let sentence = 0;
  let paragraph = 0;
  for (let i = 0; i < list.length; i++) {
    if (list[i]?.tag === 'edge') {
      sentence = paragraph = i + 1;
      continue;
    }
    if (endsSentence(text, list, i) || i - sentence >= LONGEST_SENTENCE) {
      sentences.push({ from: sentence, to: i + 1 });
      sentence = i + 1;
    }
    if (i + 1 === list.length || list[i + 1]?.tag === 'edge') paragraphs.push({ from: paragraph, to: i + 1 });
  }
  return { sentences, paragraphs };
}

/** @param text paragraphs are separated by empty lines */
export function tagTokens(text: string): TaggedTokens {
  const list = scan(text);
  for (const token of list)
    if (token.word === '.' && token.tag === 'stop' && endsAbbreviation(text, token.start, 'en'))
      token.tag = 'name';
  const { sentences, paragraphs } = divide(text, list);
  retag(list);
  return { text, list, sentences, paragraphs };
}
