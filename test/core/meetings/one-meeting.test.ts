import { describe, expect, test } from 'vitest';
import {
  ABREU,
  ARDELLAND,
  article,
  BELMAR,
  CORVIA,
  meetingsOf,
  PRESS,
  summary,
  VANCE,
} from './strait-meetings.ts';

const dredges = 'Ms Vance said that Ardelland will dredge the northern channel by October.';
const lowers = 'Mr Abreu said that Belmar will lower the pilot fee to forty crowns.';
const ardelland = (on: string, ...paragraphs: readonly string[]) =>
  article(ARDELLAND, on, 'Minister Vance and Minister Abreu', ...paragraphs, dredges);
const belmar = (on: string, ...paragraphs: readonly string[]) =>
  article(BELMAR, on, 'Minister Abreu and Minister Vance', ...paragraphs, lowers);
const press = (on: string, ...paragraphs: readonly string[]) =>
  article(PRESS, on, 'The strait', ...paragraphs, 'Vance said that Ardelland will wait.');

const both = 'ardelland+belmar nora-vance+tomas-abreu';
const inTarn = ardelland('2025-03-05', `${VANCE} met ${ABREU} in Tarn on 4 March.`);

describe('two accounts are of one meeting', () => {
  test.each([
    [
      'the other one says "today" past midnight',
      belmar('2025-03-05T01:30:00Z', `${ABREU} held talks with ${VANCE} in Tarn today.`),
    ],
    [
      'the other one says "today" where it is still the day before',
      belmar('2025-03-03T22:30:00Z', `${ABREU} held talks with ${VANCE} in Tarn today.`),
    ],
    [
      'the other one gives a day two days off, for the same place',
      belmar('2025-03-07', `On 6 March ${ABREU} held talks with ${VANCE} in Tarn.`),
    ],
    [
      'the other one tells of a visit of several days',
      belmar(
        '2025-03-06',
        `${ABREU} paid an official visit to Ardelland from 3 to 5 March, during which he held talks with ${VANCE} in Tarn.`,
      ),
    ],
    [
      'the other one names the minister by the office alone',
      belmar('2025-03-05', `${ABREU} was yesterday received by the Foreign Minister of Ardelland in Tarn.`),
    ],
    [
      'the other one adds to "the conversation held"',
      belmar(
        '2025-03-06',
        `Further to the conversation held in Tarn on 4 March between ${ABREU} and ${VANCE}, the Ministry makes known the following.`,
      ),
    ],
    [
      'the other one recalls in the same sentence when they had met before',
      belmar(
        '2025-03-04',
        `${ABREU} again spoke today with ${VANCE} in Tarn, after the two had already met in Vell on Friday.`,
      ),
    ],
    [
      'the other one says that they took the opportunity yesterday',
      belmar(
        '2025-03-05',
        `${ABREU} yesterday took the opportunity of a conversation with ${VANCE} in Tarn.`,
      ),
    ],
    [
      'the other one says that they met once more',
      belmar('2025-03-04', `Today in Tarn, where ${ABREU} and ${VANCE} met once more.`),
    ],
    [
      'the other one took part in a consultation',
      belmar(
        '2025-03-04',
        `${ABREU} took part today in a consultation of Belmar and Ardelland with ${VANCE} in Tarn.`,
      ),
    ],
  ])('where %s', (_, other) => {
    expect(summary(inTarn, other)).toEqual([`2025-03-04 ${both} Tarn`]);
  });

  test('and the day is that which the accounts give, not the press', () => {
    expect(summary(inTarn, press('2025-03-05', `TARN - ${VANCE} met ${ABREU} on Wednesday.`))).toEqual([
      `2025-03-04 ${both} Tarn`,
    ]);
  });
});

describe('the day of a meeting', () => {
  test('is that of the account, not of a text that recalls the meeting or is put right a day later', () => {
    const after = ardelland('2025-03-06', `${VANCE} had met ${ABREU} in Tarn yesterday.`);
    const corrected = article(
      BELMAR,
      '2025-03-05T08:00:00Z',
      'Talks in Tarn (corrected)',
      `${ABREU} held talks with ${VANCE} in Tarn today.`,
      lowers,
    );
    expect(summary(inTarn, corrected, after)).toEqual([`2025-03-04 ${both} Tarn`]);
  });
});

describe('a contact is a meeting', () => {
  test.each([
    ['by telephone', `${VANCE} maintained today a telephone contact with ${ABREU}.`, '-'],
    ['of some who discuss', `${VANCE} today held discussions with ${ABREU} in Leth.`, 'Leth'],
    ['of some who come together', `${VANCE} today had an encounter in Leth with ${ABREU}.`, 'Leth'],
  ])('%s', (_, opening, place) => {
    expect(summary(ardelland('2025-03-04', opening))).toEqual([`2025-03-04 ${both} ${place}`]);
  });

  test.each([
    `${VANCE} said that Ardelland keeps in contact with Belmar about the pilots.`,
    `The Ministry opened a telephone line to the families in Belmar.`,
    `${VANCE} will hold discussions with ${ABREU} in May.`,
  ])('and not where nobody met: %s', (opening) => {
    expect(summary(ardelland('2025-03-04', opening))).toEqual([]);
  });
});

