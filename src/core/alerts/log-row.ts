import type { Alert, LogRow } from '../model/index.ts';
import { cutBytes, jsonBytes } from '../language/text.ts';
import { iso, MINUTE_MS } from '../model/time.ts';

/** KV's limit for the metadata of one key, in bytes of JSON, less what storage adds of its own. */
const METADATA_BYTES = 1_024 - 16;
const TITLE_BYTES = 300;
/** An alert can still be recognised by a title of this length. */
const MIN_TITLE_BYTES = 120;

/** An alert of a tick is told within minutes. One that comes later has its own time to be told at. */
const LATE_MS = 5 * MINUTE_MS;

/**
 * Returns what lists and filters need of an alert.
 * @param toldAt when it is told, in milliseconds; left out where nobody goes by it
 */
export const logRowOf = (alert: Alert, toldAt: number | null = null): LogRow => ({
  id: alert.id,
  at: alert.at,
  ...(toldAt !== null && toldAt - Date.parse(alert.at) > LATE_MS ? { toldAt: iso(toldAt) } : {}),
  kind: alert.kind,
  severity: alert.severity,
  title: alert.title,
  source: alert.source.id,
  type: alert.source.type,
  article: alert.article?.id ?? null,
  party: [...new Set(alert.statements.flatMap(({ party }) => party ?? []))],
  speaker: [...new Set(alert.statements.map(({ speaker }) => speaker.id))],
  position: [...new Set([...alert.positions, ...(alert.touched ?? [])].map(({ id }) => id))],
});

/** Returns when an alert was told, in milliseconds: digests, catch-ups and `since` go by it, so that nothing late is in none of them. */
export const toldTime = ({ toldAt, at }: Pick<LogRow, 'at' | 'toldAt'>): number => Date.parse(toldAt ?? at);

const excessOf = (row: LogRow): number => jsonBytes(row) - METADATA_BYTES;

/**
 * Cuts a row to what KV takes, however many speak in its alert and whatever they are called. The title is shortened first;
 * then the last speakers, positions and parties are left out. A filter for one of these misses the alert; a filter for
 * those that the alert tells first finds it.
 */
export function fitLogRow(row: LogRow): LogRow {
  const withTitle = { ...row, title: cutBytes(row.title, TITLE_BYTES) };
  const titleBytes = Math.max(MIN_TITLE_BYTES, TITLE_BYTES - Math.max(0, excessOf(withTitle)));
  let fitting: LogRow = { ...withTitle, title: cutBytes(row.title, titleBytes) };
  for (const list of ['speaker', 'position', 'party'] as const) {
    while (excessOf(fitting) > 0 && fitting[list].length > 0) {
      fitting = { ...fitting, [list]: fitting[list].slice(0, -1) };
    }
  }
  return fitting;
}
