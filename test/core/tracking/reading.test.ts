import { describe, expect, test } from 'vitest';
import type { HostRecord, SourceState } from '../../../src/core/model/index.ts';
import { describeReading, isBlind, looksAt, looksIn, readsOf } from '../../../src/core/tracking/reading.ts';
import { Watchlist } from '../../../src/core/watchlist/schema.ts';
import { state } from '../../serve/seed.ts';

const watchlist = Watchlist.parse({
  schema: 1,
  title: 'China and Afghanistan',
  subject: { all: [['china']] },
  sources: ['amu', 'beacon', 'courier'].map((id) => ({
    id,
    name: id,
    type: 'press',
    kind: 'feed',
    url: `https://${id}.example/rss`,
    language: 'en',
    paused: id === 'courier',
  })),
});
const read = state({});
const failing = state({ failures: 1 });
const fresh = state({ failures: 0, baselineAt: null });
const record = (id: string, known: SourceState): HostRecord => ({
  host: `${id}.example`,
  robots: null,
  backOff: null,
  sources: { [id]: known },
  articles: {},
});

test.each<[string, SourceState[], 'some' | 'none' | undefined]>([
  ['no source', [], undefined],
  ['a source that nobody looked at', [fresh], undefined],
  ['a source that was read', [read], 'some'],
  ['one of two that was read', [failing, read], 'some'],
  ['one that failed at its only look', [state({ failures: 1, baselineAt: null })], 'none'],
  ['one that failed, and one that nobody looked at', [failing, fresh], 'none'],
])('of %s', (_name, states, expected) => {
  expect(readsOf(states)).toBe(expected);
});

describe('a Readout', () => {
  test.each<[string, { host: string; reads?: 'some' | 'none' }[], boolean]>([
    ['that has looked at nothing', [], false],
    [
      'of which every host fails',
      [
        { host: 'amu.example', reads: 'none' },
        { host: 'beacon.example', reads: 'none' },
      ],
      true,
    ],
    [
      'of which one host was read',
      [
        { host: 'amu.example', reads: 'none' },
        { host: 'beacon.example', reads: 'some' },
      ],
      false,
    ],
    [
      'of which an earlier version wrote one host',
      [{ host: 'amu.example', reads: 'none' }, { host: 'beacon.example' }],
      false,
    ],
    [
      'of which only a paused host was read',
      [
        { host: 'amu.example', reads: 'none' },
        { host: 'courier.example', reads: 'some' },
      ],
      true,
    ],
    [
      'of which only a host that nobody watches was read',
      [
        { host: 'amu.example', reads: 'none' },
        { host: 'x.example', reads: 'some' },
      ],
      true,
    ],
  ])('%s', (_name, hosts, blind) => {
    expect(isBlind(watchlist, hosts)).toBe(blind);
  });

  test.each<[string, HostRecord[], ReturnType<typeof describeReading>]>([
    [
      'has looked at nothing',
      [],
      { state: 'unknown', failing: 0, looked: 0, sentence: 'No source was looked at yet.' },
    ],
    [
      'reads all',
      [record('amu', read), record('beacon', read)],
      { state: 'reading', failing: 0, looked: 2, sentence: 'Every source was read at its last look.' },
    ],
    [
      'reads some',
      [record('amu', read), record('beacon', failing), record('courier', failing)],
      { state: 'reading', failing: 1, looked: 2, sentence: 'The last look failed at 1 of 2 sources.' },
    ],
    [
      'reads nothing',
      [record('amu', failing), record('courier', read)],
      {
        state: 'nothing',
        failing: 1,
        looked: 1,
        sentence: 'Nothing can be read: the last look failed at 1 of 1 source, so that silence says nothing.',
      },
    ],
  ])('says that it %s', (_name, records, described) => {
    expect(describeReading(looksIn(watchlist, records))).toEqual(described);
  });

  test.each<[string, Parameters<typeof looksAt>[1], object | null]>([
    ['nothing where nothing was looked at', [], null],
    [
      'what all hosts say',
      [
        { host: 'amu.example', looks: { looked: 1, failing: 1 } },
        { host: 'beacon.example', looks: { looked: 1, failing: 0 } },
      ],
      { looked: 2, failing: 1 },
    ],
    [
      'no more than its watchlist has, and nothing of a paused source or a host that nobody watches',
      [
        { host: 'amu.example', looks: { looked: 9, failing: 9 } },
        { host: 'courier.example', looks: { looked: 1, failing: 1 } },
        { host: 'x.example', looks: { looked: 1, failing: 1 } },
      ],
      { looked: 1, failing: 1 },
    ],
    [
      'what an earlier version wrote as far as it goes',
      [
        { host: 'amu.example', reads: 'none' },
        { host: 'beacon.example', reads: 'some' },
      ],
      { looked: 2, failing: 1 },
    ],
    [
      'nothing of a host that nobody looked at',
      [{ host: 'amu.example', looks: { looked: 1, failing: 1 } }, { host: 'beacon.example' }],
      { looked: 1, failing: 1 },
    ],
  ])('counts %s', (_name, hosts, counted) => {
    expect(looksAt(watchlist, hosts)).toEqual(counted);
  });
});
