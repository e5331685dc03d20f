import { describe, expect, test } from 'vitest';
import { heard, official, press } from './heard.ts';

const title = 'Anna Berg Meets with Ostavian Foreign Minister Tomas Eldin Quarrow\n\n';
const meeting = `${title}On April 30, 2024, Foreign Minister Anna Berg met with Ostavian Foreign Minister Tomas Eldin Quarrow in Karsund.\n\n`;

const rows: [name: string, text: string, expected: string[]][] = [
  [
    'gives a paragraph that "NAME said," opens to its speaker, to its end',
    `${meeting}Anna Berg said, Norland and Ostavia share one strait. Norland will build a lighthouse on the reef. The Norlandic side hopes that the League will free the crew.\n\nQuarrow said, the League will free the crew in June. Ostavia will pay for the lighthouse.`,
    [
      'anna-berg norland: Norland and Ostavia share one strait',
      'anna-berg norland: Norland will build a lighthouse on the reef',
      'anna-berg norland: The Norlandic side hopes that the League will free the crew',
      'tomas-quarrow league: the League will free the crew in June',
      'tomas-quarrow league: Ostavia will pay for the lighthouse',
    ],
  ],
  [
    'lets "said that" go on',
    `${meeting}Anna Berg stressed that Norland will build a lighthouse. It is hoped that the League will mark the channel.`,
    [
      'anna-berg norland: Norland will build a lighthouse',
      'anna-berg norland: It is hoped that the League will mark the channel',
    ],
  ],
  [
    'takes what was done for nobody’s words',
    `${meeting}Anna Berg said that Norland will build a lighthouse. The two delegations visited the old harbour. They left in the evening.`,
    ['anna-berg norland: Norland will build a lighthouse'],
  ],
  [
    'lets another speaker take over within a paragraph',
    `${meeting}Anna Berg said that Norland will build a lighthouse. Quarrow said that Ostavia will pay for it. The League will also send a ship.`,
    [
      'anna-berg norland: Norland will build a lighthouse',
      'tomas-quarrow league: Ostavia will pay for it',
      'tomas-quarrow league: The League will also send a ship',
    ],
  ],
  [
    'goes on over numbered points',
    `${meeting}Anna Berg pointed out that Norland has three demands.\n\nFirst, the League must free the crew.\n\nSecond, the reef must be marked.`,
    [
      'anna-berg norland: Norland has three demands',
      'anna-berg norland: the League must free the crew',
      'anna-berg norland: the reef must be marked',
    ],
  ],
  [
    'gives what both sides agreed to each of them',
    `${meeting}The two sides agreed to open a joint dock by May.`,
    ['~norland norland: to open a joint dock by May', '~league league: to open a joint dock by May'],
  ],
  [
    'leaves to the outlet what follows a quotation',
    `${meeting}"Norland will build a lighthouse," Anna Berg said. The reef is twelve miles long.`,
    ['anna-berg norland: Norland will build a lighthouse'],
  ],
];

describe('a readout', () => {
  test.each(rows)('%s', (_name, text, expected) => {
    expect(heard(text, official)).toEqual(expected);
  });

  test('is known by "NAME said," wherever it is published', () => {
    const text = `${meeting}Anna Berg said, Norland will build a lighthouse. The reef should be marked.`;
    expect(heard(text, press)).toEqual([
      'anna-berg norland: Norland will build a lighthouse',
      'anna-berg norland: The reef should be marked',
    ]);
  });

  test('leaves to nobody a quotation that follows a paraphrase', () => {
    const text =
      'Lock to close\n\nForeign Minister Anna Berg stressed the need for patience. "The lock will be closed in May." The lock is old.';
    expect(heard(text, press)).toContain('anna-berg norland: The lock will be closed in May');
  });

  test('is no news, whose next sentence is the outlet’s', () => {
    const text = `${meeting}Anna Berg said that Norland will build a lighthouse. The reef has wrecked nine ships since 1990.`;
    expect(heard(text, press)).toEqual(['anna-berg norland: Norland will build a lighthouse']);
  });
});
