/** Tells whether a sentence says of a meeting that it was held: not what was planned, called off, denied, asked, or of somebody else. */
import { isAdverb, isPreposition } from '../language/english/finite-verbs.ts';
import type { TokenRange } from '../language/english/token.ts';
import { wordSet } from '../language/word-set.ts';
import { type ArticleMentions, mentionsIn } from '../statements/speakers/article-mentions.ts';
import { partyAt } from '../statements/speakers/directory-lookup.ts';
import table from './meeting-words.json' with { type: 'json' };

/** Words before it by which it was not held, or not yet, or before. */
const UNHELD = wordSet(table.unheld);
/** A sentence that begins so asks, supposes or denies, up to its first comma. */
const OPENS_UNHELD = wordSet(table.opensUnheld);
/** Words behind it by which it was not held after all, or not yet. */
const CALLED_OFF = wordSet(table.calledOff);
const PARTICLES_OFF = wordSet('off through apart');
/** Behind "met" these are nobody: "met again", "met face to face". */
const NO_OBJECT = wordSet(
  'again once anew twice face here there today yesterday tomorrow earlier later briefly privately this last late early and to as each one his her their monday tuesday wednesday thursday friday saturday sunday',
);
/** "Met this week", and not "welcomed this". */
const DEMONSTRATIVES = wordSet('this that these those it');
const TIMES = wordSet(
  'week month year morning afternoon evening day weekend summer autumn winter spring monday tuesday wednesday thursday friday saturday sunday',
);
const JOINS_OBJECT = wordSet('with up');

/** Tokens before the word that are looked at, and of an object. */
const MAX_BEFORE = 5;
const MAX_OBJECT = 14;

type PlaceOfWord = {
  readonly at: number;
  /** It is a noun: "talks". */
  readonly isNoun: boolean;
};

export function wasHeld(
  { tokens }: ArticleMentions,
  { from, to }: TokenRange,
  { at, isNoun }: PlaceOfWord,
): boolean {
  const near = tokens.slice(Math.max(from, at - MAX_BEFORE), at);
  // "On 21 May they met": the month is no modal, and "Will" may be a name.
  if (near.some(({ key, capital }) => UNHELD.has(key) && !capital)) return false;
  // "Was to have met", "is meeting".
  const [second, last] = near.slice(-2).map(({ key }) => key);
  if (last === 'have' && second === 'to') return false;
  if (tokens[at]?.key === 'meeting' && /^(?:is|are|be)$/u.test(last ?? '')) return false;
  const opening = tokens.slice(from, at);
  // "Since A met B": that was before.
  const comma = opening.findLastIndex((token) => token.comma);
  if (opening.slice(Math.max(0, comma)).some(({ key }) => key === 'since')) return false;
  if (isNoun && isAgreedOn(near.map(({ key }) => key))) return false;
  if (OPENS_UNHELD.has(tokens[from]?.key ?? '') && !opening.some(({ comma }) => comma)) return false;
  const behind = tokens.slice(at + 1, to).map(({ key }) => key);
  const isNextWeek = behind
    .slice(0, MAX_OBJECT)
    .some((key, place) => key === 'next' && behind[place + 1] === 'week');
  return !isNextWeek && !(isNoun && isCalledOff(behind));
}

/** "Agreed on a first session", "decided to hold talks". */
const isAgreedOn = (near: readonly string[]): boolean => AGREED_ON.test(near.join(' '));

const AGREED_ON =
  /\b(?:agree[ds]? (?:on|to|upon)|decide[ds]? (?:on|to)|propose[ds]? (?:to|an?)|offer(?:s|ed)? to|call(?:s|ed)? for)\b/u;

/** Returns whether words behind a noun for it take it back: "… was cancelled", "fell through". */
const isCalledOff = (behind: readonly string[]): boolean =>
  behind.some((key, place) => {
    const before = behind[place - 1] ?? '';
    if (CALLED_OFF.has(key)) return BE.test(before);
    return PARTICLES_OFF.has(key) && FELL.test(before);
  });

const BE = /^(?:was|were|been|is|are)$/u;
const FELL = /^(?:called|put|fell|fallen|broken)$/u;

/** Behind the object of "told" stands what is told: "told reporters that", "told the minister on Monday". */
const ENDS_OBJECT = wordSet('that on in at about to how why what whether when where by during');

function objectEnd({ tokens }: ArticleMentions, from: number): number {
  const length = tokens
    .slice(from, from + MAX_OBJECT)
    .findIndex(({ key, comma, first }, at) => at > 0 && (ENDS_OBJECT.has(key) || comma || first));
  return length === -1 ? Infinity : from + length;
}

/**
 * Returns whether the object of a verb for it is somebody of no side: "met the press", "visited a school".
 * @param isNear its object ends where what is told begins
 */
export function hasOtherObject(
  mentions: ArticleMentions,
  to: number,
  verb: number,
  isNear: boolean,
): boolean {
  const { tokens, directory, day } = mentions;
  let at = verb + 1;
  while (at < to && (JOINS_OBJECT.has(tokens[at]?.key ?? '') || isAdverb(tokens[at]?.key ?? ''))) at += 1;
  const first = tokens[at];
  if (first === undefined || at >= to || first.comma || !first.joined) return false;
  if (DEMONSTRATIVES.has(first.key) && !TIMES.has(tokens[at + 1]?.key ?? '')) return true;
  if (NO_OBJECT.has(first.key) || isPreposition(first.key)) return false;
  const end = Math.min(to, at + MAX_OBJECT, isNear ? objectEnd(mentions, at) : Infinity);
  if (mentionsIn(mentions, at, end).length > 0) return false;
  for (let place = at; place < end; place += 1)
    if (partyAt(directory, tokens, place, day) !== null) return false;
  return true;
}
