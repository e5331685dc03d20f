import { describe, expect, test } from 'vitest';
import { meetings } from '../../bench/entry.ts';
import { saidIn } from './said-in.ts';
import { article, VARLAND, varlandWatchlist } from './varland-meetings.ts';

/** What a list says of a meeting with an envoy whom no watchlist names. */
const saidToEnvoy = (...items: readonly string[]): string[] =>
  meetings(
    [
      article(
        VARLAND,
        '2026-09-10',
        'An envoy in Solvik',
        'President Mila Osten met Teodor Hask, Special Envoy of Kestria, in Solvik on 10 September. The main matters were these:',
        ...items,
      ),
    ],
    varlandWatchlist,
  ).flatMap(({ points }) => points.map(({ side, text }) => `${side}: ${text}`));

describe('"he" and "she" at the head of a paragraph', () => {
  test('are who spoke last in the paragraph before', () => {
    expect(
      saidIn(
        VARLAND,
        'The Prime Minister said that the ferry will sail at night.',
        'She also said that tolls at the Halm bridge must fall.',
      ),
    ).toEqual(['kestria: the ferry will sail at night', 'kestria: tolls at the Halm bridge must fall']);
  });

  test('are the account’s own where both spoke before', () => {
    expect(
      saidIn(
        VARLAND,
        'The two sides agreed that the ferry will sail at night.',
        'She also said that tolls at the Halm bridge must fall.',
      ).filter((said) => said.includes('tolls')),
    ).toEqual(['varland: tolls at the Halm bridge must fall']);
  });

  test('are an envoy whom no watchlist names', () => {
    expect(
      saidToEnvoy(
        '- The Special Envoy said that Kestria will repair forty wagons.',
        '- He stated that the quay at Brenn would be widened.',
        '- The President said that no wagon is to be sold.',
      ),
    ).toEqual([
      'kestria: Kestria will repair forty wagons',
      'kestria: the quay at Brenn would be widened',
      'varland: no wagon is to be sold',
    ]);
  });
});

describe('what "that" opens', () => {
  test.each([
    ['The President holds that wardens and the guards of Brenn should be paid by the port.'],
    ['The President stressed that the sale of the fleet and its boats to traders is unacceptable.'],
    ['The President proposed that a team of divers and a pilot be sent to the wreck.'],
  ])('has a subject of two nouns: %s', (sentence) => {
    expect(saidIn(VARLAND, sentence)).toHaveLength(1);
  });

  test('ends before a subject of its own where it has its verb', () => {
    expect(
      saidIn(
        VARLAND,
        'The President stressed that the fleet will not be sold and that the guards of Brenn should be paid.',
      ),
    ).toHaveLength(2);
  });
});

describe('a paragraph that turns to another topic', () => {
  test.each(['On tolls', 'With regard to the Halm bridge', 'In the field of fisheries', 'As for the quay'])(
    'goes on with who spoke last: %s',
    (topic) => {
      expect(
        saidIn(
          VARLAND,
          'The Prime Minister said that the ferry will sail at night.',
          `${topic}, forty pilots should be trained by the port.`,
        ),
      ).toEqual([
        'kestria: the ferry will sail at night',
        `kestria: ${topic}, forty pilots should be trained by the port`,
      ]);
    },
  );
});

describe('one of several contents', () => {
  test('begins at each "that" behind a comma', () => {
    expect(
      saidIn(
        VARLAND,
        'The President said that no wagon is to be sold, that the quay at Brenn would be widened, and that pilots will be paid by the port.',
      ),
    ).toEqual([
      'varland: no wagon is to be sold',
      'varland: the quay at Brenn would be widened',
      'varland: pilots will be paid by the port',
    ]);
  });

  test('is an item of a list in one sentence, where that ends with the month of May too', () => {
    expect(
      saidIn(
        VARLAND,
        'The President said that: (a) no wagon is to be sold; (b) tolls must fall by half; (c) no lock will open before May.',
      ),
    ).toEqual([
      'varland: no wagon is to be sold',
      'varland: tolls must fall by half',
      'varland: no lock will open before May',
    ]);
  });

  test('is read where thanks stand between commas before it', () => {
    expect(saidIn(VARLAND, 'The President, thanking her guest, said that no wagon is to be sold.')).toEqual([
      'varland: no wagon is to be sold',
    ]);
  });

  test.each([
    'Boats kept at Brenn without a licence should be sold.',
    'Fishers who gave up their boats must be paid by the Union.',
    'Forty pumps given by Kestria for the flooded villages have been repaired.',
  ])('has its verb behind a participle or a relative clause: %s', (sentence) => {
    expect(saidIn(VARLAND, `The President said that no wagon is to be sold. ${sentence}`)).toHaveLength(2);
  });
});

