/**
 * What one more article and one page of a ledger cost, by how much was stored before: statements of two sides in ledgers, a
 * quarter of which repeat one another. The slope of each curve is the exponent between its first and its last point: 0 is flat, 1 linear.
 */
import { build } from 'esbuild';
import { MINUTE_MS, iso } from '../../src/core/model/time.ts';
import { hash } from '../../src/core/model/ids.ts';
import type { LedgerRow } from '../../src/core/model/index.ts';
import { utteranceId } from '../../src/core/ledger/rows.ts';
import { storeLedger } from '../../src/pipeline/desk/store-ledger.ts';
import { NO_LEDGER, readStoredLedgers } from '../../src/pipeline/read-ledgers.ts';
import type { createApp } from '../../src/serve/app.ts';
import { randomFrom } from '../core/compare/meetings.ts';
import { watchlistOf } from '../fakes/outlet.ts';
import { serveOutlet, storyOn } from '../fakes/serve.ts';
import { makeWorld, type World } from '../fakes/world.ts';
import { clause } from './ledger-size.ts';
import { openLongStore } from './long-store.ts';

const START = Date.parse('2026-03-02T09:00:00Z');
const site = 'https://courier.example';
const SIDES = ['norland', 'vestia'] as const;
const nameOf = (side: string): string => `${side[0]?.toUpperCase()}${side.slice(1)}`;
const REPEATED = 0.25;
const WARM_ROUNDS = 4;
const ROUNDS = WARM_ROUNDS + 15;

const watched = {
  ...watchlistOf([{ id: 'courier', url: `${site}/feed.xml` }]),
  subject: { all: [['norland*']] },
  parties: SIDES.map((id) => ({ id, name: nameOf(id), names: { en: [nameOf(id)] } })),
  speakers: SIDES.map((party) => ({
    id: `minister-of-${party}`,
    name: `Ada ${nameOf(party)}sen`,
    roles: [{ title: 'foreign minister', party }],
  })),
};

type Random = () => number;
type LedgerSize = { readonly count: number; readonly until: number };

/** Rows of one side over ten years, in the order they were said. */
function rowsOf(side: string, { count, until, random }: LedgerSize & { random: Random }): LedgerRow[] {
  const texts: string[] = [];
  return Array.from({ length: count }, (_, at): LedgerRow => {
    const again = random() < REPEATED ? texts[Math.floor(random() * texts.length)] : undefined;
    const text = again ?? clause(random);
    texts.push(text);
    const saidOn = iso(until - Math.floor(((count - at) / count) * 3_650) * 1_440 * MINUTE_MS).slice(0, 10);
    return {
      utterance: utteranceId(side, text, saidOn),
      article: hash('article', side, String(Math.floor(at / 2))),
      party: side,
      speaker: { id: `minister-of-${side}`, name: `Ada ${nameOf(side)}sen`, role: 'foreign minister' },
      to: null,
      text,
      wording: 'verbatim',
      issuer: null,
      saidOn,
      source: { id: 'courier', name: 'Courier', type: 'press' },
      url: `${site}/${side}-${at}`,
      verdict: 'new',
      substance: 'position',
      sure: false,
      precedents: [],
    };
  });
}

/** Rows join a ledger some at a time, so that its pages are those of a ledger that grew. */
const AT_ONCE = 3_000;

/** Stores ledgers of ten years up to the world's present. */
export async function storeLedgers(
  { dependencies: { corpus }, now }: Pick<World, 'dependencies' | 'now'>,
  sides: readonly string[],
  statements: number,
  random: Random,
): Promise<void> {
  const through = iso(now);
  for (const party of sides) {
    const rows = rowsOf(party, { count: statements / sides.length, until: now, random });
    for (let from = 0; from < rows.length; from += AT_ONCE) {
      const known = (await readStoredLedgers(corpus, [party])).get(party) ?? NO_LEDGER;
      const ledger = { ...known, rows: [...known.rows, ...rows.slice(from, from + AT_ONCE)] };
      await storeLedger({ corpus, party, now }, ledger, { records: [], through, oldest: '' });
    }
  }
}

/** Milliseconds of CPU, and operations of storage. */
export async function costOf(store: ReturnType<typeof openLongStore>, work: () => unknown) {
  const before = { ...store.operations };
  const cpu = process.cpuUsage();
  await work();
  const used = process.cpuUsage(cpu);
  const { get, list, put } = store.operations;
  const operations = get + list + put - before.get - before.list - before.put;
  return { ms: (used.user + used.system) / 1_000, operations };
}

export const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

