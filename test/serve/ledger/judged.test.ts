import { beforeEach, expect, test } from 'vitest';
import { openCorpus, type Corpus } from '../../../src/io/storage/corpus.ts';
import { fakeStore } from '../../fakes/store.ts';
import { article, judgedAlert, seedJudged } from '../judged-seed.ts';
import { openApp, type Opened } from '../open.ts';
import { seenLines } from '../seen.ts';
import { NOW, seed } from '../seed.ts';
import { seedStatements } from '../statements-seed.ts';

let corpus: Corpus;
let opened: Opened;
beforeEach(async () => {
  corpus = openCorpus(fakeStore(() => NOW));
  await seed(corpus);
  await seedStatements(corpus);
  await seedJudged(corpus);
  opened = openApp(corpus);
});

const htmlOf = async (path: string): Promise<string> => (await opened.get(path)).text();
const seen = async (path: string): Promise<string[]> => seenLines(await htmlOf(path));
const from = (lines: string[], first: string, end: string): string[] =>
  lines.slice(lines.indexOf(first), lines.indexOf(end));

const NAME = 'Ren Lu, Chinese vice foreign minister';
const SAID = 'Said 12 March 2026; quoted by Great Wall Bulletin.';
const SEARCHED = '1,214 statements of the China side since August 2021';
const REASON = '&lt;/q&gt;&lt;script&gt;alert(1)&lt;/script&gt; No earlier one names customs.';
const months = ['January', 'February', 'March', 'April', 'May', 'June'];
const earlier = months.map(
  (month, at) =>
    `10 ${month} 2025, Quiet One, Indus Gazette: the customs post ${'abcdef'[at] ?? ''} stays shut`,
);
const nearest = ['Nearest earlier statements', ...earlier];
const folded = [...nearest.slice(0, 4), '3 more earlier statements', ...earlier.slice(3)];
const NEW_FOR_SPEAKER = 'New for this speaker; Quiet One said it on 10 January 2025.';

test("an alert's page shows what is not sure to be new apart from what is and from what was said, each with who judged and its six nearest", async () => {
  expect(from(await seen(`/alerts/${judgedAlert.id}`), 'Statements', 'Why it was told')).toEqual([
    'Statements',
    `${NAME} no match`,
    'the customs post opens at 9',
    `${SAID} No match in ${SEARCHED}. Judged by the rules. Ledger of China.`,
    ...nearest,
    'Not found among earlier statements, not sure to be new',
    `${NAME} no match, not sure to be new`,
    'customs will be free of charge',
    `${SAID} Not found among ${SEARCHED}; it may have been said in other words. Judged by judge-1: ${REASON} Ledger of China.`,
    ...nearest,
    'Other statements',
    `${NAME} said before`,
    'the customs post a will stay shut',
    `${SAID} Said before: it matches among ${SEARCHED}. Judged by judge-1: Statement 1 says the same. Ledger of China.`,
    NEW_FOR_SPEAKER,
    ...nearest,
  ]);
});

test('each section is named by its heading, and no reason of a model becomes markup', async () => {
  const html = await htmlOf(`/alerts/${judgedAlert.id}`);
  const sections = [...html.matchAll(/<section aria-labelledby="([^"]+)"><h2 id="\1">([^<]+)/gu)];
  expect(sections.map(([, , heading]) => heading).slice(0, 3)).toEqual([
    'Statements',
    'Not found among earlier statements, not sure to be new',
    'Other statements',
  ]);
  expect(html).not.toMatch(/<script>alert|\u202E/u);
});

test('an alert of what was said before alone has one section for it', async () => {
  await corpus.putAlert({ ...judgedAlert, statements: judgedAlert.statements.slice(2) });
  const html = await htmlOf(`/alerts/${judgedAlert.id}`);
  const headings = [...html.matchAll(/<h2[^>]*>([^<]+)/gu)].map(([, heading]) => heading);
  expect(headings).toEqual(['Statements', 'Why it was told', 'Evidence']);
});

