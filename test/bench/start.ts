/** Measures what an isolate costs before it is warm: its bundle as deployed, its start, and the first pages that it reads. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { z } from 'zod';
import { readPages } from './extraction.ts';

const ROUNDS = 15;
/** Pages that begin a process in turns: what a first page costs depends on what stands on it. */
const FIRST_PAGES = 5;
/** Pages after which nothing is cold. */
const WARM_AFTER = 40;

/** What one fresh process measured, in CPU milliseconds of all its threads. */
const Measured = z.object({
  start: z.number(),
  pages: z.array(z.number()),
  heapMegabytes: z.number(),
});
type Measured = z.infer<typeof Measured>;

type Code = { readonly root: string; readonly bundle: string; readonly bytes: number; readonly gzip: number };

/**
 * @param pages a folder of pages, or null for the project's own fixtures
 * @param against another checkout, with its packages installed: its processes take turns with this one's
 */
export function measureStart(pages: string | null, against: string | null): void {
  const folder = mkdtempSync(join(tmpdir(), 'start-'));
  const roots = ['.', ...(against === null ? [] : [against])].map((root) => resolve(root));
  const codes = roots.map((root, nth) => bundleOf(root, join(folder, String(nth))));
  const files = writePages(folder, pages);
  const runs = codes.map((): Measured[] => []);
  for (let round = 0; round < ROUNDS; round++)
    for (const [nth, { bundle }] of codes.entries()) runs[nth]?.push(runOnce(bundle, turned(files, round)));
  rmSync(folder, { recursive: true });
  console.log(
    `\nAn isolate that begins: ${ROUNDS} fresh processes of Node a checkout, in turns; CPU milliseconds of all threads,`,
  );
  console.log(
    `median / fastest. Pages from ${pages ?? 'fixtures/articles'}, another one first in each process.`,
  );
  console.table(codes.map((code, nth) => rowOf(code, runs[nth] ?? [], runs[0] ?? [])));
}

/** Bundles as `npm run deploy` does, by the checkout's own wrangler.toml. */
function bundleOf(root: string, folder: string): Code {
  const entry = join(root, '.start-entry.ts');
  writeFileSync(
    entry,
    `export { default } from './src/index.ts';\nexport * as article from './src/core/extract/article.ts';\n`,
  );
  try {
    for (const [main, to] of [
      ['src/index.ts', `${folder}-deployed`],
      [entry, folder],
    ] as const)
      execFileSync(join(root, 'node_modules/.bin/wrangler'), ['deploy', main, '--dry-run', '--outdir', to], {
        cwd: root,
        stdio: 'pipe',
      });
  } finally {
    rmSync(entry);
  }
  const deployed = readFileSync(join(`${folder}-deployed`, 'index.js'));
  const gzip = gzipSync(deployed).byteLength;
  // As `.mjs`, so that Node need not find out what it is.
  const bundle = join(folder, 'worker.mjs');
  renameSync(join(folder, '.start-entry.js'), bundle);
  return { root, bundle, bytes: deployed.byteLength, gzip };
}

function writePages(folder: string, pages: string | null): string[] {
  return readPages(pages)
    .filter(({ text }) => text !== '')
    .slice(0, FIRST_PAGES + WARM_AFTER)
    .map((page, nth) => {
      const file = join(folder, `page-${nth}.json`);
      writeFileSync(file, JSON.stringify({ html: page.html, url: page.url }));
      return file;
    });
}

/** @returns the files with another of the first ones in front at each round */
function turned(files: readonly string[], round: number): string[] {
  const first = round % Math.min(FIRST_PAGES, files.length);
  return [...files.slice(first), ...files.slice(0, first)];
}

function runOnce(bundle: string, files: readonly string[]): Measured {
  const script = join(import.meta.dirname, 'start-process.ts');
  const printed = execFileSync(process.execPath, [script, bundle, ...files], { encoding: 'utf8' });
  return Measured.parse(JSON.parse(printed));
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/** The middle one, and the fastest, which other processes disturb least. */
function both(values: readonly number[]): string {
  return `${median(values).toFixed(0)} / ${Math.min(...values).toFixed(0)}`;
}

function rowOf(code: Code, runs: readonly Measured[], own: readonly Measured[]): object {
  const page = (nth: number) => runs.map(({ pages }) => pages.at(nth) ?? Number.NaN);
  const ratio = (of: (run: Measured) => number): string =>
    median(own.map((run, nth) => of(run) / of(runs[nth] ?? run))).toFixed(2);
  return {
    checkout: code.root,
    'bundle KiB': Math.round(code.bytes / 1024),
    'gzip KiB': Math.round(code.gzip / 1024),
    start: both(runs.map((run) => run.start)),
    'first page': both(page(0)),
    second: both(page(1)),
    third: both(page(2)),
    'last page': both(page(-1)),
    'heap after start, MB': median(runs.map(({ heapMegabytes }) => heapMegabytes)).toFixed(0),
    'first checkout over it: start': ratio((run) => run.start),
    'and first page': ratio((run) => run.pages[0] ?? Number.NaN),
  };
}
