import { numberValue } from '../language/numbers.ts';
import type { Vocabulary } from '../language/vocabulary.ts';
import type { CompareContext } from './context.ts';
import { foldedToken, type UnmatchedWord } from './unmatched-words.ts';
import type { WordToken } from '../language/word-tokens.ts';

const categories = [
  'date',
  'number',
  'negation',
  'modality',
  'naming',
  'attribution',
  'function',
  'name',
  'content',
] as const;
export type Category = (typeof categories)[number];

/** The kind of a changed word, and its value: two words of one category and value say the same ("five", "5"). */
export type Categorised = { readonly category: Category; readonly value: string };

const YEAR = /^(?:19[3-9]\d|20\d\d|1[34]\d\d)$/u;
const YEAR_BEFORE =
  /^(?:in|since|of|by|from|until|before|after|during|late|early|mid|en|depuis|в|с|до|после|في|عام|سنة|منذ|سال|از|کال|سنه|سن|په)$/u;
const YEAR_AFTER = /^(?:年|года?|году|م|ه|میلادی|خورشیدی|شمسی|لمریز|کال|ء|ع)$/u;
const CLOCK_AFTER = /^(?:a\.?m|p\.?m|gmt|utc|ist|pkt|o'clock|h|heures?)$/u;
const DAY_UNIT = /^[一二三四五六七八九十〇零]*[年月日号]$/u;
/** The segmenter may part a number: 三十 一 日. */
const HAN_DIGITS = /^[一二三四五六七八九十〇零]+$/u;
const HAN_DATE = /^[\d一二三四五六七八九十〇零]+[年月日号]$/u;
const CAPITAL = /^\p{Lu}/u;
/** Words that French, and only French, writes onto the next one with an apostrophe. */
const ELISION = /^(?:[ldjmtsc]|qu|n)'(?=\p{L}{2})/u;
/** Marks the value of a word that is part of a party's name, before the party's id. */
export const PARTY = 'party:';
/** The largest distance between a month and its day, in words. */
const MAX_MONTH_DISTANCE = 2;

/** Returns the words around a token, the nearest first, without punctuation and white space. */
function neighbours(tokens: readonly WordToken[], index: number, step: 1 | -1, count: number): string[] {
  const found: string[] = [];
  for (let at = index + step; found.length < count; at += step) {
    const token = tokens[at];
    if (token === undefined) break;
    if (token.word) found.push(foldedToken(token));
  }
  return found;
}

const isDay = (word: string): boolean => /^\d{1,2}(?:\p{L}{1,3})?$|^\d{4}$/u.test(word);

/** Returns whether the marks around a number make it a time of day ("10:30") or a date written in digits ("24/03/2025"). */
function isDigitalDate(tokens: readonly WordToken[], index: number): boolean {
  const joins = (mark: number, other: number): boolean =>
    /^[:/]$/u.test(tokens[mark]?.text ?? '') &&
    /^\d{1,4}$/u.test(foldedToken(tokens[other] ?? { text: '', key: '', start: 0, word: false }));
  const iso = (mark: number, other: number): boolean =>
    /^[-‐]$/u.test(tokens[mark]?.text ?? '') && /^(?:\d{2}|(?:19|20)\d\d)$/u.test(tokens[other]?.text ?? '');
  if (joins(index - 1, index - 2) || joins(index + 1, index + 2)) return true;
  return iso(index + 1, index + 2) && (iso(index + 3, index + 4) || iso(index - 1, index - 2));
}

function isDateNumber(
  word: string,
  index: number,
  tokens: readonly WordToken[],
  { months }: Vocabulary,
): boolean {
  if (HAN_DATE.test(word)) return true;
  if (!/\d|[一二三四五六七八九十]/u.test(word)) return false;
  const before = neighbours(tokens, index, -1, MAX_MONTH_DISTANCE);
  const after = neighbours(tokens, index, 1, MAX_MONTH_DISTANCE);
  const unit = after.find((other) => !HAN_DIGITS.test(other)) ?? '';
  if (DAY_UNIT.test(unit) || CLOCK_AFTER.test(after[0] ?? '')) return true;
  if (isDigitalDate(tokens, index)) return true;
  if (isDay(word) && [...before, ...after].some((other) => months.has(other))) return true;
  return YEAR.test(word) && (YEAR_BEFORE.test(before[0] ?? '') || YEAR_AFTER.test(after[0] ?? ''));
}

/** "May" and "March" are months beside a day or a year, or after "in", "since", "last". */
function isMonth(unmatched: UnmatchedWord, tokens: readonly WordToken[], vocabulary: Vocabulary): boolean {
  if (!vocabulary.months.has(unmatched.word)) return false;
  if (vocabulary.language !== 'en' || !/^(?:may|march|mar|sat|sun|dec)$/u.test(unmatched.word)) return true;
  if (!CAPITAL.test(unmatched.token.text)) return false;
  const around = [
    ...neighbours(tokens, unmatched.index, -1, 1),
    ...neighbours(tokens, unmatched.index, 1, 1),
  ];
  return around.some(
    (word) => isDay(word) || YEAR_BEFORE.test(word) || /^(?:last|next|this|on)$/u.test(word),
  );
}

function isName(unmatched: UnmatchedWord, tokens: readonly WordToken[], context: CompareContext): boolean {
  const { token, word, index } = unmatched;
  if (CAPITAL.test(token.text)) {
    const first = tokens.findIndex((other) => other.word) === index;
    return context.capitalised.has(word) || (!first && !context.headline);
  }
  if (/[\p{Script=Latin}\p{Script=Cyrillic}]/u.test(word)) return false;
  const { titles } = context.vocabulary;
  const around = [...neighbours(tokens, index, -1, 2), ...neighbours(tokens, index, 1, 1)];
  return !titles.has(word) && around.some((other) => titles.has(other));
}

/** Finds the category of a changed word among the closed classes of its language; a word that is in none of them is content. */
export function categorise(
  unmatched: UnmatchedWord,
  tokens: readonly WordToken[],
  context: CompareContext,
): Categorised {
  const { vocabulary } = context;
  const word = unmatched.word.replace(ELISION, '');
  const month = isMonth(unmatched, tokens, vocabulary) ? vocabulary.months.nameOf(word) : undefined;
  const day = month ?? vocabulary.days.nameOf(word);
  if (day !== undefined) return { category: 'date', value: day };
  const value = numberValue(word, vocabulary.language);
  if (isDateNumber(word, unmatched.index, tokens, vocabulary))
    return { category: 'date', value: value ?? word };
  if (value !== null) return { category: 'number', value };
  const negation = unmatched.word.startsWith("n'") || vocabulary.negations.has(word) || isHanNegation(word);
  if (negation) return { category: 'negation', value: 'not' };
  const modal = vocabulary.modals.nameOf(word);
  if (modal !== undefined) return { category: 'modality', value: modal };
  const attempt = vocabulary.attempts.nameOf(word);
  if (attempt !== undefined && takesVerb(unmatched.index, tokens, vocabulary))
    return { category: 'modality', value: attempt };
  if (vocabulary.functions.has(word)) return { category: 'function', value: word };
  const party = context.partyWords.get(word);
  if (party !== undefined) return { category: 'naming', value: `${PARTY}${party}` };
  const naming = vocabulary.namings.nameOf(word);
  if (naming !== undefined) return { category: 'naming', value: naming };
  const cue = vocabulary.cues.nameOf(word);
  if (cue !== undefined) return { category: 'attribution', value: cue };
  return { category: isName(unmatched, tokens, context) ? 'name' : 'content', value: word };
}

/** The word that leads from an attempt to its verb, perhaps behind a negation; other languages have none. */
const LEADS_TO_VERB: ReadonlyMap<string, RegExp> = new Map([
  ['en', /^to$/u],
  ['fr', /^(?:à|de|d'.+)$/u],
]);

function takesVerb(index: number, tokens: readonly WordToken[], { language }: Vocabulary): boolean {
  const mark = LEADS_TO_VERB.get(language);
  return mark === undefined || neighbours(tokens, index, 1, 2).some((word) => mark.test(word));
}

/** Chinese words that begin with a negation, and those that only seem to ("不断" is "constantly"). */
const HAN_NEGATION = /^(?:不|没|未|无法|无需|非法|尚未|并未|并不|从未)/u;
const HAN_NO_NEGATION = /^(?:不断|不同|不久|不仅|不少|不过|不但|不管|不论|不良|不久前|未来|非常|非洲)/u;

function isHanNegation(word: string): boolean {
  return HAN_NEGATION.test(word) && !HAN_NO_NEGATION.test(word);
}
