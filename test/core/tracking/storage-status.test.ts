import { describe, expect, test } from 'vitest';
import type { CorpusSize } from '../../../src/core/model/index.ts';
import { DAY_MS, HOUR_MS, iso } from '../../../src/core/model/time.ts';
import { describeStorage } from '../../../src/core/tracking/storage-status.ts';

const NOW = Date.parse('2026-03-12T10:15:00Z');
const nouns = {
  alert: { keys: 1_200, bytes: 6_000_000, largest: 9_000 },
  snapshot: { keys: 900, bytes: 45_000_000, largest: 90_000 },
  version: { keys: 1_500, bytes: 9_000_000, largest: 20_000 },
};
const sizeOf = (more: Partial<CorpusSize> = {}): CorpusSize => ({
  last: { at: iso(NOW - 2 * HOUR_MS), nouns },
  before: null,
  running: null,
  ...more,
});
const told = (size: CorpusSize | null, limitBytes: number | null = 1e9) => {
  const { state, sentence } = describeStorage({ size, limitBytes, now: NOW });
  return [state, sentence];
};

describe('what is stored, in one sentence', () => {
  test('is not known before the first count', () => {
    expect(told(null)).toEqual(['uncounted', 'What is stored is counted at the first tick of a day.']);
  });

  test('names what takes most, and the plan where there is one', () => {
    const most = 'snapshot 45 MB, version 9 MB, alert 6 MB';
    expect(told(sizeOf())).toEqual([
      'well',
      `Stored: 3,600 records, 60 MB of 1,000 MB (${most}), counted 2 h ago.`,
    ]);
    expect(told(sizeOf(), null)).toEqual([
      'well',
      `Stored: 3,600 records, 60 MB (${most}), counted 2 h ago.`,
    ]);
  });

  test('warns before the plan is full, and says when it will be', () => {
    const before = { at: iso(NOW - 2 * HOUR_MS - 10 * DAY_MS), bytes: 50_000_000 };
    const [state, sentence] = told(sizeOf({ before }), 70_000_000);
    expect([state, sentence?.slice(sentence.indexOf('; ') + 2)]).toEqual([
      'filling',
      'the plan is nearly full, and will be in about 10 days: keep pages for less long or take a larger plan.',
    ]);
    expect(told(sizeOf({ before }), 76_000_000)[0]).toBe('well');
    expect(told(sizeOf({ before }), 60_000_000)[0]).toBe('full');
  });

  test('warns of a value that nears its limit, and counts what was damaged apart', () => {
    const ledger = { keys: 1, bytes: 22_000_000, largest: 22_000_000 };
    const damaged = { keys: 2, bytes: 80, largest: 40 };
    const status = describeStorage({
      size: sizeOf({ last: { at: iso(NOW), nouns: { ...nouns, ledger, damaged } } }),
      limitBytes: 1e9,
      now: NOW,
    });
    expect([status.state, status.damaged, status.records]).toEqual(['filling', 2, 3_601]);
    expect(status.sentence).toContain('; one value has 22 MB of 26 MB; 2 found damaged in the last 7 days.');
  });
});
