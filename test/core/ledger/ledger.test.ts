import { describe, expect, it } from 'vitest';
import { namesOfParties } from '../../../src/core/ledger/frame/party-names.ts';
import { openLedger, scoreRows } from '../../../src/core/ledger/ledger.ts';
import { isAfter, sortableDay } from '../../../src/core/ledger/said-day.ts';
import { parties, rowOf, speakers } from './ledger-rows.ts';

const names = namesOfParties({ parties, speakers });

describe('the scores of rows', () => {
  it('rank by rare concepts in short rows, and give nothing for nothing', () => {
    const rows = ['the trawler', 'the trawler sank near the old harbour wall', 'the harbour', 'snow'].map(
      (text) => rowOf(text, '2023-01-01'),
    );
    const found = scoreRows(
      openLedger([...rows, rowOf('the old harbour', '2023-01-01')], names),
      'a trawler',
    );
    const order = [...found.keys()].toSorted((a, b) => (found[b] ?? 0) - (found[a] ?? 0));
    expect([order.slice(0, 2), found[2], found[3]]).toEqual([[0, 1], 0, 0]);
  });
});

describe('the days of rows', () => {
  it.each([
    ['2024-03-02', '2024-03-01', true],
    ['2024-03-01', '2024-03-01', false],
    ['2024-03', '2024-03-01', false],
    ['2024-03-31', '2024-03', false],
    ['2024-04', '2024-03-31', true],
    ['2023-12-31', '2024-01', false],
  ])('%s is after %s: %s', (one, other, expected) => {
    expect(isAfter(sortableDay(one), sortableDay(other))).toBe(expected);
  });
});
