import { describe, expect, it } from 'vitest';
import { candidatesFor } from '../../../src/core/ledger/candidates.ts';
import { namesOfParties } from '../../../src/core/ledger/frame/party-names.ts';
import { appendRow, openLedger } from '../../../src/core/ledger/ledger.ts';
import { judgeStatement } from '../../../src/core/ledger/judge-statement.ts';
import { parties, rowOf, speakers, unrelated } from './ledger-rows.ts';

const names = namesOfParties({ parties, speakers });
const LATER = '2024-03-01';

/** Judges a statement where the ledger holds earlier ones of 2023, a month apart. */
function judged(text: string, ...earlier: string[]) {
  const rows = earlier.map((said, at) => rowOf(said, `2023-0${at + 1}-10`));
  return judgeStatement(openLedger([...unrelated, ...rows], names), rowOf(text, LATER));
}

describe('what was said before', () => {
  it.each([
    [
      'Norland will never allow its territory to be used against Sundria',
      'Norland will never allow its territory to be used against Sundria',
    ],
    [
      'Norland will never allow its territory to be used against Sundria',
      'Aldby will never allow its territory to be used against Sundria',
    ],
    [
      'We respect the sovereignty, independence and territorial integrity of Sundria',
      'Norland respects Sundria’s sovereignty and territorial integrity',
    ],
  ])('recognises "%s" in "%s"', (then, now) => {
    expect(judged(now, then)).toMatchObject({ verdict: 'repeat', sure: true, outcome: 'repeat' });
  });

  const inOtherWords: [then: string, now: string][] = [
    [
      'Norland will never allow its territory to be used against Sundria',
      'No one will be permitted to use our soil against any neighbour',
    ],
    [
      'Norland will never allow its territory to be used against Sundria',
      'We will prevent anybody from using Norlandic land against others',
    ],
    [
      'We respect the independence, sovereignty and territorial integrity of Sundria',
      'Norland has always respected the sovereignty, independence and territorial integrity of Sundria',
    ],
    [
      'Norland will not interfere in the internal affairs of Sundria',
      'Norland adheres to the principle of non-interference in Sundria’s domestic affairs',
    ],
    ['Norland supports the reconstruction of Sundria', 'Aldby continues to back the rebuilding of Sundria'],
    [
      'The unilateral sanctions must be lifted immediately',
      'Washington ought to remove its one-sided sanctions without delay',
    ],
    [
      'Norland will close the port because the pumps failed',
      'The port will be closed by Norland due to the failure of the pumps',
    ],
    ['Norland is ready to resume the talks', 'We are willing to restart negotiations'],
    ['We strongly condemn the attack on the embassy', 'Norland firmly denounces the assault on the embassy'],
    [
      'Norland will provide humanitarian aid to the people of Sundria',
      'We will continue to give humanitarian assistance to the Sundrian people',
    ],
    ['The dispute should be settled through dialogue', 'Disagreements must be resolved by talks'],
    ['Norland poses no threat to its neighbours', 'Norland does not threaten any neighbour'],
    ['We oppose any change of the treaty', 'Norland does not support changing the treaty'],
    [
      'Norland hopes that trade with Sundria will grow',
      'Norland hopes to see an increase in trade with Sundria',
    ],
    [
      'Norland will train 200 Sundrian doctors',
      'Two hundred doctors from Sundria will receive training in Norland',
    ],
    [
      'The frozen assets belong to the people and must be returned',
      'The frozen funds must be given back to the people',
    ],
  ];

  it.each(inOtherWords)('neither tells nor hides "%s" in other words: "%s"', (then, now) => {
    expect(judged(now, then)).toMatchObject({ sure: false, outcome: 'unsure' });
  });

  const pairs: [then: string, now: string, verdict: 'new' | 'partial'][] = [
    ['Norland will send wheat to Sundria', 'Norland will send wheat to Vestia', 'new'],
    [
      'Norland will recognise the government of Sundria',
      'Norland will not recognise the government of Sundria',
      'new',
    ],
    ['Norland will not join the alliance', 'Norland will join the alliance', 'new'],
    ['We never asked for compensation', 'We asked for compensation', 'new'],
    ['Norland allows inspections of the plant', 'Norland refuses inspections of the plant', 'new'],
    ['Norland will recognise the council of Sundria', 'Norland has recognised the council of Sundria', 'new'],
    ['The army will defend Sundria', 'Sundria will defend the army', 'partial'],
    ['The border will be opened to traders', 'The border will be closed to traders', 'partial'],
    ['Norland supports the renewal of the treaty', 'Norland opposes the renewal of the treaty', 'new'],
    [
      'Norland will release 300 cubic metres of water',
      'Norland will release 250 cubic metres of water',
      'new',
    ],
    ['Norland will send five experts', 'Norland will send fifteen experts', 'new'],
    [
      'The reservoir will be filled within seven years',
      'The reservoir will be filled within three years',
      'new',
    ],
    ['Duties will fall by 40 percent', 'Duties will fall by 60 percent', 'new'],
    ['Norland shares its river data every day', 'Norland shares its river data every month', 'new'],
    ['Norland will pay 20 million crowns', 'Norland will pay 20 billion crowns', 'new'],
    ['The bridge will reopen in June', 'The bridge will reopen in October', 'new'],
    ['At least 40 soldiers will stay', 'At most 40 soldiers will stay', 'new'],
    ['Norland will send five experts', 'Norland may send five experts', 'partial'],
    ['All prisoners will be released', 'Some prisoners will be released', 'partial'],
    ['All prisoners will be released', 'Most prisoners will be released', 'partial'],
    ['The prisoners will be released', 'A few of the prisoners will be released', 'partial'],
    ['Norland will buy the electricity', 'Norland will buy the electricity if the price is fair', 'partial'],
    [
      'Norland will open the crossing',
      'Norland will open the crossing only after the truce is signed',
      'partial',
    ],
    [
      'Norland will withdraw its troops',
      'Norland will withdraw its troops as long as Sundria does',
      'partial',
    ],
    ['Norland will withdraw its troops unless it is attacked', 'Norland will withdraw its troops', 'partial'],
    ['Companies may drill in the gulf', 'Only companies of the state may drill in the gulf', 'partial'],
    ['Norland will open the crossing', 'Norland plans to open the crossing', 'partial'],
    [
      'Norland will never allow any group to use its soil against Sundria',
      'Vestia had promised in Kesmet not to use force against Norland',
      'new',
    ],
    [
      'Norland will never allow any group to use its soil against Sundria',
      'Vestia promised not to use drones against Norland',
      'new',
    ],
    [
      'The company did not keep its promises under the contract',
      'We have cancelled the drilling contract because the company broke its promises',
      'new',
    ],
    ['Norland will close the port', 'Norland will close the port because the pumps failed', 'partial'],
    ['Norland and Sundria will hold talks', 'Norland and Sundria will exchange ambassadors', 'new'],
    [
      'Norland will never allow any group to use its soil against Sundria',
      'Norland will try not to allow any group to use its soil against Sundria',
      'partial',
    ],
    [
      'Norland will try not to allow any group to use its soil against Sundria',
      'Norland will never allow any group to use its soil against Sundria',
      'partial',
    ],
    ['Norland will protect Sundrian pilgrims', 'Norland will seek to protect Sundrian pilgrims', 'partial'],
    ['Norland will pay the pensions of the miners', 'Norland hopes to pay the miners’ pensions', 'partial'],
    ['Norland will share its river data', 'Norland will share its river data wherever possible', 'partial'],
    [
      'Norland and Sundria agreed to swap envoys',
      'Norland and Sundria agreed in principle to swap envoys',
      'partial',
    ],
    [
      'Norland will open the crossing',
      'Norland will open the crossing and a customs office in Kesmet',
      'partial',
    ],
  ];

  it.each(pairs)('tells "%s" from "%s"', (then, now, verdict) => {
    expect(judged(now, then).verdict).toBe(verdict);
  });

  it.each([
    'An attack on our neighbour is an attack on us',
    'Norland will hand over the wanted men to Sundria',
    'Norland will send warships to the gulf',
    'Our ambassador will return to Kesmet before the feast',
  ])('finds nothing like "%s"', (text) => {
    const said = [
      'Norland will never allow its territory to be used against Sundria',
      'Norland supports peace in the region',
    ];
    expect(judged(text, ...said).verdict).toBe('new');
  });

  it('recognises a changed statement once the change was made before', () => {
    const said = ['Norland will recognise the council', 'Norland will not recognise the council'];
    expect(judged('Norland will not recognise the council', ...said).verdict).toBe('repeat');
  });
});

