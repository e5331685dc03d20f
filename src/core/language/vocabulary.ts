import { monthNames, monthsOf, weekdayNames } from './calendar.ts';
import words from './vocabulary.json' with { type: 'json' };
import { baseLanguage } from './word-tokens.ts';
import { wordList, type WordList } from './word-list.ts';

/** The closed classes of one language, by which a changed word is classified. */
export type Vocabulary = {
  readonly language: string;
  readonly negations: WordList;
  readonly modals: WordList;
  readonly months: WordList;
  /** Weekdays and words such as "yesterday": with the months they make a date. */
  readonly days: WordList;
  /** Verbs of saying and of taking a stand, by which a statement is attributed. */
  readonly cues: WordList;
  /** Nouns that a side may be called by besides its name: "regime", "interim government". */
  readonly namings: WordList;
  /** Offices and forms of address that stand beside a person's name, for scripts without capitals. */
  readonly titles: WordList;
  /** Words that carry no news of their own. Prepositions that turn a sentence round ("before", "against") are not here. */
  readonly functions: WordList;
  /** Verbs and adjectives that take a promise back to an attempt or a wish: "try to", "ready to". */
  readonly attempts: WordList;
  /** Words that say how much of the next word is meant: "any", "only". */
  readonly quantifiers: WordList;
  /** Words that begin another clause or phrase. */
  readonly conjunctions: WordList;
};

/** Words by class and language. White space parts words, `|` parts the forms of one word, and `*` ends a stem. */
const TABLES = {
  negations: table(words.negations),
  modals: table(words.modals),
  months: table(words.months),
  days: table(words.days),
  cues: table(words.cues),
  namings: table(words.namings),
  titles: table(words.titles),
  functions: table(words.functions),
  attempts: table(words.attempts),
  quantifiers: table(words.quantifiers),
  conjunctions: table(words.conjunctions),
};

function table(rows: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
  return new Map(Object.entries(rows));
}

/** Months by other names than those of `monthNames`: the solar years of Iran and Afghanistan, the Levant's, Chinese numerals. */
function otherMonths(language: string): readonly string[] {
  switch (language) {
    case 'fa':
      return [...monthsOf('fa', 'persian'), ...monthsOf('fa-AF', 'persian')];
    case 'ar':
      // Two of them are told by a second word, which is also "the first" and "the second".
      return monthsOf('ar-SY', 'gregory').map((name) => name.split(' ')[0] ?? '');
    case 'zh':
      return Array.from('一二三四五六七八九十', (digit) => `${digit}月`).concat('十一月', '十二月');
    default:
      return [];
  }
}

/** The table holds all names for Pashto, which the runtime of a Worker lacks: Chromium's selection of CLDR leaves it out. */
const WITHOUT_MONTH_NAMES = new Set(['ps', 'zh']);

function months(language: string): WordList {
  const names = WITHOUT_MONTH_NAMES.has(language) ? [] : monthNames(language);
  const rows = names.map((forms) => forms.join('|'));
  return wordList(language, ...rows, ...otherMonths(language), TABLES.months.get(language) ?? '');
}

/** The table holds the inflected and the short forms, and all names for Pashto, where CLDR's name of Saturday is also "week". */
function days(language: string): WordList {
  const [long, short] = (['long', 'short'] as const).map((style) => weekdayNames(language, style));
  const hasShort = language === 'en' || language === 'zh';
  const rows = long?.map((day, index) => (hasShort ? `${day}|${short?.[index] ?? day}` : day)) ?? [];
  return wordList(language, ...(language === 'ps' ? [] : rows), TABLES.days.get(language) ?? '');
}

const LANGUAGES = new Set(['en', 'fr', 'ru', 'ar', 'fa', 'ps', 'ur', 'zh']);

function build(language: string): Vocabulary {
  const listOf = (rows: ReadonlyMap<string, string>): WordList =>
    wordList(language, rows.get(language) ?? '');
  return {
    language,
    negations: listOf(TABLES.negations),
    modals: listOf(TABLES.modals),
    months: months(language),
    days: days(language),
    cues: listOf(TABLES.cues),
    namings: listOf(TABLES.namings),
    titles: listOf(TABLES.titles),
    functions: listOf(TABLES.functions),
    attempts: listOf(TABLES.attempts),
    quantifiers: listOf(TABLES.quantifiers),
    conjunctions: listOf(TABLES.conjunctions),
  };
}

/** Each is built at first use. */
const vocabularies = new Map<string, Vocabulary>();

function vocabularyOf(language: string): Vocabulary {
  const known = LANGUAGES.has(language) ? language : 'en';
  const vocabulary = vocabularies.get(known) ?? build(known);
  vocabularies.set(known, vocabulary);
  return vocabulary;
}

/** Letters by which a text's most likely language is told, for versions that declare none or a wrong one. */
const SCRIPTS: readonly (readonly [RegExp, string])[] = [
  [/\p{Script=Han}/u, 'zh'],
  [/\p{Script=Cyrillic}/u, 'ru'],
  [/[ټډړږښڅځېۍڼګ]/u, 'ps'],
  [/[ٹڈڑںےہھ]/u, 'ur'],
  [/[پچژگکی]/u, 'fa'],
  [/\p{Script=Arabic}/u, 'ar'],
];
const LATIN = new Set(['en', 'fr']);

/**
 * Returns the vocabulary for a text. The declared language counts unless the text's script contradicts it.
 * Unknown languages get English, whose words then rarely occur.
 */
export function vocabularyFor(language: string, text: string): Vocabulary {
  const declared = baseLanguage(language);
  const byScript = SCRIPTS.find(([letters]) => letters.test(text))?.[1];
  const arabicScript = ['ar', 'fa', 'ps', 'ur'];
  const agrees =
    byScript === undefined
      ? LATIN.has(declared)
      : byScript === declared || (arabicScript.includes(byScript) && arabicScript.includes(declared));
  return vocabularyOf(agrees ? declared : (byScript ?? declared));
}
