import type { Alert, LogRow } from '../../core/model/index.ts';
import type { ServeContext } from '../context.ts';

/** Alerts that were withdrawn, by id: rows of the log stay as they were written, and do not know. */
export type Withdrawals = ReadonlyMap<string, NonNullable<Alert['withdrawn']>>;

/** One bulk read of KV; of what was told more often, the newest. */
export const MAX_ALERTS = 100;

export const withdrawalsIn = (alerts: ReadonlyMap<string, Alert>): Withdrawals =>
  new Map([...alerts].flatMap(([id, { withdrawn }]) => (withdrawn === null ? [] : [[id, withdrawn]])));

/** Reads: one bulk read, or nothing without rows. @param rows newest first */
export const readWithdrawals = async (
  { corpus }: ServeContext,
  rows: readonly LogRow[],
): Promise<Withdrawals> =>
  rows.length === 0
    ? new Map()
    : withdrawalsIn(await corpus.getAlerts(rows.slice(0, MAX_ALERTS).map(({ id }) => id)));
