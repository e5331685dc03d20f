/** Takes off a clause what is no part of it: a dateline, quotation marks, stops and the words that join it. */
import type { Span } from '../../language/span.ts';

/** A dateline is nobody's words: "KABUL, Oct 19 (Courier) - ", "ISLAMABAD: ". */
const DATELINE_IN_CAPITALS =
  /^\p{Lu}[\p{Lu}\s.'’/-]{2,40}(?:,\s+\p{Lu}[\p{L}.]{2,20}){0,2}(?:,\s+\p{Lu}[\p{L}.]{2,9}\s+\d{1,2}(?:,\s+\d{4})?)?(?:\s+\([^()\n]{2,40}\))?\s*(?:[-–—]{1,2}|:)\s+/u;
/** A dateline with the name of an agency: "Kabul (Courier) — ". */
const DATELINE_WITH_AGENCY =
  /^(?:\p{Lu}[\p{L}.'’-]{0,20},?\s+(?:\d{1,2},?\s+)?){1,5}\(\p{Lu}[^()\n]{1,40}\)\s*[-–—:]{1,2}\s+/u;
const MAX_DATELINE = 120;

/** Returns the span without the dateline that a paragraph may begin with. */
export function withoutDateline(text: string, [start, end]: Span): Span {
  const isParagraph = start === 0 || text[start - 1] === '\n';
  if (!isParagraph) return [start, end];
  const head = text.slice(start, Math.min(end, start + MAX_DATELINE));
  const dateline = (DATELINE_IN_CAPITALS.exec(head) ?? DATELINE_WITH_AGENCY.exec(head))?.[0] ?? '';
  return [start + dateline.length, end];
}

const OPENING = /^[\s"'“”‘’‚„«»`()[\],;:.…—–-]+/u;
const CLOSING = /[\s"'“”‘’‚„«»`()[\],;:.…—–-]+$/u;
/** Words that only join a clause to what came before. */
const JOINING = /^(?:and|but|while|whereas|yet|so|that)(?=\s)/iu;
const MAX_JOINING = 12;
/** Longer runs of marks are no punctuation. The bound keeps the time linear in hostile texts. */
const MAX_MARKS = 64;

/** Returns the clause without outer quotation marks, stops and the words that join it. */
export function trimClause(text: string, [from, to]: Span): Span {
  let start = from;
  for (let rounds = 0; rounds < 4; rounds++) {
    start += OPENING.exec(text.slice(start, Math.min(to, start + MAX_MARKS)))?.[0].length ?? 0;
    const joining = JOINING.exec(text.slice(start, Math.min(to, start + MAX_JOINING)));
    if (joining === null || isDemonstrative(text, start, joining[0])) break;
    start += joining[0].length;
  }
  const tail = CLOSING.exec(text.slice(Math.max(start, to - MAX_MARKS), to))?.[0] ?? '';
  return [start, Math.max(start, to - tail.length)];
}

/** In "That is unacceptable", "that" does not join: it is the subject. */
function isDemonstrative(text: string, start: number, word: string): boolean {
  if (word.toLowerCase() !== 'that') return false;
  return /^that(?:'s|’s)?\s+(?:is|was|will|would|has|can|could|means|must|should|does)\b/iu.test(
    text.slice(start, start + 24),
  );
}
