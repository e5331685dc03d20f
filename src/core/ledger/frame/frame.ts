/**
 * A frame holds what a clause states, as far as two clauses can be compared by it: its stems without the names of the parties,
 * each with its polarity, and all that decides whether it is the same statement: numbers, dates, condition, modality and
 * quantity.
 */
import { type Figures, figuresAt } from './figures.ts';
import {
  ATTEMPT_EXPRESSIONS,
  BOUNDS,
  CONDITIONS,
  EMPTY,
  type Expressions,
  OBJECT_NEGATIONS,
  MERE_NEGATIONS,
  NEGATING,
  NEGATIONS,
  NO_CONDITION_AFTER,
  NO_NEGATION_BEFORE,
  PARTIAL,
  REASONS,
  PARTINGS,
  PARTING_AFTER_COMMA,
  FIRM,
  HALF_WEAK,
  UNIVERSAL,
  WEAK,
  WEAK_EXPRESSIONS,
} from './markers.ts';
import { nameAt, type NamesOfParties } from './party-names.ts';
import { isAdverb } from '../../language/english/finite-verbs.ts';
import { verbForm } from '../../language/english/verb-forms.ts';
import { wordSet } from '../../language/word-set.ts';
import { contentWords, type ContentWord } from '../../language/english/content-words.ts';

/** 1 stated, -1 negated, 0 both: "release the frozen assets that were not released". */
type Polarity = 1 | -1 | 0;

export type Term = {
  readonly stem: string;
  readonly polarity: Polarity;
  readonly conditional: boolean;
  /** It stands in the reason that is given: "because …". */
  readonly reason: boolean;
};

export type ClauseFrame = Figures & {
  readonly terms: ReadonlyMap<string, Term>;
  /** Parties that are named. */
  readonly parties: ReadonlySet<string>;
  readonly conditional: boolean;
  /** It says that something may be, or will be tried, or could be, or firmly that it will; null where it says none of these. */
  readonly modality: 'weak' | 'attempt' | 'half' | 'firm' | null;
  /** It is announced, or said to be done; null where it neither will be nor has been. */
  readonly phase: 'announced' | 'done' | null;
  readonly quantity: 'all' | 'some' | null;
  /** "Only": of this and of nothing else. */
  readonly only: boolean;
  /** A number in it is the least, or the most. */
  readonly bound: 'least' | 'most' | null;
  /** Every word, those of grammar too: they show what was said again word for word. */
  readonly words: ReadonlySet<string>;
};

/** The part of the clause that is being read. */
type Scope = {
  readonly polarity: 1 | -1;
  readonly conditional: boolean;
  readonly reason: boolean;
  /** It stands before the main clause, and ends at its comma. */
  readonly leading: boolean;
};

const OPEN_SCOPE: Scope = {
  polarity: 1,
  conditional: false,
  reason: false,
  leading: false,
};

/** A clause that is being read from its first word on, with all that was found so far. */
type FrameReader = { readonly [kind in keyof Figures]: Set<string> } & {
  readonly words: readonly ContentWord[];
  readonly names: NamesOfParties;
  readonly terms: Map<string, Term>;
  readonly parties: Set<string>;
  conditional: boolean;
  modality: ClauseFrame['modality'];
  universal: boolean;
  partial: boolean;
  bound: ClauseFrame['bound'];
  /** The last term, whose object a later word may negate. */
  last: { readonly stem: string; readonly at: number } | null;
  scope: Scope;
};

/** @param text one clause in English */
export function frameOf(text: string, names: NamesOfParties): ClauseFrame {
  const reader: FrameReader = {
    words: contentWords(text),
    names,
    terms: new Map(),
    numbers: new Set(),
    dates: new Set(),
    periods: new Set(),
    parties: new Set(),
    conditional: false,
    modality: null,
    universal: false,
    partial: false,
    bound: null,
    last: null,
    scope: OPEN_SCOPE,
  };
  let at = 0;
  while (at < reader.words.length) at += readWord(reader, at);
  const { terms, numbers, dates, periods, parties, conditional, modality, bound } = reader;
  const quantity = reader.partial ? 'some' : reader.universal ? 'all' : null;
  const words = new Set(reader.words.flatMap(({ kind, stem }) => (kind === 'mark' ? [] : [stem])));
  return {
    terms,
    numbers,
    dates,
    periods,
    parties,
    conditional,
    modality,
    phase: phaseOf(reader.words.map(({ lower }) => lower)),
    quantity,
    only: words.has('onli'),
    bound,
    words,
  };
}

