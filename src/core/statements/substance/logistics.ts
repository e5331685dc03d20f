/** Knows logistics (who met whom, when and where; an answer that gives none) and events that happened to people. */
import { type ClauseToken, isPreposition } from '../../language/english/finite-verbs.ts';
import { objectOf } from './courtesies.ts';
import { nounMeans, verbMeans } from './meanings.ts';
import { isNegation, type Predicate } from './predicates.ts';

/** @param predicate neither negated nor demanded nor a pledge */
export function isLogistics(predicate: Predicate): boolean {
  const { verb, subject, passive, future, complement } = predicate;
  const object = objectOf(predicate);
  if (verbMeans(verb, 'encounter')) return !object.some(({ word }) => nounMeans(word, 'needs'));
  const isHeld = (passive ? subject : object).some(({ word }) => nounMeans(word, 'encounter'));
  if (verbMeans(verb, 'hold') && isHeld) return true;
  if (/^(?:take|takes|took|taken)$/u.test(verb) && complement[0]?.word === 'place') return true;
  if (verbMeans(verb, 'travel')) return isByOfficial(subject);
  if (verb.startsWith('receiv') && !passive) return object.some(({ word }) => nounMeans(word, 'official'));
  if (/^not(?:e|es|ed|ing)$/u.test(verb)) return complement[0]?.word !== 'that';
  return verbMeans(verb, 'arrange') && passive && !future;
}

const isByOfficial = (subject: readonly ClauseToken[]): boolean =>
  subject.some(({ word }) => nounMeans(word, 'official'));

/** "Five miners were killed", "the road was closed by snow"; a killing with its doer is a charge. */
export function isEvent({ verb, subject, complement, passive, future, bound }: Predicate): boolean {
  if (future || bound) return false;
  if (subject.some(({ word }) => nounMeans(word, 'disaster')) && !passive) return true;
  const by = passive ? complement.findIndex(({ word }) => word === 'by') : -1;
  const doer = by === -1 ? [] : complement.slice(by + 1);
  if (doer.some(({ word }) => nounMeans(word, 'disaster'))) return true;
  if (/^(?:lose|loses|lost)$/u.test(verb)) return complement.some(({ word }) => /^li(?:fe|ves)$/u.test(word));
  if (!verbMeans(verb, 'casualty')) return false;
  return passive ? by === -1 : isDying(verb);
}

const isDying = (verb: string): boolean => /^(?:di|drown|perish)/u.test(verb);

const AUDIENCE = /^(?:check|contact|consult|ask|refer|see|wait|follow|turn|direct)$/u;

/** Returns whether it answers a question without an answer: "I have nothing to add", "please check with the ministry". */
export function isNoAnswer(tokens: readonly ClauseToken[]): boolean {
  const words = tokens.filter(({ isWord }) => isWord).map(({ word }) => word);
  if (words[0] === 'please') return true;
  const isToAudience = words.some(
    (word, at) =>
      (verbMeans(word, 'refer') && words[at + 1] === 'you') ||
      (word === 'you' && words.slice(at + 1, at + NEAR).some((next) => AUDIENCE.test(next))),
  );
  return isToAudience || lacksInformation(words) || isAnothersMatter(words);
}

/** A word stands no farther behind another that governs it. In words. */
const NEAR = 5;

function lacksInformation(words: readonly string[]): boolean {
  const no = words.findIndex(isNegation);
  if (no === -1 || no > NEAR) return false;
  const near = words.slice(no, no + NEAR);
  if (near.some((word) => nounMeans(word, 'information')) && words.slice(0, no + NEAR).some(isHaving))
    return true;
  if (
    near[0] === 'nothing' &&
    near[1] === 'to' &&
    /^(?:add|say|offer|share|announce|release)$/u.test(near[2] ?? '')
  )
    return true;
  if (near.some((word) => verbMeans(word, 'comment'))) return true;
  return near.some((word) => /^(?:aware|familiar|unaware|unfamiliar)$/u.test(word));
}

const isHaving = (word: string): boolean =>
  /^(?:have|has|had|haven't|hasn't|provide|offer|give)$/u.test(word);

/** "That is a matter for the companies": whose the matter is, and nothing about it. */
function isAnothersMatter(words: readonly string[]): boolean {
  const [subject = '', verb = ''] = words;
  if (!/^(?:that|this|it|that's|it's)$/u.test(subject)) return false;
  const rest = words.slice(1, 7);
  const at = rest.findIndex((word) => /^(?:matter|question|issue|up)$/u.test(word));
  return at !== -1 && /^(?:is|was|would|remains|a|up)$/u.test(verb) && isPreposition(rest[at + 1] ?? 'to');
}
