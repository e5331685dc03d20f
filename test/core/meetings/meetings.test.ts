import { describe, expect, test } from 'vitest';
import { meetingsIn } from '../../../src/core/meetings/meetings.ts';
import { namesOfParties } from '../../../src/core/ledger/frame/party-names.ts';
import type { JudgeQuestion } from '../../../src/core/model/index.ts';
import { meetings } from '../../bench/entry.ts';
import { replayRecords } from '../../bench/replay-statements.ts';
import { islesWatchlist } from '../statements/speakers/isles-watchlist.ts';

const NORLAND = 'norland-cabinet';
const LEAGUE = 'Ostavian foreign ministry';

/** The first paragraph is the headline. @param at a day, or a time in UTC */
function article(outlet: string, at: string, ...[headline = '', ...paragraphs]: readonly string[]) {
  const publishedAt = at.includes('T') ? at : `${at}T09:00:00Z`;
  return {
    url: `https://${outlet.replaceAll(' ', '-')}.example/${publishedAt}`,
    outlet,
    publishedAt,
    headline,
    text: paragraphs.join('\n\n'),
  };
}

const norlands = article(
  NORLAND,
  '2024-05-21',
  'Anna Berg meets Ostavian Foreign Minister Quarrow',
  'On 21 May 2024, Foreign Minister Anna Berg met with Ostavian Foreign Minister Tomas Eldin Quarrow in Karsund.',
  'Anna Berg thanked her guest for coming. She said that Norland will open the eastern harbour to Ostavian trawlers in June.',
  'Quarrow said that the League will not let anyone use its pier against Norland. The League will hand over the salvaged tug before the end of July.',
);
const leagues = article(
  LEAGUE,
  '2024-05-22',
  'Foreign Minister Quarrow holds talks in Karsund',
  'Ostavian Foreign Minister Tomas Eldin Quarrow met with Norlandic Foreign Minister Anna Berg in Karsund on Tuesday. The talks were held in a friendly atmosphere.',
  'The Minister said that nobody will be allowed to use the pier of the League against Norland. He asked that the frozen fishing funds be released. The tug, he said, will be handed over in September.',
  'Anna Berg, for her part, announced that the eastern harbour would be opened in June to trawlers from Ostavia.',
);

type Found = ReturnType<typeof meetings>[number];
const pointsOf = ({ points }: Found) => points.map(({ side, text, readouts }) => [side, readouts, text]);
const daysOf = (found: readonly Found[]) => found.map(({ on, sides }) => [on, sides.join()]);

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
            text: 'nobody will be allowed to use the pier of the League against Norland',
            readouts: ['league', 'norland'],
            press: [],
          },
          {
            side: 'league',
            text: 'The League will hand over the salvaged tug before the end of July',
            readouts: ['norland'],
            press: [],
          },
          {
            side: 'league',
            text: 'the frozen fishing funds be released',
            readouts: ['league'],
            press: [],
          },
          {
            side: 'league',
            text: 'The tug, he said, will be handed over in September',
            readouts: ['league'],
            press: [],
          },
          {
            side: 'norland',
            text: 'Norland will open the eastern harbour to Ostavian trawlers in June',
            readouts: ['league', 'norland'],
            press: [],
          },
        ],
        missing: [],
      },
    ]);
  });

  test('are known from one side alone until the other one publishes', () => {
    const [found] = meetings([norlands], islesWatchlist);
    expect(found?.points.every(({ readouts }) => readouts.join() === 'norland')).toBe(true);
  });

  test('take in a second account of a side, and the press', () => {
    const second = article(
      NORLAND,
      '2024-05-23',
      'On the talks with Quarrow: further information',
      'The ministry adds the following on the talks that Foreign Minister Anna Berg held with Ostavian Foreign Minister Tomas Eldin Quarrow in Karsund on 21 May.',
      'Anna Berg proposed that divers of both countries inspect the wreck.',
    );
    const press = article(
      'gazette',
      '2024-05-22T18:00:00Z',
      'Harbour to open',
      'KARSUND - Foreign Minister Anna Berg met Ostavian Foreign Minister Tomas Eldin Quarrow on Tuesday. Anna Berg said that Norland will open the eastern harbour to Ostavian trawlers in June.',
    );
    const found = meetings([norlands, second, press], islesWatchlist);
    expect(daysOf(found)).toEqual([['2024-05-21', 'league,norland']]);
    const own = found.flatMap(({ points }) => points).filter(({ side }) => side === 'norland');
    expect(own.map(({ text, readouts, press: by }) => [text, readouts, by.length])).toEqual([
      ['Norland will open the eastern harbour to Ostavian trawlers in June', ['norland'], 1],
      ['divers of both countries inspect the wreck', ['norland'], 0],
    ]);
  });
});

