import type { Span } from '../article-text.ts';

const OPENING = /^[\s"'“”‘’‚„«»`()[\],;:.…—–-]+/u;
const CLOSING = /[\s"'“”‘’‚„«»`()[\],;:.…—–-]+$/u;
/** Words that only join a clause to what came before. */
const JOINING = /^(?:and|but|while|whereas|yet|so|that)(?=\s)/iu;
const LONGEST_WORD = 12;
/** Longer runs of marks are no punctuation, and would be read again and again. */
const LONGEST_RUN = 64;

/** The clause alone: without outer quotation marks, stops and the words that join it. */
export function trimmed(text: string, [from, to]: Span): Span {
  let start = from;
  for (let rounds = 0; rounds < 4; rounds++) {
    start += OPENING.exec(text.slice(start, Math.min(to, start + LONGEST_RUN)))?.[0].length ?? 0;
    const joining = JOINING.exec(text.slice(start, Math.min(to, start + LONGEST_WORD)));
    if (joining === null || isDemonstrative(text, start, joining[0])) break;
    start += joining[0].length;
  }
  const tail = CLOSING.exec(text.slice(Math.max(start, to - LONGEST_RUN), to))?.[0] ?? '';
  return [start, Math.max(start, to - tail.length)];
}

/** "That is unacceptable": there it is the subject. */
function isDemonstrative(text: string, start: number, word: string): boolean {
  if (word.toLowerCase() !== 'that') return false;
  return /^that(?:'s|’s)?\s+(?:is|was|will|would|has|can|could|means|must|should|does)\b/iu.test(
    text.slice(start, start + 24),
  );
}
