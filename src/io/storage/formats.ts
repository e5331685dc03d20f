/**
 * The format of each stored record, by the noun that begins its key. A record says its own: a value in the field `format`,
 * a row that is metadata alone in `f`. What versions 0.1.0 and 0.2.0 stored says none, and has format 0.
 */

/**
 * Raised when an older program could no longer read a record of this kind, or would lose a part of it by writing it anew.
 * A kind that is not named here has format 1.
 */
const raised: ReadonlyMap<string, number> = new Map([['ledger', 2]]);

const nounOf = (key: string): string => key.split('/', 1)[0] ?? '';

/** Returns the format in which this program writes a key. */
export const formatOf = (key: string): number => raised.get(nounOf(key)) ?? 1;

/** @param record a value or metadata, as storage gave it */
function isNewer(key: string, record: unknown): boolean {
  if (typeof record !== 'object' || record === null) return false;
  const format: unknown = 'format' in record ? record.format : 'f' in record ? record.f : 0;
  return typeof format === 'number' && format > formatOf(key);
}

/** A later version of this program stored the record. Work that needs it waits, so that nothing overwrites what it cannot read. */
class NewerRecordError extends Error {
  constructor(key: string) {
    super(`a later version of this program stored ${key}: this one leaves it alone`);
    this.name = 'NewerRecordError';
  }
}

/** What is done with the record of a later version: whoever may write it must stop, whoever only shows it goes on without it. */
export type NewerRecords = 'stop' | 'leave-out';

/** @returns whether the record may be read. @throws for one that is newer where the caller must stop */
export function isReadable(key: string, record: unknown, newer: NewerRecords): boolean {
  if (!isNewer(key, record)) return true;
  if (newer === 'stop') throw new NewerRecordError(key);
  return false;
}
