import { expect, test } from 'vitest';
import { saidIn } from './said-in.ts';
import { VARLAND } from './varland-meetings.ts';

test.each([
  [
    'The immediate reopening of the ferry line was sought.',
    ['varland: The immediate reopening of the ferry line was sought'],
  ],
  [
    'An audit of the pension fund by outsiders was called for.',
    ['varland: An audit of the pension fund by outsiders was called for'],
  ],
  [
    'It was made clear that Varland has no plans to leave the grain market.',
    ['varland: Varland has no plans to leave the grain market'],
  ],
  [
    'It was emphasised once more that the vineyards of Orl belong to nobody but their growers.',
    ['varland: the vineyards of Orl belong to nobody but their growers'],
  ],
  [
    'The Kestrian side asked for a refund of nine million florins; that sum is not recognised.',
    ['kestria: asked for a refund of nine million florins', 'varland: sum is not recognised'],
  ],
  [
    'Prime Minister Rell offered to lend two locomotives. The early return of the loaned paintings was requested.',
    ['kestria: to lend two locomotives', 'varland: The early return of the loaned paintings was requested'],
  ],
])('a passive without an agent is of the side whose account it is: %s', (text, points) => {
  expect(saidIn(VARLAND, text).toSorted()).toEqual(points);
});

test.each([
  [
    'An assurance was given by Prime Minister Rell that the toll would not rise.',
    ['kestria: the toll would not rise'],
  ],
  [
    'It was also made known by Prime Minister Rell that the quarry had been closed on Sunday.',
    ['kestria: the quarry had been closed on Sunday'],
  ],
  [
    'A mixed crew for the lighthouse was accepted by the Prime Minister of Kestria.',
    ['kestria: A mixed crew for the lighthouse was accepted by the Prime Minister of Kestria'],
  ],
  [
    'Nine vintners are to be released by the Kestrian authorities.',
    ['kestria: Nine vintners are to be released by the Kestrian authorities'],
  ],
  ['The choices made by Kestria are respected.', ['varland: The choices made by Kestria are respected']],
  [
    'A reply on the timber duty was promised by Ms Rell for March.',
    ['kestria: A reply on the timber duty was promised by Ms Rell for March'],
  ],
  [
    'Prime Minister Rell said that the bridge must be repaired. The work had been requested by the mayor of Orl in 2021.',
    [
      'kestria: The work had been requested by the mayor of Orl in 2021',
      'kestria: the bridge must be repaired',
    ],
  ],
])('a passive is of its agent: %s', (text, points) => {
  expect(saidIn(VARLAND, text).toSorted()).toEqual(points);
});

test.each([
  [
    'Prime Minister Rell was told that the first turbine had been delivered.',
    ['varland: the first turbine had been delivered'],
  ],
  [
    'Twelve schools have been rebuilt on the Varlandic bank, the Prime Minister was told.',
    ['varland: Twelve schools have been rebuilt on the Varlandic bank'],
  ],
  [
    'The President was informed that the customs house at Lund would reopen in May.',
    ['kestria: the customs house at Lund would reopen in May'],
  ],
  [
    'Her Excellency was glad to hear that the Kestrian fleet will stay in port until May.',
    ['kestria: the Kestrian fleet will stay in port until May'],
  ],
  [
    'The President said that no shot was fired from the Varlandic bank and that the guards had been told to unload their rifles.',
    [
      'varland: no shot was fired from the Varlandic bank',
      'varland: the guards had been told to unload their rifles',
    ],
  ],
])('what somebody is told is of the other one: %s', (text, points) => {
  expect(saidIn(VARLAND, text).toSorted()).toEqual(points);
});

