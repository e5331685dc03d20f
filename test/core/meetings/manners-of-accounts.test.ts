import { expect, test } from 'vitest';
import { saidIn } from './said-in.ts';
import { VARLAND } from './varland-meetings.ts';

/** Accounts in the manner of several press offices: what each says, and whose it is. */
test.each<[string, string[], string[]]>([
  [
    "a ministry's numbered points",
    [
      '1. At the outset, President Osten stated that she was pleased to welcome Prime Minister Rell on her first visit to Solvik, and expressed her intention to work closely with her.',
      '2. Regarding the cable, President Osten requested that permits for the landing station be issued by the end of the year. In response, Prime Minister Rell explained that the permits are being examined and that a decision would be taken in October.',
      '3. The two leaders concurred on launching a working group on seed exports.',
      '4. President Osten asked for help in the search for the missing trawler, to which Prime Minister Rell expressed her support.',
    ],
    [
      'kestria: The two leaders concurred on launching a working group on seed exports',
      'kestria: a decision would be taken in October',
      'kestria: the permits are being examined',
      'kestria: to which Prime Minister Rell expressed her support',
      'varland: The two leaders concurred on launching a working group on seed exports',
      'varland: asked for help in the search for the missing trawler',
      'varland: permits for the landing station be issued by the end of the year',
    ],
  ],
  [
    'a readout of a spokesperson',
    [
      'The President and Prime Minister Rell discussed ways to deepen economic ties. The President underscored that the marsh is a part of Varland and condemned the attack on the tanker Vega.',
      'The President thanked the Prime Minister for Kestria’s pledge of three million florins for drought relief and noted that Kestria had agreed to review its visa fees. She emphasised the importance of a timely decision on the cable.',
    ],
    [
      'kestria: pledge of three million florins for drought relief',
      'kestria: to review its visa fees',
      'varland: condemned the attack on the tanker Vega',
      'varland: emphasised the importance of a timely decision on the cable',
      'varland: the marsh is a part of Varland',
    ],
  ],
  [
    'a ministry that writes of sides',
    [
      'In the course of a substantive conversation, current issues of trade were considered. The Varlandic side drew attention to the unacceptability of limits on the work of its journalists.',
      'It was confirmed that both states will refrain from placing missiles near the border. From the Kestrian side, an assessment was given of the seizure of the vessel, and a demand was put forward for the return of the crew.',
    ],
    [
      'kestria: From the Kestrian side, an assessment was given of the seizure of the vessel',
      'kestria: It was confirmed that both states will refrain from placing missiles near the border',
      'varland: It was confirmed that both states will refrain from placing missiles near the border',
      'varland: The Varlandic side drew attention to the unacceptability of limits on the work of its journalists',
      'varland: a demand was put forward for the return of the crew',
    ],
  ],
  [
    'a thread',
    [
      '2/4 We want our students home before May. Prime Minister Rell told us that the export ban stays until spring. Our view: it breaks the accord of 2019 and must go now.',
      '3/4 Good news on flights: Solvik to Brenn again from 1 October, as both leaders decided.',
    ],
    [
      'kestria: Good news on flights: Solvik to Brenn again from 1 October, as both leaders decided',
      'kestria: the export ban stays until spring',
      'varland: Good news on flights: Solvik to Brenn again from 1 October, as both leaders decided',
      'varland: Our view: it breaks the accord of 2019 and must go now',
      'varland: We want our students home before May',
    ],
  ],
  [
    'a list within a sentence',
    [
      'The leaders agreed to: - open a joint centre for sea rescue by March; - exchange data on fish stocks every quarter.',
      'While Varland insists on five per cent, Kestria considers two per cent to be the ceiling.',
    ],
    [
      'kestria: Kestria considers two per cent to be the ceiling',
      'kestria: exchange data on fish stocks every quarter',
      'kestria: open a joint centre for sea rescue by March',
      'varland: Varland insists on five per cent',
      'varland: exchange data on fish stocks every quarter',
      'varland: open a joint centre for sea rescue by March',
    ],
  ],
  [
    'what was noted, turned down or agreed by nobody',
    [
      'There was agreement that the silos at Orl be repaired first. Prime Minister Rell’s proposal to involve the Union as a mediator was noted. Varland’s position on the marsh remains unchanged: it belongs to nobody.',
      'The Prime Minister proposed to send a team of prosecutors. Kestria’s request for the extradition of a former governor was turned down. The discussion focused on grain.',
    ],
    [
      'kestria: Prime Minister Rell’s proposal to involve the Union as a mediator was noted',
      'kestria: There was agreement that the silos at Orl be repaired first',
      'kestria: request for the extradition of a former governor was turned down',
      'kestria: to send a team of prosecutors',
      'varland: There was agreement that the silos at Orl be repaired first',
      'varland: Varland’s position on the marsh remains unchanged: it belongs to nobody',
    ],
  ],
])('an account is read in the manner of %s', (_, paragraphs, points) => {
  expect(saidIn(VARLAND, ...paragraphs).toSorted()).toEqual(points);
});
