import { expect, test } from 'vitest';
import { historyRows } from '../../../src/core/ledger/rows.ts';
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
