/** Knows answers that answer nothing: "I have nothing to add", "please check with the ministry", "in due course". */
import { isPreposition } from '../../language/english/finite-verbs.ts';
import { nounMeans, verbMeans } from './meanings.ts';
import { isNegation } from './predicates.ts';

/** A word stands no farther behind another that governs it. In words. */
const NEAR = 5;
/** What the audience is asked to do. */
const AUDIENCE = /^(?:check|contact|consult|ask|refer|see|wait|follow|turn|direct|note|stay|visit)$/u;

/** @param words of one clause, in lower case and without marks */
export function isNoAnswer(words: readonly string[]): boolean {
  return (
    isToAudience(words) ||
    isToBeSeen(words) ||
    lacksInformation(words) ||
    isAnothersMatter(words) ||
    isPutOff(words) ||
    isTooEarly(words) ||
    isAboutSpeaking(words) ||
    isRedirected(words) ||
    isBeingChecked(words) ||
    isStatedBefore(words)
  );
}

/** What a speaker will do about a question, and not about its matter: "let me check", "I'll take that question". */
const INQUIRES = /^(?:check|see|look|find|verify|get|come|circle|revert|follow|take|confirm)$/u;
const QUESTION = /^(?:questions?|it|that|this|them|one)$/u;
/** Words that stand between a verb of inquiry and the question, and say nothing of their own. */
const AROUND =
  /^(?:the|your|into|on|for|about|up|out|back|again|later|first|and|i|we|to|with|a|moment|you|if|have|anything)$/u;

