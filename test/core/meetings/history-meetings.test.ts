import { expect, test } from 'vitest';
import { historyMeetings } from '../../../src/core/meetings/history-meetings.ts';
import { Watchlist } from '../../../src/core/watchlist/schema.ts';
import { islesWatchlist } from '../statements/speakers/isles-watchlist.ts';

const said = (party: string, speaker: string, text: string, url: string) => ({
  speaker,
  party,
  text,
  saidOn: '2023-04-11',
  url: `https://${url}`,
  outlet: 'Gazette',
});
const meeting = { sides: ['norland', 'league'], speakers: ['tomas-quarrow', 'anna-berg'], place: 'Karsund' };
const watchlist = Watchlist.parse({
  ...islesWatchlist,
  history: [
    {
      ...said('norland', 'Anna Berg', 'Norland will open the eastern harbour in June', 'n.example/1'),
      meeting: { ...meeting, readout: 'norland' },
    },
    {
      ...said('league', 'Tomas Eldin Quarrow', 'The pier will stay closed to warships', 'l.example/1'),
      meeting: { ...meeting, readout: 'league' },
    },
    said('norland', 'Anna Berg', 'Norland wants peace with the League', 'n.example/2'),
  ],
});

test('the history tells of the meetings at which its statements were made, and of no others', () => {
  expect(
    historyMeetings(watchlist).map(
      ({ sides, on, isDated, place, form, missing, points, accounts, speakers }) => ({
        sides,
        on,
        isDated,
        place,
        form,
        missing,
        speakers: speakers.map(({ id }) => id),
        accounts: accounts.map(({ article, side, url }) => [article, side, url]),
        points: points.map(({ side, text, readouts, sayings }) => [
          side,
          text,
          readouts,
          sayings[0]?.article,
        ]),
      }),
    ),
  ).toEqual([
    {
      sides: ['league', 'norland'],
      speakers: ['tomas-quarrow', 'anna-berg'],
      on: '2023-04-11',
      isDated: true,
      place: 'Karsund',
      form: 'talks',
      accounts: [
        [null, 'norland', 'https://n.example/1'],
        [null, 'league', 'https://l.example/1'],
      ],
      points: [
        ['league', 'The pier will stay closed to warships', ['league'], null],
        ['norland', 'Norland will open the eastern harbour in June', ['norland'], null],
      ],
      missing: [],
    },
  ]);
});
