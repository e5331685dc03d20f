import { describe, expect, test } from 'vitest';
import { ABREU, ARDELLAND, article, BELMAR, meetingsOf, VANCE } from './strait-meetings.ts';

const met = `${VANCE} met ${ABREU} in Tarn on 4 March.`;
const dredging = 'Ms Vance said that Ardelland will dredge the northern channel by October.';
const first = article(
  ARDELLAND,
  '2025-03-05',
  'Vance meets Abreu',
  met,
  `${dredging} She said that twelve buoys will be laid.`,
);

const pointsOf = (...articles: readonly ReturnType<typeof article>[]) => {
  const found = meetingsOf(...articles);
  return [found.map(({ on }) => on), found.flatMap(({ points }) => points.map(({ text }) => text))];
};
const right = ['Ardelland will dredge the northern channel by October', 'twenty buoys will be laid'];

describe('a corrected account', () => {
  test('is the last one of its address', () => {
    const again = {
      ...first,
      publishedAt: '2025-03-06T12:00:00Z',
      text: first.text.replace('twelve', 'twenty'),
    };
    expect(pointsOf(again, first)).toEqual([['2025-03-04'], right]);
  });

  test('takes the place of the first one from another address', () => {
    const again = article(
      ARDELLAND,
      '2025-03-07',
      'Vance meets Abreu (corrected)',
      'In our readout of 5 March the number of buoys was wrong. It is issued again.',
      met,
      `${dredging} She said that twenty buoys will be laid.`,
    );
    expect(pointsOf(first, again)).toEqual([['2025-03-04'], right]);
  });

  test('that counts "yesterday" from its first publication moves nothing', () => {
    const dated = (on: string, headline: string, buoys: string) =>
      article(
        ARDELLAND,
        on,
        headline,
        `TARN, 5 March 2025 – ${VANCE} concluded talks yesterday with ${ABREU}.`,
        `${dredging} She said that ${buoys} buoys will be laid.`,
      );
    expect(
      pointsOf(dated('2025-03-05', 'Talks', 'twelve'), dated('2025-03-08', 'Corrected: Talks', 'twenty')),
    ).toEqual([['2025-03-04'], right]);
  });

  test('of a note alone takes the place of what it puts right, and of what it withdraws', () => {
    const note = article(
      ARDELLAND,
      '2025-03-07',
      'Correction',
      `Correction: in our readout of 5 March on the talks between ${VANCE} and ${ABREU}, it was written that the northern channel would be dredged by October. That was not said.`,
      'Ms Vance said that twenty buoys will be laid.',
    );
    expect(pointsOf(first, note)).toEqual([['2025-03-04'], ['twenty buoys will be laid']]);
  });

  test('is none of the other side, and none where a minister speaks of corrections', () => {
    const others = article(
      BELMAR,
      '2025-03-06',
      'Correction: Abreu meets Vance',
      `${ABREU} met ${VANCE} in Tarn on 4 March.`,
      'Ms Vance said that twenty buoys will be laid.',
    );
    const course = article(
      ARDELLAND,
      '2025-03-06',
      'Vance on the talks',
      `${VANCE} met ${ABREU} in Tarn on 4 March.`,
      'Ms Vance said that a correction of the course of the ferry will be made.',
    );
    expect(pointsOf(first, others)[1]).toContain('twelve buoys will be laid');
    expect(pointsOf(first, course)[1]).toContain('twelve buoys will be laid');
  });
});
