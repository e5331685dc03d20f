/**
 * The watchlist's pattern language: `*` ends a stem ("afghan*"), `…` stands for up to five words, and matching ignores
 * what writers vary without meaning: case, quotation marks, punctuation, diacritics, Arabic-script variants.
 * Text is folded once and matched against many phrases.
 */
import { once } from '../model/once.ts';
import { foldForPhrases, UNSPACED_WORD } from './fold.ts';
import type { Span } from './span.ts';

const startsUnspaced = once(() => new RegExp(`^${UNSPACED_WORD}`, 'u'));
const endsUnspaced = once(() => new RegExp(`${UNSPACED_WORD}$`, 'u'));

/** Up to five words may stand for `…`; in unspaced scripts two letters count as a word. */
const MAX_GAP_WORDS = 5;
const UNSPACED_LETTERS = 2;
const gapSteps = once(() => new RegExp(` |${UNSPACED_WORD}|[^ ]+`, 'gu'));

/** Words that follow each other. `probe` is a part that any match contains: a quick look before the expression runs. */
type Segment = { readonly probe: string; readonly expression: RegExp };

/** A compiled pattern: its segments, in order, with up to five words between them. */
export type Phrase = { readonly pattern: string; readonly segments: readonly Segment[] };

const GAP = /(?:…|\.\.\.)/u;

/** Returns what is wrong with a pattern, for whoever writes a watchlist, or null. */
export function phraseProblem(pattern: string): string | null {
  const segments = pattern.split(GAP);
  if (segments.some((segment) => foldForPhrases(segment) === '')) {
    return foldForPhrases(pattern) === '' ? 'has no word' : '"…" needs words on both sides';
  }
  const misplaced = segments
    .flatMap((segment) => segment.trim().split(/\s+/u))
    .find(
      (word) =>
        /\*./u.test(word) ||
        foldForPhrases(word) === '' ||
        (word.endsWith('*') && foldForPhrases(word).length < 2),
    );
  if (misplaced === undefined) return null;
  return misplaced.includes('*')
    ? '"*" may only end a word of two letters or more'
    : `"${misplaced}" is no word`;
}

/** @param pattern one without a `phraseProblem`; of another, what can be read counts */
export function compilePhrase(pattern: string): Phrase {
  const segments = pattern
    .split(GAP)
    .filter((segment) => foldForPhrases(segment) !== '')
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
    .flatMap((word) => foldedParts(word));
  const probe = words.reduce((longest, { text }) => (text.length > longest.length ? text : longest), '');
  const source = words.map(({ text, stem }) => {
    const before = startsUnspaced().test(text) ? '' : '(?<![^ ])';
    const after = endsUnspaced().test(text) ? '' : stem ? '[^ ]*' : '(?![^ ])';
    return `${before}${text}${after}`;
  });
  return { probe, expression: new RegExp(source.join(' ?'), 'gu') };
}

function foldedParts(word: string): { text: string; stem: boolean }[] {
  const parts = foldForPhrases(word)
    .split(' ')
    .filter((part) => part !== '');
  return parts.map((text, index) => ({ text, stem: word.endsWith('*') && index === parts.length - 1 }));
}

/** Returns whether the phrase stands in the text. @param foldedText made by `foldForPhrases` */
export function hasPhrase(phrase: Phrase, foldedText: string): boolean {
  return findPhrase(phrase, foldedText).length > 0;
}

/** Returns every place where the phrase stands, in order. @param foldedText made by `foldForPhrases` */
export function findPhrase(phrase: Phrase, foldedText: string): readonly Span[] {
  const [first, ...rest] = phrase.segments;
  if (first === undefined || phrase.segments.some(({ probe }) => !foldedText.includes(probe))) return [];
  return rest.reduce(
    (spans, segment) => joinSpans(spans, segmentSpans(segment, foldedText), foldedText),
    segmentSpans(first, foldedText),
  );
}

function segmentSpans(segment: Segment, text: string): Span[] {
  return Array.from(
    text.matchAll(segment.expression),
    (match) => [match.index, match.index + match[0].length] as const,
  );
}