describe('two accounts are of two meetings', () => {
  test.each([
    [
      'of two places two days apart',
      belmar('2025-03-06', `On 6 March ${ABREU} received ${VANCE} in Port Salis.`),
      'Port Salis',
    ],
    ['where one is a call', belmar('2025-03-06', `${ABREU} spoke by phone with ${VANCE} on Thursday.`), '-'],
    [
      'where one side tells of both',
      ardelland('2025-03-06', `${VANCE} met ${ABREU} again in Tarn on 6 March.`),
      'Tarn',
    ],
  ])('%s', (_, other, place) => {
    expect(summary(inTarn, other)).toEqual([`2025-03-04 ${both} Tarn`, `2025-03-06 ${both} ${place}`]);
  });

  test('where a page tells of the talks of three and of the two at their side', () => {
    const page = ardelland(
      '2025-03-05',
      `On 4 March, ${VANCE} took part in the trilateral meeting of the foreign ministers of Ardelland, Belmar and Corvia in Leth.`,
      `On the sidelines, Ms Vance held bilateral talks with ${ABREU}. She said that Ardelland will return the two trawlers.`,
    );
    expect(summary(page).map((line) => line.split(' ')[1])).toEqual(['ardelland+belmar']);
    const three = article(
      CORVIA,
      '2025-03-05',
      'Three ministers',
      `Foreign Minister Hana Lisk met ${VANCE} and ${ABREU} in Leth on 4 March.`,
      'Ms Lisk said that Corvia will share its charts.',
    );
    expect(summary(page, three)).toEqual([
      '2025-03-04 ardelland+belmar+corvia hana-lisk+nora-vance+tomas-abreu Leth',
      `2025-03-04 ${both} Leth`,
    ]);
  });

  test('and all sides of one list met, the first too', () => {
    const told = (text: string) => meetingsOf(press('2025-03-04', text)).map(({ sides }) => sides.join('+'));
    const said = 'said on Tuesday that the reef must be charted, after a meeting of their ministers in Leth.';
    expect(told(`BRENN - Ardelland, Belmar and Corvia ${said}`)).toEqual(['ardelland+belmar+corvia']);
    expect(told(`BRENN - The Belmaran press wrote of it. Ardelland and Corvia ${said}`)).not.toContain(
      'ardelland+belmar+corvia',
    );
  });

  test('and not where the text names fewer of those whom the headline does', () => {
    const three = (headline: string, told: string) =>
      meetingsOf(article(ARDELLAND, '2025-03-04', headline, told, dredges)).map(({ sides }) => sides.length);
    const headline = 'Foreign Minister Vance holds trilateral talks with Belmar and Corvia';
    expect(three(headline, `${VANCE} met ${ABREU} and his colleague in Leth today.`)).toEqual([3]);
    expect(three(headline, `On the sidelines, ${VANCE} met ${ABREU} in Leth today.`)).toEqual([2]);
  });

  test('where others of the same sides met the day after', () => {
    const other = belmar('2025-03-05', `${ABREU} was received by President Ilja Kern in Tarn on 5 March.`);
    expect(summary(inTarn, other)).toEqual([
      `2025-03-04 ${both} Tarn`,
      '2025-03-05 ardelland+belmar ilja-kern+tomas-abreu Tarn',
    ]);
  });
});

describe('no meeting is made', () => {
  test.each([
    `Ferry fees rose.\n\nTraders complained.\n\n${VANCE} has met ${ABREU} several times over the fees.`,
    `Ferry fees rose.\n\nTraders complained.\n\nSince ${VANCE} met ${ABREU}, nothing has moved.`,
    `At their meeting in May, ${VANCE} and ${ABREU} held talks on a ceiling.`,
    `${VANCE} met ${ABREU} last month to discuss a ceiling.`,
    `A year ago today, ${VANCE} met ${ABREU} in Tarn.`,
    `The group that was to start this month has no date.\n\nIts origin is the joint statement of 1 July, when ${ABREU} came to Tarn and he and ${VANCE} agreed on a first session in August.`,
    `${VANCE} urged ${ABREU} on Monday to lower the pilot fee.`,
  ])('of what the press recalls: %s', (text) => {
    expect(summary(press('2025-08-20', text))).toEqual([]);
  });

  test('of a reception at the airport, and of talks that somebody would like', () => {
    const account = ardelland(
      '2025-03-04',
      `${VANCE} met ${ABREU} in Tarn today. At noon the guest was received at the airport by Deputy Foreign Minister Odd Ruys.`,
      'Mr Abreu said that Belmar prefers talks with Corvia.',
    );
    expect(summary(account)).toEqual([`2025-03-04 ${both} Tarn`]);
  });

  test('of what an account recalls of the same two', () => {
    const call = ardelland(
      '2025-03-06',
      `${VANCE} spoke by telephone with ${ABREU} on 6 March.`,
      'The two ministers had met in Tarn on 4 March.',
    );
    expect(summary(call)).toEqual([`2025-03-06 ${both} -`]);
  });
});

