/**
 * The words of dates in every language that the runtime knows: months in all their forms, the words between the parts of a date,
 * and the words for the parts of a day. They come from Intl, a script at a time and at first use, because building formatters is
 * slow; dates as feeds write them ask for none.
 */
import { once } from '../model/once.ts';
import { foldForPhrases } from './fold.ts';
import spellings from './month-spellings.json' with { type: 'json' };
import other from './date-words.json' with { type: 'json' };

export type CalendarName = 'gregory' | 'persian';
export type MonthReading = { readonly month: number; readonly calendar: CalendarName };

type Named = MonthReading & { readonly language: string };
/** What decides between the months that a word stands for in several languages. */
type MonthContext = { readonly language: string | null; readonly timeZone: string };
type Words = {
  /** By the folded words of the name, joined by blanks. */
  readonly months: ReadonlyMap<string, readonly Named[]>;
  readonly fillers: ReadonlySet<string>;
};

/** Words of a name at most: "tháng mười hai". */
export const MAX_NAME_WORDS = 3;
const MONTHS = Array.from({ length: 12 }, (_, month) => Date.UTC(2024, month, 15));
const HOURS = Array.from({ length: 24 }, (_, hour) => Date.UTC(2024, 0, 15, hour));
/** Three quarters of the languages that have a word must agree on the month, where nothing else decides. */
const MIN_AGREEMENT = 0.75;
const MIN_PREFIX = 3;

/** Codes of three letters and variants that have names of their own; all codes of two letters are asked for. */
const MORE_LOCALES =
  'fil ckb ceb yue fa-AF ar-SY ar-DZ ar-MA ar-TN de-AT es-PE pt-PT fr-CA sr-Latn uz-Cyrl uz-Arab bs-Cyrl az-Cyrl pa-Arab sd-Deva zh-TW';

/** Scripts of CLDR that are several of Unicode's. */
const UNICODE_SCRIPTS = new Map([
  ['Jpan', 'Hani'],
  ['Hans', 'Hani'],
  ['Hant', 'Hani'],
  ['Kore', 'Hang'],
]);

const scripts = new Map<string, RegExp>();
let localesByScript: ReadonlyMap<string, readonly string[]> | null = null;

function locales(): ReadonlyMap<string, readonly string[]> {
  if (localesByScript !== null) return localesByScript;
  const letters = Array.from('abcdefghijklmnopqrstuvwxyz');
  const codes = letters.flatMap((first) => letters.map((second) => first + second));
  const byScript = new Map<string, string[]>();
  for (const locale of Intl.DateTimeFormat.supportedLocalesOf([...codes, ...MORE_LOCALES.split(' '), 'ps'])) {
    const script = scriptOf(locale);
    byScript.set(script, [...(byScript.get(script) ?? []), locale]);
  }
  const arabic = byScript.get('Arab') ?? [];
  if (!arabic.includes('ps')) byScript.set('Arab', [...arabic, 'ps']);
  localesByScript = byScript;
  return byScript;
}

function scriptOf(locale: string): string {
  const script = new Intl.Locale(locale).maximize().script ?? 'Latn';
  return UNICODE_SCRIPTS.get(script) ?? script;
}

/** Returns the script of a word among those that some language's dates are written in. */
function scriptOfWord(word: string): string | null {
  if (/^\p{Script=Latn}/u.test(word)) return 'Latn';
  for (const script of locales().keys()) {
    const pattern = scripts.get(script) ?? new RegExp(`^\\p{Script=${script}}`, 'u');
    scripts.set(script, pattern);
    if (pattern.test(word)) return script;
  }
  return null;
}

/** Marks that are written or left out at will: the nukta of Indic scripts. */
const NUKTA = /[\u093C\u09BC\u0A3C\u0ABC\u0B3C]/gu;
const WORD = /\p{Nd}+|\p{Script=Hani}|[\p{L}\p{M}]+/gu;