test.each([
  [
    'The President and the Prime Minister agreed that the census of wolves will be repeated in spring.',
    [
      'kestria: The President and the Prime Minister agreed that the census of wolves will be repeated in spring',
      'varland: The President and the Prime Minister agreed that the census of wolves will be repeated in spring',
    ],
  ],
  [
    'The two sides reached an understanding that buses between Solvik and the lake shall run until midnight.',
    [
      'kestria: The two sides reached an understanding that buses between Solvik and the lake shall run until midnight',
      'varland: The two sides reached an understanding that buses between Solvik and the lake shall run until midnight',
    ],
  ],
  [
    'Both were of one mind that the archive should first open its older half.',
    [
      'kestria: Both were of one mind that the archive should first open its older half',
      'varland: Both were of one mind that the archive should first open its older half',
    ],
  ],
  [
    'A school for beekeepers will be opened at Orl, as both leaders decided.',
    [
      'kestria: A school for beekeepers will be opened at Orl, as both leaders decided',
      'varland: A school for beekeepers will be opened at Orl, as both leaders decided',
    ],
  ],
  [
    'The mill will be kept open until autumn, it was agreed.',
    [
      'kestria: The mill will be kept open until autumn, it was agreed',
      'varland: The mill will be kept open until autumn, it was agreed',
    ],
  ],
  [
    'They agreed to exchange maps of the marsh by June.',
    [
      'kestria: They agreed to exchange maps of the marsh by June',
      'varland: They agreed to exchange maps of the marsh by June',
    ],
  ],
  [
    'A joint school for pilots, run by the two air forces, shall be founded in Lund.',
    [
      'kestria: A joint school for pilots, run by the two air forces, shall be founded in Lund',
      'varland: A joint school for pilots, run by the two air forces, shall be founded in Lund',
    ],
  ],
])('what both agreed is of each: %s', (text, points) => {
  expect(saidIn(VARLAND, text).toSorted()).toEqual(points);
});

test.each([
  [
    'The President welcomed the Prime Minister’s commitment to release the fish farmers within a week.',
    ['kestria: commitment to release the fish farmers within a week'],
  ],
  [
    'President Osten took note of the readiness of Kestria to lower the salt tax by half.',
    ['kestria: readiness of Kestria to lower the salt tax by half'],
  ],
  [
    'The sugar quota must be halved, the President said, while taking note of the willingness of Kestria to cut it by a tenth.',
    ['kestria: willingness of Kestria to cut it by a tenth', 'varland: The sugar quota must be halved'],
  ],
  [
    'The President reaffirmed Varland’s commitment to open the archive by June.',
    ['varland: reaffirmed Varland’s commitment to open the archive by June'],
  ],
  [
    'Prime Minister Rell promised that Kestria’s readiness to pay for the dam would not lapse.',
    ['kestria: Kestria’s readiness to pay for the dam would not lapse'],
  ],
])("another one's offer, as a noun, is that one's: %s", (text, points) => {
  expect(saidIn(VARLAND, text).toSorted()).toEqual(points);
});

test.each([
  [
    'Her Excellency stressed that every barrel of cider that crosses Varland pays duty.',
    ['varland: every barrel of cider that crosses Varland pays duty'],
  ],
  [
    'The visiting side asked that the observatory be given a new dome.',
    ['kestria: the observatory be given a new dome'],
  ],
  [
    '“Not one lamp will go out in Solvik,” she assured her interlocutor.',
    ['varland: Not one lamp will go out in Solvik'],
  ],
  [
    'His interlocutor rejected a cap on the export of skis.',
    ['kestria: His interlocutor rejected a cap on the export of skis'],
  ],
  [
    'Prime Minister Rell in turn offered a pier in Brenn harbour for ten years.',
    ['kestria: Prime Minister Rell in turn offered a pier in Brenn harbour for ten years'],
  ],
])('titles, guests and interlocutors are those who met: %s', (text, points) => {
  expect(saidIn(VARLAND, text).toSorted()).toEqual(points);
});

test.each([
  [
    'The President was proud to announce that Varland has put a third icebreaker into service.',
    ['varland: Varland has put a third icebreaker into service'],
  ],
  [
    'Prime Minister Rell let it be known that she will veto the milk law.',
    ['kestria: she will veto the milk law'],
  ],
  [
    'Prime Minister Rell dropped Kestria’s objection to observers from the Union.',
    ['kestria: Prime Minister Rell dropped Kestria’s objection to observers from the Union'],
  ],
  [
    'Prime Minister Rell gave notice of a first delivery of 300 tractors.',
    ['kestria: Prime Minister Rell gave notice of a first delivery of 300 tractors'],
  ],
  [
    'Having heard the plan for a split of seventy to thirty, the President countered with equal shares of the timber.',
    ['varland: the President countered with equal shares of the timber'],
  ],
])('what somebody lets be known, drops or counters with is said: %s', (text, points) => {
  expect(saidIn(VARLAND, text).toSorted()).toEqual(points);
});