describe('who met', () => {
  const met = (sentence: string) =>
    summary(ardelland('2025-03-04', `${sentence} in Tarn on 4 March.`))[0]?.split(' ')[2];

  test.each([
    [
      'The Foreign Minister of Ardelland received the Belmaran Minister of External Relations',
      'nora-vance+tomas-abreu',
    ],
    [`Deputy Foreign Minister Odd Ruys, standing in for ${VANCE}, met ${ABREU}`, 'odd-ruys+tomas-abreu'],
    [`On behalf of ${VANCE}, Deputy Foreign Minister Odd Ruys met ${ABREU}`, 'odd-ruys+tomas-abreu'],
    [
      `${VANCE} met ${ABREU}, who handed over a letter from President Celia Dorn to President Ilja Kern,`,
      'nora-vance+tomas-abreu',
    ],
    [
      `On the instructions of the President, His Excellency Ilja Kern, ${VANCE} met ${ABREU}`,
      'nora-vance+tomas-abreu',
    ],
    [`President Ilja Kern received a delegation from Belmar led by ${ABREU}`, 'ilja-kern+tomas-abreu'],
    [
      `A Belmaran delegation headed by ${ABREU} was received by the President of Ardelland, Ilja Kern,`,
      'ilja-kern+tomas-abreu',
    ],
    [`${VANCE} and ${ABREU} exchanged views`, 'nora-vance+tomas-abreu'],
  ])('is told by %s', (sentence, people) => {
    expect(met(sentence)).toBe(people);
  });

  test.each([
    [`${VANCE} met ${ABREU} in Leth, the capital of Corvia, on 4 March.`, 'ardelland+belmar'],
    [`${VANCE} met ${ABREU} on 4 March to discuss the future of the Corvian fleet.`, 'ardelland+belmar'],
    ['The presidents of Ardelland and Belmar met on 4 March.', 'ardelland+belmar'],
    [`${VANCE} met ${ABREU} and Foreign Minister Hana Lisk of Corvia on 4 March.`, 'ardelland+belmar+corvia'],
  ])('is of the sides in %s', (sentence, sides) => {
    expect(meetingsOf(ardelland('2025-03-04', sentence)).map((one) => one.sides.join('+'))).toEqual([sides]);
  });
});

test.each([
  [`${VANCE} had talks at Port Salis on 4 March with ${ABREU}.`, 'Port Salis'],
  [`${VANCE} met ${ABREU} in the ancient port of Tarn on 4 March.`, 'Tarn'],
  [`Two days after the talks in Leth, ${VANCE} met ${ABREU} in Tarn on 4 March.`, 'Tarn'],
  [`${VANCE} held a video conference with ${ABREU} on 4 March, while Mr Abreu was in Leth.`, null],
])('the place is where they met: %s', (sentence, place) => {
  expect(meetingsOf(ardelland('2025-03-04', sentence)).map((one) => one.place)).toEqual([place]);
});

test('a joint statement is the account of each side, on whosever page it stands', () => {
  const joint = article(
    ARDELLAND,
    '2025-03-04',
    'Joint Statement by the Foreign Ministers of Ardelland and Belmar',
    `${VANCE} and ${ABREU} met in Tarn on 4 March 2025.`,
    'The two ministers agreed to lay twenty buoys in the northern channel.',
  );
  const readout = { ...joint, headline: 'Ministers adopt a joint statement' };
  const readouts = (one: typeof joint) =>
    meetingsOf(one).flatMap(({ points }) => points.map((point) => point.readouts.join('+')));
  expect(readouts(joint)).toEqual(['ardelland+belmar', 'ardelland+belmar']);
  expect(readouts(readout)).toEqual(['ardelland', 'ardelland']);
});

describe('an account without a word for meeting', () => {
  const signed = belmar(
    '2025-03-04',
    `In Tarn, ${ABREU} and ${VANCE} signed a protocol on pilots on 4 March.`,
  );

  test('joins the meeting of those whom it names together, and makes none', () => {
    expect(summary(inTarn, signed)).toEqual([`2025-03-04 ${both} Tarn`]);
    expect(
      meetingsOf(inTarn, signed).flatMap(({ points }) => points.flatMap(({ readouts }) => readouts)),
    ).toEqual(['ardelland', 'belmar']);
    expect(summary(signed)).toEqual([]);
  });

  test('joins none where it is written from afar', () => {
    const letter = belmar(
      '2025-03-04',
      `${ABREU} congratulated ${VANCE} on the anniversary of the republic on 4 March.`,
    );
    expect(
      meetingsOf(inTarn, letter).flatMap(({ points }) => points.flatMap(({ readouts }) => readouts)),
    ).toEqual(['ardelland']);
  });
});
