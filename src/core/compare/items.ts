import type { ChangeType } from '../model/index.ts';
import type { Categorised, Knowledge } from './categories.ts';
import type { Hunk, WordDiff } from './diff.ts';
import { sides, type Residue, type Side } from './residue.ts';

/** One thing that the changed words of a sentence mean, with its rule's name and the words as evidence. */
export type Finding = { readonly type: ChangeType; readonly rule: string; readonly text: string };

export type Item = Residue & Categorised;
export type Items = Readonly<Record<Side, readonly Item[]>>;
/** What one step explained: its findings, the words it need not leave to the next, and those that told something. */
export type Explained = {
  readonly findings: readonly Finding[];
  readonly used: readonly Item[];
  readonly telling: readonly Item[];
};
export type Step = (diff: WordDiff, items: Items, known: Knowledge) => Explained;

export const nothing: Explained = { findings: [], used: [], telling: [] };
export const all = (items: Items): Item[] => [...items.before, ...items.after];
export const isEmpty = ([from, to]: readonly [number, number]): boolean => from === to;
export const isOneSided = (hunk: Hunk): boolean => isEmpty(hunk.before) || isEmpty(hunk.after);
export const hunksOf = (items: readonly Item[]): Hunk[] => [...new Set(items.map((item) => item.hunk))];

/** Only one side of a hunk has words that the other lacks. */
export function loneSide(items: Items, hunk: Hunk): Side | null {
  const [before, after] = sides.map((side) => items[side].some((item) => item.hunk === hunk));
  if (before === after) return null;
  return before === true ? 'before' : 'after';
}

export const ofHunk = (items: Items, hunk: Hunk): Items => ({
  before: items.before.filter((item) => item.hunk === hunk),
  after: items.after.filter((item) => item.hunk === hunk),
});
