import { describe, expect, test } from 'vitest';
import { historyEvidence } from '../../../src/core/ledger/position-history.ts';
import { decidePosition, unansweredPosition } from '../../../src/core/ledger/positions.ts';
import { compilePositions } from '../../../src/core/statements/positions/read-positions.ts';
import { bundledWatchlist } from '../../../src/core/watchlist/current.ts';
import { Watchlist } from '../../../src/core/watchlist/schema.ts';

const said = (text: string, saidOn: string, party = 'sylvania') => ({
  speaker: 'Ada Quay',
  party,
  text,
  saidOn,
  url: `https://herald.example/${saidOn}`,
  outlet: 'Herald',
});

const read = (...history: ReturnType<typeof said>[]) => {
  const watchlist = Watchlist.parse({
    schema: 1,
    title: 'The strait',
    subject: { all: [['strait']] },
    sources: [],
    parties: [
      { id: 'sylvania', name: 'Sylvania', names: { en: ['Sylvania'] } },
      { id: 'freedonia', name: 'Freedonia', names: { en: ['Freedonia'] } },
    ],
    positions: [
      {
        id: 'strait',
        question: 'Is the strait open?',
        of: ['sylvania'],
        about: [['strait']],
        answers: [
          { id: 'open', label: 'Open', phrases: ['reopen* … strait'] },
          { id: 'closed', label: 'Closed', phrases: ['clos* … strait'] },
        ],
      },
    ],
    history,
  });
  return historyEvidence(watchlist, compilePositions(watchlist));
};

describe('the history that a watchlist gives', () => {
  test('answers in its party’s own words, oldest first, with where it stands', () => {
    expect(
      read(said('We have reopened the strait', '2023-05-01'), said('it has closed the strait', '2021-09')),
    ).toEqual([
      {
        position: 'strait',
        answer: 'closed',
        text: 'it has closed the strait',
        party: 'sylvania',
        on: '2021-09',
        article: null,
        url: 'https://herald.example/2021-09',
        source: { id: '~herald', name: 'Herald', type: 'press' },
        story: 'https://herald.example/2021-09',
        at: '2021-09-15T00:00:00.000Z',
      },
      expect.objectContaining({ answer: 'open', on: '2023-05-01' }),
    ]);
  });

  test.each([
    ['We may close the strait', 'sylvania'],
    ['We will not close the strait', 'sylvania'],
    ['Sylvania has closed the strait', 'freedonia'],
    ['Freedonia has closed the strait', 'sylvania'],
    ['In 2011 we closed the strait', 'sylvania'],
  ])('answers nothing by what answers nothing in an article: %s (%s)', (text, party) => {
    expect(read(said(text, '2023-05-01', party))).toEqual([]);
  });

  test('tells since when a position holds, and tells no move', () => {
    const evidence = read(
      said('We have closed the strait', '2021-08-16'),
      said('We have reopened the strait', '2022-01-10'),
      said('We have reopened the strait', '2023-01-10'),
    );
    const state = evidence.reduce(
      (known, one) => decidePosition(known, one).state,
      unansweredPosition('strait'),
    );
    expect([state.answer, state.standing, state.since]).toEqual(['open', 'confirmed', '2022-01-10']);
  });

  test('of the bundled watchlist answers since 2021', () => {
    const watchlist = bundledWatchlist();
    const found = historyEvidence(watchlist, compilePositions(watchlist));
    expect(found.map(({ position, answer, on }) => [position, answer, on])).toContainEqual([
      'afghan-soil',
      'pledged',
      '2021-07-28',
    ]);
  });
});
