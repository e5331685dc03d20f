import { calendarWords } from './english/calendar-words.ts';
import { countBefore } from './sorted-search.ts';
import type { Span } from './span.ts';
import { wordSet } from './word-set.ts';

/** A sentence as a slice of its text: `text.slice(start, end)`, white space around it left out. */
type Sentence = { readonly text: string; readonly start: number; readonly end: number };

/** Longer runs without an end are cut at white space, so that no later step meets an unbounded sentence. In UTF-16 units. */
const MAX_SENTENCE = 1_500;

/**
 * Matches the places where a sentence may end: after the marks of scripts with spaces only before white space, or where a word with a
 * capital letter is glued to them; after those of Chinese and of Arabic script anywhere; at a line break. Quantifiers are bounded, so
 * that a run of full stops costs no more than its length.
 */
const END =
  /[.!?…।։]{1,8}["'”’»)\]]{0,4}(?=\s|["“«]?[A-ZÀ-ÞА-Я])|[。！？｡]{1,8}["'”’」』）)]{0,4}|[؟۔]{1,8}["'”’»)\]]{0,4}|\n/gu;

/** Languages that write an ordinal with a full stop: "am 13. August". */
const WITH_ORDINALS = wordSet('de da nb nn no fi cs sk sl hr sr bs hu et lv is tr lb fo');
/** Abbreviations of titles and forms of address, which a name follows. */
const BEFORE_NAME =
  'mr mrs ms messrs dr prof gen col lt maj capt cpt cmdr cdr sgt cpl pvt adm brig sen rep gov pres amb rev fr hon st eng supt insp';
const titles = wordSet(BEFORE_NAME);
/** Returns whether a word in lower case is an abbreviation that a name follows, whatever stands between. */
export const isTitleAbbreviation = (lower: string): boolean => titles.has(lower);
/** Abbreviations that a number follows; some are words as well. */
const BEFORE_NUMBER = wordSet('no nos vol fig art sec approx est');
/** Abbreviations that may be followed by a capital letter, in lower case and without their full stop. Months and weekdays stand in the calendar. */
const ABBREVIATIONS: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['en', wordSet(`${BEFORE_NAME} vs dept univ jr sr inc ltd co corp`)],
  ['fr', wordSet('m mm mme mlle dr pr me st ste no art vol p av bd env janv févr avr juil sept oct nov déc')],
  ['ru', wordSet('г гг им ул д стр тыс млн млрд руб т п пр др проф акад ген кв см ср св о обл р')],
]);
/** Behind these a sentence goes on, whatever word comes. */
const LEADING = wordSet(`${BEFORE_NAME} vs dept univ e.g i.e`);
/** Abbreviations of US states. Some are words as well when in lower case: "ill", "miss", "wash". */
const STATES = wordSet(
  'Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Mass Md Mich Minn Miss Mo Mont Neb Nev Okla Ore Pa Tenn Tex Va Vt Wash Wis Wyo',
);
/** With a capital letter these open a sentence; no name that an abbreviation is a part of goes on with them. */
const OPENERS =
  /^\s*["“‘(]?(?:The|A|An|This|That|These|Those|He|She|It|We|They|You|I|His|Her|Its|Our|Their|There|But|And|In|On|At|By|For|With|From|After|Before|When|While|If|As|What|Who|Although|However|Meanwhile)\s/u;

/** Characters that cannot begin a sentence. */
const GOES_ON = /[\p{Ll},;:)]/u;
const LAST_WORD = /[\p{L}\p{M}.]{1,24}$/u;
const SHORT_NUMBER = /(?<!\p{L}|\d[.,]?)\d{1,2}$/u;
/** The number of a list's point stands at the head of a line or behind a sentence: "1. The first point". Bounded: 32 characters. */
const HEAD_OF_POINT = /(?:^|[\n!?:;]|(?<word>[\p{L}\p{M}.]{0,24})\.)["”’)]?\s*[(["“]?\d{1,2}$/u;
const HALF_DAY = /^[ap]\.m$/iu;
/** "5 p.m. GMT", "5 p.m. Kabul time". */
const OF_TIME = /^\s*(?:\p{Lu}{2,4}\b|(?:\p{Lu}\p{L}+ ){1,2}[Tt]ime\b)/u;
const INITIALS = /^(?:\p{Lu}|(?:\p{L}\.)+\p{L})$/u;

/** Returns whether the full stop at `stop` belongs to the word before it. */
export function endsAbbreviation(text: string, stop: number, language: string): boolean {
  const base = language.slice(0, 2);
  const word = LAST_WORD.exec(text.slice(Math.max(0, stop - 24), stop))?.[0] ?? '';
  if (word === '') {
    if (!SHORT_NUMBER.test(text.slice(Math.max(0, stop - 4), stop))) return false;
    return WITH_ORDINALS.has(base) || isHeadOfPoint(text, stop);
  }
  if (ABBREVIATIONS.has(base) && base !== 'en')
    return INITIALS.test(word) || ABBREVIATIONS.get(base)?.has(word.toLowerCase()) === true;
  if (BEFORE_NUMBER.has(word.toLowerCase())) return /^\s*\p{N}/u.test(text.slice(stop + 1, stop + 5));
  const after = text.slice(stop + 1, stop + 32);
  if (HALF_DAY.test(word)) return OF_TIME.test(after) || isCalendarWord(after);
  // Months and weekdays are shortened beside a date: "Nov. 29", "Sat. May 5".
  if (isCalendarAbbreviation(word)) return /^[\s-]*\p{N}/u.test(after) || isCalendarWord(after);
  if (!INITIALS.test(word) && !isEnglishAbbreviation(word.slice(word.lastIndexOf('.') + 1))) return false;
  return LEADING.has(word.toLowerCase()) || !OPENERS.test(after);
}

