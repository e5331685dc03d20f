/** Cuts an English text into words, marks and whole quotations, tags them and finds its sentences. */
import type { Span } from '../span.ts';
import { endsAbbreviation, isSentenceEnd, sentenceEnds } from '../sentences.ts';
import { type Tag, wordTag } from './lexicon.ts';
import { englishQuotations } from './quotations.ts';
import { type CueForm, cueForms, isSignal, type VerbClass } from './reporting-words.ts';
import { retag } from './tagger.ts';
import { edgeToken, type EnglishToken, type TaggedTokens, type TokenRange } from './token.ts';

/**
 * Letters of all scripts up to the last of the Basic Multilingual Plane, as ranges: V8 compiles `\p{L}` to code forty times
 * as long, and every start of an isolate pays for that.
 */
const LETTER =
  'A-Za-z\\u00aa\\u00b5\\u00ba\\u00c0-\\u00d6\\u00d8-\\u00f6\\u00f8-\\u1fff\\u2c00-\\u2dff\\u3040-\\udfff\\uf900-\\ufdff';
const WORD = `${LETTER}0-9`;
const CLITIC = `(?:s|ve|re|ll|d|m)(?![A-Za-z0-9_])`;

/** A full stop where an editor lost the space behind it: "Xinjiang.But". Whether it ends a sentence is for `isGlued` to say. */
const GLUED_STOP = "(?<=[a-zß-ÿ]{2}\\.)(?:[A-ZÀ-Þ][a-zß-ÿ’']|[AI]\\s)";

/** Matches an abbreviation with full stops inside, a clitic, a word ("1,000", "well-known", "don't", "5%"), hyphens or another mark. */
const TOKEN = new RegExp(
  `(?:[${LETTER}]\\.){2,}|['’]${CLITIC}|[${WORD}@#$_](?:[${WORD}_]|[.\\-/&@](?=[${WORD}])(?!${GLUED_STOP})|(?<![${LETTER}])[,:](?=[${WORD}])|['’](?!${CLITIC})(?=[${LETTER}]))*%?|--+|\\S`,
  'y',
);
const NEWLINE = 10;

/** Returns the place behind the word or mark at `i`, or `i` where white space stands. */
function tokenEnd(text: string, i: number): number {
  TOKEN.lastIndex = i;
  return TOKEN.test(text) ? TOKEN.lastIndex : i;
}

const OPENS_PARAGRAPH = '"“”«';
const ENDS_PARAGRAPH = '.!?:”"';
const BLANK = /\s/u;

/** Returns the place behind the paragraph's end at the line break at `i`, or `i` where it is mere white space. */
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

/** All that a written form says, wherever it stands. */
type WordForm = {
  readonly word: string;
  readonly capital: boolean;
  readonly tag: Tag;
  /** Its tag where a sentence opens, so that its capital letter says nothing. */
  readonly opening: Tag;
  readonly cue: CueForm | null;
  readonly signal: boolean;
};

