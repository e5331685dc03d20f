/**
 * Rules about where on the page a text stands: what the extractor only sorted out otherwise is no change, and neither is a box that
 * stands beside the article's paragraphs and comes, goes or turns over.
 */
import type { Version } from '../model/index.ts';
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
  return {
    ofPage(edit) {
      if (edit.kind === 'removed') return newPage(edit.before) ? 'still-on-page' : null;
      if (edit.kind === 'added') return oldPage(edit.after) ? 'was-on-page' : null;
      return null;
    },
    ofBox: (edit) => (boxes?.isOfBox(edit) === true ? 'separate-box' : null),
  };
}

/** Recognises a sentence by itself or with the whole of its block. */
function leftOutReader(version: Version): (sentence: ComparedSentence) => boolean {
  const knows = printReader(version.leftOut ?? '');
  return (sentence) => knows(sentence.text);
}

function separateBoxes(before: Version, after: Version, aligned: AlignedVersions) {
  const [ofOld, ofNew] = [boxReader(before), boxReader(after)];
  const [oldOwn, newOwn] = [new Set<number>(), new Set<number>()];
  const turned = new Set<number>();
  for (const link of aligned.links) {
    const left = link.before.flatMap((at) => aligned.before[at] ?? []);
    const right = link.after.flatMap((at) => aligned.after[at] ?? []);
    // Text that stood among the article's paragraphs on one side is the article's on the other.
    if (left.some((unit) => ofOld(unit) === null)) for (const unit of right) newOwn.add(ofNew(unit) ?? -1);
    if (right.some((unit) => ofNew(unit) === null)) for (const unit of left) oldOwn.add(ofOld(unit) ?? -1);
  }
  const isOld = (unit: ComparedSentence): boolean => isSeparate(ofOld(unit), oldOwn);
  const isNew = (unit: ComparedSentence): boolean => isSeparate(ofNew(unit), newOwn);
  for (const edit of aligned.edits)
    if (edit.kind === 'added' && isNew(edit.after)) turned.add(ofNew(edit.after) ?? -1);
  const lost = new Set(
    aligned.edits.flatMap((edit) =>
      edit.kind === 'removed' && isOld(edit.before) ? [ofOld(edit.before) ?? -1] : [],
    ),
  );
  return {
    isOfBox(edit: Edit): boolean {
      switch (edit.kind) {
        case 'added':
          return isNew(edit.after) && noteKind(edit.after) === null;
        case 'removed':
          return isOld(edit.before) && noteKind(edit.before) === null;
        case 'moved':
          return isOld(edit.before) && isNew(edit.after);
        default:
          // Edited words are told, unless the box as a whole turns over: its other lines came and went.
          return (
            edit.before.every((unit) => isOld(unit) && noteKind(unit) === null) &&
            edit.after.every((unit) => isNew(unit) && noteKind(unit) === null) &&
            (edit.after.some((unit) => turned.has(ofNew(unit) ?? -1)) ||
              edit.before.some((unit) => lost.has(ofOld(unit) ?? -1)))
          );
      }
    },
  };
}

const isSeparate = (box: number | null, own: ReadonlySet<number>): boolean => box !== null && !own.has(box);