test("an article's page says who judged, and opens three of the six nearest", async () => {
  const lines = await seen(`/articles/${article.id}`);
  const cue = 'Cue: said; rule: direct quotation.';
  expect(from(lines, 'Statements', 'Timeline')).toEqual([
    'Statements',
    'Ren Lu no match the customs post opens at 9',
    NAME,
    'the customs post opens at 9',
    `${SAID} No match in ${SEARCHED}. Judged by the rules. Ledger of China.`,
    cue,
    ...folded,
    'Ren Lu no match, not sure to be new customs will be free of charge',
    NAME,
    'customs will be free of charge',
    `${SAID} Not found among ${SEARCHED}; it may have been said in other words. Judged by judge-1: ${REASON} Ledger of China.`,
    cue,
    ...folded,
    'Ren Lu said before the customs post a will stay shut',
    NAME,
    'the customs post a will stay shut',
    `${SAID} Said before: it matches among ${SEARCHED}. Judged by judge-1: Statement 1 says the same. Ledger of China.`,
    NEW_FOR_SPEAKER,
    cue,
    ...folded,
  ]);
});

test("a side's page does too, and nobody judged the history", async () => {
  const lines = await seen('/parties/china');
  const at = lines.indexOf('the customs post a will stay shut');
  expect(lines.slice(at - 1, at + 4)).toEqual([
    `${NAME} said before`,
    'the customs post a will stay shut',
    `${SAID} In Great Wall Bulletin (timeline). Judged by judge-1: Statement 1 says the same. Link`,
    NEW_FOR_SPEAKER,
    'Nearest earlier',
  ]);
  expect(lines[at + 4]).toMatch(/5 more$/u);
  expect(lines).toContain('Said in December 2022; quoted by Elsewhere Daily. In Elsewhere Daily. Link');
});

const [toldOne, markedOne, ...others] = judgedAlert.statements;
test.each([
  [
    'what is told',
    judgedAlert.statements,
    'no match in 1,214 statements Ren Lu: the customs post opens at 9',
  ],
  [
    'what is marked where nothing is told',
    [{ ...toldOne!, told: 'listed' as const }, markedOne!, ...others],
    'not sure to be new Ren Lu: customs will be free of charge',
  ],
])('a row of the stream shows %s', async (_, statements, expected) => {
  await corpus.putAlert({ ...judgedAlert, statements });
  expect(await seen('/?kind=new')).toContain(`Great Wall Bulletin ${expected}`);
});

test('what is not sure to be new and near to nothing says so', async () => {
  const [, marked] = judgedAlert.statements;
  await corpus.putAlert({ ...judgedAlert, statements: [{ ...marked!, precedents: [] }] });
  const lines = await seen(`/alerts/${judgedAlert.id}`);
  expect(from(lines, 'customs will be free of charge', 'Why it was told').slice(2)).toEqual([
    'No earlier statement has a word in common with it that counts.',
  ]);
});

test("the day's item in feeds has a heading for it, with the nearest", async () => {
  const { items } = await (
    await opened.get('/feed.json?digest=day')
  ).json<{ items: Record<string, string>[] }>();
  const lines = items.flatMap((item) => item['content_text']?.split('\n\n') ?? []);
  const at = lines.indexOf('Not found among earlier statements, not sure to be new: 1');
  expect(lines[at + 1]).toBe(
    `• Ren Lu: “customs will be free of charge” <${new URL(items[0]?.['url'] ?? '').origin}/alerts/${judgedAlert.id}> — Great Wall Bulletin; not found among 1,214; nearest, 10 January 2025: “the customs post a stays shut”`,
  );
});

test('the API says of each statement how it is told, who judged it, and its six nearest', async () => {
  const alert = await (await opened.get(`/api/alerts/${judgedAlert.id}`)).json<typeof judgedAlert>();
  expect(
    alert.statements.map(({ told, sure, judge, precedents }) => [told, sure, judge?.by, precedents.length]),
  ).toEqual([
    ['by-itself', true, 'rules', 6],
    ['marked', false, 'model', 6],
    ['listed', true, 'model', 6],
  ]);
  const ledger = await (await opened.get('/api/parties/china?q=shut%20will')).json<{ items: unknown[] }>();
  expect(ledger.items).toMatchObject([
    {
      verdict: 'repeat',
      sure: true,
      judge: { by: 'model', model: 'judge-1', reason: 'Statement 1 says the same.' },
      newForSpeaker: true,
      precedents: { length: 6 },
    },
  ]);
});
