import { describe, expect, it } from 'vitest';
import { isAfter, sortableDay } from '../../../src/core/ledger/said-day.ts';

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
