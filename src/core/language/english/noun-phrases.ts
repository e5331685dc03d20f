/** Finds noun phrases by tags alone. */
import { wordSet } from '../word-set.ts';
import { at, type EnglishToken, type TaggedTokens } from './token.ts';
import { tagSet } from './lexicon.ts';

const HEADS = tagSet('noun name number adjective pronoun determiner close quotation possessive');
const INSIDE = tagSet('noun name number adjective clitic possessive determiner quotation');
const BOUNDARIES = tagSet('edge comma that subordinator dash stop colon wh conjunction quotation');
const LINKS = wordSet(
  'of for at in from with on to against under behind by near about between among within inside across including like',
);
/** A quotation this short may be a word of a phrase: "the “Crooked Hillary” campaign". In UTF-16 units. */
const MAX_SHORT_QUOTATION = 40;

function isShortQuotation(token: EnglishToken): boolean {
  return (
    token.tag === 'quotation' &&
    token.end - token.start <= MAX_SHORT_QUOTATION &&
    /[\p{L}\p{N}]/u.test(token.word)
  );
}

function openingOf(tokens: TaggedTokens, close: number, floor: number): number | null {
  for (let i = close - 1; i >= floor && i >= close - 15; i--) if (at(tokens, i).tag === 'open') return i;
  return null;
}

/** Returns where the phrase without prepositions starts that ends with the token at `last`, or null. */
function baseBefore(tokens: TaggedTokens, last: number, floor: number): number | null {
  const head = at(tokens, last);
  if (last < floor || !HEADS.has(head.tag)) return null;
  if (head.tag === 'pronoun') return last;
  if (head.tag === 'close') {
    const open = openingOf(tokens, last, floor);
    return open === null ? null : baseBefore(tokens, open - 1, floor);
  }
  if (head.tag === 'quotation' && !isShortQuotation(head)) return null;
  let start = last;
  while (start > floor) {
    const token = at(tokens, start - 1);
    const joins = INSIDE.has(token.tag)
      ? token.tag !== 'quotation' || isShortQuotation(token)
      : isModifier(tokens, start - 1);
    if (!joins) break;
    start--;
    if (
      (token.tag === 'determiner' || token.tag === 'possessive') &&
      at(tokens, start - 1).tag !== 'determiner'
    )
      break;
  }
  return start;
}

/** Returns whether a time at `i` is an owner: "Friday's test". */
function isOwnedTime(tokens: TaggedTokens, i: number): boolean {
  return at(tokens, i).tag === 'time' && at(tokens, i + 1).tag === 'clitic';
}

/** Returns whether a word modifies the noun behind it: "the densely packed city", "a leading critic", "nearly 40 people". */
function isModifier(tokens: TaggedTokens, i: number): boolean {
  const { tag } = at(tokens, i);
  const left = at(tokens, i - 1).tag;
  const right = at(tokens, i + 1).tag;
  if (tag === 'adverb')
    return right === 'number' || (right === 'adjective' && (left === 'determiner' || left === 'edge'));
  // "The Sunday Tribune" is a name.
  if (tag === 'time') return left === 'determiner' && right === 'name';
  if (tag === 'ing' || tag === 'verb')
    return (
      left === 'determiner' ||
      left === 'possessive' ||
      left === 'adjective' ||
      (left === 'quotation' && tag === 'verb' && at(tokens, i).word.endsWith('ed'))
    );
  return false;
}

/**
 * Returns where the noun phrase starts that ends before `end`, with what hangs on it: "a spokesman for the ministry in
 * Kabul". Null when none ends there.
 */
export function nounPhraseBefore(tokens: TaggedTokens, end: number, floor: number): number | null {
  let start = at(tokens, end - 1).tag === 'object' ? end - 1 : baseBefore(tokens, end - 1, floor);
  if (start === null) return null;
  for (;;) {
    start = officeListBefore(tokens, start, floor) ?? start;
    const link = at(tokens, start - 1);
    if (start - 1 <= floor) break;
    const linked = (link.tag === 'preposition' || link.tag === 'to') && LINKS.has(link.word);
    const listed = link.tag === 'conjunction' && link.word !== 'but';
    if (!linked && !listed) break;
    const left: number | null =
      at(tokens, start - 2).tag === 'pronoun' ? null : baseBefore(tokens, start - 2, floor);
    if (left === null) break;
    if (listed && left > floor && !isBoundary(tokens, left - 1) && !opensList(tokens, left - 1)) break;
    start = left;
  }
  return at(tokens, start).tag === 'object' ? null : start;
}

