import { compare } from '../../core/compare/compare.ts';
import type { ArticlePointer, Change, Reason, TimelineRow, Version } from '../../core/model/index.ts';
import { iso } from '../../core/model/time.ts';
import type { WatchState } from '../context.ts';

/** What two versions differ in, as the desk decided it, or as it is compared for the reader. */
export type ShownDifference = {
  /** Null where the versions do not differ in anything that is compared. */
  readonly change: Change | null;
  readonly why: readonly Reason[];
  /** Null where no desk decided it. */
  readonly told: boolean | null;
};

export type VersionPair = { readonly before: Version; readonly after: Version };

/** @param changes of the article */
export function differenceOf(
  pair: VersionPair,
  pointer: ArticlePointer,
  changes: readonly TimelineRow[],
  watchState: WatchState,
): ShownDifference {
  const { before, after } = pair;
  const decided = changes.find((row) => row.from === before.hash && row.to === after.hash);
  return decided ?? compareNow(pair, pointer, watchState);
}

/** Compares two versions that never met: their difference was decided by no desk. */
function compareNow(
  { before, after }: VersionPair,
  pointer: ArticlePointer,
  { watchlist, now }: WatchState,
): ShownDifference {
  const source = watchlist.sources.find(({ id }) => id === pointer.source);
  const comparison = compare(before, after, {
    language: pointer.language,
    timeZone: source?.timeZone ?? watchlist.timeZone,
    ignore: source?.ignore ?? [],
    names: watchlist.parties.map(({ id, names }) => ({ party: id, names: Object.values(names).flat() })),
    siteText: new Set(),
  });
  if (comparison.verdict === 'same') return { change: null, why: [], told: null };
  const seenAt = iso(now);
  const change: Change = {
    ...comparison.difference,
    from: { version: before.hash, seenAt },
    to: { version: after.hash, seenAt },
  };
  return { change, why: comparison.why, told: null };
}
