import { expect, test } from 'vitest';
import { meetings } from '../../bench/entry.ts';
import { bothAccounts, varlandWatchlist } from './varland-meetings.ts';

const readoutsOf = (varlands: string, kestrias: string): string[] =>
  meetings(bothAccounts(varlands, kestrias), varlandWatchlist)
    .flatMap(({ points }) => points.filter(({ side }) => side === 'varland'))
    .map(({ readouts }) => readouts.join('+'));

const PROMISE =
  'President Osten said that Varland will send two hundred doctors to the hospital in Tarn before the winter.';
/** It says what it says without a verb of its own. */
const HEADING = 'Two hundred doctors for the hospital in Tarn before the winter.';

test('a point is not in one account alone where a sentence of the other one says it that nobody was found to say', () => {
  expect(readoutsOf(PROMISE, HEADING)).toEqual(['kestria+varland']);
});

test('such a sentence makes no point of itself', () => {
  expect(readoutsOf('President Osten said that Varland will open the Skarn dam.', HEADING)).toEqual([
    'varland',
  ]);
});

test('it is no wording of a point with another figure', () => {
  expect(readoutsOf(PROMISE, HEADING.replace('Two', 'Four'))).toEqual(['varland']);
});
