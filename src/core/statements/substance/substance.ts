/**
 * Says what a clause does: it binds somebody, takes a position, demands, claims, tells an accomplished act; or it is a
 * courtesy, logistics, or an event that happened to people. A clause of the last three is kept and never told by itself.
 */
import type { Substance } from '../../model/statement.ts';
import { isPreposition } from '../../language/english/finite-verbs.ts';
import type { EnglishWord } from '../../language/english/words.ts';
import { wordSet } from '../../language/word-set.ts';
import { isBareThanks, isCourtesy, isFormula } from './courtesies.ts';
import { isEvent, isLogistics, isMeetingToBe, isNoticing } from './logistics.ts';
import { adjectiveMeans, nounMeans, verbMeans } from './meanings.ts';
import { isNoAnswer } from './no-answers.ts';
import { type Predicate, predicatesOf } from './predicates.ts';

/** The words of what was said, and of the cue that introduces it ("hopes", "pledged"). */
type CuedClause = { readonly clause: readonly EnglishWord[]; readonly cue: readonly EnglishWord[] };

const TELLING: ReadonlySet<Substance> = new Set<Substance>([
  'commitment',
  'position',
  'demand',
  'claim',
  'act',
]);

/** Returns whether a clause may be told by itself as far as its substance decides. */
export const substanceTells = (substance: Substance): boolean => TELLING.has(substance);

const DEMONSTRATIVE = /^(?:this|that|these|those)(?:['’]s|\s+(?:is|are|was|were|(?:will|would) be))\b/iu;

/** Returns whether a clause can be told without the one before it: of "This is unacceptable", nobody knows what is. */
export const standsAlone = (text: string): boolean => !DEMONSTRATIVE.test(text);

/** Of several predicates, the first of these decides: a courtesy beside a pledge is a pledge. */
const WEIGHT: readonly Substance[] = [
  'commitment',
  'demand',
  'position',
  'act',
  'claim',
  'event',
  'logistics',
  'courtesy',
];

/** A clause is read no further. In words. */
const MAX_WORDS = 120;

/** @returns null for thanks alone, which say nothing that a ledger could hold */
export function substanceOf({ clause, cue }: CuedClause): Substance | null {
  const tokens = clause.slice(0, MAX_WORDS);
  const cueVerbs = cue.map(({ word }) => word);
  if (isNoAnswer(behindAside(tokens).flatMap(({ word, isWord }) => (isWord ? [word] : []))))
    return 'logistics';
  if (isMeetingToBe(tokens)) return 'logistics';
  const hope = behindHope(tokens);
  if (hope !== null) return hope;
  const predicates = predicatesOf(tokens);
  if (predicates.length === 0) return ofNoun(tokens, cueVerbs);
  const found = new Set(predicates.map((predicate) => ofPredicate(predicate, tokens, cueVerbs)));
  const does = WEIGHT.find((substance) => found.has(substance)) ?? 'claim';
  return does === 'courtesy' && isBareThanks(tokens) ? null : does;
}

/** Returns what stands behind "as I said yesterday," and "as for the toll,". */
function behindAside(tokens: readonly EnglishWord[]): readonly EnglishWord[] {
  const comma = tokens[0]?.word === 'as' ? tokens.findIndex(({ word }) => word === ',') : -1;
  return tokens.slice(comma + 1);
}

/** "Expressed the hope that …" is what is hoped for. @returns null where nothing else is hoped for */
function behindHope(tokens: readonly EnglishWord[]): Substance | null {
  const that = tokens.findIndex(
    ({ word }, at) =>
      word === 'that' && /^(?:hopes?|wish|confidence|optimism)$/u.test(tokens[at - 1]?.word ?? ''),
  );
  if (that < 1 || that > MAX_HOPE || !verbMeans(tokens[0]?.word ?? '', 'convey')) return null;
  const hoped = tokens.slice(that + 1);
  const found = predicatesOf(hoped).map((predicate) => ofPredicate(predicate, hoped, ['hopes']));
  return WEIGHT.find((substance) => found.includes(substance)) ?? 'demand';
}

/** "Expressed the sincere hope that": so many words stand before "that". */
const MAX_HOPE = 5;

const CONDITIONS = wordSet('if unless provided lest only until once');

function ofPredicate(
  predicate: Predicate,
  tokens: readonly EnglishWord[],
  cue: readonly string[],
): Substance {
  if (!predicate.negated && !predicate.obliged && isNoticing(predicate))
    return isCourtesy(predicate) ? 'courtesy' : 'logistics';
  const isDemanded = predicate.obliged || cue.some((word) => verbMeans(word, 'demand'));
  const isOpen = tokens.some(({ word }) => CONDITIONS.has(word));
  if (!predicate.negated && !isOpen && !predicate.obliged) {
    const isHoped = predicate.hoped || cue.some((word) => verbMeans(word, 'hope') || word === 'hopes');
    if (isCourtesy(predicate)) return 'courtesy';
    if (!predicate.bound && !predicate.agreed && !isDemanded && isLogistics(predicate)) return 'logistics';
    if (isFormula(predicate, tokens, isHoped)) return 'courtesy';
    if (isEvent(predicate)) return 'event';
  }
  if (isDemanded) return 'demand';
  return plainSubstance(predicate, cue);
}

function plainSubstance(predicate: Predicate, cue: readonly string[]): Substance {
  const { verb, complement, bound, agreed, future, past, hoped, negated } = predicate;
  const conveyed = complement.slice(0, 6).find(({ word }) => nounMeans(word, 'resolve'))?.word;
  if (verbMeans(verb, 'convey') && conveyed !== undefined)
    return /^(?:readiness|willingness|commitment)$/u.test(conveyed) ? 'commitment' : 'position';
  const commits = !negated && verbMeans(verb, 'commit');
  if (bound || agreed || commits || cue.some((word) => verbMeans(word, 'commit'))) return 'commitment';
  if (hoped || [verb, ...cue].some((word) => verbMeans(word, 'hope'))) return 'demand';
  if (future) return 'commitment';
  if (verbMeans(verb, 'demand') && !negated) return 'demand';
  if (past && verbMeans(verb, 'act')) return 'act';
  if (verbMeans(verb, 'position') || (verb === 'be' && (negated || isMinded(complement)))) return 'position';
  return cue.some((word) => verbMeans(word, 'position')) ? 'position' : 'claim';
}

/** "Is deeply concerned", "is opposed to". */
const isMinded = (complement: readonly EnglishWord[]): boolean =>
  complement.slice(0, 3).some(({ word }) => adjectiveMeans(word, 'minded'));

/** Reads a clause without a verb of its own by the verb that introduces it: "called for | the release of the crew". */
function ofNoun(tokens: readonly EnglishWord[], cue: readonly string[]): Substance {
  const head = tokens.slice(
    0,
    Math.max(
      1,
      tokens.findIndex(({ word }) => isPreposition(word)),
    ),
  );
  if (cue.some((word) => verbMeans(word, 'courtesy'))) return 'courtesy';
  if (head.some(({ word }) => nounMeans(word, 'courtesy'))) return 'courtesy';
  if (cue.some((word) => verbMeans(word, 'demand', 'hope'))) return 'demand';
  if (cue.some((word) => verbMeans(word, 'commit'))) return 'commitment';
  if (head.some(({ word }) => nounMeans(word, 'resolve'))) return 'position';
  return cue.some((word) => verbMeans(word, 'position')) ? 'position' : 'claim';
}
