import { describeAlert, describeSuppressedRows } from './alert-report.ts';
import { sourceNames } from './status-report.ts';
import type { LocalWorker } from './worker.ts';

export const printLines = (lines: readonly string[]): void => {
  for (const text of lines) console.log(text);
};

/** Reads the alerts and suppressed items of a running Worker, each once. */
type NewsFollower = {
  /** Takes what is there already as known. */
  readonly skip: () => Promise<void>;
  /** @returns lines about what is new since the last call, oldest first */
  readonly readNew: () => Promise<string[]>;
};

export function followNews(worker: LocalWorker): NewsFollower {
  const seen = new Set<string>();
  const isNew = (key: string): boolean => !seen.has(key) && seen.add(key).has(key);
  const readUnseen = async () => {
    const [alerts, suppressed] = await Promise.all([worker.alerts(), worker.suppressed()]);
    return {
      alerts: alerts.filter(({ alert }) => isNew(`alert ${alert.id}`)).toReversed(),
      suppressed: suppressed.filter((row) => isNew(`suppressed ${row.id} ${row.at}`)).toReversed(),
    };
  };
  return {
    skip: async () => {
      await readUnseen();
    },
    readNew: async () => {
      const { alerts, suppressed } = await readUnseen();
      const names = suppressed.length === 0 ? new Map<string, string>() : await sourceNames(worker);
      return [
        ...alerts.flatMap(({ alert, url }) => describeAlert(alert, url)),
        ...describeSuppressedRows(suppressed, names),
      ];
    },
  };
}
