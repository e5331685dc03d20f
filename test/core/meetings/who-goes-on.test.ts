import { describe, expect, test } from 'vitest';
import { meetings } from '../../bench/entry.ts';
import { saidIn } from './said-in.ts';
import { article, VARLAND, varlandWatchlist } from './varland-meetings.ts';

/** What a list says of a meeting with an envoy whom no watchlist names. */
const saidToEnvoy = (...items: readonly string[]): string[] =>
  meetings(
    [
      article(
        VARLAND,
        '2026-09-10',
        'An envoy in Solvik',
        'President Mila Osten met Teodor Hask, Special Envoy of Kestria, in Solvik on 10 September. The main matters were these:',
        ...items,
      ),
    ],
    varlandWatchlist,
  ).flatMap(({ points }) => points.map(({ side, text }) => `${side}: ${text}`));

describe('"he" and "she" at the head of a paragraph', () => {
  test('are who spoke last in the paragraph before', () => {
    expect(
      saidIn(
        VARLAND,
        'The Prime Minister said that the ferry will sail at night.',
        'She also said that tolls at the Halm bridge must fall.',
      ),
    ).toEqual(['kestria: the ferry will sail at night', 'kestria: tolls at the Halm bridge must fall']);
  });

  test('are the account’s own where both spoke before', () => {
    expect(
      saidIn(
        VARLAND,
        'The two sides agreed that the ferry will sail at night.',
        'She also said that tolls at the Halm bridge must fall.',
      ).filter((said) => said.includes('tolls')),
    ).toEqual(['varland: tolls at the Halm bridge must fall']);
  });

  test('are an envoy whom no watchlist names', () => {
    expect(
      saidToEnvoy(
        '- The Special Envoy said that Kestria will repair forty wagons.',
        '- He stated that the quay at Brenn would be widened.',
        '- The President said that no wagon is to be sold.',
      ),
    ).toEqual([
      'kestria: Kestria will repair forty wagons',
      'kestria: the quay at Brenn would be widened',
      'varland: no wagon is to be sold',
    ]);
  });
});

describe('what "that" opens', () => {
  test.each([
    ['The President holds that wardens and the guards of Brenn should be paid by the port.'],
    ['The President stressed that the sale of the fleet and its boats to traders is unacceptable.'],
    ['The President proposed that a team of divers and a pilot be sent to the wreck.'],
  ])('has a subject of two nouns: %s', (sentence) => {
    expect(saidIn(VARLAND, sentence)).toHaveLength(1);
  });

  test('ends before a subject of its own where it has its verb', () => {
    expect(
      saidIn(
        VARLAND,
        'The President stressed that the fleet will not be sold and that the guards of Brenn should be paid.',
      ),
    ).toHaveLength(2);
  });
});
