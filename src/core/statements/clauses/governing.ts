import { wordSet } from '../../language/word-set.ts';
import {
  finiteKind,
  type FiniteKind,
  isAdverb,
  isPronoun,
  isRelative,
} from '../../language/english/finite-verbs.ts';
import type { EnglishWord } from '../../language/english/words.ts';
import { BE, verbForm } from '../../language/english/verb-forms.ts';

/** The part of a clause before a conjunction: it decides what the conjunction may join. */
export type GoverningContext = {
  /** The tenses of verbs since the last word that opens a clause inside the clause. */
  readonly finite: ReadonlySet<FiniteKind>;
  /** An infinitive that may be shared by the words that follow: "agreed to …", "urged them to …", a content that begins with "to". */
  readonly infinitive: boolean;
  /** An infinitive that tells a purpose: "will work with them to …". */
  readonly purpose: boolean;
  /** A progressive has been read: "is building …". */
  readonly progressive: boolean;
  /** A condition has begun after the main clause: "if …", "unless …". */
  readonly condition: boolean;
  /** The clause begins with "if …" or "when …", and its main clause has not come yet. */
  readonly introduction: boolean;
  /** A relative clause has no end so far: "a group that …", "the road, which …". */
  readonly relative: boolean;
  /** "Between …" or "both …" has been read: the next "and" belongs to it. */
  readonly pair: boolean;
};

const CONDITIONS = wordSet('if unless provided providing once until whenever should lest');
const INTRODUCTIONS = wordSet(
  'if unless when whenever while although though because since as after before once until despite given provided',
);
/** Verbs after which "that" may be left out: the noun behind them waits for its own verb. */
const BELIEFS =
  /^(?:hop(?:e|es|ed)|believ(?:e|es|ed)|think|thinks|thought|sa(?:y|ys|id)|know|knows|knew|expect(?:s|ed)?|fear(?:s|ed)?|assum(?:e|es|ed)|wish|wishes|ensur(?:e|es|ed))$/u;
/** Verbs whose infinitive has its own subject before it: "urged both sides to …". */
const CONTROL =
  /^(?:urg|call|ask|tell|told|encourag|allow|want|invit|order|warn|expect|help|enabl|requir|request|advis|persuad|press|instruct|direct|permit|let|forc|remind)/u;

type GrowingContext = { -readonly [Key in keyof GoverningContext]: GoverningContext[Key] } & {
  finite: Set<FiniteKind>;
};

const fresh = (): GrowingContext => ({
  finite: new Set(),
  infinitive: false,
  purpose: false,
  progressive: false,
  condition: false,
  introduction: false,
  relative: false,
  pair: false,
});

/** Reads the clause from `from` up to the conjunction at `to`; both lie in one sentence. */
export function readGoverningContext(
  tokens: readonly EnglishWord[],
  from: number,
  to: number,
): GoverningContext {
  const state = fresh();
  let control = false;
  for (let at = from; at < to; at++) {
    const token = tokens[at];
    if (token === undefined) break;
    if (token.word === ',' || token.word === '—' || token.word === '–') closeInsert(state);
    else if (token.word === 'and') state.pair = false;
    else if (token.word === 'to' && verbForm(tokens[at + 1]?.word ?? '')?.base === true)
      readInfinitive(state, tokens[at - 1], at === from || control);
    else readWord(state, tokens, at, from);
    control ||= CONTROL.test(token.word);
  }
  return state;
}

function closeInsert(state: GrowingContext): void {
  state.introduction = false;
  if (state.finite.size > 0) state.relative = false;
}

/** @param isGoverned whether it opens the clause, or a verb that takes an infinitive stands before it */
function readInfinitive(state: GrowingContext, before: EnglishWord | undefined, isGoverned: boolean): void {
  const form = verbForm(before?.word ?? '');
  const isComplement =
    isGoverned ||
    (form !== null && (form.past || !form.noun || before?.word === 'hope')) ||
    /^(?:ready|willing|able|unable|prepared|determined|committed|likely|sure|keen|not|never|commitment|pledge|promise|decision|plan|going|have|has|had|is|are|was|were)$/u.test(
      before?.word ?? '',
    );
  state.pair = false;
  if (isComplement) state.infinitive = true;
  else state.purpose = true;
}

function readWord(state: GrowingContext, tokens: readonly EnglishWord[], at: number, from: number): void {
  const token = tokens[at];
  if (token === undefined) return;
  const { word } = token;
  if (word === 'between' || word === 'both') state.pair = true;
  if (at === from && INTRODUCTIONS.has(word)) state.introduction = true;
  else if (CONDITIONS.has(word) || isPhrasalCondition(tokens, at)) state.condition = true;
  if (word === 'that' || isRelative(word)) return openInnerClause(state, tokens, at, from);
  const kind = finiteKind(tokens, at);
  if (kind === null) return;
  state.pair = false;
  state.finite.add(kind);
  if (BE.has(word) && nextVerb(tokens, at)?.word.endsWith('ing') === true) state.progressive = true;
  if (BELIEFS.test(word) && waitsForVerb(tokens[at + 1])) state.finite.clear();
}

function isPhrasalCondition(tokens: readonly EnglishWord[], at: number): boolean {
  const next = tokens[at + 1]?.word;
  const afterNext = tokens[at + 2]?.word;
  return tokens[at]?.word === 'as' && (next === 'long' || next === 'soon') && afterNext === 'as';
}

/** In "says that peace …" the noun waits for a verb; in "a group that …" the words that follow belong to the group. */
function openInnerClause(
  state: GrowingContext,
  tokens: readonly EnglishWord[],
  at: number,
  from: number,
): void {
  const before = tokens[at - 1];
  const next = tokens[at + 1];
  const isComplement =
    tokens[at]?.word === 'that' &&
    (at === from ||
      before === undefined ||
      verbForm(before.word) !== null ||
      !before.isWord ||
      /^(?:hope|belief|fact|view|condition|clear|sure|so|concern|assurance|promise|pledge|claim|possible|important|confident)$/u.test(
        before.word,
      ));
  if (isComplement || (tokens[at]?.word === 'that' && isPronoun(next?.word ?? ''))) state.finite.clear();
  else if (tokens[at]?.word !== 'that' || finiteKind(tokens, at + 1) !== null) state.relative = true;
}

function waitsForVerb(next: EnglishWord | undefined): boolean {
  return next !== undefined && next.isWord && !/^(?:for|to|of|in|on|it|so|about)$/u.test(next.word);
}

function nextVerb(tokens: readonly EnglishWord[], at: number): EnglishWord | undefined {
  const next = tokens[at + 1];
  return next !== undefined && isAdverb(next.word) ? tokens[at + 2] : next;
}
