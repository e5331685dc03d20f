import { describe, expect, test } from 'vitest';
import { readEnglish } from '../../../../src/core/language/english/tokenize.ts';
import { splitClauses, isAssertion } from '../../../../src/core/statements/clauses/split.ts';

const clausesOf = (text: string) =>
  splitClauses(readEnglish(text), [[0, text.length]]).map(([start, end]) => text.slice(start, end));

describe('clauses are parted', () => {
  test.each<[string, string[]]>([
    [
      'the two towns have old and cordial ties and the mayor wants to widen the canal',
      ['the two towns have old and cordial ties', 'the mayor wants to widen the canal'],
    ],
    [
      'the union is an important social and political force in the harbour and is expected to lead the talks',
      [
        'the union is an important social and political force in the harbour',
        'is expected to lead the talks',
      ],
    ],
    [
      'the plague threatens our social peace and national wealth and fighting it is a duty of all',
      ['the plague threatens our social peace and national wealth', 'fighting it is a duty of all'],
    ],
    [
      'the council respected their faith, songs, and books and had no wish to close the school',
      ['the council respected their faith, songs, and books', 'had no wish to close the school'],
    ],
    [
      'we hope the guilds will leave the cartel for good and openly and firmly condemn its methods',
      ['we hope the guilds will leave the cartel for good', 'openly and firmly condemn its methods'],
    ],
    [
      '“We respect your borders. We ask the same of you.”',
      ['We respect your borders', 'We ask the same of you'],
    ],
    [
      'The ports will stay closed; no ship may enter the bay.',
      ['The ports will stay closed', 'no ship may enter the bay'],
    ],
    [
      'that the pipeline is safe and that repairs will start in May',
      ['the pipeline is safe', 'repairs will start in May'],
    ],
    [
      'the island will keep its garrison, and Freedonia would answer any landing',
      ['the island will keep its garrison', 'Freedonia would answer any landing'],
    ],
    [
      'they have kept their word, while the other side has broken the truce twice',
      ['they have kept their word', 'the other side has broken the truce twice'],
    ],
    [
      'the talks were useful, but no date was agreed for another round',
      ['the talks were useful', 'no date was agreed for another round'],
    ],
    ['the border is open, adding that traders need no visa', ['the border is open', 'traders need no visa']],
    [
      'it will not allow anyone to use its soil and will hand over wanted men',
      ['it will not allow anyone to use its soil', 'will hand over wanted men'],
    ],
    [
      'the council condemned the raid on the port and called for an inquiry',
      ['the council condemned the raid on the port', 'called for an inquiry'],
    ],
    [
      'to keep the pass open and to hand over the smugglers',
      ['to keep the pass open', 'to hand over the smugglers'],
    ],
    [
      'to keep the pass open all winter and hand over the smugglers',
      ['to keep the pass open all winter', 'hand over the smugglers'],
    ],
    [
      'We support your unity and oppose any foreign base on your land.',
      ['We support your unity', 'oppose any foreign base on your land'],
    ],
    [
      'Sylvania supports the peace plan and opposes any foreign base there',
      ['Sylvania supports the peace plan', 'opposes any foreign base there'],
    ],
    [
      'The army will respect the truce, return the prisoners of war and reopen the mountain road.',
      ['The army will respect the truce', 'return the prisoners of war', 'reopen the mountain road'],
    ],
    [
      'the ministry urged both sides to hold fire and offered to host new talks',
      ['the ministry urged both sides to hold fire', 'offered to host new talks'],
    ],
    [
      'the mine is building a railway and hiring two thousand local workers',
      ['the mine is building a railway', 'hiring two thousand local workers'],
    ],
    [
      'Freedonia has reopened its embassy, and it expects others to follow',
      ['Freedonia has reopened its embassy', 'it expects others to follow'],
    ],
    [
      'we will answer if our ships are attacked and will close the strait',
      ['we will answer if our ships are attacked', 'will close the strait'],
    ],
  ])('%s', (text, expected) => expect(clausesOf(text)).toEqual(expected));
});

describe('an assertion', () => {
  test.each([
    ['we will reopen the crossing', true],
    ['to hand over the five men', true],
    ['the crossing was closed a day after the attack', true],
    ['a four-year-old decree', false],
    ['her', false],
    ['hours before the envoy handed over his letter', false],
    ['a day after an officer was shot near the bridge', false],
    ['two days before the vote, we will open the border', true],
  ])('"%s": %s', (text, asserted) => {
    expect(isAssertion(readEnglish(text), [0, text.length])).toBe(asserted);
  });
});

