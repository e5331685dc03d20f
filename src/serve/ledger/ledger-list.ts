/** Lists the statements of ledgers: filters and pictures go by what their columns tell, and the rows of one page are read. */
import { compileWords } from '../../core/alerts/query-parameters.ts';
import { isSaidBy, rowAt } from '../../core/ledger/places.ts';
import { type Ledger, openUnsearched, utteranceNumber } from '../../core/ledger/ledger.ts';
import { idStart, type LedgerOutline, type OutlinedUtterance, placesOf } from '../../core/ledger/outline.ts';
import type { LedgerRow, Speaker, StatementRecord } from '../../core/model/index.ts';
import type { Watchlist } from '../../core/watchlist/schema.ts';
import { readLedgersThrough, readMissing } from '../../pipeline/read-ledgers.ts';
import type { ServeContext } from '../context.ts';
import { cursorText, type ListKey, newestFirst, pageFrom } from '../http/list-query.ts';
import { compileQuery, type LedgerPage, type LedgerQuery } from './query.ts';
import { keyOf, type Utterance, utterancesOf } from './utterances.ts';

/** A ledger that is open for a list. Its outline may be older than it, and made of the same rows. */
type ListedLedger = {
  readonly party: string;
  readonly ledger: Ledger;
  readonly outline: LedgerOutline;
};

/** Ledgers that are open for a list. */
type OpenList = { readonly ledgers: readonly ListedLedger[] };

/** What a page or an answer shows of a list. */
export type LedgerList = {
  /** All statements that the filters choose from. */
  readonly outlined: readonly OutlinedUtterance[];
  /** Those that the filters let through, also where the list is narrowed to some months. */
  readonly drawn: readonly OutlinedUtterance[];
  /** The words of those drawn, where they are few. */
  readonly drawnWords: ReadonlyMap<OutlinedUtterance, Utterance>;
  readonly page: LedgerPage;
  /** Utterances by their ids, among which precedents are looked up. */
  readonly all: ReadonlyMap<string, Utterance>;
};

/** A picture leads to so many single statements at most. */
const MAX_DRAWN_WORDS = 120;
/** So many statements at a time are read for their words. */
const READ_AT_ONCE = 2_000;

/**
 * Costs one bulk read for the ledgers, one read for the index of each, and one for every 100 articles since.
 * @param since records that were read already
 */
export async function openList(
  { corpus, listRecent, outlineOf }: ServeContext,
  watchlist: Watchlist,
  parties: readonly string[],
  since: readonly StatementRecord[] = [],
): Promise<OpenList> {
  const articles = { watchlist, recent: await listRecent(), remembered: since };
  const { byParty } = await readLedgersThrough(corpus, articles, parties);
  const ledgers = [...byParty].map(([party, { rows, indexed, name }]) => {
    const ledger = openUnsearched(rows, indexed);
    return { party, ledger, outline: outlineOf(name, ledger) };
  });
  return { ledgers };
}

/** Returns the utterances of all ledgers of a list, newest first. */
export function outlinedIn({ ledgers }: OpenList): readonly OutlinedUtterance[] {
  const [first, ...others] = ledgers.map(({ outline }) => outline.utterances);
  return others.reduce(mergeNewest, first ?? []);
}

/** Returns those of which a speaker made a report, newest first. */
export function spokenIn({ ledgers }: OpenList, speaker: string): readonly OutlinedUtterance[] {
  const [first, ...others] = ledgers.map(({ ledger, outline }) => {
    const isSpeakers = isSaidBy(ledger, speaker);
    return outline.utterances.filter((one) => placesOf(one).some(isSpeakers));
  });
  return others.reduce(mergeNewest, first ?? []);
}

/** Returns what is made of a list once, for as long as the list is kept: that of a whole ledger is kept with its outline. */
export function keptFor<T>(
  make: (outlined: readonly OutlinedUtterance[]) => T,
): (outlined: readonly OutlinedUtterance[]) => T {
  const kept = new WeakMap<readonly OutlinedUtterance[], { readonly made: T }>();
  return (outlined) => {
    const known = kept.get(outlined) ?? { made: make(outlined) };
    kept.set(outlined, known);
    return known.made;
  };
}

/** Counts the statements of each speaker in each office, in the order of their newest. */
export const countSpeakers = keptFor((outlined): ReadonlyMap<Speaker, number> => {
  const counts = new Map<Speaker, number>();
  for (const { speaker } of outlined) counts.set(speaker, (counts.get(speaker) ?? 0) + 1);
  return counts;
});

/** Merges two lists that are newest first. */
function mergeNewest(
  some: readonly OutlinedUtterance[],
  others: readonly OutlinedUtterance[],
): readonly OutlinedUtterance[] {
  const merged: OutlinedUtterance[] = [];
  let at = 0;
  for (const one of some) {
    const key = outlinedKey(one);
    for (
      let other = others[at];
      other !== undefined && newestFirst(outlinedKey(other), key) < 0;
      other = others[at]
    ) {
      merged.push(other);
      at += 1;
    }
    merged.push(one);
  }
  return merged.concat(others.slice(at));
}

const outlinedKey = (one: OutlinedUtterance): ListKey => keyOf({ ...one, utterance: idStart(one) });