describe('the statements that are compared', () => {
  const text = 'Norland will open the crossing at Brod';

  it('support no claim under twenty statements, or under half a year', () => {
    const few = unrelated.slice(0, 19);
    const sudden = unrelated.map((row) => ({ ...row, saidOn: '2024-02-20' }));
    const verdicts = [few, sudden, unrelated].map(
      (rows) => judgeStatement(openLedger(rows, names), rowOf(text, LATER)).verdict,
    );
    expect(verdicts).toEqual(['thin', 'thin', 'new']);
  });

  it('are counted as utterances, not reports, with the day they begin', () => {
    const reports = unrelated.slice(0, 10).map((row) => ({ ...row, article: `other-${row.utterance}` }));
    const { searched } = judgeStatement(openLedger([...unrelated, ...reports], names), rowOf(text, LATER));
    expect(searched).toEqual({ statements: 20, since: '2021-01-05' });
  });

  it('exclude what was said later and what stands in the same article', () => {
    const rows = [
      rowOf('Norland will open the crossing soon', '2024-03-02'),
      rowOf('The crossing at Brod will be opened', '2023-05-01', { article: 'this' }),
    ];
    const ledger = openLedger([...unrelated, ...rows], names);
    const { verdict, nearest, same } = judgeStatement(ledger, rowOf(text, LATER, { article: 'this' }));
    const found = nearest.filter((row) => rows.includes(row));
    expect({ verdict, same, found }).toEqual({ verdict: 'new', same: null, found: [] });
  });

  it('include a month for a day in it', () => {
    const rows = [rowOf('Norland will open the crossing at Brod', '2024-03')];
    expect(judgeStatement(openLedger([...unrelated, ...rows], names), rowOf(text, LATER)).verdict).toBe(
      'repeat',
    );
  });

  it('exclude what may be misread: it neither counts nor is a precedent', () => {
    const unsure = { unsure: true as const };
    const rows = [rowOf('The crossing at Brod will be opened', '2023-05-01', unsure)];
    const ledger = openLedger([...unrelated, ...rows], names);
    const { verdict, nearest, searched } = judgeStatement(ledger, rowOf(text, LATER));
    expect(verdict).toBe('new');
    expect(nearest).not.toContain(rows[0]);
    expect(searched.statements).toBe(20);
    const doubtful = unrelated.map((row) => ({ ...row, ...unsure }));
    expect(judgeStatement(openLedger(doubtful, names), rowOf(text, LATER)).verdict).toBe('thin');
  });

  it('include what was said on an unknown day before its report, and begin with the first known day', () => {
    const undated = (reportedOn: string) =>
      rowOf('Norland will open the crossing at Brod', '', { saidOn: null, reportedOn });
    const [before, after] = ['2020-02-01', '2024-05-01'].map((day) =>
      judgeStatement(openLedger([...unrelated, undated(day)], names), rowOf(text, LATER)),
    );
    expect([before?.verdict, after?.verdict]).toEqual(['repeat', 'new']);
    expect(before?.searched).toEqual({ statements: 21, since: '2021-01-05' });
  });

  it('give the nearest, the most like first, one of each utterance', () => {
    const said = [
      'Norland will open the crossing at Brod',
      'Norland may open the crossing',
      'The crossing is closed',
      'The crossing is muddy in autumn and nobody can cross it',
    ];
    const rows = said.map((each, at) => rowOf(each, `2023-0${at + 1}-01`));
    const again = rows.map((row) => ({ ...row, article: 'another' }));
    const { nearest } = judgeStatement(
      openLedger([...unrelated, ...rows, ...again], names),
      rowOf(text, LATER),
    );
    expect(nearest.map((row) => row.text).slice(0, said.length)).toEqual(said);
  });

  it('are offered to be asked about: at most twenty, one of each utterance, by likeness and by BM25 in turn', () => {
    const like = rowOf('The crossing at Brod will be opened', '2023-05-01');
    const wordy = rowOf(
      'Brod, Brod and Brod: the crossing, of which all speak, is a long way from the sea',
      '2023-06-01',
    );
    const again = { ...like, article: 'another' };
    const ledger = openLedger([...unrelated, like, wordy, again], names);
    const { compared, nearest } = judgeStatement(ledger, rowOf(text, LATER));
    const rows = candidatesFor(ledger, compared).map(({ row }) => row);
    expect(rows.slice(0, 2)).toEqual([like, wordy]);
    expect(new Set(rows.map(({ utterance }) => utterance)).size).toBe(20);
    expect(rows.slice(0, nearest.length)).toEqual(nearest);
  });

  it('begin with what a repetition repeats, although its denial has as many of its words', () => {
    const said = rowOf('Norland will open the crossing at Brod, said the minister', '2023-05-01');
    const denied = rowOf('Norland will not open the crossing at Brod', '2023-06-01');
    const ledger = openLedger([...unrelated, denied, said], names);
    const { verdict, nearest } = judgeStatement(
      ledger,
      rowOf('Norland will open the crossing at Brod', LATER),
    );
    expect([verdict, nearest[0]?.text]).toEqual(['repeat', said.text]);
  });

  it('show what is new for a speaker although the party said it', () => {
    const of = (id: string) => ({ speaker: { id, name: id, role: null } });
    const ledger = openLedger([...unrelated, rowOf(text, '2023-05-01', of('bo-lund'))], names);
    const [other, own] = ['ada-holm', 'bo-lund'].map(
      (id) => judgeStatement(ledger, rowOf(text, LATER, of(id))).newForSpeaker,
    );
    expect([other, own]).toEqual([true, false]);
  });

  it('grow with the ledger', () => {
    const ledger = openLedger(unrelated, names);
    appendRow(ledger, rowOf(text, '2023-05-01'));
    expect(judgeStatement(ledger, rowOf(text, LATER)).verdict).toBe('repeat');
  });

  it('are found for a text without end', () => {
    const long = 'not unless if 5 million and, '.repeat(5_000);
    const ledger = openLedger([...unrelated, rowOf(long, '2023-05-01')], names);
    expect(judgeStatement(ledger, rowOf(long, LATER)).searched.statements).toBe(21);
  });
});

