/**
 * Splits what was said into clauses, the unit of ledgers: one sentence of a party may hold an old assurance and a new one, and
 * the repeated clause must not hide the new one. A clause has a verb of its own; conditions and purposes stay with what they
 * qualify.
 */
import { sentencesWithin } from '../../language/sentences.ts';
import { isWithin } from '../../language/quotations.ts';
import type { TaggedTokens } from '../../language/english/token.ts';
import type { Span } from '../../language/span.ts';
import { readGoverningContext } from './governing.ts';
import { isInfinitiveSubject, joinedAt, joinsAdverbs, partsStatements } from './joined.ts';
import { finiteKind } from '../../language/english/finite-verbs.ts';
import type { EnglishWord } from '../../language/english/words.ts';
import { wordsWithin } from '../../language/english/words.ts';
import { balanceClause, quotationsIn } from './balance.ts';
import { trimClause, withoutDateline, withoutTails } from './trim.ts';
import { AUXILIARIES, isModal, verbForm } from '../../language/english/verb-forms.ts';

/** A shorter piece says too little to be compared and stays with its neighbour. In words. */
const MIN_CLAUSE = 4;
/** Two parts of one sentence have no more than a cue between them ("we will," he said, "…"). In UTF-16 units. */
const MAX_CUE = 60;
const SENTENCE_END = /[.!?]["'”’]?\s+["'“‘]?$/u;

/**
 * Splits what was said into clauses, in order.
 * @param english an article's text
 * @param spans the content of one attribution, in order
 * @returns verbatim places in the text, without outer quotation marks and without the "that" or "and" that joins them
 */
export function splitClauses(english: TaggedTokens, spans: readonly Span[]): Span[] {
  const { text, ends, quotations } = english;
  const parts = spans
    .map((span) => withoutDateline(text, span))
    .flatMap((span) => sentencesWithin(text, ends, span).flatMap((one) => splitSentence(english, one)));
  return joinFragments(english, parts)
    .map((span) => withoutTails(text, trimClause(text, span)))
    .filter(([start, end]) => start < end)
    .map((span) => balanceClause(text, quotations, span));
}

/** Cuts one sentence at its semicolons and at the conjunctions that join clauses. */
function splitSentence({ text, words, quotations }: TaggedTokens, [start, end]: Span): Span[] {
  const tokens = wordsWithin(words, [start, end]);
  const quoted = partlyQuoted(text, quotations, [start, end]);
  const cuts: Cut[] = [];
  let from = 0;
  for (let at = 1; at < tokens.length - 1; at++) {
    const cut = cutAt(tokens, from, at);
    if (cut === null || isWithin(quoted, tokens[at]?.start ?? 0)) continue;
    cuts.push(cut);
    if (!cut.shares) from = cut.next;
    at = Math.max(at, cut.next - 1);
  }
  const starts = [start, ...cuts.map(({ next }) => tokens[next]?.start ?? end)];
  const ends = [...cuts.map(({ last }) => tokens[last]?.end ?? end), end];
  return starts.map((from, index): Span => [from, ends[index] ?? end]);
}

/** Returns the quotations inside a sentence, which no cut parts; one of the whole sentence is parted as the sentence is. */
function partlyQuoted(text: string, quotations: readonly Span[], sentence: Span): readonly Span[] {
  const [start, end] = trimClause(text, sentence);
  return quotationsIn(quotations, sentence).filter(([from, to]) => from >= start || to <= end);
}

/** A cut between two clauses: the last token of the one before and the first of the one after. */
type Cut = {
  readonly last: number;
  readonly next: number;
  /** The clause after has no subject of its own, so that the context of the one before holds for it too. */
  readonly shares: boolean;
};

const CONJUNCTIONS = /^(?:and|&|but|yet)$/u;
const CONTRASTS = /^(?:while|whereas|but|yet|and|&|so)$/u;
/** After these the same speaker makes one more statement: "…, adding that …". */
const ADDED =
  /^(?:adding|noting|stressing|saying|emphasi[sz]ing|underlining|underscoring|warning|stating|insisting|reiterating|reaffirming|affirming|claiming|pointing)$/u;

function cutAt(tokens: readonly EnglishWord[], from: number, at: number): Cut | null {
  const word = tokens[at]?.word ?? '';
  if (word === ';') return { last: at - 1, next: at + 1, shares: false };
  if (word === ',') return cutAtComma(tokens, from, at);
  const isList = word === 'and' && (isPartOfName(tokens, at) || joinsAdverbs(tokens, at));
  if (!CONJUNCTIONS.test(word) || isList) return null;
  return cutBefore(tokens, from, { at, next: at + 1, hasComma: false });
}

/** Returns whether "and" is a part of a name: "Belt and Road", "Trade and Industry". */
function isPartOfName(tokens: readonly EnglishWord[], at: number): boolean {
  const after = tokens[at + 1];
  const next = tokens[at + 2];
  const isName = tokens[at - 1]?.isCapital === true && after?.isCapital === true;
  return isName && finiteKind(tokens, at + 2) === null && next?.isCapital !== true;
}

function cutAtComma(tokens: readonly EnglishWord[], from: number, at: number): Cut | null {
  const next = tokens[at + 1]?.word ?? '';
  if (ADDED.test(next)) {
    const that = [at + 2, at + 3].find((place) => tokens[place]?.word === 'that');
    return that === undefined ? null : { last: at - 1, next: that + 1, shares: false };
  }
  if (CONTRASTS.test(next)) return cutBefore(tokens, from, { at, next: at + 2, hasComma: true });
  return isListOfVerbs(tokens, at) ? cutBefore(tokens, from, { at, next: at + 1, hasComma: false }) : null;
}

/** A conjunction or comma at `at`, with the first token behind it. */
type Joint = { readonly at: number; readonly next: number; readonly hasComma: boolean };

/** @param from where the clause before begins */
function cutBefore(tokens: readonly EnglishWord[], from: number, { at, next, hasComma }: Joint): Cut | null {
  const joined = joinedAt(tokens, next, hasComma);
  // "combat and prevent terrorism": one object for both.
  const sharesObject = (joined === 'past' || joined === 'base') && isLoneVerb(tokens, at - 1);
  if (sharesObject || (joined === 'base' && isInfinitiveSubject(tokens, from, next))) return null;
  if (!partsStatements(joined, readGoverningContext(tokens, from, at), hasComma)) return null;
  return { last: at - 1, next, shares: joined !== 'subject' && joined !== 'that' };
}

/** Returns whether a verb stands directly before a conjunction, and no object between them. */
function isLoneVerb(tokens: readonly EnglishWord[], at: number): boolean {
  return finiteKind(tokens, at) !== null || isBareVerb(tokens, at);
}

/** Returns whether an "and" of the same kind ends the list, so that a comma parts verbs: "condemned A, called for B and urged C". */
function isListOfVerbs(tokens: readonly EnglishWord[], at: number): boolean {
  const kind = joinedAt(tokens, at + 1, false);
  if (kind === null || kind === 'subject' || kind === 'auxiliary') return false;
  const conjunction = tokens.findIndex(
    ({ word }, place) => place > at + 1 && (word === 'and' || word === ';'),
  );
  return conjunction !== -1 && joinedAt(tokens, conjunction + 1, false) === kind;
}

/** Joins pieces without a verb, or too short to compare, to their neighbour where no other words stand between. */
function joinFragments(english: TaggedTokens, parts: readonly Span[]): Span[] {
  const joined: Span[] = [];
  for (const part of parts) {
    const before = joined.at(-1);
    const isLoose =
      before !== undefined &&
      (isFragment(english, part) || isFragment(english, before) || awaitsVerb(english, before));
    if (isLoose && isNear(english.text, before, part)) joined[joined.length - 1] = [before[0], part[1]];
    else joined.push(part);
  }
  return joined;
}

function isFragment(english: TaggedTokens, span: Span): boolean {
  const words = wordsIn(english, span);
  return words.length < MIN_CLAUSE || !hasVerb(words);
}

/** Returns whether a part ends inside of its verb: "the port will not," she said, "…". */
function awaitsVerb(english: TaggedTokens, span: Span): boolean {
  const words = wordsIn(english, span);
  const last = words.at(-1)?.word ?? '';
  const before = last === 'not' || last === 'never' ? (words.at(-2)?.word ?? '') : last;
  return isModal(before) || AUXILIARIES.has(before);
}

const wordsIn = ({ words }: TaggedTokens, span: Span): EnglishWord[] =>
  wordsWithin(words, span).filter(({ isWord }) => isWord);

const hasVerb = (tokens: readonly EnglishWord[]): boolean =>
  tokens.some((_, at) => finiteKind(tokens, at) !== null || isBareVerb(tokens, at));

/** The time at which something was said is not what was said: "hours before the talks began". */
const TIME_FRAME =
  /^(?:an?|one|two|three|\d+|some|shortly|just|only|hours?|days?|weeks?|months?)\b[^,]{0,30}?\b(?:before|after)\b[^,]*$/iu;

/**
 * Returns whether a clause asserts something by itself: a name or a time alone says nothing that could be new.
 * @param isClause whether it is surely a clause, so that a verb which is not known as one may stand in it
 */
export function isAssertion(english: TaggedTokens, span: Span, isClause = false): boolean {
  const words = wordsIn(english, span);
  const states = hasVerb(words) || (isClause && words.length >= MIN_CLAUSE);
  return words.length > 2 && states && !TIME_FRAME.test(english.text.slice(...span));
}

/** Returns whether the word is a verb that begins a clause without a subject: "to allow …", "hand over …", "building …". */
function isBareVerb(tokens: readonly EnglishWord[], at: number): boolean {
  const word = tokens[at]?.word ?? '';
  const form = verbForm(word);
  if (at === 0 && word.endsWith('ing')) return true;
  return form?.base === true && (!form.noun || at === 0 || tokens[at - 1]?.word === 'to');
}

function isNear(text: string, before: Span, part: Span): boolean {
  const between = text.slice(before[1], part[0]);
  // In "We take no side," she said. "We measure water", the words between end a sentence.
  const isParted = /\p{L}/u.test(between) && SENTENCE_END.test(between);
  return between.length <= MAX_CUE && !between.includes('\n\n') && !isParted;
}
