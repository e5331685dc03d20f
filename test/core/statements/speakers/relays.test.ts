import { describe, expect, test } from 'vitest';
import { readStatements } from '../../../../src/core/statements/read-statements.ts';
import { compileSpeakerDirectory } from '../../../../src/core/statements/speakers/resolve-speakers.ts';
import { islesWatchlist } from './isles-watchlist.ts';
import { markedArticle, resolveInIsles } from './marked-article.ts';

const relays: [string, string, string[][]][] = [
  [
    'an outlet that quotes somebody',
    '{The Orvane Wire} <quoted> [⟨{Anna Berg} as <saying> [it rains]⟩].|',
    [['anna-berg', 'The Orvane Wire']],
  ],
  [
    'a readout that the words are from',
    '{Quarrow} <said> [it rains], according to a Norlandic readout.|',
    [['tomas-quarrow', 'a Norlandic readout']],
  ],
  [
    'an outlet beside',
    '{Quarrow} <said> [it rains], as quoted by the Orvane Wire.|',
    [['tomas-quarrow', 'the Orvane Wire']],
  ],
  [
    'a readout that speaks',
    '{A Norlandic readout} <said> [it rains].|',
    [['~norland', 'A Norlandic readout']],
  ],
  [
    'somebody who tells what another one said',
    '{Anna Berg} <said> [⟨{Quarrow} <told> her [it rains]⟩].|',
    [
      ['anna-berg', ''],
      ['tomas-quarrow', 'Anna Berg'],
    ],
  ],
  [
    'a readout whose words begin with a speaker',
    '{A Norlandic readout} <said> [Quarrow said that it rains].|',
    [['tomas-quarrow', 'A Norlandic readout']],
  ],
  [
    'an outlet that quoted somebody as saying',
    '{The Orvane Wire} <quoted> [Anna Berg as saying it rains].|',
    [['anna-berg', 'The Orvane Wire']],
  ],
  ['nobody', '{Quarrow} <said> [it rains].|', [['tomas-quarrow', '']]],
];

describe('the relay that the article has a statement from', () => {
  test.each(relays)('is %s', (_, text, expected) => {
    expect(resolveInIsles(`H\n\n${text}`).map(({ speaker, via }) => [speaker.id, via ?? ''])).toEqual(
      expected,
    );
  });
});

/** An article of which the real rules of attribution find who says what. */
function readInIsles(text: string): string[] {
  const { article } = markedArticle(`H\n\n${text}`);
  return readStatements(article, compileSpeakerDirectory(islesWatchlist)).flatMap((found) => {
    const { speaker, party, issuer, via, asserts, mayTell } = found;
    const from = issuer === null ? '' : ` in the words of ${issuer.party}`;
    return asserts
      ? [
          `${speaker.id} ${party ?? '-'}${from}${via === null ? '' : ` via ${via}`}${mayTell ? '!' : ''}: ${found.text}`,
        ]
      : [];
  });
}