const ANNOUNCING = wordSet('will shall would');

function phaseOf(words: readonly string[]): ClauseFrame['phase'] {
  if (words.some((word) => ANNOUNCING.has(word))) return 'announced';
  return isPerfect(words) ? 'done' : null;
}

/** Returns whether a perfect stands among words: "has signed", "have already been freed". */
export function isPerfect(words: readonly string[]): boolean {
  return words.some((word, at) => {
    if (!PERFECT.has(word)) return false;
    let next = at + 1;
    while (isAdverb(words[next] ?? '') || BEFORE_PARTICIPLE.has(words[next] ?? '')) next++;
    const verb = words[next] ?? '';
    return verb === 'been' || verbForm(verb)?.past === true;
  });
}

const PERFECT = wordSet("has have had 've");
const BEFORE_PARTICIPLE = wordSet('not already just ever');

/** Reads what begins at a word. @returns how many words it took */
function readWord(reader: FrameReader, at: number): number {
  const { words } = reader;
  const condition = conditionLength(words, at);
  reader.scope = scopeAfter(reader, at);
  if (words[at]?.kind === 'mark' && condition === 0) return 1;
  const figures = figuresAt(words, at);
  for (const { kind, value } of figures ?? []) reader[kind].add(value);
  if (figures !== null) return 1;
  if (condition > 0) {
    reader.scope = { ...OPEN_SCOPE, conditional: true, leading: at === 0 };
    reader.conditional = true;
    return condition;
  }
  const reason = beginningAt(REASONS, words, at).find((marker) => startsAt(words, at, marker));
  if (reason !== undefined) {
    reader.scope = { ...OPEN_SCOPE, reason: true, leading: at === 0 };
    return reason.length;
  }
  noteMarkers(reader, at);
  return readName(reader, at) ?? readStem(reader, at);
}

/** Reads a name, which is no term. @returns how many words it took, or null for no name */
function readName({ words, names, parties }: FrameReader, at: number): number | null {
  const name = nameAt(words, at, names);
  if (name !== null && name.party !== null) parties.add(name.party);
  return name?.length ?? null;
}

function readStem(reader: FrameReader, at: number): number {
  const { lower = '', stem = '' } = reader.words[at] ?? {};
  if (!readNegation(reader, at) && !EMPTY.has(lower)) addTerm(reader, stem, at);
  return 1;
}

/** Returns the scope after a word: a negation's reach and a condition end where a clause ends. */
function scopeAfter({ words, scope }: FrameReader, at: number): Scope {
  const { lower = '', kind } = words[at] ?? {};
  const isMark = kind === 'mark';
  const isComma = lower === ',';
  const isClauseEnd =
    (isMark && !isComma) ||
    PARTINGS.has(lower) ||
    (isComma && (PARTING_AFTER_COMMA.has(words[at + 1]?.lower ?? '') || scope.leading));
  if (!isClauseEnd) return scope;
  return {
    ...OPEN_SCOPE,
    conditional: scope.conditional && !isMark,
    reason: scope.reason && !isMark,
  };
}

/** Counts the words of a condition's beginning; 0 for none. */
function conditionLength(words: readonly ContentWord[], at: number): number {
  if (NO_CONDITION_AFTER.has(words[at - 1]?.lower ?? '')) return 0;
  return beginningAt(CONDITIONS, words, at).find((marker) => startsAt(words, at, marker))?.length ?? 0;
}

function noteMarkers(reader: FrameReader, at: number): void {
  const { words, scope } = reader;
  const { lower = '' } = words[at] ?? {};
  if (!scope.conditional && !isPermission(words, at)) reader.modality = weaker(reader.modality, lower);
  // "Does not seek to" denies the attempt too: that is no softer.
  if (scope.polarity === 1) reader.modality = modalityAt(reader, at);
  reader.bound ??= boundAt(words, at);
  if (UNIVERSAL.has(lower)) reader.universal = true;
  if (PARTIAL.has(lower)) reader.partial = true;
}