function publish(outlet: ReturnType<typeof serveOutlet>, nth: number, at: number, random: Random): void {
  const paragraphs = SIDES.flatMap((side) => [
    `"${nameOf(side)} will ${clause(random)}," Foreign Minister Ada ${nameOf(side)}sen told reporters.`,
    `"We will ${clause(random)}," she added.`,
  ]);
  const headline = `Norland speaks of port ${nth}`;
  outlet.publish(storyOn(`port ${nth}`, { headline, paragraphs, publishedAt: iso(at) }));
}

/** Node reads no JSX, so the pages are bundled first. */
async function loadApp(): Promise<typeof createApp> {
  const outfile = 'node_modules/.cache/bench-growth/app.mjs';
  await build({
    entryPoints: ['src/serve/app.ts'],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    packages: 'external',
    loader: { '.svg': 'text', '.client.js': 'text', '.css': 'text' },
    logLevel: 'error',
  });
  const loaded: { createApp: typeof createApp } = await import(
    new URL(`../../${outfile}`, import.meta.url).href
  );
  return loaded.createApp;
}

/** A world with so many statements in its ledgers, of which one article after another and one page after another are measured. */
async function openCorpus(statements: number, openApp: typeof createApp) {
  const world = makeWorld(watched, START);
  const store = openLongStore(
    () => world.now,
    () => false,
  );
  await store.put('watchlist', JSON.stringify(watched));
  Object.assign(world.store, { get: store.get, put: store.put, list: store.list, delete: store.delete });
  const outlet = serveOutlet(world, site, [storyOn('the old road')]);
  const random = randomFrom(11);
  await world.tick();
  await storeLedgers(world, SIDES, statements, random);
  const articles: Awaited<ReturnType<typeof costOf>>[] = [];
  const pages: Awaited<ReturnType<typeof costOf>>[] = [];
  const again: typeof pages = [];
  const app = openApp(world.dependencies, world.dependencies.corpus);
  let heap = 0;
  return {
    async round(nth: number) {
      publish(outlet, nth, world.now, random);
      globalThis.gc?.();
      const before = process.memoryUsage();
      articles.push(await costOf(store, () => world.run(15)));
      const { heapUsed, external } = process.memoryUsage();
      heap = Math.max(heap, heapUsed + external - before.heapUsed - before.external);
      const ask = (month: string) => async () =>
        (await app.request(`/parties/norland?cursor=2025-${month}-${10 + nth}_${'f'.repeat(32)}`)).text();
      pages.push(await costOf(store, ask('10')));
      again.push(await costOf(store, ask('08')));
    },
    // The first rounds are those of a program that no engine has compiled yet.
    result: () => ({
      statements,
      'article, ms': rounded(median(articles.slice(WARM_ROUNDS).map(({ ms }) => ms))),
      'article, operations': median(articles.map(({ operations }) => operations)),
      'grown by, MB': rounded(heap / 1e6),
      'page of a side, ms': rounded(median(pages.slice(WARM_ROUNDS).map(({ ms }) => ms))),
      'another page at once, ms': rounded(median(again.slice(WARM_ROUNDS).map(({ ms }) => ms))),
      'page, operations': median(pages.map(({ operations }) => operations)),
      'largest value, MB': rounded(store.measure().largest / 1e6),
    }),
  };
}

const rounded = (value: number): number => Math.round(value * 10) / 10;

/** Prints a table of the costs, measured in turn, and the exponent of each curve. */
export async function measureGrowth(): Promise<void> {
  const openApp = await loadApp();
  const corpora: Awaited<ReturnType<typeof openCorpus>>[] = [];
  for (const statements of [100, 1_000, 10_000, 100_000]) corpora.push(await openCorpus(statements, openApp));
  for (let nth = 0; nth < ROUNDS; nth += 1) for (const corpus of corpora) await corpus.round(nth);
  const rows = corpora.map((corpus) => corpus.result());
  console.log('\nAn article with four statements of two sides, and a page of one side, by statements before');
  console.table(rows);
  const [first, last] = [rows[0], rows.at(-1)];
  if (first === undefined || last === undefined) return;
  const ratio = (name: 'article, ms' | 'page of a side, ms'): number => last[name] / first[name];
  const exponent = (name: Parameters<typeof ratio>[0]): string =>
    (Math.log(ratio(name)) / Math.log(last.statements / first.statements)).toFixed(2);
  console.log(
    `Exponents: article ${exponent('article, ms')}, page ${exponent('page of a side, ms')}. Over ${last.statements} statements an article costs ${ratio('article, ms').toFixed(2)} times what it costs over ${first.statements}.`,
  );
}
