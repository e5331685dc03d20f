import { expect, test } from 'vitest';
import { HOUR_MS, MINUTE_MS } from '../../../src/core/model/time.ts';
import { duration, moment, shortDay } from '../../../src/core/tracking/time-in-words.ts';

test.each([
  [0, '0 min'],
  [-5, '0 min'],
  [119 * MINUTE_MS, '119 min'],
  [2 * HOUR_MS, '2 h'],
  [47 * HOUR_MS, '47 h'],
  [48 * HOUR_MS, '2 days'],
])('%i ms are %s', (ms, expected) => {
  expect(duration(ms)).toBe(expected);
});

const NOW = Date.parse('2026-03-12T10:18:00Z');

test.each([
  ['2026-03-12T10:15:00Z', '10:15 UTC'],
  ['2026-01-03T09:00:00Z', '3 Jan 09:00 UTC'],
  ['2025-09-30T09:00:00Z', '30 Sep 2025'],
])('the instant %s is told as %s', (at, expected) => {
  expect(moment(Date.parse(at), NOW)).toBe(expected);
});

test('a day is told without its year', () => {
  expect(shortDay('2026-05-09')).toBe('9 May');
});
