import { wordSet } from '../word-set.ts';
import { closedClass, tagSet } from './lexicon.ts';
import type { EnglishWord } from './words.ts';
import { AUXILIARIES, isModal, type VerbForm, verbForm } from './verb-forms.ts';

const SHORT_AUXILIARY = /^(?:it|that|there|he|she|who|what)'s$|'(?:re|ve|m)$/u;
const isAuxiliary = (word: string): boolean => AUXILIARIES.has(word) || SHORT_AUXILIARY.test(word);

const PREPOSITIONS = closedClass(tagSet('preposition to'));
const DETERMINERS = closedClass(tagSet('determiner possessive number'));
const PRONOUNS = closedClass(tagSet('pronoun that'));
const DEMONSTRATIVES = wordSet('this these those both neither');

/** "Lashed out at": they belong to the verb before them. */
const PARTICLES = wordSet('out up down');

export const isDeterminer = (word: string): boolean => DETERMINERS.has(word);
export const isPreposition = (word: string): boolean => PREPOSITIONS.has(word) && !PARTICLES.has(word);
export const isPronoun = (word: string): boolean =>
  PRONOUNS.has(word) || DEMONSTRATIVES.has(word) || /^(?:we|i|he|she|they|it|you|there)'/u.test(word);

const RELATIVES = wordSet('who which whose whom where');
/** Returns whether a word opens a relative clause; "that" may open others too. */
export const isRelative = (word: string): boolean => RELATIVES.has(word);

/** Words that may stand between a conjunction or a subject and its verb. */
const BETWEEN = wordSet(
  'not also then never even therefore thus only still now always further instead again just yet both too',
);
export const isAdverb = (word: string): boolean =>
  BETWEEN.has(word) || (word.endsWith('ly') && word.length > 4);

/** Returns whether a word begins a noun phrase, which is then the object of the verb before it. */
export function opensObject(token: EnglishWord | undefined): boolean {
  if (token === undefined || !token.isWord) return false;
  const { word } = token;
  return (
    DETERMINERS.has(word) ||
    token.isCapital ||
    /^\p{N}/u.test(word) ||
    /^(?:them|us|him|me|it|that|whether|what|how|who|more|less)$/u.test(word) ||
    /(?:[ai]c|al|ful|ive|ous|ing|less|able|ible|ary|ese)$/u.test(word)
  );
}

export type FiniteKind = 'modal' | 'auxiliary' | 'third-person' | 'plain' | 'past';

/** @returns the tense of the verb at `at`, as far as the words around it tell; null where it is no finite verb */
export function finiteKind(tokens: readonly EnglishWord[], at: number): FiniteKind | null {
  const token = tokens[at];
  if (token === undefined || !token.isWord) return null;
  if (isModal(token.word)) return 'modal';
  if (isAuxiliary(token.word)) return /^(?:be|been|being|having)$/u.test(token.word) ? null : 'auxiliary';
  const form = verbForm(token.word);
  const before = tokens[at - 1];
  const isNounByPlace = before !== undefined && (isPreposition(before.word) || isArticle(before.word));
  if (form === null || isNounByPlace) return null;
  if (form.past) return 'past';
  if (form.thirdPerson) return !form.noun || isVerbByPlace(tokens, at) ? 'third-person' : null;
  return isPlainPresent(tokens, at, form) ? 'plain' : null;
}

const isArticle = (word: string): boolean => /^(?:the|an?|its|their|our|his|her|my|your)$/u.test(word);

/** Tells "China supports the talks" from "the supports of the roof". */
function isVerbByPlace(tokens: readonly EnglishWord[], at: number): boolean {
  const before = tokens[at - 1];
  const subject = before === undefined || before.isCapital || isPronoun(before.word) || isAdverb(before.word);
  return subject || opensObject(tokens[at + 1]);
}

/** Returns whether a base stands after a plural subject: "we respect", "they hope", "both sides agree to". */
function isPlainPresent(tokens: readonly EnglishWord[], at: number, form: VerbForm): boolean {
  const before = tokens[at - 1];
  if (!form.base || before === undefined || !before.isWord) return false;
  if (/^(?:we|i|they|you|who|which|that)$/u.test(before.word)) return true;
  const subject = isAdverb(before.word) ? tokens[at - 2] : before;
  if (subject === undefined) return false;
  if (/^(?:we|i|they|you)$/u.test(subject.word)) return true;
  const isPlural = subject.word.endsWith('s') && !subject.word.endsWith("'s");
  const isVerb = !form.noun || opensObject(tokens[at + 1]);
  return isPlural && isVerb && verbForm(subject.word)?.thirdPerson !== true;
}
