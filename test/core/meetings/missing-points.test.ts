import { describe, expect, test } from 'vitest';
import { ABREU, ARDELLAND, article, meetingsOf, VANCE } from './strait-meetings.ts';

/** Returns Ardelland's account of a meeting on a day. */
const account = (on: string, ...said: readonly string[]) =>
  article(
    ARDELLAND,
    on,
    'Minister Vance and Minister Abreu',
    `${VANCE} met ${ABREU} in Tarn on ${on}.`,
    ...said,
  );

const missingAfter = (earlier: readonly (readonly string[])[], ...now: readonly string[]) =>
  meetingsOf(
    ...earlier.map((said, at) => account(`2025-0${at + 1}-10`, ...said)),
    account('2025-08-10', ...now),
  )
    .at(-1)
    ?.missing.map(({ text, inLast, of }) => [text, inLast, of]);

const toll = 'Ms Vance said that the toll on grain stays at three crowns.';
const sailors = [
  [
    'Ms Vance demanded the release of the fourteen sailors.',
    'She said that Ardelland will repair the lighthouse.',
  ],
  [
    'Ms Vance called for the fourteen sailors to be released at once.',
    'She said that Ardelland will lend two dredgers.',
  ],
  [
    'Ms Vance demanded that the eleven sailors still held be released.',
    'She said that Ardelland will chart the reef.',
  ],
];

describe('what is missing', () => {
  test('is what recurs with another figure each time, by its latest wording', () => {
    expect(missingAfter(sailors, toll)).toEqual([['the eleven sailors still held be released', 3, 3]]);
  });

  test('is counted among those accounts that have it', () => {
    expect(missingAfter([...sailors, ['Ms Vance said that the harbour lamps are dim.']], toll)).toEqual([
      ['the eleven sailors still held be released', 3, 4],
    ]);
  });

  test.each([
    ['in other words', 'Ms Vance insisted that the sailors go free.'],
    ['in a sentence of which no point is made', 'The release of the sailors was raised in passing.'],
    ['by both', 'The two sides agreed to release the sailors by June.'],
  ])('is nothing that this account has %s', (_, now) => {
    expect(missingAfter(sailors, toll, now)).toEqual([]);
  });

  test('is no promise that is another one each time', () => {
    const promises = [
      ['Ms Vance said that Ardelland will deliver 40 tonnes of cable to Belmar.'],
      ['Ms Vance said that Ardelland will deliver 12 tonnes of seed to Belmar.'],
      ['Ms Vance said that Ardelland will deliver 300 pumps to Belmar.'],
    ];
    expect(missingAfter(promises, toll)).toEqual([]);
  });

  test('is nothing that is denied where this account denies something like it', () => {
    const denials = [
      ['Ms Vance said that no vessel will be allowed to threaten Belmar from the ports of Ardelland.'],
      ['Ms Vance said that Ardelland will not let its ports be used against Belmar.'],
      ['Ms Vance said that nobody may use the ports of Ardelland against Belmar.'],
    ];
    expect(missingAfter(denials, toll)?.length).toBe(1);
    expect(
      missingAfter(denials, toll, 'Ms Vance said that no group can use a port to harm its neighbour.'),
    ).toEqual([]);
  });

  const courts = [
    ['Ms Vance said that smugglers must be tried before the courts of the port where they were caught.'],
    ['Ms Vance said that smugglers have to be judged by the courts of the port that caught them.'],
    ['Ms Vance demanded that smugglers be brought before the court of the port in which they are caught.'],
    [
      'Ms Vance said that traffickers belong in front of the judges of the harbour that seized them.',
      'She said that Ardelland will chart the reef.',
    ],
  ];

  test('is so beside a short account of which nothing is nearer to it than what else was said before', () => {
    expect(missingAfter(courts.slice(0, 3), 'Ms Vance said that Ardelland will lend two dredgers.')).toEqual([
      ['smugglers be brought before the court of the port in which they are caught', 3, 3],
    ]);
  });

  test('is counted where it stands out in an account in quite other words, and is not said in these', () => {
    expect(missingAfter(courts, toll)?.map(([, inLast, of]) => [inLast, of])).toEqual([[4, 4]]);
    expect(missingAfter(courts.slice(0, 3), toll, ...(courts[3] ?? []))).toEqual([]);
  });
});
