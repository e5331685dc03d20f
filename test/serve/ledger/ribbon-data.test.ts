import { describe, expect, test } from 'vitest';
import type { CitedEvidence, PositionState } from '../../../src/core/model/index.ts';
import { decidePosition, unansweredPosition } from '../../../src/core/ledger/positions.ts';
import { marksOf, ribbonWords, segmentsOf } from '../../../src/serve/ledger/ribbon-data.ts';
import { watchlistLabels } from '../../../src/core/watchlist/labels.ts';

const position = {
  id: 'gate',
  question: 'Is the gate open?',
  of: [],
  about: [],
  answers: [
    { id: 'shut', label: 'Shut', phrases: [] },
    { id: 'open', label: 'Open', phrases: [] },
  ],
};
const labels = watchlistLabels({ parties: [], positions: [position] });

const evidence = (answer: string, on: string | null, more: Partial<CitedEvidence> = {}): CitedEvidence => ({
  position: 'gate',
  answer,
  text: `The gate is ${answer}.`,
  party: 'china',
  on,
  article: null,
  url: `https://news.example/${on ?? 'undated'}`,
  source: { id: 'wire', name: 'Wire', type: 'wire' },
  story: `${on}`,
  at: `${on ?? '2026-01-01'}T00:00:00.000Z`,
  ...more,
});
const stateOf = (...all: CitedEvidence[]): PositionState =>
  all.reduce((state, one) => decidePosition(state, one).state, unansweredPosition('gate'));

describe('a ribbon', () => {
  test('has a stretch for each answer, from the day that evidence gives it to the next', () => {
    const state = stateOf(
      evidence('shut', '2023-05-01'),
      evidence('shut', '2024-02'),
      evidence('open', '2025-06-07'),
    );
    const segments = segmentsOf(position, state, labels);
    expect(segments.map(({ answer, from, until, isReported }) => [answer, from, until, isReported])).toEqual([
      ['Shut', '2023-05-01', '2025-06-07', false],
      ['Open', '2025-06-07', null, false],
    ]);
    expect(ribbonWords(segments)).toBe('Shut, 1 May 2023 to 7 June 2025. Open, since 7 June 2025.');
  });

  test('tells answers apart by hue, and gives one answer one hue', () => {
    const state = stateOf(
      evidence('shut', '2023-05-01'),
      evidence('open', '2025-06-07'),
      evidence('shut', '2025-09-09'),
    );
    const hues = segmentsOf(position, state, labels).map(({ hue }) => hue);
    expect([new Set(hues).size, hues[0] === hues[2]]).toEqual([2, true]);
  });

  test('of an answer that never moved is one stretch, and of none is none', () => {
    const one = stateOf(evidence('shut', '2023-05-01'));
    expect(segmentsOf(position, one, labels).map(({ from, until }) => [from, until])).toEqual([
      ['2023-05-01', null],
    ]);
    expect(segmentsOf(position, unansweredPosition('gate'), labels)).toEqual([]);
  });

  test('marks evidence that has a day and an address, and leads to its article', () => {
    const state = stateOf(
      evidence('shut', '2023-05-01', { article: 'a'.repeat(32) }),
      evidence('shut', '2024-05-01'),
      evidence('shut', null),
      evidence('shut', '2024-06-01', { url: 'javascript:alert(1)' }),
    );
    expect(marksOf(position, state, labels).map(({ day, href }) => [day, href])).toEqual([
      ['2024-05-01', 'https://news.example/2024-05-01'],
      ['2023-05-01', `/articles/${'a'.repeat(32)}`],
    ]);
  });
});
