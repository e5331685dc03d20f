import { describe, expect, test } from 'vitest';
import type { MeetingRow } from '../../../src/core/model/index.ts';
import { PAGE_SIZE } from '../../../src/serve/http/list-query.ts';
import { readMeetingQuery, selectMeetings } from '../../../src/serve/meetings/query.ts';

const row = (on: string, change: Partial<MeetingRow> = {}): MeetingRow => ({
  id: on.replaceAll('-', ''),
  sides: ['league', 'norland'],
  speakers: [
    { id: 'quarrow', name: 'Tomas Quarrow', party: 'league' },
    { id: 'berg', name: 'Anna Berg', party: 'norland' },
  ],
  on,
  isDated: true,
  place: 'Karsund',
  form: 'talks',
  readouts: ['norland'],
  press: 0,
  points: 1,
  alone: [1],
  shared: 0,
  missing: 0,
  ...change,
});

const rows = [
  row('2026-05-21'),
  row('2026-02-03', { sides: ['norland', 'rivera'], speakers: [], place: 'Port Élan' }),
  row('2025-11-30', { speakers: [{ id: 'lind', name: 'Per Lind', party: 'norland' }], place: null }),
];

function select(search: string, among: readonly MeetingRow[] = rows) {
  const read = readMeetingQuery(new URLSearchParams(search));
  if (!read.ok) throw new Error('the query cannot be read');
  return selectMeetings(read.value.query, among);
}

describe('a reader may ask for meetings', () => {
  test.each([
    ['', ['2026-05-21', '2026-02-03', '2025-11-30']],
    ['party=league', ['2026-05-21', '2025-11-30']],
    ['party=rivera,league', ['2026-05-21', '2026-02-03', '2025-11-30']],
    ['speaker=lind', ['2025-11-30']],
    ['year=2026', ['2026-05-21', '2026-02-03']],
    ['year=2026&party=rivera', ['2026-02-03']],
    ['q=karsund berg', ['2026-05-21']],
    ['q=élan,lind', ['2026-02-03', '2025-11-30']],
    ['year=1999', []],
  ])('%j', (search, expected) => {
    const { items, matching } = select(search);
    expect([items.map(({ on }) => on), matching]).toEqual([expected, expected.length]);
  });
});

test('pages lose nothing and repeat nothing, and each cursor is the meeting that its page begins with', () => {
  const many = Array.from({ length: PAGE_SIZE + 3 }, (_, at) =>
    row('2026-05-21', { id: (0xff - at).toString(16) }),
  );
  const first = select('', many);
  const second = select(`cursor=${first.cursor}`, many);
  expect([...first.items, ...second.items]).toEqual(many);
  expect([first.cursor, second.cursor]).toEqual([`2026-05-21_${many[PAGE_SIZE]?.id}`, null]);
});

describe('parameters', () => {
  test.each([
    ['', ''],
    ['year=2026&q=&party=b,a&zebra=1', '?party=a,b&year=2026'],
    ['year=2026&year=2025', '?year=2026'],
  ])('%j have the address %j', (given, expected) => {
    expect(readMeetingQuery(new URLSearchParams(given))).toMatchObject({
      ok: true,
      value: { search: expected },
    });
  });

  test('that are bad are refused by name', () => {
    expect(readMeetingQuery(new URLSearchParams('year=26&cursor=x&party=%3Cb%3E'))).toEqual({
      ok: false,
      error: [
        { path: 'cursor', text: 'must be a cursor of an earlier answer' },
        { path: 'party', text: 'must be ids of parties' },
        { path: 'year', text: 'must be a year' },
      ],
    });
  });
});
