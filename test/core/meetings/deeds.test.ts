import { expect, test } from 'vitest';
import { meetings } from '../../bench/entry.ts';
import { bothAccounts, varlandWatchlist } from './varland-meetings.ts';

/** Returns Varland's points as they are worded in its own account. */
const pointsOf = (account: string): string[] =>
  meetings(bothAccounts(account, ''), varlandWatchlist)
    .flatMap(({ points }) => points.filter(({ side }) => side === 'varland'))
    .map(({ text }) => text);

test.each([
  [
    'President Osten said that Varland will build 200 houses on the coast and train 300 nurses for the islands.',
    ['Varland will build 200 houses on the coast', 'train 300 nurses for the islands'],
  ],
  [
    'The two sides agreed to set up a committee on fisheries, and to open a radio channel by May.',
    ['The two sides agreed to set up a committee on fisheries', 'to open a radio channel by May'],
  ],
  [
    'President Osten called on Kestria to reopen the northern crossing and to halt the return of fishermen.',
    ['called on Kestria to reopen the northern crossing', 'to halt the return of fishermen'],
  ],
])('what is to be done at two verbs is two points: %s', (account, points) => {
  expect(pointsOf(account)).toEqual(points);
});

test.each([
  'Varland will expand and deepen the cooperation on fisheries',
  'Varland will pay for the bridge and the road to it',
  'Varland will open the crossing if Kestria frees the crews and returns their boats',
  'Varland will lend a ship which can lift the wreck and clear the channel',
])('what has one object, or depends on something else, is one: %s', (said) => {
  expect(pointsOf(`President Osten said that ${said}.`)).toEqual([said]);
});
