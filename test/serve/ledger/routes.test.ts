import { beforeEach, describe, expect, test } from 'vitest';
import { openCorpus, type Corpus } from '../../../src/io/storage/corpus.ts';
import { fakeStore, type FakeStore } from '../../fakes/store.ts';
import { openApp, type Opened } from '../open.ts';
import { seenLines } from '../seen.ts';
import { hash, NOW, pass, seed } from '../seed.ts';
import { records, seedStatements, statementAlert, utterances } from '../statements-seed.ts';

let store: FakeStore;
let corpus: Corpus;
let opened: Opened;
beforeEach(async () => {
  store = fakeStore(() => NOW);
  corpus = openCorpus(store);
  await seed(corpus);
  await seedStatements(corpus);
  opened = openApp(corpus);
});

const htmlOf = async (path: string): Promise<string> => (await opened.get(path)).text();
const seen = async (path: string): Promise<string[]> => seenLines(await htmlOf(path));
const from = (lines: string[], first: string, end: string): string[] =>
  lines.slice(lines.indexOf(first), lines.indexOf(end));

const openedLines = [
  'the pass will be open to every lorry from May',
  'Said 11 March 2026, to Taliban government; paraphrased in Taliban government’s readout. In Great Wall Bulletin (timeline). Link',
  'Nearest earlier',
  '3 November 2025, Ren Lu, Indus Gazette: the pass stays closed until the road is rebuilt1 more',
];
const closedLines = [
  'the pass stays closed until the road is rebuilt',
  'Said 3 November 2025, to Taliban government; quoted by Indus Gazette. In Indus Gazette (timeline); also in Great Wall Bulletin (timeline). Link',
  'Nearest earlier',
  'December 2022, Ren Lu, Elsewhere Daily: We wish to see the pass open to every trader.',
];
const historyLines = [
  'We wish to see the pass open to every trader.',
  'Said in December 2022; quoted by Elsewhere Daily. In Elsewhere Daily. Link',
];

describe('a party', () => {
  test('has its ledger by month, reports of one utterance together', async () => {
    const lines = await seen('/parties/china');
    expect(lines.slice(lines.indexOf('3 statements'))).toEqual([
      '3 statements',
      'March 2026',
      'Ren Lu, Chinese vice foreign minister no match',
      ...openedLines,
      'November 2025',
      'Ren Lu, Chinese vice foreign minister no match',
      ...closedLines,
      'December 2022',
      'Ren Lu, Chinese special envoy given as history',
      ...historyLines,
      'These statements as JSON',
    ]);
  });

  test('links a precedent where it stands on the page, and every statement at its own address', async () => {
    const html = await htmlOf('/parties/china');
    expect([
      html.includes(`href="#${utterances.closed}"`),
      html.includes(`<li id="${utterances.closed}"`),
      html.includes(`href="?cursor=2025-11-03_${utterances.closed}#${utterances.closed}"`),
    ]).toEqual([true, true, true]);
  });

  test('links a precedent that the page does not show where another page begins with it', async () => {
    const html = await htmlOf('/parties/china?year=2026');
    expect([html.includes(`href="#${utterances.closed}"`), html.includes(`_${utterances.closed}#`)]).toEqual([
      false,
      true,
    ]);
  });

  test.each([
    ['?verdict=history', ['1 statement of 3. Show all', 'We wish to see the pass open to every trader.']],
    ['?year=2025', ['1 statement of 3. Show all', 'the pass stays closed until the road is rebuilt']],
    ['?q=LORRY%20may', ['1 statement of 3. Show all', 'the pass will be open to every lorry from May']],
    ['?speaker=zalmai', ['0 statements of 3. Show all']],
    [
      `?cursor=2025-11-03_${utterances.closed}`,
      [
        '3 statements of 3. Show all',
        'the pass stays closed until the road is rebuilt',
        'We wish to see the pass open to every trader.',
      ],
    ],
  ])('%s', async (search, expected) => {
    const lines = await seen(`/parties/china${search}`);
    const said = new Set([openedLines[0], closedLines[0], historyLines[0]]);
    expect(lines.filter((line) => said.has(line) || / statements? of /u.test(line))).toEqual(expected);
  });

  test('sends a form’s empty fields to the one address', async () => {
    const answer = await opened.get('/parties/china?speaker=&verdict=new&year=&q=');
    expect([answer.status, answer.headers.get('location')]).toEqual([302, '/parties/china?verdict=new']);
  });

  test('that said nothing says how its ledger fills', async () => {
    expect((await seen('/parties/silent')).slice(3, 6)).toEqual([
      'Statements',
      'No statement is kept yet.',
      'A ledger fills as articles are read. Articles over seven days old fill it too and raise no alert: send their addresses to POST /api/checks {"articles": ["https://…"]}. Earlier statements can also be put in the watchlist, as its history.',
    ]);
  });

  test('offers its own feed', async () => {
    expect(await htmlOf('/parties/china')).toContain('href="/feed.xml?party=china"');
  });
});

