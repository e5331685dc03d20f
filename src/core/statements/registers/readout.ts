/** Readouts: the sentences of a paragraph that "NAME said" opens are his to its end, or until another speaks. */
import { at, type TokenRange } from '../../language/english/token.ts';
import type { AttributionMatch } from '../attribution/rules.ts';
import { POSTPOSED } from '../attribution/sentence.ts';
import { type PageReading, type PageSpeaker, publisherOfPage, speakerBefore, spanOf } from './page.ts';
import { continuesList, sentenceForm } from './sentence-form.ts';
import { severalSides } from './several-sides.ts';
import { ownershipOf, speaksApart, type Turn } from './turn.ts';

/**
 * Returns the turns of a readout.
 * @param bySentence what the sentences attribute by themselves, or null where a turn holds them
 */
export function readoutTurns(
  page: PageReading,
  bySentence: readonly (readonly AttributionMatch[] | null)[],
): Turn[] {
  const { tokens } = page;
  if (!isReadout(page, bySentence)) return [];
  const turns: Turn[] = [];
  let speaker: PageSpeaker | null = null;
  tokens.sentences.forEach((sentence, s) => {
    const isFirst = at(tokens, sentence.from - 1).tag === 'edge';
    if (isFirst && !continuesList(tokens, sentence)) speaker = null;
    const found = bySentence[s];
    if (found === null || found === undefined) return;
    const opening = openingMatch(page, sentence, found);
    if (opening !== null && (speaker === null || ownershipOf(page, speaker, opening.source) !== 'side')) {
      speaker = speakerOf(page, opening, speaker);
      return;
    }
    const lister = openingLister(page, sentence, tokens.sentences[s + 1]);
    if (lister !== null) {
      speaker = lister;
      return;
    }
    const said = speaker === null ? ownTurn(page, sentence, found) : turnOf(page, sentence, speaker);
    if (said !== null) turns.push(said);
  });
  return turns;
}

/** Returns the person of whom a sentence tells that they spoke, before the list of what they said: "NAME outlined the plan. First, …"; or null. */
function openingLister(
  page: PageReading,
  sentence: TokenRange,
  next: TokenRange | undefined,
): PageSpeaker | null {
  const { tokens, sides } = page;
  if (next === undefined || !continuesList(tokens, next) || continuesList(tokens, sentence)) return null;
  const subject = sentenceForm(tokens, sentence)?.subject;
  if (subject === undefined || severalSides(page, subject).length > 0) return null;
  return sides.hasPerson(spanOf(tokens, subject)) ? speakerBefore(page, subject) : null;
}

/** Returns whether a page is a side's own, or writes "NAME said, …" as only readouts do. */
function isReadout(
  { tokens, sides }: PageReading,
  bySentence: readonly (readonly AttributionMatch[] | null)[],
): boolean {
  return (
    sides.publisher !== null ||
    bySentence.some((found) =>
      found?.some(({ cue, rule }) => rule === 'bare-clause' && at(tokens, cue[0]?.to ?? 0).tag === 'comma'),
    )
  );
}

/** Returns what a sentence says by its subject, or null. */
function openingMatch(
  page: PageReading,
  sentence: TokenRange,
  found: readonly AttributionMatch[],
): AttributionMatch | null {
  const verb = sentenceForm(page.tokens, sentence)?.verb ?? 0;
  return found.find((one) => (one.source[0]?.from ?? verb) < verb && speaksApart(page, one)) ?? null;
}

/**
 * Returns who speaks from a sentence on: the one whom it names, the same one as before for "he", nobody for all together. Behind a
 * quotation and a tag ("…, X said") an outlet goes on in its own words, so that they only leave the one who spoke before.
 */
function speakerOf(
  page: PageReading,
  { source, rule }: AttributionMatch,
  before: PageSpeaker | null,
): PageSpeaker | null {
  const { tokens, sides } = page;
  const [words] = source;
  if (words === undefined || severalSides(page, words).length > 0) return null;
  const isSame = before !== null && ownershipOf(page, before, source) === 'name';
  if (isSame || /^(?:he|she)$/u.test(at(tokens, words.from).word)) return before;
  if (POSTPOSED.has(rule) || rule === 'quotation-before') return null;
  const span = spanOf(tokens, words);
  return sides.hasPerson(span) || sides.partiesIn(span).length === 1 ? speakerBefore(page, words) : null;
}

/** Returns a sentence as the speaker's, unless it tells what was done. */
function turnOf({ tokens }: PageReading, sentence: TokenRange, speaker: PageSpeaker): Turn | null {
  // A quotation goes on from the one before it, by the rules for news.
  if (at(tokens, sentence.from).tag === 'quotation' || sentenceForm(tokens, sentence)?.isPast === true)
    return null;
  return { speaker, label: null, sentences: [sentence], rule: 'readout', isWhole: false };
}

/** Returns a sentence in which a side's own page says what the side does or will do, where nobody else speaks. */
function ownTurn(page: PageReading, sentence: TokenRange, found: readonly AttributionMatch[]): Turn | null {
  const speaker = publisherOfPage(page);
  const form = sentenceForm(page.tokens, sentence);
  if (speaker === null || found.length > 0 || form === null || form.isPast) return null;
  if (sentence.from < (page.title?.to ?? 0) || ownershipOf(page, speaker, [form.subject]) !== 'side')
    return null;
  return { speaker, label: null, sentences: [sentence], rule: 'readout', isWhole: false };
}
