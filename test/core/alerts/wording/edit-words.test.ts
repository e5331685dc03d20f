import { describe, expect, test } from 'vitest';
import { briefChanges, editSummary } from '../../../../src/core/alerts/wording/edit-words.ts';
import type { Change, DiffPart, Reason } from '../../../../src/core/model/index.ts';

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
const part = (op: DiffPart['op'], text: string): DiffPart => ({ op, text, moved: null });
const swap = (before: string, was: string, now: string, after: string): DiffPart[] => [
  part('equal', before),
  part('delete', was),
  part('insert', now),
  part('equal', after),
];

describe('the changes of an edit in brief', () => {
  const why = (...texts: readonly [rule: string, text: string][]): Reason[] =>
    texts.map(([rule, text]) => ({ rule, text }));

  test.each<[string, Partial<Change>, Reason[], ReturnType<typeof briefChanges>]>([
    [
      'are what was and what is now, a headline by its name, none twice',
      {},
      why(
        ['headline-changed', '"condemns" → "regrets"'],
        ['negation-changed', '"will open" → "will not open"'],
        ['number-changed', '"will open" → "will not open"'],
      ),
      [
        { what: 'headline', was: 'condemns', now: 'regrets' },
        { what: 'words', was: 'will open', now: 'will not open' },
      ],
    ],
    [
      'are sentences that came, went or moved',
      {},
      why(['sentence-added', 'It came.'], ['sentence-removed', 'It went.'], ['sentence-moved', 'It moved.']),
      [
        { what: 'words', was: null, now: 'It came.' },
        { what: 'words', was: 'It went.', now: null },
        { what: 'moved', was: null, now: 'It moved.' },
      ],
    ],
    [
      'are both headlines whole, where the reason names the one before alone',
      { headline: { before: 'Port opens', after: 'Strike goes on' } },
      why(['headline-changed', 'was "Port opens"']),
      [{ what: 'headline', was: 'Port opens', now: 'Strike goes on' }],
    ],
    [
      'are the headline as it was and as it is, where no reason names words',
      { headline: { before: 'Five held', after: 'Six held' } },
      why(['number-changed', '5 → 6']),
      [{ what: 'headline', was: 'Five held', now: 'Six held' }],
    ],
    [
      'are the first passage, where the headline is the same',
      { blocks: [swap('They met. He saw ', 'five', 'six', ' boats. They left.')] },
      [],
      [{ what: 'words', was: 'He saw five boats.', now: 'He saw six boats.' }],
    ],
    ['are none where nothing is known of them', {}, [], []],
  ])('%s', (_, difference, reasons, expected) => {
    expect(briefChanges({ ...change, ...difference }, reasons)).toEqual(expected);
  });
});

describe('the summary of an edit', () => {
  test('names the article and reads right with all markup stripped', () => {
    const blocks = [swap('He met ', 'five', 'six', ' envoys.'), [part('delete', 'He left.')]];
    const headline = { before: 'Five held', after: 'Six held' };
    expect(editSummary('Six held', { ...change, headline, blocks }, [])).toBe(
      '"Six held": Headline was: Five held Was: He met five envoys. Now: He met six envoys. Removed: He left.',
    );
  });

  test('begins with the passage of the weightiest reason', () => {
    const blocks = [swap('A crew ', 'rests', 'sleeps', '.'), swap('It will ', '', 'not ', 'sail.')];
    const why: Reason[] = [{ rule: 'negation-changed', text: '"will sail" → "will not sail"' }];
    expect(editSummary('Port', { ...change, blocks }, why)).toBe(
      '"Port": Was: It will sail. Now: It will not sail. Was: A crew rests. Now: A crew sleeps.',
    );
  });

  test('leaves out the sentences beside those that changed', () => {
    const blocks = [
      swap('They met. He saw ', 'five', 'six', ' boats at sea. They left. '),
      swap('They met. ', 'He slept', 'He ate', '.'),
    ];
    expect(editSummary('Port', { ...change, blocks }, [])).toBe(
      '"Port": Was: He saw five boats at sea. Now: He saw six boats at sea. Was: He slept. Now: He ate.',
    );
  });

  test('names a moved sentence once', () => {
    const moved = (op: DiffPart['op']): DiffPart[] => [{ op, text: 'It rained.', moved: 1 }];
    expect(editSummary('Port', { ...change, blocks: [moved('insert'), moved('delete')] }, [])).toBe(
      '"Port": Moved: It rained.',
    );
  });

  test('closes the straight marks that it cuts in, and ends with no label alone', () => {
    for (let length = 200; length < 300; length += 1) {
      const blocks = [swap('He said: "', 'We will', `We will not ${'go '.repeat(length / 3)}`, 'there." ')];
      const two = [[part('insert', `${'x'.repeat(length - 12)}.`)], [part('insert', 'He left.')]];
      const [cut, labelled] = [blocks, two].map((of) => editSummary('Port', { ...change, blocks: of }, []));
      expect((cut?.match(/"/gu) ?? []).length % 2).toBe(0);
      expect(labelled).not.toMatch(/Added…$/u);
    }
  });

  test('is bounded', () => {
    const blocks = [[part('insert', 'word '.repeat(1_000))]];
    expect(editSummary('Port', { ...change, blocks }, []).length).toBeLessThanOrEqual(280);
  });
});
