import type { Difference, Reason, Severity, Version } from '../model.ts';
import { findEdits } from './edits.ts';
import { fold } from './fold.ts';
import { show } from './show.ts';
import { newWork } from './work.ts';

export type Context = {
  readonly language: string;
  readonly timeZone: string;
  readonly ignore: readonly string[];
  readonly names: readonly { readonly party: string; readonly names: readonly string[] }[];
  readonly siteText: ReadonlySet<string>;
};

export type Comparison =
  | { readonly verdict: 'same' }
  | {
      readonly verdict: 'suppressed';
      readonly rule: string;
      readonly difference: Difference;
      readonly why: readonly Reason[];
    }
  | {
      readonly verdict: 'changed';
      readonly difference: Difference;
      readonly severity: Severity;
      readonly why: readonly Reason[];
    };

export function compare(before: Version, after: Version, context: Context): Comparison {
  const aligned = findEdits(before, after, context.language, newWork());
  const headline =
    fold(before.headline) !== fold(after.headline)
      ? { before: before.headline, after: after.headline }
      : null;
  if (headline === null && aligned.edits.length === 0) return { verdict: 'same' };
  const difference: Difference = {
    headline,
    blocks: show(aligned, new Set(aligned.edits)),
    insertedWords: 0,
    deletedWords: 0,
    types: headline === null ? ['addition'] : ['headline'],
    disclosure: { state: 'none-found', note: null },
  };
  return {
    verdict: 'changed',
    difference,
    severity: headline === null ? 'notable' : 'major',
    why: [{ rule: 'words-changed', text: '' }],
  };
}
