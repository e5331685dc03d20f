/**
 * A frame holds what a clause states, as far as two clauses can be compared by it: its concepts without the names of the
 * parties, each with its polarity, and all that decides whether it is the same statement: numbers, dates, condition,
 * modality and quantity.
 */
import { conceptOf, expressionAt, isEmpty, isLightStem, isRepetition, type Concept } from './concepts.ts';
import { type Figures, figuresAt } from './figures.ts';
import {
  ATTEMPT_EXPRESSIONS,
  BOUNDS,
  CONDITIONS,
  DETERMINERS,
  OBJECT_NEGATIONS,
  MERE_NEGATIONS,
  NEGATIONS,
  NO_CONDITION_AFTER,
  NO_NEGATION_BEFORE,
  PARTIAL,
  REASONS,
  RELATIVES,
  PARTINGS,
  PARTING_AFTER_COMMA,
  FIRM,
  HALF_WEAK,
  UNIVERSAL,
  WEAK,
  WEAK_EXPRESSIONS,
} from './markers.ts';
import { namedBy, type NamesOfParties, phraseNameAt } from './party-names.ts';
import { contentWords, type ContentWord } from '../../language/english/content-words.ts';

/** 1 stated, -1 negated, 0 a noun inside a negated clause: it agrees with both. */
type Polarity = 1 | -1 | 0;

export type Term = {
  readonly concept: string;
  readonly polarity: Polarity;
  readonly light: boolean;
  readonly conditional: boolean;
  /** It stands in the reason that is given: "because …". */
  readonly reason: boolean;
  readonly action: boolean;
};

export type ClauseFrame = Figures & {
  readonly terms: ReadonlyMap<string, Term>;
  /** Parties that are named. */
  readonly parties: ReadonlySet<string>;
  readonly conditional: boolean;
  /** It says that something may be, or will be tried, or could be, or firmly that it will; null where it says none of these. */
  readonly modality: 'weak' | 'attempt' | 'half' | 'firm' | null;
  readonly quantity: 'all' | 'some' | null;
  /** "Only": of this and of nothing else. */
  readonly only: boolean;
  /** A number in it is the least, or the most. */
  readonly bound: 'least' | 'most' | null;
  /** Every word, those of grammar too: they show what was said again word for word. */
  readonly words: ReadonlySet<string>;
  /** It says itself that it was said before: "continue", "reiterate". */
  readonly repeats: boolean;
};

/** The part of the clause that is being read. */
type Scope = {
  polarity: 1 | -1;
  headPending: boolean;
  conditional: boolean;
  reason: boolean;
  leading: boolean;
};

const OPEN_SCOPE: Readonly<Scope> = {
  polarity: 1,
  headPending: false,
  conditional: false,
  reason: false,
  leading: false,
};

/** A frame under construction. */
type FrameDraft = { readonly [kind in keyof Figures]: Set<string> } & {
  terms: Map<string, Term>;
  parties: Set<string>;
  conditional: boolean;
  modality: ClauseFrame['modality'];
  universal: boolean;
  partial: boolean;
  repeats: boolean;
  bound: ClauseFrame['bound'];
  last: { concept: string; at: number } | null;
  scope: Scope;
};

/** @param text one clause in English */
export function frameOf(text: string, names: NamesOfParties): ClauseFrame {
  const words = contentWords(text);
  const draft: FrameDraft = {
    terms: new Map(),
    numbers: new Set(),
    dates: new Set(),
    periods: new Set(),
    parties: new Set(),
    conditional: false,
    modality: null,
    universal: false,
    partial: false,
    repeats: false,
    bound: null,
    last: null,
    scope: { ...OPEN_SCOPE },
  };
  let at = 0;
  while (at < words.length) at += readWord(words, at, draft, names);
  const { terms, numbers, dates, periods, parties, conditional, modality, bound, repeats } = draft;
  const quantity = draft.partial ? 'some' : draft.universal ? 'all' : null;
  const all = new Set(words.flatMap(({ kind, stem }) => (kind === 'mark' ? [] : [stem])));
  return {
    terms,
    numbers,
    dates,
    periods,
    parties,
    conditional,
    modality,
    quantity,
    only: all.has('onli'),
    bound,
    repeats,
    words: all,
  };
}

