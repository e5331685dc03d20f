import { describe, expect, it } from 'vitest';
import type { LedgerRow } from '../../../src/core/model/index.ts';
import { candidatesFor } from '../../../src/core/ledger/candidates.ts';
import { namesOfParties } from '../../../src/core/ledger/frame/party-names.ts';
import { judgeStatement } from '../../../src/core/ledger/judge-statement.ts';
import { openLedger } from '../../../src/core/ledger/ledger.ts';
import { parties, rowOf, unrelated } from './ledger-rows.ts';

const names = namesOfParties({ parties, speakers: [] });
const by = (id: string): Partial<LedgerRow> => ({ speaker: { id, name: id, role: null } });

/** Returns what a judge is asked about a clause of Ada Holm's, said after all rows. */
function candidates(text: string, rows: readonly LedgerRow[]) {
  const ledger = openLedger(rows, names);
  const { compared } = judgeStatement(ledger, rowOf(text, '2024-03-01'));
  return candidatesFor(ledger, compared);
}
const texts = (text: string, rows: readonly LedgerRow[]): string[] =>
  candidates(text, rows).map(({ row }) => row.text);

describe('a clause that shares a word with few earlier statements', () => {
  const others = unrelated.map((row) => ({ ...row, ...by('ole-brandt') }));
  const CLAUSE = 'The fisheries treaty will be ratified';

  it('is compared with them first, and with twenty in all', () => {
    const near = rowOf('A treaty is a treaty', '2023-06-01');
    const found = texts(CLAUSE, [...others, near]);
    expect(found[0]).toBe(near.text);
    expect(new Set(found).size).toBe(20);
  });

  it('is compared with what shares its letters, and with what its speaker said first', () => {
    const alike = rowOf('Ratification of the pact on fishing comes', '2023-06-01', by('ole-brandt'));
    const own = ['We keep our word', 'No more of it'].map((text, at) => rowOf(text, `2022-0${at + 1}-01`));
    expect(texts(CLAUSE, [...others, ...own, alike]).slice(0, 2)).toEqual([alike.text, own[0]?.text]);
  });

  it('is never compared with what may be misread, nor with its own article', () => {
    const misread = rowOf('Ratification of the pact on fishing comes', '2023-06-01', { unsure: true });
    const own = rowOf('Fishermen ratify it', '2023-06-01', { article: rowOf(CLAUSE, '2024-03-01').article });
    const found = texts(CLAUSE, [...others, misread, own]);
    expect(found).not.toContain(misread.text);
    expect(found).not.toContain(own.text);
  });

  it('is compared with all of a ledger that is shorter, once each', () => {
    const few = others.slice(0, 7);
    const again = few.map((row) => ({ ...row, article: 'another' }));
    expect(texts(CLAUSE, [...few, ...again]).toSorted()).toEqual(few.map(({ text }) => text).toSorted());
  });

  it('is looked up among ten thousand without a word in common in a moment', () => {
    const rows = Array.from({ length: 10_000 }, (_, at) => rowOf(`x${at} y${at} z${at}`, '2023-01-05'));
    const ledger = openLedger(rows, names);
    const { compared } = judgeStatement(ledger, rowOf(CLAUSE, '2024-03-01'));
    const before = process.cpuUsage();
    expect(candidatesFor(ledger, compared).length).toBe(20);
    expect(process.cpuUsage(before).user / 1_000).toBeLessThan(500);
  });
});

describe('an earlier statement in nearly the words of the clause', () => {
  const said = rowOf('Lorries pay a toll of 8 crowns at Brod', '2023-06-01');
  const isTurned = (text: string): boolean | undefined =>
    candidates(text, [...unrelated, said]).find(({ row }) => row.text === said.text)?.isTurned;

  it.each([
    ['another number', 'Lorries pay a toll of 9 crowns at Brod'],
    ['its negation', 'Lorries do not pay a toll of 8 crowns at Brod'],
  ])('is turned by %s', (_, text) => {
    expect(isTurned(text)).toBe(true);
  });

  it.each([
    ['a word more', 'Lorries still pay a toll of 8 crowns at Brod'],
    ['another number in quite other words', 'Whoever drives through Brod leaves 9 crowns there'],
  ])('is not turned by %s', (_, text) => {
    expect(isTurned(text)).toBe(false);
  });
});
