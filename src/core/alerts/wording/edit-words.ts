/** Says what an edit changed, in words that are right without any markup: for titles and summaries. */
import { cut, line } from '../../language/text.ts';
import type { Change, Difference, Reason } from '../../model/index.ts';
import { unreachable } from '../../model/result.ts';
import { quote, QUOTE_LIMIT } from './fit-text.ts';
import { type MarkedText, type Passage, passageOf } from './passage.ts';

/** In graphemes: a title often quotes the words before and the words after. */
const WORDS_LIMIT = 60;

/** Returns what follows the outlet's name: `changed its headline: "condemns" → "regrets" (no note found)`. */
export const editTitle = (change: Change, why: readonly Reason[]): string =>
  `${verbPhrase(change)}: ${quoteChangedWords(change, why)} (${describeDisclosure(change)})`;

/** Readout never says "silently": it says what it looked for and found. */
function describeDisclosure({ disclosure }: Difference): string {
  switch (disclosure.state) {
    case 'note':
      return 'with a note';
    case 'date-only':
      return 'only the date was updated';
    case 'none-found':
      return 'no note found';
    default:
      return unreachable(disclosure.state);
  }
}

function verbPhrase({ headline, types }: Difference): string {
  if (headline !== null) return types.length > 1 ? 'changed its headline and text' : 'changed its headline';
  if (types.includes('correction')) return 'corrected its text';
  if (types.includes('number')) return 'changed a number';
  if (types.includes('negation')) return 'changed a negation';
  if (types.includes('quotation')) return 'changed a quotation';
  if (types.includes('date')) return 'changed a date';
  const [type, ...others] = types;
  if (others.length > 0) return 'changed its text';
  if (type === 'addition') return 'added text';
  if (type === 'removal') return 'removed text';
  return type === 'move' ? 'moved text' : 'changed its text';
}

/** Quotes the words of the weightiest reason where it names some, else the first words that changed. */
function quoteChangedWords({ headline, blocks }: Difference, [reason]: readonly Reason[]): string {
  if (headline !== null) {
    const { before, after } = firstSwap(headline.before, headline.after);
    return `${quote(before, WORDS_LIMIT)} → ${quote(after, WORDS_LIMIT)}`;
  }
  if (reason && reason.text.includes('→')) return cut(line(reason.text), QUOTE_LIMIT);
  const parts = blocks.flat();
  const before = parts.find(({ op }) => op === 'delete')?.text;
  const after = parts.find(({ op }) => op === 'insert')?.text;
  if (before && after) return `${quote(before, WORDS_LIMIT)} → ${quote(after, WORDS_LIMIT)}`;
  return quote(after ?? before ?? reason?.text ?? '');
}

/** Leaves out the words that two headlines share at their beginning and at their end. */
function firstSwap(before: string, after: string): { before: string; after: string } {
  const [was, now] = [before.split(/\s+/u), after.split(/\s+/u)];
  let start = 0;
  while (start < Math.min(was.length, now.length) && was[start] === now[start]) start += 1;
  let end = 0;
  while (end < Math.min(was.length, now.length) - start && was.at(-1 - end) === now.at(-1 - end)) end += 1;
  const middle = (words: string[]) => words.slice(start, words.length - end).join(' ');
  const swap = { before: middle(was), after: middle(now) };
  // Where nothing is left of one headline, the rest of the other would not be understood alone.
  return swap.before === '' || swap.after === '' ? { before, after } : swap;
}

/** Returns `Was: … Now: …`, passage by passage. */
export function editSummary({ headline, blocks }: Difference): string {
  const heads = headline === null ? [] : [`Was: ${headline.before} Now: ${headline.after}`];
  return [...heads, ...blocks.map((block) => describePassage(passageOf(block)))].join(' ');
}

const joinText = (parts: readonly MarkedText[] | null): string =>
  line(parts?.map(({ text }) => text).join('') ?? '');

function describePassage({ kind, was, now }: Passage): string {
  switch (kind) {
    case 'changed':
      return `Was: ${joinText(was)} Now: ${joinText(now)}`;
    case 'added':
      return `Added: ${joinText(now)}`;
    case 'removed':
      return `Removed: ${joinText(was)}`;
    case 'moved':
      return `Moved: ${joinText(now)}`;
    default:
      return unreachable(kind);
  }
}