describe('a dateline', () => {
  test.each([
    ['OSTRAND, April 14 (Basin Wire) - "All must come home,"', 'All must come home'],
    ['BEIJING, Oct 19 (Harbour Wire) — Kordava will join the road,', 'Kordava will join the road'],
    ['KABUL - A unit of 800 men will protect them,', 'A unit of 800 men will protect them'],
    ['ISLAMABAD: Talks had brought no solution,', 'Talks had brought no solution'],
    ['Tesmir (Courier) — The treaty stays in force,', 'The treaty stays in force'],
    ['Oslo [Norway], February 20 (NTB): The ferries stay in port,', 'The ferries stay in port'],
    ['ASMARA (ERN) The minister will open the mine', 'The minister will open the mine'],
    ['Valletta, MNA: Two ships were seized', 'Two ships were seized'],
    ['LIMA/QUITO, 3 May 2026 -- Both armies will withdraw', 'Both armies will withdraw'],
    ['News Agency of the Isles (NAI)_ The harbour is closed', 'The harbour is closed'],
    ['Lisbon, May 4 (LUSA) Portugal will close the port', 'Portugal will close the port'],
    ['(Aldby, 4 May) The harbour is closed to ships', 'The harbour is closed to ships'],
    ['ALDBY – 4 May 2026: The harbour is closed to ships', 'The harbour is closed to ships'],
    [
      'ALDBY, (BNA - Holm Gazette / Fjord Point News - 3rd May, 2024) The harbour is closed',
      'The harbour is closed',
    ],
    ['4 May 2026: The harbour is closed to ships', 'The harbour is closed to ships'],
    ['Twenty ships (of the navy) will sail', 'Twenty ships (of the navy) will sail'],
    ['Holm: We will open the harbour', 'Holm: We will open the harbour'],
    ['Ada Holm (Norland) said the harbour is closed', 'Ada Holm (Norland) said the harbour is closed'],
    ['UNESCO will send two experts - and a doctor', 'UNESCO will send two experts - and a doctor'],
    [
      'The Commission (with two members) - will meet them',
      'The Commission (with two members) - will meet them',
    ],
  ])("is nobody's words: %s", (text, clause) => {
    expect(
      splitClauses(readEnglish(text), [[0, text.length]]).map(([start, end]) => text.slice(start, end)),
    ).toEqual([clause]);
  });

  test('stands at the beginning of a paragraph alone', () => {
    const text = 'He said KABUL - A unit will protect them.';
    expect(
      splitClauses(readEnglish(text), [[8, text.length]]).map(([start, end]) => text.slice(start, end)),
    ).toEqual(['KABUL - A unit will protect them']);
  });
});

describe('who reported a clause is no part of it', () => {
  test.each([
    ['The strait will be closed on Monday, state media reported.', 'The strait will be closed on Monday'],
    ['the strait will be closed, according to two officials in the port', 'the strait will be closed'],
    ['The strait will be closed, the harbour master said on Tuesday', 'The strait will be closed'],
    ['The strait will be closed, said a spokesman of the navy', 'The strait will be closed'],
    ['to keep the strait open in winter, it went on', 'to keep the strait open in winter'],
    ['The strait stays open to all ships. (NAI)', 'The strait stays open to all ships'],
    [
      'to keep the strait open in winter, as their admirals met in the northern port on Friday for the sixth round',
      'to keep the strait open in winter',
    ],
    ['We keep the strait open, as all ships need it', 'We keep the strait open, as all ships need it'],
    ['the strait, as he said, will stay open', 'the strait, as he said, will stay open'],
    [
      'we will close the strait, which the navy announced in May',
      'we will close the strait, which the navy announced in May',
    ],
    ['we expect, as the treaty says, fair shares', 'we expect, as the treaty says, fair shares'],
    ['if the gates are shut, we will recall the envoy', 'if the gates are shut, we will recall the envoy'],
  ])('%s', (text, expected) => expect(clausesOf(text)).toEqual([expected]));
});

describe('words that change nothing go, words that turn the sense stay', () => {
  test.each([
    ['also pledged two new ferries to the island', 'pledged two new ferries to the island'],
    ['However, the ferries will not sail in winter', 'the ferries will not sail in winter'],
    ['First, aid must not be tied to conditions', 'aid must not be tied to conditions'],
    ['that, if elected, he would sell the ferries', 'if elected, he would sell the ferries'],
    ['never will we sell the ferries', 'never will we sell the ferries'],
    ['First aid must reach the island', 'First aid must reach the island'],
    ['Not one ferry will be sold', 'Not one ferry will be sold'],
    [
      'no ferry will be sold unless both parliaments agree',
      'no ferry will be sold unless both parliaments agree',
    ],
  ])('%s', (text, expected) => expect(clausesOf(text)).toEqual([expected]));
});

