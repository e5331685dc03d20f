/**
 * Measures what extraction gets right and what it costs, on `fixtures/articles` or on a folder of pages: `gold.json`, a list of
 * `{ id, url, set, text, title, date }`, beside `pages/<id>.html.gz`.
 *
 * Text is compared as scrapinghub/article-extraction-benchmark does: shingles of four words, precision and recall averaged over the
 * pages, F1 of the two averages.
 */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { z } from 'zod';
import { Block } from '../../src/core/model/index.ts';
import { extract } from './entry.ts';

const Gold = z.object({
  id: z.string(),
  url: z.string(),
  set: z.string(),
  text: z.string(),
  title: z.string().nullish(),
  date: z.string().nullish(),
});
type Page = z.infer<typeof Gold> & { readonly html: string };

const Fixture = z.object({
  url: z.string(),
  expected: z.object({ headline: z.string(), publishedAt: z.string().nullable(), blocks: z.array(Block) }),
});

/** @param pages a folder of pages, or null for the project's own fixtures */
export async function measureExtraction({ pages }: { readonly pages: string | null }): Promise<void> {
  const all = readPages(pages);
  for (const page of all.filter((_, at) => at % 10 === 0)) extract(page.html, page.url);
  const rows = all.map(measure);
  const sets = [...new Set(rows.map(({ set }) => set))];
  console.log(`\nExtraction of ${rows.length} pages from ${pages ?? 'fixtures/articles'}`);
  console.table({
    all: summary(rows),
    ...Object.fromEntries(sets.map((set) => [set, summary(rows.filter((row) => row.set === set))])),
  });
}

/** @param pages a folder of pages, or null for the project's own fixtures */
export const readPages = (pages: string | null): Page[] => (pages === null ? ownPages() : givenPages(pages));

function givenPages(folder: string): Page[] {
  const gold = z.array(Gold).parse(JSON.parse(readFileSync(join(folder, 'gold.json'), 'utf8')));
  return gold.map((page) => ({
    ...page,
    html: gunzipSync(readFileSync(join(folder, 'pages', `${page.id}.html.gz`))).toString('utf8'),
  }));
}

function ownPages(): Page[] {
  const folder = join(import.meta.dirname, '../../fixtures/articles');
  const names = readdirSync(folder).flatMap((name) => (name.endsWith('.html') ? [name.slice(0, -5)] : []));
  return names.flatMap((id) => {
    const fixture = Fixture.safeParse(JSON.parse(readFileSync(join(folder, `${id}.json`), 'utf8')));
    if (!fixture.success) return [];
    const { url, expected } = fixture.data;
    const text = expected.blocks.flatMap(({ kind, text }) => (kind === 'caption' ? [] : [text])).join('\n');
    const html = readFileSync(join(folder, `${id}.html`), 'utf8');
    return [{ id, url, set: 'fixtures', text, title: expected.headline, date: expected.publishedAt, html }];
  });
}

const DAY_MS = 86_400_000;
const dayOf = (date: string): number => Math.floor(Date.parse(date) / DAY_MS);

type Row = {
  readonly set: string;
  readonly precision: number | null;
  readonly recall: number | null;
  readonly isEmpty: boolean;
  readonly headline: number | null;
  readonly date: number | null;
  readonly milliseconds: number;
};

/** Collecting the garbage of other pages counts in or not as it happens: the best of so many passes is the page's own cost. */
const PASSES = 3;

/** @returns CPU milliseconds of one extraction, all threads of the process */
function costOf(html: string, url: string): number {
  const before = process.cpuUsage();
  extract(html, url);
  const used = process.cpuUsage(before);
  return (used.user + used.system) / 1000;
}

function measure({ html, url, set, text, title, date }: Page): Row {
  const read = extract(html, url);
  return {
    set,
    ...overlap(text, read.text),
    isEmpty: read.text === '',
    headline: typeof title === 'string' ? Number(folded(title) === folded(read.headline)) : null,
    date:
      typeof date === 'string' ? Number(Math.abs(dayOf(date) - dayOf(read.publishedAt ?? '')) <= 1) : null,
    milliseconds: Math.min(...Array.from({ length: PASSES }, () => costOf(html, url))),
  };
}

const countOf = (shingles: ReadonlyMap<string, number>): number =>
  [...shingles.values()].reduce((sum, times) => sum + times, 0);

/** @returns the shares of words that are right, of those read and of those to be read; null where there are none */
export function overlap(gold: string, read: string): { precision: number | null; recall: number | null } {
  const [wanted, got] = [shingles(gold), shingles(read)];
  let common = 0;
  for (const [shingle, times] of wanted) common += Math.min(times, got.get(shingle) ?? 0);
  return {
    precision: got.size === 0 ? null : common / countOf(got),
    recall: wanted.size === 0 ? null : common / countOf(wanted),
  };
}

function shingles(text: string): Map<string, number> {
  const words = text.match(/[\p{L}\p{N}_]+/gu) ?? [];
  const found = new Map<string, number>();
  if (words.length === 0) return found;
  for (let at = 0; at < Math.max(1, words.length - 3); at += 1) {
    const shingle = words.slice(at, at + 4).join(' ');
    found.set(shingle, (found.get(shingle) ?? 0) + 1);
  }
  return found;
}

const folded = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

function summary(rows: readonly Row[]): Record<string, number | string> {
  const share = (pick: (row: Row) => number | null) => mean(rows.map(pick).filter((value) => value !== null));
  const [precision, recall] = [share((row) => row.precision), share((row) => row.recall)];
  const cpu = rows.map((row) => row.milliseconds).toSorted((a, b) => a - b);
  const at = (quantile: number) =>
    (cpu[Math.min(cpu.length - 1, Math.floor(cpu.length * quantile))] ?? 0).toFixed(1);
  return {
    pages: rows.length,
    F1: ((2 * precision * recall) / (precision + recall)).toFixed(3),
    precision: precision.toFixed(3),
    recall: recall.toFixed(3),
    rejected: rows.filter((row) => row.isEmpty).length,
    headline: rows.some((row) => row.headline !== null) ? share((row) => row.headline).toFixed(3) : '–',
    date: rows.some((row) => row.date !== null) ? share((row) => row.date).toFixed(3) : '–',
    'CPU ms, best of 3 (median / p95 / max)': `${at(0.5)} / ${at(0.95)} / ${at(1)}`,
  };
}

export const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / (values.length || 1);
