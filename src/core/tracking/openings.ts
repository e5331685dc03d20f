/**
 * Which entries that miss the subject by their listing are opened, and what is remembered of those that were. A page is asked for once:
 * off the subject, it is not asked for again until its listing changes.
 */
import { articleId, isItemOfPage } from '../model/url.ts';
import { DAY_MS, HOUR_MS, iso, MINUTE_MS } from '../model/time.ts';
import { hash } from '../model/ids.ts';
import type { Entry, HostRecord, Openings, SuppressedRow } from '../model/index.ts';
import { cut, line } from '../language/text.ts';
import type { Source } from '../watchlist/schema.ts';
import type { Subject } from '../watchlist/subject.ts';
import { entryHash } from './entries.ts';

/** One check opens so many entries of one source, so that none spends what others need. */
export const MAX_OPENED_AT_ONCE = 4;
/** So many may wait, newest first: of what a source lists at first, and of what comes later. */
const MAX_WAITING = 20;
/** News is told for so long, and an older page is not worth a request. */
const MAX_AGE_MS = 7 * DAY_MS;
/** A source that did not ask for it has its entries without a summary opened once in this time. */
const UNASKED_GAP_MS = HOUR_MS;
/** A page that fails for passing reasons is asked for again after these times, and then no more. */
const RETRY_GAPS_MS = [0, HOUR_MS, 6 * HOUR_MS] as const;
const MAX_KNOWN = 600;
const MAX_LATEST = 20;
const MAX_DAYS = 14;
const MAX_TITLE = 120;
/** Ids and hashes are kept in part: a false match costs one entry in a thousand million. */
const ID_LENGTH = 10;
const HASH_LENGTH = 6;

/** Why an entry that misses the subject is not opened. */
type NotOpened = 'never' | 'excluded' | 'about-something-else' | 'shared-page' | 'old';

/** How an opening ended. `unreadable`: no article could be read there; `again`: it failed, and is tried once more. */
export type OpeningOutcome = 'on' | 'off' | 'unreadable' | 'again';

/** What is remembered of an entry. `passed`: it was there before the first look; `waiting`: likewise, and it is still to be opened. */
type Remembered = {
  readonly state: 'off' | 'unreadable' | 'passed' | 'waiting' | 'tried' | 'refused';
  readonly tries: number;
  readonly listing: string;
  readonly at: number;
};

const CODES = { off: 'o', unreadable: 'u', passed: 'p', waiting: 'w', tried: 't', refused: 'r' } as const;
const STATES = new Map(Object.entries(CODES).map(([state, code]) => [code as string, state]));

/**
 * Says whether the pages of a source's entries are opened where the listing misses the subject. By default those of officials are, and of
 * other sources the entries that have no summary.
 */
const openingOf = (source: Source, hasSummary: boolean): 'never' | 'unsure' | 'always' =>
  source.open ?? (source.type === 'official' || !hasSummary ? 'unsure' : 'never');

/** Says whether the watchlist or the source's type asks for openings, and not only a missing summary. */
export const opensEntries = (source: Source): boolean => openingOf(source, true) !== 'never';

/** A summary that only repeats the title says no more than it. */
const hasSummary = ({ title, summary }: Entry): boolean => {
  const [short, long] = [line(title).toLowerCase(), line(summary).toLowerCase()];
  return long !== '' && !short.includes(long);
};

/** Says why an entry that misses the subject by its title and summary is not opened. */
export const notOpenedWords: Readonly<Record<NotOpened, string>> = {
  never: 'its source does not open such entries',
  excluded: 'a phrase of the watchlist rules it out',
  'about-something-else': 'its summary names no side of the subject',
  'shared-page': 'several items share its page',
  old: 'it is older than a week',
};

/** Says what became of an entry that misses the subject by its title and summary. */
export const openingWords: Readonly<Record<Remembered['state'], string>> = {
  off: 'its page was opened, and nothing on it is on the subject',
  unreadable: 'its page was opened, and no article could be read there',
  passed: "it was listed at the source's first check, and its page was not opened",
  waiting: 'its page waits to be opened',
  tried: 'its page failed, and is asked for again',
  refused: 'its source had used up what it may ask of that host on one day',
};

/**
 * Lists the newest entries that were opened and are not told, as rows of what is suppressed, newest first.
 * @param watched whether the watchlist still has a source
 */
export function openedRows(
  records: readonly HostRecord[],
  watched: (source: string) => boolean,
): SuppressedRow[] {
  const rows = records.flatMap(({ openings = {} }) =>
    Object.entries(openings).flatMap(([source, { latest }]) =>
      watched(source) ? latest.flatMap((row) => openedRow(source, row)) : [],
    ),
  );
  return rows.toSorted((a, b) => (a.at < b.at ? 1 : -1));
}

