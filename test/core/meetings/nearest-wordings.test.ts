import { describe, expect, test } from 'vitest';
import { meetings } from '../../bench/entry.ts';
import { bothAccounts, varlandWatchlist } from './varland-meetings.ts';

/** Returns Varland's points: each with the accounts that have it. */
const readoutsOf = (varlands: string, kestrias: string): string[] =>
  meetings(bothAccounts(varlands, kestrias), varlandWatchlist)
    .flatMap(({ points }) => points.filter(({ side }) => side === 'varland'))
    .map(({ readouts }) => readouts.join('+'));
const said = (text: string): string => `President Osten said that ${text}.`;

const OWN =
  'Varland would send engineers to the Skarn reservoir before the frost to look at its cracked gates';
const NEAR = 'engineers of Varland would look at the damaged gates of the reservoir';

describe('two accounts that have one thing in quite other words', () => {
  test('are one point where each is nearest to the other', () => {
    expect(readoutsOf(said(OWN), said(NEAR))).toEqual(['kestria+varland']);
  });

  test('are two points where another one comes as near', () => {
    const rival = 'Varland would have engineers look at the rusted gates of the lower reservoir';
    expect(readoutsOf(`${said(OWN)} ${said(rival)}`, said(NEAR))).toEqual(['varland', 'varland', 'kestria']);
  });

  test('are one point where one account has it twice', () => {
    expect(readoutsOf(`${said(OWN)} ${said(OWN)}`, said(NEAR))).toEqual(['kestria+varland']);
  });

  test('are two points where a figure is another, however near they are', () => {
    const four = 'Varland would send four engineers to the Skarn reservoir to look at its cracked gates';
    const six = 'six engineers of Varland would look at the cracked gates of the Skarn reservoir';
    expect(readoutsOf(said(four), said(six))).toEqual(['varland', 'kestria']);
    expect(readoutsOf(said(four), said(six.replace('six', 'four')))).toEqual(['kestria+varland']);
  });

  test.each([
    ['by the end of 2026', 'in the first half of 2027', ['varland', 'kestria']],
    ['in the first half of 2027', 'in the first half of 2027', ['kestria+varland']],
    ['in the first half of next year', 'before the second half of next year', ['varland', 'kestria']],
    ['before 1 June', 'by 31 May', ['kestria+varland']],
  ])('are one point or two by the time: %s, %s', (one, other, readouts) => {
    const own = `Varland would send engineers to look at the cracked gates of the Skarn reservoir ${one}`;
    const near = `engineers of Varland would look at the cracked gates of the Skarn reservoir ${other}`;
    expect(readoutsOf(said(own), said(near))).toEqual(readouts);
  });

  test('are one point whatever name of a side they use', () => {
    expect(
      readoutsOf(
        said('Varland would stand by the treaty on water'),
        said('Osten stands by the water treaty'),
      ),
    ).toEqual(['kestria+varland']);
  });
});
