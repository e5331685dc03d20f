import { describe, expect, test } from 'vitest';
import type { LedgerRow } from '../../../src/core/model/index.ts';
import { cursorText, PAGE_SIZE, pageFrom } from '../../../src/serve/http/list-query.ts';
import { compileQuery, type LedgerQuery, readLedgerQuery } from '../../../src/serve/ledger/query.ts';
import { keyOf, type Utterance, utterancesOf } from '../../../src/serve/ledger/utterances.ts';
import { hash, sources } from '../seed.ts';

const row = (change: Partial<LedgerRow> = {}): LedgerRow => ({
  utterance: hash('1'),
  article: hash('a'),
  party: 'china',
  speaker: { id: 'ren-lu', name: 'Ren Lu', role: null },
  to: null,
  text: 'The pass is open.',
  wording: 'verbatim',
  issuer: null,
  saidOn: '2026-03-11',
  source: sources.wire,
  url: 'https://meridian-wire.example/a',
  verdict: 'new',
  precedents: [],
  ...change,
});

/** What a list does, but for the words. */
function selectUtterances(query: LedgerQuery, all: readonly Utterance[]) {
  const matching = all.filter(compileQuery(query) ?? (() => true));
  const { items, next } = pageFrom(query, matching, keyOf);
  return { items, cursor: next === null ? null : cursorText(keyOf(next)), matching: matching.length };
}

describe('reports of one utterance', () => {
  test('are one, in the speaker’s own words, with the verdict of who reported it first', () => {
    const office = { id: '~ministry', name: 'The ministry', role: null };
    const rows = [
      row({ wording: 'paraphrase', verdict: 'repeat', text: 'It is open', speaker: office }),
      row({
        article: hash('b'),
        source: sources.gazette,
        url: 'https://indus-gazette.example/b',
        precedents: [hash('1'), hash('2')],
      }),
      row({ url: 'https://meridian-wire.example/a', text: 'Open', wording: 'paraphrase', verdict: 'thin' }),
    ];
    expect(utterancesOf(rows)).toEqual([
      {
        utterance: hash('1'),
        party: 'china',
        speaker: { id: 'ren-lu', name: 'Ren Lu', role: null },
        to: null,
        text: 'The pass is open.',
        wording: 'verbatim',
        issuer: null,
        saidOn: '2026-03-11',
        verdict: 'new',
        precedents: [hash('2')],
        reports: [
          { article: hash('a'), source: sources.wire, url: 'https://meridian-wire.example/a' },
          { article: hash('b'), source: sources.gazette, url: 'https://indus-gazette.example/b' },
        ],
      },
    ]);
  });

  test('that may be misread give way to a sure one, and are marked while there is none', () => {
    const [unsure, sure] = [row({ unsure: true }), row({ wording: 'paraphrase', text: 'It is open' })];
    expect(utterancesOf([unsure])[0]?.unsure).toBe(true);
    expect(utterancesOf([unsure, sure])[0]).toMatchObject({ text: 'It is open' });
    expect(utterancesOf([sure, unsure])[0]?.unsure).toBeUndefined();
  });

  test('of what the history knows are judged by the article', () => {
    const rows = [row({ verdict: null, article: null }), row({ verdict: 'repeat' })];
    expect(utterancesOf(rows).map(({ verdict }) => verdict)).toEqual(['repeat']);
  });
});

test('days stand before their month, the newest first', () => {
  const said = ['2022-12', '2022-12-01', '2023-01', '2022-11-30'];
  const rows = said.map((saidOn, index) => row({ saidOn, utterance: hash(String(index)) }));
  expect(utterancesOf(rows).map(({ saidOn }) => saidOn)).toEqual([
    '2023-01',
    '2022-12-01',
    '2022-12',
    '2022-11-30',
  ]);
});

/** Many statements on one day, which only their ids tell apart. */
const many = utterancesOf(
  Array.from({ length: 2 * PAGE_SIZE + 7 }, (_, index) =>
    row({
      utterance: index.toString(16).padStart(32, '0'),
      saidOn: index % 3 === 0 ? '2025-12' : '2026-01-02',
    }),
  ),
);

