/** Corrects the tag that a word has by its form alone by what its neighbours say. */
import { calendarWords } from './calendar-words.ts';
import { isTaggedByEnding, NOUN_BASES, PLURAL_NOUNS, type Tag, tagSet } from './lexicon.ts';
import type { EnglishToken } from './token.ts';

type TokenList = readonly EnglishToken[];

const FINITE = tagSet('verb be have do modal');
const NOUN_OR_NAME = tagSet('noun name');
const OWNER = tagSet('determiner possessive');
/** After these a bare verb follows. */
const BEFORE_BASE = tagSet('to modal do');
const BEFORE_NOUN = tagSet('determiner possessive clitic adjective preposition number');
/** A verb in the present tense stands behind one of these. */
const SUBJECT_LIKE = tagSet(
  'noun name pronoun close comma quotation wh that conjunction adverb dash edge determiner',
);
/** The object or the clause of a verb begins with one of these. */
const COMPLEMENT_LIKE = tagSet(
  'that determiner possessive pronoun object name noun quotation to colon wh adverb number adjective',
);
/** An object begins with one of these: "to open a school". */
const OBJECT_LIKE = tagSet('determiner possessive object pronoun');
const STARTS_NOUN = tagSet('noun name adjective number ing quotation verb base');
/** A word with one of these tags keeps it behind "according to"; any other one is a noun there. */
const SOURCE_LIKE = tagSet('determiner possessive name adjective number pronoun object quotation wh');
const PLURAL = /[^s]s$|people|police|men|women$|media|officials/u;

const tagAt = (list: TokenList, i: number): Tag => list[i]?.tag ?? 'edge';
const wordAt = (list: TokenList, i: number): string => list[i]?.word ?? '';

/** Returns the index of the nearest token before `i` that is no adverb. */
function beforeAdverbs(list: TokenList, i: number): number {
  let before = i - 1;
  while (tagAt(list, before) === 'adverb') before--;
  return before;
}

/** Tags a word that may be a verb that reports ("claims", "report", "asked") as a verb or a noun. */
function tagOfCue(list: TokenList, i: number, { cue, tag }: EnglishToken): Tag {
  const near = tagAt(list, i - 1);
  const left = tagAt(list, beforeAdverbs(list, i));
  if (cue?.form === 'ing') return left === 'be' || left === 'comma' ? 'ing' : tag;
  if (BEFORE_BASE.has(left)) return 'base';
  if (cue?.form === 'past' || cue?.form === 'participle') return modifiesNoun(list, i) ? 'adjective' : 'verb';
  if (near === 'clitic' && tagAt(list, i + 1) !== 'that' && cue?.form === 's') return 'noun';
  if (BEFORE_NOUN.has(near)) return 'noun';
  return cue?.form === 's' ? tagOfThirdPerson(list, i) : tagOfBase(list, i);
}

/** Returns whether the participle at `i` stands between an article or owner and a noun: "the proposed law". */
function modifiesNoun(list: TokenList, i: number): boolean {
  const near = tagAt(list, i - 1);
  const next = tagAt(list, i + 1);
  return (OWNER.has(near) || near === 'clitic') && (NOUN_OR_NAME.has(next) || next === 'adjective');
}

/** Tags a form in -s, which may be the plural of a noun: "claims". */
function tagOfThirdPerson(list: TokenList, i: number): Tag {
  const subject = beforeAdverbs(list, i);
  const left = tagAt(list, subject);
  const next = tagAt(list, i + 1);
  const word = wordAt(list, i);
  if (!SUBJECT_LIKE.has(left)) return 'noun';
  const isFollowedByVerb = FINITE.has(next) && !PLURAL_NOUNS.has(wordAt(list, i + 1));
  if (isFollowedByVerb && left !== 'pronoun' && left !== 'wh') return 'noun';
  if (left === 'noun' && PLURAL_NOUNS.has(word) && PLURAL.test(wordAt(list, subject))) return 'noun';
  if (left === 'name' && (next === 'stop' || next === 'edge')) return 'verb';
  const isCall = word === 'calls' && /^(?:for|on|upon)$/u.test(wordAt(list, i + 1));
  return PLURAL_NOUNS.has(word) && !COMPLEMENT_LIKE.has(next) && !isCall ? 'noun' : 'verb';
}

