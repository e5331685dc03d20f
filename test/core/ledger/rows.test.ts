import { expect, test } from 'vitest';
import { historyRows, rowsOf, saidBy } from '../../../src/core/ledger/rows.ts';
import { isSomebody, speakerRows } from '../../../src/core/ledger/speakers.ts';
import type { StatementRecord } from '../../../src/core/model/index.ts';
import { unlistedId } from '../../../src/core/statements/speakers/resolved-speaker.ts';
import { Watchlist } from '../../../src/core/watchlist/schema.ts';

const watchlist = (speaker: string, said: { issuer?: string } = {}): Watchlist =>
  Watchlist.parse({
    schema: 1,
    title: 'Norland',
    subject: { all: [['norland']] },
    sources: [],
    parties: [
      { id: 'norland', name: 'Norland', names: { en: ['Norland'] } },
      { id: 'southmark', name: 'Southmark', names: { en: ['Southmark'] } },
    ],
    speakers: [
      { id: 'eva-holm', name: 'Eva Holm', roles: [{ title: 'foreign minister', party: 'norland' }] },
    ],
    history: [
      {
        speaker,
        party: 'norland',
        text: 'The bridge stays open',
        saidOn: '2021-08',
        url: 'https://courier.example/1',
        outlet: 'Courier',
        ...said,
      },
    ],
  });

/** An article's record with one statement. */
const recordOf = (saidOn: string | null): StatementRecord => ({
  article: 'a',
  url: 'https://courier.example/1',
  source: { id: 'courier', name: 'Courier', type: 'press' },
  title: '',
  at: '2024-03-01T10:00:00.000Z',
  publishedAt: '2024-03-01T09:00:00.000Z',
  version: 'v',
  story: 's',
  statements: [
    {
      speaker: { id: 'eva-holm', name: 'Eva Holm', role: null },
      party: 'norland',
      to: null,
      text: 'The bridge stays open',
      cue: 'had said',
      wording: 'paraphrase',
      issuer: null,
      saidOn,
      verdict: 'new',
      utterance: 'u',
      span: [0, 21],
      via: null,
      rule: 'bare-clause',
      precedents: [],
    },
  ],
  evidence: [],
});

test.each([
  ['2024-02-28', { saidOn: '2024-02-28' }],
  ['2022-12', { saidOn: '2022-12' }],
  [null, { saidOn: null, reportedOn: '2024-03-01' }],
])('a statement of %j is dated by what is known, never by its article', (saidOn, expected) => {
  const [row] = rowsOf(recordOf(saidOn));
  expect(row).toMatchObject(expected);
  expect(row?.reportedOn).toBe(saidOn === null ? '2024-03-01' : undefined);
});

test('what has no date was said by the day of its report, and dates no speaker', () => {
  const [row] = rowsOf(recordOf(null));
  expect(row && saidBy(row)).toBe('2024-03-01');
  expect(speakerRows([[...rowsOf(recordOf(null))]])).toMatchObject([
    { statements: 1, first: null, last: null },
  ]);
  const later = rowsOf(recordOf('2022-12')).map((one) => ({ ...one, utterance: 'v' }));
  expect(speakerRows([[...rowsOf(recordOf(null)), ...later]])).toMatchObject([
    { statements: 2, first: '2022-12', last: '2022-12' },
  ]);
});

test.each([
  ['Eva Holm', { id: 'eva-holm', name: 'Eva Holm', role: 'foreign minister' }],
  ['eva-holm', { id: 'eva-holm', name: 'Eva Holm', role: 'foreign minister' }],
  ["Karl O'Berg", { id: '~karl-oberg', name: "Karl O'Berg", role: null }],
])('history knows "%s" under the id under which articles know the speaker', (name, speaker) => {
  expect(historyRows(watchlist(name)).map((row) => row.speaker)).toEqual([speaker]);
  if (speaker.id.startsWith('~')) expect(unlistedId(name)).toBe(speaker.id);
});

test.each([
  [{}, { party: 'norland', wording: 'verbatim', issuer: null }],
  [
    { issuer: 'southmark' },
    { party: 'norland', wording: 'paraphrase', issuer: { party: 'southmark', form: 'account' } },
  ],
])('history keeps what one side tells of the other in the ledger of who said it: %j', (said, row) => {
  expect(
    historyRows(watchlist('Eva Holm', said)).map(({ party, wording, issuer }) => ({
      party,
      wording,
      issuer,
    })),
  ).toEqual([row]);
});

test.each([
  ['Eva Holm', true],
  ['Karimi', true],
  ['Ursula van der Berg', true],
  ['نگهبان', true],
  ['foreign ministry spokeswoman', true],
  ['Northern commerce ministry', true],
  ['central bank in Quillport', true],
  ['Haqqani group', true],
  ['list', false],
  ['sides', false],
  ['air corridor', false],
  ['Air corridor', false],
  ['statement of the ministry', false],
])('a page can be of a person or a body: %s %s', (name, somebody) => {
  expect(isSomebody({ id: unlistedId(name) ?? '', name })).toBe(somebody);
});
