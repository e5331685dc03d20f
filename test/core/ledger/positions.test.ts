import { describe, expect, test } from 'vitest';
import { standingWords } from '../../../src/core/alerts/wording/statement-title.ts';
import type { CitedEvidence, PositionState } from '../../../src/core/model/index.ts';
import { decidePosition, touchedPositions, unansweredPosition } from '../../../src/core/ledger/positions.ts';

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

describe('where a position stands', () => {
  type Given = { answer: string; on?: string | null; party?: string; story?: string; announced?: true };
  const evidence = (
    { answer, on = null, party, story = 'one', announced }: Given,
    index: number,
  ): CitedEvidence => ({
    position: 'strait',
    answer,
    text: `${answer} ${index}`,
    party: party ?? null,
    on,
    ...(announced === undefined ? {} : { announced }),
    article: `article-${index}`,
    url: `https://herald.example/${index}`,
    source: { id: 'herald', name: 'Herald', type: 'press' },
    story,
    at: `2024-02-0${index + 1}T00:00:00.000Z`,
  });
  const own = { party: 'sylvania' };
  const baseline: Given[] = [{ answer: 'closed', on: '2024-01-01', ...own }];

  function run(given: readonly Given[]) {
    let state: PositionState = unansweredPosition('strait');
    const moves = given.map((one, index) => {
      const decided = decidePosition(state, evidence(one, index));
      state = decided.state;
      return decided.move;
    });
    const told = moves.map((move) =>
      move === null ? null : `${move.from} → ${move.to}, ${standingWords(move)}, ${move.evidence.length}`,
    );
    return { told, now: `${state.answer}, ${standingWords(state)}, since ${state.since}` };
  }

  test.each<[string, Given[], (string | null)[], string]>([
    ['the first answer is the baseline', baseline, [null], 'closed, confirmed, since 2024-01-01'],
    [
      'a baseline of one report is confirmed in silence',
      [
        { answer: 'closed', on: '2024-01-01' },
        { answer: 'closed', on: '2024-01-02', story: 'two' },
      ],
      [null, null],
      'closed, confirmed, since 2024-01-01',
    ],
    [
      'the party’s own words move it',
      [...baseline, { answer: 'open', on: '2024-02-01', ...own }],
      [null, 'closed → open, confirmed, 1'],
      'open, confirmed, since 2024-02-01',
    ],
    [
      'one report is reported, a copy of it changes nothing, another story confirms',
      [
        ...baseline,
        { answer: 'open', on: '2024-02-01' },
        { answer: 'open', on: '2024-02-01' },
        { answer: 'open', on: '2024-02-02', story: 'two' },
        { answer: 'open', on: '2024-02-03', ...own },
      ],
      [null, 'closed → open, reported, 1', null, 'closed → open, confirmed, 2', null],
      'open, confirmed, since 2024-02-01',
    ],
    [
      'a report is refuted by the party',
      [...baseline, { answer: 'open', on: '2024-02-01' }, { answer: 'closed', on: '2024-02-02', ...own }],
      [null, 'closed → open, reported, 1', 'open → closed, confirmed, 1'],
      'closed, confirmed, since 2024-02-02',
    ],
    [
      'one report refutes no report, two stories do',
      [
        ...baseline,
        { answer: 'open', on: '2024-02-01' },
        { answer: 'closed', on: '2024-02-02', story: 'two' },
        { answer: 'closed', on: '2024-02-03', story: 'three' },
      ],
      [null, 'closed → open, reported, 1', null, 'open → closed, confirmed, 2'],
      'closed, confirmed, since 2024-02-02',
    ],
    [
      'older words never move it back',
      [
        ...baseline,
        { answer: 'open', on: '2024-02-10', ...own },
        { answer: 'closed', on: '2024-02-09', ...own },
        { answer: 'closed', on: '2024-02', ...own },
        { answer: 'closed', ...own },
      ],
      [null, 'closed → open, confirmed, 1', null, null, null],
      'open, confirmed, since 2024-02-10',
    ],
    [
      'fresh words for the answer keep later reports of the old one out',
      [
        ...baseline,
        { answer: 'closed', on: '2024-02-05', story: 'two' },
        { answer: 'open', on: '2024-02-04', story: 'three' },
      ],
      [null, null, null],
      'closed, confirmed, since 2024-01-01',
    ],
    [
      'older words for the answer that are read later tell since when',
      [
        ...baseline,
        { answer: 'closed', on: '2021-08-16', ...own },
        { answer: 'closed', on: '2022-06', ...own },
      ],
      [null, null, null],
      'closed, confirmed, since 2021-08-16',
    ],
    [
      'not across the party’s own words for another answer',
      [
        ...baseline,
        { answer: 'closed', on: '2021-08-16', ...own },
        { answer: 'open', on: '2022-03-01', ...own },
        { answer: 'closed', on: '2022-06-01', ...own },
      ],
      [null, null, null, null],
      'closed, confirmed, since 2022-06-01',
    ],
    [
      'it begins anew after a report of another answer in between',
      [...baseline, { answer: 'closed', on: '2021-08-16', ...own }, { answer: 'open', on: '2022-03-01' }],
      [null, null, null],
      'closed, confirmed, since 2024-01-01',
    ],
    [
      'a date that is not known tells nothing',
      [
        { answer: 'closed', ...own },
        { answer: 'closed', on: '2022-06-01' },
      ],
      [null, null],
      'closed, confirmed, since 2022-06-01',
    ],
    [
      'a decision moves it as announced, and the act moves it again',
      [
        ...baseline,
        { answer: 'open', on: '2024-02-01', announced: true, ...own },
        { answer: 'open', on: '2024-02-02', announced: true, story: 'two' },
        { answer: 'open', on: '2024-02-04', story: 'three', ...own },
        { answer: 'open', on: '2024-02-05', story: 'four', ...own },
      ],
      [null, 'closed → open, announced, confirmed, 1', null, 'closed → open, confirmed, 1', null],
      'open, confirmed, since 2024-02-01',
    ],
  ])('%s', (_, given, told, now) => expect(run(given)).toEqual({ told, now }));

  test('an edit touches it when the sentence that answers is new, gone, other or of another answer', () => {
    const question = { id: 'strait', question: 'Is the strait open?' };
    const [closed, open] = [evidence({ answer: 'closed' }, 0), evidence({ answer: 'open' }, 1)];
    const touched = (was: CitedEvidence[], now: CitedEvidence[]) =>
      touchedPositions(was, now, [question, { id: 'other', question: 'Other?' }]).map(
        (one) => `${one.id}: ${one.was} → ${one.now}`,
      );
    expect([
      touched([closed], [open]),
      touched([closed], []),
      touched([], [open]),
      touched([closed], [{ ...closed, text: 'closed for good' }]),
      touched([closed], [{ ...closed, on: '2024-02-09' }]),
      touched([], []),
    ]).toEqual([
      ['strait: closed → open'],
      ['strait: closed → null'],
      ['strait: null → open'],
      ['strait: closed → closed'],
      [],
      [],
    ]);
  });

  test('the same evidence read again changes nothing', () => {
    const first = decidePosition(
      unansweredPosition('strait'),
      evidence({ answer: 'open', on: '2024-02-01' }, 0),
    );
    expect(decidePosition(first.state, evidence({ answer: 'open', on: '2024-02-01' }, 0))).toEqual({
      state: first.state,
      move: null,
    });
  });

  test('it keeps the newest fifty pieces of evidence', () => {
    let state = unansweredPosition('strait');
    for (let index = 0; index < 60; index++) {
      const one = evidence(
        {
          answer: 'open',
          on: `2024-${String(1 + Math.floor(index / 28)).padStart(2, '0')}-${String(1 + (index % 28)).padStart(2, '0')}`,
        },
        0,
      );
      state = decidePosition(state, { ...one, article: `article-${index}` }).state;
    }
    expect([state.evidence.length, state.evidence[0]?.on, state.evidence.at(-1)?.on]).toEqual([
      50,
      '2024-03-04',
      '2024-01-11',
    ]);
  });
});
