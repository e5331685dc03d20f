import { expect, test } from 'vitest';
import type { CitedEvidence } from '../../../src/core/model/index.ts';
import { decidePosition, unansweredPosition } from '../../../src/core/ledger/positions.ts';

const report = (article: string, story: string, answer: string, on: string): CitedEvidence => ({
  position: 'crossing',
  answer,
  text: `The crossing is ${answer}.`,
  party: null,
  on,
  article,
  url: `https://${article}.example/`,
  source: { id: article, name: article, type: 'press' },
  story,
  at: `${on}T09:00:00.000Z`,
});

test('a move cites one report of each story, however many outlets carry its copy', () => {
  const evidence = [
    report('amu', 'opening', 'open', '2024-03-01'),
    report('beacon', 'opening too', 'open', '2024-03-02'),
    report('courier', 'closing', 'closed', '2024-05-01'),
    report('dawn', 'closing', 'closed', '2024-05-01'),
    report('echo', 'closing too', 'closed', '2024-05-02'),
  ];
  let state = unansweredPosition('crossing');
  const moves = evidence.map((piece) => {
    const decision = decidePosition(state, piece);
    state = decision.state;
    return decision.move && [decision.move.standing, decision.move.evidence.map(({ url }) => url)];
  });
  expect(moves).toEqual([
    null,
    null,
    ['reported', ['https://courier.example/']],
    null,
    ['confirmed', ['https://echo.example/', 'https://dawn.example/']],
  ]);
});
