import { expect, test } from 'vitest';
import { saidIn } from './said-in.ts';
import { KESTRIA, VARLAND } from './varland-meetings.ts';

/** Who goes on speaking where an account names nobody anew. */
test.each<[string, string, string[], string[]]>([
  [
    'a side is "it" in the sentence behind and in the item behind',
    VARLAND,
    [
      'The outcomes were the following:',
      '(i) The Kestrian side promised a survey of the reef by May. It also undertook to pay for the buoys.',
      '(ii) It will train forty pilots at its academy.',
      '(iii) It was agreed that the ferry will run at night.',
    ],
    [
      'kestria: It was agreed that the ferry will run at night',
      'kestria: It will train forty pilots at its academy',
      'kestria: promised a survey of the reef by May',
      'kestria: to pay for the buoys',
      'varland: It was agreed that the ferry will run at night',
    ],
  ],
  [
    'whoever tells us or our people speaks for the other side',
    KESTRIA,
    [
      'The visitor told us that the grain tax will fall by a third in May.',
      'She also informed our Minister of Ports that six tugs have been ordered.',
    ],
    ['varland: six tugs have been ordered', 'varland: the grain tax will fall by a third in May'],
  ],
  [
    'a list goes on with who spoke in the item before',
    VARLAND,
    [
      'The following came of the talks:',
      '(a) President Osten asked that the reef be marked with lights.',
      '(b) She demanded that fees on seed be capped at two florins.',
    ],
    ['varland: fees on seed be capped at two florins', 'varland: the reef be marked with lights'],
  ],
  [
    'a side binds itself behind a heading',
    VARLAND,
    ['Reef: Kestria will move its nets by Friday.', 'Seed: Varland will open two depots in June.'],
    ['kestria: Kestria will move its nets by Friday', 'varland: Varland will open two depots in June'],
  ],
  [
    'any past with a clause behind it says something',
    VARLAND,
    ['The President specified that the tugs have to be leased from Varland’s yards.'],
    ['varland: the tugs have to be leased from Varland’s yards'],
  ],
  [
    'how somebody spoke, a dateline and an exchange of views say nothing',
    VARLAND,
    [
      'The President was clear: no net will be hung within a mile of the reef.',
      'Solvik, 10 May 2026.',
      'The two leaders exchanged views on the price of seed.',
    ],
    ['varland: no net will be hung within a mile of the reef'],
  ],
  [
    'a visit is no call for anything, and a call is',
    VARLAND,
    [
      'President Osten called on the Speaker of the Kestrian assembly and inspected the dam.',
      'She called on Kestria to open the lock by May.',
    ],
    ['varland: called on Kestria to open the lock by May'],
  ],
  [
    'what is taken note of is the one who will do it, and what another one has requested is that one’s',
    VARLAND,
    [
      'The President took note that Kestria will lend two tugs to the port.',
      'The President proposed a census of the seals; the Kestrian side, for its part, having requested a loan for the pier.',
    ],
    [
      'kestria: Kestria will lend two tugs to the port',
      'kestria: the Kestrian side, for its part, having requested a loan for the pier',
      'varland: a census of the seals',
    ],
  ],
  [
    'each verb of a list of what somebody said says one thing, and a participle with its agent is none',
    VARLAND,
    [
      'The President renewed the offer of a berth at Solvik harbour, requested two pilots for the reef, and demanded that the lights be repaired.',
      'The President accepted the loan for the dredger, requested by the Kestrian side in May, and the plan for the lights.',
    ],
    [
      'varland: The President accepted the loan for the dredger, requested by the Kestrian side in May, and the plan for the lights',
      'varland: a berth at Solvik harbour',
      'varland: requested two pilots for the reef',
      'varland: the lights be repaired',
    ],
  ],
])('%s', (_, office, paragraphs, said) => {
  expect(saidIn(office, ...paragraphs).toSorted()).toEqual(said);
});