function openedRow(source: string, { url, title, at, outcome }: Openings['latest'][number]): SuppressedRow[] {
  if (outcome === 'on') return [];
  const state = outcome === 'again' ? 'tried' : outcome;
  const rule = outcome === 'off' ? 'opened-off-subject' : 'opened-unreadable';
  const row = { rule, text: openingWords[state], title: title === '' ? url : title, source };
  return [{ ...row, id: hash('opened', source, url, at), at, article: null, url, alert: null }];
}

/** Says whether any entry of a source could be opened, were it new and its subject unsure. */
export const mayOpen = (source: Source, entries: readonly Entry[]): boolean =>
  opensEntries(source) || entries.some((entry) => openingOf(source, hasSummary(entry)) !== 'never');

/** Says whether an entry or a page is dated too long ago to be opened for news. */
export const isOld = (publishedAt: string | null, now: number): boolean =>
  now - Date.parse(publishedAt ?? '') > MAX_AGE_MS;

/** @returns why an entry that misses the subject is not opened, or null when it is */
export function whyNotOpened(entry: Entry, source: Source, subject: Subject, now: number): NotOpened | null {
  const isSummarised = hasSummary(entry);
  const mode = openingOf(source, isSummarised);
  if (mode === 'never') return 'never';
  if (isItemOfPage(entry.url)) return 'shared-page';
  if (isOld(entry.publishedAt, now)) return 'old';
  const named = subject.groupsIn(`${entry.title}\n${entry.summary}`);
  if (named === null) return 'excluded';
  if (mode === 'always' || !isSummarised || named.size > 0) return null;
  return subject.groupsOf(source.party).size > 0 ? null : 'about-something-else';
}

/** An entry that is to be opened. */
type PlannedOpening = { readonly entry: Entry; readonly baseline: boolean };

type OpeningPlan = { readonly open: readonly PlannedOpening[]; readonly openings: Openings };

/**
 * Plans what one check opens of a source, newest first.
 * @param unsure the entries that may be opened, in the order of the listing @param known null at the first look
 */
export function planOpenings(
  unsure: readonly Entry[],
  source: Source,
  known: Openings | null,
  now: number,
): OpeningPlan {
  const openings = known ?? { ...noOpenings, known: baselineOf(unsure, source, now) };
  const unopened = newestFirst(unsure).flatMap((entry) => {
    const remembered = recall(openings, entry);
    const isSame = remembered !== null && remembered.listing === listingOf(entry);
    if (isSame && !['waiting', 'tried'].includes(remembered.state)) return [];
    const baseline = remembered !== null && ['waiting', 'passed'].includes(remembered.state);
    return [{ entry, baseline, isDue: !isSame || isRetryDue(remembered, now) }];
  });
  const considered = unopened.slice(0, MAX_WAITING);
  const room = opensEntries(source) || !hasOpenedLately(openings, now) ? MAX_OPENED_AT_ONCE : 0;
  const open = considered.filter(({ isDue }) => isDue).slice(0, room);
  return {
    open: open.map(({ entry, baseline }) => ({ entry, baseline })),
    openings: { ...openings, waiting: considered.length - open.length },
  };
}

const isRetryDue = ({ tries, at }: Remembered, now: number): boolean =>
  tries === 0 || now - at >= (RETRY_GAPS_MS[tries - 1] ?? Infinity);

const newestFirst = (entries: readonly Entry[]): Entry[] =>
  entries.toSorted((a, b) => (b.publishedAt ?? '').localeCompare(a.publishedAt ?? ''));

/** What was listed before the first look is no news; the newest of it are opened for what they say, where that was asked for. */
function baselineOf(unsure: readonly Entry[], source: Source, now: number): Openings['known'] {
  const opened = new Set(opensEntries(source) ? newestFirst(unsure).slice(0, MAX_WAITING) : []);
  return Object.fromEntries(
    unsure.map((entry) => [
      idOf(entry),
      encode({
        state: opened.has(entry) ? 'waiting' : 'passed',
        tries: 0,
        listing: listingOf(entry),
        at: now,
      }),
    ]),
  );
}

const hasOpenedLately = ({ latest }: Openings, now: number): boolean =>
  latest.some(({ at }) => now - Date.parse(at) < UNASKED_GAP_MS);

const noOpenings: Openings = { known: {}, waiting: 0, days: {}, latest: [] };

