/** Finds what a clause says of its subject: its main verbs, with their tense, modality, negation and complement. */
import { finiteKind, isAdverb, isPreposition, isRelative } from '../../language/english/finite-verbs.ts';
import type { EnglishWord } from '../../language/english/words.ts';
import { AUXILIARIES, BE, isModal, verbForm } from '../../language/english/verb-forms.ts';
import { wordSet } from '../../language/word-set.ts';
import { joinedAt } from '../clauses/joined.ts';
import { adjectiveMeans, verbMeans } from './meanings.ts';

export type Predicate = {
  readonly subject: readonly EnglishWord[];
  /** The verb as written, in lower case; a form of "be" before a noun or an adjective. */
  readonly verb: string;
  /** The words behind the verb, up to the next predicate. */
  readonly complement: readonly EnglishWord[];
  readonly negated: boolean;
  /** "should", "must", "has to": it ought to be. */
  readonly obliged: boolean;
  /** "will", "would", "is to": it is not yet. */
  readonly future: boolean;
  /** A past or a perfect. */
  readonly past: boolean;
  readonly passive: boolean;
  /** "pledged to", "is ready to": somebody binds himself. */
  readonly bound: boolean;
  /** "agreed to": several do. */
  readonly agreed: boolean;
  /** "continues to", "keeps": it is as it was. */
  readonly continued: boolean;
  /** "hopes to", "wishes to". */
  readonly hoped: boolean;
};

type Growing = { -readonly [Key in keyof Predicate]: Predicate[Key] };

const SUBORDINATORS = wordSet(
  'if when while although though because since as after before unless until once given despite whenever',
);
const JOINTS = wordSet('and or but , ;');
const NEGATIONS = wordSet('not never no neither nobody nothing none nor hardly');
const OBLIGING = wordSet("should must ought shouldn't mustn't");
/** Verbs that say that what follows is not done. */
const UNDOING = /^(?:refus|declin|fail|stop|ceas|avoid|refrain)/u;

export const isNegation = (word: string): boolean =>
  NEGATIONS.has(word) || word.endsWith("n't") || word === 'cannot';

/** @returns the main predicates in order; none for a noun alone */
export function predicatesOf(tokens: readonly EnglishWord[]): Predicate[] {
  const first = headOf(tokens);
  if (first === null) return [];
  const places = [{ subject: tokens.slice(0, first), at: first }];
  let open = false;
  for (let at = first + 1; at < tokens.length - 1; at++) {
    const word = tokens[at]?.word ?? '';
    if (isRelative(word) || word === 'that') open = true;
    if (!JOINTS.has(word)) continue;
    const joined = joinedAt(tokens, at + 1, word === ',');
    if (!open && joined !== null && joined !== 'subject' && joined !== 'that')
      places.push({ subject: places[0]?.subject ?? [], at: at + 1 });
    if (word === ',') open = false;
  }
  return places.map(({ subject, at }, index) =>
    readPredicate(tokens, at, places[index + 1]?.at ?? tokens.length, subject),
  );
}

/** Returns the place of the first main verb: no verb of an introduction, of a relative clause, or of a participle. */
function headOf(tokens: readonly EnglishWord[]): number | null {
  const from = afterIntroduction(tokens);
  if (isVerbFirst(tokens, from)) return from;
  let open = false;
  for (let at = from; at < tokens.length; at++) {
    const word = tokens[at]?.word ?? '';
    if (isRelative(word) || (word === 'that' && at > from)) open = true;
    else if (isFinite(tokens, at) && !isReduced(tokens, at, from)) {
      if (!open) return at;
      open = false;
      while (AUXILIARIES.has(tokens[at]?.word ?? '') || isModal(tokens[at]?.word ?? '')) at++;
    }
  }
  return bareVerb(tokens, from);
}

/** Verbs of courtesy are rarer than others, and no grammar knows them; behind "we" or a plural they are verbs. */
function isFinite(tokens: readonly EnglishWord[], at: number): boolean {
  if (finiteKind(tokens, at) !== null) return true;
  const before = tokens[at - 1];
  if (before === undefined || !verbMeans(tokens[at]?.word ?? '', 'courtesy')) return false;
  return /^(?:we|i|they|you|who)$|[^s]s$/u.test(before.word) || before.isCapital;
}

/** Finds a verb that has the form of its base behind names that are its subject: "Peru and Chile share …". */
function bareVerb(tokens: readonly EnglishWord[], from: number): number | null {
  const found = tokens.findIndex(
    ({ word, isCapital }, at) =>
      at > from && !isCapital && tokens[at - 1]?.isWord === true && isPresent(word),
  );
  return found === -1 ? null : found;
}

const isPresent = (word: string): boolean => {
  const form = verbForm(word);
  return form?.base === true || form?.thirdPerson === true;
};

function afterIntroduction(tokens: readonly EnglishWord[]): number {
  if (!SUBORDINATORS.has(tokens[0]?.word ?? '')) return 0;
  const comma = tokens.findIndex(({ word }) => word === ',');
  return comma === -1 ? 0 : comma + 1;
}

/** Returns whether the words begin with a verb: "to open …", "not to open …", "open …", "opening …". */
function isVerbFirst(tokens: readonly EnglishWord[], from: number): boolean {
  const word = tokens[from]?.word ?? '';
  if (word === 'to' || (word === 'not' && tokens[from + 1]?.word === 'to')) return true;
  const form = verbForm(word);
  return from === 0 && form?.base === true && tokens[from]?.isCapital === false;
}

