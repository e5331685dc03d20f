/** Parts a sentence of an account at the conjunctions that join predicates, so that each part says one thing. */
import { finiteKind, isAdverb, isPreposition } from '../language/english/finite-verbs.ts';
import { type CueForm, cueForms } from '../language/english/reporting-words.ts';
import { ATTITUDES } from '../language/english/reporting-words.ts';
import type { EnglishWord } from '../language/english/words.ts';
import { wordsWithin } from '../language/english/words.ts';
import type { TaggedTokens } from '../language/english/token.ts';
import { isWithin } from '../language/quotations.ts';
import type { Span } from '../language/span.ts';
import { adjectiveMeans } from '../statements/substance/meanings.ts';
import { joinedAt } from '../statements/clauses/joined.ts';

/** A sentence's stop, and the space behind it. */
const MAX_STOP = 2;
/** A shorter part says too little. In words. */
const MIN_PART = 4;
const CONDITIONS =
  /^(?:if|unless|provided|that|which|who|whose|whatever|where|when|as|so|while|because|until|once)$/u;
/** Conjunctions that part no statements are not looked behind. */
const JOINING = /^(?:and|but|while|whereas)$/u;

/** @returns places in the text, in order, that together are the sentence */
export function partsOfSentence({ words, quotations }: TaggedTokens, sentence: Span): Span[] {
  const tokens = wordsWithin(words, sentence);
  const [begin, end] = sentence;
  // What is quoted is one thing; a sentence inside a quotation is read as any other.
  const inside = quotations.filter(
    ([from, to]) => from < end && to > begin && (from > begin || to < end - MAX_STOP),
  );
  const starts: number[] = [];
  let from = 0;
  const opening = endOfNoting(tokens) ?? endOfAbsolute(tokens);
  if (opening !== null) {
    starts.push(tokens[opening]?.start ?? 0);
    from = opening;
  }
  for (let at = from + 1; at < tokens.length - 2; at += 1) {
    const next = startOfPart(tokens, from, at);
    const start = tokens[next ?? 0]?.start ?? 0;
    if (next === null || isWithin(inside, start)) continue;
    if (countWords(tokens, from, at) < MIN_PART || countWords(tokens, next, tokens.length) < MIN_PART)
      continue;
    if (isElliptic(tokens.slice(next))) continue;
    starts.push(start);
    from = next;
    at = next;
  }
  return [sentence[0], ...starts].map((start, index): Span => [start, starts[index] ?? sentence[1]]);
}

/** Parts what one side or both will do or want at each verb of it: "build 200 houses and train 300 nurses", "to set up a committee and to meet in May". */
export function deedsIn({ words }: TaggedTokens, said: Span): Span[] {
  const tokens = wordsWithin(words, said);
  const found: Span[] = [];
  let [from, start] = [0, said[0]];
  for (let at = 1; at < tokens.length - MIN_PART; at += 1) {
    const next = at + (tokens[at]?.word === ',' ? 2 : 1);
    if (tokens[next - 1]?.word !== 'and' || !isDeed(tokens.slice(from, at), from > 0)) continue;
    const joined = joinedAt(tokens, next, next > at + 1);
    const isLong =
      countWords(tokens, from, at) >= MIN_PART && countWords(tokens, next, tokens.length) >= MIN_PART;
    if (!isLong || (joined !== 'base' && joined !== 'infinitive')) continue;
    found.push([start, tokens[at - 1]?.end ?? start]);
    start = tokens[next]?.start ?? start;
    [from, at] = [next, next];
  }
  return [...found, [start, said[1]]];
}

/** Returns whether something is to be done by words: behind a modal or "to", or by a verb that is joined to one. No condition or relative clause may be open. */
const isDeed = (words: readonly EnglishWord[], isJoined: boolean): boolean =>
  (isJoined || words.some(({ word }, at) => finiteKind(words, at) === 'modal' || word === 'to')) &&
  !isSubordinate(words, false) &&
  !isPaired(words, 'and');

/** So many words at most are noted before a sentence comes to its subject. */
const MAX_NOTED = 40;

/** "While he noted that", in words. */
const MAX_CONCEDING = 8;

/** "Noting that the toll is low, Berg said", "while he notes that …, …": what is noted says one thing of its own. @returns where the rest begins, or null */
function endOfNoting(tokens: readonly EnglishWord[]): number | null {
  const isConceding = /^(?:while|although|though)$/u.test(tokens[0]?.word ?? '');
  const that = tokens.slice(0, isConceding ? MAX_CONCEDING : 2).findIndex(({ word }) => word === 'that');
  if (isConceding ? false : that < 1 || !ADDING.test(tokens[0]?.word ?? '')) return null;
  const comma = tokens.findLastIndex(
    ({ word }, at) => at > MIN_PART && at < MAX_NOTED && word === ',' && isNewSubject(tokens, at + 1),
  );
  return comma === -1 ? null : comma + 1;
}

