import { z } from 'zod';
import { describeEvent } from './report.ts';
import type { LocalWorker } from './local-worker.ts';

const Status = z.object({
  sources: z.array(z.object({ name: z.string(), articlesTracked: z.number() })),
});

/** What was there before the reader came: counted by outlet, and told to nobody. */
export async function describeBaseline(worker: LocalWorker): Promise<string[]> {
  const response = await worker.get('/status.json');
  const status = Status.safeParse(response.ok ? await response.json() : null);
  if (!status.success) return [];
  const { sources } = status.data;
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
