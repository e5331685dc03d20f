import { expect, test } from 'vitest';
import { editSummary } from '../../../../src/core/alerts/wording/edit-words.ts';
import type { Change } from '../../../../src/core/model/index.ts';

const change: Change = {
  headline: null,
  blocks: [],
  types: ['number'],
  disclosure: { state: 'none-found', note: null },
  insertedWords: 1,
  deletedWords: 1,
  from: { version: 'v1', seenAt: '2026-03-02T09:00:00.000Z' },
  to: { version: 'v2', seenAt: '2026-03-02T09:00:00.000Z' },
};
test('the summary of an edit reads right with all markup stripped', () => {
  expect(
    editSummary({
      ...change,
      headline: { before: 'Five held', after: 'Six held' },
      blocks: [
        [
          { op: 'equal', text: 'He met ', moved: null },
          { op: 'delete', text: 'five', moved: null },
          { op: 'insert', text: 'six', moved: null },
          { op: 'equal', text: ' envoys.', moved: null },
        ],
        [{ op: 'delete', text: 'He left.', moved: null }],
      ],
    }),
  ).toBe('Was: Five held Now: Six held Was: He met five envoys. Now: He met six envoys. Removed: He left.');
});