/** "The Minister having asked for it, her guest said": each says one thing. @returns where the rest begins, or null */
function endOfAbsolute(tokens: readonly EnglishWord[]): number | null {
  const having = tokens.findIndex(({ word }) => word === 'having');
  if (having < 1 || tokens.slice(0, having).some(({ word }) => word === ',')) return null;
  const comma = tokens.findIndex(
    ({ word }, at) => at > having && at < MAX_NOTED && word === ',' && isNewSubject(tokens, at + 1),
  );
  return comma === -1 ? null : comma + 1;
}

const countWords = (tokens: readonly EnglishWord[], from: number, to: number): number =>
  tokens.slice(from, to).filter(({ isWord }) => isWord).length;

/** "… and nobody would be": what ends with its auxiliary leaves to the part before what it says. */
function isElliptic(tokens: readonly EnglishWord[]): boolean {
  const { word = '', isCapital = false } = tokens.findLast(({ isWord }) => isWord) ?? {};
  // "In May" is no auxiliary.
  if (isCapital) return false;
  return /^(?:be|been|is|are|was|were|do|does|did|has|have|had|will|would|shall|should|can|could|may|might|must)$/u.test(
    word,
  );
}

/** Returns where the next part begins, where the token at `at` parts two predicates; else null. */
function startOfPart(tokens: readonly EnglishWord[], from: number, at: number): number | null {
  const word = tokens[at]?.word ?? '';
  if (word === ';') return at + 1;
  // "Agreed to: - open …; - close …".
  if (word === ':' && /^(?:[-•–*(]|1|a|i)$/u.test(tokens[at + 1]?.word ?? '')) return at + 1;
  const hasComma = word === ',' && JOINING.test(tokens[at + 1]?.word ?? '');
  // "…, on which an answer was promised".
  if (word === ',' && opensRelative(tokens, at + 1)) return at + 1;
  // "That A …, that B …, and that C …".
  if (word === ',' && isNextContent(tokens, from, at)) return at + 1;
  // "…, adding that …".
  if (word === ',' && ADDING.test(tokens[at + 1]?.word ?? '') && tokens[at + 2]?.word === 'that')
    return at + 3;
  // "…, it being understood that …".
  const opener = [1, 2, 3, 4].map((more) => tokens[at + more]?.word ?? '');
  if (word === ',' && /^it being \p{L}+ that$/u.test(opener.join(' '))) return at + 5;
  // "The Minister was firm: no ship …".
  if (word === ':' && isFirm(tokens.slice(from, at)) && isNewSubject(tokens, at + 1)) return at + 1;
  if (word === ',' && isListOfPredicates(tokens, from, at)) return at + 1;
  // "While" without a comma is a time.
  if (!hasComma && (!JOINING.test(word) || word === 'while')) return null;
  const next = at + (hasComma ? 2 : 1);
  const before = tokens.slice(from, at);
  if (!hasOwnVerb(before) || isPaired(before, word)) return null;
  // "That A …, and that B …".
  if (hasComma && tokens[next]?.word === 'that' && before.some((each) => each.word === 'that')) return next;
  // "…, while taking note of the offer".
  if (hasComma && tokens[at + 1]?.word === 'while' && /.{3}ing$/u.test(tokens[next]?.word ?? '')) return next;
  if (isSubordinate(before, hasComma)) return hasComma && isNewSubject(tokens, next) ? next : null;
  const joined = joinedAt(tokens, next, hasComma);
  // "… and Kerrin to free all who are held by either": no verb of its own.
  if (joined === 'subject' && (isReduced(tokens, next) || isOpenSubject(before))) return null;
  if (STANDS.test(tokens[next]?.word ?? '') && READY.test(tokens[next + 1]?.word ?? '')) return next;
  if (joined === 'subject') return hasComma || isNewSubject(tokens, next) ? next : null;
  if (joined === 'base') return hasComma ? next : null;
  return joined !== null && FINITE.has(joined) ? next : null;
}

/** "A group, led by the deputies, shall …": a participle behind a comma is none. */
const hasOwnVerb = (before: readonly EnglishWord[]): boolean =>
  before.some((_, at) => {
    const kind = finiteKind(before, at);
    return kind !== null && (kind !== 'past' || before[at - 1]?.word !== ',');
  });

/** Returns whether the next of several contents begins behind a comma: "said that A would, that B would". */
const isNextContent = (tokens: readonly EnglishWord[], from: number, at: number): boolean =>
  tokens[at + 1]?.word === 'that' &&
  !isOpenSubject(tokens.slice(from, at)) &&
  tokens.slice(from, at).some(({ word }) => word === 'that') &&
  joinedAt(tokens, at + 1, true) === 'that';

/** A subject stands no farther before its verb. In words. */
const MAX_SUBJECT = 16;

/** Returns whether words only say how somebody speaks: "was firm", "is clear". */
function isFirm(words: readonly EnglishWord[]): boolean {
  const [last, verb] = [words.at(-1)?.word ?? '', words.at(-2)?.word ?? ''];
  return (
    /^(?:is|was|were|are)$/u.test(verb) &&
    (ATTITUDES.has(last) || adjectiveMeans(last, 'unchanged') || last === 'firm')
  );
}

/** "Holds that Torvala (and Belzara should)": what "that" opens has no verb yet, and the conjunction joins two nouns of its subject. */
function isOpenSubject(before: readonly EnglishWord[]): boolean {
  const that = before.findLastIndex(({ word }) => word === 'that');
  return (
    that > 0 &&
    !before.some(({ word }, at) => at > that && (word === 'be' || finiteKind(before, at) !== null))
  );
}

/** Returns whether the first verb behind a place is a participle with its agent: "held by either". */
function isReduced(tokens: readonly EnglishWord[], from: number): boolean {
  const words = tokens.slice(from, from + MAX_SUBJECT);
  const verb = words.findIndex((_, at) => finiteKind(tokens, from + at) !== null);
  return finiteKind(words, verb) === 'past' && words[verb + 1]?.word === 'by';
}

/** Returns whether the "and" of "between Halst and the coast" comes next. */
function isPaired(before: readonly EnglishWord[], word: string): boolean {
  const pair = before.findLastIndex((each) => each.word === 'between' || each.word === 'both');
  return word === 'and' && pair !== -1 && !before.slice(pair).some((each) => each.word === 'and');
}

/** "On which an answer was promised by the Minister", "to which Berg agreed": what follows is somebody's of its own. */
const opensRelative = (tokens: readonly EnglishWord[], at: number): boolean =>
  isPreposition(tokens[at]?.word ?? '') &&
  /^(?:which|whom)$/u.test(tokens[at + 1]?.word ?? '') &&
  tokens.slice(at, at + MAX_RELATIVE).some(({ word }, place, all) => {
    const before = all[place - 1];
    const isSaid =
      all[place + 1]?.word === 'by' || before?.isCapital === true || /^(?:he|she)$/u.test(before?.word ?? '');
    const cue = cueForms.get(word);
    return (
      isSaid &&
      cue !== undefined &&
      /^(?:past|participle|s)$/u.test(cue.form) &&
      (isOfSpeech(cue) || all[place + 1]?.word === 'that')
    );
  });

const isOfSpeech = ({ verb: { classes } }: CueForm): boolean =>
  ['say', 'tell', 'ask', 'commit', 'direct', 'stance'].some((name) =>
    [...classes].some((one) => one === name),
  );

const MAX_RELATIVE = 12;

const FINITE: ReadonlySet<string> = new Set(['modal', 'auxiliary', 'third-person', 'that', 'past']);

const ADDING = /^(?:adding|noting|stressing|saying|stating|warning|insisting|reiterating|reaffirming)$/u;

/** "And stands ready to": a noun elsewhere. */
const STANDS = /^(?:stands|remains|stays|hopes|plans)$/u;
const READY = /^(?:ready|willing|prepared|committed|firm|to|that)$/u;

/** Returns whether a predicate of a list begins behind a comma: "welcomes A, will open B, and is ready to C". */
function isListOfPredicates(tokens: readonly EnglishWord[], from: number, at: number): boolean {
  const next = finiteKind(tokens, at + 1);
  const cue = cueForms.get(tokens[at + 1]?.word ?? '');
  // "Renewed the offer, requested a berth, and thanked"; not "the offer, requested by".
  const isSaid = next === 'past' && cue !== undefined && isOfSpeech(cue) && tokens[at + 2]?.word !== 'by';
  if (next !== 'modal' && next !== 'third-person' && !isSaid) return false;
  const before = tokens.slice(from, at);
  if (!hasOwnVerb(before) || isSubordinate(before, true)) return false;
  // "Those who doubt it, the Minister remarked, will see": who says it is put between.
  if (cueForms.get(before.at(-1)?.word ?? '')?.verb.classes.has('say') === true) return false;
  return tokens.slice(at + 1).some(({ word }) => word === 'and');
}

/** Returns whether a condition or relative clause is open: what is joined to it is a part of it. */
function isSubordinate(before: readonly EnglishWord[], hasComma: boolean): boolean {
  const last = before.findLastIndex(({ word }) => CONDITIONS.test(word));
  if (last <= 0 || before[last]?.word === 'that') return false;
  // "…, as the law provides, and asked for": what a comma opened the next one closes.
  if (hasComma && before[last - 1]?.word === ',') return false;
  return !before.slice(last).some(({ word }) => word === ',');
}

function isNewSubject(tokens: readonly EnglishWord[], at: number): boolean {
  let place = at;
  while (isAdverb(tokens[place]?.word ?? '')) place += 1;
  const joined = joinedAt(tokens, place, true);
  return joined === 'subject' || joined === 'that';
}
