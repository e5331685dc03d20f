import { describe, expect, test } from 'vitest';
import {
  alertListParameters,
  DEFAULT_LIMIT,
  feedParameters,
  compileFilter,
  MAX_LIMIT,
  readAlertQuery,
  selectRows,
  streamParameters,
} from '../../../src/core/alerts/filter.ts';
import { noFilter } from '../../fakes/filter.ts';
import type { LogRow } from '../../../src/core/model/index.ts';

const row: LogRow = {
  id: 'aa',
  at: '2026-03-12T09:36:00.000Z',
  kind: 'edit',
  severity: 'notable',
  title: 'Gazette, "Envoy regrets closure": headline "Envoy condemns" → "Envoy regrets" (no note found)',
  source: 'indus-gazette',
  type: 'press',
  article: null,
  party: ['taliban'],
  speaker: ['amir-khan'],
  position: ['recognition'],
};

const read = (search: string, parameters = streamParameters) =>
  readAlertQuery(new URLSearchParams(search), parameters);
const iso = (ms: number | null) => (ms === null ? null : new Date(ms).toISOString());
const canonical = (search: string, parameters = streamParameters) => {
  const result = read(search, parameters);
  return result.ok ? result.value.search : result.error.map(({ path }) => path);
};

describe('the canonical address', () => {
  test.each([
    ['', ''],
    ['kind=edit', '?kind=edit'],
    ['kind=new,edit', '?kind=edit,new'],
    ['kind=new&kind=edit', '?kind=edit,new'],
    ['kind=edit,edit,', '?kind=edit'],
    ['source=dawn&kind=edit', '?kind=edit&source=dawn'],
    ['utm_source=x&kind=edit&a=b', '?kind=edit'],
    ['kind=&q=', ''],
    ['severity=notable', ''],
    ['severity=minor', '?severity=minor'],
    [`limit=${DEFAULT_LIMIT}`, ''],
    ['q=two%20words', '?q=two%20words'],
    ['q=two+++words', '?q=two%20words'],
    ["q=it's", '?q=it%27s'],
    ['q=塔利班', '?q=%E5%A1%94%E5%88%A9%E7%8F%AD'],
    ['cursor=1-aa', ''],
    ['digest=day', ''],
  ])('%s means %s', (search, expected) => {
    expect(canonical(search)).toBe(expected);
  });

  test('comes back as itself', () => {
    const search = canonical(
      "q=it's (a) test!*~,b&kind=new,edit&since=2026-01-01&until=2026-02-01T10:00:00Z&limit=7",
    );
    expect(canonical(String(search))).toBe(search);
    const url = new URL(`https://readout.example/feed.xml${String(search)}`);
    expect(url.search).toBe(search);
  });

  test.each([
    ['digest=day', '?digest=day'],
    ['kind=edit&digest=day,', ['digest']],
    ['kind=edit&digest=day', '?digest=day&kind=edit'],
    ['digest=', ''],
    ['digest=week', ['digest']],
    ['digest=DAY', ['digest']],
  ])('of a feed, %s means %s', (search, expected) => {
    expect(canonical(search, feedParameters)).toEqual(expected);
  });

  test('keeps a cursor where there are pages', () => {
    expect(canonical('cursor=1773308160000-ab', alertListParameters)).toBe('?cursor=1773308160000-ab');
  });
});

describe('a bad value is named and never repeated', () => {
  test.each([
    ['kind=<script>', ['kind']],
    ['kind=edit,nonsense', ['kind']],
    ['type=blog', ['type']],
    ['severity=minor,major', ['severity']],
    ['severity=huge', ['severity']],
    ['source=../../etc', ['source']],
    ['source=a_b', ['source']],
    ['limit=0', ['limit']],
    ['limit=-1', ['limit']],
    ['limit=abc', ['limit']],
    [`limit=${MAX_LIMIT + 1}`, ['limit']],
    ['limit=1e1', ['limit']],
    ['since=yesterday', ['since']],
    ['since=2026-02-30', ['since']],
    ['since=12', ['since']],
    ['since=2026-01-01T10:00:00', ['since']],
    ['until=2026-13-01', ['until']],
    [`q=${'x'.repeat(101)}`, ['q']],
    [`q=${Array.from({ length: 21 }, (_, n) => `w${n}`).join(' ')}`, ['q']],
    [`q=${Array.from({ length: 30 }, () => '\uFDFA').join('')}`, ['q']],
    [`source=${Array.from({ length: 51 }, (_, n) => `s${n}`).join(',')}`, ['source']],
    ['kind=x&limit=y', ['kind', 'limit']],
  ])('%s', (search, expected) => {
    expect(canonical(search)).toEqual(expected);
  });

  test('says what it should be, in our words alone', () => {
    expect(read('kind=<script>&limit=-7')).toEqual({
      ok: false,
      error: [
        { path: 'kind', text: 'must be some of new, statement, position, meeting, edit, removed, health' },
        { path: 'limit', text: 'must be a whole number from 1 to 90' },
      ],
    });
  });

  test('a cursor that is none', () => {
    expect(canonical('cursor=abc', alertListParameters)).toEqual(['cursor']);
  });
});

