import type { LogRow } from '../model/index.ts';
import { cutBytes } from '../language/text.ts';

/** KV's limit for the metadata of one key, in bytes of JSON. */
const METADATA_BYTES = 1_024;
const TITLE_BYTES = 300;
/** Still enough to know an alert by. */
const LEAST_TITLE_BYTES = 120;

const encoder = new TextEncoder();
const excessOf = (row: LogRow): number => encoder.encode(JSON.stringify(row)).length - METADATA_BYTES;

/**
 * A row that KV takes, however many speak in its alert and whatever they are called: first the title gets shorter, then the
 * last speakers, positions and parties are left out. Filters miss the alert by these; by the ones told first they find it.
 */
export function fitLogRow(row: LogRow): LogRow {
  const titled = { ...row, title: cutBytes(row.title, TITLE_BYTES) };
  const room = Math.max(LEAST_TITLE_BYTES, TITLE_BYTES - Math.max(0, excessOf(titled)));
  let fitting: LogRow = { ...titled, title: cutBytes(row.title, room) };
  for (const list of ['speaker', 'position', 'party'] as const) {
    while (excessOf(fitting) > 0 && fitting[list].length > 0) {
      fitting = { ...fitting, [list]: fitting[list].slice(0, -1) };
    }
  }
  return fitting;
}
