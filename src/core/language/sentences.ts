import { calendarWords } from './english/calendar-words.ts';
import { wordSet } from './word-set.ts';

/** A sentence as a slice of its text: `text.slice(start, end)`, white space around it left out. */
export type Sentence = { readonly text: string; readonly start: number; readonly end: number };

/** Longer runs without an end are cut at white space, so that no later step meets an unbounded sentence. In UTF-16 units. */
const MAX_SENTENCE = 1_500;

/**
 * Matches the places where a sentence may end: after the marks of scripts with spaces only before white space; after those of Chinese and of
 * Arabic script anywhere; at a line break. Quantifiers are bounded, so that a run of full stops costs no more than its length.
 */
const END =
  /[.!?…।։]{1,8}["'”’»)\]]{0,4}(?=\s)|[。！？｡]{1,8}["'”’」』）)]{0,4}|[؟۔]{1,8}["'”’»)\]]{0,4}|\n/gu;

/**
 * Abbreviations that may be followed by a capital letter and do not end a sentence, in lower case and without their full
 * stop. The months and weekdays of English stand in its calendar.
 */
const ABBREVIATIONS: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  [
    'en',
    wordSet(
      'mr mrs ms dr prof gen col lt maj capt sgt adm brig sen rep gov pres amb rev hon st jr sr inc ltd co corp no nos vs vol fig art sec approx est dept univ',
    ),
  ],
  ['fr', wordSet('m mm mme mlle dr pr me st ste no art vol p av bd env janv févr avr juil sept oct nov déc')],
  ['ru', wordSet('г гг им ул д стр тыс млн млрд руб т п пр др проф акад ген кв см ср св о обл р')],
]);
/** Abbreviations of US states. Some are words as well when in lower case: "ill", "miss", "wash". */
const STATES = wordSet(
  'Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Mass Md Mich Minn Miss Mo Mont Neb Nev Okla Ore Pa Tenn Tex Va Vt Wash Wis Wyo',
);

/** Characters that cannot begin a sentence. */
const GOES_ON = /[\p{Ll},;:)]/u;
const LAST_WORD = /[\p{L}\p{M}.]{1,24}$/u;
/** "13. August", "1. The first point": an ordinal or a list's number, far more often than a sentence's last word. */
const ORDINAL = /(?<!\p{L}|\d[.,]?)\d{1,2}$/u;
const INITIALS = /^(?:\p{Lu}|(?:\p{L}\.)+\p{L})$/u;

/** Returns whether the full stop at `stop` belongs to the word before it. */
export function endsAbbreviation(text: string, stop: number, language: string): boolean {
  const word = LAST_WORD.exec(text.slice(Math.max(0, stop - 24), stop))?.[0] ?? '';
  if (word === '') return ORDINAL.test(text.slice(Math.max(0, stop - 4), stop));
  if (INITIALS.test(word)) return true;
  const known = ABBREVIATIONS.get(language.slice(0, 2));
  if (known !== undefined && language.slice(0, 2) !== 'en') return known.has(word.toLowerCase());
  return isEnglishAbbreviation(word);
}

function isEnglishAbbreviation(word: string): boolean {
  const lower = word.toLowerCase();
  if (ABBREVIATIONS.get('en')?.has(lower) === true || STATES.has(word)) return true;
  return word !== lower && calendarWords().abbreviations.has(lower);
}

/**
 * Returns whether a mark ends a sentence: not where a small letter or another mark goes on, and not behind an abbreviation.
 * @param at where the mark stands @param mark one of `END`, closing quotation marks and brackets included
 */
export function isSentenceEnd(text: string, at: number, mark: string, language: string): boolean {
  if (mark === '\n') return true;
  const next = /\S/u.exec(text.slice(at + mark.length, at + mark.length + 8))?.[0] ?? '';
  if (GOES_ON.test(next)) return false;
  return !mark.startsWith('.') || mark.startsWith('..') || !endsAbbreviation(text, at, language);
}

function pushTrimmed(found: Sentence[], text: string, from: number, to: number): void {
  let start = from;
  while (to - start > MAX_SENTENCE) {
    const space = text.lastIndexOf(' ', start + MAX_SENTENCE);
    const stop = space > start ? space : start + MAX_SENTENCE;
    pushSlice(found, text, start, stop);
    start = stop;
  }
  pushSlice(found, text, start, to);
}

function pushSlice(found: Sentence[], text: string, from: number, to: number): void {
  const slice = text.slice(from, to);
  const trimmed = slice.trim();
  if (trimmed === '') return;
  const start = from + slice.length - slice.trimStart().length;
  found.push({ text: trimmed, start, end: start + trimmed.length });
}

/**
 * Splits a text into its sentences, in order. Linear in its length.
 * @param language BCP 47; it decides about abbreviations alone, and one that is not known has those of English
 * @param most after so many sentences the rest of the text is one, however long
 */
export function sentences(text: string, language: string, most = Infinity): Sentence[] {
  const found: Sentence[] = [];
  let start = 0;
  for (const match of text.matchAll(END)) {
    if (found.length >= most - 1) break;
    if (!isSentenceEnd(text, match.index, match[0], language)) continue;
    const stop = match.index + match[0].length;
    pushTrimmed(found, text, start, stop);
    start = stop;
  }
  if (found.length < most - 1) pushTrimmed(found, text, start, text.length);
  else pushSlice(found, text, start, text.length);
  return found;
}
