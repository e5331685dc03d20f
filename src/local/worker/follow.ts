import type { LocalWorker } from './worker.ts';
import { describeAlert, describeSuppressedRows } from './report.ts';
import { sourceNames } from './status-report.ts';

export const printLines = (lines: readonly string[]): void => {
  for (const text of lines) console.log(text);
};

/** Follows a running Worker: what is told and what is not, each once. */
export type Follower = {
  /** Remembers what is there already, without a word. */
  readonly skip: () => Promise<void>;
  /** @returns the lines of what came since the last time, oldest first */
  readonly news: () => Promise<string[]>;
};

export function follow(worker: LocalWorker): Follower {
  const seen = new Set<string>();
  const isNew = (key: string): boolean => !seen.has(key) && seen.add(key).has(key);
  const read = async () => {
    const [alerts, suppressed] = await Promise.all([worker.alerts(), worker.suppressed()]);
    return {
      alerts: alerts.filter(({ alert }) => isNew(`alert ${alert.id}`)).toReversed(),
      suppressed: suppressed.filter((row) => isNew(`suppressed ${row.id} ${row.at}`)).toReversed(),
    };
  };
  return {
    skip: async () => {
      await read();
    },
    news: async () => {
      const { alerts, suppressed } = await read();
      const names = suppressed.length === 0 ? new Map<string, string>() : await sourceNames(worker);
      return [
        ...alerts.flatMap(({ alert, url }) => describeAlert(alert, url)),
        ...describeSuppressedRows(suppressed, names),
      ];
    },
  };
}
