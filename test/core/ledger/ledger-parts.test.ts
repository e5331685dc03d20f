import { describe, expect, test } from 'vitest';
import { hash } from '../../../src/core/model/ids.ts';
import { joinParts, openParts, sealOldest, withoutArticles } from '../../../src/core/ledger/ledger-parts.ts';
import { rememberStems } from '../../../src/core/ledger/row-stems.ts';
import { packLedger, readPackedLedger } from '../../../src/core/ledger/packed-ledger.ts';
import { withRecords } from '../../../src/core/ledger/rows.ts';
import type { LedgerRow } from '../../../src/core/model/index.ts';
import { rowOf } from './ledger-rows.ts';

/** Rows in the order they were said, too many for one value; stems are given, as storage gives them. */
const rows = Array.from({ length: 16_000 }, (_, at): LedgerRow => {
  const day = new Date(Date.UTC(2015, 0, 1 + Math.floor(at / 4))).toISOString().slice(0, 10);
  const text = `Norland will open crossing ${hash('crossing', String(at))} with ${at} workers`;
  const row = rowOf(text, day, { article: `article-${Math.floor(at / 4)}`, utterance: hash(text) });
  rememberStems(row, ['norland', 'open', 'crossing', String(at)]);
  return row;
});
const asStored = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe('a ledger that is too large for one value', () => {
  const { sealed, rows: left, packed } = sealOldest('norland', rows);
  const parts = sealed.map(({ part }) => part);

  test('keeps its oldest rows in parts, and no value is large', () => {
    const bytes = [packed, ...sealed.map((one) => one.packed)].map((one) => JSON.stringify(one).length);
    expect(bytes.every((size) => size <= 2 * 1_024 ** 2)).toBe(true);
    expect(parts.reduce((sum, part) => sum + part.rows, left.length)).toBe(rows.length);
    expect(parts.map(({ first, last }) => first <= last)).toEqual(parts.map(() => true));
    expect(parts.length).toBeGreaterThan(1);
  });

  test('is the same ledger when its parts are read', () => {
    const stored = new Map(sealed.map(({ part, packed }) => [part.id, asStored(packed)]));
    const { opened, isWhole } = openParts(parts, stored);
    const joined = joinParts({ parts: opened, rows: readPackedLedger(asStored(packed)) ?? [] });
    expect(isWhole).toBe(true);
    expect(asStored(withRecords('norland', joined, []))).toEqual(
      asStored(withRecords('norland', readPackedLedger(asStored(packLedger(rows))) ?? [], [])),
    );
  });

  test('is not whole when one of them is missing', () => {
    const stored = new Map(sealed.slice(1).map(({ part, packed }) => [part.id, asStored(packed)]));
    expect(openParts(parts, stored).isWhole).toBe(false);
  });

  test('drops what a part holds of an article that was read again, and of no other', () => {
    const opened = withoutArticles(sealed, new Set(['article-7', 'article-never']));
    expect(opened.map(({ part }) => part.without)).toEqual(
      parts.map((_, at) => (at === 0 ? ['article-7'] : [])),
    );
    const joined = joinParts({ parts: opened, rows: left });
    expect(rows.filter((row) => !joined.includes(row)).map(({ article }) => article)).toEqual([
      'article-7',
      'article-7',
      'article-7',
      'article-7',
    ]);
  });

  test('names a part by what it holds, so that writing it again writes the same', () => {
    expect(sealOldest('norland', rows).sealed.map(({ part }) => part)).toEqual(parts);
  });
});

test('a ledger that is small has no parts', () => {
  const few = rows.slice(0, 100);
  expect(sealOldest('norland', few)).toEqual({ sealed: [], rows: few, packed: packLedger(few) });
});