/** Tags a bare form, which may be a noun: "report". */
function tagOfBase(list: TokenList, i: number): Tag {
  const subject = beforeAdverbs(list, i);
  const left = tagAt(list, subject);
  const near = tagAt(list, i - 1);
  const next = tagAt(list, i + 1);
  const word = wordAt(list, i);
  if (left === 'pronoun') return 'base';
  if (!NOUN_BASES.has(word)) return OWNER.has(near) || near === 'adjective' ? 'noun' : 'verb';
  if (!COMPLEMENT_LIKE.has(next) && !(word === 'call' && next === 'preposition')) return 'noun';
  if (left === 'wh' || left === 'close') return 'verb';
  if (NOUN_OR_NAME.has(left) || left === 'quotation')
    return PLURAL.test(wordAt(list, subject)) || wordAt(list, i - 2) === 'and' ? 'verb' : 'noun';
  return left === 'conjunction' || left === 'adverb' || left === 'comma' ? 'base' : 'noun';
}

/** Tags the verbs of a headline whose words all begin with a capital letter: "X Says …", "X Vows to …". */
function retagTitle(list: TokenList, to: number): void {
  for (let i = 1; i < to; i++) {
    const token = list[i];
    const left = tagAt(list, i - 1);
    if (token?.tag !== 'name') continue;
    const isAfterPlural = NOUN_OR_NAME.has(left) && PLURAL.test(wordAt(list, i - 1));
    if (token.cue?.form === 's' && NOUN_OR_NAME.has(left)) token.tag = 'verb';
    else if (left === 'to' || left === 'modal') token.tag = 'base';
    else if (token.cue?.form === 'base' && isAfterPlural && list[i + 1]?.capital) token.tag = 'verb';
  }
}

/** Returns where a first paragraph in capitals ends, or 0. */
function endOfTitle(list: TokenList): number {
  const start = list.findIndex(({ tag }) => tag !== 'edge');
  const end = list.findIndex(({ tag }, i) => i > start && tag === 'edge');
  if (start < 0 || end - start > 30) return 0;
  const long = list.slice(start, end).filter(({ word, tag }) => word.length > 3 && tag !== 'quotation');
  return long.filter(({ capital }) => capital).length > 0.7 * long.length ? end : 0;
}

/** What the endings -ly, -ed and -ing make of a surname at the head of a sentence: "Kelly", "Khaled", "Harding". */
const BY_ENDING = tagSet('adverb verb ing');

/**
 * Tags as names the words with a capital letter that are written like another: those at the heads of sentences whose ending alone tells
 * another tag, and which stand as a name elsewhere or before a verb that lacks a subject; and modals before a past ("May said").
 */
function retagNames(list: TokenList): void {
  const names = new Set<string>();
  for (const { tag, word } of list) if (tag === 'name') names.add(word);
  list.forEach((token, i) => {
    const { opens, capital, tag, word, cue } = token;
    if (capital && tag === 'modal' && isPastCue(list[i + 1])) token.tag = 'name';
    if (!opens || cue !== null || !BY_ENDING.has(tag) || !isTaggedByEnding(word)) return;
    if (names.has(word) || isBeforeVerb(list, i)) token.tag = 'name';
  });
}

const isPastCue = (token: EnglishToken | undefined): boolean =>
  token !== undefined && !token.capital && (token.cue?.form === 'past' || token.cue?.form === 's');

/** An apposition is no longer. In tokens. */
const MAX_APPOSITION = 12;

/** Returns whether a finite verb follows that needs a subject: "Kelly said", "Ahmed, the envoy, said"; but not "Rarely has he said". */
function isBeforeVerb(list: TokenList, i: number): boolean {
  const next = list[i + 1];
  if (next?.tag === 'comma') {
    const inside = list.slice(i + 2, i + 2 + MAX_APPOSITION).findIndex(({ tag }) => tag === 'comma');
    return inside > 0 && isPastCue(list[i + 3 + inside]);
  }
  const isAuxiliary = next?.tag === 'have' || next?.tag === 'modal';
  const verb = isAuxiliary ? list[i + 2] : next;
  if (verb === undefined || verb.capital) return false;
  if (verb.cue === null) return verb.tag === 'verb';
  return verb.cue.form !== 'ing' && (isAuxiliary || verb.cue.form !== 'base');
}

/** Corrects tags in place, from left to right: each word sees the corrected tags of those before it. */
export function retag(list: TokenList): void {
  retagTitle(list, endOfTitle(list));
  retagNames(list);
  list.forEach((token, i) => {
    token.tag = tagAmongNeighbours(list, i, token);
  });
}

