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
    'gives nothing of "states including" two sides to either',
    `${meeting}Several states including Norland and Ostavia agreed to open a joint dock by May.`,
    ['~several-states-including-norland-and-ostavia -?: to open a joint dock by May'],
  ],
  [
    'gives what both sides agreed to each of them',
    `${meeting}The two sides agreed to open a joint dock by May.`,
    ['~norland norland: to open a joint dock by May', '~league league: to open a joint dock by May'],
  ],
  [
    'gives the points of a list to the one whom the words above it name',
    `${meeting}Tomas Quarrow informed her that:\n\n- the League will free the crew in June;\n\n- Ostavia pays for the lighthouse.\n\nThe Foreign Minister:\n\n• called on the League to mark the reef;\n\n• announced that Norland will build a lighthouse.`,
    [
      'tomas-quarrow league: the League will free the crew in June',
      'tomas-quarrow league: Ostavia pays for the lighthouse',
      'anna-berg norland: called on the League to mark the reef',
      'anna-berg norland: Norland will build a lighthouse',
    ],
  ],
  [
    'gives what "it was agreed that" to each of the sides, and tells no next meeting',
    `${meeting}It was further agreed that the hotline will be restored by May. It was agreed that the next meeting be held in Karsund.`,
    [
      '~norland norland: the hotline will be restored by May',
      '~league league: the hotline will be restored by May',
      '~norland norland?: the next meeting be held in Karsund',
      '~league league?: the next meeting be held in Karsund',
    ],
  ],
  [
    'means the own side’s by an office without a country, but behind the guest',
    `${meeting}The Minister underlined that Norland will build a lighthouse.\n\nFor his part, Quarrow stated that Ostavia will pay for it.\n\nThe Minister requested that the crew be freed.`,
    [
      'anna-berg norland: Norland will build a lighthouse',
      'tomas-quarrow league: Ostavia will pay for it',
      'anna-berg norland: the crew be freed',
    ],
  ],
  [
    'means by "he" the officer who is the subject of the sentence before',
    'Anna Berg receives Ostavian special envoy Jonas Wirt\n\nForeign Minister Anna Berg today received the special envoy of Ostavia, Jonas Wirt.\n\nThe special envoy brought a letter. He asked for the return of two boats. According to him, the League will pay for the lighthouse.',
    [
      '~jonas-wirt league: asked for the return of two boats',
      '~jonas-wirt league: the League will pay for the lighthouse',
    ],
  ],
  [
    'knows the participants of a side, and keeps a refusal with its condition',
    `${meeting}The Ostavian participants demanded the removal of two buoys. They also said that the pass stays closed. The Norlandic participants refused to discuss the buoys before the crew is freed.`,
    [
      '~league league: demanded the removal of two buoys',
      '~league league: the pass stays closed',
      '~norland norland: refused to discuss the buoys before the crew is freed',
    ],
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

  test('gives a quotation behind a colon to the person who is its sentence’s subject, and the denial to its clause', () => {
    const text =
      'Lock to close\n\nForeign Minister Anna Berg, reached by telephone, was curt: "The lock will be closed in May." Norland denied on Thursday evening that it had leased the lock. The harbour has a motto: "Always open."';
    expect(heard(text, press)).toEqual([
      'anna-berg norland: The lock will be closed in May',
      '~norland norland: denied on Thursday evening that it had leased the lock',
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

  test('gives the points of a list to the person of whom the sentence before it tells', () => {
    const text =
      'Anna Berg meets Quarrow\n\nQuarrow summarized the views of the League. First, the League will free the crew. Second, the League opposes the toll.\n\nBerg put forward two proposals.\n\nFirst, both sides should mark the reef.\n\nSecond, no ship shall pay a toll.\n\nThe port lies north of Karsund.';
    expect(heard(text, official)).toEqual([
      'tomas-quarrow league: the League will free the crew',
      'tomas-quarrow league: the League opposes the toll',
      'anna-berg norland: both sides should mark the reef',
      'anna-berg norland: no ship shall pay a toll',
    ]);
  });

  test('takes a list of deeds for nobody’s words', () => {
    const text =
      'Anna Berg meets Quarrow\n\nBerg visited the port. First, the guests saw the lock. Second, the divers marked the reef.';
    expect(heard(text, official)).toEqual([]);
  });

  test('tells what is stressed behind what was spoken about, and not behind a deed', () => {
    const text =
      'Anna Berg meets Quarrow\n\nQuarrow expounded on the plan of the League, and stressed that the crew must be freed before June.\n\nBerg visited the port and stressed that the lock must be open.';
    expect(heard(text, official)).toEqual([
      'tomas-quarrow league: the crew must be freed before June',
      'anna-berg norland?: the lock must be open',
    ]);
  });

  test('keeps the subject and the negation of a verb whose second half is quoted', () => {
    const text =
      'The reef\n\nNorland will, Anna Berg said, “never accept” a toll on the reef.\n\nThe League should not, Quarrow said on Monday, “pay for the lamps”.\n\nOn Monday, Anna Berg said, “we will never pay” a toll.\n\nAsked what the reef is, Anna Berg said, “the gate of the isles shall be open”.';
    expect(heard(text, press)).toEqual([
      'anna-berg norland: Norland will, Anna Berg said, “never accept” a toll on the reef',
      'tomas-quarrow league: The League should not, Quarrow said on Monday, “pay for the lamps”',
      'anna-berg norland: “we will never pay” a toll',
      'anna-berg norland: the gate of the isles shall be open',
    ]);
  });

  test('hears what a side was told by another one', () => {
    const text =
      'The reef\n\nThe League was told by Anna Berg that Norland would mark the reef. The strike was condemned by Berg. Quarrow was informed by Berg that the lock would be closed.';
    expect(heard(text, press)).toEqual([
      'anna-berg norland: Norland would mark the reef',
      'anna-berg norland: the lock would be closed',
    ]);
  });
});