/** Folds a word or a name as names are looked up. */
export function foldDateWord(text: string): string {
  return (
    foldForPhrases(text.replace(/(?<=\p{L})['’]/gu, ' '))
      .replace(NUKTA, '')
      .match(WORD) ?? []
  ).join(' ');
}

const words = new Map<string, Words>();

function wordsOf(script: string): Words {
  const known = words.get(script);
  if (known !== undefined) return known;
  const months = new Map<string, Named[]>();
  const fillers = new Set<string>();
  const add = (text: string, named: Named): void => {
    const name = foldDateWord(text);
    if (name === '' || /^\d+$/u.test(name) || name.split(' ').length > MAX_NAME_WORDS) return;
    const list = months.get(name) ?? [];
    if (!list.some(({ month, language }) => month === named.month && language === named.language)) {
      months.set(name, [...list, named]);
    }
  };
  for (const locale of locales().get(script) ?? []) addLocale(locale, add, fillers);
  const built = { months, fillers };
  words.set(script, built);
  return built;
}

type Add = (text: string, named: Named) => void;
type Rows = Readonly<Record<string, Readonly<Partial<Record<string, string>>>>>;

function addLocale(locale: string, add: Add, fillers: Set<string>): void {
  const language = locale.split('-', 1)[0] ?? locale;
  for (const month of ['long', 'short'] as const) {
    addForms(dateFormat(locale, { month, calendar: 'gregory' }), { language, add, fillers });
    const beside = dateFormat(locale, { year: 'numeric', month, day: 'numeric', calendar: 'gregory' });
    addForms(beside, { language, add, fillers });
  }
  if (SOLAR_LANGUAGES.has(language)) {
    for (const [index, name] of solarMonths(locale).entries()) {
      add(name, { month: index + 1, calendar: 'persian', language });
    }
  }
  addRows(spellings, locale, (name, month) => add(name, { month, calendar: 'gregory', language }));
  addRows(other.solar, locale, (name, month) => add(name, { month, calendar: 'persian', language }));
}

/** Adds the months as a format writes them, alone or in the form that they have beside a day, and the words around them. */
function addForms(
  format: Intl.DateTimeFormat,
  { language, add, fillers }: { language: string; add: Add; fillers: Set<string> },
): void {
  for (const [index, at] of MONTHS.entries()) {
    const named = { month: index + 1, calendar: 'gregory', language } as const;
    let joined = '';
    for (const { type, value } of format.formatToParts(at)) {
      if (type === 'month') add(value, named);
      // Hebrew writes "in" and the month as one word.
      if (type === 'month' && joined !== '') add(joined + value, named);
      joined = /(?<![\p{L}\p{M}])[\p{L}\p{M}]+$/u.exec(value)?.[0] ?? '';
      if (type !== 'literal') continue;
      for (const word of value.match(/[\p{L}\p{M}]+/gu) ?? []) fillers.add(foldDateWord(word));
    }
  }
}

/** Adds what outlets write and Intl lacks. */
function addRows(rows: Rows, locale: string, add: (name: string, month: number) => void): void {
  const own = new Map(Object.entries(rows)).get(locale) ?? {};
  for (const [month, names] of Object.entries(own)) {
    for (const name of names?.split('|') ?? []) add(name, Number(month));
  }
}

/** Languages of countries that count solar years. */
export const SOLAR_LANGUAGES = new Set(['fa', 'ps']);

function dateFormat(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(locale, { numberingSystem: 'latn', timeZone: 'UTC', ...options });
}

/** Returns the months of the solar year, from the one that begins in March on. */
function solarMonths(locale: string): string[] {
  const format = dateFormat(locale, { calendar: 'persian', month: 'long' });
  return Array.from({ length: 12 }, (_, month) => format.format(Date.UTC(2024, 3 + month, 5)));
}

/** English names, as RFC 822 has them and feeds write them: they are read without building anything. */
const ENGLISH = new Map(
  other.english
    .split(' ')
    .flatMap((names, month) =>
      names.split('|').map((name) => [name, { month: month + 1, calendar: 'gregory' as const }]),
    ),
);

/** @returns the month of an English name in lower case, or null */
export const englishMonth = (name: string): number | null => ENGLISH.get(name)?.month ?? null;

/** @param name up to `MAX_NAME_WORDS` words as `foldDateWord` gives them, with the language of the text where it is known */
export function monthNamed(name: string, language: string | null, timeZone: string): MonthReading | null {
  const english = ENGLISH.get(name);
  if (english !== undefined) return english;
  const script = scriptOfWord(name.replace(/^[\d ]+/u, ''));
  if (script === null) return null;
  const { months } = wordsOf(script);
  const exact = months.get(name);
  const reading = { language, timeZone };
  return exact === undefined ? byPrefix(months, name, reading) : decide(exact, reading);
}

/** Outlets cut names as they like ("sett.", "agost."): a beginning is read if all names that begin so are of one month. */
function byPrefix(months: Words['months'], name: string, reading: MonthContext): MonthReading | null {
  if (Array.from(name).length < MIN_PREFIX || /[\d ]/u.test(name)) return null;
  const found = [...months].flatMap(([full, readings]) => (full.startsWith(name) ? readings : []));
  return found.length === 0 ? null : decide(found, reading);
}

/** A word that is one month here and another there is read in the text's language, then in that of the source's country. */
function decide(found: readonly Named[], { language, timeZone }: MonthContext): MonthReading | null {
  const spoken = language === null ? [] : found.filter((named) => named.language === language);
  for (const group of [spoken, found]) {
    const agreed = single(group);
    if (agreed !== null) return agreed;
  }
  const near = found.filter((named) => zonesOf(named.language).includes(timeZone));
  return single(near) ?? most(found);
}

function single(found: readonly Named[]): MonthReading | null {
  const [first] = found;
  return first !== undefined &&
    found.every(({ month, calendar }) => month === first.month && calendar === first.calendar)
    ? first
    : null;
}

function most(found: readonly Named[]): MonthReading | null {
  const share = (one: Named) =>
    found.filter(({ month, calendar }) => month === one.month && calendar === one.calendar).length /
    found.length;
  return found.find((named) => share(named) >= MIN_AGREEMENT) ?? null;
}

/** Returns the zones of the country where most speakers of a language live; runtimes without the list have none. */
function zonesOf(language: string): readonly string[] {
  const { region } = new Intl.Locale(language).maximize();
  const locale: Intl.Locale & { getTimeZones?: () => string[] | undefined } = new Intl.Locale(
    `und-${region ?? 'ZZ'}`,
  );
  return locale.getTimeZones?.() ?? [];
}

const commonFillers = once(() => new Set(other.fillers.split(' ').map(foldDateWord)));

/** Returns whether a word stands between the parts of a date: "de", "of", "年", "г". */
export function isDateFiller(word: string, names: 'english' | 'all'): boolean {
  if (commonFillers().has(word)) return true;
  if (names === 'english') return false;
  const script = scriptOfWord(word);
  return script !== null && wordsOf(script).fillers.has(word);
}

const hours = new Map<string, ReadonlyMap<string, ReadonlySet<number>>>();

/** Returns the words for parts of the day in a script, each with the hours that it is said of. */
function hoursOf(script: string): ReadonlyMap<string, ReadonlySet<number>> {
  const known = hours.get(script);
  if (known !== undefined) return known;
  const found = new Map<string, Set<number>>();
  for (const locale of locales().get(script) ?? []) {
    for (const [name, said] of dayParts(locale)) {
      found.set(name, new Set([...(found.get(name) ?? []), ...said]));
    }
  }
  hours.set(script, found);
  return found;
}

/** Returns the words of one language, also without what it puts to all of them: Urdu says "in the evening" for "evening". */
function dayParts(locale: string): ReadonlyMap<string, ReadonlySet<number>> {
  const found = new Map<string, Set<number>>();
  for (const dayPeriod of [undefined, 'long'] as const) {
    const format = dateFormat(locale, { hour: 'numeric', hour12: true, ...(dayPeriod && { dayPeriod }) });
    for (const [hour, at] of HOURS.entries()) {
      const said = format.formatToParts(at).find(({ type }) => type === 'dayPeriod')?.value ?? '';
      const name = foldDateWord(said);
      if (name !== '') found.set(name, (found.get(name) ?? new Set()).add(hour));
    }
  }
  const all = [...found.keys()].flatMap((name) => name.split(' '));
  const isGrammar = (word: string) =>
    Array.from(word).length > 1 && all.indexOf(word) !== all.lastIndexOf(word);
  for (const [name, said] of new Map(found)) {
    const bare = name.split(' ').filter((word) => !isGrammar(word));
    if (bare.length > 0) found.set(bare.join(' '), found.get(bare.join(' ')) ?? said);
  }
  return found;
}

/**
 * Returns the hour of 24 that a language means by an hour of 12 and a word for a part of the day, or null for another word.
 * @param name as `foldDateWord` gives it
 */
export function hourSaid(hour: number, name: string): number | null {
  if (/^[ap] ?m$/u.test(name)) return (hour % 12) + (name.startsWith('p') ? 12 : 0);
  const script = scriptOfWord(name);
  // Languages in Latin letters write the 24 hours, or "a.m." and "p.m.".
  if (script === null || script === 'Latn') return null;
  const said = hoursOf(script).get(name);
  if (said === undefined) return null;
  const [morning, evening] = [hour % 12, (hour % 12) + 12];
  if (said.has(morning) !== said.has(evening)) return said.has(morning) ? morning : evening;
  return [...said].filter((at) => at >= 12).length * 2 > said.size ? evening : morning;
}