test('parties are listed with what they said', async () => {
  expect(await seen('/parties')).toEqual([
    'Parties',
    'What each side said, and whether it was said before.',
    'China3 statements, last 11 March 2026',
    'Taliban government1 statement, last 12 March 2026',
    'Silent & Sons0 statements',
  ]);
});

describe('speakers', () => {
  test('are listed by party, and who is hardly heard is counted', async () => {
    expect(await seen('/speakers')).toEqual([
      'Speakers',
      'China',
      'Ren Lu, Chinese vice foreign minister3 statements, December 2022 to 11 March 2026',
      'Taliban government',
      'Zalmai, Afghan trade minister1 statement, 12 March 2026',
      '1 more with fewer than 3 statements is not listed: the watchlist does not name them.',
      '1 named in the watchlist, with no statement yet',
      'Quiet One',
      'This list as JSON',
    ]);
  });

  test('one has roles with terms, then what was said', async () => {
    const lines = await seen('/speakers/ren-lu');
    expect(from(lines, 'Ren Lu', 'Compared')).toEqual([
      'Ren Lu',
      'Chinese special envoy, Chinafrom 1 March 2022 until 29 February 2024',
      'Chinese vice foreign minister, Chinafrom 1 March 2024',
      'Meetings',
      'Statements',
    ]);
    expect(lines.slice(lines.indexOf('March 2026'))).toEqual([
      'March 2026',
      'China no match',
      ...openedLines,
      'November 2025',
      'China no match',
      ...closedLines,
      'December 2022',
      'China given as history',
      ...historyLines,
      'These statements as JSON',
    ]);
  });

  test('one whom the watchlist does not name has a page too', async () => {
    const lines = await seen('/speakers/~border-guard');
    expect([lines[1], lines[2], ...lines.slice(lines.indexOf('On an unknown date'))]).toEqual([
      'Border Guard',
      'Not named in the watchlist: kept under the name that articles give.',
      'On an unknown date',
      'too few to compare',
      'nobody came',
      'Said on an unknown date, reported 12 March 2026; quoted by Great Wall Bulletin. In Great Wall Bulletin (timeline). Link',
      'These statements as JSON',
    ]);
    expect(await htmlOf('/speakers/~border-guard')).toContain('href="/feed.xml?speaker=~border-guard"');
  });

  test('one with a name in any script is found by it', async () => {
    const [first] = records;
    const [said] = first!.statements;
    const speaker = { id: '~نگهبان', name: 'نگهبان', role: null };
    await corpus.putStatements({
      ...first!,
      statements: [{ ...said!, speaker, party: null, text: 'x', utterance: hash('3') }],
    });
    expect((await seen(`/speakers/${encodeURIComponent(speaker.id)}`))[1]).toBe('نگهبان');
  });
});

