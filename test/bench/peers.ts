/**
 * Compares Readout's reading of pages with that of the tools that others build such monitors on, on the same pages and the same noise.
 * The tools are development dependencies of `test/bench/peers` alone, which its own install fetches when the bench runs first.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { z } from 'zod';
import { changed } from './entry.ts';
import { mean, overlap, readPages } from './extraction.ts';
import { editKinds, rewritten, withBox, withEdit } from './page-surgery.ts';

const FOLDER = join(import.meta.dirname, 'peers');
/** Each tool with the packages that it needs, as they are installed. */
const tools = {
  Readout: ['htmlparser2', 'linkedom'],
  'Readability on linkedom': ['@mozilla/readability', 'linkedom'],
  'Readability on jsdom': ['@mozilla/readability', 'jsdom'],
  'Defuddle on jsdom': ['defuddle', 'jsdom'],
  '@extractus/article-extractor': ['@extractus/article-extractor'],
} as const;
type Tool = keyof typeof tools;
const names = Object.keys(tools).filter((name): name is Tool => name in tools);

/** Pages that a process reads: the tools take turns after so many. */
const BATCH = 60;

type GivenPage = { readonly url: string; readonly html: string };
type PagePair = {
  readonly group: 'noise' | 'edit';
  readonly before: GivenPage;
  readonly after: GivenPage;
};

const Read = z.object({ title: z.string(), text: z.string(), milliseconds: z.number() });
type Read = z.infer<typeof Read>;
const Batch = z.object({ rows: z.array(Read), peakMegabytes: z.number() });

/** @param data a folder with `extraction` and `noise` as this bench reads them, or null for the project's own fixtures */
export function measurePeers(data: string | null): void {
  if (!existsSync(join(FOLDER, 'node_modules')))
    execFileSync('npm', ['ci', '--ignore-scripts'], { cwd: FOLDER, stdio: 'inherit' });
  const gold = readPages(data === null ? null : join(data, 'extraction')).filter(({ text }) => text !== '');
  const pairs = data === null ? ownPairs(gold) : givenPairs(join(data, 'noise'));
  const documents = [...new Set([...gold, ...pairs.flatMap(({ before, after }) => [before, after])])];
  const found = readAll(documents);
  const own = costsOf(found.Readout.read, gold);
  console.log(
    `\n${gold.length} pages and ${pairs.length} pairs from ${data ?? 'fixtures'}; all tools in turns.`,
  );
  console.table(
    Object.fromEntries(
      names.map((name) => {
        const costs = costsOf(found[name].read, gold);
        const ratio = sum(costs) / sum(own);
        return [
          name,
          {
            ...accuracy(name, found[name].read, gold, pairs),
            ...costRow(costs, ratio),
            ...sizeRow(name, found[name].peak),
          },
        ];
      }),
    ),
  );
}

type Reading = { readonly read: Map<GivenPage, Read>; peak: number };

function readAll(documents: readonly GivenPage[]): Record<Tool, Reading> {
  const folder = mkdtempSync(join(tmpdir(), 'peers-'));
  const file = join(folder, 'pages.json');
  const reading = (): Reading => ({ read: new Map(), peak: 0 });
  const found: Record<Tool, Reading> = {
    Readout: reading(),
    'Readability on linkedom': reading(),
    'Readability on jsdom': reading(),
    'Defuddle on jsdom': reading(),
    '@extractus/article-extractor': reading(),
  };
  for (let at = 0; at < documents.length; at += BATCH) {
    const batch = documents.slice(at, at + BATCH);
    writeFileSync(file, JSON.stringify(batch.map(({ url, html }) => ({ url, html }))));
    for (const name of names) {
      const printed = execFileSync(process.execPath, [join(FOLDER, 'read-pages.mjs'), name, file], {
        encoding: 'utf8',
        maxBuffer: 1e9,
      });
      const { rows, peakMegabytes } = Batch.parse(JSON.parse(printed));
      for (const [nth, row] of rows.entries()) {
        const page = batch[nth];
        if (page !== undefined) found[name].read.set(page, row);
      }
      found[name].peak = Math.max(found[name].peak, peakMegabytes);
    }
  }
  rmSync(folder, { recursive: true });
  return found;
}

const Manifest = z.array(z.object({ id: z.string(), url: z.string(), files: z.array(z.string()) }));
const EDITS: ReadonlySet<string> = new Set(['sentence', 'headline', 'append']);

