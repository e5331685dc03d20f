import { expect, test } from 'vitest';
import { openOutlines } from '../../../src/core/ledger/kept-outlines.ts';
import { openUnsearched } from '../../../src/core/ledger/ledger.ts';
import { hash } from '../../../src/core/model/ids.ts';
import type { LedgerRow } from '../../../src/core/model/index.ts';

const rowsOf = (side: string, count: number): LedgerRow[] =>
  Array.from({ length: count }, (_, at) => ({
    utterance: hash('utterance', side, String(at)),
    article: hash('article', side, String(at)),
    party: side,
    speaker: { id: 'ada-holm', name: 'Ada Holm', role: null },
    to: null,
    text: `Norland will open pier ${at}`,
    wording: 'verbatim',
    issuer: null,
    saidOn: '2026-03-01',
    source: { id: 'courier', name: 'Courier', type: 'press' },
    url: `https://courier.example/${at}`,
    verdict: 'new',
    precedents: [],
  }));
const ledgerOf = (side: string, count = 10) => openUnsearched(rowsOf(side, count), null);

test('an outline is given again for the same rows, and made anew for others', () => {
  const outlineOf = openOutlines(100);
  const first = outlineOf('one', ledgerOf('norland'));
  expect(outlineOf('one', ledgerOf('norland'))).toBe(first);
  const longer = outlineOf('one', ledgerOf('norland', 11));
  expect(longer.utterances.length).toBe(11);
  expect(outlineOf('one', ledgerOf('norland', 11))).toBe(longer);
});

test('an outline without a name is not kept', () => {
  const outlineOf = openOutlines(100);
  expect(outlineOf(null, ledgerOf('norland'))).not.toBe(outlineOf(null, ledgerOf('norland')));
});

test('outlines used longest ago are forgotten when all together have too many utterances', () => {
  const outlineOf = openOutlines(25);
  const kept = new Map(['one', 'two'].map((name) => [name, outlineOf(name, ledgerOf(name))]));
  expect(outlineOf('one', ledgerOf('one'))).toBe(kept.get('one'));
  outlineOf('three', ledgerOf('three'));
  expect(outlineOf('one', ledgerOf('one'))).toBe(kept.get('one'));
  expect(outlineOf('two', ledgerOf('two'))).not.toBe(kept.get('two'));
});

test('an outline that alone has too many utterances is given and not kept', () => {
  const outlineOf = openOutlines(5);
  const first = outlineOf('one', ledgerOf('one'));
  expect(first.utterances.length).toBe(10);
  expect(outlineOf('one', ledgerOf('one'))).not.toBe(first);
});
