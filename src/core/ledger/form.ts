/**
 * Reads the form of a clause: what it says by itself, and by how it differs from the nearest earlier statement, about whether
 * it is new. Every feature is a matter of grammar or of figures and names, so that it means the same on any subject.
 */
import * as z from 'zod';
import { once } from '../model/once.ts';
import { contentWords, type ContentWord } from '../language/english/content-words.ts';
import { englishWords } from '../language/english/words.ts';
import { wordSet } from '../language/word-set.ts';
import { isBleached } from '../statements/substance/courtesies.ts';
import { verbMeans } from '../statements/substance/meanings.ts';
import { type Predicate, predicatesOf } from '../statements/substance/predicates.ts';
import { substanceOf } from '../statements/substance/substance.ts';
import type { FrameDifference } from './frame/compare-frames.ts';
import { figuresAt } from './frame/figures.ts';
import { isPerfect, type ClauseFrame } from './frame/frame.ts';
import { nameAt, type NamesOfParties } from './frame/party-names.ts';
import { type ComparedStatement, mostLike } from './verdict.ts';
import table from './form-weights.json' with { type: 'json' };

/** The features, each with the sign that its weight may have: 1 speaks for something new, -1 for something said before. */
export const formFeatures = {
  /** Numbers that none of the party's statements had, or common ones that none had beside another word of the clause; up to two. */
  newFigures: 1,
  /** Capitalised names that none had, up to two; an abbreviation may stand for words that were there. */
  newNames: 1,
  /** It says what will be done: a plan, where a wish or "will continue" is a standing aim. */
  announced: 1,
  /** It is announced with a new figure, name or date. */
  announcedExactly: 1,
  /** It tells what has been done. */
  accomplished: 1,
  /** It tells a deed: "signed", "has banned", "was handed over". */
  deed: 1,
  /** "We will", "I shall": the speaker binds himself in his own words. */
  ownPledge: 1,
  /** It gives another number or date than the nearest earlier statement. */
  otherFigure: 1,
  /** Its new number stands where the nearest has another or none. */
  figureAdded: 1,
  /** In nearly the words of an earlier statement it says the opposite. */
  reversed: 1,
  /** It limits or softens the nearest: a condition, "may" for "will", "some" for "all". */
  limited: 1,
  /** "Never", "always", "nobody": a principle. */
  principle: -1,
  /** "All", "every", "any": likewise. */
  universal: -1,
  /** It says what is not, or is not done: most refusals are standing ones. */
  negated: -1,
  /** It supports, opposes, respects or rejects. */
  position: -1,
  /** It says that something goes on, or says it again: "will continue", "remains", "still". */
  goesOn: -1,
} as const satisfies Readonly<Record<string, 1 | -1>>;
type FormFeature = keyof typeof formFeatures;
export type Form = Readonly<Record<FormFeature, number>>;

/** The weights that `npm run bench -- train` made of the labelled ledgers. */
const trained = once(() =>
  z.object({ bias: z.number(), weights: z.record(z.string(), z.number()) }).parse(table),
);

/**
 * From this chance on, a statement like which none was found is told as new. It was chosen on predictions for subjects that were
 * left out of the training, where it stands clear of a new name alone.
 */
export const SURELY_NEW = 0.81;

/**
 * From this chance on, it may well be new, and is worth a mark in its article's alert; under it, the form is that of a standing
 * position. A refusal alone stays above. On the labelled ledgers four of five new statements are told or marked then, and a third
 * of the repeats.
 */
export const LIKELY_NEW = 0.37;

/** What adds to an earlier statement is worth a mark only if nothing in its form speaks against news. */
export const PARTLY_NEW = 0.45;

/** Returns how likely a clause of this form is new, from 0 to 1, as far as its form tells. */
export function chanceOfNew(form: Form): number {
  const { bias, weights } = trained();
  const logit = Object.entries(form).reduce((sum, [name, value]) => sum + (weights[name] ?? 0) * value, bias);
  return 1 / (1 + Math.exp(-logit));
}

/**
 * What a clause is compared with: the nearest earlier statements, and in how many earlier ones stems stand together, counted until they
 * are more than `MAX_RARE`.
 */
export type Earlier = {
  readonly compared: readonly ComparedStatement[];
  readonly names: NamesOfParties;
  readonly timesSaid: (...stems: readonly string[]) => number;
};

/** In a clause of so many words, a second particular word is one too few. */
const LONG_CLAUSE = 12;

/**
 * Returns whether a clause holds more than the words that suit every relationship: in "it reflects the strong relations between
 * the two countries" nothing but the verb is its own.
 */
export function isParticular(text: string, names: NamesOfParties): boolean {
  const words = contentWords(text);
  let [own, at] = [0, 0];
  while (at < words.length) {
    const name = nameAt(words, at, names)?.length ?? 0;
    if (name === 0 && !isBleached((words[at]?.text ?? '').toLowerCase())) own++;
    at += Math.max(1, name);
  }
  return own > (words.length >= LONG_CLAUSE ? 2 : 1);
}

const MAX_COUNT = 2;
/** From this share of common words on, a difference is one from that very statement. */
const NEARLY_THE_WORDS = 0.6;
const PRINCIPLE = wordSet('never always ever nobody nothing none no-one');
/** A clause is read no further. In words. */
const MAX_WORDS = 120;

