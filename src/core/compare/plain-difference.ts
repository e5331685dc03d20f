import { type Difference, emptyDifference, type Version } from '../model/index.ts';
import type { Comparison } from './compare.ts';

/** Paragraphs of each version that are shown. */
const MAX_BLOCKS = 50;

/**
 * Compares two versions as they are written, paragraph by paragraph: for when comparing them as readers see them failed. Nothing is
 * noise here, because news told too coarsely is better than news that is lost.
 */
export function comparePlainly(before: Version, after: Version): Comparison {
  const [older, newer] = [textsOf(before), textsOf(after)];
  const removed = [...older].filter((text) => !newer.has(text));
  const added = [...newer].filter((text) => !older.has(text));
  const isSameHeadline = before.headline === after.headline;
  if (isSameHeadline && removed.length === 0 && added.length === 0) return { verdict: 'same' };
  return {
    verdict: 'changed',
    difference: {
      ...emptyDifference,
      headline: isSameHeadline ? null : { before: before.headline, after: after.headline },
      blocks: [...parts('delete', removed), ...parts('insert', added)],
      types: [
        ...(isSameHeadline ? [] : (['headline'] as const)),
        ...(removed.length === 0 ? [] : (['removal'] as const)),
        ...(added.length === 0 ? [] : (['addition'] as const)),
      ],
    },
    severity: isSameHeadline ? 'notable' : 'major',
    why: [{ rule: 'text-changed', text: '' }],
  };
}

const parts = (op: 'delete' | 'insert', texts: readonly string[]): Difference['blocks'] =>
  texts.slice(0, MAX_BLOCKS).map((text) => [{ op, text, moved: null }]);

const textsOf = ({ blocks }: Version): Set<string> => new Set(blocks.map(({ text }) => text));
