/**
 * The watchlist's pattern language: `*` ends a stem ("afghan*"), `…` stands for up to five words, and matching ignores
 * what writers vary without meaning: case, quotation marks, punctuation, diacritics, Arabic-script variants.
 * Text is folded once and matched against many phrases.
 */

/** Scripts written without spaces between words: there, a phrase may begin and end anywhere. */
const UNSPACED =
  '\\p{scx=Han}\\p{scx=Hiragana}\\p{scx=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}';
const UNSPACED_WORD = `(?:(?=[\\p{L}\\p{N}\\p{M}])[${UNSPACED}])`;
const SPACED_WORD = `(?:(?=[\\p{L}\\p{N}\\p{M}])[^${UNSPACED}])`;
const startsUnspaced = new RegExp(`^${UNSPACED_WORD}`, 'u');
const endsUnspaced = new RegExp(`${UNSPACED_WORD}$`, 'u');

/** Up to five words may stand for `…`; in unspaced scripts two letters count as a word. */
const GAP_WORDS = 5;
const UNSPACED_LETTERS = 2;
const GAP_STEPS = new RegExp(` |${UNSPACED_WORD}|[^ ]+`, 'gu');

/** Combining marks that carry no letter of their own: Latin, Greek and Cyrillic accents, niqqud, harakat, tatweel. */
const OPTIONAL_MARKS =
  /\u0640|[\u0300-\u036F\u0591-\u05BD\u05BF\u05C1\u05C2\u05C4\u05C5\u05C7\u0610-\u061A\u064B-\u065F\u0670\u06D6-\u06DC\u06DF-\u06E8\u06EA-\u06ED]/gu;
/** Soft hyphen, zero-width spaces and joiners, direction marks, variation selectors, byte order mark. */
const INVISIBLE = /[\u00AD\u061C\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]|[\u034F\uFE00-\uFE0F]/gu;
const QUOTES = /["'`´‘’‚‛“”„‟‹›«»「」『』〝〞〟《》〈〉]/gu;
const QUOTES_BETWEEN_UNSPACED = new RegExp(
  `(?<=${UNSPACED_WORD})${QUOTES.source}+(?=${UNSPACED_WORD})`,
  'gu',
);
const SCRIPT_BORDERS = new RegExp(
  `(?<=${SPACED_WORD})(?=${UNSPACED_WORD})|(?<=${UNSPACED_WORD})(?=${SPACED_WORD})`,
  'gu',
);
const NO_WORD = /[^\p{L}\p{N}\p{M}]+/gu;

/** Letters that are one letter to their readers, and have no Unicode decomposition that says so. */
const SAME_LETTER: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ی: 'يى',
    ک: 'كڪ',
    ه: 'ةہۃھە',
    ا: 'ٱ',
    گ: 'ګ',
    o: 'ø',
    l: 'ł',
    d: 'đð',
    i: 'ı',
    ss: 'ß',
    ae: 'æ',
    oe: 'œ',
    σ: 'ς',
  }).flatMap(([plain, variants]) => Array.from(variants, (variant): [string, string] => [variant, plain])),
);
const VARIANT = new RegExp(`[${[...SAME_LETTER.keys()].join('')}]`, 'gu');

/**
 * Text as it is matched: lower case, letters without their variants, words separated by single spaces. Where an
 * unspaced script meets another one, a space is put, so that "Taliban" is a word in "Taliban政府".
 */
export function fold(text: string): string {
  return (
    text
      .normalize('NFKD')
      .toLowerCase()
      .replace(INVISIBLE, '')
      .replace(OPTIONAL_MARKS, '')
      // Hangul and kana are put together again: their marks are letters.
      .normalize('NFC')
      .replace(VARIANT, (letter) => SAME_LETTER.get(letter) ?? letter)
      .replace(QUOTES_BETWEEN_UNSPACED, '')
      .replace(NO_WORD, ' ')
      .replace(SCRIPT_BORDERS, ' ')
      .trim()
  );
}

