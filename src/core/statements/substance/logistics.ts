/** Knows logistics (who met whom, when and where) and events that happened to people. */
import { isAdverb, isPreposition } from '../../language/english/finite-verbs.ts';
import type { EnglishWord } from '../../language/english/words.ts';
import { objectOf } from './courtesies.ts';
import { nounMeans, verbMeans } from './meanings.ts';
import type { Predicate } from './predicates.ts';

/** @param predicate neither negated nor demanded nor a pledge */
export function isLogistics(predicate: Predicate): boolean {
  const { verb, subject, passive, future, complement } = predicate;
  const object = objectOf(predicate);
  if (isPerceived(predicate) || isAnecdote(predicate) || isOutline(predicate)) return true;
  if (/^(?:meet|meets|met|meeting)$/u.test(verb)) return !passive && isMetByPeople(complement, object);
  if (verbMeans(verb, 'encounter')) return true;
  if (verbMeans(verb, 'comprise')) return isOfEncounter(subject);
  const isHeld = (passive ? subject : object).some(({ word }) => nounMeans(word, 'encounter'));
  if (verbMeans(verb, 'hold') && isHeld) return true;
  if (/^(?:take|takes|took|taken)$/u.test(verb)) return complement[0]?.word === 'place';
  if (verbMeans(verb, 'hold') && isOwnAppearance(predicate)) return true;
  if (verb === 'be') return complement[0]?.word === 'on' && isOnVisit(complement);
  if (verbMeans(verb, 'travel')) return isByOfficial(subject);
  if (verb.startsWith('receiv'))
    return (passive ? subject : object).some(({ word }) => nounMeans(word, 'official'));
  return verbMeans(verb, 'arrange') && passive && !future;
}

/** "The briefing is over at four", "the press conference will resume": where and when a side is asked. */
const isOwnAppearance = ({ subject, complement }: Predicate): boolean =>
  (complement.length === 0 || isPreposition(complement[0]?.word ?? '')) &&
  subject.some(
    ({ word }, at) =>
      /^(?:briefings?|presser)$/u.test(word) ||
      (word === 'conference' && /^(?:press|news|media)$/u.test(subject[at - 1]?.word ?? '')),
  );

/**
 * Returns whether a side only takes notice of what another one said: "has taken note of the pledge", "is aware of the reports", "has seen
 * the statement". Of "noted that", what is noted decides.
 */
export function isNoticing({ verb, complement, passive, future }: Predicate): boolean {
  const at = complement.findIndex(({ word }) => !isAdverb(word));
  const first = complement[at]?.word ?? '';
  if (passive || future) return false;
  // What was noted stands by itself, as another one's words.
  if (first === 'that') return verbMeans(verb, 'notice') && at + 1 === complement.length;
  if (verb === 'be')
    return /^(?:aware|cognizant|cognisant)$/u.test(first) && complement[at + 1]?.word !== 'that';
  if (/^(?:take|takes|took|taken)$/u.test(verb))
    return complement
      .slice(0, 3)
      .some(({ word }, place) => word === 'note' && complement[place + 1]?.word !== 'that');
  if (/^not(?:e|es|ed|ing)$/u.test(verb)) return true;
  return (
    verbMeans(verb, 'notice') && objectOf({ complement }).some(({ word }) => nounMeans(word, 'utterance'))
  );
}

/** Meets people, or with them: what meets a demand, an attack or a rule meets nobody. */
const isMetByPeople = (complement: readonly EnglishWord[], object: readonly EnglishWord[]): boolean =>
  complement.length === 0 ||
  isPreposition(complement[0]?.word ?? '') ||
  isBehindTime(complement) ||
  (object.some(({ word, isCapital }) => isCapital || nounMeans(word, 'official')) &&
    !object.some(({ word }) => nounMeans(word, 'needs')));

const WHEN =
  /^(?:today|yesterday|tonight|here|there|again|also|separately|briefly|earlier|later|once|twice|online|\p{L}+ly)$/u;

/** "Met today with the envoy", "will meet again in June"; not "met the attack with force". */
function isBehindTime(complement: readonly EnglishWord[]): boolean {
  const link = complement.findIndex(({ word }) => isPreposition(word));
  const at = link === -1 ? complement.length : link;
  return at > 0 && complement.slice(0, at).every(({ word, isCapital }) => isCapital || WHEN.test(word));
}

/** "We noticed the remarks", "we have heard them say that …", "I am told that …": that it was heard, and not what one holds of it. */
function isPerceived({ verb, subject, complement, passive, future }: Predicate): boolean {
  if (future) return false;
  if (passive) return /^(?:i|we)$/u.test(subject.at(-1)?.word ?? '') && verbMeans(verb, 'inform');
  if (/^(?:listen|notic)/u.test(verb)) return true;
  return /^hear(?:s|d|ing)?$/u.test(verb) && complement.some(({ word }) => HEARD.test(word));
}