/** Returns the openings after one more of them. */
export function afterOpening(
  openings: Openings = noOpenings,
  entry: Entry,
  outcome: OpeningOutcome,
  now: number,
): Openings {
  const tries = (recall(openings, entry)?.tries ?? 0) + 1;
  const ended = outcome === 'again' && tries > RETRY_GAPS_MS.length ? 'unreadable' : outcome;
  const { [idOf(entry)]: _before, ...others } = openings.known;
  const remembered: Openings['known'] =
    ended === 'on'
      ? others
      : {
          ...others,
          [idOf(entry)]: encode({
            state: ended === 'again' ? 'tried' : ended,
            tries,
            listing: listingOf(entry),
            at: now,
          }),
        };
  const day = iso(now).slice(0, 10);
  const { opened = 0, onSubject = 0 } = openings.days[day] ?? {};
  const days = {
    ...openings.days,
    [day]: { opened: opened + 1, onSubject: onSubject + Number(ended === 'on') },
  };
  const row = { url: entry.url, title: cut(line(entry.title), MAX_TITLE), at: iso(now), outcome: ended };
  return {
    ...openings,
    known: Object.fromEntries(Object.entries(remembered).slice(-MAX_KNOWN)),
    days: Object.fromEntries(Object.entries(days).slice(-MAX_DAYS)),
    latest: [row, ...openings.latest.filter(({ url }) => url !== entry.url)].slice(0, MAX_LATEST),
  };
}

/** Returns the openings with an entry that is not looked at, because its source has used up its share. */
export function afterRefusal(openings: Openings | undefined, entry: Entry, now: number): Openings {
  const { known, ...others } = openings ?? noOpenings;
  const refused = encode({ state: 'refused', tries: 0, listing: listingOf(entry), at: now });
  return {
    ...others,
    known: Object.fromEntries(Object.entries({ ...known, [idOf(entry)]: refused }).slice(-MAX_KNOWN)),
  };
}

/** Says whether a host remembers that it opened an entry as it is listed now. */
export const isOpenedEntry = ({ openings = {} }: HostRecord, source: string, entry: Entry): boolean => {
  const known = openings[source];
  const opened = known === undefined ? null : recall(known, entry);
  // One that could not be read for passing reasons is tried again, until its tries are used up.
  return opened?.listing === listingOf(entry) && opened.state !== 'tried';
};

/** Says whether a page was opened for another source, whose texts are the same side's, and is off the subject or unreadable. */
export function isOpenedForAnother(
  { openings = {} }: HostRecord,
  source: Source,
  sources: readonly Source[],
  entry: Entry,
): boolean {
  return sources.some(({ id, party }) => {
    const known = id !== source.id && party === source.party ? openings[id] : undefined;
    const remembered = known === undefined ? null : recall(known, entry);
    if (remembered?.listing !== listingOf(entry)) return false;
    return remembered.state === 'off' || remembered.state === 'unreadable';
  });
}

/** What a host remembers of one address: which source listed it, and what became of it there. */
export type RecalledAddress = {
  readonly source: string;
  readonly state: Remembered['state'];
  readonly at: string;
};

/** Returns what a host remembers of an address that missed the subject, and that has no article. */
export function recallAddress({ openings = {} }: HostRecord, url: string): RecalledAddress[] {
  const id = articleId(url).slice(0, ID_LENGTH);
  return Object.entries(openings).flatMap(([source, { known }]) => {
    const remembered = decode(known[id]);
    return remembered === null ? [] : [{ source, state: remembered.state, at: iso(remembered.at) }];
  });
}

/** Says of a source whether it opens what misses the subject, for readers who look up an address that nobody knows. */
export function openingHabit(source: Source): string {
  if (source.scope === 'all') return 'takes everything that it lists';
  const [withSummary, without] = [openingOf(source, true), openingOf(source, false)];
  if (without === 'never') return 'opens no entry that misses the subject by title and summary';
  if (withSummary === 'never') return 'opens an entry that misses the subject only if it has no summary';
  return withSummary === 'always'
    ? 'opens every entry that misses the subject'
    : 'opens entries that its listing leaves unsure: without a summary, or naming one side';
}

const recall = ({ known }: Openings, entry: Entry): Remembered | null => decode(known[idOf(entry)]);

const idOf = ({ url }: Entry): string => articleId(url).slice(0, ID_LENGTH);
const listingOf = (entry: Entry): string => entryHash(entry).slice(0, HASH_LENGTH);

/** Packs what is remembered in some 14 letters: state, tries, hash of the listing, minute in base 36. */
const encode = ({ state, tries, listing, at }: Remembered): string =>
  `${CODES[state]}${tries}${listing}${Math.floor(at / MINUTE_MS).toString(36)}`;

const ENCODED = /^([a-z])(\d)([0-9a-f]{6})([0-9a-z]+)$/u;

function decode(packed: string | undefined): Remembered | null {
  const [, code = '', tries = '', listing = '', minute = ''] = ENCODED.exec(packed ?? '') ?? [];
  const state = STATES.get(code);
  if (!isState(state)) return null;
  return { state, tries: Number(tries), listing, at: Number.parseInt(minute, 36) * MINUTE_MS };
}

const isState = (state: string | undefined): state is Remembered['state'] =>
  state !== undefined && Object.hasOwn(CODES, state);