/** Reads what begins at a word. @returns how many words it took */
function readWord(
  words: readonly ContentWord[],
  at: number,
  draft: FrameDraft,
  names: NamesOfParties,
): number {
  const word = words[at];
  if (word === undefined) return 1;
  const condition = conditionAt(words, at);
  endClause(words, at, draft.scope);
  if (word.kind === 'mark' && condition === 0) return 1;
  const figures = figuresAt(words, at);
  for (const { kind, value } of figures ?? []) draft[kind].add(value);
  if (figures !== null) return 1;
  if (condition > 0) {
    draft.scope = { ...OPEN_SCOPE, conditional: true, leading: at === 0 };
    draft.conditional = true;
    return condition;
  }
  const reason = REASONS.find((marker) => startsAt(words, at, marker));
  if (reason !== undefined) {
    draft.scope = { ...OPEN_SCOPE, reason: true, leading: at === 0 };
    return reason.length;
  }
  noteMarkers(words, at, draft);
  const name = phraseNameAt(words, at, names);
  if (name !== null) {
    draft.parties.add(name.party);
    return name.length;
  }
  const party = namedBy(word, names);
  if (party !== undefined) {
    if (party !== null) draft.parties.add(party);
    return 1;
  }
  const expression = expressionAt(words, at);
  if (expression === null && readNegation(words, at, draft)) return 1;
  if (expression === null && isEmpty(word.lower)) return 1;
  const concept = expression?.concept ?? conceptOf(word.stem);
  addTerm(
    draft,
    { ...concept, light: isLightStem(expression === null ? word.stem : concept.name) },
    words,
    at,
  );
  return expression?.length ?? 1;
}

/** Ends a negation's reach and a condition where a clause ends. */
function endClause(words: readonly ContentWord[], at: number, scope: Scope): void {
  const word = words[at];
  const next = words[at + 1]?.lower ?? '';
  if (word === undefined) return;
  const isComma = word.lower === ',';
  const parts =
    (word.kind === 'mark' && !isComma) ||
    PARTINGS.has(word.lower) ||
    (isComma && (PARTING_AFTER_COMMA.has(next) || scope.leading));
  if (!parts) return;
  scope.polarity = 1;
  scope.headPending = false;
  if (word.kind === 'mark') [scope.conditional, scope.reason] = [false, false];
  scope.leading = false;
}

/** Counts the words of a condition's beginning; 0 for none. */
function conditionAt(words: readonly ContentWord[], at: number): number {
  if (NO_CONDITION_AFTER.has(words[at - 1]?.lower ?? '')) return 0;
  const found = CONDITIONS.find((marker) => startsAt(words, at, marker));
  return found?.length ?? 0;
}

function noteMarkers(words: readonly ContentWord[], at: number, draft: FrameDraft): void {
  const { lower } = words[at] ?? { lower: '' };
  if (!draft.scope.conditional && !isPermission(words, at)) draft.modality = weaker(draft.modality, lower);
  // "Does not seek to" denies the attempt too: that is no softer.
  if (draft.scope.polarity === 1) noteExpressions(words, at, draft);
  draft.bound ??= boundAt(words, at);
  if (UNIVERSAL.has(lower)) draft.universal = true;
  if (PARTIAL.has(lower)) draft.partial = true;
  if (isRepetition(lower)) draft.repeats = true;
}

function noteExpressions(words: readonly ContentWord[], at: number, draft: FrameDraft): void {
  const begins = (marker: readonly string[]): boolean => startsAt(words, at, marker);
  if (WEAK_EXPRESSIONS.some(begins)) draft.modality = 'weak';
  else if (draft.modality !== 'weak' && ATTEMPT_EXPRESSIONS.some(begins)) draft.modality = 'attempt';
}

