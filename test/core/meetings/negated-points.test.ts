import { expect, test } from 'vitest';
import { meetings } from '../../bench/entry.ts';
import { bothAccounts, varlandWatchlist } from './varland-meetings.ts';

/** Returns the texts of the points of Varland's account that are Varland's. */
const pointsOf = (text: string): string[] =>
  meetings(bothAccounts(text, '').slice(0, 1), varlandWatchlist)
    .flatMap(({ points }) => points.filter(({ side }) => side === 'varland'))
    .map((point) => point.text);

test.each([
  'President Osten did not promise to lift the duty on wool',
  'President Osten never agreed to lift the duty on wool',
  'President Osten would not agree to lift the duty on wool',
  'President Osten did not say that Varland would lift the duty on wool',
  'President Osten declined to say whether Varland would lift the duty on wool',
  'President Osten said nothing about lifting the duty on wool',
  'President Osten warned against lifting the duty on wool',
  'President Osten withdrew her support for the Halla accord',
  'President Osten apologised for the delay of the grain trains',
  'Neither side agreed to lift the duty on wool',
])('a point keeps the words that turn it into another: %s', (text) => {
  expect(pointsOf(`${text}.`)).toEqual([text]);
});

test('a point has no words that only say that it was said', () => {
  expect(pointsOf('President Osten said that Varland would lift the duty on wool.')).toEqual([
    'Varland would lift the duty on wool',
  ]);
  expect(pointsOf('President Osten offered to sell surplus gas to Kestria.')).toEqual([
    'to sell surplus gas to Kestria',
  ]);
});
