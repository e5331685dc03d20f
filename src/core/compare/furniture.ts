import type { Version } from '../model/index.ts';
import { foldTypography, foldWords } from '../language/fold.ts';
import * as words from './furniture-lists.ts';
import { calendarOf, type Calendar } from '../language/calendar.ts';
import { vocabularyFor, type Vocabulary } from '../language/vocabulary.ts';
import { foldedWords } from '../language/word-tokens.ts';

/** A line read for furniture: as written, as its folded words, and word by word. */
type FurnitureCandidate = {
  readonly text: string;
  readonly key: string;
  readonly words: readonly string[];
  readonly vocabularies: readonly Vocabulary[];
  /** The article's language and English: sites often write their furniture in the latter. */
  readonly calendars: readonly Calendar[];
};
/** `inline` rules may also take one sentence out of a paragraph; the others judge whole blocks, where "13." is a counter. */
type FurnitureRule = {
  readonly name: string;
  readonly test: (line: FurnitureCandidate) => boolean;
  readonly inline: boolean;
};

/** Furniture is terse: it has at most so many words, unless a label says that it is furniture. */
const MAX_TERSE_WORDS = 12;
const MAX_LABELLED_WORDS = 40;
const SENTENCE_END = /[.!?。！？؟۔]["'”’»)\]]*$/u;
const HAS_DIGIT = /\d|[一二三四五六七八九十]/u;

const isNumber = (word: string): boolean => /^[\d.,٬٫:/–-]+(?:[kmb]|st|nd|rd|th)?$/u.test(word);

/** Returns whether a line of few words consists of numbers and of words that pass the test. */
function isMadeOf(line: FurnitureCandidate, limit: number, isPart: (word: string) => boolean): boolean {
  return (
    line.words.length > 0 &&
    line.words.length <= limit &&
    line.words.every((word) => isNumber(word) || isPart(word))
  );
}

/** Returns the label at a line's start, or undefined. In scripts with spaces a label ends at a word's end. */
function labelOf({ key }: FurnitureCandidate, labels: readonly string[]): string | undefined {
  return labels.find(
    (label) =>
      key.startsWith(label) &&
      (/\p{Script=Han}$/u.test(label) || [undefined, ' '].includes(key[label.length])),
  );
}

function isLabelled(line: FurnitureCandidate, labels: readonly string[]): boolean {
  const label = labelOf(line, labels);
  if (label === undefined || line.words.length > MAX_LABELLED_WORDS) return false;
  // "Read more: …" is furniture even where its headline ends like a sentence; "Related to this, he said." is not.
  if (line.key === label || /^.{0,2}[:：|>›»–—]/u.test(line.text.slice(label.length))) return true;
  return !SENTENCE_END.test(line.text) && !/^[a-z]+$/u.test(label);
}

/** A time of day such as "10h40". */
const CLOCK = /^\d{1,2}h\d{0,2}$/u;

const isDateWord = (word: string, { vocabularies, calendars }: FurnitureCandidate): boolean =>
  vocabularies.some(({ months, days }) => months.has(word) || days.has(word)) ||
  calendars.some(({ dates }) => dates.has(word)) ||
  /^\d*[年月日号时分秒点]$/u.test(word);

function isStamp(line: FurnitureCandidate): boolean {
  const dated = line.words.filter((word) => isNumber(word) || CLOCK.test(word) || isDateWord(word, line));
  const labelled = line.words.some((word) => words.STAMP_LABELS.has(word));
  const timed = dated.length > 3 && /\d[:h]\d\d/u.test(line.text);
  const isPart = (word: string): boolean =>
    words.STAMPS.has(word) || CLOCK.test(word) || isDateWord(word, line);
  if (!HAS_DIGIT.test(line.key) || dated.length === 0) return false;
  if (saysToday(line)) return isMadeOf(line, MAX_TERSE_WORDS, (word) => isPart(word) || isSmall(word, line));
  if (labelled && isMadeOf(line, 2 * MAX_TERSE_WORDS, isPart)) return true;
  return timed && isMadeOf(withoutLabel(line), 2 * MAX_TERSE_WORDS, isPart);
}

/** Returns whether a line names the day on which it is read: a page's own calendar, in any language that CLDR knows. */
function saysToday({ key, text, calendars }: FurnitureCandidate): boolean {
  if (SENTENCE_END.test(text)) return false;
  return calendars.some(({ today }) =>
    /\p{Script=Han}$/u.test(today) ? key.startsWith(today) : ` ${key} `.includes(` ${today} `),
  );
}

/** Returns whether a word carries no news of its own, in the language of the line, or says "today" there. */
const isSmall = (word: string, { vocabularies, calendars }: FurnitureCandidate): boolean =>
  vocabularies.some(({ functions }) => functions.has(word)) ||
  calendars.some(({ today }) => ` ${today} `.includes(` ${foldWords(word)} `));

/** "Updated:" in whatever language: a word or two with a colon behind them, before a date with a time of day. */
const LABEL = /^[^\p{N}:：]{2,30}[:：]\s/u;
const MAX_LABEL_WORDS = 2;

function withoutLabel(line: FurnitureCandidate): FurnitureCandidate {
  const label = LABEL.exec(line.text)?.[0];
  const count = label?.trim().split(' ').length ?? 0;
  return count > MAX_LABEL_WORDS ? line : { ...line, words: line.words.slice(count) };
}

function isRelativeTime(line: FurnitureCandidate): boolean {
  if (line.words.length > MAX_TERSE_WORDS) return false;
  const isAgo = (word: string): boolean =>
    words.AGO.has(word) || line.calendars.some(({ ago }) => ago.has(word) && word.length > 1);
  const isUnit = (word: string): boolean =>
    words.TIME_UNITS.has(word) ||
    words.STAMPS.has(word) ||
    line.calendars.some(({ units }) => units.has(word)) ||
    /^\d+\p{L}{1,2}$/u.test(word);
  const anchored = line.words.some(isAgo) || /\b(?:il y a|just now)\b|前$/u.test(line.text.toLowerCase());
  if (!anchored) return false;
  const isPart = (word: string): boolean => isAgo(word) || isUnit(word);
  return isMadeOf(line, MAX_TERSE_WORDS, isPart) || isMadeOf(withoutVerb(line), MAX_TERSE_WORDS, isPart);
}

/** "Active 3 hours ago", "gesehen vor 5 Minuten": whatever was done so long ago, the time goes on by itself. */
function withoutVerb(line: FurnitureCandidate): FurnitureCandidate {
  if (SENTENCE_END.test(line.text) || line.words.length < 4 || isNumber(line.words[0] ?? '')) return line;
  return { ...line, words: line.words.slice(1) };
}

const isCounterWord = (word: string): boolean =>
  words.COUNTED.has(word) || words.COUNTER_FILLERS.has(word) || words.SHARING.has(word);

/** A sentence that ends as one may count votes or readers as news does: small words are let through in other lines alone. */
const isFiller = (word: string, line: FurnitureCandidate): boolean =>
  !/[!?。！？؟۔]$/u.test(line.text) && (isSmall(word, line) || words.TIME_UNITS.has(word));

function isCounter(line: FurnitureCandidate): boolean {
  if (line.words.length > 0 && line.words.length <= 3 && line.words.every(isNumber)) return true;
  // A segmenter may part a word that the table has whole: 点击.
  const whole = { ...line, words: line.key.split(' ') };
  return [line, whole].some((read) => {
    const counts = read.words.some((word) => words.COUNTED.has(word)) && HAS_DIGIT.test(read.key);
    // Only what is counted tells a counter; the small words between ("have", "les") may be of any language.
    return counts && isMadeOf(read, MAX_TERSE_WORDS, (word) => isCounterWord(word) || isFiller(word, read));
  });
}

function isByline(line: FurnitureCandidate): boolean {
  const [, next = ''] = line.words;
  // "By 2030 …" and "By May …" name no author.
  if (isNumber(next) || isDateWord(next, line)) return false;
  return (
    words.BYLINE.test(line.text) && line.words.length <= MAX_TERSE_WORDS && !SENTENCE_END.test(line.text)
  );
}

/** Returns whether a line appeals to the reader; an imperative in quotation marks is somebody's words and no appeal. */
function isAppeal(line: FurnitureCandidate): boolean {
  return (
    line.words.length <= MAX_LABELLED_WORDS &&
    !line.text.includes('"') &&
    labelOf(line, words.APPEALS()) !== undefined &&
    !(FOR_MORE.test(line.key) && !LEADS_ON.test(line.key) && SENTENCE_END.test(line.text))
  );
}

/** "For the latest news, follow …" asks for something, "For the latest round of talks, 12 envoys will come." does not. */
const FOR_MORE = /^for (?:all )?(?:the latest|more (?:news|updates))\b/u;
const LEADS_ON =
  /\b(?:us|our|you|your|we|here|visit|follow|click|tap|see|read|watch|listen|check|tune|download|subscribe|sign|log|join|app|newsletter|channel|www|https?|com|net|org)\b/u;

/** Returns whether a line is a path such as "Home › World › Asia". */
function isBreadcrumb({ text, words: all }: FurnitureCandidate): boolean {
  const crumbs = text.split(/\s[›»>|·•/]\s|[›»]/u);
  return (
    crumbs.length > 2 &&
    all.length <= MAX_TERSE_WORDS &&
    !SENTENCE_END.test(text) &&
    crumbs.every((crumb) => crumb.length < 40)
  );
}

function isAdvert(line: FurnitureCandidate): boolean {
  if (line.words.length > MAX_LABELLED_WORDS) return false;
  const label = words.STRONG_ADVERT.exec(line.text)?.[0];
  if (label !== undefined && words.ANEW.test(line.text.slice(label.length))) return true;
  if (isLabelled(line, words.ADVERTS())) return true;
  return line.words.length <= MAX_TERSE_WORDS && words.COMMERCIAL.test(line.text) && !line.text.endsWith('.');
}

const isPlain =
  (pattern: RegExp) =>
  (line: FurnitureCandidate): boolean =>
    line.words.length <= MAX_LABELLED_WORDS && pattern.test(line.text);

function isNavigation(line: FurnitureCandidate): boolean {
  return isMadeOf(line, MAX_TERSE_WORDS, (word) => words.NAVIGATION.has(word)) || isBreadcrumb(line);
}

function isShareBar(line: FurnitureCandidate): boolean {
  return isMadeOf(line, 2 * MAX_TERSE_WORDS, (word) => words.SHARING.has(word));
}

/** The first rule that matches is the one that the timeline names, so that the most specific ones come first. */
const RULES: readonly FurnitureRule[] = [
  { name: 'relative-time', test: isRelativeTime, inline: false },
  { name: 'counter', test: isCounter, inline: false },
  { name: 'updated-line', test: isStamp, inline: false },
  { name: 'copyright-line', test: isPlain(words.COPYRIGHT), inline: true },
  { name: 'share-bar', test: isShareBar, inline: false },
  { name: 'navigation', test: isNavigation, inline: false },
  { name: 'advert', test: isAdvert, inline: true },
  { name: 'related-links', test: (line) => isLabelled(line, words.RELATED()), inline: true },
  { name: 'follow-us', test: isAppeal, inline: true },
  { name: 'credit-line', test: isPlain(words.CREDITS), inline: true },
  { name: 'byline', test: isByline, inline: false },
  { name: 'consent-notice', test: isPlain(words.CONSENT), inline: false },
];

/** Characters of a line read for furniture: no rule matches longer ones. */
const MAX_LENGTH = 600;

/**
 * Returns the rule by which a line is furniture of the page and not text of the article, or null. Rules match whole lines only: a
 * word, number, date or negation inside a sentence is never furniture.
 * @param part whether the line is a block, or one sentence of a longer one
 */
export function furnitureRule(text: string, language: string, part: 'block' | 'sentence'): string | null {
  if (text.length > MAX_LENGTH) return null;
  const plain = foldTypography(text);
  // Every rule asks for terse lines; most sentences are told by their spaces alone.
  if (plain.split(' ').length > 2 * MAX_LABELLED_WORDS) return null;
  const line: FurnitureCandidate = {
    text: plain,
    key: foldWords(plain),
    words: foldedWords(plain, language),
    vocabularies: [vocabularyFor(language, plain), vocabularyFor('en', 'english')],
    calendars: [calendarOf(language), calendarOf('en')],
  };
  return RULES.find((rule) => (part === 'block' || rule.inline) && rule.test(line))?.name ?? null;
}

/** At most so many lines below a line that announces links are those links. */
const MAX_LINKS = 12;

/** Returns whether a line stands in a list of links: a line that announces them is above it, with no sentence in between. */
function isListed(version: Version, block: number, language: string): boolean {
  const own = version.blocks[block]?.kind;
  for (let at = block; at >= 0 && at > block - MAX_LINKS; at--) {
    const { kind, text = '' } = version.blocks[at] ?? {};
    if (text.length > MAX_LENGTH || SENTENCE_END.test(text)) return false;
    if (at < block && furnitureRule(text, language, 'block') === 'related-links') return true;
    // Under a heading of its own, a list is none of the links above that.
    if (at < block && kind === 'heading' && own === 'list') return false;
  }
  return false;
}

/** Returns the rule by which a whole block is furniture, or null: its own rule, or that of the list of links it stands in. */
export function blockRule(version: Version, block: number, language: string): string | null {
  const text = version.blocks[block]?.text ?? '';
  return (
    furnitureRule(text, language, 'block') ?? (isListed(version, block, language) ? 'related-links' : null)
  );
}