function isHeadOfPoint(text: string, stop: number): boolean {
  const found = HEAD_OF_POINT.exec(text.slice(Math.max(0, stop - 32), stop));
  const word = found?.groups?.['word'] ?? '';
  return found !== null && !isEnglishAbbreviation(word) && !BEFORE_NUMBER.has(word.toLowerCase());
}

function isEnglishAbbreviation(word: string): boolean {
  const lower = word.toLowerCase();
  return ABBREVIATIONS.get('en')?.has(lower) === true || STATES.has(word) || isCalendarAbbreviation(word);
}

const isCalendarAbbreviation = (word: string): boolean =>
  /^\p{Lu}/u.test(word) && calendarWords().abbreviations.has(word.toLowerCase());

/** Returns whether a text begins with the name of a month or weekday. */
function isCalendarWord(text: string): boolean {
  const word = /^\s*(\p{Lu}\p{L}+)/u.exec(text)?.[1]?.toLowerCase() ?? '';
  return calendarWords().long.has(word) || calendarWords().abbreviations.has(word) || word === 'may';
}

/** A word in small letters or a year before a mark, and a word with a capital letter glued to it: "in Xinjiang.But". */
const GLUED =
  /(?:[a-zß-ÿа-я]{2}|[^A-Za-z]\d)[.!?…]{1,8}["'”’»)\]]{0,4}["“«]?(?:[A-ZÀ-ÞА-Я][a-zß-ÿа-я’']|[AI]\s)/uy;
/** Hosts are written with capitals as well: "Amazon.Com", "https://Example.Org/". */
const HOST = /^(?:com|org|net|gov|edu|info|tv|co|io|uk|cn|ru)(?![a-z])/iu;
const ADDRESS = /(?:\/\/|www|[@#])\S{0,80}$/iu;

/** Returns whether a sentence begins behind a mark without white space between: an editor lost the space, and it is no address. */
function isGlued(text: string, at: number, mark: string): boolean {
  GLUED.lastIndex = at - 2;
  const next = at + mark.length;
  return (
    at >= 2 &&
    GLUED.test(text) &&
    !HOST.test(text.slice(next, next + 5)) &&
    !ADDRESS.test(text.slice(Math.max(0, at - 90), at))
  );
}

/**
 * Returns whether a mark ends a sentence: not where a small letter or another mark goes on, and not behind an abbreviation.
 * @param at where the mark stands @param mark one of `END`, closing quotation marks and brackets included
 */
export function isSentenceEnd(text: string, at: number, mark: string, language: string): boolean {
  if (mark === '\n') return true;
  const next = /\S/u.exec(text.slice(at + mark.length, at + mark.length + 8));
  if (next?.index === 0 && /^[.!?…।։]/u.test(mark) && !isGlued(text, at, mark)) return false;
  if (GOES_ON.test(next?.[0] ?? '')) return false;
  return !mark.startsWith('.') || mark.startsWith('..') || !endsAbbreviation(text, at, language);
}

/** Returns where the first sentences of a text end, in order; a text goes on behind the last of them, or not. */
export function sentenceEnds(text: string, language: string, most = Infinity): number[] {
  const ends: number[] = [];
  for (const { 0: mark, index } of text.matchAll(END)) {
    if (ends.length >= most) break;
    if (isSentenceEnd(text, index, mark, language)) ends.push(index + mark.length);
  }
  return ends;
}

/** Returns the part without white space around it, or null where it is nothing else. */
function trimmed(text: string, [from, to]: Span): Span | null {
  const slice = text.slice(from, to);
  const start = from + slice.length - slice.trimStart().length;
  const end = start + slice.trim().length;
  return start < end ? [start, end] : null;
}

/** Cuts a part that is longer than any sentence, at white space. */
function* shortParts(text: string, [from, to]: Span): Generator<Span> {
  let start = from;
  while (to - start > MAX_SENTENCE) {
    // Of this part alone: a text without spaces would be searched to its beginning for each part.
    const space = text.slice(start, start + MAX_SENTENCE + 1).lastIndexOf(' ');
    const stop = start + (space > 0 ? space : MAX_SENTENCE);
    yield [start, stop];
    start = stop;
  }
  yield [start, to];
}

/**
 * Returns the sentences of a part of a text, in order, without white space around them.
 * @param ends of the text's sentences
 */
export function sentencesWithin(text: string, ends: readonly number[], [from, to]: Span): Span[] {
  const found: Span[] = [];
  let start = from;
  const add = (stop: number): void => {
    for (const part of shortParts(text, [start, stop])) {
      const sentence = trimmed(text, part);
      if (sentence !== null) found.push(sentence);
    }
    start = stop;
  };
  for (let i = countBefore(ends, (end) => end <= from); i < ends.length && (ends[i] ?? to) < to; i++)
    add(ends[i] ?? to);
  add(to);
  return found;
}

/**
 * Splits a text into its sentences, in order. Linear in its length.
 * @param language BCP 47; it decides about abbreviations alone, and one that is not known has those of English
 * @param most after so many sentences the rest of the text is one, however long; one at least
 */
export function sentences(text: string, language: string, most = Infinity): Sentence[] {
  const spans = sentencesWithin(text, sentenceEnds(text, language, most), [0, text.length]);
  const [first] = spans.slice(most - 1);
  const last = spans.at(-1);
  const kept =
    first === undefined || last === undefined
      ? spans
      : [...spans.slice(0, most - 1), [first[0], last[1]] as const];
  return kept.map(([start, end]) => ({ text: text.slice(start, end), start, end }));
}

/** A text that ends as a sentence does, in any script, with the marks that close a quotation behind. */
export const SENTENCE_END = /[\p{Sentence_Terminal}…]["'”’»)\]]*\s*$/u;