/** Pages with only their furniture changed, or with an edit: `manifest.json`, beside `ID/v1.html.gz` and `ID/NAME.html.gz`. */
function givenPairs(folder: string): PagePair[] {
  const manifest = Manifest.parse(JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')));
  return manifest.flatMap(({ id, url, files }) => {
    const pageOf = (name: string): GivenPage => ({
      url,
      html: gunzipSync(readFileSync(join(folder, id, `${name}.html.gz`))).toString('utf8'),
    });
    const before = pageOf('v1');
    return files.flatMap((name) =>
      name === 'v1' || !existsSync(join(folder, id, `${name}.html.gz`))
        ? []
        : [{ group: EDITS.has(name) ? ('edit' as const) : ('noise' as const), before, after: pageOf(name) }],
    );
  });
}

const BOX =
  '<aside class="related"><h4>Read next</h4><ul><li><a href="/ferry">A ferry for the two islands</a></li><li><a href="/dam">The dam, a year on</a></li></ul><p>12 comments</p></aside>';

function ownPairs(pages: readonly GivenPage[]): PagePair[] {
  return pages.flatMap(({ url, html }) => {
    const page = rewritten(html);
    if (page === null) return [];
    const before = { url, html: page };
    const pair = (group: PagePair['group'], after: string | null): PagePair[] =>
      after === null ? [] : [{ group, before, after: { url, html: after } }];
    return [
      ...(['before-article', 'inside-article', 'after-article'] as const).flatMap((place) =>
        pair('noise', withBox(page, BOX, place)),
      ),
      ...editKinds.flatMap((kind) => pair('edit', withEdit(page, kind))),
    ];
  });
}

type Gold = ReturnType<typeof readPages>;

function accuracy(name: Tool, read: Reading['read'], gold: Gold, pairs: readonly PagePair[]): object {
  const shares = gold.map((page) => overlap(page.text, read.get(page)?.text ?? ''));
  const share = (of: 'precision' | 'recall') =>
    mean(shares.map((own) => own[of]).filter((value) => value !== null));
  const [precision, recall] = [share('precision'), share('recall')];
  const isTold = ({ before, after }: PagePair): boolean =>
    name === 'Readout'
      ? changed(before.html, after.html, before.url).changed
      : shown(read.get(before)) !== shown(read.get(after));
  const count = (group: PagePair['group'], told: boolean) => {
    const of = pairs.filter((pair) => pair.group === group);
    const found = of.filter((pair) => isTold(pair) === told).length;
    return `${found} of ${of.length}`;
  };
  return {
    'F1 of text': ((2 * precision * recall) / (precision + recall)).toFixed(3),
    'false alerts': count('noise', true),
    'edits missed': count('edit', false),
  };
}

/** A monitor on such a tool tells a change of what the tool shows: the title and the text, white space apart. */
const shown = (read: Read | undefined): string =>
  `${read?.title ?? ''}\n${read?.text ?? ''}`.replaceAll(/\s+/gu, ' ').trim();

const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);
const costsOf = (read: Reading['read'], gold: Gold): number[] =>
  gold.map((page) => read.get(page)?.milliseconds ?? 0).toSorted((a, b) => a - b);

function costRow(costs: readonly number[], ratio: number): object {
  const at = (quantile: number): string => (costs[Math.floor((costs.length - 1) * quantile)] ?? 0).toFixed(1);
  return { 'CPU ms a page (median / p95)': `${at(0.5)} / ${at(0.95)}`, 'CPU, × Readout': ratio.toFixed(1) };
}

function sizeRow(name: Tool, peak: number): object {
  const from = name === 'Readout' ? join(import.meta.dirname, '../..') : FOLDER;
  const folders = new Set(tools[name].flatMap((tool) => [...packagesOf(tool, from)]));
  const bytes = sum([...folders].map(bytesIn));
  return { 'peak MB': peak.toFixed(0), packages: folders.size, 'installed MB': (bytes / 1e6).toFixed(1) };
}

const Manifested = z.object({ dependencies: z.record(z.string(), z.string()).optional() });

/** Returns the folders of a package and of all that it depends on, as Node would find them from a folder. */
function packagesOf(name: string, from: string, found = new Set<string>()): Set<string> {
  for (let at = from; ; at = join(at, '..')) {
    const folder = join(at, 'node_modules', name);
    if (existsSync(join(folder, 'package.json'))) {
      if (found.has(folder)) return found;
      found.add(folder);
      const { dependencies = {} } = Manifested.parse(
        JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')),
      );
      for (const other of Object.keys(dependencies)) packagesOf(other, folder, found);
      return found;
    }
    if (at === join(at, '..')) return found;
  }
}

/** Returns the size of a package without those that are installed inside it. */
function bytesIn(folder: string): number {
  return sum(
    readdirSync(folder, { withFileTypes: true }).map((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return entry.name === 'node_modules' ? 0 : bytesIn(path);
      return statSync(path).size;
    }),
  );
}
