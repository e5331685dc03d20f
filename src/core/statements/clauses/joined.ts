import { unreachable } from '../../model/result.ts';
import type { GoverningContext } from './governing.ts';
import {
  finiteKind,
  type FiniteKind,
  isAdverb,
  isDeterminer,
  isPreposition,
  isPronoun,
  opensObject,
} from '../../language/english/finite-verbs.ts';
import type { EnglishWord } from '../../language/english/words.ts';
import { PLURAL_AUXILIARIES, verbForm } from '../../language/english/verb-forms.ts';

/** The kind of clause that a conjunction joins to the one before it; null where it joins nouns. */
type Joined = 'that' | FiniteKind | 'base' | 'infinitive' | 'gerund' | 'subject' | null;

/** A subject stands no farther before its verb. In words. */
const MAX_SUBJECT = 14;

/** Reads what a conjunction joins. @param at the token after the conjunction @param hasComma whether a comma stands before the conjunction */
export function joinedAt(tokens: readonly EnglishWord[], at: number, hasComma: boolean): Joined {
  const head = afterAdverbs(tokens, at);
  const token = tokens[head];
  if (token === undefined || !token.isWord) return null;
  if (token.word === 'that') return subjectVerb(tokens, head + 1) === null ? null : 'that';
  if (token.word === 'to' && verbForm(tokens[head + 1]?.word ?? '')?.base === true) return 'infinitive';
  const kind = finiteKind(tokens, head);
  if (kind !== null) return kind === 'past' && isParticiple(tokens, head) ? null : kind;
  if (isBaseWithObject(tokens, head)) return 'base';
  if (/.{3}ing$/u.test(token.word) && opensObject(tokens[head + 1]))
    return isGerundWithVerb(tokens, head) ? 'subject' : 'gerund';
  return isSubjectWithVerb(tokens, head, hasComma) ? 'subject' : null;
}

/** Returns the first place behind adverbs: "also", "firmly and openly". */
function afterAdverbs(tokens: readonly EnglishWord[], at: number): number {
  let head = at;
  while (isAdverb(tokens[head]?.word ?? '')) head += joinsAdverbs(tokens, head + 1) ? 2 : 1;
  return head;
}

/** Returns whether an "and" joins two adverbs alone: "firmly and openly". */
export const joinsAdverbs = (tokens: readonly EnglishWord[], and: number): boolean =>
  tokens[and]?.word === 'and' &&
  [and - 1, and + 1].every((place) => /.{3}ly$/u.test(tokens[place]?.word ?? ''));

/** Returns whether a gerund is the subject of what follows: "and fighting the fires is a duty of all". */
function isGerundWithVerb(tokens: readonly EnglishWord[], at: number): boolean {
  const verb = subjectVerb(tokens, at);
  return verb !== null && finiteKind(tokens, verb) === 'auxiliary' && !isSharedVerb(tokens, verb);
}

/** Returns whether a verb is joined to an earlier one: the subject of "was" in "and books and was glad" stands before "books". */
function isSharedVerb(tokens: readonly EnglishWord[], verb: number): boolean {
  let before = verb - 1;
  while (isAdverb(tokens[before]?.word ?? '')) before--;
  return tokens[before]?.word === 'and';
}

/** Returns whether an infinitive opens the clause as its subject: "to end the strike and reopen the port is our aim". */
export function isInfinitiveSubject(tokens: readonly EnglishWord[], from: number, joined: number): boolean {
  if (tokens[from]?.word !== 'to') return false;
  const verb = subjectVerb(tokens, joined);
  return verb !== null && finiteKind(tokens, verb) === 'auxiliary';
}

/** Returns whether the verb comes later, so that this is a participle: "and trained abroad will be expelled". */
function isParticiple(tokens: readonly EnglishWord[], at: number): boolean {
  const next = tokens[at + 1];
  if (next === undefined || !(isPreposition(next.word) || isAdverb(next.word))) return false;
  for (let later = at + 1; later < at + MAX_SUBJECT; later++) {
    const token = tokens[later];
    if (token === undefined || !token.isWord || isOpener(token.word) || isPronoun(token.word)) return false;
    const kind = finiteKind(tokens, later);
    if (kind === 'modal' || kind === 'auxiliary') return true;
  }
  return false;
}