describe('what is one meeting', () => {
  const later = {
    ...norlands,
    url: 'https://n.example/2',
    publishedAt: '2024-05-24T09:00:00Z',
    text: norlands.text.replace('21 May', '24 May'),
  };

  test('is not another one of the same people three days later', () => {
    expect(daysOf(meetings([norlands, later, leagues], islesWatchlist))).toEqual([
      ['2024-05-21', 'league,norland'],
      ['2024-05-24', 'league,norland'],
    ]);
  });

  test('is told twice on a page that covers two', () => {
    const both = article(
      NORLAND,
      '2024-05-25',
      'A week of talks',
      'On 21 May, Foreign Minister Anna Berg met Ostavian Foreign Minister Quarrow in Karsund. She said that Norland will lend two dredgers to the League.',
      'On 24 May, Anna Berg met Quarrow again in Vell. She said that Norland will pay for the lighthouse.',
    );
    const found = meetings([norlands, later, both], islesWatchlist);
    const places = found.map(({ on, points }) => [
      on,
      points.flatMap(({ text }) => /dredgers|lighthouse/u.exec(text) ?? []),
    ]);
    expect(places).toEqual([
      ['2024-05-21', ['dredgers']],
      ['2024-05-24', ['lighthouse']],
    ]);
  });

  test('is not the talks of three at whose side two met', () => {
    const three = article(
      NORLAND,
      '2024-06-02',
      'Three ministers in Vell',
      'On 2 June 2024, the foreign ministers of Norland, the League and Rivera met in Vell. The three ministers agreed to open a joint rescue centre by October.',
    );
    const two = article(
      NORLAND,
      '2024-06-02T15:00:00Z',
      'Anna Berg meets Quarrow',
      'On the sidelines of the talks with Rivera, Foreign Minister Anna Berg met Ostavian Foreign Minister Quarrow in Vell on 2 June. She said that Norland will lend two dredgers to the League.',
    );
    expect(daysOf(meetings([three, two], islesWatchlist))).toEqual([
      ['2024-06-02', 'league,norland,rivera'],
      ['2024-06-02', 'league,norland'],
    ]);
  });

  test('is of those whom an account names before it says that they met', () => {
    const account = article(
      NORLAND,
      '2024-06-02',
      'The lighthouse of the League and Rivera',
      'The work of Norland, the League and Rivera goes on. Anna Berg spoke to the ministers at the second session of talks in Vell on 2 June 2024. Anna Berg said that Norland will lend two dredgers.',
    );
    const press = { ...account, outlet: 'gazette' };
    const alone = { ...account, text: account.text.replace('to the ministers at', 'to') };
    expect(daysOf(meetings([account], islesWatchlist))).toEqual([['2024-06-02', 'league,norland,rivera']]);
    expect(meetings([press], islesWatchlist)).toEqual([]);
    expect(meetings([alone], islesWatchlist)).toEqual([]);
  });

  test.each([
    ['ahead of the round of talks with Rivera', 'Norland will lend two dredgers to the League'],
    ['in Vell, where both attended a forum convened by Rivera', 'Norland will lend two dredgers'],
  ])('is of the two who met %s', (when, said) => {
    const told = `On 2 June 2024, Foreign Minister Anna Berg met Ostavian Foreign Minister Quarrow ${when}. Quarrow told the session that piers of both countries are old. Anna Berg said that ${said}.`;
    expect(daysOf(meetings([article(NORLAND, '2024-06-02', 'Dredgers', told)], islesWatchlist))).toEqual([
      ['2024-06-02', 'league,norland'],
    ]);
  });

  test.each([
    ['a date in brackets', 'met in Vell (Friday, 17 May)', '2024-05-20'],
    ['a day in May without a year', 'met on 17 May in Vell', '2024-05-20'],
    ['a weekday', 'held talks in Vell on Friday', '2024-05-20'],
    ['yesterday', 'sat down for talks in Vell yesterday', '2024-05-18'],
    [
      'the next sentence',
      'met in Vell. During their meeting on Friday they looked at the pier',
      '2024-05-20',
    ],
  ])('has the day of %s', (_, met, published) => {
    const told = `Foreign Ministers Anna Berg and Tomas Eldin Quarrow ${met}. Anna Berg said that Norland will lend two dredgers to the League.`;
    const found = meetings([article(NORLAND, published, 'Dredgers', told)], islesWatchlist);
    expect(found.map(({ on, place }) => [on, place])).toEqual([['2024-05-17', 'Vell']]);
  });

  test.each([
    [
      'will be',
      'Foreign Minister Anna Berg will meet Ostavian Foreign Minister Quarrow in Karsund on Friday.',
    ],
    ['was not', 'Foreign Minister Anna Berg has never met Ostavian Foreign Minister Quarrow.'],
    ['was long ago', 'Foreign Minister Anna Berg met Ostavian Foreign Minister Quarrow in January.'],
    [
      'is only spoken of',
      'Ines Prado said that Anna Berg had met Ostavian Foreign Minister Quarrow on Monday.',
    ],
  ])('is none that %s', (_, text) => {
    const told = `${text} Anna Berg said that Norland will lend two dredgers to the League.`;
    expect(meetings([article('gazette', '2024-05-21', 'Dredgers', told)], islesWatchlist)).toEqual([]);
  });
});

