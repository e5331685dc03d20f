/** An English text as words, marks and whole quotations, each with its tag. */
import { endsAbbreviation } from '../sentences.ts';
import { scan } from '../../statements/attribution/scan.ts';
import { retag } from './tagger.ts';
import type { CueForm } from './reporting-verbs.ts';
import type { Tag } from './lexicon.ts';

export type Token = {
  readonly start: number;
  readonly end: number;
  /** Lower-case; of a quotation, its last character before the closing mark. */
  readonly word: string;
  readonly capital: boolean;
  tag: Tag;
  /** Its reading as a verb that reports, or null. */
  readonly cue: CueForm | null;
  /** Whether it may attribute without being such a verb. */
  readonly signal: boolean;
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

const EDGE: Token = { start: 0, end: 0, word: '', capital: false, tag: 'edge', cue: null, signal: false };

const STATES = new Set(
  'ala ariz ark calif colo conn del fla ga ill ind kan ky la mass md mich minn miss mo mont neb nev okla ore pa tenn tex va vt wash wis wyo u.s d.c'.split(
    ' ',
  ),
);

/** The longest abbreviation, in UTF-16 units: longer words are not asked about. */
const LONGEST_ABBREVIATION = 6;

/** Whether the full stop at `i` belongs to the word before it. @param known what was found for each word so far */
function isAbbreviated(
  text: string,
  list: readonly Token[],
  i: number,
  known: Map<string, boolean>,
): boolean {
  const before = list[i - 1];
  if (before === undefined || list[i]?.word !== '.' || before.end !== list[i]?.start) return false;
  const last = before.word.slice(before.word.lastIndexOf('-') + 1);
  if (last.length > LONGEST_ABBREVIATION) return false;
  let abbreviated = known.get(last);
  if (abbreviated === undefined) {
    abbreviated = STATES.has(last) || endsAbbreviation(text, before.end, 'en');
    known.set(last, abbreviated);
  }
  return abbreviated;
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

/** Longer sentences are cut, in tokens: rules look for subjects and ends within them. */
const LONGEST_SENTENCE = 150;

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
    if (endsSentence(text, list, i) || i - sentence >= LONGEST_SENTENCE) {
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
  const known = new Map<string, boolean>();
  for (let i = 1; i < list.length; i++) {
    const token = list[i];
    if (token?.tag === 'stop' && isAbbreviated(text, list, i, known)) token.tag = 'name';
  }
  const { sentences, paragraphs } = divide(text, list);
  retag(list);
  return { text, list, sentences, paragraphs };
}

/** The token at `i`, or an edge beyond the text: rules look around without asking where the text ends. */
export function at(tokens: Tokens, i: number): Token {
  return tokens.list[i] ?? EDGE;
}
