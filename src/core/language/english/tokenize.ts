/** Cuts an English text into words, marks and whole quotations, tags them and finds its sentences. */
import type { Span } from '../span.ts';
import { endsAbbreviation, sentenceEnds } from '../sentences.ts';
import { quotations as quotationsIn } from '../quotations.ts';
import type { VerbClass } from './reporting-words.ts';
import { retag } from './tagger.ts';
import { edgeToken, type EnglishToken, type TaggedTokens, type TokenRange } from './token.ts';
import { englishWords, type EnglishWord, type WordForm } from './words.ts';

const NEWLINE = 10;
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

/** Behind one of these a sentence or a quotation may open. */
const OPENS_BEFORE = '\n“"';
const CLOSES_BEFORE = '”"’';

/** Returns whether a sentence or a quotation may open at `start`. @param ends of the text's sentences */
function opensAt(text: string, ends: ReadonlySet<number>, start: number): boolean {
  const before = text.charAt(start - 1);
  if (start === 0 || OPENS_BEFORE.includes(before) || ends.has(start)) return true;
  return before === ' ' && (ends.has(start - 1) || CLOSES_BEFORE.includes(text.charAt(start - 2) || ' '));
}

function quotationToken(text: string, [start, end]: Span): EnglishToken {
  const inner = text.slice(Math.max(start + 1, end - 3), end).replace(/(?<!["”’»'])["”’»']+$/u, '');
  return { ...edgeToken(start, end), word: inner.at(-1) ?? '', tag: 'quotation' };
}

/** Edges before and behind the text keep rules that look around inside the list: looking beyond it costs V8 its optimised code. */
const MARGIN = 8;

function tokenOf(form: WordForm, start: number, opens: boolean): EnglishToken {
  const { word, capital, cue, signal } = form;
  const tag = opens ? form.opening : form.tag;
  return { start, end: start + form.text.length, word, capital, opens, tag, cue, signal };
}

/** Makes tokens of the words outside quotations and of whole quotations, tagged by their form alone. */
function makeTokens(
  text: string,
  words: readonly EnglishWord[],
  quotations: readonly Span[],
  ends: ReadonlySet<number>,
): EnglishToken[] {
  const list: EnglishToken[] = Array.from({ length: MARGIN }, () => edgeToken(0, 0));
  let next = 0;
  let run: Span = [0, 0];
  /** Adds the edges of paragraphs that stand before the next token. */
  const addEdges = (to: number): void => {
    for (let i = list.at(-1)?.end ?? 0; i < to; i++) {
      const end = text.charCodeAt(i) === NEWLINE ? paragraphEnd(text, i, ...run) : i;
      if (end > i) list.push(edgeToken(i, end));
      i = Math.max(i, end - 1);
    }
  };
  for (const quotation of [...quotations, [text.length, text.length] as const]) {
    run = [run[1], quotation[0]];
    for (let word = words[next]; word !== undefined && word.start < run[1]; word = words[++next]) {
      addEdges(word.start);
      let at = word.start;
      for (const form of word.form.split ?? [word.form]) {
        list.push(tokenOf(form, at, form.capital && opensAt(text, ends, at)));
        at += form.text.length;
      }
    }
    addEdges(quotation[0]);
    if (quotation[0] < quotation[1]) list.push(quotationToken(text, quotation));
    run = quotation;
    while ((words[next]?.start ?? Infinity) < quotation[1]) next++;
  }
  for (let i = 0; i < MARGIN; i++) list.push(edgeToken(text.length, text.length));
  return list;
}

/** Returns whether a sentence ends with the token at `i`. Marks inside a quotation end none: it is one token. */
function endsSentence(list: readonly EnglishToken[], i: number, ends: ReadonlySet<number>): boolean {
  const token = list[i];
  const next = list[i + 1];
  if (token === undefined || next === undefined || next.tag === 'edge') return true;
  if (token.tag !== 'quotation') return ends.has(token.end);
  if (!'.?!…'.includes(token.word) || token.word === '') return false;
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
  list: readonly EnglishToken[],
  ends: ReadonlySet<number>,
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
    if (endsSentence(list, i, ends) || i - sentence >= MAX_SENTENCE) {
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
  const quotations = quotationsIn(text);
  const words = englishWords(text);
  const ends = sentenceEnds(text, 'en');
  const isEnd = new Set(ends);
  const list = makeTokens(text, words, quotations, isEnd);
  list.forEach((token, i) => {
    if (token.word === '.' && !isEnd.has(token.end) && endsAbbreviation(text, token.start, 'en'))
      token.tag = list[i - 1]?.tag === 'time' ? 'time' : 'name';
  });
  const { sentences, paragraphs } = findSentences(list, isEnd);
  retag(list);
  return { text, words, list, sentences, paragraphs, quotations, ends };
}