const OFFICES = wordSet(
  'ministry department directorate office committee commission agency bureau council chamber administration authority',
);
/** What an office is for is named in so many words at most. */
const MAX_OFFICE_LIST = 12;

/**
 * Returns where the things start that an office is for, of which a part stands at `start`: "the Ministry of Agriculture, Forests
 * and Fisheries". Null where it is no such part.
 */
function officeListBefore(tokens: TaggedTokens, start: number, floor: number): number | null {
  if (!isInName(tokens, start) || !isListMark(at(tokens, start - 1))) return null;
  let first = start;
  while (first > Math.max(floor, start - MAX_OFFICE_LIST)) {
    const left = at(tokens, first - 1);
    if (/^(?:of|for)$/u.test(left.word)) {
      const office = at(tokens, first - 2);
      return office.capital && OFFICES.has(office.word) ? first : null;
    }
    if (!isInName(tokens, first - 1) && !isListMark(left)) return null;
    first--;
  }
  return null;
}

const isInName = (tokens: TaggedTokens, i: number): boolean => {
  const { tag, capital } = at(tokens, i);
  return capital && (tag === 'noun' || tag === 'name' || tag === 'adjective' || tag === 'ing');
};

const isListMark = ({ tag, word }: EnglishToken): boolean =>
  tag === 'comma' || word === 'and' || word === '&';

/** The "and" behind one of these joins what it governs: "states including A and B", "a treaty between A and B". */
const opensList = (tokens: TaggedTokens, i: number): boolean =>
  /^(?:including|between)$/u.test(at(tokens, i).word);

/** Returns whether a clause or phrase begins behind the token at `i`. */
export function isBoundary(tokens: TaggedTokens, i: number): boolean {
  return BOUNDARIES.has(at(tokens, i).tag);
}

/** Returns the place behind the phrase without prepositions that starts at `start`, or `start` when none does. */
export function baseAfter(tokens: TaggedTokens, start: number, ceiling: number): number {
  let i = start;
  let head = false;
  if (at(tokens, i).tag === 'pronoun' || at(tokens, i).tag === 'object') return i + 1;
  while (i < ceiling) {
    const token = at(tokens, i);
    if (token.tag === 'open') {
      let close = i;
      while (close < ceiling && close < i + 15 && at(tokens, close).tag !== 'close') close++;
      if (!head || at(tokens, close).tag !== 'close') break;
      i = close + 1;
      continue;
    }
    if (token.tag === 'determiner' || token.tag === 'possessive') {
      if (head && at(tokens, i - 1).tag !== 'determiner') break;
    } else if (
      token.tag === 'quotation' ? !isShortQuotation(token) : !INSIDE.has(token.tag) && !isOwnedTime(tokens, i)
    ) {
      if (!isModifier(tokens, i)) break;
    } else head = true;
    if (token.tag === 'determiner') head = true;
    i++;
  }
  return head ? i : start;
}

/** Returns the place behind the noun phrase that starts at `start`, prepositional phrases included; `start` when none does. */
export function nounPhraseAfter(tokens: TaggedTokens, start: number, ceiling: number): number {
  let end = baseAfter(tokens, start, ceiling);
  if (end === start || at(tokens, start).tag === 'pronoun') return end;
  for (;;) {
    const link = at(tokens, end);
    const linked =
      (link.tag === 'preposition' || link.tag === 'to' || link.word === 'and') &&
      (LINKS.has(link.word) || link.word === 'and');
    if (!linked || end >= ceiling) return end;
    const { tag } = at(tokens, end + 1);
    if (tag === 'pronoun' || tag === 'time' || (link.tag === 'to' && tag === 'quotation')) return end;
    const next = baseAfter(tokens, end + 1, ceiling);
    if (next === end + 1) return end;
    if (link.word === 'and' && hasFinite(tokens, next, Math.min(next + 2, ceiling))) return end;
    end = next;
  }
}

const FINITE = tagSet('verb be have do modal');

export function isFiniteVerb(token: EnglishToken): boolean {
  return FINITE.has(token.tag);
}

/** Returns whether a verb stands among the tokens from `from`, before `to`. */
export function hasFinite(tokens: TaggedTokens, from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    const token = at(tokens, i);
    if (FINITE.has(token.tag)) return true;
    if (token.tag === 'base' && at(tokens, i - 1).tag !== 'to') return true;
  }
  return false;
}

/** Returns whether a quotation stands among the tokens from `from`, before `to`. */
export function hasQuotation(tokens: TaggedTokens, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (at(tokens, i).tag === 'quotation') return true;
  return false;
}