test('positions stand with answer, moves and evidence', async () => {
  expect(await htmlOf('/positions')).toContain('href="/feed.xml?kind=position"');
  expect((await seen('/positions')).slice(2)).toEqual([
    'Is the Wakhan corridor open to trade?',
    'Open reported, since 11 March 2026',
    'Other answers: Shut.',
    'How it moved',
    'Shut → Openreported, read 12 Mar, 09:36',
    'Evidence',
    'The corridor opens in May.Open; 11 March 2026; in the words of China; Great Wall Bulletin (timeline)',
    'Not answered yet',
    'No sentence of an article or of the watchlist’s history answered these. Answers are read from articles as they come, and from those sent to POST /api/checks {"articles": ["https://…"]}.',
    'Is there a consulate in Faizabad?Yes',
    'These positions as JSON',
  ]);
});

const toldLines = [
  'Ren Lu, Chinese vice foreign minister no match',
  'the pass will be open to every { [new: }lorry{] } from { [new: }May{] }',
  'Said 11 March 2026, to Taliban government; paraphrased in Taliban government’s readout. No match in 1,214 statements of the China side since August 2021. Ledger of China.',
];
const droppedLine = 'Words of earlier statements that are not in it: road.';

describe('an article', () => {
  test('shows what it says in its order, how it was read, and what the ledger answered', async () => {
    expect(from(await seen(`/articles/${pass.id}`), 'Statements', 'Timeline')).toEqual([
      'Statements',
      'Ren Lu no match the pass will be open to every lorry from May',
      'Ren Lu, Chinese vice foreign minister',
      ...toldLines.slice(1),
      'Cue: said, via a readout; rule: according to.',
      droppedLine,
      'Nearest earlier statements',
      '3 November 2025, Ren Lu, Indus Gazette: the pass stays closed until the road is rebuilt',
      'December 2022, Ren Lu, Elsewhere Daily: We wish to see the pass open to every trader.',
      'Ren Lu said before the pass stays closed until the road is rebuilt',
      'Ren Lu, Chinese vice foreign minister',
      'the pass stays closed until the road is rebuilt',
      'Said 3 November 2025, to Taliban government; paraphrased by Great Wall Bulletin. Ledger of China.',
      'Cue: said; rule: direct quotation.',
      'Border Guard too few to compare nobody came',
      'Border Guard',
      'nobody came',
      'Said on an unknown date; quoted by Great Wall Bulletin.',
      'Cue: said; rule: direct quotation.',
    ]);
  });

  test.each([
    ['fa', 'Statements are read from English articles only.'],
    ['en-GB', 'No statement was found in this article.'],
  ])('in %s without statements says so', async (language, expected) => {
    const pointer = await corpus.getArticle(pass.id);
    await corpus.putArticle({ ...pointer!, id: hash('4'), language });
    const lines = await seen(`/articles/${hash('4')}`);
    expect(lines[lines.indexOf('Statements') + 1]).toBe(expected);
  });

  test('has its statements marked where two versions differ', async () => {
    const [first] = records;
    const [said] = first!.statements;
    const text = 'the pass would open before the winter';
    await corpus.putStatements({ ...first!, statements: [{ ...said!, text }] });
    const lines = await seen(`/articles/${pass.id}/diff?from=${hash('a')}&to=${hash('b')}`);
    expect(lines).toContain('A statement of Ren Lu, Chinese vice foreign minister said before');
  });
});

describe('an alert', () => {
  const precedent = [
    'Nearest earlier statements',
    '3 November 2025, Ren Lu, Indus Gazette: the pass stays closed until the road is rebuilt',
  ];

  test('shows statements and positions with what was searched', async () => {
    expect(from(await seen(`/alerts/${statementAlert.id}`), 'What changed', 'Why it was told')).toEqual([
      'What changed',
      '{ [added: }He said the pass will be open to every lorry from May.{] }',
      'A statement of Ren Lu, Chinese vice foreign minister no match',
      'No note found.',
      'Seen 12 Mar, 05:58 and 12 Mar, 09:36; 2 words added, 3 removed; headline, modality. The two versions, side by side',
      'Statements',
      ...toldLines,
      droppedLine,
      ...precedent,
      'Positions',
      'Is the Wakhan corridor open to trade?',
      'Shut → Open (reported)',
      'The corridor opens in May.',
    ]);
  });
});