describe('the side of a point', () => {
  const account = (...paragraphs: readonly string[]) =>
    meetings(
      [
        article(
          NORLAND,
          '2024-05-21',
          'Talks',
          'On 21 May 2024, Foreign Minister Anna Berg met with Ostavian Foreign Minister Quarrow in Karsund.',
          ...paragraphs,
        ),
      ],
      islesWatchlist,
    ).flatMap(pointsOf);

  test('is whoever spoke before in the paragraph, and not in the one before', () => {
    expect(
      account(
        'Quarrow said that the pier is safe for ferries. Two cranes will be repaired by June.',
        'The Minister noted that the toll stays at three crowns. Her colleague replied that the toll is too high for trawlers.',
      ),
    ).toEqual([
      ['league', ['norland'], 'the pier is safe for ferries'],
      ['league', ['norland'], 'Two cranes will be repaired by June'],
      ['league', ['norland'], 'the toll is too high for trawlers'],
      ['norland', ['norland'], 'the toll stays at three crowns'],
    ]);
  });

  test('is each side where they say it together', () => {
    expect(account('The two sides agreed to reopen the ferry line before winter.')).toEqual([
      ['league', ['norland'], 'The two sides agreed to reopen the ferry line before winter'],
      ['norland', ['norland'], 'The two sides agreed to reopen the ferry line before winter'],
    ]);
  });

  test('is each side in a list of what was agreed, whatever the form of an item', () => {
    const agreed = (side: string) => [
      [side, ['norland'], 'a second pilot boat at the bar'],
      [side, ['norland'], 'Tolls on the ferry should be halved'],
    ];
    expect(
      account(
        'The ministers agreed on the following:',
        '– a second pilot boat at the bar;',
        '– Tolls on the ferry should be halved.',
      ),
    ).toEqual([...agreed('league'), ...agreed('norland')]);
  });

  test('is the one from whose side something is said by nobody named', () => {
    expect(
      account('From the Ostavian side it was said that the pier will be rebuilt in oak by autumn.'),
    ).toEqual([['league', ['norland'], 'the pier will be rebuilt in oak by autumn']]);
  });

  test('is told without the words that lead to the next point, and with an auxiliary that has none of its own', () => {
    expect(
      account(
        'Quarrow called the toll a burden on trawlers, adding that the League will pay none in winter.',
        'Anna Berg said that no lamp had been dimmed in the strait and that none would be.',
      ).map(([, , text]) => text),
    ).toEqual([
      'called the toll a burden on trawlers',
      'the League will pay none in winter',
      'no lamp had been dimmed in the strait and that none would be',
    ]);
  });

  test('is told of what somebody takes the view that is so, and not of what somebody did', () => {
    expect(
      account(
        'The Minister said that the toll is too low. On the pier she took the view that the owners had neglected the beams. She visited the pier that the owners neglected.',
      ).map(([, , text]) => text),
    ).toEqual(['the toll is too low', 'the owners had neglected the beams']);
  });

  test('is that of who met in what a post tells of them, and of whose post it is elsewhere', () => {
    const post = (text: string) => ({
      ...article(NORLAND, '2024-05-21', text.slice(0, 30), text),
      url: 'https://social.example/norland/1',
    });
    const told =
      'Foreign Minister Anna Berg met Ostavian Foreign Minister Quarrow in Karsund on 21 May. Quarrow said that the League will hand over the salvaged tug.';
    expect(meetings([post(told)], islesWatchlist).flatMap(pointsOf)).toEqual([
      ['league', ['norland'], 'the League will hand over the salvaged tug'],
    ]);
  });

  test('is that of who met, and not of the spokesman who tells of it', () => {
    const briefing = article(
      NORLAND,
      '2024-05-22',
      'On the talks with Quarrow',
      'Olav Strand, spokesman of the Norland government, has told more of the trip. According to Mr. Strand, Foreign Minister Anna Berg held talks with Ostavian Foreign Minister Quarrow in Karsund on 21 May 2024.',
      'The Minister asked for the return of the salvaged tug.',
    );
    const [found] = meetings([briefing, leagues], islesWatchlist);
    expect(found?.speakers).toEqual(['tomas-quarrow', 'anna-berg']);
    expect(daysOf(meetings([briefing, leagues], islesWatchlist))).toEqual([['2024-05-21', 'league,norland']]);
    expect(meetings([briefing], islesWatchlist).flatMap(pointsOf)).toEqual([
      ['norland', ['norland'], 'asked for the return of the salvaged tug'],
    ]);
  });

  test('is told of what somebody notes before the rest of a sentence', () => {
    expect(
      account(
        'Quarrow said that the pier is safe for ferries. Noting that half of the fleet is laid up, he announced that the League will pay the crews.',
      ).map(([side, , text]) => [side, text]),
    ).toEqual([
      ['league', 'the pier is safe for ferries'],
      ['league', 'half of the fleet is laid up'],
      ['league', 'the League will pay the crews'],
    ]);
  });

  test('is none for courtesies, for who did what there, and for what the text says of itself', () => {
    expect(
      account(
        'The talks were held in a cordial atmosphere. The Minister congratulated her guest on his jubilee. The two sides exchanged views on the region.',
        'The guest was shown the lighthouse. The English version of the report is on the website.',
      ),
    ).toEqual([]);
  });
});

