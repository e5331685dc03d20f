import { expect, test } from 'vitest';
import { historyRows } from '../../../src/core/ledger/rows.ts';
import { unlistedId } from '../../../src/core/statements/speakers/resolved-speaker.ts';
import { Watchlist } from '../../../src/core/watchlist/schema.ts';

const watchlist = (speaker: string): Watchlist =>
  Watchlist.parse({
    schema: 1,
    title: 'Norland',
    subject: { all: [['norland']] },
    sources: [],
    parties: [{ id: 'norland', name: 'Norland', names: { en: ['Norland'] } }],
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