const HEARD = /^(?:say|saying|that|statements?|remarks?|concerns?|reports?|views?|words)$/u;

/** "I would like to make three points", "we wish to highlight the following": what comes next in a speech. */
function isOutline({ verb, subject, complement }: Predicate): boolean {
  if (!/^(?:i|we)$/u.test(subject.at(-1)?.word ?? '')) return false;
  const words = [verb, ...complement.map(({ word }) => word)];
  const at = words.findIndex((word) => /^(?:points?|aspects|remarks|observations|following)$/u.test(word));
  return at > 0 && words[at + 1] !== 'of' && words.slice(0, at).some((word) => OUTLINES.test(word));
}

const OUTLINES =
  /^(?:mak|stress|highlight|emphasi[sz]|underscor|underlin|shar|rais|offer|outlin|elaborat|add|focus)/u;

/** "I have already eaten": what one person did, and no deed or word of an office. */
function isAnecdote({ verb, subject, passive, past, bound, agreed, hoped }: Predicate): boolean {
  const [speaker, ...others] = subject.filter(({ isWord }) => isWord);
  if (speaker?.word !== 'i' || others.length > 0 || !past || passive || bound || agreed || hoped)
    return false;
  return !isOfficial(verb) && !/^(?:said|told|wrot|writ|warn|saw|seen|found|learn|hear)/u.test(verb);
}

const isOfficial = (verb: string): boolean =>
  verbMeans(verb, 'act', 'demand', 'commit', 'position', 'convey', 'evaluate', 'state', 'release');

const BEFORE_BE =
  /^(?:to|not|also|must|shall|should|will|would|can|could|may|might|cannot|won['’]t|can['’]t)$/u;

/** "[Agreed that] the next round be held in May": a meeting without a finite verb. */
export function isMeetingToBe(tokens: readonly EnglishWord[]): boolean {
  const be = tokens.findIndex(({ word }) => word === 'be');
  return (
    be > 0 &&
    !BEFORE_BE.test(tokens[be - 1]?.word ?? '') &&
    verbMeans(tokens[be + 1]?.word ?? '', 'hold') &&
    tokens.slice(0, be).some(({ word }) => nounMeans(word, 'encounter'))
  );
}

/** "The meeting lasted two hours", "the delegation included the minister of mines". */
const isOfEncounter = (subject: readonly EnglishWord[]): boolean =>
  subject.some(({ word }) => nounMeans(word, 'encounter') || word === 'delegation');

/** "Is on an official visit". */
const isOnVisit = (complement: readonly EnglishWord[]): boolean =>
  complement.slice(1, 5).some(({ word }) => /^(?:visit|trip|tour|leave)$/u.test(word));

const isByOfficial = (subject: readonly EnglishWord[]): boolean =>
  subject.some(({ word }) => nounMeans(word, 'official'));

/** "Five miners were killed", "the road was closed by snow"; a killing with its doer is a charge. */
export function isEvent({ verb, subject, complement, passive, future, bound }: Predicate): boolean {
  if (future || bound) return false;
  if (subject.some(({ word }) => nounMeans(word, 'disaster')) && !passive) return true;
  const by = passive ? complement.findIndex(({ word }) => /^(?:by|because|due|owing)$/u.test(word)) : -1;
  const doer = by === -1 ? [] : complement.slice(by + 1);
  if (doer.some(({ word }) => nounMeans(word, 'disaster'))) return true;
  if (verb === 'be' && complement.slice(0, 3).some(({ word }) => VICTIM.test(word))) return true;
  const isHarmed = verbMeans(verb, 'harm') && complement.some(({ word }) => nounMeans(word, 'disaster'));
  if (passive && (isHarmed || subject.some(({ word }) => nounMeans(word, 'victim')))) return true;
  if (verbMeans(verb, 'accident') && subject.some(({ word }) => nounMeans(word, 'vehicle'))) return true;
  if (/^(?:lose|loses|lost)$/u.test(verb)) return complement.some(({ word }) => /^li(?:fe|ves)$/u.test(word));
  if (!verbMeans(verb, 'casualty')) return false;
  return passive ? by === -1 : isDying(verb);
}

/** "Two people are dead". */
const VICTIM = /^(?:dead|injured|wounded|missing|hospitali[sz]ed)$/u;

const isDying = (verb: string): boolean => /^(?:di|drown|perish)/u.test(verb);