describe('what is missing', () => {
  const account = (day: string, people: string, ...said: readonly string[]) =>
    article(
      NORLAND,
      day,
      'Talks',
      `On ${day}, Foreign Minister Anna Berg met with ${people} in Karsund.`,
      `Anna Berg said that ${said.join('. She said that ')}.`,
    );
  const QUARROW = 'Ostavian Foreign Minister Quarrow';
  const before = [
    account('2024-01-10', QUARROW, 'the pier must stay closed to warships', 'Norland will send two dredgers'),
    account('2024-02-10', QUARROW, 'the pier has to be kept closed to all warships'),
    account('2024-03-10', QUARROW, 'warships must not use the pier', 'Norland will pay for the lighthouse'),
  ];
  const missing = (...articles: readonly (typeof norlands)[]) =>
    meetings(articles, islesWatchlist).at(-1)?.missing;
  const now = account('2024-05-10', QUARROW, 'Norland will repair the ferry by autumn');

  test('is what most of the last accounts have and nothing in this one comes near', () => {
    expect(missing(...before, now)).toEqual([
      { side: 'norland', text: 'warships must not use the pier', inLast: 3, of: 3 },
    ]);
  });

  test('is nothing where it is said again in other words', () => {
    const again = account('2024-05-10', QUARROW, 'no warship may moor at the pier');
    expect(missing(...before, again)).toEqual([]);
  });

  test('is nothing with fewer than three accounts before', () => {
    expect(missing(...before.slice(1), now)).toEqual([]);
  });

  test('is nothing where other people met, or three sides', () => {
    expect(missing(...before, account('2024-05-10', 'Rafiq Delmar', 'the ferry will be repaired'))).toEqual(
      [],
    );
    const three = `${QUARROW} and Riveran special envoy Ines Prado`;
    expect(missing(...before, account('2024-05-10', three, 'the ferry will be repaired'))).toEqual([]);
  });
});

describe('with a judge', () => {
  const records = replayRecords([norlands, leagues], islesWatchlist);
  const context = { names: namesOfParties(islesWatchlist) };
  const found = (answer: (question: JudgeQuestion) => 'same' | 'different' | null) => {
    const asked: string[] = [];
    const judge = {
      side: (id: string) => id,
      answer: (question: JudgeQuestion) => {
        asked.push(question.clause);
        const relation = answer(question);
        if (relation === null) return null;
        const candidate = relation === 'same' ? 1 : null;
        const verdict = {
          relation,
          candidate,
          attribution: 'right',
          substance: 'claim',
          reason: 'r',
        } as const;
        return { answer: verdict, model: 'm' };
      },
    };
    const all = meetingsIn(
      records.map(({ record }) => record),
      { ...context, judge },
    );
    const joined = all.flatMap(({ points }) => points.filter(({ readouts }) => readouts.length > 1));
    return { asked, joined: joined.map(({ text, judge: by }) => [text, by?.by ?? 'rules']) };
  };

  test('asks what the rules are not sure of, and keeps the rules where there is no answer', () => {
    const { asked, joined } = found(() => null);
    expect(asked).toEqual([
      'the frozen fishing funds be released',
      'The tug, he said, will be handed over in September',
    ]);
    expect(joined.map(([text]) => text)).toEqual([
      'nobody will be allowed to use the pier of the League against Norland',
      'Norland will open the eastern harbour to Ostavian trawlers in June',
    ]);
  });

  test('parts what it calls different', () => {
    expect(found(() => 'different').joined.some(([, by]) => by === 'model')).toBe(false);
  });

  test('joins no wordings with another date, whatever it says', () => {
    const { joined } = found(({ clause }) => (clause.includes('tug') ? 'same' : 'different'));
    expect(joined.some(([text = '']) => text.includes('tug'))).toBe(false);
  });
});
