import { describe, expect, test } from 'vitest';
import { official, press, wordingsHeard } from './heard.ts';

const rows: [name: string, text: string, expected: string[]][] = [
  [
    'an answer is in translation where its side speaks another language, also around quoted words',
    'Foreign Ministry Spokesperson Karl Berg’s Press Conference\n\nGazette: Is the lock open?\n\nKarl Berg: Norland will open the lock in June. The “reef tax” shall not be paid.',
    ['translated: Norland will open the lock in June', 'translated: The “reef tax” shall not be paid'],
  ],
  [
    'an answer is verbatim where its side speaks English',
    'Press Briefing by Spokesman Rafiq Delmar\n\nGazette: Is the lock open?\n\nRafiq Delmar: The League will open the lock in June.',
    ['verbatim: The League will open the lock in June'],
  ],
  [
    'a speech is in translation too, and not what it tells of others',
    'Statement by Ambassador Olof Lind on the Reef\n\nQuarrow said that the League will mark the reef. We will wait for it.',
    ['paraphrase: the League will mark the reef', 'translated: We will wait for it'],
  ],
  [
    "a side's own statement is its own words",
    'Statement of the Ministry of Foreign Affairs concerning the Reef\n\nThe Ministry demands the release of the crew. Norland shall not become a graveyard of ships.',
    [
      'verbatim: The Ministry demands the release of the crew',
      'verbatim: Norland shall not become a graveyard of ships',
    ],
  ],
  [
    'posts are verbatim',
    'Posts by Foreign Minister Anna Berg\n\n1/2 Norland will mark the reef in June.\n\n2/2 The League should free the crew.',
    ['verbatim: Norland will mark the reef in June', 'verbatim: The League should free the crew'],
  ],
  [
    "a readout is the issuer's wording",
    'Anna Berg meets Quarrow\n\nBerg said that Norland will mark the reef. Norland supports a survey of it. Norland will pay for the survey.',
    [
      'paraphrase: Norland will mark the reef',
      'paraphrase: Norland supports a survey of it',
      'paraphrase: Norland will pay for the survey',
    ],
  ],
];

describe('whose words a text is in', () => {
  test.each(rows)('%s', (_, text, expected) => {
    expect(wordingsHeard(text, official)).toEqual(expected);
  });

  test('news is in the words of its outlet', () => {
    expect(wordingsHeard('The reef\n\nAnna Berg said that Norland will mark the reef.', press)).toEqual([
      'paraphrase: Norland will mark the reef',
    ]);
  });
});