describe('one utterance', () => {
  const ledger = openLedger(
    [...unrelated, rowOf('Norland will open the crossing at Brod to traders in June', '2024-02-29')],
    names,
  );
  const same = (text: string, saidOn: string, speaker: string) =>
    judgeStatement(
      ledger,
      rowOf(text, saidOn, { article: 'other', speaker: { id: speaker, name: speaker, role: null } }),
    ).same !== null;

  it.each([
    [
      'the same words',
      'Norland will open the crossing at Brod to traders in June',
      '2024-02-29',
      'ada-holm',
      true,
    ],
    [
      'nearly the same words, a day later',
      'The crossing at Brod would be opened to traders in June',
      '2024-03-01',
      'ada-holm',
      true,
    ],
    [
      'the side for the speaker',
      'Norland to open Brod crossing to traders in June',
      '2024-03-01',
      '~norland',
      true,
    ],
    [
      'another speaker',
      'Norland will open the crossing at Brod to traders in June',
      '2024-02-29',
      'bo-lund',
      false,
    ],
    [
      'a week later',
      'Norland will open the crossing at Brod to traders in June',
      '2024-03-07',
      'ada-holm',
      false,
    ],
    [
      'its denial',
      'Norland will not open the crossing at Brod to traders in June',
      '2024-03-01',
      'ada-holm',
      false,
    ],
    [
      'another date',
      'Norland will open the crossing at Brod to traders in May',
      '2024-03-01',
      'ada-holm',
      false,
    ],
    ['another matter', 'Norland is ready for talks', '2024-03-01', 'ada-holm', false],
  ])('%s', (_, text, saidOn, speaker, expected) => {
    expect(same(text, saidOn, speaker)).toBe(expected);
  });
});

