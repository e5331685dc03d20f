import * as z from 'zod';
import { describeEvent } from './alert-report.ts';
import type { LocalWorker } from './worker.ts';

const Status = z.object({
  sources: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      state: z.string(),
      articlesTracked: z.number(),
      consecutiveFailures: z.number(),
      lastError: z.object({ code: z.string(), text: z.string() }).nullable(),
    }),
  ),
});
type SourceRow = z.infer<typeof Status>['sources'][number];

/** The status page has a line for each source; in the terminal the commonest errors are enough. */
const MAX_ERRORS = 3;

async function readSources(worker: LocalWorker): Promise<SourceRow[]> {
  const response = await worker.get('/status.json');
  const status = Status.safeParse(response.ok ? await response.json() : null);
  return status.success ? status.data.sources : [];
}

/** @returns the names of the sources by id */
export const sourceNames = async (worker: LocalWorker): Promise<ReadonlyMap<string, string>> =>
  new Map((await readSources(worker)).map(({ id, name }) => [id, name]));

/** Describes the articles that were there before the first tick, counted by outlet: none of them raises an alert. */
export async function describeBaseline(worker: LocalWorker): Promise<string[]> {
  const sources = await readSources(worker);
  if (sources.length === 0) return [];
  const articles = sources.reduce((sum, source) => sum + source.articlesTracked, 0);
  const counts = sources.map((source) => `${source.name} ${source.articlesTracked}`);
  return [
    describeEvent(
      'before',
      `${articles} articles on the subject were there before you started; none of them raises an alert:`,
    ),
    describeEvent('', counts.join(' · ')),
  ];
}

/** @returns each text with how often it occurs, the commonest first */
const countTexts = (texts: readonly string[]): [string, number][] =>
  [...Map.groupBy(texts, (text) => text)]
    .map(([text, group]): [string, number] => [text, group.length])
    .toSorted((a, b) => b[1] - a[1]);

const isUnreached = ({
  consecutiveFailures,
  lastError,
}: Pick<SourceRow, 'consecutiveFailures' | 'lastError'>) =>
  consecutiveFailures > 0 && lastError?.code === 'network';

/** Describes all sources in one line: how many are in each state, and the commonest errors. */
export function describeSources(
  sources: readonly Pick<SourceRow, 'state' | 'consecutiveFailures' | 'lastError'>[],
): string {
  const active = sources.filter(({ state }) => state !== 'paused');
  if (active.length > 1 && active.every(isUnreached)) {
    return describeEvent('sources', `none of ${active.length} could be reached: is this machine offline?`);
  }
  const states = countTexts(sources.map(({ state }) => state)).map(([state, count]) => `${count} ${state}`);
  const errors = countTexts(sources.flatMap(({ lastError }) => lastError?.text ?? []))
    .slice(0, MAX_ERRORS)
    .map(([text, count]) => `${text} (${count})`);
  return describeEvent('sources', [states.join(', '), ...errors].join('; '));
}

/** @returns the line about the sources as they are now, or null when they could not be read */
export async function summariseSources(worker: LocalWorker): Promise<string | null> {
  const sources = await readSources(worker);
  return sources.length === 0 ? null : describeSources(sources);
}