/** Words that follow each other. `probe` is a part that any match contains: a quick look before the expression runs. */
type Segment = { readonly probe: string; readonly expression: RegExp };

/** A compiled pattern: its segments, in order, with up to five words between them. */
export type Phrase = { readonly pattern: string; readonly segments: readonly Segment[] };

/** Where a phrase stands in a folded text. */
export type Span = { readonly start: number; readonly end: number };

const GAP = /(?:…|\.\.\.)/u;

/** What is wrong with a pattern, or null: for whoever writes a watchlist. */
export function phraseProblem(pattern: string): string | null {
  const segments = pattern.split(GAP);
  if (segments.some((segment) => fold(segment) === '')) {
    return fold(pattern) === '' ? 'has no word' : '"…" needs words on both sides';
  }
  const misplaced = segments
    .flatMap((segment) => segment.trim().split(/\s+/u))
    .find((word) => /\*./u.test(word) || fold(word) === '' || (word.endsWith('*') && fold(word).length < 2));
  if (misplaced === undefined) return null;
  return misplaced.includes('*')
    ? '"*" may only end a word of two letters or more'
    : `"${misplaced}" is no word`;
}

/** @param pattern one without a `phraseProblem`; of another, what can be read counts */
export function compilePhrase(pattern: string): Phrase {
  const segments = pattern
    .split(GAP)
    .filter((segment) => fold(segment) !== '')
    .map(compileSegment);
  return { pattern, segments };
}

/**
 * Every expression runs in time linear in the text: words are literal, a stem's tail stops at the next space, and a
 * spaced word is tried only where a word begins. Folded words hold letters, digits and marks only: nothing to escape.
 */
function compileSegment(segment: string): Segment {
  const words = segment
    .trim()
    .split(/\s+/u)
    .flatMap((word) => foldWord(word));
  const probe = words.reduce((longest, { text }) => (text.length > longest.length ? text : longest), '');
  const source = words.map(({ text, stem }) => {
    const before = startsUnspaced.test(text) ? '' : '(?<![^ ])';
    const after = endsUnspaced.test(text) ? '' : stem ? '[^ ]*' : '(?![^ ])';
    return `${before}${text}${after}`;
  });
  return { probe, expression: new RegExp(source.join(' ?'), 'gu') };
}

function foldWord(word: string): { text: string; stem: boolean }[] {
  const parts = fold(word)
    .split(' ')
    .filter((part) => part !== '');
  return parts.map((text, index) => ({ text, stem: word.endsWith('*') && index === parts.length - 1 }));
}

/** Whether the phrase stands in the text. @param foldedText made by `fold` */
export function matches(phrase: Phrase, foldedText: string): boolean {
  return find(phrase, foldedText).length > 0;
}

/** Every place where the phrase stands, in order. @param foldedText made by `fold` */
export function find(phrase: Phrase, foldedText: string): readonly Span[] {
  const [first, ...rest] = phrase.segments;
  if (first === undefined || phrase.segments.some(({ probe }) => !foldedText.includes(probe))) return [];
  return rest.reduce(
    (spans, segment) => join(spans, places(segment, foldedText), foldedText),
    places(first, foldedText),
  );
}