function isBaseWithObject(tokens: readonly EnglishWord[], at: number): boolean {
  const form = verbForm(tokens[at]?.word ?? '');
  const next = tokens[at + 1];
  if (form?.base !== true || next === undefined || !next.isWord || tokens[at]?.isCapital === true)
    return false;
  if (opensObject(next)) return true;
  const particle = /^(?:over|up|out|down|off|back|with|on|to|into|against|for)$/u.test(next.word);
  if (form.noun) return particle && !/^(?:with|on|to|into|against|for)$/u.test(next.word);
  return next.word !== 'and' && next.word !== 'or';
}

const isOpener = (word: string): boolean =>
  /^(?:that|which|who|whose|where|when|if|unless|because|while|although|since|after|before)$/u.test(word);

/** Returns the place of the verb whose subject begins at `from`, within one stretch without marks, or null. */
function subjectVerb(tokens: readonly EnglishWord[], from: number): number | null {
  for (let at = from; at < from + MAX_SUBJECT; at++) {
    const token = tokens[at];
    if (token === undefined || !token.isWord) return null;
    if (at > from && (isOpener(token.word) || token.word === 'but')) return null;
    if (at > from && finiteKind(tokens, at) !== null) return at;
  }
  return null;
}

/**
 * Returns whether a subject and its verb follow: "and Afghanistan would …". Without a comma they do only where the subject shows
 * itself and the verb agrees with it alone.
 */
function isSubjectWithVerb(tokens: readonly EnglishWord[], at: number, hasComma: boolean): boolean {
  const first = tokens[at];
  const verb = subjectVerb(tokens, at);
  if (first === undefined || verb === null || isOpener(first.word) || isSharedVerb(tokens, verb))
    return false;
  const startsWithPreposition = isPreposition(first.word);
  const kind = finiteKind(tokens, verb);
  if (kind === 'past' && (isParticiple(tokens, verb) || (startsWithPreposition && !hasComma))) return false;
  if (hasComma) return !startsWithPreposition || kind !== 'past';
  return showsSubject(tokens, at, verb) && !startsWithPreposition && agrees(tokens, verb);
}

/** An adjective alone shows a subject only where no later "and" parts it from the verb: "old and cordial ties and the king visits". */
function showsSubject(tokens: readonly EnglishWord[], at: number, verb: number): boolean {
  const first = tokens[at];
  if (first === undefined) return false;
  if (first.isCapital || isPronoun(first.word) || isDeterminer(first.word)) return true;
  return opensObject(first) && !tokens.slice(at, verb).some(({ word }) => word === 'and');
}

/** Returns whether a verb agrees with the noun before it: the "have" of "China and Pakistan have …" has more subjects. */
function agrees(tokens: readonly EnglishWord[], verb: number): boolean {
  const before = tokens[verb - 1];
  if (!PLURAL_AUXILIARIES.has(tokens[verb]?.word ?? '') || before === undefined) return true;
  return before.word.endsWith('s') || isPronoun(before.word);
}

/** Returns whether a clause so far and the words joined to it are two statements with a verb each. */
export function partsStatements(joined: Joined, before: GoverningContext, hasComma: boolean): boolean {
  const { finite } = before;
  const complete = finite.size > 0 || before.infinitive;
  if (joined === null || !complete || before.introduction || before.pair) return false;
  const inner = before.relative || before.condition;
  switch (joined) {
    case 'that':
      return true;
    case 'modal':
      return finite.size > 0;
    case 'subject':
      return finite.size > 0 && (hasComma || !inner);
    case 'auxiliary':
    case 'third-person':
    case 'plain':
    case 'past':
      return finite.size > 0 && !inner && agreesInTense(joined, finite);
    case 'base':
      return !inner && !before.purpose && (before.infinitive || finite.has('modal') || finite.has('plain'));
    case 'infinitive':
      return !inner && before.infinitive;
    case 'gerund':
      return !inner && before.progressive;
    default:
      return unreachable(joined);
  }
}

/** Returns whether verbs have one tense, or the joined one is a participle: "supports … and opposes", "has condemned … and called". */
function agreesInTense(joined: FiniteKind, finite: ReadonlySet<FiniteKind>): boolean {
  if (joined === 'past') return finite.has('past');
  if (joined === 'third-person') return finite.has('third-person') || finite.has('auxiliary');
  return true;
}