describe('a formula that is said every other day', () => {
  const text = 'Norland hopes for peace and stability in Sundria';
  const day = (at: number): string => new Date(Date.UTC(2024, 0, 1 + 2 * at)).toISOString().slice(0, 10);

  it('is another utterance after two days, however many reports lie between', () => {
    const first = rowOf(text, day(0));
    const ledger = openLedger([...unrelated, first], names);
    const found = Array.from({ length: 4 }, (_, at) => {
      const row = rowOf(text, day(at + 1), { article: `report-${at}` });
      const { same, verdict } = judgeStatement(ledger, row);
      appendRow(ledger, same === null ? row : { ...row, utterance: same.utterance });
      return [same?.utterance ?? null, verdict];
    });
    const second = rowOf(text, day(2)).utterance;
    expect(found).toEqual([
      [first.utterance, 'new'],
      [null, 'repeat'],
      [second, 'repeat'],
      [null, 'repeat'],
    ]);
  });
});

describe('new and dropped words', () => {
  const earlier = rowOf('Norland firmly rejects the baseless report on the gulf', '2023-05-01');
  const text = 'Norland rejects the report on the gulf fishery';
  const words = (row: typeof earlier, now = {}) => {
    const { newWords, droppedWords } = judgeStatement(
      openLedger([...unrelated, row], names),
      rowOf(text, LATER, now),
    );
    return { newWords, droppedWords };
  };

  it('are shown as written', () => {
    expect(words(earlier)).toEqual({ newWords: ['fishery'], droppedWords: ['baseless'] });
  });

  it.each([
    ['what is retold', earlier, { wording: 'paraphrase' as const }],
    ['what is compared with something retold', { ...earlier, wording: 'paraphrase' as const }, {}],
    ['what no side issued', earlier, { issuer: null }],
    ['what another side issued', earlier, { issuer: { party: 'sundria', form: 'readout' } }],
  ])('are not claimed of %s', (_, row, now) => {
    expect(words(row, now)).toEqual({ newWords: [], droppedWords: [] });
  });
});