describe('quotations and brackets stay whole', () => {
  test.each([
    ['the island is “a bridge between two seas.”', ['the island is “a bridge between two seas.”']],
    ['“The worst storm” of the decade will pass', ['“The worst storm” of the decade will pass']],
    [
      'Norland calls the deal “a gift that costs and a trap that closes” for small states',
      ['Norland calls the deal “a gift that costs and a trap that closes” for small states'],
    ],
    ['“We will open the pass and we will keep it open”', ['We will open the pass', 'we will keep it open']],
    ['the navy will stay (with all its ships)', ['the navy will stay (with all its ships)']],
  ])('%s', (text, expected) => expect(clausesOf(text)).toEqual(expected));

  const words = ['the ferry sails at noon', 'no ship may enter the bay', 'we will pay the crew'];
  const frames = [
    '"A, and B," C.',
    '“A and ‘B’ while C.”',
    'that A (B) and that C —',
    '— “A.” B; “C!”',
    'A, "B" and C,',
    '« A » and B (C)',
    'A – “B, C',
    'that “A, but B,” and C',
    '"A" and "B" and "C"',
    '(A) and B, C:',
  ];
  test.each(frames)('no clause of %s begins or ends with a loose mark', (frame) => {
    const text = frame
      .replace('A', words[0] ?? '')
      .replace('B', words[1] ?? '')
      .replace('C', words[2] ?? '');
    for (const clause of clausesOf(text)) {
      expect(clause).not.toMatch(/^[\s,;:.)\]–—-]|[\s,;:([–—-]$/u);
      const pairs = ['“”', '«»', '()'].filter(
        ([open = '', close = '']) => clause.split(open).length !== clause.split(close).length,
      );
      // What is never closed in its text cannot be closed in its clause.
      expect([pairs, clause.split('"').length % 2]).toEqual([
        frame.includes('“B, C') ? expect.anything() : [],
        1,
      ]);
    }
  });
});

test('two sentences that a cue parts are two clauses, however short', () => {
  const text = '"We take no side," she said. "We measure water."';
  const spans: [number, number][] = [
    [0, 18],
    [29, text.length],
  ];
  expect(splitClauses(readEnglish(text), spans).map(([start, end]) => text.slice(start, end))).toEqual([
    'We take no side',
    'We measure water',
  ]);
});

describe('clauses are kept whole', () => {
  test.each([
    'the two sides will widen trade, investment and security cooperation',
    'peace and stability in the region are important for all of us',
    'he hopes that peace and stability will return to the valley',
    'trade between Freedonia and Sylvania has grown by thirty percent this year',
    'he noted trade between Freedonia and Sylvania has grown by thirty percent',
    'Freedonia and Sylvania have agreed to reopen the bridge in spring',
    'they thanked the guests for the help Freedonia and Sylvania have given to the refugees',
    'we will work with our friends to fight piracy and bring calm to the coast',
    'if the raids stop and the prisoners return, we will open the road',
    'we will open the road if the raids stop and the prisoners return',
    'no group that attacks our neighbours and trains on our land is welcome',
    'the men trained abroad and armed at home will be expelled',
    'it will not allow smugglers or armed groups to cross the river',
    'they will combat and prevent smuggling on the coast',
    'one of the men shot and killed by the guards last year',
    'not only the road but also the railway will be repaired',
    'the Ministry of Trade and Industry will issue new licences',
    'The U.S. must lift its ban on our banks',
    'That is a matter for the two governments',
    'to end the strike and reopen the port is the wish of every sailor',
    'the union is an important social and political force in the harbour',
    'the two towns have old and cordial ties of trade',
  ])('%s', (text) => expect(clausesOf(`${text}.`)).toEqual([text]));
});

describe('fragments', () => {
  test('stay with their neighbour', () => {
    expect(clausesOf('We want peace. Always. With all neighbours.')).toEqual([
      'We want peace. Always. With all neighbours',
    ]);
  });

  test('join over a short cue, never over a paragraph', () => {
    const text = '“It is,” he said, “an attack on all of us.”\n\n“A crime.”';
    const at = (part: string): [number, number] => [text.indexOf(part), text.indexOf(part) + part.length];
    expect(
      splitClauses(readEnglish(text), [
        at('“It is,”'),
        at('“an attack on all of us.”'),
        at('“A crime.”'),
      ]).map((span) => text.slice(...span)),
    ).toEqual(['“It is,” he said, “an attack on all of us.”', 'A crime']);
  });

  test('of nothing but marks are no clause', () => {
    expect(clausesOf('“ … ”')).toEqual([]);
    expect(splitClauses(readEnglish(''), [[0, 0]])).toEqual([]);
  });
});

describe('hostile text', () => {
  test.each([
    ['and and '.repeat(30_000)],
    ['we will, '.repeat(30_000)],
    ['"'.repeat(200_000)],
    ['if that and said '.repeat(20_000)],
    ['a'.repeat(200_000)],
  ])('is read, and every clause lies within it', (text) => {
    const found = splitClauses(readEnglish(text), [[0, text.length]]);
    expect(found.every(([start, end]) => start >= 0 && start < end && end <= text.length)).toBe(true);
  });
});
