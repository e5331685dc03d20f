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
const NEAR = 'a team of engineers would repair what leaks at the reservoir';

describe('two accounts that have one thing in quite other words', () => {
  test('are one point where each is nearest to the other', () => {
    expect(readoutsOf(said(OWN), said(NEAR))).toEqual(['kestria+varland']);
  });

  test('are two points where another one comes as near', () => {
    const rival = 'Varland would pay engineers for a survey of the lower reservoir and of all its old pumps';
    expect(readoutsOf(`${said(OWN)} ${said(rival)}`, said(NEAR))).toEqual(['varland', 'varland', 'kestria']);
  });

  test('are two points where one is done and the other is to come', () => {
    const done = 'a team of engineers had repaired what leaks at the reservoir';
    expect(readoutsOf(said(OWN), said(done))).toEqual(['varland', 'kestria']);
  });

  test('are two points where one is only ready for it', () => {
    const open = 'Varland stood ready to have engineers repair what leaks at the reservoir';
    expect(readoutsOf(said(OWN), said(open))).toEqual(['varland', 'kestria']);
  });
});
