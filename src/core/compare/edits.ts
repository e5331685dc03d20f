import type { Version } from '../model/index.ts';
import { align, type SentenceLink } from './align.ts';
import { diffWords, type WordDiff } from './word-diff.ts';
import { comparedSentences, type ComparedSentence } from './compared-sentences.ts';
import type { Budget } from '../model/budget.ts';

/** One thing that happened to the text; `from` and `to` are indexes of the (first) sentence in the older and newer version. */
export type Edit =
  | {
      readonly kind: 'changed';
      readonly from: number;
      readonly to: number;
      readonly before: readonly ComparedSentence[];
      readonly after: readonly ComparedSentence[];
      readonly diff: WordDiff;
      readonly moved: boolean;
    }
  | {
      readonly kind: 'moved';
      readonly from: number;
      readonly to: number;
      readonly before: ComparedSentence;
      readonly after: ComparedSentence;
    }
  | { readonly kind: 'added'; readonly to: number; readonly after: ComparedSentence }
  | { readonly kind: 'removed'; readonly from: number; readonly before: ComparedSentence };

/** Two versions sentence by sentence, and what happened between them. */
export type AlignedVersions = {
  readonly before: readonly ComparedSentence[];
  readonly after: readonly ComparedSentence[];
  readonly links: readonly SentenceLink[];
  readonly edits: readonly Edit[];
};

/** Joins the texts of sentences, with the text between them where they share a block. */
function joinedText(units: readonly ComparedSentence[], version: Version): string {
  const [first, last] = [units[0], units.at(-1)];
  if (first === undefined || last === undefined) return '';
  if (first.block !== last.block) return units.map((unit) => unit.text).join('\n');
  return version.blocks[first.block]?.text.slice(first.start, last.end) ?? '';
}

const pick = (units: readonly ComparedSentence[], indexes: readonly number[]): ComparedSentence[] =>
  indexes.flatMap((index) => units[index] ?? []);

/** Aligns the sentences of two versions and diffs those that changed. Equal sentences that kept their place are no edit. */
export function findEdits(older: Version, newer: Version, language: string, work: Budget): AlignedVersions {
  const [left, right] = [comparedSentences(older, language), comparedSentences(newer, language)];
  const { links, removed, added } = align(left, right, language, work);
  const edits: Edit[] = [];
  for (const link of links) {
    const [before, after] = [pick(left, link.before), pick(right, link.after)];
    const [from, to] = [link.before[0] ?? 0, link.after[0] ?? 0];
    const [one, other] = [before[0], after[0]];
    if (one === undefined || other === undefined) continue;
    if (before.length === 1 && after.length === 1 && one.fold === other.fold) {
      if (link.moved) edits.push({ kind: 'moved', from, to, before: one, after: other });
    } else {
      const diff = diffWords(joinedText(before, older), joinedText(after, newer), language, work);
      edits.push({ kind: 'changed', from, to, before, after, diff, moved: link.moved });
    }
  }
  for (const from of removed)
    for (const before of pick(left, [from])) edits.push({ kind: 'removed', from, before });
  for (const to of added) for (const after of pick(right, [to])) edits.push({ kind: 'added', to, after });
  return { before: left, after: right, links, edits };
}
