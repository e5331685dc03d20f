import { foldForPhrases } from '../../language/fold.ts';
import { isWithin } from '../../language/quotations.ts';
import type { Span } from '../../language/span.ts';
import { isNegatedSaying } from './negators.ts';

/** The part that positions need of a clause that somebody said, as `readStatements` finds it. */
export type SaidClause = {
  readonly span: Span;
  readonly party: string | null;
  readonly cue: string;
  readonly saidOn: string | null;
  readonly isEarlier: boolean;
  readonly isSure: boolean;
  /** Retold without its verb of saying, as a watchlist's history gives it; else its place in the article tells. */
  readonly isRetold?: boolean;
};

/** An article's text with what is said and quoted in it, in order of its text. */
type SpokenText = {
  readonly text: string;
  readonly said: readonly SaidClause[];
  /** Words inside them that nobody was found to have said are not the outlet's. */
  readonly quotations: readonly Span[];
};

/** The one who speaks at a place: a party, or the outlet (`party` null). */
export type ClauseSpeaker = {
  readonly party: string | null;
  /** The date said; of the outlet's own words, null. */
  readonly on: string | null;
  /** Returns whether the words are surely the party's. */
  readonly mayTell: boolean;
  /** The place where its words begin. */
  readonly from: number;
  /** Retold in the outlet's words after a verb of saying: there "it" is the speaker. */
  readonly isReported: boolean;
};

/**
 * Finds who speaks at a place.
 * @param place of a phrase in the article's text
 * @param sentenceStart where its sentence begins
 * @returns null where the words are somebody's who speaks for no party, or are of an earlier time, or nobody asserts them
 */
export function speakerOfClause(
  { text, said, quotations }: SpokenText,
  place: Span,
  sentenceStart: number,
): ClauseSpeaker | null {
  const covering = said.filter(({ span }) => span[0] <= place[0] && place[0] < span[1]);
  const [inner, ...outer] = covering.toSorted((a, b) => length(a.span) - length(b.span));
  if (inner === undefined)
    return isWithin(quotations, place[0])
      ? null
      : { party: null, on: null, mayTell: true, from: sentenceStart, isReported: false };
  const { party, isEarlier, saidOn, isSure, span } = inner;
  const frame = text.slice(Math.min(sentenceStart, span[0]), span[0]).split(/[,;:]/u).at(-1) ?? '';
  if (party === null || isEarlier || isNegatedSaying(foldForPhrases(inner.cue), foldForPhrases(frame)))
    return null;
  if (outer.some((other) => other.party !== null && other.party !== party)) return null;
  const introduction = text.slice(Math.min(sentenceStart, span[0]), span[0]);
  const isReported =
    inner.isRetold ?? (inner.cue !== '' && introduction.includes(inner.cue) && !/["“”]/u.test(introduction));
  return { party, on: saidOn, mayTell: isSure, from: span[0], isReported };
}

const length = ([start, end]: Span): number => end - start;