test('pages lose nothing and repeat nothing, and each cursor is the statement that its page begins with', () => {
  const pages: string[][] = [];
  let search = '';
  for (let count = 0; count < 5; count += 1) {
    const read = readLedgerQuery(new URLSearchParams(search));
    if (!read.ok) throw new Error('the cursor cannot be read');
    const { items, cursor, matching } = selectUtterances(read.value.query, many);
    pages.push(items.map(({ utterance }) => utterance));
    expect(matching).toBe(many.length);
    if (cursor === null) break;
    search = `cursor=${cursor}`;
    expect(cursor).toBe(`${many[pages.flat().length]?.saidOn}_${many[pages.flat().length]?.utterance}`);
  }
  expect([pages.map(({ length }) => length), pages.flat()]).toEqual([
    [PAGE_SIZE, PAGE_SIZE, 7],
    many.map(({ utterance }) => utterance),
  ]);
});

test('what has no date stands at the end, by its report, and pages begin with it', () => {
  const said = utterancesOf([
    row({ utterance: hash('2'), saidOn: null, reportedOn: '2026-04-01' }),
    row({ utterance: hash('3'), saidOn: '2022-12' }),
    row({ utterance: hash('4'), saidOn: null, reportedOn: '2026-05-01' }),
  ]);
  expect(said.map(({ utterance }) => utterance)).toEqual([hash('3'), hash('4'), hash('2')]);
  const cursor = cursorText(keyOf({ saidOn: null, reportedOn: '2026-04-01', utterance: hash('2') }));
  const read = readLedgerQuery(new URLSearchParams({ cursor }));
  if (!read.ok) throw new Error('the cursor cannot be read');
  expect(selectUtterances(read.value.query, said).items.map(({ utterance }) => utterance)).toEqual([
    hash('2'),
  ]);
});

describe('a reader may ask for a time', () => {
  const said = utterancesOf([
    row({ utterance: hash('2'), saidOn: '2024-04-30' }),
    row({ utterance: hash('3'), saidOn: '2024-05' }),
    row({ utterance: hash('4'), saidOn: '2024-06-30' }),
    row({ utterance: hash('5'), saidOn: '2024-07-01' }),
    row({ utterance: hash('6'), saidOn: null, reportedOn: '2024-05-09' }),
  ]);
  test.each([
    ['since=2024-05&until=2024-06', ['4', '3', '6']],
    ['since=2024-05-20&until=2024-06-29', ['3']],
    ['since=2024-07', ['5']],
    ['until=2024-04', ['2']],
  ])('%s', (search, expected) => {
    const read = readLedgerQuery(new URLSearchParams(search));
    if (!read.ok) throw new Error('the query cannot be read');
    const found = selectUtterances(read.value.query, said).items.map(({ utterance }) => utterance);
    expect(found).toEqual(expected.map(hash));
  });
});

test('a reader may ask for what statements do', () => {
  const said = utterancesOf([
    row({ substance: 'commitment' }),
    row({ utterance: hash('2'), substance: 'courtesy' }),
    row({ utterance: hash('3') }),
  ]);
  const read = readLedgerQuery(new URLSearchParams('substance=commitment,demand'));
  if (!read.ok) throw new Error('the query cannot be read');
  expect(selectUtterances(read.value.query, said).items.map(({ substance }) => substance)).toEqual([
    'commitment',
  ]);
});

describe('parameters', () => {
  test.each([
    ['', ''],
    ['q=&year=', ''],
    ['verdict=new,history&speaker=~b,a', '?speaker=a,~b&verdict=history,new'],
    ['year=2024&zebra=1', '?year=2024'],
    ['q=it%27s', '?q=it%27s'],
  ])('%j have the address %j', (given, expected) => {
    expect(readLedgerQuery(new URLSearchParams(given))).toMatchObject({
      ok: true,
      value: { search: expected },
    });
  });

  test.each([
    ['since=2024-13', [{ path: 'since', text: 'must be the first day or month in which it was said' }]],
    ['year=24', [{ path: 'year', text: 'must be a year' }]],
    [
      'verdict=first&cursor=x&speaker=%3Cb%3E',
      [
        { path: 'cursor', text: 'must be a cursor of an earlier answer' },
        { path: 'speaker', text: 'must be ids of speakers' },
        { path: 'verdict', text: 'must be some of new, partial, repeat, thin, history' },
      ],
    ],
  ])('%j are refused by name', (given, error) => {
    expect(readLedgerQuery(new URLSearchParams(given))).toEqual({ ok: false, error });
  });
});