describe('what relations are, courtesies and the programme', () => {
  test.each([
    'The President said that Varland and Kestria are linked by rivers and mountains.',
    'The President said that Kestria is the most faithful neighbour.',
    'The President said that fisheries are an important part of bilateral relations.',
    'The President said that Varland values its old friendship with Kestria.',
    'The President described Kestria as a brotherly country.',
    'The President said that the exchanges of the two peoples go back to the age of sail.',
    'The two sides expressed great pleasure at the regular contact between them.',
    'The President called on Mr. Toma Reil, the Speaker of the assembly.',
    'The Prime Minister was seen off at the station by the mayor.',
    'The Prime Minister is due to leave for Brenn tomorrow.',
    'The President prayed for the drowned.',
    'The President said that Varland attaches great value to its ties with Kestria.',
    'The President said that this visit opens a new page in the ties of the two countries.',
    'Both leaders signed the guest book.',
    'The President said that Varland treasures its ancient friendship with Kestria.',
    'The President said that Kestria is a friend one can trust.',
    'The President said that the two nations are neighbours that cannot be moved away.',
    'The President said that Varland and Kestria have been good neighbours for ten centuries.',
    'The President said that the Varlandic people will never forget this help.',
    'The Prime Minister will lay a wreath at the graves of the pilots.',
  ])('are no points: %s', (sentence) => {
    expect(saidIn(VARLAND, sentence)).toEqual([]);
  });

  test.each([
    'The President said that Varland and Kestria must be linked by a night ferry.',
    'The President said that Kestria is ready to pay for the improvement of relations between the ports.',
    'The President called on Kestria to free the crew.',
    'The President said that the return of the archive is a condition of good relations.',
    'The President said that Varland and Kestria are bound by the treaty on eels.',
    'The President said that Varland attaches great value to the early release of the crew.',
    'The President said that no land will be lent to anyone who wishes a neighbour harm.',
    'The President said that Kestria is no longer a partner in the bank.',
    'The President said that Varland no longer values its partnership with the Union.',
    'The President said that the Union has been paid for the pumps by Kestria.',
  ])('are where something is asked, promised or denied: %s', (sentence) => {
    expect(saidIn(VARLAND, sentence)).toHaveLength(1);
  });
});

describe('what is asked for or to come', () => {
  test.each([
    'The President proposed that a team of divers visit the wreck within a week.',
    'The President said that she would speak with the Union about the closing of the locks.',
    'The President said that two reception houses would be opened at Brenn.',
  ])('is a point where it is a visit or a talk: %s', (sentence) => {
    expect(saidIn(VARLAND, sentence)).toHaveLength(1);
  });

  test('is none where nothing is said', () => {
    expect(saidIn(VARLAND, 'The President said that she had nothing to announce.')).toEqual([]);
  });

  test('is the other one’s behind "to which"', () => {
    expect(
      saidIn(
        VARLAND,
        'The President asked that the ferry not be suspended, to which the Prime Minister replied that the line would go on as before.',
      ),
    ).toEqual(['kestria: the line would go on as before', 'varland: the ferry not be suspended']);
  });

  test('is of who speaks, and not of whom an aside names', () => {
    expect(
      saidIn(
        VARLAND,
        'Talks went on, while the President, thanking her guest, said that no one would be allowed to fish at Brenn.',
      ),
    ).toEqual(['varland: no one would be allowed to fish at Brenn']);
  });
});

describe('a stand', () => {
  test.each([
    ['It was the President’s view that the customs house should move.', 'varland'],
    ['It is the position of Kestria that the customs house should move.', 'kestria'],
    ['The President laid stress on the need to keep the locks open at night.', 'varland'],
    [
      'The Prime Minister, while expressing condolences over the flood, promised eight hundred tents.',
      'kestria',
    ],
  ])('is of who holds it: %s', (sentence, side) => {
    const said = saidIn(VARLAND, sentence);
    expect(said.map((one) => one.split(':')[0])).toEqual([side]);
  });

  test('is of both where they agreed on two contents', () => {
    expect(
      saidIn(
        VARLAND,
        'The President and the Prime Minister agreed that tolls must fall by half and that a clinic be built at Halm.',
      ),
    ).toEqual([
      'kestria: The President and the Prime Minister agreed that tolls must fall by half',
      'kestria: a clinic be built at Halm',
      'varland: The President and the Prime Minister agreed that tolls must fall by half',
      'varland: a clinic be built at Halm',
    ]);
  });

  test('is of both where consensus emerged', () => {
    expect(saidIn(VARLAND, 'Consensus emerged on opening a second gate at Halm.')).toHaveLength(2);
  });

  test.each([
    'It was a pleasure for the President to see the harbour.',
    'The President thanked the guest, who had come by boat, and wished her well.',
  ])('is not what is only a courtesy: %s', (sentence) => {
    expect(saidIn(VARLAND, sentence)).toEqual([]);
  });
});
