/**
 * Rules about where on the page a text stands: what the extractor only sorted out otherwise is no change, and neither is a box that
 * stands beside the article's paragraphs and comes, goes or turns over.
 */
import type { Version } from '../model/index.ts';
import { unreachable } from '../model/result.ts';
import { printReader } from '../language/text-prints.ts';
import type { ComparedSentence } from './compared-sentences.ts';
import { noteKind } from './disclosure.ts';
import type { AlignedVersions, Edit } from './edits.ts';

type PlaceRules = {
  /** The rule for a sentence that the page still has, or had before. */
  readonly ofPage: (edit: Edit) => string | null;
  /** The rule for a sentence of a separate box. */
  readonly ofBox: (edit: Edit) => string | null;
};

/** Reads of a version which box each sentence stands in. */
type BoxReader = (sentence: ComparedSentence) => number | null;

const boxReader =
  ({ blocks }: Version): BoxReader =>
  ({ block }) =>
    blocks[block]?.box ?? null;

/** @param aligned the sentences of both versions; an older stored version has no record of what it left out, and nothing is claimed of it */
export function placeRules(before: Version, after: Version, aligned: AlignedVersions): PlaceRules {
  const [oldPage, newPage] = [leftOutReader(before), leftOutReader(after)];
  const known = before.leftOut !== undefined && after.leftOut !== undefined;
  const boxes = known ? separateBoxes(before, after, aligned) : null;
  const parts = known ? wholeParts(before, after, aligned) : null;
  return {
    ofPage(edit) {
      if (edit.kind === 'removed') return newPage(edit.before) ? 'still-on-page' : null;
      if (edit.kind === 'added') return oldPage(edit.after) ? 'was-on-page' : null;
      return null;
    },
    ofBox: (edit) => (boxes?.isOfBox(edit) === true || parts?.has(edit) === true ? 'separate-box' : null),
  };
}

/** Recognises a sentence by itself or with the whole of its block. */
function leftOutReader(version: Version): (sentence: ComparedSentence) => boolean {
  const knows = printReader(version.leftOut ?? '');
  return (sentence) => knows(sentence.text);
}

/** The common text of two versions is so much of the smaller one. */
const COMMON_TEXT = 0.5;

/**
 * Finds the edits of a part of the text that came or went as a whole. What two versions have in common tells which part is the article: a
 * box may be longer than it. Nothing is known where the part has a sentence in common too.
 */
function wholeParts(
  before: Version,
  after: Version,
  aligned: AlignedVersions,
): { has: (edit: Edit) => boolean } {
  const linked = new Set<ComparedSentence>();
  for (const link of aligned.links) {
    for (const at of link.before) if (aligned.before[at] !== undefined) linked.add(aligned.before[at]);
    for (const at of link.after) if (aligned.after[at] !== undefined) linked.add(aligned.after[at]);
  }
  const whole = new Set<ComparedSentence>();
  const common = aligned.links.length;
  const isCommon =
    common > 0 && common >= COMMON_TEXT * Math.min(aligned.before.length, aligned.after.length);
  for (const [{ blocks }, units] of [
    [before, aligned.before],
    [after, aligned.after],
  ] as const) {
    const parts = Map.groupBy(units, ({ block }) => blocks[block]?.part);
    for (const [part, own] of isCommon ? parts : [])
      if (part !== undefined && !own.some((unit) => linked.has(unit)))
        for (const unit of own) whole.add(unit);
  }
  return {
    has(edit) {
      if (edit.kind === 'added') return whole.has(edit.after);
      return edit.kind === 'removed' && whole.has(edit.before);
    },
  };
}

/** A ticker or a table of rates has at least so many lines that all change at once. */
const MIN_REWRITTEN = 3;

function separateBoxes(before: Version, after: Version, aligned: AlignedVersions) {
  const [left, right] = separateSides(before, after, aligned);
  const isOld = (unit: ComparedSentence): boolean => left.has(unit);
  const isNew = (unit: ComparedSentence): boolean => right.has(unit);
  // A box turns over where lines of it came or went, or where most of them were rewritten.
  const rewritten = new Map<number, number>();
  for (const edit of aligned.edits)
    for (const unit of edit.kind === 'changed' ? edit.after : []) {
      const box = right.boxOf(unit);
      if (box !== null) rewritten.set(box, (rewritten.get(box) ?? 0) + 1);
    }
  const [oldTurned, newTurned] = [new Set<number | null>(), new Set<number | null>()];
  for (const [box, count] of rewritten)
    if (count >= MIN_REWRITTEN && 2 * count > right.sizeOf(box)) newTurned.add(box);
  for (const edit of aligned.edits) {
    if (edit.kind === 'added') newTurned.add(right.boxOf(edit.after));
    if (edit.kind === 'removed') oldTurned.add(left.boxOf(edit.before));
  }
  return {
    isOfBox(edit: Edit): boolean {
      switch (edit.kind) {
        case 'added':
          return isNew(edit.after);
        case 'removed':
          return isOld(edit.before);
        case 'moved':
          return isOld(edit.before) && isNew(edit.after);
        case 'changed': {
          // Edited words are told, unless the box as a whole turns over.
          const isWhole = edit.before.every(isOld) && edit.after.every(isNew);
          return (
            isWhole &&
            (edit.before.some((unit) => oldTurned.has(left.boxOf(unit))) ||
              edit.after.some((unit) => newTurned.has(right.boxOf(unit))))
          );
        }
        default:
          return unreachable(edit);
      }
    },
  };
}

/** The sentences of one version that stand in a separate box and are no note about the article. */
type SeparateSide = {
  readonly has: (unit: ComparedSentence) => boolean;
  readonly boxOf: BoxReader;
  /** Counts the sentences of a box. */
  readonly sizeOf: (box: number) => number;
};

/** Text that stood among the article's paragraphs on one side is the article's on the other, and so is the rest of its box. */
function separateSides(
  before: Version,
  after: Version,
  aligned: AlignedVersions,
): [SeparateSide, SeparateSide] {
  const [ofOld, ofNew] = [boxReader(before), boxReader(after)];
  const [oldOwn, newOwn] = [new Set<number>(), new Set<number>()];
  for (const link of aligned.links) {
    const left = link.before.flatMap((at) => aligned.before[at] ?? []).map(ofOld);
    const right = link.after.flatMap((at) => aligned.after[at] ?? []).map(ofNew);
    if (left.includes(null)) for (const box of right) newOwn.add(box ?? -1);
    if (right.includes(null)) for (const box of left) oldOwn.add(box ?? -1);
  }
  return [sideOf(aligned.before, ofOld, oldOwn), sideOf(aligned.after, ofNew, newOwn)];
}

function sideOf(
  units: readonly ComparedSentence[],
  boxOf: BoxReader,
  own: ReadonlySet<number>,
): SeparateSide {
  const byBox = Map.groupBy(units, boxOf);
  return {
    has: (unit) => {
      const box = boxOf(unit);
      return box !== null && !own.has(box) && noteKind(unit) === null;
    },
    boxOf,
    sizeOf: (box) => byBox.get(box)?.length ?? 0,
  };
}
