import { describe, expect, it } from 'vitest';
import { compare, type Comparison } from '../../../src/core/compare/compare.ts';
import { sameArticleShare } from '../../../src/core/compare/stories/same-story.ts';
import { unreachable } from '../../../src/core/model/result.ts';
import { revisions, type Revision } from './revisions.ts';

/** A verdict in the terms of a fixture's expectation. */
function summary(found: Comparison, { expected }: Revision): Revision['expected'] {
  switch (found.verdict) {
    case 'same':
      return { verdict: 'same' };
    case 'suppressed':
      return { verdict: 'suppressed', rule: found.rule };
    case 'changed': {
      const { types, disclosure } = found.difference;
      const note = 'note' in expected && disclosure.note !== null ? { note: disclosure.note } : {};
      const { severity } = found;
      return { verdict: 'changed', types: types.toSorted(), severity, disclosure: disclosure.state, ...note };
    }
    default:
      return unreachable(found);
  }
}

const all = revisions();

describe('compare', () => {
  it.each(all.filter(({ kind }) => kind !== 'slug').map((revision) => [revision.name, revision] as const))(
    'judges %s as expected',
    (_name, revision) => {
      const found = compare(revision.before, revision.after, revision.context);
      expect(summary(found, revision)).toEqual(revision.expected);
    },
  );
});

describe('isSameArticle', () => {
  it.each(all.filter(({ kind }) => kind === 'slug').map((revision) => [revision.name, revision] as const))(
    'measures %s as expected',
    (_name, { before, after, expected }) => {
      expect({ sameArticle: sameArticleShare(before, after) >= 0.8 }).toEqual(expected);
    },
  );
});