/** Returns whether a participle stands behind its noun: "the men arrested on Monday are …". */
function isReduced(tokens: readonly EnglishWord[], at: number, from: number): boolean {
  if (at === from || finiteKind(tokens, at) !== 'past' || !isPreposition(tokens[at + 1]?.word ?? ''))
    return false;
  const later = tokens.findIndex(
    ({ word }, place) => place > at && (isModal(word) || AUXILIARIES.has(word) || JOINTS.has(word)),
  );
  return later !== -1 && !JOINTS.has(tokens[later]?.word ?? '');
}

function readPredicate(
  tokens: readonly EnglishWord[],
  from: number,
  to: number,
  subject: readonly EnglishWord[],
): Predicate {
  const found: Growing = {
    subject,
    verb: '',
    complement: [],
    negated: subject.some(({ word }) => isNegation(word)),
    obliged: false,
    future: false,
    past: finiteKind(tokens, from) === 'past' || tokens[from]?.word === 'did',
    passive: false,
    bound: false,
    agreed: false,
    continued: false,
    hoped: false,
  };
  let at: number | null = from;
  let end = from;
  while (at !== null && at < to) {
    end = at + 1;
    at = readWord(tokens, at, found);
  }
  found.complement = tokens.slice(end, to);
  return found;
}

/** Reads one word of the verb group. @returns the place of the group's next word, or null where this was its last */
function readWord(tokens: readonly EnglishWord[], at: number, found: Growing): number | null {
  const word = tokens[at]?.word ?? '';
  if (word === 'to') return at + 1;
  if (isNegation(word) || isAdverb(word) || (word === 'further' && isBase(tokens[at + 1]?.word ?? ''))) {
    if (isNegation(word)) found.negated = !found.negated;
    return at + 1;
  }
  if (isModal(word)) {
    if (OBLIGING.has(word)) found.obliged = true;
    else found.future ||= !/^(?:can|could|may|might)/u.test(word);
    if (isNegation(word)) found.negated = true;
    return at + 1;
  }
  return AUXILIARIES.has(word) ? readAuxiliary(tokens, at, found) : readVerb(tokens, at, found);
}

const isBase = (word: string): boolean => verbForm(word)?.base === true;

function readAuxiliary(tokens: readonly EnglishWord[], at: number, found: Growing): number | null {
  const word = tokens[at]?.word ?? '';
  const behind = afterAdverbs(tokens, at + 1);
  const next = tokens[behind]?.word ?? '';
  if (isNegation(word)) found.negated = true;
  if (word.startsWith('did') || word.startsWith('do')) return at + 1;
  const isPerfect = !BE.has(word) && verbForm(next)?.past === true;
  if (isPerfect) found.past = true;
  if (isPerfect || BE_PARTICIPLE.has(next)) return at + 1;
  if (isInfinitive(tokens, behind)) {
    if (BE.has(word)) found.future = true;
    else found.obliged = true;
    return at + 1;
  }
  if (BE.has(word)) {
    if (isReadyTo(tokens, behind)) return bind(found, behind + 1);
    found.negated ||= tokens.slice(at + 1, behind).some((each) => isNegation(each.word));
    if (adjectiveMeans(next, 'grateful', 'unknowing', 'minded')) return end(found, 'be');
    if (verbForm(next)?.past === true) found.passive = true;
    if (found.passive || (next.length > 4 && next.endsWith('ing'))) return behind;
  }
  return end(found, BE.has(word) ? 'be' : 'have');
}

const BE_PARTICIPLE = wordSet('been being');

function bind(found: Growing, next: number): number {
  found.bound = true;
  return next;
}

const isReadyTo = (tokens: readonly EnglishWord[], at: number): boolean =>
  adjectiveMeans(tokens[at]?.word ?? '', 'ready') && tokens[at + 1]?.word === 'to';

function end(found: Growing, verb: string): null {
  found.verb = verb;
  return null;
}

function readVerb(tokens: readonly EnglishWord[], at: number, found: Growing): number | null {
  const word = tokens[at]?.word ?? '';
  const next = afterAdverbs(tokens, at + 1);
  if (word.startsWith('look') && tokens[next]?.word === 'forward' && tokens[next + 1]?.word === 'to') {
    found.hoped = true;
    return next + 2;
  }
  if (/^(?:stand|stands|stood|remain|remains|remained)$/u.test(word) && isReadyTo(tokens, next))
    return bind(found, next + 1);
  const isUndone = UNDOING.test(word);
  const isContinued = verbMeans(word, 'continue');
  const isGerund = (isUndone || isContinued) && (tokens[next]?.word ?? '').endsWith('ing');
  if (!isGerund && !isInfinitive(tokens, next)) return end(found, word);
  if (isUndone) found.negated = !found.negated;
  else if (isContinued) found.continued = true;
  else if (verbMeans(word, 'hope')) found.hoped = true;
  else if (word.startsWith('agree')) found.agreed = true;
  else if (verbMeans(word, 'commit')) found.bound = true;
  else if (!LEADING.has(word)) return end(found, word);
  return next;
}

/** Verbs whose infinitive is what is done: "started to withdraw". */
const LEADING = wordSet(
  'want wants wanted seek seeks sought try tries tried begin began begun start started need needs needed like',
);

function afterAdverbs(tokens: readonly EnglishWord[], from: number): number {
  let at = from;
  while (isAdverb(tokens[at]?.word ?? '') || isNegation(tokens[at]?.word ?? '')) at++;
  return at;
}

function isInfinitive(tokens: readonly EnglishWord[], at: number): boolean {
  // "to further deepen": here "further" is no verb.
  const skipped = tokens[at + 1]?.word === 'further' ? at + 2 : afterAdverbs(tokens, at + 1);
  const next = tokens[skipped]?.word ?? '';
  return tokens[at]?.word === 'to' && (verbForm(next)?.base === true || next === 'be' || next === 'have');
}
