import { expect, test } from 'vitest';
import { describeFaults, openFaultDay, withFaults } from '../../../src/core/tracking/faults.ts';

const NOW = Date.parse('2026-03-02T09:00:00Z');
const fault = {
  at: '2026-03-02T08:30:00.000Z',
  article: 'a1',
  source: 'courier',
  stage: 'comparison',
  text: 'x'.repeat(900),
};

test('counts the faults of a day, keeps the last, and begins anew at midnight', () => {
  const day = withFaults(openFaultDay(null, NOW), [{ ...fault, article: 'a0' }, fault]);
  expect(day).toEqual({ day: '2026-03-02', count: 2, last: { ...fault, text: 'x'.repeat(200) } });
  expect(openFaultDay(day, NOW)).toEqual(day);
  expect(openFaultDay(day, NOW + 86_400_000)).toEqual({ day: '2026-03-03', count: 0, last: day.last });
});

test('says what was told with less, and repeats no text of an error', () => {
  const day = withFaults(openFaultDay(null, NOW), [fault]);
  expect(describeFaults(day, NOW)).toEqual({
    today: 1,
    lastAt: fault.at,
    sentence:
      '1 fault at weighing the news today: it was told with less. The last was 08:30 UTC, in the comparison of article a1.',
  });
  expect(describeFaults(null, NOW)).toEqual({
    today: 0,
    lastAt: null,
    sentence: 'Nothing failed at weighing the news today.',
  });
});
