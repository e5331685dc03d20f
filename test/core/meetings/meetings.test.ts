import { describe, expect, test } from 'vitest';
import { islesWatchlist } from '../statements/speakers/isles-watchlist.ts';
import { meetings } from '../../bench/entry.ts';

const article = (outlet: string, day: string, headline: string, text: string) => ({
  url: `https://${outlet}.example/${day}`,
  outlet,
  publishedAt: `${day}T09:00:00Z`,
  headline,
  text,
});

const norlands = article(
  'norland-cabinet',
  '2024-05-21',
  'Anna Berg meets Ostavian Foreign Minister Quarrow',
  'On 21 May 2024, Foreign Minister Anna Berg met with Ostavian Foreign Minister Tomas Eldin Quarrow in Karsund.\n\nAnna Berg said that Norland will open the eastern harbour to Ostavian trawlers in June.\n\nQuarrow said that the League will not let anyone use its pier against Norland.',
);
const leagues = article(
  'Ostavian foreign ministry',
  '2024-05-22',
  'Foreign Minister Quarrow holds talks in Karsund',
  'Ostavian Foreign Minister Tomas Eldin Quarrow met with Norlandic Foreign Minister Anna Berg in Karsund on Tuesday.\n\nQuarrow said that the League will not let anyone use its pier against Norland.\n\nHe said that Norland must release the frozen fishing funds.',
);

describe('two accounts of one meeting', () => {
  test('stand side by side, also where the second comes a day later', () => {
    expect(meetings([leagues, norlands], islesWatchlist)).toEqual([
      {
        sides: ['league', 'norland'],
        speakers: ['tomas-quarrow', 'anna-berg'],
        on: '2024-05-21',
        place: 'Karsund',
        points: [
          {
            side: 'league',
            text: 'the League will not let anyone use its pier against Norland',
            readouts: ['league', 'norland'],
            press: [],
          },
          {
            side: 'league',
            text: 'Norland must release the frozen fishing funds',
            readouts: ['league'],
            press: [],
          },
          {
            side: 'norland',
            text: 'Norland will open the eastern harbour to Ostavian trawlers in June',
            readouts: ['norland'],
            press: [],
          },
        ],
        missing: [],
      },
    ]);
  });

  test('are two meetings where the people met again three days later', () => {
    const again = { ...norlands, url: 'https://x.example/', publishedAt: '2024-05-24T09:00:00Z' };
    const later = { ...again, text: again.text.replace('21 May', '24 May') };
    expect(meetings([norlands, later], islesWatchlist).map(({ on }) => on)).toEqual([
      '2024-05-21',
      '2024-05-24',
    ]);
  });
});
