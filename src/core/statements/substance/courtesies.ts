/** Knows courtesies: thanks, praise, good wishes and condolences, kind words about a relationship, and formulas of friendship. */
import { isAdverb, isPreposition } from '../../language/english/finite-verbs.ts';
import type { EnglishWord } from '../../language/english/words.ts';
import { adjectiveMeans, BLEACHED, nounMeans, verbMeans } from './meanings.ts';
import { isNegation, type Predicate } from './predicates.ts';

/** A complement's object has so many words at most before its first preposition. */
const MAX_OBJECT = 10;

/** Returns the words of the object: those before the first preposition, with the "with" of "noted with satisfaction". */
export function objectOf({ complement }: Pick<Predicate, 'complement'>): readonly EnglishWord[] {
  const end = complement.findIndex(
    ({ word }, at) => at > 0 && (isPreposition(word) || word === 'that' || word === 'to'),
  );
  return complement.slice(0, Math.min(end === -1 ? MAX_OBJECT : end, MAX_OBJECT));
}

/** @param predicate neither negated nor demanded */
export function isCourtesy(predicate: Predicate): boolean {
  const { verb, subject, complement, passive } = predicate;
  if (subject.some(({ word }) => nounMeans(word, 'sympathy'))) return true;
  const object = objectOf(predicate);
  if (verbMeans(verb, 'courtesy') && !passive) return true;
  if (verb === 'be' || verb === 'feel' || verb === 'felt') {
    const first = complement.find(({ word }) => !isAdverb(word))?.word ?? '';
    if (adjectiveMeans(first, 'grateful')) return true;
    if (object.slice(0, 3).some(({ word }) => nounMeans(word, 'courtesy'))) return true;
  }
  if (/^(?:remember|commemorat|pray)/u.test(verb))
    return complement[0]?.word !== 'that' && complement[0]?.word !== 'to';
  if (verb.startsWith('wish')) return isWellWish(complement);
  if (verbMeans(verb, 'convey')) return isConveyed(predicate, object);
  if (verb.startsWith('attach')) return object.some(({ word }) => word === 'importance');
  return verbMeans(verb, 'evaluate') && isKind(complement);
}

const THANKS = /^(?:thank(?:s|ed|ing)?|gratitude|greetings|regards|respects)$/u;
const HOSPITALITY = /^(?:hospitality|welcome|reception|warm|generous|kind|cordial|hosts?)$/u;

/** Returns whether it is thanks or greetings alone, for nothing or for a reception: no ledger holds them. */
export function isBareThanks(tokens: readonly EnglishWord[]): boolean {
  if (!tokens.slice(0, MAX_OBJECT).some(({ word }) => THANKS.test(word))) return false;
  const reason = tokens.findIndex(({ word }) => word === 'for');
  return tokens
    .slice(reason === -1 ? tokens.length : reason + 1)
    .every(
      ({ word, isWord }) => !isWord || HOSPITALITY.test(word) || FUNCTION_WORD.test(word) || isOwner(word),
    );
}

const isOwner = (word: string): boolean => /^(?:its|his|her|their|your)$/u.test(word);

/** "Expressed thanks", "appreciation was expressed", "noted with satisfaction"; not "expressed thanks and readiness to help". */
function isConveyed({ subject, passive }: Predicate, object: readonly EnglishWord[]): boolean {
  const said = passive ? subject : object;
  return (
    said.some(({ word }) => nounMeans(word, 'courtesy')) &&
    !said.some(({ word }) => nounMeans(word, 'resolve'))
  );
}

/** "We wish them a happy life", and no wish that something be done. */
const isWellWish = (complement: readonly EnglishWord[]): boolean =>
  !complement.some(({ word }) => word === 'to' || word === 'that' || verbMeans(word, 'demand'));

/** "Called the meeting useful", "described the two countries as good neighbours". */
const isKind = (complement: readonly EnglishWord[]): boolean =>
  complement.some(({ word }) => adjectiveMeans(word, 'good')) &&
  !complement.some(({ word }) => isNegation(word));

/**
 * Returns whether the clause is a formula: words that suit every relationship and nothing particular, whether it is as it was, shall
 * go on, or is wished or promised.
 */
export function isFormula(predicate: Predicate, tokens: readonly EnglishWord[], isHoped: boolean): boolean {
  const { verb, passive } = predicate;
  if (isStanceKept(predicate) || isSharing(predicate)) return true;
  const isBelief = verb.startsWith('believ') && predicate.complement[0]?.word === 'in';
  if (!isBelief && !verbMeans(verb, 'relate') && verb !== 'have' && !(passive && isHoped)) return false;
  const isWished = verb === 'be' && isWish(predicate.complement);
  if (verb === 'be' && !isWished && !isKind(predicate.complement)) return false;
  return (
    (isBelief ||
      isWished ||
      /^(?:work|cooperat)/u.test(verb) ||
      tokens.some(({ word }) => nounMeans(word, 'relationship'))) &&
    tokens.every(({ word, isWord, isCapital }) => !isWord || isCapital || isBleached(word))
  );
}

const WISHES = /^(?:wish(?:es)?|aspirations?|hopes?|desires?|goals?|dreams?|believes?)$/u;

/** "Peace is the wish of all". */
const isWish = (complement: readonly EnglishWord[]): boolean =>
  complement.some(({ word }) => WISHES.test(word)) && !complement.some(({ word }) => isNegation(word));

const FUNCTION_WORD =
  /^(?:an?|the|that|this|these|those|and|or|of|in|on|at|by|for|from|with|without|to|into|between|among|under|we|i|it|they|he|she|our|us|them|which|will|would|has|have|had|is|are|was|were|been|being|be|do|does|can|could|may|what|how|out|up|down|on|off|over|upon|about)$/u;

/** Returns whether a word suits every relationship, and says nothing particular about this one. */
export const isBleached = (word: string): boolean =>
  FUNCTION_WORD.test(word) ||
  BLEACHED.has(word.replace(/'s$/u, '')) ||
  (isAdverb(word) && word !== 'only') ||
  WISHES.test(word) ||
  adjectiveMeans(word, 'good', 'ready') ||
  nounMeans(word, 'official') ||
  verbMeans(word, 'relate', 'hope');

/** "Our position is consistent", "the policy has not changed": it says that nothing is said. */
function isStanceKept({ subject, verb, complement }: Predicate): boolean {
  const isOfStance = subject.some(({ word }) => nounMeans(word, 'stance'));
  return (
    isOfStance &&
    (verb === 'be' || verb.startsWith('remain')) &&
    complement.slice(0, 4).some(({ word }) => adjectiveMeans(word, 'unchanged'))
  );
}

/** "The two nations share a border and a faith". */
function isSharing(predicate: Predicate): boolean {
  const { verb, future, bound } = predicate;
  if (!verb.startsWith('shar') || future || bound) return false;
  return predicate.complement.some(({ word }) => nounMeans(word, 'border'));
}
