/** Marks that number paragraphs and sentences: "1.", "2)", "(3)", "(a)", "4/7", "•", "—". */
import { at, type TaggedTokens, type TokenRange } from '../../language/english/token.ts';

const NUMBER = /^\d{1,2}$/u;
const NUMBER_OF_POST = /^\d{1,2}\/\d{0,2}$/u;
/** Points of a list within brackets are lettered too. */
const LETTER = /^(?:[a-z]|[ivx]{2,4})$/u;

/** Returns the place behind the mark that numbers a sentence, or where the sentence begins. */
export function listMarkEnd(tokens: TaggedTokens, { from, to }: TokenRange): number {
  const isOpen = at(tokens, from).tag === 'open';
  const first = isOpen ? from + 1 : from;
  const { word, tag } = at(tokens, first);
  const next = at(tokens, first + 1);
  if (!isOpen && (tag === 'mark' || tag === 'dash')) return behindMarks(tokens, from, to);
  if (LETTER.test(word) && next.tag === 'close' && first + 2 < to) return first + 2;
  const isPost = NUMBER_OF_POST.test(word) || (NUMBER.test(word) && next.word === '/');
  if (!isPost && !(NUMBER.test(word) && (next.word === '.' || next.tag === 'close'))) return from;
  let end = first + 1;
  while (
    end < Math.min(to, first + MAX_MARK) &&
    (isMark(at(tokens, end).word) || at(tokens, end).tag === 'close')
  )
    end++;
  return end < to ? end : from;
}

/** Returns the place behind the signs that open a sentence; a sign with its variant is two: "▪️". */
function behindMarks(tokens: TaggedTokens, from: number, to: number): number {
  let end = from + 1;
  while (end < Math.min(to, from + MAX_MARK) && at(tokens, end).tag === 'mark') end++;
  return end < to ? end : from;
}

const MAX_MARK = 4;

const isMark = (word: string): boolean => word === '.' || word === '/' || word === ':';

/** Returns whether a mark numbers a sentence. */
export const hasListMark = (tokens: TaggedTokens, sentence: TokenRange): boolean =>
  listMarkEnd(tokens, sentence) > sentence.from;