describe('the time asked for', () => {
  test.each([
    ['since=2026-03-12', '2026-03-12T00:00:00.000Z', null],
    ['since=2026-03-12T08:00:00%2B04:30', '2026-03-12T03:30:00.000Z', null],
    ['until=2026-03-12', null, '2026-03-13T00:00:00.000Z'],
    ['until=2026-03-12T08:00:00Z', null, '2026-03-12T08:00:00.000Z'],
  ])('%s', (search, since, until) => {
    const result = read(search);
    expect(result.ok && [iso(result.value.query.since), iso(result.value.query.until)]).toEqual([
      since,
      until,
    ]);
  });
});

describe('an alert is for a reader', () => {
  test.each([
    ['without parameters, notable and above', {}, {}, true],
    ['without parameters, nothing minor', {}, { severity: 'minor' }, false],
    ['without parameters, no health', {}, { kind: 'health', severity: 'major' }, false],
    ['who asks for health', { kind: ['health'] }, { kind: 'health' }, true],
    ['who asks for everything minor, but no health', { severity: 'minor' }, { kind: 'health' }, false],
    ['severity is a minimum', { severity: 'minor' }, { severity: 'major' }, true],
    ['severity is a minimum, not met', { severity: 'major' }, {}, false],
    ['of one of several kinds', { kind: ['new', 'edit'] }, {}, true],
    ['of no such kind', { kind: ['new'] }, {}, false],
    ['from one of several sources', { source: ['x', 'indus-gazette'] }, {}, true],
    ['from another source', { source: ['x'] }, {}, false],
    ['of a type', { type: ['press'] }, {}, true],
    ['of another type', { type: ['wire'] }, {}, false],
    ['on a party', { party: ['china', 'taliban'] }, {}, true],
    ['on another party', { party: ['china'] }, {}, false],
    ['by a speaker', { speaker: ['amir-khan'] }, {}, true],
    ['by another speaker', { speaker: ['wang'] }, {}, false],
    ['on a position', { position: ['recognition'] }, {}, true],
    ['on another position', { position: ['corridor'] }, {}, false],
    ['whose words stand in the title in any order', { q: 'REGRETS gazette' }, {}, true],
    ['whose words do not all stand there', { q: 'regrets corridor' }, {}, false],
    ['who names other words after a comma', { q: 'corridor,regrets' }, {}, true],
    ['who leaves a comma at the end', { q: 'corridor, ' }, {}, false],
    ['who types full-width letters', { q: 'Ｒｅｇｒｅｔｓ' }, {}, true],
    ['who asks for two things at once', { kind: ['edit'], source: ['x'] }, {}, false],
  ] as const)('%s', (_, filter, change, expected) => {
    const asked = JSON.parse(JSON.stringify({ ...noFilter, ...filter }));
    expect(compileFilter(asked)({ ...row, ...change })).toBe(expected);
  });
});

describe('a page of the log', () => {
  const rows = ['a', 'b', 'c', 'd'].map((id, index) => ({
    ...row,
    id,
    at: new Date(Date.parse(row.at) - (index === 2 ? 1 : index) * 60_000).toISOString(),
  }));
  const ask = (search: string) => {
    const result = read(search, alertListParameters);
    if (!result.ok) throw new Error('the query of this test is bad');
    return selectRows(result.value.query, rows);
  };

  test('goes on where the last one ended, also within one millisecond', () => {
    const pages: string[][] = [];
    let search = 'limit=1';
    for (;;) {
      const { rows: page, cursor } = ask(search);
      pages.push(page.map(({ id }) => id));
      if (cursor === null) break;
      search = `limit=1&cursor=${cursor}`;
    }
    expect(pages).toEqual([['a'], ['b'], ['c'], ['d']]);
  });

  test('has no cursor when it is the last', () => {
    expect(ask('limit=4').cursor).toBe(null);
  });

  test('keeps since and leaves until out', () => {
    expect(ask('since=2026-03-12T09:35:00Z&until=2026-03-12T09:36:00Z').rows.map(({ id }) => id)).toEqual([
      'b',
      'c',
    ]);
  });
});