function tagAmongNeighbours(list: TokenList, i: number, token: EnglishToken): Tag {
  const { tag, word } = token;
  const left = tagAt(list, i - 1);
  if (isOnceAgain(list, i, word)) return 'adverb';
  if (left === 'to' && wordAt(list, i - 2) === 'according') return SOURCE_LIKE.has(tag) ? tag : 'noun';
  if (token.cue !== null && tag !== 'name') return tagOfCue(list, i, token);
  if (tag === 'number') return isDayOfMonth(list, i, word) ? 'time' : 'number';
  if (word === 'may' && token.capital && isMonth(list, i)) return 'time';
  if (tag === 'base') return followsSubjectOrAuxiliary(list, i) ? 'base' : 'noun';
  if (tag === 'verb') return OWNER.has(left) && NOUN_OR_NAME.has(tagAt(list, i + 1)) ? 'adjective' : 'verb';
  if (tag === 'noun') return tagOfNoun(list, i, word);
  if (tag === 'adjective') return tagOfAdjective(list, i, word);
  if (tag === 'clitic') return isVerbalClitic(list, i) ? 'be' : 'clitic';
  if (tag === 'that') return left === 'preposition' || left === 'to' ? 'determiner' : 'that';
  return (word === 'her' || word === 'his') && !STARTS_NOUN.has(tagAt(list, i + 1)) ? 'object' : tag;
}

/** "Once again" and "once more" open no clause, as "once" does. */
const isOnceAgain = (list: TokenList, i: number, word: string): boolean =>
  word === 'once'
    ? /^(?:again|more)$/u.test(wordAt(list, i + 1))
    : word === 'more' && wordAt(list, i - 1) === 'once';

/** Returns whether a number is a part of "Nov. 29", "December 3" or "3 December". */
function isDayOfMonth(list: TokenList, i: number, word: string): boolean {
  if (word.length > 2 || !/^\d/u.test(word)) return false;
  const { monthForms } = calendarWords();
  const before = wordAt(list, wordAt(list, i - 1) === '.' ? i - 2 : i - 1);
  return [before, wordAt(list, i + 1)].some((near) => near !== 'may' && monthForms.has(near));
}

/** Returns whether "May" is the month: "3 May", "in May", "May 3". */
const isMonth = (list: TokenList, i: number): boolean =>
  tagAt(list, i - 1) === 'number' || tagAt(list, i - 1) === 'preposition' || tagAt(list, i + 1) === 'number';

function followsSubjectOrAuxiliary(list: TokenList, i: number): boolean {
  const left = tagAt(list, i - 1);
  const isPluralSubject = left === 'noun' && PLURAL.test(wordAt(list, i - 1));
  return BEFORE_BASE.has(left) || left === 'pronoun' || isPluralSubject;
}

function tagOfNoun(list: TokenList, i: number, word: string): Tag {
  const left = tagAt(list, i - 1);
  if (left === 'to' && !/[^s]s$/u.test(word)) return 'base';
  if (isPresent(list, i, word)) return 'verb';
  return left === 'modal' ? 'base' : 'noun';
}

/** Finds "to open a school", "they establish a school" and "the minister last said": there an adjective is a verb or an adverb. */
function tagOfAdjective(list: TokenList, i: number, word: string): Tag {
  const isVerbal = tagAt(list, i - 1) === 'to' || /^(?:i|we|they)$/u.test(wordAt(list, i - 1));
  if (isVerbal && OBJECT_LIKE.has(tagAt(list, i + 1))) return 'base';
  const next = list[i + 1]?.cue ?? null;
  const isBeforeVerb = /^(?:first|last|long)$/u.test(word) && next !== null && next.form !== 'base';
  return isBeforeVerb ? 'adverb' : 'adjective';
}

/** Returns whether the word is the third person of a verb that no list holds: "Trump represents the …", "it obscures …". */
function isPresent(list: TokenList, i: number, word: string): boolean {
  if (!/[^su]s$/u.test(word)) return false;
  const left = tagAt(list, i - 1);
  const before = wordAt(list, i - 1);
  const next = tagAt(list, i + 1);
  if (left === 'pronoun' || before === 'who' || before === 'which') return true;
  if (!NOUN_OR_NAME.has(left) && left !== 'close') return false;
  return !PLURAL.test(before) && (OBJECT_LIKE.has(next) || next === 'to');
}

/** Returns whether a clitic is a verb ("she's going", "that's right") and no possessive. */
function isVerbalClitic(list: TokenList, i: number): boolean {
  const left = tagAt(list, i - 1);
  const next = wordAt(list, i + 1);
  if (left === 'pronoun' || left === 'that' || left === 'wh' || wordAt(list, i - 1) === 'here') return true;
  return OWNER.has(tagAt(list, i + 1)) || next === 'not' || next === 'been';
}
