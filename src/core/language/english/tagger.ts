/** What a word's neighbours say about its tag. */
import type { EnglishToken } from './token.ts';
import { NOUN_BASES, PLURAL_NOUNS, type Tag } from './lexicon.ts';

const BEFORE_NOUN: ReadonlySet<Tag> = new Set<Tag>([
  'determiner',
  'possessive',
  'clitic',
  'adjective',
  'preposition',
  'number',
]);
const PLURAL = /[^s]s$|people|police|men|women$|media|officials/u;

const FINITE: ReadonlySet<Tag> = new Set<Tag>(['verb', 'be', 'have', 'do', 'modal']);

function before(list: readonly EnglishToken[], i: number): EnglishToken | undefined {
  let at = i - 1;
  while (list[at]?.tag === 'adverb') at--;
  return list[at];
}

/** "claims", "report", "asked": a verb or a noun, by what stands around it. */
function tagOfCue(list: readonly EnglishToken[], i: number, token: EnglishToken): Tag {
  const cue = token.cue;
  if (cue === null) return token.tag;
  const near = list[i - 1]?.tag ?? 'edge';
  const previous = before(list, i);
  const left = previous?.tag ?? 'edge';
  const next = list[i + 1]?.tag ?? 'edge';
  if (cue.form === 'ing') return left === 'be' || left === 'comma' ? 'ing' : token.tag;
  if (left === 'to' || left === 'modal' || left === 'do') return 'base';
  if (cue.form === 'past' || cue.form === 'participle') {
    const modifies =
      (near === 'determiner' || near === 'possessive' || near === 'clitic') &&
      (next === 'noun' || next === 'name' || next === 'adjective');
    return modifies ? 'adjective' : 'verb';
  }
  if (near === 'clitic' && list[i + 1]?.tag !== 'that' && cue.form === 's') return 'noun';
  if (BEFORE_NOUN.has(near)) return 'noun';
  if (cue.form === 's') {
    if (!SUBJECT_LIKE.has(left)) return 'noun';
    const finite = FINITE.has(next) && !PLURAL_NOUNS.has(list[i + 1]?.word ?? '');
    if (finite && left !== 'pronoun' && left !== 'wh') return 'noun';
    if (left === 'noun' && PLURAL_NOUNS.has(token.word) && PLURAL.test(previous?.word ?? '')) return 'noun';
    if (left === 'name' && (next === 'stop' || next === 'edge')) return 'verb';
    const called = token.word === 'calls' && /^(?:for|on)$/u.test(list[i + 1]?.word ?? '');
    return PLURAL_NOUNS.has(token.word) && !COMPLEMENT_LIKE.has(next) && !called ? 'noun' : 'verb';
  }
  if (left === 'pronoun') return 'base';
  if (!NOUN_BASES.has(token.word))
    return near === 'determiner' || near === 'possessive' || near === 'adjective' ? 'noun' : 'verb';
  if (!COMPLEMENT_LIKE.has(next) && !(token.word === 'call' && next === 'preposition')) return 'noun';
  if (left === 'wh' || left === 'close') return 'verb';
  if (left === 'noun' || left === 'name' || left === 'quotation')
    return PLURAL.test(previous?.word ?? '') || list[i - 2]?.word === 'and' ? 'verb' : 'noun';
  return left === 'conjunction' || left === 'adverb' || left === 'comma' ? 'base' : 'noun';
}

/** What a verb in the present tense stands behind. */
const SUBJECT_LIKE: ReadonlySet<Tag> = new Set<Tag>([
  'noun',
  'name',
  'pronoun',
  'close',
  'comma',
  'quotation',
  'wh',
  'that',
  'conjunction',
  'adverb',
  'dash',
  'edge',
  'determiner',
]);
/** What the object or clause of a verb begins with. */
const COMPLEMENT_LIKE: ReadonlySet<Tag> = new Set<Tag>([
  'that',
  'determiner',
  'possessive',
  'pronoun',
  'object',
  'name',
  'noun',
  'quotation',
  'to',
  'colon',
  'wh',
  'adverb',
  'number',
  'adjective',
]);
function isPlural(list: readonly EnglishToken[], i: number): boolean {
  const token = list[i];
  return (token?.tag === 'name' || token?.tag === 'noun') && PLURAL.test(token.word);
}

/** In a headline whose words all begin with a capital letter, verbs do too: "X Says …", "X Vows to …". */
function retagTitle(list: readonly EnglishToken[], to: number): void {
  for (let i = 1; i < to; i++) {
    const token = list[i];
    const left = list[i - 1]?.tag;
    if (token?.tag !== 'name') continue;
    if (token.cue?.form === 's' && (left === 'name' || left === 'noun')) token.tag = 'verb';
    else if (left === 'to' || left === 'modal') token.tag = 'base';
    else if (token.cue?.form === 'base' && isPlural(list, i - 1) && list[i + 1]?.capital) token.tag = 'verb';
  }
}

