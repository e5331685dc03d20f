/** Sorts what a listing lists: which entries may be asked for, which of them are one article, and which are on the subject. */
import { checkAddress } from '../../core/model/address.ts';
import type { Entry } from '../../core/model/index.ts';
import { articleId } from '../../core/model/url.ts';
import { isEntryOnSubject } from '../../core/tracking/entries.ts';
import type { Source } from '../../core/watchlist/schema.ts';
import { addressPolicy } from '../../settings.ts';
import type { CheckContext } from './check-context.ts';

/** Sorts the usable entries of a listing: another source's on the subject, and those of its own that are on the subject or miss it. */
export function sortEntries(
  check: CheckContext,
  source: Source,
  listed: readonly Entry[],
): { readonly strange: readonly Entry[]; readonly on: readonly Entry[]; readonly off: readonly Entry[] } {
  const {
    strange = [],
    on = [],
    off = [],
  } = Object.groupBy(withOwnGuids(check, source, selectUsable(check, source, listed)), (entry) => {
    const isOn = isEntryOnSubject(entry, source, check.subject);
    if (check.ownership.isStranger(source.id, entry.url)) return isOn ? 'strange' : 'none';
    // What was opened and tracked is on the subject, whatever its listing says.
    return isOn || isTracked(check, source, entry) ? 'on' : 'off';
  });
  return { strange, on, off };
}

/**
 * Selects the entries that may be asked for and shown, each address once: the entry that the article is known by, so that a listing
 * which only changes its order is no edit of it, else the first, which readers see.
 */
function selectUsable(check: CheckContext, source: Source, entries: readonly Entry[]): Entry[] {
  const policy = addressPolicy(check.dependencies.settings);
  const usable = entries.filter(({ url }) => checkAddress(url, policy).ok);
  const byId = Map.groupBy(usable, ({ url }) => articleId(url));
  return [...byId.values()].flatMap(([first, ...others]) => {
    if (first === undefined || others.length === 0) return first ?? [];
    const known = check.record.articles[check.known.find(source.id, { ...first, guid: null }) ?? ''];
    const all = [first, ...others];
    const same =
      all.find(({ guid }) => guid !== null && guid === known?.entry.guid) ??
      all.find(({ title }) => title === known?.entry.title);
    return same ?? first;
  });
}

/**
 * Drops guids that do not name one article: those that two entries carry, and those whose article is still listed beside
 * them, as in feeds that number their places.
 */
function withOwnGuids(check: CheckContext, source: Source, entries: readonly Entry[]): Entry[] {
  const uses = Map.groupBy(entries, (entry) => entry.guid);
  const byAddress = entries.map((entry) => check.known.find(source.id, { ...entry, guid: null }));
  const listed = new Set(byAddress);
  return entries.map((entry, index) => {
    const named = check.known.find(source.id, entry);
    const isTaken = byAddress[index] === null && named !== null && listed.has(named);
    return uses.get(entry.guid)?.length === 1 && !isTaken ? entry : { ...entry, guid: null };
  });
}

/** Says whether a source's entry has an article in this host's record. */
export const isTracked = (check: CheckContext, source: Source, entry: Entry): boolean =>
  check.known.find(source.id, entry) !== null;