/** Returns whether somebody speaks of finding an answer, and names nothing that it is about: "let me look into that". */
function isToBeSeen(words: readonly string[]): boolean {
  const [first = '', second = ''] = words;
  const isLet = first === 'let' && /^(?:me|us)$/u.test(second);
  if (!isLet && !/^(?:i|we)(?:['’](?:ll|d))?$/u.test(first)) return false;
  const at = words.findIndex((word) => INQUIRES.test(word));
  if (at === -1 || at > NEAR || (isLet && at > 2)) return false;
  const rest = words.slice(at + 1);
  if (/^(?:take|verify|confirm)$/u.test(words[at] ?? ''))
    return rest.slice(0, 4).some((word) => QUESTION.test(word)) && rest.length <= NEAR;
  return rest.every((word) => AROUND.test(word) || QUESTION.test(word) || INQUIRES.test(word));
}

function isToAudience(words: readonly string[]): boolean {
  const please = words.indexOf('please');
  if (please === 0 || (please > 0 && AUDIENCE.test(words[please + 1] ?? ''))) return true;
  const you = words.indexOf('you');
  if (you === -1) return false;
  const before = words[you - 1] ?? '';
  const after = words.slice(you + 1, you + NEAR);
  // "I can tell you that …" tells it.
  if (after[0] === 'that') return false;
  return (
    verbMeans(before, 'refer', 'inform') ||
    (after[0] === 'are' && after.some((word) => /^(?:invited|welcome)$/u.test(word))) ||
    (before === 'to' && words[you - 2] === 'back') ||
    after.some((next) => AUDIENCE.test(next))
  );
}

const RELEASE = /^(?:add|say|offer|share|announce|release|provide|tell|disclose)$/u;

function lacksInformation(words: readonly string[]): boolean {
  const no = words.findIndex(isNegation);
  if (no === -1 || no > NEAR) return false;
  const near = words.slice(no, no + NEAR);
  const isHeld = words.slice(0, no + NEAR).some((word) => HAVING.test(word));
  if (
    (isHeld || near.some((word) => ENTERS.test(word))) &&
    near.some((word) => nounMeans(word, 'information'))
  )
    return true;
  const isOwn = FIRST.test(words[0] ?? '') || HAVING.test(words[0] ?? '');
  if (isHeld && isOwn && near.some((word) => PAPERS.test(word))) return true;
  const thing = near.findIndex((word) => word === 'nothing' || word === 'anything');
  if (isHeld && thing !== -1 && /^(?:for|on|more|new)$/u.test(near[thing + 1] ?? '')) return true;
  const to = words.indexOf('to', no);
  if (isAmount(words.slice(no, to)) && RELEASE.test(words[to + 1] ?? '')) return true;
  return near.some((word) => verbMeans(word, 'comment') || /^(?:un)?(?:aware|familiar)$/u.test(word));
}

/** "I don't have the figure with me", "we have no opening statement": of others it would be a claim. */
const PAPERS = /^(?:figures?|numbers?|dates?|statements?|text|views?|opinions?)$/u;

const HAVING = /^(?:have|has|had|haven't|hasn't|provide|offer|give)$/u;
/** Verbs for speaking of details or not. */
const ENTERS = /^(?:get|go|discuss|disclose|reveal|engage)$/u;

/** "Nothing further", "not anything new", "no more": how little there is to say. */
const isAmount = (words: readonly string[]): boolean =>
  words.length <= NEAR && words.some((word) => /^(?:nothing|anything|more|further|much|else)$/u.test(word));

/** "That is a matter for the companies": whose the matter is, and nothing about it. */
function isAnothersMatter(words: readonly string[]): boolean {
  const [subject = '', verb = ''] = words;
  if (!/^(?:that|this|it|that's|it's)$/u.test(subject)) return false;
  const rest = words.slice(1, 7);
  const at = rest.findIndex((word) => /^(?:matter|question|issue|up)$/u.test(word));
  return at !== -1 && /^(?:is|was|would|remains|a|up)$/u.test(verb) && isPreposition(rest[at + 1] ?? 'to');
}

/** "Details will be released in due course". */
function isPutOff(words: readonly string[]): boolean {
  return (
    words.some((word, at) => isLater(word, words[at + 1] ?? '') || isOnceKnown(words, at)) &&
    words.some((word) => RELEASE.test(word) || verbMeans(word, 'inform', 'release'))
  );
}

/** "It is premature to talk about this". */
const isTooEarly = (words: readonly string[]): boolean =>
  words[0] === 'it' &&
  words.slice(1, NEAR).some((word, at) => word === 'premature' || (word === 'early' && words[at] === 'too'));

const FIRST = /^(?:i|we)(?:'(?:ll|m|ve|re|d))?$/u;
/** Words between "I" and the verb that says what I do. */
const AUXILIARY =
  /^(?:can|could|will|would|shall|must|may|have|has|had|to|am|are|was|going|only|just|also|not|first|still|do|don't|can't|cannot)$/u;
/** "You will understand that I": the speaker stands among so many words. */
const MAX_SPEAKER = 6;

/** "I say this with no pleasure", "I can only pass on what we were told", "I have to consult": of speaking, and of nothing else. */
function isAboutSpeaking(words: readonly string[]): boolean {
  const speaker = words.slice(0, MAX_SPEAKER).findIndex((word) => FIRST.test(word));
  if (speaker === -1) return false;
  let verb = speaker + 1;
  while (verb <= speaker + NEAR && AUXILIARY.test(words[verb] ?? '')) verb++;
  const [word = '', next = ''] = words.slice(verb, verb + 2);
  if (word === 'pass') return next === 'on';
  if (word === 'consult') return next === '' || isPreposition(next);
  return /^(?:say|said|repeat)$/u.test(word) && /^(?:this|so|nothing)$/u.test(next);
}

/** "That question should be put to the harbour office". */
function isRedirected(words: readonly string[]): boolean {
  const asked = words.findIndex((word) => /^(?:put|addressed|directed|referred)$/u.test(word));
  return (
    words[asked + 1] === 'to' &&
    words.slice(0, asked).some((word) => /^(?:questions?|inquir(?:y|ies))$/u.test(word))
  );
}

const CHECKED =
  /^(?:matter|situation|reports?|information|facts|details|circumstances|case|incident|this|it)$/u;

/** "The embassy is verifying the matter", "we are looking into it". */
function isBeingChecked(words: readonly string[]): boolean {
  const checking = words.findIndex(
    (word, at) =>
      /^(?:verifying|checking|clarifying)$/u.test(word) || (word === 'looking' && words[at + 1] === 'into'),
  );
  return checking > 0 && words.slice(checking + 1, checking + NEAR).some((word) => CHECKED.test(word));
}

const isLater = (word: string, next: string): boolean =>
  (word === 'due' && (next === 'course' || next === 'time')) ||
  (next === 'manner' && word === 'timely') ||
  (next === 'time' && (word === 'appropriate' || word === 'right'));

/** "[Share details] when we have them", "[say more] once there is news". */
const isOnceKnown = (words: readonly string[], at: number): boolean =>
  words
    .slice(0, at)
    .some((word) => nounMeans(word, 'information') || /^(?:more|anything|further)$/u.test(word)) &&
  /^(?:when|once|if|as)$/u.test(words[at] ?? '') &&
  /^(?:we|i|there|it|they)$/u.test(words[at + 1] ?? '') &&
  /^(?:have|has|is|are|get|become|becomes)$/u.test(words[at + 2] ?? '');

/** "We have stated our position many times": that it was stated, and not what it is. */
function isStatedBefore(words: readonly string[]): boolean {
  const perfect = words.findIndex((word) => word === 'have' || word === 'has' || word === 'had');
  if (perfect === -1) return false;
  const verb = words.findIndex((word, at) => at > perfect && verbMeans(word, 'state'));
  if (verb === -1) return false;
  const object = words.slice(verb + 1, verb + NEAR);
  const noun = object.findIndex((word) => nounMeans(word, 'stance'));
  return noun !== -1 && !words.slice(verb + 1).includes('that');
}