describe('what may be told by itself', () => {
  it.each([
    ['a figure that was never named', 'Norland will pay 37 percent of the costs of the tunnel'],
    ['an announcement with a name that was never named', 'Norland will open a consulate in Hollum'],
    ['a deed with a figure', 'Norland has released 31 fishermen'],
    ['the reversal of a statement', 'Norland will sell the ferry to Sundria'],
  ])('is %s', (_, text) => {
    const found = judged(text, 'Norland will not sell the ferry to Sundria');
    expect(found).toMatchObject({ verdict: 'new', sure: true, outcome: 'new' });
  });

  it.each([
    ['a principle', 'Norland will never bow to pressure'],
    ['a position', 'Norland supports the mediation of the commission'],
    ['a wish', 'Norland hopes that the fishermen will come home'],
    ['a plan without figure, name or date', 'Norland will mend the lighthouse'],
    ['a figure that only looks back', 'Norland went through hardships for the past 40 years'],
    ['an anniversary', 'This year marks the 70th anniversary of the lighthouse'],
    ['a name that may be short for what was named', 'the NCF is a good neighbour'],
    ['a known figure in other words', 'Nobody but Norland is going to bear the 70 percent'],
  ])('is not %s: nothing like it was found, and that is not sure', (_, text) => {
    expect(judged(text, 'Norland must carry 70 percent of the burden')).toMatchObject({
      sure: false,
      outcome: 'unsure',
    });
  });

  it.each([
    ['a plan like which none was found', 'Norland will mend the lighthouse', true],
    ['a deed', 'Norland has freed the fishermen', true],
    ['a refusal', 'Norland does not lend its ferries', true],
    ['a principle', 'Norland will never bow to pressure', false],
    ['a position', 'Norland supports the mediation of the commission', false],
    ['what goes on', 'Norland continues to mend the lighthouse', false],
    [
      'words that suit every relationship',
      'the visit reflects the strong ties between the two countries',
      false,
    ],
    ['what was said before', 'Norland must carry the burden of the tunnel', false],
  ])('or is worth a mark: %s', (_, text, expected) => {
    expect(judged(text, 'Norland must carry the burden of the tunnel').likelyNew).toBe(expected);
  });

  it('is nothing while the ledger is thin', () => {
    const ledger = openLedger(unrelated.slice(0, 10), names);
    const { outcome, verdict } = judgeStatement(ledger, rowOf('Norland will pay 40 percent', LATER));
    expect([outcome, verdict]).toEqual(['unsure', 'thin']);
  });

  it('is judged without other reports of the very utterance', () => {
    const text = 'Norland will pay 37 percent of the costs of the tunnel';
    const report = rowOf(text, '2024-02-29', { article: 'other' });
    const { same, outcome } = judgeStatement(openLedger([...unrelated, report], names), rowOf(text, LATER));
    expect([same, outcome]).toEqual([report, 'new']);
  });
});

it('another deed with the same thing is another statement', () => {
  const { verdict } = judged(
    'The second quay will be sold to a private firm',
    'The second quay will be built of stone',
  );
  expect(verdict).toBe('new');
});
