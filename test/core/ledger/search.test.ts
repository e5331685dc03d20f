import { describe, expect, it } from 'vitest';
import { namesOfParties } from '../../../src/core/ledger/frame/party-names.ts';
import { openLedger } from '../../../src/core/ledger/ledger.ts';
import { scoreRows } from '../../../src/core/ledger/search.ts';
import { parties, rowOf, speakers } from './ledger-rows.ts';

const names = namesOfParties({ parties, speakers });

describe('the scores of rows', () => {
  it('rank by rare concepts in short rows, and give nothing for nothing', () => {
    const rows = ['the trawler', 'the trawler sank near the old harbour wall', 'the harbour', 'snow'].map(
      (text) => rowOf(text, '2023-01-01'),
    );
    const found = scoreRows(
      openLedger([...rows, rowOf('the old harbour', '2023-01-01')], names),
      'a trawler',
    );
    const order = [...found.keys()].toSorted((a, b) => (found[b] ?? 0) - (found[a] ?? 0));
    expect([order.slice(0, 2), found[2], found[3]]).toEqual([[0, 1], 0, 0]);
  });
});
