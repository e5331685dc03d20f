import { diffWords, toParts } from '../../compare/word-diff.ts';
import { newBudget } from '../../model/budget.ts';
import type { DiffPart } from '../../model/index.ts';
import { line } from '../../language/text.ts';

/** A stretch of text with what happened to it. */
export type DiffMark = 'same' | 'inserted' | 'deleted';
export type MarkedText = { readonly text: string; readonly mark: DiffMark };

/**
 * One changed passage as it was and as it is now, so that it is understood without any marking. One of them is null where the passage
 * was added or removed as a whole.
 */
export type Passage = {
  readonly kind: 'changed' | 'added' | 'removed' | 'moved';
  readonly was: readonly MarkedText[] | null;
  readonly now: readonly MarkedText[] | null;
};

const marks = { equal: 'same', omitted: 'same', insert: 'inserted', delete: 'deleted' } as const;

const markPart = (part: DiffPart): MarkedText => ({
  text: part.op === 'omitted' ? ' … ' : part.text,
  mark: marks[part.op],
});

const side = (parts: readonly DiffPart[], other: 'insert' | 'delete'): MarkedText[] =>
  parts.filter((part) => part.op !== other).map(markPart);

/** Returns a headline as it was and as it is now, with the words marked that differ. @param language the article's language tag */
export function headlinePassage(
  { before, after }: { readonly before: string; readonly after: string },
  language: string,
): { readonly was: readonly MarkedText[]; readonly now: readonly MarkedText[] } {
  const parts = toParts(diffWords(line(before), line(after), language, newBudget()));
  return { was: side(parts, 'insert'), now: side(parts, 'delete') };
}

/**
 * Returns what happened to a passage. Of sentences that were added, removed or moved as a whole only these are shown: what stands
 * beside them is neither.
 * @param parts one block of a change
 */
export function passageOf(parts: readonly DiffPart[]): Passage {
  const changed = parts.filter(isChanged);
  const isWhole = isWholeSentences(parts);
  if (changed.length > 0 && changed.every((part) => part.moved !== null)) {
    return { kind: 'moved', was: null, now: alone(parts, changed.some(isInsert) ? 'insert' : 'delete') };
  }
  if (changed.every(isInsert) && isWhole) return { kind: 'added', was: null, now: alone(parts, 'insert') };
  if (!changed.some(isInsert) && isWhole) return { kind: 'removed', was: alone(parts, 'delete'), now: null };
  return { kind: 'changed', was: side(parts, 'insert'), now: side(parts, 'delete') };
}

const isInsert = (part: DiffPart): boolean => part.op === 'insert';
const isChanged = (part: DiffPart): boolean => part.op === 'insert' || part.op === 'delete';

/** Returns the parts of one kind, with a mark where others stand between them. */
function alone(parts: readonly DiffPart[], op: 'insert' | 'delete'): MarkedText[] {
  const kept: MarkedText[] = [];
  let isGap = false;
  for (const part of parts) {
    if (part.op === op) {
      if (isGap && kept.length > 0) kept.push({ text: ' … ', mark: 'same' });
      kept.push(markPart(part));
      isGap = false;
    } else if (part.text.trim() === '') kept.push({ text: ' ', mark: 'same' });
    else isGap = true;
  }
  return kept;
}

/** Returns whether whole sentences were added or removed, so that there is nothing to compare them with. */
function isWholeSentences(parts: readonly DiffPart[]): boolean {
  return parts.every((part, index) => {
    const [before, after] = [parts[index - 1], parts[index + 1]];
    const startsOne = before === undefined || before.op !== 'equal' || endsSentence(before.text);
    const endsOne = after === undefined || after.op !== 'equal' || endsSentence(part.text);
    return !isChanged(part) || (startsOne && endsOne);
  });
}

/** Matches the end of a sentence in the scripts that outlets use (Latin, Han, Arabic, Devanagari), with a closing mark. */
const SENTENCE_END = /[.!?…。！？؟۔।]["”’»)\]]?\s*$/u;

export const endsSentence = (text: string): boolean => SENTENCE_END.test(text);
