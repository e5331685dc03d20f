/** Takes off a clause what is no part of it: quotation marks, stops, the words that join it, and who reported it. */
import { cueForms } from '../../language/english/reporting-words.ts';
import type { Span } from '../../language/span.ts';
import { datelineLength } from './dateline.ts';

/** Returns the span without the dateline that a paragraph may begin with. */
export function withoutDateline(text: string, [start, end]: Span): Span {
  const isParagraph = start === 0 || text[start - 1] === '\n';
  return [isParagraph ? start + datelineLength(text.slice(start, end)) : start, end];
}

const OPENING = /^[\s"'“”‘’‚„«»`()[\],;:.…—–―_-]+/u;
const CLOSING = /(?<![\s"'“”‘’‚„«»`()[\],;:.…—–―_-])[\s"'“”‘’‚„«»`()[\],;:.…—–―_-]+$/u;
/** Words that only join a clause to what came before; before a comma adverbs do too. */
const JOINING =
  /^(?:(?:and|but|while|whereas|yet|so|that|also)(?=[\s,])|(?:however|moreover|furthermore|meanwhile|additionally|therefore|thus|besides|finally|lastly|in addition|first|second|third|fourth|fifth|firstly|secondly|thirdly)(?=,\s))/iu;
const MAX_JOINING = 24;
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

/** Who reported a clause is named in so many words at most, and when. In UTF-16 units. */
const MAX_TAIL = 200;
const CREDIT = /(?<=[.!?"”])\s\(\p{Lu}[\p{Lu}/-]{1,11}\)?$/u;

/** So many may stand behind one another: "…, the minister said, state media reported". */
const MAX_TAILS = 3;

/** Returns the clause without who reported it at its end, or when: "…, state media reported", "…, according to a spokesman", "… (BNA)", "…, as they met". */
export function withoutTails(text: string, clause: Span): Span {
  let rest = clause;
  for (let tails = 0; tails < MAX_TAILS; tails++) {
    const shorter = withoutTail(text, rest);
    if (shorter[1] === rest[1]) break;
    rest = trimClause(text, shorter);
  }
  return rest;
}

function withoutTail(text: string, [start, end]: Span): Span {
  const from = Math.max(start, end - MAX_TAIL);
  const credit = CREDIT.exec(text.slice(from, end))?.[0].length ?? 0;
  const comma = text.slice(from, end - credit).lastIndexOf(', ');
  const tail = text.slice(from + comma + 2, end - credit);
  const isTail = comma !== -1 && from + comma > start && (isReport(tail) || OCCASION.test(tail));
  return [start, isTail ? from + comma : end - credit];
}

/** The occasion is the reporter's: "as their ministers met in Karsund", "when he visited the port". */
const OCCASION =
  /^(?:as|when|while)(?:\s[\p{L}\p{M}'’.-]+){1,6}?\s(?:met|visited|arrived|gathered|hosted|attended|chaired|toured|held)\b/u;

const MAX_SUBJECT = 8;

/** Returns whether words are a report alone: "the agency said on Monday", "said a spokesman", "according to the ministry". */
function isReport(words: string): boolean {
  if (/["“”]/u.test(words)) return false;
  const list = words.toLowerCase().match(/[\p{L}'’-]+/gu) ?? [];
  if (list[0] === 'according' && list[1] === 'to') return true;
  if (list.at(-2) === 'went' && list.at(-1) === 'on') return true;
  const verb = list.findIndex(isReporting);
  if (verb === -1 || verb > MAX_SUBJECT || /^(?:who|which|that|as|and|but|or|if|when)$/u.test(list[0] ?? ''))
    return false;
  return verb === 0
    ? list.length > 1
    : /^(?:on|in|at|during|to|via|here|today|late|early|yesterday)$/u.test(list[verb + 1] ?? 'on');
}

const isReporting = (word: string): boolean => {
  const cue = cueForms.get(word);
  return cue !== undefined && (cue.form === 'past' || cue.form === 's') && REPORTS.has(cue.verb.lemma);
};
/** What they govern may be left before them: of other verbs, what stands behind a comma is a part of what was said. */
const REPORTS: ReadonlySet<string> = new Set([
  'say',
  'report',
  'add',
  'write',
  'announce',
  'continue',
  'conclude',
]);