function boundAt(words: readonly ContentWord[], at: number): ClauseFrame['bound'] {
  const found = BOUNDS.find(
    ({ marker }) => startsAt(words, at, marker) && words[at + marker.length]?.kind === 'number',
  );
  return found?.bound ?? null;
}

/** Whether "may" says who is allowed to, and not what is possible: "may not", "only … may". */
function isPermission(words: readonly ContentWord[], at: number): boolean {
  if (words[at]?.lower !== 'may') return false;
  return words[at + 1]?.lower === 'not' || words.slice(0, at).some(({ lower }) => lower === 'only');
}

const startsAt = (words: readonly ContentWord[], at: number, marker: readonly string[]): boolean =>
  marker.every((word, index) => words[at + index]?.lower === word);

/** Returns the modality after one more word: the weakest word of a clause decides, so that "will consider" is weak. */
function weaker(known: ClauseFrame['modality'], word: string): ClauseFrame['modality'] {
  if (known === 'weak' || WEAK.has(word)) return 'weak';
  if (known === 'attempt') return 'attempt';
  if (known === 'half' || HALF_WEAK.has(word)) return 'half';
  return known === 'firm' || FIRM.has(word) ? 'firm' : null;
}

function negate(scope: Scope): void {
  scope.polarity = scope.polarity === 1 ? -1 : 1;
  scope.headPending = true;
}

function readNegation(words: readonly ContentWord[], at: number, draft: FrameDraft): boolean {
  const word = words[at];
  if (word === undefined || !NEGATIONS.has(word.lower)) return false;
  if (NO_NEGATION_BEFORE.has(words[at + 1]?.lower ?? '')) return true;
  if (OBJECT_NEGATIONS.has(word.lower)) negateVerbBefore(at, draft);
  // "No … will never", "neither … nor": English negates once and says it twice.
  if (draft.scope.polarity === 1) negate(draft.scope);
  return true;
}

/** Words between a verb and its negated object. */
const MAX_WORDS_TO_OBJECT = 2;

function negateVerbBefore(at: number, { last, terms, scope }: FrameDraft): void {
  const term = last !== null && at - last.at <= MAX_WORDS_TO_OBJECT ? terms.get(last.concept) : undefined;
  if (term === undefined || scope.polarity === -1 || term.polarity === 0) return;
  terms.set(term.concept, { ...term, polarity: term.polarity === 1 ? -1 : 1 });
}

function addTerm(
  draft: FrameDraft,
  concept: Concept & { readonly light: boolean },
  words: readonly ContentWord[],
  at: number,
): void {
  const { scope, terms } = draft;
  const isHead = scope.headPending && !concept.light;
  const polarity = concept.opposed && isAside(words, at) ? 0 : polarityOf(concept, scope, isHead);
  if (isHead) scope.headPending = false;
  const known = terms.get(concept.name);
  const term: Term = {
    concept: concept.name,
    // "Release the frozen assets": said both ways, it says neither.
    polarity: known === undefined || known.polarity === polarity ? polarity : 0,
    light: concept.light || MERE_NEGATIONS.has(concept.name),
    conditional: scope.conditional && (known?.conditional ?? true),
    reason: scope.reason && (known?.reason ?? true),
    action: concept.action,
  };
  terms.set(concept.name, term);
  if (concept.action) draft.last = { concept: concept.name, at };
  if (concept.negating) negate(scope);
}

/** Whether a participle says which and not what is done: "the closed border", "sanctions that others imposed". */
function isAside(words: readonly ContentWord[], at: number): boolean {
  const { lower = '' } = words[at] ?? {};
  if (!/(?:ed|en)$/u.test(lower)) return false;
  const before = [1, 2, 3].map((back) => words[at - back]?.lower ?? '');
  return DETERMINERS.has(before[0] ?? '') || before.slice(1).some((word) => RELATIVES.has(word));
}

function polarityOf(concept: Concept, { polarity }: Scope, isHead: boolean): Polarity {
  if (polarity === 1) return concept.sign;
  if (isHead || concept.action) return concept.sign === 1 ? -1 : 1;
  return 0;
}
