import { z } from 'zod';
import { describeEvent } from './report.ts';
import type { LocalWorker } from './worker.ts';

const Status = z.object({
  sources: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      state: z.string(),
      articlesTracked: z.number(),
      lastError: z.object({ text: z.string() }).nullable(),
    }),
  ),
});
type SourceRow = z.infer<typeof Status>['sources'][number];

/** Sources answer for themselves, one line on the status page each: here the commonest errors are enough. */
const MOST_ERRORS = 3;

async function readSources(worker: LocalWorker): Promise<SourceRow[]> {
  const response = await worker.get('/status.json');
  const status = Status.safeParse(response.ok ? await response.json() : null);
  return status.success ? status.data.sources : [];
}

/** Names of the sources by id. */
export const sourceNames = async (worker: LocalWorker): Promise<ReadonlyMap<string, string>> =>
  new Map((await readSources(worker)).map(({ id, name }) => [id, name]));

/** What was there before the reader came: counted by outlet, and told to nobody. */
export async function describeBaseline(worker: LocalWorker): Promise<string[]> {
  const sources = await readSources(worker);
  if (sources.length === 0) return [];
  const articles = sources.reduce((sum, source) => sum + source.articlesTracked, 0);
  const counts = sources.map((source) => `${source.name} ${source.articlesTracked}`);
  return [
    describeEvent(
      'before',
      `${articles} articles on the subject were there before you came; none of them is told:`,
    ),
    describeEvent('', counts.join(' · ')),
  ];
}

/** @returns each text with how often it comes, the commonest first */
const counted = (texts: readonly string[]): [string, number][] =>
  [...Map.groupBy(texts, (text) => text)]
    .map(([text, group]): [string, number] => [text, group.length])
    .toSorted((a, b) => b[1] - a[1]);

/** How the sources are, in one line: how many in each state, and what the commonest errors are. */
export function describeSources(
  sources: readonly { readonly state: string; readonly lastError: { readonly text: string } | null }[],
): string {
  const states = counted(sources.map(({ state }) => state)).map(([state, count]) => `${count} ${state}`);
  const errors = counted(sources.flatMap(({ lastError }) => lastError?.text ?? []))
    .slice(0, MOST_ERRORS)
    .map(([text, count]) => `${text} (${count})`);
  return describeEvent('sources', [states.join(', '), ...errors].join('; '));
}

/** @returns the line about the sources as they are now; `before` when they could not be read */
export async function sourcesNews(worker: LocalWorker, before: string): Promise<string> {
  const sources = await readSources(worker);
  return sources.length === 0 ? before : describeSources(sources);
}
