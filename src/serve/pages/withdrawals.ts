import type { Alert, LogRow } from '../../core/model/index.ts';
import type { ServeContext } from '../context.ts';

/** Withdrawals by the id of their alert. Rows of the log stay as they were written, and do not know of them. */
export type Withdrawals = ReadonlyMap<string, NonNullable<Alert['withdrawn']>>;

/** This many alerts are one bulk read of KV; where there are more, the newest are read. */
export const MAX_ALERTS = 100;

export const withdrawalsIn = (alerts: ReadonlyMap<string, Alert>): Withdrawals =>
  new Map([...alerts].flatMap(([id, { withdrawn }]) => (withdrawn === null ? [] : [[id, withdrawn]])));

/** Costs one bulk read, or none without rows. @param rows newest first */
export const readWithdrawals = async (
  { corpus }: ServeContext,
  rows: readonly LogRow[],
): Promise<Withdrawals> =>
  rows.length === 0
    ? new Map()
    : withdrawalsIn(await corpus.getAlerts(rows.slice(0, MAX_ALERTS).map(({ id }) => id)));