test.each([
  [
    'Varland will free two of the nine poachers before Easter. The others await the decision of the judge, which no cabinet can hurry.',
    [
      'varland: The others await the decision of the judge, which no cabinet can hurry',
      'varland: Varland will free two of the nine poachers before Easter',
    ],
  ],
  [
    'Prime Minister Rell told the President that Kestria will double its share of the dyke; Varland will study whether a lock is needed on its bank.',
    [
      'kestria: Kestria will double its share of the dyke',
      'varland: Varland will study whether a lock is needed on its bank',
    ],
  ],
  [
    'The Kestrian side, it was emphasised, is waiting for answers to its letters.',
    ['kestria: The Kestrian side, it was emphasised, is waiting for answers to its letters'],
  ],
  [
    'On energy, Varland has approved the inspection of the cable by divers.',
    ['varland: On energy, Varland has approved the inspection of the cable by divers'],
  ],
  [
    'Moved by pity, Varland will pardon three smugglers before the end of May.',
    ['varland: Moved by pity, Varland will pardon three smugglers before the end of May'],
  ],
])('a sentence that nobody says goes on with who acts, or who spoke: %s', (text, points) => {
  expect(saidIn(VARLAND, text).toSorted()).toEqual(points);
});

test.each([
  [
    '"The line of the mountains is our border, and it is not for barter," the President said. Before the herd can return, its owner must pay the fee of 900 florins in full.',
    [
      'varland: Before the herd can return, its owner must pay the fee of 900 florins in full',
      'varland: The line of the mountains is our border, and it is not for barter',
    ],
  ],
  [
    '“Kestria owes our hospitals two million florins, and neighbours settle their bills,” the President observed.',
    ['varland: Kestria owes our hospitals two million florins, and neighbours settle their bills'],
  ],
  [
    'Nothing heavier than a hook should touch the floor of the lake, she told the Prime Minister.',
    ['varland: Nothing heavier than a hook should touch the floor of the lake'],
  ],
])('a quotation is one point, without who said it: %s', (text, points) => {
  expect(saidIn(VARLAND, text).toSorted()).toEqual(points);
});

test.each([
  ['The President saw Prime Minister Rell alone later the same evening.', []],
  ['The President wished her a safe journey home.', []],
  ['The next summit is planned for spring 2027.', []],
  ['The two will continue their conversation in Brenn.', []],
  ['No date has been set for a further round.', []],
  ['The President presented her guest with a map of 1804.', []],
  ['The President and the Prime Minister issued a joint declaration, which is published separately.', []],
  ['Prime Minister Rell asked that her kind regards be passed on to the Speaker.', []],
  ['Prime Minister Rell invited the President to pay a return visit to Brenn.', []],
  ['President Osten called Kestria an old and close neighbour.', []],
  ['The friendship between the two peoples goes back to the salt road.', []],
  ['With satisfaction it was noted that tourism has grown since May.', []],
  ['She recalled that this year marks the 60th anniversary of relations with Kestria.', []],
])('who met whom, ceremonies, greetings and the programme are none: %s', (text, points) => {
  expect(saidIn(VARLAND, text).toSorted()).toEqual(points);
});

test.each([
  ['We want the mill to be sold.', ['varland: We want the mill to be sold']],
  ['We were told that the mill will be sold.', ['kestria: the mill will be sold']],
  [
    'We will not sell the mill, Prime Minister Rell told the President.',
    ['kestria: We will not sell the mill'],
  ],
  ['He was told by the Prime Minister that the loan was repaid.', ['kestria: the loan was repaid']],
  [
    'Prime Minister Rell accepted with thanks the offer of the Pact to dredge the canal.',
    ['kestria: Prime Minister Rell accepted with thanks the offer of the Pact to dredge the canal'],
  ],
])('"we" are the side whose account it is, but for what somebody else says: %s', (text, points) => {
  expect(saidIn(VARLAND, text).toSorted()).toEqual(points);
});
