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
    lacksInformation(words) ||
    isAnothersMatter(words) ||
    isPutOff(words) ||
    isTooEarly(words) ||
    isStatedBefore(words)
  );
}

function isToAudience(words: readonly string[]): boolean {
  const please = words.indexOf('please');
  if (please === 0 || (please > 0 && AUDIENCE.test(words[please + 1] ?? ''))) return true;
  const you = words.indexOf('you');
  if (you === -1) return false;
  const before = words[you - 1] ?? '';
  return (
    verbMeans(before, 'refer', 'inform') ||
    (before === 'to' && words[you - 2] === 'back') ||
    words.slice(you + 1, you + NEAR).some((next) => AUDIENCE.test(next))
  );
}

const RELEASE = /^(?:add|say|offer|share|announce|release|provide|tell|disclose)$/u;

function lacksInformation(words: readonly string[]): boolean {
  const no = words.findIndex(isNegation);
  if (no === -1 || no > NEAR) return false;
  const near = words.slice(no, no + NEAR);
  const isHeld = words.slice(0, no + NEAR).some((word) => HAVING.test(word));
  if (isHeld && near.some((word) => nounMeans(word, 'information'))) return true;
  const thing = near.findIndex((word) => word === 'nothing' || word === 'anything');
  if (isHeld && thing !== -1 && /^(?:for|on|more|new)$/u.test(near[thing + 1] ?? '')) return true;
  if (thing !== -1 && near[thing + 1] === 'to' && RELEASE.test(words[no + thing + 2] ?? '')) return true;
  return near.some((word) => verbMeans(word, 'comment') || /^(?:un)?(?:aware|familiar)$/u.test(word));
}

const HAVING = /^(?:have|has|had|haven't|hasn't|provide|offer|give)$/u;

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
    words.some((word, at) => isLater(word, words[at + 1] ?? '')) &&
    words.some((word) => RELEASE.test(word) || verbMeans(word, 'inform', 'release'))
  );
}

/** "It is premature to talk about this". */
const isTooEarly = (words: readonly string[]): boolean =>
  words[0] === 'it' &&
  words.slice(1, NEAR).some((word, at) => word === 'premature' || (word === 'early' && words[at] === 'too'));

const isLater = (word: string, next: string): boolean =>
  (word === 'due' && (next === 'course' || next === 'time')) ||
  (next === 'manner' && word === 'timely') ||
  (next === 'time' && (word === 'appropriate' || word === 'right'));

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
