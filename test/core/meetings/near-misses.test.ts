import { describe, expect, test } from 'vitest';
import { meetings } from '../../bench/entry.ts';
import { bothAccounts, varlandWatchlist } from './varland-meetings.ts';

/** Returns which accounts have each of Varland's points. */
const readoutsOf = (varlands: string, kestrias: string): string[] =>
  meetings(bothAccounts(varlands, kestrias), varlandWatchlist)
    .flatMap(({ points }) => points.filter(({ side }) => side === 'varland'))
    .map(({ readouts }) => readouts.join('+'));
const said = (text: string): string => `President Osten said that ${text}.`;

describe('two accounts that are word for word the same', () => {
  test.each([
    ['Varland would consider opening the Skarn dam', 'Varland would open the Skarn dam'],
    ['Varland would try to reopen the Tarn road', 'Varland would reopen the Tarn road'],
    ['Varland hoped to sign the water treaty this year', 'Varland would sign the water treaty this year'],
    ['Varland had opened the Skarn dam', 'Varland would open the Skarn dam'],
    ['most prisoners would be freed', 'all prisoners would be freed'],
    ['Varland would grant visas to students only', 'Varland would grant visas to students and journalists'],
    ['Kestria would pay for the bridge', 'Varland would pay for the bridge'],
  ])('are two points where they differ in degree, deed, extent or actor: %s', (one, other) => {
    expect(readoutsOf(said(one), said(other))).toEqual(['varland', 'kestria']);
  });

  test.each([
    ['Varland would study a second cable', 'Varland would build a second cable'],
    ['Varland would send doctors to Tarn', 'Varland would send soldiers to Tarn'],
    ['Varland would reduce the tariff on wool', 'Varland would abolish the tariff on wool'],
    ['Varland would reduce the tariff on wool', 'Varland would increase the tariff on wool'],
    ['Varland would reopen the northern crossing', 'Varland would reopen the southern crossing'],
    ['Varland would temporarily suspend the patrols', 'Varland would permanently suspend the patrols'],
    ['Varland would buy steel from Kestria', 'Varland would sell steel to Kestria'],
  ])("are two points where one word stands in another's place: %s", (one, other) => {
    expect(readoutsOf(said(one), said(other))).toEqual(['varland', 'kestria']);
  });

  test.each([
    ['Varland would send 200 doctors to Tarn', 'two hundred doctors would be sent to Tarn by Varland'],
    ['Varland would reopen the Tarn road in May', 'In May, the Tarn road would be reopened by Varland'],
  ])('are one point where they only order it otherwise: %s', (one, other) => {
    expect(readoutsOf(said(one), said(other))).toEqual(['kestria+varland']);
  });
});