const reported: [string, string, string[]][] = [
  [
    'what a spokesman tells of the other side, said to him',
    'Rafiq Delmar said that Olof Lind had told him that Norland would repair the pier.',
    ['olof-lind norland in the words of league via Rafiq Delmar!: Norland would repair the pier'],
  ],
  [
    'what a side promised, which is no news from the other one',
    'Anna Berg said that the Harbour League had promised to open the archive.',
    ['~league league in the words of norland via Anna Berg: to open the archive'],
  ],
  [
    'what a side has only noted of the other one',
    'Norland has noted that the League said it would open the archive.',
    ['~league league in the words of norland via Norland: it would open the archive'],
  ],
  [
    "a later half that is the speaker's own",
    'Anna Berg said that the League had promised to open the archive and that Norland would send readers.',
    [
      'anna-berg norland!: Norland would send readers',
      '~league league in the words of norland via Anna Berg: to open the archive',
    ],
  ],
  [
    'a later half behind a short promise',
    'Anna Berg said that Quarrow had promised to send ships and that fishermen would be glad.',
    ['tomas-quarrow league in the words of norland via Anna Berg!: to send ships'],
  ],
  [
    'a later half that nobody names',
    'Anna Berg said that the League had promised to open the archive and that fishermen would come back.',
    ['~league league in the words of norland via Anna Berg: to open the archive'],
  ],
  [
    'what a side told, before the tag of who tells it',
    'The League had promised to open the archive, Anna Berg said, adding that Norland would not forget it.',
    [
      '~league league in the words of norland via Anna Berg: to open the archive',
      'anna-berg norland!: Norland would not forget it',
    ],
  ],
  [
    'somebody of the own side',
    'Karl Berg said that Anna Berg had told the League that the pier would be repaired.',
    ['anna-berg norland via Karl Berg!: the pier would be repaired'],
  ],
  [
    "the own side by its name: it is the speaker's",
    'Anna Berg said that Norland had promised to repair the pier.',
    ['anna-berg norland!: Norland had promised to repair the pier'],
  ],
  [
    'nothing where somebody says what the other side wants',
    'The League wants to drive the fishermen out, Anna Berg said.',
    ['anna-berg norland!: The League wants to drive the fishermen out'],
  ],
  [
    'nothing where somebody says what the other side supports',
    'Anna Berg said that the League supports the new pier.',
    ['anna-berg norland!: the League supports the new pier'],
  ],
  [
    "whose words a person's own office gives",
    'League Foreign Minister Tomas Eldin Quarrow told the Norlandic envoy that "the pier is safe," his office said in a statement.',
    ['tomas-quarrow league in the words of league via his office!: the pier is safe'],
  ],
  [
    'in the words of the ministry whose minister the article names',
    'Ostavian Foreign Minister Tomas Eldin Quarrow met Olof Lind. Lind said that Norland would repair the pier, the Foreign Ministry said in a statement.',
    ['olof-lind norland in the words of league via the Foreign Ministry!: Norland would repair the pier'],
  ],
  [
    'by a ministry of nobody knows whom',
    'Olof Lind said that Norland would repair the pier, the Transport Ministry said.',
    ['olof-lind norland via the Transport Ministry!: Norland would repair the pier'],
  ],
  [
    'what a side promised, as somebody is quoted',
    '"The Harbour League has promised to open the archive," Anna Berg said.',
    ['~league league in the words of norland via Anna Berg: to open the archive'],
  ],
  [
    'what a side promised, and what the quoted one thinks of it',
    '"The League has promised to open the archive. Norland will send readers in May," Anna Berg said.',
    [
      'anna-berg norland!: Norland will send readers in May',
      '~league league in the words of norland via Anna Berg: to open the archive',
    ],
  ],
  [
    'nothing where a quotation says what the other side does',
    '"The League has closed the archive," Anna Berg said.',
    ['anna-berg norland!: The League has closed the archive'],
  ],
  [
    'nothing of the own side in a quotation',
    '"Norland has promised to repair the pier," Anna Berg said.',
    ['anna-berg norland!: Norland has promised to repair the pier'],
  ],
  [
    'whom media reports name',
    'The Harbour League pledged to open the archive, according to media reports.',
    ['~league league via media reports!: to open the archive'],
  ],
  [
    'not a name behind a verb of urging, which is its object',
    'Norland calls the toll "unfair," urges Rivera to lift it.',
    ['~norland norland!: calls the toll "unfair," urges Rivera to lift it'],
  ],
  [
    'nothing in a denial',
    'Anna Berg denied that the League had asked Norland to repair the pier.',
    ['anna-berg norland!: denied that the League had asked Norland to repair the pier'],
  ],
  [
    'nothing in a demand',
    'Anna Berg demanded that the League publish its accounts within ten days.',
    ['anna-berg norland!: the League publish its accounts within ten days'],
  ],
  [
    'nothing that should be said only',
    'Anna Berg said that the League should promise to open the archive.',
    ['anna-berg norland!: the League should promise to open the archive'],
  ],
  [
    'whom an outlet names after the tag',
    'Norland will repair the pier, Anna Berg said, the Orvane Wire reported.',
    ['anna-berg norland via the Orvane Wire!: Norland will repair the pier'],
  ],
  [
    'whom an outlet that nobody listed quotes',
    'The League will build the pier, Delmar said, according to Coast News.',
    ['rafiq-delmar league via Coast News!: The League will build the pier'],
  ],
  [
    'whom an outlet cites',
    'The Orvane Wire reported on Monday that the pier would be closed, citing Rafiq Delmar.',
    ['rafiq-delmar league via The Orvane Wire!: the pier would be closed'],
  ],
  [
    'in the words of the ministry that quotes it',
    'Quarrow, quoted by the Norlandic foreign ministry, said that the pier would be closed.',
    [
      'tomas-quarrow league in the words of norland via the Norlandic foreign ministry!: the pier would be closed',
    ],
  ],
  [
    'whom a name and a side stand beside',
    'Anna Berg told Quarrow Norland would close the pier.',
    ['anna-berg norland!: Norland would close the pier'],
  ],
  [
    'nothing that somebody refuses to say',
    'Anna Berg declined to confirm that the League had promised to open the archive.',
    [],
  ],
  [
    'two officials of one side, and not two sides',
    'Two League officials told the Gazette that Norland had offered a pier.',
    ['~two-league-officials league: Norland had offered a pier'],
  ],
  [
    'whom a side quotes',
    "The League's statement did not speak of the pier. It quoted Anna Berg as saying that the talks had been long.",
    ['anna-berg norland in the words of league via Harbour League!: the talks had been long'],
  ],
  [
    'whom a readout names at its end',
    'Norland will repair the pier, Anna Berg told Quarrow, according to a Norlandic readout of their call.',
    [
      'anna-berg norland in the words of norland via a Norlandic readout of their call!: Norland will repair the pier',
    ],
  ],
  [
    'readiness that it expressed',
    "Anna Berg in a meeting with Deputy Minister Rafiq Delmar expressed Norland's readiness to lend two ferries, Delmar's office said.",
    [
      "anna-berg norland in the words of league via Delmar's office!: expressed Norland's readiness to lend two ferries",
    ],
  ],
  [
    'of one whom a ministry of two things speaks for',
    'A spokesman for the Norlandic Ministry of Mines and Ferries told reporters that the pier would be closed.',
    ['~norland-mine-ministry-spokesperson norland!: the pier would be closed'],
  ],
  [
    'of a capital beside a ministry',
    'The Norlandic Ministry of Mines and the League said that the pier would be closed.',
    ['~league league!: the pier would be closed'],
  ],
  [
    'of a person named behind an office and a comma',
    'The pier would be closed, said a spokesman for the Norlandic embassy, Jon Aske.',
    ['~jon-aske norland!: The pier would be closed'],
  ],
  [
    "nothing of a side's where its office reports what an unknown person said",
    "According to the League's foreign ministry, the head of the harbour institute said that Norland would close the pier.",
    [
      "~head-of-the-harbour-institute - in the words of league via the League's foreign ministry: Norland would close the pier",
    ],
  ],
  [
    'of places that a dash joins',
    'The Norlandic foreign ministry said that Anna Berg expressed regret over the closing of the Norland–Rivera ferry.',
    [
      'anna-berg norland via The Norlandic foreign ministry!: expressed regret over the closing of the Norland–Rivera ferry',
    ],
  ],
];

describe('what somebody reports that another one said', () => {
  test.each(reported)('is %s', (_, text, expected) => expect(readInIsles(text)).toEqual(expected));
});
