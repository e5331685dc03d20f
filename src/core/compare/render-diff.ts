import type { DiffPart } from '../model/index.ts';
import { unreachable } from '../model/result.ts';
import { pushPart, toParts } from './word-diff.ts';
import type { AlignedVersions, Edit } from './edits.ts';
import type { WordToken } from '../language/word-tokens.ts';

/** One sentence as it is shown, in the paragraph where it stands; `edited` ones are shown with their neighbours. */
type RenderedSentence = {
  readonly paragraph: string;
  readonly parts: readonly DiffPart[];
  readonly edited: boolean;
};

/** A sentence of one side, in the order of the merged text. */
type MergedSentence = { readonly side: 'before' | 'after'; readonly index: number };

const OMITTED: DiffPart = { op: 'omitted', text: '…', moved: null };
const ENDS_WITHOUT_SPACE = /[。！？」』]$/u;

/** Merges both versions into one text: the newer one, with each sentence that left it after the one it used to follow. */
function merge(aligned: AlignedVersions): MergedSentence[] {
  const staying = new Map<number, number>();
  const held = new Set<number>();
  for (const link of aligned.links) {
    if (link.moved) continue;
    staying.set(link.after[0] ?? 0, link.before.at(-1) ?? 0);
    for (const index of link.before) held.add(index);
  }
  const steps: MergedSentence[] = [];
  let next = 0;
  const leave = (): void => {
    for (; next < aligned.before.length && !held.has(next); next++)
      steps.push({ side: 'before', index: next });
  };
  leave();
  for (const index of aligned.after.keys()) {
    steps.push({ side: 'after', index });
    const last = staying.get(index);
    if (last === undefined) continue;
    next = Math.max(next, last + 1);
    leave();
  }
  return steps;
}

/** Numbers the moves from 1; sentences that moved together, one after the other, get the same number. */
function numberMoves(edits: readonly Edit[]): Map<Edit, number> {
  const numbers = new Map<Edit, number>();
  let [count, from, to] = [0, -1, -1];
  for (const edit of edits) {
    if (!isMove(edit)) continue;
    if (edit.from !== from + 1 || edit.to !== to + 1) count += 1;
    numbers.set(edit, count);
    [from, to] = [edit.from, edit.to];
  }
  return numbers;
}

function isMove(edit: Edit): edit is Extract<Edit, { kind: 'moved' | 'changed' }> {
  return edit.kind === 'moved' || (edit.kind === 'changed' && edit.moved);
}

const textOf = (tokens: readonly WordToken[]): string => tokens.map((token) => token.text).join('');

/** Returns the parts that one side of an edit contributes to the merged text. */
function partsOf(edit: Edit, side: MergedSentence['side'], moved: number | null): DiffPart[] {
  switch (edit.kind) {
    case 'added':
      return [{ op: 'insert', text: edit.after.text, moved }];
    case 'removed':
      return [{ op: 'delete', text: edit.before.text, moved }];
    case 'moved':
      return side === 'before'
        ? [{ op: 'delete', text: edit.before.text, moved }]
        : [{ op: 'insert', text: edit.after.text, moved }];
    case 'changed':
      if (!edit.moved) return toParts(edit.diff);
      return side === 'before'
        ? [{ op: 'delete', text: textOf(edit.diff.before), moved }]
        : [{ op: 'insert', text: textOf(edit.diff.after), moved }];
    default:
      return unreachable(edit);
  }
}

type Places = { readonly before: ReadonlyMap<number, Edit>; readonly after: ReadonlyMap<number, Edit> };

/** Indexes the edits by their sentences on each side. */
function placesOf(edits: readonly Edit[]): Places {
  const before = new Map<number, Edit>();
  const after = new Map<number, Edit>();
  for (const edit of edits) {
    if (edit.kind !== 'added') before.set(edit.from, edit);
    if (edit.kind !== 'removed') after.set(edit.to, edit);
  }
  return { before, after };
}

/** Finds for each paragraph of the older version the newer paragraph that continues it. */
function heirs(aligned: AlignedVersions): Map<number, number> {
  const found = new Map<number, number>();
  for (const link of aligned.links) {
    const before = aligned.before[link.before[0] ?? -1];
    const after = aligned.after[link.after[0] ?? -1];
    if (!link.moved && before !== undefined && after !== undefined && !found.has(before.block)) {
      found.set(before.block, after.block);
    }
  }
  return found;
}

function linesOf(aligned: AlignedVersions, shown: ReadonlySet<Edit>): RenderedSentence[] {
  const places = placesOf(aligned.edits);
  const moves = numberMoves(aligned.edits);
  const heirOf = heirs(aligned);
  const later = new Set(aligned.links.flatMap((link) => link.after.slice(1)));
  const lines: RenderedSentence[] = [];
  for (const { side, index } of merge(aligned)) {
    const sentence = aligned[side][index];
    const edit = places[side].get(index);
    if (sentence === undefined || (side === 'after' && later.has(index))) continue;
    if (edit !== undefined && !shown.has(edit)) continue;
    if (edit === undefined && side === 'before') continue;
    const heir = side === 'after' ? sentence.block : heirOf.get(sentence.block);
    const paragraph = heir === undefined ? `before ${sentence.block}` : `after ${heir}`;
    const parts: DiffPart[] =
      edit === undefined
        ? [{ op: 'equal', text: sentence.text, moved: null }]
        : partsOf(edit, side, moves.get(edit) ?? null);
    lines.push({ paragraph, parts, edited: edit !== undefined });
  }
  return lines;
}

/** Renders one paragraph: its edited sentences, each with its neighbours, and a mark where others were left out. */
function toBlock(lines: readonly RenderedSentence[]): DiffPart[] {
  const block: DiffPart[] = [];
  for (const [at, line] of lines.entries()) {
    const near = [lines[at - 1], line, lines[at + 1]].some((other) => other?.edited === true);
    if (!near) {
      if (block.at(-1)?.op !== 'omitted') block.push(OMITTED);
      continue;
    }
    const last = block.at(-1);
    if (last !== undefined && !ENDS_WITHOUT_SPACE.test(last.text)) pushPart(block, 'equal', ' ');
    for (const { op, text, moved } of line.parts) pushPart(block, op, text, moved);
  }
  return block;
}

/**
 * Renders the edits as readers see them: a list of parts for each paragraph with an edit. A moved sentence is a deletion and an
 * insertion with the same `moved`.
 */
export function renderDiff(aligned: AlignedVersions, shown: ReadonlySet<Edit>): DiffPart[][] {
  const paragraphs: RenderedSentence[][] = [];
  for (const line of linesOf(aligned, shown)) {
    const last = paragraphs.at(-1);
    if (last?.[0]?.paragraph === line.paragraph) last.push(line);
    else paragraphs.push([line]);
  }
  return paragraphs.filter((lines) => lines.some((line) => line.edited)).map(toBlock);
}