/** Where a first paragraph in capitals ends, or 0. */
function endOfTitle(list: readonly EnglishToken[]): number {
  const start = list.findIndex(({ tag }) => tag !== 'edge');
  const end = list.findIndex(({ tag }, i) => i > start && tag === 'edge');
  if (start < 0 || end - start > 30) return 0;
  const long = list.slice(start, end).filter(({ word, tag }) => word.length > 3 && tag !== 'quotation');
  return long.filter(({ capital }) => capital).length > 0.7 * long.length ? end : 0;
}

/** What an object begins with: "to open a school". */
const OBJECTS: ReadonlySet<Tag> = new Set<Tag>(['determiner', 'possessive', 'object', 'pronoun']);

/** Tags that hang on neighbours, in place, from left to right. */
export function retag(list: readonly EnglishToken[]): void {
  retagTitle(list, endOfTitle(list));
  for (let i = 0; i < list.length; i++) {
    const token = list[i];
    if (token === undefined) continue;
    const left = list[i - 1]?.tag ?? 'edge';
    const next = list[i + 1];
    if (
      list[i - 2]?.word === 'according' &&
      left === 'to' &&
      token.tag !== 'determiner' &&
      token.tag !== 'possessive' &&
      token.tag !== 'name' &&
      token.tag !== 'adjective' &&
      token.tag !== 'number'
    )
      token.tag =
        token.tag === 'pronoun' || token.tag === 'object' || token.tag === 'quotation' || token.tag === 'wh'
          ? token.tag
          : 'noun';
    else if (token.cue !== null && token.tag !== 'name') token.tag = tagOfCue(list, i, token);
    else if (token.tag === 'base')
      token.tag =
        left === 'to' ||
        left === 'modal' ||
        left === 'do' ||
        left === 'pronoun' ||
        (left === 'noun' && PLURAL.test(list[i - 1]?.word ?? ''))
          ? 'base'
          : 'noun';
    else if (
      token.tag === 'verb' &&
      (left === 'determiner' || left === 'possessive') &&
      next !== undefined &&
      (next.tag === 'noun' || next.tag === 'name')
    )
      token.tag = 'adjective';
    else if (token.tag === 'noun' && left === 'to' && !/[^s]s$/u.test(token.word)) token.tag = 'base';
    else if (token.tag === 'adjective' && left === 'to' && OBJECTS.has(next?.tag ?? 'edge'))
      token.tag = 'base';
    else if (
      token.tag === 'adjective' &&
      /^(?:first|last|long)$/u.test(token.word) &&
      next?.cue !== null &&
      next?.cue !== undefined &&
      next.cue.form !== 'base'
    )
      token.tag = 'adverb';
    else if (isPresent(list, i, token)) token.tag = 'verb';
    else if (token.tag === 'noun' && left === 'modal') token.tag = 'base';
    else if (token.tag === 'clitic' && isVerbalClitic(list, i)) token.tag = 'be';
    else if (token.word === 'that' && (left === 'preposition' || left === 'to')) token.tag = 'determiner';
    else if ((token.word === 'her' || token.word === 'his') && !startsNoun(next?.tag)) token.tag = 'object';
  }
}

/** "Trump represents the …", "it obscures …": the third person of a verb that no list holds. */
function isPresent(list: readonly EnglishToken[], i: number, token: EnglishToken): boolean {
  if (token.tag !== 'noun' || !/[^su]s$/u.test(token.word)) return false;
  const left = list[i - 1];
  if (left === undefined) return false;
  if (left.tag === 'pronoun' || left.word === 'who' || left.word === 'which') return true;
  if (left.tag !== 'name' && left.tag !== 'noun' && left.tag !== 'close') return false;
  const next = list[i + 1]?.tag;
  return (
    !PLURAL.test(left.word) &&
    (next === 'determiner' ||
      next === 'possessive' ||
      next === 'object' ||
      next === 'pronoun' ||
      next === 'to')
  );
}

/** "she's going", "that's right": a verb, where the clitic of a noun would be its possessive. */
function isVerbalClitic(list: readonly EnglishToken[], i: number): boolean {
  const left = list[i - 1]?.tag;
  const next = list[i + 1]?.tag;
  if (left === 'pronoun' || left === 'that' || left === 'wh' || list[i - 1]?.word === 'here') return true;
  return (
    next === 'determiner' ||
    next === 'possessive' ||
    list[i + 1]?.word === 'not' ||
    list[i + 1]?.word === 'been'
  );
}

function startsNoun(tag: Tag | undefined): boolean {
  return (
    tag === 'noun' ||
    tag === 'name' ||
    tag === 'adjective' ||
    tag === 'number' ||
    tag === 'ing' ||
    tag === 'quotation' ||
    tag === 'verb' ||
    tag === 'base'
  );
}