/** Returns those rows that are read; what is not is asked for. */
const rowsAt = (ledger: Ledger, places: readonly number[]): LedgerRow[] =>
  places.flatMap((place) => rowAt(ledger, place) ?? []);

/** Reads the rows of some utterances. One that cannot be read is left out. */
async function readUtterances(
  { corpus }: ServeContext,
  { ledgers }: OpenList,
  some: readonly OutlinedUtterance[],
): Promise<Map<OutlinedUtterance, Utterance>> {
  const byOutline = new Map(ledgers.map(({ outline, ledger }) => [outline, ledger]));
  const wanted = some.flatMap((one) => {
    const ledger = byOutline.get(one.outline);
    return ledger === undefined ? [] : [{ one, ledger, places: placesOf(one) }];
  });
  for (const { ledger, places } of wanted) rowsAt(ledger, places);
  await readMissing(
    corpus,
    ledgers.map(({ party, ledger }) => ({ party, indexed: ledger.indexed })),
  );
  const found = new Map<OutlinedUtterance, Utterance>();
  for (const { one, ledger, places } of wanted) {
    const [utterance] = utterancesOf(rowsAt(ledger, places));
    if (utterance !== undefined) found.set(one, utterance);
  }
  return found;
}

/** Finds utterances by their ids. */
function findOutlined({ ledgers }: OpenList, ids: readonly string[]): OutlinedUtterance[] {
  return ledgers.flatMap(({ ledger, outline: { listed, utterances } }) => {
    const numbers = new Set(ids.flatMap((id) => utteranceNumber(ledger, id) ?? []));
    return [...numbers].flatMap((number) => utterances[listed[number] ?? -1] ?? []);
  });
}

/** Reads utterances by their ids, with one bulk read for every 100 pages that hold them. */
export async function readByIds(
  context: ServeContext,
  list: OpenList,
  ids: readonly string[],
): Promise<Map<string, Utterance>> {
  const read = await readUtterances(context, list, findOutlined(list, ids));
  return byId(read.values());
}

/** Keeps the order given. */
const byId = (utterances: Iterable<Utterance>): Map<string, Utterance> =>
  new Map(Array.from(utterances, (utterance) => [utterance.utterance, utterance]));

/** Keeps those whose words match. Of a long ledger that reads all rows, some at a time. */
async function withWords(
  context: ServeContext,
  list: OpenList,
  some: readonly OutlinedUtterance[],
  q: string | null,
): Promise<readonly OutlinedUtterance[]> {
  if (q === null) return some;
  const holdsWords = compileWords(q);
  const found: OutlinedUtterance[] = [];
  for (let start = 0; start < some.length; start += READ_AT_ONCE) {
    const read = await readUtterances(context, list, some.slice(start, start + READ_AT_ONCE));
    for (const [one, { text }] of read) if (holdsWords(text)) found.push(one);
    for (const { ledger } of list.ledgers) ledger.indexed?.rows.clear();
  }
  return found;
}

/** A list, and those of its statements that a page is about, newest first. */
export type OpenedList = { readonly list: OpenList; readonly outlined: readonly OutlinedUtterance[] };

/** Where nothing is filtered, it is the list itself, of which much is known. */
function matchingOf(
  outlined: readonly OutlinedUtterance[],
  query: LedgerQuery,
): readonly OutlinedUtterance[] {
  const isMatching = compileQuery(query);
  return isMatching === null ? outlined : outlined.filter(isMatching);
}

/**
 * Reads the page of a list that a query names.
 * @param options `isPage`: with what only a page of HTML shows, which is precedents and the words of a picture
 */
export async function readList(
  context: ServeContext,
  { list, outlined }: OpenedList,
  query: LedgerQuery,
  { isPage }: { readonly isPage: boolean },
): Promise<LedgerList> {
  const filtered = matchingOf(outlined, { ...query, since: null, until: null });
  const drawn = await withWords(context, list, filtered, query.q);
  const isNarrowed = query.since !== null || query.until !== null;
  const matching = isNarrowed ? matchingOf(drawn, query) : drawn;
  const { items, next } = pageFrom(query, matching, outlinedKey);
  const words = isPage && drawn.length <= MAX_DRAWN_WORDS ? drawn : [];
  const read = await readUtterances(context, list, [...items, ...(next === null ? [] : [next]), ...words]);
  const shown = items.flatMap((one) => read.get(one) ?? []);
  const after = next === null ? undefined : read.get(next);
  const page = {
    items: shown,
    cursor: after === undefined ? null : cursorText(keyOf(after)),
    matching: matching.length,
  };
  const known = byId(read.values());
  const missing = isPage ? precedentsShown(shown, query).filter((id) => !known.has(id)) : [];
  const precedents = missing.length === 0 ? [] : await readByIds(context, list, missing);
  return {
    outlined,
    drawn,
    drawnWords: words.length === 0 ? new Map() : read,
    page,
    all: new Map([...precedents, ...known]),
  };
}

/** The statement that the address names is shown with all its precedents, any other with its nearest. */
const precedentsShown = (items: readonly Utterance[], { cursor }: LedgerQuery): string[] =>
  items.flatMap(({ utterance, precedents }) =>
    cursor?.id === utterance ? precedents : precedents.slice(0, 1),
  );
