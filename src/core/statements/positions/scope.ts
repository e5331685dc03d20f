import { isAdverb } from '../../language/english/finite-verbs.ts';
import { AUXILIARIES, isModal, verbForm } from '../../language/english/verb-forms.ts';
import type { Span } from '../../language/span.ts';
import type { FoldedSentence, WordRange, FoldedWord } from './folded-sentence.ts';

const INSERTS =
  /^(?:unlike|like|which|who|whose|along|including|such|as|despite|the|a|an|one|home|its|alongside|together|besides|following|in|on|at|during|for)$/u;
/** First words of a sentence's first part that is about something else; conditions are not among them. */
const INTRODUCTIONS =
  /^(?:unlike|like|since|after|following|despite|besides|apart|alongside|in|on|at|during|with|amid)$/u;

/** Returns the words of parts that stand between two commas, or lead the sentence, and hold neither its subject nor its verb. */
export function insertsBefore({ words }: FoldedSentence, { from, to }: WordRange): ReadonlySet<number> {
  const skipped = new Set<number>();
  let start = from;
  for (let at = from; at < to; at++) {
    if (words[at]?.isLastOfPart !== true) continue;
    const first = words[start]?.word ?? '';
    if (start === from ? INTRODUCTIONS.test(first) : INSERTS.test(first))
      for (let inner = start; inner <= at; inner++) skipped.add(inner);
    start = at + 1;
  }
  return skipped;
}

/**
 * Finds the first word that bears on a place: the beginning of its clause, or of an earlier one whose subject and verb it
 * shares ("might reopen the office and appoint an envoy").
 * @param parts the clauses of the sentence, as places in the article's text
 */
export function scopeStart({ words }: FoldedSentence, parts: readonly Span[], place: number): number {
  let index = parts.findLastIndex(([start]) => start <= place);
  let start = Math.max(
    0,
    words.findIndex((word) => word.end > (parts[index]?.[0] ?? 0)),
  );
  while (index > 0 && hasNoSubject(words, start)) {
    index--;
    start = Math.max(
      0,
      words.findIndex((word) => word.end > (parts[index]?.[0] ?? 0)),
    );
  }
  return index <= 0 ? 0 : start;
}

/** Returns whether a clause begins with its verb. */
export function hasNoSubject(words: readonly FoldedWord[], start: number): boolean {
  let at = start;
  while (isAdverb(words[at]?.word ?? '')) at++;
  const word = words[at];
  if (word === undefined || word.isCapital) return false;
  return (
    isModal(word.word) || AUXILIARIES.has(word.word) || word.word === 'to' || verbForm(word.word) !== null
  );
}
