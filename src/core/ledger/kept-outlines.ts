/** Keeps the outlines of ledgers: that of a long one costs more than all else of the page that shows fifty of its statements. */
import type { LedgerRow } from '../model/index.ts';
import type { Ledger } from './ledger.ts';
import { type LedgerOutline, outlineLedger } from './outline.ts';

/** An outline with all that it was made of beside the index, which its name tells. */
type KeptOutline = {
  readonly outline: LedgerOutline;
  readonly gone: Uint8Array | null;
  readonly rows: string;
};

/** Beside an index stand some hundred rows. So many more cost as much to compare as an outline. */
const MAX_COMPARED = 2_000;

/**
 * Opens a memory of outlines, the one of each index that was used last. An outline is kept for the rows from which it was made and no
 * others: what an article says since, or what no longer counts, is seen at once.
 * @param most so many utterances are kept in all, each of which takes some 130 bytes; those used last stay
 * @returns what gives the outline of a ledger, by the name of its index
 */
export function openOutlines(most: number): (name: string | null, ledger: Ledger) => LedgerOutline {
  // In the order of use.
  const kept = new Map<string, KeptOutline>();
  let utterances = 0;
  const forget = (name: string): void => {
    utterances -= kept.get(name)?.outline.utterances.length ?? 0;
    kept.delete(name);
  };
  return (name, ledger) => {
    if (name === null || ledger.rows.length > MAX_COMPARED) return outlineLedger(ledger);
    const gone = ledger.indexed?.gone ?? null;
    const rows = textOf(ledger.rows);
    const known = kept.get(name);
    const isKnown = known !== undefined && known.rows === rows && isSame(known.gone, gone);
    const outline = isKnown ? known.outline : outlineLedger(ledger);
    forget(name);
    kept.set(name, { outline, gone, rows });
    utterances += outline.utterances.length;
    for (const oldest of kept.keys()) {
      if (utterances <= most) break;
      forget(oldest);
    }
    return outline;
  };
}

const textOf = (rows: readonly LedgerRow[]): string => JSON.stringify(rows);

function isSame(one: Uint8Array | null, other: Uint8Array | null): boolean {
  if (one === null || other === null) return one === other;
  for (let at = 0; at < one.length; at++) if (one[at] !== other[at]) return false;
  return one.length === other.length;
}