test.each([
  ['/?party=china', [statementAlert.id]],
  ['/?speaker=ren-lu', [statementAlert.id]],
  ['/?position=corridor', [statementAlert.id]],
  ['/?kind=position', []],
  ['/?kind=statement', [statementAlert.id]],
  ['/?party=taliban', []],
])('%s', async (path, expected) => {
  const rows = [...(await htmlOf(path)).matchAll(/class="row [^"]*" data-id="([^"]*)"/gu)];
  expect(rows.map(([, id]) => id)).toEqual(expected);
});

test('the stream offers kinds, parties, speakers and positions as links', async () => {
  const html = await htmlOf('/');
  const offered = ['kind=statement', 'party=taliban', 'speaker=zalmai', 'position=consulate'];
  expect(offered.filter((search) => !html.includes(`href="/?${search}"`))).toEqual([]);
});

test('what is neither a person nor a body has no page and no link', async () => {
  const [first] = records;
  const [said] = first!.statements;
  const speaker = { id: '~air-corridor', name: 'air corridor', role: null };
  await corpus.putStatements({ ...first!, statements: [{ ...said!, speaker, party: 'china' }] });
  expect(await htmlOf('/parties/china')).not.toContain('/speakers/~air-corridor');
  expect(await htmlOf('/speakers/~air-corridor')).toContain('No speaker has this id.');
});

test('hostile words of a ledger are shown as words', async () => {
  const [first] = records;
  const [said] = first!.statements;
  const bad = '"><script>alert(1)</script>\u202E';
  await corpus.putStatements({
    ...first!,
    url: 'javascript:alert(1)',
    source: { ...first!.source, name: bad },
    statements: [
      {
        ...said!,
        text: bad,
        cue: bad,
        via: bad,
        rule: bad,
        speaker: { id: '~bad', name: `${bad}نگهبان`, role: bad },
        issuer: { party: bad, form: bad },
        saidOn: bad,
        utterance: 'bad"onload=x',
      },
    ],
  });
  const pages = await Promise.all(['/parties/china', '/speakers/~bad', `/articles/${pass.id}`].map(htmlOf));
  for (const html of pages) {
    expect(html).toContain('&quot;&gt;&lt;script&gt;');
    expect(html).not.toMatch(/<script>alert|href="javascript|"onload|\u202E/u);
  }
});

/** Beside the watch state a page reads the window of recent articles, the ledgers, and the statements since; a bulk read is one operation. */
describe('costs', () => {
  test.each([
    ['/parties', { get: 5, list: 1 }],
    // The second list is that of the meetings, which is kept for 30 seconds too.
    ['/parties/china', { get: 3, list: 2 }],
    ['/api/parties/china?q=pass', { get: 3, list: 1 }],
    ['/speakers', { get: 3, list: 1 }],
    ['/speakers/ren-lu', { get: 3, list: 2 }],
    ['/speakers/~border-guard', { get: 4, list: 2 }],
    ['/speakers/nobody', { get: 1, list: 0 }],
    ['/positions', { get: 3, list: 2 }],
    ['/parties/nobody', { get: 1, list: 0 }],
    ['/parties/china?zebra=1', { get: 0, list: 0 }],
  ])('%s: %o', async (path, expected) => {
    const before = { ...store.operations };
    await opened.get(path);
    const { get, list } = store.operations;
    expect({ get: get - before.get, list: list - before.list }).toEqual(expected);
  });
});