/** Returns the modality after the expression that may begin at a word. */
function modalityAt({ words, modality }: FrameReader, at: number): ClauseFrame['modality'] {
  const begins = (marker: readonly string[]): boolean => startsAt(words, at, marker);
  if (beginningAt(WEAK_EXPRESSIONS, words, at).some(begins)) return 'weak';
  return modality !== 'weak' && beginningAt(ATTEMPT_EXPRESSIONS, words, at).some(begins)
    ? 'attempt'
    : modality;
}

function boundAt(words: readonly ContentWord[], at: number): ClauseFrame['bound'] {
  const found = beginningAt(BOUNDS, words, at).find(
    ({ marker }) => startsAt(words, at, marker) && words[at + marker.length]?.kind === 'number',
  );
  return found?.bound ?? null;
}

/** Returns whether "may" says who is allowed to, and not what is possible: "may not", "only … may". */
function isPermission(words: readonly ContentWord[], at: number): boolean {
  if (words[at]?.lower !== 'may') return false;
  return words[at + 1]?.lower === 'not' || words.slice(0, at).some(({ lower }) => lower === 'only');
}

/** Returns the expressions that begin with the word at a place. */
const beginningAt = <T>(all: Expressions<T>, words: readonly ContentWord[], at: number): readonly T[] =>
  all.get(words[at]?.lower ?? '') ?? [];

const startsAt = (words: readonly ContentWord[], at: number, marker: readonly string[]): boolean =>
  marker.every((word, index) => words[at + index]?.lower === word);

/** Returns the modality after one more word: the weakest word of a clause decides, so that "will consider" is weak. */
function weaker(known: ClauseFrame['modality'], word: string): ClauseFrame['modality'] {
  if (known === 'weak' || WEAK.has(word)) return 'weak';
  if (known === 'attempt') return 'attempt';
  if (known === 'half' || HALF_WEAK.has(word)) return 'half';
  return known === 'firm' || FIRM.has(word) ? 'firm' : null;
}

const negated = (scope: Scope): Scope => ({
  ...scope,
  polarity: scope.polarity === 1 ? -1 : 1,
});

function readNegation(reader: FrameReader, at: number): boolean {
  const { lower = '' } = reader.words[at] ?? {};
  if (!NEGATIONS.has(lower)) return false;
  if (NO_NEGATION_BEFORE.has(reader.words[at + 1]?.lower ?? '')) return true;
  if (OBJECT_NEGATIONS.has(lower)) negateBefore(reader, at);
  // "No … will never", "neither … nor": English negates once and says it twice.
  if (reader.scope.polarity === 1) reader.scope = negated(reader.scope);
  return true;
}

/** Words between a verb and its negated object. */
const MAX_WORDS_TO_OBJECT = 2;

function negateBefore({ last, terms, scope }: FrameReader, at: number): void {
  const term = last !== null && at - last.at <= MAX_WORDS_TO_OBJECT ? terms.get(last.stem) : undefined;
  if (term === undefined || scope.polarity === -1 || term.polarity === 0) return;
  terms.set(term.stem, { ...term, polarity: term.polarity === 1 ? -1 : 1 });
}

function addTerm(reader: FrameReader, stem: string, at: number): void {
  const { scope, terms } = reader;
  const { polarity } = scope;
  const known = terms.get(stem);
  if (!MERE_NEGATIONS.has(stem))
    terms.set(stem, {
      stem,
      polarity: known === undefined || known.polarity === polarity ? polarity : 0,
      conditional: scope.conditional && (known?.conditional ?? true),
      reason: scope.reason && (known?.reason ?? true),
    });
  reader.last = { stem, at };
  if (NEGATING.has(stem)) reader.scope = negated(scope);
}

/** Returns the stems that carry a text's meaning, each once, with the first word written for it. */
export function stemsOf(text: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const word of contentWords(text)) {
    if (word.kind !== 'mark' && !EMPTY.has(word.lower) && !found.has(word.stem))
      found.set(word.stem, word.text);
  }
  return found;
}