/** Joins spans with the places that follow within the gap. Both lists are in order; the nearest earlier end decides. */
function joinSpans(spans: readonly Span[], following: readonly Span[], text: string): Span[] {
  const joined: Span[] = [];
  let next = 0;
  let nearest: Span | undefined;
  for (const [start, end] of following) {
    for (let span = spans[next]; span !== undefined && span[1] <= start; span = spans[++next]) nearest = span;
    if (nearest !== undefined && isWithinGap(text, nearest[1], start)) joined.push([nearest[0], end]);
  }
  return joined;
}

function isWithinGap(text: string, from: number, to: number): boolean {
  let words = 0;
  for (const [step] of text.slice(from, to).matchAll(gapSteps())) {
    if (step !== ' ') words += startsUnspaced().test(step) ? 1 / UNSPACED_LETTERS : 1;
    if (words > MAX_GAP_WORDS) return false;
  }
  return true;
}

/** Returns the text with every place of the phrase taken out. @param foldedText made by `foldForPhrases` */
export function blankPhrase(phrase: Phrase, foldedText: string): string {
  return withoutSpans(foldedText, findPhrase(phrase, foldedText));
}

/** A text that repeats a phrase oftener is left as it is, so that no page can make the search for the places long. */
const MAX_PLACES = 16;

/**
 * Returns the text as it is written, with every place of the phrases taken out: what is left keeps its case, accents and punctuation, so that
 * two texts can still be compared to the letter.
 */
export function blankPhrasesAsWritten(phrases: readonly Phrase[], text: string): string {
  return phrases.reduce((rest, phrase) => {
    const spans = findPhrase(phrase, foldForPhrases(rest));
    return spans.length === 0 || spans.length > MAX_PLACES
      ? rest
      : withoutSpans(rest, writtenSpans(rest, spans));
  }, text);
}

/** @param spans in order */
function withoutSpans(text: string, spans: readonly Span[]): string {
  const kept: string[] = [];
  let at = 0;
  for (const [start, end] of spans) {
    if (start > at) kept.push(text.slice(at, start));
    at = Math.max(at, end);
  }
  // A lone space keeps the words on both sides apart.
  return at === 0 ? text : [...kept, text.slice(at)].join(' ');
}

/** A text may be folded piece by piece if it is cut here: at white space, and between two Chinese characters. */
const FOLD_BORDERS = /\s+|(?<=\p{Script=Han})(?=\p{Script=Han})/gu;

/** A piece of a text, and where its fold begins in the fold of the text. */
type FoldedPiece = { readonly at: number; readonly text: string; readonly from: number };

function piecesOf(text: string): FoldedPiece[] {
  const pieces: FoldedPiece[] = [];
  let [at, folded, isApart] = [0, 0, false];
  for (const border of [...text.matchAll(FOLD_BORDERS), null]) {
    const piece = text.slice(at, border?.index);
    const { length } = foldForPhrases(piece);
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

/** Finds where spans of a text's fold stand in the text itself. */
function writtenSpans(text: string, spans: readonly Span[]): Span[] {
  const pieces = piecesOf(text);
  /** Returns the end of the shortest beginning of the text whose fold is so long. */
  const endOf = (folded: number): number => {
    const piece = pieces.findLast(({ from }) => from < folded);
    return piece === undefined ? 0 : piece.at + shortestBeginning(piece.text, folded - piece.from);
  };
  return spans.map(([start, end]) => {
    const stop = endOf(end);
    const marks = /^\p{M}*/u.exec(text.slice(stop))?.[0].length ?? 0;
    return [lastCharacter(text, endOf(start + 1)), stop + marks];
  });
}

/** Returns where the character begins that ends at a place. */
const lastCharacter = (text: string, end: number): number =>
  end - (/(?:[\u{10000}-\u{10FFFF}]|.)$/su.exec(text.slice(Math.max(0, end - 2), end))?.[0].length ?? 1);

/** Returns the length of the shortest beginning of a piece whose fold has so many characters; folds grow with their text. */
function shortestBeginning(piece: string, folded: number): number {
  let [low, high] = [0, piece.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (foldForPhrases(piece.slice(0, middle)).length < folded) low = middle + 1;
    else high = middle;
  }
  return low;
}
