import type { LedgerRow } from '../model/index.ts';
import type { IndexedRows } from './indexed-rows.ts';
import { saidBy } from './rows.ts';
import { dayText, type SaidDay, sortableDay } from './said-day.ts';
import type { SpokenRow } from './speakers.ts';
import { idKey, isDated, keyAt, keyText, numberOfKey, speakersOf } from './term-index/term-index.ts';

type DatedRow = SpokenRow & { readonly day: SaidDay };

/**
 * Returns who said what and when, of all rows of a ledger in the order they were said, without reading those in the index.
 * @param rows the watchlist's history, and those that stand in no index
 * @param without articles that are left out
 */
export function spokenRows(
  party: string,
  indexed: IndexedRows | null,
  rows: { readonly history: readonly LedgerRow[]; readonly own: readonly LedgerRow[] },
  without: ReadonlySet<string>,
): SpokenRow[] {
  const asSpoken = (row: LedgerRow): DatedRow[] =>
    row.article !== null && without.has(row.article)
      ? []
      : [
          {
            party,
            speaker: row.speaker,
            utterance: keyText(idKey(row.utterance)),
            saidOn: row.saidOn,
            day: sortableDay(saidBy(row)),
          },
        ];
  const all = [
    ...rows.history.flatMap(asSpoken),
    ...(indexed === null ? [] : spokenInIndex(party, indexed, without)),
    ...rows.own.flatMap(asSpoken),
  ];
  return all.toSorted(
    (one, other) =>
      one.day - other.day || (one.utterance < other.utterance ? -1 : Number(one.utterance > other.utterance)),
  );
}

function spokenInIndex(
  party: string,
  { index, gone }: IndexedRows,
  without: ReadonlySet<string>,
): DatedRow[] {
  const left = new Set([...without].map((article) => numberOfKey(index.articleIds, idKey(article))));
  const speakers = speakersOf(index);
  return Array.from(index.days.entries()).flatMap(([place, day]) => {
    const speaker = speakers[index.speakers[place] ?? 0];
    if (gone?.[place] === 1 || speaker === undefined || left.has(index.articles[place] ?? null)) return [];
    const utterance = keyText(keyAt(index.utteranceIds, index.utterances[place] ?? 0));
    return { party, speaker, utterance, saidOn: isDated(index.marks[place] ?? 0) ? dayText(day) : null, day };
  });
}
