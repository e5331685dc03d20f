import { diffArrays } from 'diff';
import type { DiffPart } from '../model/index.ts';
import { coarseTokens, wordTokens, type WordToken } from '../language/word-tokens.ts';
import { refund, spend, type Budget } from '../model/budget.ts';

/** Tokens `[from, to)` of the older text that became tokens `[from, to)` of the newer one; one of the two may be empty. */
export type Hunk = { readonly before: readonly [number, number]; readonly after: readonly [number, number] };

/** Two texts by token, and where they differ. What stands between hunks is equal by `key`. */
export type WordDiff = {
  readonly before: readonly WordToken[];
  readonly after: readonly WordToken[];
  readonly hunks: readonly Hunk[];
};

/** Edits tried before two sentences are shown as one replaced by the other: beyond it, a word diff is confetti. */
const MAX_EDITS = 240;

function changedRanges(
  before: readonly WordToken[],
  after: readonly WordToken[],
  work: Budget,
): readonly Hunk[] | undefined {
  // Myers' algorithm takes at most edits² / 2 steps, beside reading both texts.
  const worst = Math.min(MAX_EDITS, before.length + after.length) ** 2 / 2;
  if (!spend(work, before.length + after.length + worst)) return undefined;
  const changes = diffArrays(
    before.map((token) => token.key),
    after.map((token) => token.key),
    { maxEditLength: MAX_EDITS },
  );
  if (changes === undefined) return undefined;
  const edits = changes.reduce((sum, { added, removed, count }) => sum + (added || removed ? count : 0), 0);
  refund(work, Math.max(0, worst - edits ** 2 / 2));
  const hunks: Hunk[] = [];
  let [left, right] = [0, 0];
  for (const { added, removed, count } of changes) {
    const hunk: Hunk = {
      before: [left, added ? left : left + count],
      after: [right, removed ? right : right + count],
    };
    [left, right] = [hunk.before[1], hunk.after[1]];
    if (added || removed) hunks.push(hunk);
  }
  return hunks;
}

/** Hunks are read as one if only white space, marks or one short word ("the", "of", "в") stand between them. */
function isThin(between: readonly WordToken[]): boolean {
  const words = between.filter((token) => token.word);
  return words.length === 0
    ? between.every((token) => token.key === ' ')
    : words.length === 1 && isShort(words[0]);
}

const MAX_SHORT_WORD = 3;

function isShort(token: WordToken | undefined): boolean {
  return (
    token !== undefined &&
    token.text.length <= MAX_SHORT_WORD &&
    /^[\p{Ll}\p{Script=Arabic}]+$/u.test(token.text)
  );
}

/** Joins hunks with next to nothing between them, so that "does not" is read as one insertion. */
function joinHunks(hunks: readonly Hunk[], before: readonly WordToken[]): Hunk[] {
  const joined: Hunk[] = [];
  for (const hunk of hunks) {
    const last = joined.at(-1);
    const between = last === undefined ? [] : before.slice(last.before[1], hunk.before[0]);
    if (last !== undefined && isThin(between)) {
      joined[joined.length - 1] = {
        before: [last.before[0], hunk.before[1]],
        after: [last.after[0], hunk.after[1]],
      };
    } else joined.push(hunk);
  }
  return joined;
}

/** Compares two texts word by word, in the segmentation of their language. */
export function diffWords(before: string, after: string, language: string, work: Budget): WordDiff {
  const segmented = spend(work, before.length + after.length);
  const split = (text: string): WordToken[] => (segmented ? wordTokens(text, language) : coarseTokens(text));
  const [left, right] = [split(before), split(after)];
  const hunks = changedRanges(left, right, work) ?? [{ before: [0, left.length], after: [0, right.length] }];
  return { before: left, after: right, hunks: joinHunks(hunks, left) };
}

const tokensText = (all: readonly WordToken[], [from, to]: readonly [number, number]): string =>
  all
    .slice(from, to)
    .map((token) => token.text)
    .join('');

/** Appends to the last part where it may, so that parts are as long as they can be. */
export function pushPart(
  parts: DiffPart[],
  op: DiffPart['op'],
  text: string,
  moved: number | null = null,
): void {
  if (text === '') return;
  const last = parts.at(-1);
  if (last !== undefined && last.op === op && last.moved === moved) {
    parts[parts.length - 1] = { op, text: last.text + text, moved };
  } else parts.push({ op, text, moved });
}

/**
 * Appends an equal stretch. Tokens that read the same but are written differently are shown in both writings, so that each text is
 * rebuilt exactly.
 */
function pushEqual(parts: DiffPart[], before: readonly WordToken[], after: readonly WordToken[]): void {
  for (const [index, token] of before.entries()) {
    const other = after[index] ?? token;
    if (token.text === other.text) pushPart(parts, 'equal', token.text);
    else {
      pushPart(parts, 'delete', token.text);
      pushPart(parts, 'insert', other.text);
    }
  }
}

/** Returns the difference as parts: the equal and deleted ones joined are the older text, the equal and inserted ones the newer text. */
export function toParts(diff: WordDiff): DiffPart[] {
  const parts: DiffPart[] = [];
  let [left, right] = [0, 0];
  const end: Hunk = {
    before: [diff.before.length, diff.before.length],
    after: [diff.after.length, diff.after.length],
  };
  for (const hunk of [...diff.hunks, end]) {
    pushEqual(parts, diff.before.slice(left, hunk.before[0]), diff.after.slice(right, hunk.after[0]));
    pushPart(parts, 'delete', tokensText(diff.before, hunk.before));
    pushPart(parts, 'insert', tokensText(diff.after, hunk.after));
    [left, right] = [hunk.before[1], hunk.after[1]];
  }
  return parts;
}
