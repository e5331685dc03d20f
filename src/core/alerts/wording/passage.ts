import { diffWords, toParts } from '../../compare/word-diff.ts';
import { newBudget } from '../../compare/budget.ts';
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

/** @param parts one block of a change */
export function passageOf(parts: readonly DiffPart[]): Passage {
  const changed = parts.filter((part) => part.op === 'insert' || part.op === 'delete');
  if (changed.length > 0 && changed.every((part) => part.moved !== null)) {
    return { kind: 'moved', was: null, now: side(parts, changed.some(isInsert) ? 'delete' : 'insert') };
  }
  if (changed.every(isInsert) && isWhole(parts))
    return { kind: 'added', was: null, now: side(parts, 'delete') };
  if (!changed.some(isInsert) && isWhole(parts))
    return { kind: 'removed', was: side(parts, 'insert'), now: null };
  return { kind: 'changed', was: side(parts, 'insert'), now: side(parts, 'delete') };
}

const isInsert = (part: DiffPart): boolean => part.op === 'insert';

/** Returns whether whole sentences were added or removed, so that there is nothing to compare them with. */
function isWhole(parts: readonly DiffPart[]): boolean {
  return parts.every((part, index) => {
    const [before, after] = [parts[index - 1], parts[index + 1]];
    const startsOne = before === undefined || before.op !== 'equal' || SENTENCE_END.test(before.text);
    const endsOne = after === undefined || after.op !== 'equal' || SENTENCE_END.test(part.text);
    return part.op === 'equal' || part.op === 'omitted' || (startsOne && endsOne);
  });
}

/** Matches the end of a sentence in the scripts that outlets use (Latin, Han, Arabic, Devanagari), with a closing mark. */
const SENTENCE_END = /[.!?…。！？؟۔।]["”’»)\]]?\s*$/u;
