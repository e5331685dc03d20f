/** The outline of a version: its paragraphs in order, with what changed in them. Full texts are not republished, so all others are only counted. */
import type { Change, DiffPart, Version } from '../../core/model/index.ts';
import { line } from '../../core/language/text.ts';

/** Paragraphs count from 1. `changed`: the passages that changed in one. `gone`: a paragraph of the earlier version alone. */
export type OutlineEntry =
  | { readonly kind: 'same'; readonly first: number; readonly words: readonly number[] }
  | { readonly kind: 'changed'; readonly number: number; readonly passages: readonly (readonly DiffPart[])[] }
  | { readonly kind: 'gone'; readonly number: number | null; readonly parts: readonly DiffPart[] };

/** Of scripts without spaces every character counts, as writers count them. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu;

const wordCount = (text: string): number =>
  text.replaceAll(UNSPACED, ' x ').split(' ').filter(Boolean).length;

/** Returns the longest stretch that a side of a passage has without an omission. */
function longestStretch(parts: readonly DiffPart[], without: 'insert' | 'delete'): string {
  const stretches = [''];
  for (const { op, text } of parts) {
    if (op === 'omitted') stretches.push('');
    else if (op !== without) stretches[stretches.length - 1] += text;
  }
  return stretches.map(line).reduce((a, b) => (b.length > a.length ? b : a), '');
}

/** Finds the paragraph that has a stretch, from a place on, or from the beginning where it is not after it. */
function placeOf(stretch: string, texts: readonly string[], from: number): number | null {
  if (stretch === '') return null;
  const holds = (text: string): boolean => text.includes(stretch);
  const later = texts.slice(from).findIndex(holds);
  const found = later === -1 ? texts.findIndex(holds) : later + from;
  return found === -1 ? null : found;
}

type Gone = Extract<OutlineEntry, { kind: 'gone' }>;

/** Sets the passages of a change in their places. Each passage is of one paragraph. */
export function outlineOf(
  change: Change,
  { before, after }: { before: Version; after: Version },
): OutlineEntry[] {
  const older = before.blocks.map(({ text }) => line(text));
  const newer = after.blocks.map(({ text }) => line(text));
  const changed = new Map<number, (readonly DiffPart[])[]>();
  const gone = new Map<number, Gone[]>();
  let placed = -1;
  for (const parts of change.blocks) {
    const place = placeOf(longestStretch(parts, 'delete'), newer, placed + 1);
    if (place !== null) {
      changed.set(place, [...(changed.get(place) ?? []), parts]);
      placed = place;
      continue;
    }
    const was = placeOf(longestStretch(parts, 'insert'), older, 0);
    const after = was === null ? placed : placeBefore(was, older, newer, placed);
    const entry: Gone = { kind: 'gone', number: was === null ? null : was + 1, parts };
    gone.set(after, [...(gone.get(after) ?? []), entry]);
  }
  return entriesOf(newer, changed, gone);
}

/** Returns the place of the nearest paragraph before one that is gone which both versions have, or else that of the last passage. */
function placeBefore(
  was: number,
  older: readonly string[],
  newer: readonly string[],
  otherwise: number,
): number {
  const places = new Map(newer.map((text, index) => [text, index]));
  const kept = older.slice(0, was).findLast((text) => places.has(text));
  return kept === undefined ? otherwise : (places.get(kept) ?? otherwise);
}

function entriesOf(
  texts: readonly string[],
  changed: ReadonlyMap<number, readonly (readonly DiffPart[])[]>,
  gone: ReadonlyMap<number, readonly Gone[]>,
): OutlineEntry[] {
  const entries: OutlineEntry[] = [...(gone.get(-1) ?? [])];
  let run: number[] = [];
  const endRun = (end: number): void => {
    if (run.length > 0) entries.push({ kind: 'same', first: end - run.length + 1, words: run });
    run = [];
  };
  for (const [index, text] of texts.entries()) {
    const passages = changed.get(index);
    if (passages === undefined) run.push(wordCount(text));
    else {
      endRun(index);
      entries.push({ kind: 'changed', number: index + 1, passages });
    }
    const after = gone.get(index) ?? [];
    if (after.length > 0) endRun(index + 1);
    entries.push(...after);
  }
  endRun(texts.length);
  return entries;
}
