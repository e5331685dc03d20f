import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readWatchlist } from '../../../src/core/watchlist/parse.ts';

const source = {
  id: 'harbour-post',
  name: 'Harbour Post',
  type: 'press',
  kind: 'feed',
  url: 'https://harbour-post.example.com/feed.xml',
  language: 'en',
};
const smallest = {
  schema: 1,
  title: 'The strait',
  subject: { all: [['strait'], ['ferry']] },
  sources: [source],
};
/** The problems of the smallest watchlist with some keys replaced. */
function problems(change: object, options = {}): string[] {
  const read = readWatchlist({ ...smallest, ...change }, options);
  return read.ok ? [] : read.error.map(({ path, text }) => `${path}: ${text}`);
}
const withSource = (change: object) => ({ sources: [{ ...source, ...change }] });

const many = (count: number, change: object = {}) =>
  Array.from({ length: count }, (_, index) => ({
    ...source,
    id: `s-${index}`,
    url: 'https://a.example.com/',
    ...change,
  }));

describe('readWatchlist', () => {
  test('fills in what may be left out', () => {
    expect(readWatchlist(smallest)).toEqual({
      ok: true,
      value: {
        ...smallest,
        description: '',
        language: 'en',
        timeZone: 'UTC',
        subject: { all: [['strait'], ['ferry']], none: [], ignore: [] },
        sources: [
          {
            ...source,
            every: '15m',
            scope: 'subject',
            timeZone: 'UTC',
            party: null,
            open: null,
            quietAfter: '3d',
            paused: false,
            hosts: [],
            linkSelector: null,
            textSelectors: [],
            dropSelectors: [],
            ignore: [],
          },
        ],
        parties: [],
        speakers: [],
        positions: [],
        history: [],
      },
    });
  });

  test('reports every problem at once, each with its path', () => {
    const bad = {
      schema: 1,
      title: ' ',
      colour: 'red',
      timeZone: 'Mars/Olympus',
      subject: { all: [['strait*x', '中国'], []] },
      sources: [
        { ...source, every: '7m', language: 'english please', quietAfter: 'long' },
        { ...source, url: 'http://10.0.0.1/feed', kind: 'rss', selector: 'a' },
      ],
      parties: [{ id: 'port', name: 'Port', names: { 'not a tag!': ['Port'], en: [] }, from: '2024-02-30' }],
      speakers: [
        {
          id: 'Ann Lee',
          name: 'Ann Lee',
          roles: [{ title: 'Mayor', party: 'town', from: '2024-05-01', until: '2023-05-01' }],
        },
      ],
      positions: [{ id: 'open', question: 'Open?', answers: [{ id: 'no', label: 'No', phrases: [] }] }],
    };
    const read = readWatchlist(bad);
    expect(read.ok ? [] : read.error.map(({ path }) => path).toSorted()).toEqual([
      'colour',
      'parties[0].from',
      'parties[0].names.en',
      'parties[0].names.not a tag!',
      'positions[0].answers[0].phrases',
      'sources[0].every',
      'sources[0].language',
      'sources[0].quietAfter',
      'sources[1].id',
      'sources[1].kind',
      'sources[1].language',
      'sources[1].selector',
      'sources[1].url',
      'speakers[0].id',
      'speakers[0].roles[0].party',
      'speakers[0].roles[0].until',
      'subject.all[0][0]',
      'subject.all[1]',
      'timeZone',
      'title',
    ]);
  });

  test.each([
    [{ sources: [source, source] }, ['sources[1].id: "harbour-post" is the id of sources[0] already']],
    [withSource({ url: '/feed.xml' }), ['sources[0].url: it is not an absolute address']],
    [
      withSource({ url: 'ftp://harbour-post.example.com/' }),
      ['sources[0].url: only http and https are fetched'],
    ],
    [
      withSource({ language: 'ar' }),
      [
        'sources[0].language: subject.all[0] has no phrase in the script of "ar": nothing of this source could match',
        'sources[0].language: subject.all[1] has no phrase in the script of "ar": nothing of this source could match',
      ],
    ],
    [withSource({ language: 'ar', scope: 'all' }), []],
    [withSource({ language: 'fr-CA' }), []],
    [
      { ...withSource({ language: 'zh-Hant' }), subject: { all: [['海峽'], ['ferry']] } },
      [
        'sources[0].language: subject.all[1] has no phrase in the script of "zh-Hant": nothing of this source could match',
      ],
    ],
    [{ ...withSource({ language: 'ja' }), subject: { all: [['海峡'], ['フェリー']] } }, []],
    [withSource({ timeZone: 'Asia/Kabul' }), []],
    [withSource({ party: 'town' }), ['sources[0].party: no party has the id "town"']],
    [withSource({ open: 'always' }), []],
    [withSource({ open: 'often' }), ['sources[0].open: must be "never" or "unsure" or "always"']],
    [withSource({ open: true }), ['sources[0].open: must be "never" or "unsure" or "always"']],
    [
      {
        positions: [
          {
            id: 'open',
            question: 'Open?',
            of: ['town'],
            answers: [{ id: 'no', label: 'No', phrases: ['shut'] }],
          },
        ],
      },
      ['positions[0].of[0]: no party has the id "town"'],
    ],
    [withSource({ timeZone: '' }), ['sources[0].timeZone: must be an IANA time zone such as Asia/Kabul']],
    [{ subject: { all: [['strait'], ['ferry …']] } }, ['subject.all[1][0]: "…" needs words on both sides']],
    [
      {
        history: [
          {
            speaker: 'Ann',
            party: 'town',
            text: 'It opens.',
            saidOn: '2022-12',
            url: 'https://a.example/1',
            outlet: 'Post',
          },
        ],
      },
      ['history[0].party: no party has the id "town"'],
    ],
    [
      {
        parties: [
          { id: 'town', name: 'Town', names: { en: ['Town'] } },
          { id: 'port', name: 'Port', names: { en: ['Port'] } },
        ],
        history: [
          {
            speaker: 'Ann',
            party: 'town',
            text: 'It opens.',
            saidOn: '2022-12',
            url: 'https://a.example/1',
            outlet: 'Post',
            meeting: { sides: ['port', 'isle'], speakers: ['ann'], readout: 'town' },
          },
        ],
      },
      [
        'history[0].meeting.sides[1]: no party has the id "isle"',
        'history[0].saidOn: must be a day, because it was said at a meeting',
        'history[0].meeting.sides: "town", who says it, is not among them',
        'history[0].meeting.readout: "town" is not among the sides',
        'history[0].meeting.speakers: no speaker has the id "ann"',
      ],
    ],
  ])('says of %j: %j', (change, expected) => expect(problems(change)).toEqual(expected));

  test('accepts a private address only where the operator named it', () => {
    const local = withSource({ url: 'http://127.0.0.1:8788/feed.xml' });
    expect(problems(local, { allowHosts: ['127.0.0.1:8788'] })).toEqual([]);
    expect(problems(local)).toHaveLength(1);
  });

  test('refuses what watches this deployment itself', () => {
    const own = withSource({ url: 'https://readout.example.com/feed.xml' });
    expect(problems(own, { ownHost: 'readout.example.com' })).toEqual([
      "sources[0].url: it is this monitor's own address",
    ]);
  });

  test.each([null, undefined, 7, 'text', [], [[]], { sources: 'none' }, { sources: [null, 1, []] }])(
    'takes %j for no watchlist, and lives',
    (value) => expect(readWatchlist(value).ok).toBe(false),
  );

  test('is bounded in sources, in bytes and in problems told', () => {
    expect(problems({ sources: many(10_001, { name: 'S', url: 'https://a.co' }) })).toEqual([
      'sources: has more than 10000 items',
    ]);
    expect(problems({ sources: many(10_000, { name: 'S', url: 'https://a.co' }) })).toEqual([]);
    expect(problems({ description: 'x'.repeat(4_300_000) })).toEqual([
      ': has 4300242 bytes of JSON; 4194304 is the limit',
    ]);
    const bad = problems({ sources: many(500, { every: '1w' }) });
    expect(bad).toHaveLength(101);
    expect(bad.at(-1)).toBe(': and 400 more problems');
  });
});

describe('docs/watchlist.md', () => {
  const page = readFileSync('docs/watchlist.md', 'utf8');
  const blocks = Array.from(page.matchAll(/^```(?:json|text)\n(.*?)^```$/gmsu), ([, text]) => text ?? '');
  const [example = '', wrong = '', problemsTold = ''] = blocks;

  test('has an example that is valid', () => expect(readWatchlist(JSON.parse(example)).ok).toBe(true));

  test('tells the problems of its wrong example as they are', () => {
    const read = readWatchlist(JSON.parse(wrong));
    const told = read.ok ? [] : read.error.map(({ path, text }) => `${path}: ${text}\n`);
    expect(told.join('')).toBe(problemsTold);
  });
});
