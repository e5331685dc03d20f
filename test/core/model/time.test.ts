import { describe, expect, test } from 'vitest';
import { DAY_MS, HOUR_MS, MINUTE_MS, parsePeriod, servingNow } from '../../../src/core/model/time.ts';

describe('parsePeriod', () => {
  test.each([
    ['5m', 5 * MINUTE_MS],
    ['90m', 90 * MINUTE_MS],
    ['12h', 12 * HOUR_MS],
    ['366d', 366 * DAY_MS],
  ])('reads %s', (text, ms) => expect(parsePeriod(text)).toBe(ms));

  test.each(['', '15', 'm', '0m', '-5m', '1.5h', '15 m', '15M', '1w', '367d', '015m', '99999999999999d'])(
    'refuses "%s"',
    (text) => expect(parsePeriod(text)).toBeNull(),
  );
});

test('readers see the replay’s own time, and the wall time before the first tick', () => {
  const NOW = Date.parse('2026-03-12T10:18:00Z');
  const then = Date.parse('2023-10-06T08:15:00Z');
  const wall = Date.parse('2026-03-12T10:15:00Z');
  expect(servingNow({ previous: null, last: then, wall, outages: [] }, NOW)).toBe(then + 3 * MINUTE_MS);
  expect(servingNow(null, NOW)).toBe(NOW);
});