export function formOf(text: string, now: ClauseFrame, earlier: Earlier): Form {
  const tokens = englishWords(text).slice(0, MAX_WORDS);
  const words = tokens.map(({ word }) => word);
  const predicates = predicatesOf(tokens);
  const figures = [...now.numbers].filter((number) => isNewFigure(number, now, earlier)).length;
  const newFigures = Math.max(0, figures - (text.match(LOOKS_BACK)?.length ?? 0));
  const newNames = countNewNames(text, earlier);
  const isExact = newFigures + newNames > 0 || hasNewDate(text, earlier);
  const announced = predicates.some(isAnnouncement);
  const negated = predicates.some((each) => each.negated);
  const near = mostLike(earlier.compared)?.likeness.differences;
  const has = (...kinds: readonly FrameDifference[]): boolean =>
    kinds.some((kind) => near?.has(kind) === true);
  const substance = substanceOf({ clause: tokens, cue: [] });
  return {
    newFigures: Math.min(newFigures, MAX_COUNT),
    newNames: Math.min(newNames, MAX_COUNT),
    announced: Number(announced),
    announcedExactly: Number(announced && isExact),
    accomplished: Number(!negated && isPerfect(words)),
    deed: Number(!negated && predicates.some(({ past, verb }) => past && verbMeans(verb, 'act'))),
    ownPledge: Number(announced && words.some((word) => /^(?:we|i)(?:'ll)?$/u.test(word))),
    otherFigure: Number(has('number')),
    figureAdded: Number(newFigures > 0 && has('number', 'more-exact')),
    reversed: Number(earlier.compared.some(isReversal)),
    limited: Number(has('softened', 'quantity', 'condition')),
    principle: Number(words.some((word, at) => PRINCIPLE.has(word) || isNoOne(words, at))),
    universal: Number(now.quantity === 'all'),
    negated: Number(negated),
    position: Number(substance === 'position'),
    goesOn: Number(predicates.some(isKept) || words.some((word) => GOES_ON.test(word))),
  };
}

const isNoOne = (words: readonly string[], at: number): boolean =>
  words[at] === 'no' && words[at + 1] === 'one';

/** Returns whether somebody will do something: no wish, no refusal, nothing that goes on, and no mere being. */
const isAnnouncement = ({ future, negated, continued, hoped, verb }: Predicate): boolean =>
  future && !negated && !continued && !hoped && verb !== 'be' && verb !== 'like';

/** "Continues", "will keep paying", "remains". */
const isKept = ({ continued, verb }: Predicate): boolean => continued || verbMeans(verb, 'continue');

const GOES_ON = /^(?:still|again|continu(?:ed|ing|ous(?:ly)?)|reiterat(?:e|es|ed|ing))$/u;

/** How long something has lasted is no figure of a statement: "for the past two decades", "the 20-year war", "the 70th anniversary". */
const LOOKS_BACK =
  /\b(?:past|last|previous) [\p{L}\p{N}]{1,12} (?:years|decades|months|centuries)\b|\b[\p{L}\p{N}]{1,12}-year\b(?= (?:long|war|conflict|history))|\b\p{N}{1,3}(?:st|nd|rd|th) anniversary\b/giu;

const isReversal = ({ likeness }: ComparedStatement): boolean =>
  likeness.verbatim >= NEARLY_THE_WORDS && likeness.differences.has('negation');

/** A number that the side said more often is common, and says by itself nothing about what it counts. */
export const MAX_RARE = 3;

/** Returns whether a number was never said, or is a common one that stands beside no other word of the clause. */
function isNewFigure(number: string, { terms }: ClauseFrame, { timesSaid }: Earlier): boolean {
  const times = timesSaid(number);
  if (times <= MAX_RARE) return times === 0;
  return ![...terms.keys()].some((stem) => timesSaid(number, stem) > 0);
}

/** Returns whether a date or a span of time stands in no earlier statement as a whole: "on 15 September", "within weeks". */
function hasNewDate(text: string, { timesSaid }: Earlier): boolean {
  const words = contentWords(text);
  const isDated = words.map((_, at) => figuresAt(words, at)?.some(({ kind }) => kind !== 'numbers') === true);
  return isDated.some((dated, at) => {
    if (!dated || isDated[at - 1] === true) return false;
    const end = isDated.indexOf(false, at);
    const date = words.slice(at, end === -1 ? words.length : end);
    return timesSaid(...date.map(({ stem }) => stem)) === 0;
  });
}

/** Counts names of which no word was said. Capitalised words in a row are one name: "the Security Council". */
function countNewNames(text: string, { names, timesSaid }: Earlier): number {
  const words = contentWords(text);
  let [count, at] = [0, 1];
  while (at < words.length) {
    const run = nameRun(words, at, names);
    if (run.length > 0 && !run.some(({ stem, text: word }) => timesSaid(stem) > 0 || isAbbreviation(word)))
      count++;
    at += Math.max(run.length, nameAt(words, at, names)?.length ?? 1);
  }
  return count;
}

/** Returns the capitalised words that begin at a place, without names of the parties, dates and "I". */
function nameRun(words: readonly ContentWord[], from: number, names: NamesOfParties): readonly ContentWord[] {
  let to = from;
  while (isNameWord(words, to) && nameAt(words, to, names) === null) to++;
  return words.slice(from, to);
}

const isNameWord = (words: readonly ContentWord[], at: number): boolean =>
  words[at]?.kind === 'word' && words[at].capital && words[at].lower !== 'i' && figuresAt(words, at) === null;

/** "KFOR", "EU": what they stand for may have been said in full. */
const isAbbreviation = (word: string): boolean => /^\p{Lu}{2,6}s?$/u.test(word);