function places(segment: Segment, text: string): Span[] {
  return Array.from(text.matchAll(segment.expression), (match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/** Spans joined with the places that follow within the gap. Both lists are in order; the nearest earlier end decides. */
function join(spans: readonly Span[], following: readonly Span[], text: string): Span[] {
  const joined: Span[] = [];
  let next = 0;
  let nearest: Span | undefined;
  for (const place of following) {
    for (let span = spans[next]; span !== undefined && span.end <= place.start; span = spans[++next])
      nearest = span;
    if (nearest !== undefined && isWithinGap(text, nearest.end, place.start)) {
      joined.push({ start: nearest.start, end: place.end });
    }
  }
  return joined;
}

function isWithinGap(text: string, from: number, to: number): boolean {
  let words = 0;
  for (const [step] of text.slice(from, to).matchAll(GAP_STEPS)) {
    if (step !== ' ') words += startsUnspaced.test(step) ? 1 / UNSPACED_LETTERS : 1;
    if (words > GAP_WORDS) return false;
  }
  return true;
}

/** The text with every place of the phrase taken out. @param foldedText made by `fold` */
export function blank(phrase: Phrase, foldedText: string): string {
  return withoutSpans(foldedText, find(phrase, foldedText));
}

/** A text that repeats a phrase oftener is left as it is, so that no page can make the search for the places long. */
const MAX_PLACES = 16;

/**
 * The text as it is written, with every place of the phrases taken out: what is left keeps its case, accents and punctuation, so that
 * two texts can still be compared to the letter.
 */
export function blankAsWritten(phrases: readonly Phrase[], text: string): string {
  return phrases.reduce((rest, phrase) => {
    const spans = find(phrase, fold(rest));
    return spans.length === 0 || spans.length > MAX_PLACES
      ? rest
      : withoutSpans(rest, writtenSpans(rest, spans));
  }, text);
}

/** @param spans in order */
function withoutSpans(text: string, spans: readonly Span[]): string {
  const kept: string[] = [];
  let at = 0;
  for (const { start, end } of spans) {
    if (start > at) kept.push(text.slice(at, start));
    at = Math.max(at, end);
  }
  // A lone space keeps the words on both sides apart.
  return at === 0 ? text : [...kept, text.slice(at)].join(' ');
}

/** Where each piece may be folded by itself: at white space, and between two Chinese characters. */
const FOLD_BORDERS = /\s+|(?<=\p{Script=Han})(?=\p{Script=Han})/gu;

/** A piece of a text, and where its fold begins in the fold of the text. */
type Piece = { readonly at: number; readonly text: string; readonly from: number };

function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = [];
  let [at, folded, isApart] = [0, 0, false];
  for (const border of [...text.matchAll(FOLD_BORDERS), null]) {
    const piece = text.slice(at, border?.index);
    const { length } = fold(piece);
    if (length > 0) {
      const from = folded + (isApart && folded > 0 ? 1 : 0);
      pieces.push({ at, text: piece, from });
      folded = from + length;
      isApart = false;
    }
    isApart ||= border !== null && border[0] !== '';
    at += piece.length + (border?.[0].length ?? 0);
  }
  return pieces;
}

/** Where spans of a text's fold stand in the text itself. */
function writtenSpans(text: string, spans: readonly Span[]): Span[] {
  const pieces = piecesOf(text);
  /** Returns the end of the shortest beginning of the text whose fold is so long. */
  const endOf = (folded: number): number => {
    const piece = pieces.findLast(({ from }) => from < folded);
    return piece === undefined ? 0 : piece.at + shortestBeginning(piece.text, folded - piece.from);
  };
  return spans.map(({ start, end }) => {
    const stop = endOf(end);
    const marks = /^\p{M}*/u.exec(text.slice(stop))?.[0].length ?? 0;
    return { start: lastCharacter(text, endOf(start + 1)), end: stop + marks };
  });
}

/** Where the character begins that ends at a place. */
const lastCharacter = (text: string, end: number): number =>
  end - (/(?:[\u{10000}-\u{10FFFF}]|.)$/su.exec(text.slice(Math.max(0, end - 2), end))?.[0].length ?? 1);

/** Returns the length of the shortest beginning of a piece whose fold has so many characters; folds grow with their text. */
function shortestBeginning(piece: string, folded: number): number {
  let [low, high] = [0, piece.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (fold(piece.slice(0, middle)).length < folded) low = middle + 1;
    else high = middle;
  }
  return low;
}
