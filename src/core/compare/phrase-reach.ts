/** Finds the phrase around changed words, so that readers see what was said and not single words of it. */
import { numberValue } from '../language/numbers.ts';
import type { Vocabulary } from '../language/vocabulary.ts';
import type { WordToken } from '../language/word-tokens.ts';
import { foldedToken } from './unmatched-words.ts';

/** A place in a text from which a phrase is followed in one direction, up to a token that no longer belongs to it. */
export type PhraseSide = {
  readonly tokens: readonly WordToken[];
  readonly vocabulary: Vocabulary;
  readonly start: number;
  readonly step: 1 | -1;
  readonly bound: number;
};

/** How many tokens belong to a phrase, and whether a full word is among them. */
type Reach = { readonly length: number; readonly isFull: boolean };

/** A phrase reaches so far on each side of what changed, in words. */
const MAX_WORDS = 4;
/** Light words before the first full word of a phrase are read for a negation or a modal, which must not be cut off. */
const MAX_LEAD = 3;

type TokenKind = 'space' | 'joint' | 'end' | 'light' | 'number' | 'full';

const JOINTS = /^[-‐‑'’.·/&]$/u;
const CASED = /^[\p{Lu}\p{Lt}]/u;
const isCapital = (token: WordToken | undefined): boolean => token !== undefined && CASED.test(token.text);

/** Returns whether a word needs the next one to be understood: an article, a preposition, an auxiliary, a negation. */
export function isLight(token: WordToken, vocabulary: Vocabulary): boolean {
  const word = foldedToken(token);
  return turns(word, vocabulary) || vocabulary.functions.has(word) || vocabulary.quantifiers.has(word);
}

const turns = (word: string, { negations, modals }: Vocabulary): boolean =>
  negations.has(word) || modals.has(word) || word.endsWith("n't");

/** A mark without white space beside it is inside a word ("well-known"), or belongs to a number ("€5", "5%"). */
function kindOf({ tokens, vocabulary }: PhraseSide, at: number): TokenKind {
  const token = tokens[at];
  if (token === undefined) return 'end';
  if (token.word) {
    if (vocabulary.conjunctions.has(foldedToken(token))) return 'end';
    if (isLight(token, vocabulary)) return 'light';
    return numberValue(foldedToken(token), vocabulary.language) === null ? 'full' : 'number';
  }
  if (token.key === ' ') return 'space';
  const isInside = [tokens[at - 1], tokens[at + 1]].every((other) => other?.word === true);
  return (isInside && JOINTS.test(token.text)) || /^[\p{Sc}%]$/u.test(token.text) ? 'joint' : 'end';
}

/**
 * Follows a phrase.
 * @param takesFull false to stop before the first full word
 * @returns the number of tokens that belong to it, and whether a full word is among them; to the right none where nothing but
 *   light words stands there
 */
export function reach(side: PhraseSide, takesFull: boolean): Reach {
  const { start, step, bound } = side;
  let length = 0;
  let words = 0;
  let complete = 0;
  for (let at = start; at !== bound && words < MAX_WORDS; at += step) {
    const kind = kindOf(side, at);
    const isBeside = Math.abs(at - start) === length;
    if (kind === 'end') break;
    if (kind === 'space' || (kind === 'joint' && !isBeside)) continue;
    const isJoined = isBeside && length > 0;
    if (kind === 'full' && !isJoined && takesFull) return { length: fullReach(side, at), isFull: true };
    if (kind === 'full' && !isJoined) break;
    length = Math.abs(at - start) + 1;
    if (kind === 'number' || kind === 'full') complete = length;
    if (kind !== 'joint') words += 1;
  }
  return { length: step === -1 ? length : complete, isFull: false };
}

/** Takes in the rest of a hyphenated word or a name, and to the left the negation or modal that turns the word. */
function fullReach(side: PhraseSide, at: number): number {
  const { tokens, start, step, bound } = side;
  let last = at;
  const isName = isCapital(tokens[at]);
  for (let next = at + step, words = 0; next !== bound && words < MAX_WORDS; next += step) {
    const kind = kindOf(side, next);
    if (kind === 'space' ? !isName : kind !== 'full' && kind !== 'joint') break;
    if (kind !== 'full') continue;
    const isJoined = kindOf(side, next - step) === 'joint';
    if (!isJoined && !(isName && isCapital(tokens[next]))) break;
    last = next;
    words += 1;
  }
  return Math.abs((step === -1 ? leadOf(side, last) : last) - start) + 1;
}

/** Returns the first of the light words before a full one from which it is turned ("may not accept"), or its own place. */
function leadOf(side: PhraseSide, full: number): number {
  let first = full;
  for (let at = full - 1, words = 0; at > side.bound && words < MAX_LEAD; at--) {
    const kind = kindOf(side, at);
    const token = side.tokens[at];
    if (kind === 'space') continue;
    if (kind !== 'light' || token === undefined) break;
    if (turns(foldedToken(token), side.vocabulary)) first = at;
    words += 1;
  }
  return first;
}

/** Follows a number to what it counts: further numbers ("million") and the first full word, with no light word before it. */
export function nounReach(side: PhraseSide): Reach {
  const { start, bound } = side;
  let length = 0;
  for (let at = start; at !== bound; at++) {
    const kind = kindOf(side, at);
    if (kind === 'full' && at - start > length) return { length: fullReach(side, at), isFull: true };
    if (kind === 'end' || (kind === 'light' && (at > start || !isHan(side.tokens[at])))) break;
    if (kind !== 'space' && (kind !== 'joint' || at - start === length)) length = at - start + 1;
  }
  return { length, isFull: false };
}

/** Chinese counts with a measure word between number and noun. */
const isHan = (token: WordToken | undefined): boolean => /^\p{Script=Han}/u.test(token?.text ?? '');

/** Follows a date: its other numbers and months stand beside it, parted by one space or none. */
export function dateReach({ tokens, vocabulary, start, step, bound }: PhraseSide): number {
  let length = 0;
  for (let at = start; at !== bound && Math.abs(at - start) - length <= 1; at += step) {
    const token = tokens[at];
    if (token === undefined || (!token.word && token.key !== ' ')) break;
    if (token.word && isDateWord(foldedToken(token), vocabulary)) length = Math.abs(at - start) + 1;
    else if (token.word) break;
  }
  return length;
}

const isDateWord = (word: string, { months }: Vocabulary): boolean =>
  /^\d{1,4}(?:st|nd|rd|th)?$|^[\d一二三四五六七八九十]+[年月日号]?$|^[年月日号]$/u.test(word) ||
  months.has(word);
