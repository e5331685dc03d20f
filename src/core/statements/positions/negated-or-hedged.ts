import { dateOfCue } from '../dates/adverbials.ts';
import { type DateFound, datesIn } from '../../language/english/dates.ts';
import type { DayNumber } from '../../language/days.ts';
import { verbForm } from '../../language/english/verb-forms.ts';
import { asActed, LATER_NEGATORS, OF_WHAT_IS_RULED_OUT, NEGATORS } from './negators.ts';
import { type FoldedSentence, type WordRange, spellsOut } from './folded-sentence.ts';

type PhrasePlace = {
  /** The words that bear on the phrase, to its end. */
  readonly scope: WordRange;
  readonly match: WordRange;
  readonly skipped: ReadonlySet<number>;
  /** The words that the phrase spells out itself. */
  readonly words: readonly string[];
  readonly published: DayNumber | null;
  /** Retold after a verb of saying, in the tense of that verb. */
  readonly isReported: boolean;
};

/** Words behind the phrase that can take it back. */
const MAX_WORDS_BEHIND = 30;
const RECENT_DAYS = 7;

/**
 * Says whether the sentence says what the phrase says: as done, as decided or announced, or not at all, because a negation, a
 * condition, another time or the like keeps it from that.
 */
export function assertionOf(
  text: string,
  sentence: FoldedSentence,
  place: PhrasePlace,
): 'done' | 'announced' | null {
  const { words, isAnnounced } = asActed(
    masked(sentence, place, place.scope.from, place.match.to),
    place.isReported,
  );
  if (isNegatedOrHedged(text, sentence, place, words)) return null;
  return isAnnounced ? 'announced' : 'done';
}

/** @param before the words that bear on the phrase, to its end, as `NEGATORS` reads them */
function isNegatedOrHedged(
  text: string,
  sentence: FoldedSentence,
  place: PhrasePlace,
  before: string,
): boolean {
  const { scope, match } = place;
  const isNegation = place.words.some((word) => NEGATION.test(word));
  const ungapped = isNegation
    ? asActed(masked(sentence, withoutGap(sentence, place), scope.from, match.to), place.isReported).words
    : before;
  const searched = (name: string): string => (OF_WHAT_IS_RULED_OUT.has(name) ? ungapped : before);
  if (NEGATORS.some(([name, expression]) => expression.test(searched(name)))) return true;
  if (sentence.words[match.to]?.word === 's' && sentence.words[match.to - 1]?.isLastOfPart === false)
    return true;
  if (LATER_NEGATORS.test(masked(sentence, place, match.to, match.to + MAX_WORDS_BEHIND))) return true;
  return isOfAnotherTime(text, sentence, place);
}

const NEGATION = /^(?:not|never|nobody|no|none|t)$/u;

/** Returns the same place, with the words between those of the phrase skipped. */
function withoutGap({ words }: FoldedSentence, place: PhrasePlace): PhrasePlace {
  const skipped = new Set(place.skipped);
  for (let at = place.match.from; at < place.match.to; at++)
    if (!spellsOut(place.words, words[at]?.word ?? '')) skipped.add(at);
  return { ...place, skipped };
}

/** Writes the words as `NEGATORS` reads them. */
function masked({ words }: FoldedSentence, place: PhrasePlace, from: number, to: number): string {
  const parts: string[] = [];
  for (let at = from; at < Math.min(to, words.length); at++) {
    const word = words[at];
    if (word === undefined || place.skipped.has(at)) continue;
    const isOwn = at >= place.match.from && at < place.match.to && spellsOut(place.words, word.word);
    const shown = isOwn ? ownMark(at === place.match.from, word.word) : word.word;
    parts.push(word.isLastOfPart && at < to - 1 ? `${shown},` : shown);
  }
  return parts.join(' ');
}

const ownMark = (isFirst: boolean, word: string): string =>
  isFirst ? (word.endsWith('ing') ? '#ing' : '#') : '=';

/** Returns whether it is true of another time: "closed its embassy in 2021", but not "has not … since 2021". */
function isOfAnotherTime(
  text: string,
  { words }: FoldedSentence,
  { scope, match, published }: PhrasePlace,
): boolean {
  const [start, end] = [words[scope.from]?.start, words[match.to - 1]?.end];
  if (published === null || start === undefined || end === undefined) return false;
  const clause = text.slice(start, words[Math.min(words.length, match.to + MAX_WORDS_BEHIND) - 1]?.end);
  const act = { start: (words[match.from]?.start ?? start) - start, end: end - start };
  const date = dateOfCue(clause, act, datesIn(clause, published), published);
  const isOld = ({ days }: DateFound): boolean => published - (days.from + days.to) / 2 > RECENT_DAYS;
  if (date !== null) return isOld(date);
  const introduction = text.slice(words[0]?.start, start);
  return isPastNarrative(words, scope, match) && datesIn(introduction, published).some(isOld);
}

/** Returns whether a simple past has the time of the clause before: "Others left in 2021, but it kept …". */
function isPastNarrative(words: FoldedSentence['words'], scope: WordRange, match: WordRange): boolean {
  const verb = words.slice(scope.from, match.to).find(({ word }) => verbForm(word) !== null);
  const isPast = verb !== undefined && isSimplePast(verb.word);
  return isPast && !words.slice(scope.from, match.to).some(({ word }) => /^(?:has|have|is|are)$/u.test(word));
}

const isSimplePast = (word: string): boolean => {
  const form = verbForm(word);
  return form !== null && form.past && !form.base;
};
