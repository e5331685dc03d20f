import { describe, expect, it } from 'vitest';
import { namesOfParties } from '../../../src/core/ledger/frame/party-names.ts';
import { openLedger } from '../../../src/core/ledger/ledger.ts';
import { newNameIn } from '../../../src/core/ledger/new-names.ts';
import { parties, rowOf, speakers } from './ledger-rows.ts';

const names = namesOfParties({ parties, speakers });
const said = [
  'The Sundrian government knows our view',
  'We talk to the Sundrian government',
  'Sundria is a neighbour',
];
const rows = [2021, 2022].flatMap((year) => said.map((text, at) => rowOf(text, `${year}-0${at + 1}-01`)));
const ledger = openLedger(rows, names);
const found = (text: string, more = {}) => newNameIn(ledger, rowOf(text, '2024-03-01', more), parties);
const before = ['Sundrian government', 'Sundria'];

describe('a new name for another side', () => {
  it.each([
    ['The Republic of Sundria is our partner', 'Republic of Sundria'],
    ['We do not talk to the so-called Sundrian government', 'so-called Sundrian government'],
    ['The Kesmet regime will answer for it', 'Kesmet regime'],
    ['Kesmet knows our view', 'Kesmet'],
  ])('is a name that was never used: %s', (text, name) => {
    expect(found(text)).toEqual({ party: 'sundria', name, before });
  });

  it.each([
    ['a name used before', 'Sundria and the Sundrian government'],
    ['a place', 'Our envoy will travel to Kesmet'],
    ['his own side', 'The Norlandic government is in Aldby'],
    ['no name', 'Our neighbours know'],
  ])('is not found in %s', (_, text) => {
    expect(found(text)).toBeNull();
  });

  it('is claimed of verbatim words alone', () => {
    expect(found('The Kesmet regime will answer', { wording: 'paraphrase' })).toBeNull();
  });

  it('is not claimed where the side was hardly named before', () => {
    const few = openLedger(rows.slice(0, 3), names);
    expect(newNameIn(few, rowOf('The Kesmet regime', '2024-03-01'), parties)).toBeNull();
  });

  it('is new whatever later statements say', () => {
    expect(newNameIn(ledger, rowOf('The Kesmet regime', '2020-03-01'), parties)).toBeNull();
  });
});
