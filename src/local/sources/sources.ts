/** `npm run sources`: asks each source of the watchlist once and prints how it answers. */
import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { resolve } from 'node:path';
import { openAskJson, openFetch } from '../../io/fetch/fetch.ts';
import { openResolve } from '../../io/fetch/resolve-name.ts';
import { bundledWatchlist } from '../../core/watchlist/current.ts';
import { readWatchlist } from '../../core/watchlist/parse.ts';
import type { Watchlist } from '../../core/watchlist/schema.ts';
import { readFlags } from '../command-line.ts';
import { readLocalVars } from '../local-vars.ts';
import { headerRow, idWidth, openReport, summaryRow, surveySources } from './survey.ts';

const USAGE = `npm run sources [-- --watchlist FILE] [-- --all] [-- --only ID,ID]

  --watchlist FILE   check this watchlist (JSON) instead of the bundled one
  --all              include paused sources
  --only ID,ID       check only these sources, even if they are paused

Requests robots.txt and then each source once. Exits with 1 if every source failed, and with 2 if the watchlist or a
setting is invalid. ALLOW_HOSTS and CONTACT_URL are read from .dev.vars, and over it from the environment.`;

/** @returns null when the watchlist is invalid, after printing each problem */
async function loadWatchlist(file: string, allowHosts: readonly string[]): Promise<Watchlist | null> {
  const read = readWatchlist(JSON.parse(await readFile(file, 'utf8')), { allowHosts });
  if (read.ok) return read.value;
  for (const { path, text } of read.error) console.error(`${file}: ${path === '' ? '' : `${path}: `}${text}`);
  return null;
}

async function main(): Promise<number> {
  const values = readFlags(USAGE, {
    watchlist: { type: 'string' },
    all: { type: 'boolean', default: false },
    only: { type: 'string' },
  });
  if (values === null) return Number(process.exitCode ?? 0);
  const root = resolve(import.meta.dirname, '../../..');
  const { allowHosts, contactUrl } = (await readLocalVars(root, process.env)).settings;
  const watchlist =
    values.watchlist === undefined ? bundledWatchlist() : await loadWatchlist(values.watchlist, allowHosts);
  if (watchlist === null) return 2;

  const only = values.only?.split(',');
  const sources = watchlist.sources.filter(({ id, paused }) => only?.includes(id) ?? (values.all || !paused));
  const fetch = openFetch({
    allowHosts,
    ownHost: null,
    userAgent: `Readout/1.0${contactUrl === null ? '' : ` (+${contactUrl})`}`,
    resolve: openResolve(openAskJson(), Date.now),
  });
  const width = idWidth(sources);
  console.log(
    `Checking ${sources.length} sources of "${watchlist.title}", robots.txt first.\n\n${headerRow(width)}`,
  );
  const report = openReport(width, (row) => console.log(row));
  await surveySources(watchlist, sources, { fetch, now: Date.now, sleep }, (answer) => report.add(answer));
  const answers = report.end();
  console.log(`\n${summaryRow(answers)}`);
  return answers.length > 0 && answers.every(({ answer }) => !answer.ok) ? 1 : 0;
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 2;
}
