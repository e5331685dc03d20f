import { describe, expect, test } from 'vitest';
import { meetings } from '../../bench/entry.ts';
import { article, KESTRIA, VARLAND, varlandWatchlist } from './varland-meetings.ts';

const POINT = 'The President said that Varland will dredge the salt channel in May.';
const sidesIn = (outlet: string, opening: string): string[] =>
  meetings([article(outlet, '2026-09-10', 'Yesterday in Solvik', opening, POINT)], varlandWatchlist).map(
    ({ sides }) => sides.join(),
  );

describe('who was the guest of another one', () => {
  test.each([
    'Prime Minister Ana Rell was yesterday the guest of President Mila Osten.',
    'Prime Minister Rell was the guest of President Osten in Solvik on Wednesday.',
    'On Wednesday President Mila Osten was the guest of the Prime Minister of Kestria, Ana Rell.',
  ])('met that one: %s', (opening) => {
    expect(sidesIn(VARLAND, opening)).toEqual(['kestria,varland']);
  });

  test.each([
    'Prime Minister Ana Rell will be the guest of President Mila Osten.',
    'Prime Minister Ana Rell was the guest of the choir of Solvik.',
    'President Mila Osten and Prime Minister Ana Rell will sign a treaty on ferries.',
  ])('who is to be one, or was a choir’s, did not: %s', (opening) => {
    expect(sidesIn(VARLAND, opening)).toEqual([]);
  });
});

describe('a meeting of three', () => {
  test('is read past an abbreviation between brackets', () => {
    const opening =
      'President Mila Osten met in Solvik with Prime Minister Ana Rell and Northern Pact (NP) Secretary General Erik Halm.';
    expect(sidesIn(VARLAND, opening)).toEqual(['kestria,pact,varland']);
  });

  test('is no meeting of two by what one of them tells it', () => {
    const opening =
      'On 10 September President Mila Osten, Prime Minister Ana Rell and Secretary General Erik Halm held talks in Solvik.';
    const told =
      'The Prime Minister of Kestria informed the meeting of a gift of twenty tents to the coast of Brenn.';
    const found = meetings(
      [article(KESTRIA, '2026-09-10', 'Talks in Solvik', opening, told, POINT)],
      varlandWatchlist,
    );
    expect(found.map(({ sides }) => sides.join())).toEqual(['kestria,pact,varland']);
  });
});