function readForm(raw: string): WordForm {
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

/** Returns whether a sentence or a quotation may open at `start`. */
function opensAt(text: string, start: number): boolean {
  const before = text.charAt(start - 1);
  if (start === 0 || OPENS_BEFORE.includes(before)) return true;
  const last = text.charAt(start - 2);
  if (before !== ' ' || last === '' || !ENDS_BEFORE.includes(last)) return false;
  return last !== '.' || !endsAbbreviation(text, start - 2, 'en');
}

function quotationToken(text: string, [start, end]: Span): EnglishToken {
  const inner = text.slice(Math.max(start + 1, end - 3), end).replace(/["”’»']+$/u, '');
  return { ...edgeToken(start, end), word: inner.at(-1) ?? '', tag: 'quotation' };
}

/** Edges before and behind the text keep rules that look around inside the list: looking beyond it costs V8 its optimised code. */
const MARGIN = 8;

/**
 * Forms read before. They say the same in every text, and reading them is a quarter of the cost of an article. The bound is a
 * few megabytes, ten times what an article holds.
 */
const forms = new Map<string, WordForm>();
const MAX_FORMS = 8_192;
/** Longer forms are hardly words. In UTF-16 units. */
const MAX_KEPT_LENGTH = 32;

function tokenAt(text: string, start: number, end: number): EnglishToken {
  const raw = text.slice(start, end);
  let known = forms.get(raw);
  if (known === undefined) {
    known = readForm(raw);
    if (forms.size >= MAX_FORMS) forms.clear();
    if (raw.length <= MAX_KEPT_LENGTH) forms.set(raw, known);
  }
  const { word, capital, cue, signal } = known;
  const opens = capital && opensAt(text, start);
  return { start, end, word, capital, opens, tag: opens ? known.opening : known.tag, cue, signal };
}

/** Cuts a text into tokens, tagged by their form alone. */
function cutTokens(text: string, quotations: readonly Span[]): EnglishToken[] {
  const list: EnglishToken[] = Array.from({ length: MARGIN }, () => edgeToken(0, 0));
  const cutRun = (from: number, to: number) => {
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
  for (const span of quotations) {
    cutRun(at, span[0]);
    list.push(quotationToken(text, span));
    at = span[1];
  }
  cutRun(at, text.length);
  for (let i = 0; i < MARGIN; i++) list.push(edgeToken(text.length, text.length));
  return list;
}

/** Returns whether a sentence ends with the token at `i`. Marks inside a quotation end none: it is one token. */
function endsSentence(text: string, list: readonly EnglishToken[], i: number): boolean {
  const token = list[i];
  const next = list[i + 1];
  if (token === undefined || next === undefined || next.tag === 'edge') return true;
  if (token.tag === 'stop') return next.tag !== 'stop' && isSentenceEnd(text, token.start, token.word, 'en');
  // "in the U.S. The ministry said": an abbreviation that ends its sentence too.
  if (token.word.length > 1 && token.word.endsWith('.')) return isSentenceEnd(text, token.end - 1, '.', 'en');
  if (token.tag !== 'quotation' || !'.?!…'.includes(token.word) || token.word === '') return false;
  const begins = next.tag === 'quotation' || next.capital || next.tag === 'number';
  return begins && !(token.word !== '.' && isFollowedBySpeaker(list, i + 1));
}

const SPEAKING: readonly VerbClass[] = ['say', 'quote', 'ask'];

/** Returns whether "Obama asked" follows a question in quotation marks, without a comma before it. */
function isFollowedBySpeaker(list: readonly EnglishToken[], from: number): boolean {
  for (let i = from; i < from + 7; i++) {
    const token = list[i];
    if (token === undefined || token.tag === 'stop' || token.tag === 'edge' || token.tag === 'comma')
      return false;
    if (token.cue !== null && !token.capital && (token.cue.form === 'past' || token.cue.form === 's'))
      return SPEAKING.some((name) => token.cue?.verb.classes.has(name));
  }
  return false;
}

/** Rules look for subjects and ends within a sentence, so that longer ones are cut. In tokens. */
const MAX_SENTENCE = 150;

function findSentences(
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
    if (endsSentence(text, list, i) || i - sentence >= MAX_SENTENCE) {
      sentences.push({ from: sentence, to: i + 1 });
      sentence = i + 1;
    }
    if (i + 1 === list.length || list[i + 1]?.tag === 'edge') paragraphs.push({ from: paragraph, to: i + 1 });
  }
  return { sentences, paragraphs };
}

/**
 * Reads an English text once, for all who ask about its words: tagged tokens, sentences, paragraphs and quotations.
 * @param text paragraphs are separated by empty lines
 */
export function readEnglish(text: string): TaggedTokens {
  const quotations = englishQuotations(text);
  const list = cutTokens(text, quotations);
  for (const token of list)
    if (token.word === '.' && token.tag === 'stop' && endsAbbreviation(text, token.start, 'en'))
      token.tag = 'name';
  const { sentences, paragraphs } = findSentences(text, list);
  retag(list);
  return { text, list, sentences, paragraphs, quotations, ends: sentenceEnds(text, 'en') };
}
