/** What one source may have of a day and of a host's record, so that none spends what others need. */
import type { HostRecord, Share, TrackedArticle } from '../model/index.ts';
import { iso } from '../model/time.ts';
import type { AddressOwners } from './ownership.ts';

type Limits = {
  /** New articles that a source may list on one day, after its first look. */
  readonly taken: number;
  /** Addresses of other sources' hosts that it may ask to be looked at on one day. */
  readonly invited: number;
  /** New texts of its articles that are stored on one day, on one host. Each costs up to eight writes; the free plan has 1,000 a day. */
  readonly versions: number;
};

const LIMITS: Readonly<Record<Plan, Limits>> = {
  free: { taken: 60, invited: 24, versions: 60 },
  paid: { taken: 300, invited: 96, versions: 300 },
};
/** A source whose addresses on a host that is not its own mostly lead nowhere has no credit there for the rest of the day. */
const MIN_MISSED = 8;
/** What the articles of a host's record may come to in characters. Five records are read at once, and an isolate has 128 MB. */
const MAX_RECORD = 3_000_000;
/** An article counts for so much at least: a record has at most 1,000 of them. */
const MIN_ARTICLE = 3_000;
/** What strangers found on a source's host may be so much of its record. */
const STRANGERS_SHARE = 0.1;

/** The platform's plan: what a day has. */
type Plan = 'free' | 'paid';

type Counted = Exclude<keyof Share, 'day'>;

/** Returns what a source had of a host today. */
export function shareOf({ shares = {} }: Pick<HostRecord, 'shares'>, source: string, now: number): Share {
  const day = iso(now).slice(0, 10);
  const known = Object.hasOwn(shares, source) ? shares[source] : undefined;
  if (known?.day === day) return known;
  return { day, taken: 0, invited: 0, looked: 0, missed: 0, versions: 0, refused: 0 };
}

/** Counts what a source had of a host, in the record of that host. */
export function countShare(
  record: HostRecord,
  { source, now }: { readonly source: string; readonly now: number },
  counts: Partial<Readonly<Record<Counted, number>>>,
): void {
  const share = { ...shareOf(record, source, now) };
  for (const key of COUNTED) share[key] += counts[key] ?? 0;
  record.shares = { ...record.shares, [source]: share };
}

const COUNTED = ['taken', 'invited', 'looked', 'missed', 'versions', 'refused'] as const satisfies Counted[];

/** Returns how many more of these a source may have today. */
export const leftOf = (share: Share, key: keyof Limits, plan: Plan): number =>
  Math.max(0, LIMITS[plan][key] - share[key]);

/** Says whether what a source lists on a host that is not its own is worth a look. */
export const hasCredit = ({ looked, missed }: Share): boolean => missed < MIN_MISSED || missed * 2 <= looked;

/** Returns the shares of today: those of an earlier day say nothing any more. */
export const sharesOfToday = ({ shares = {} }: HostRecord, now: number): NonNullable<HostRecord['shares']> =>
  Object.fromEntries(Object.entries(shares).filter(([, { day }]) => day === iso(now).slice(0, 10)));

/** Returns how much was refused to each source today, on all hosts; one that is not named was refused nothing. */
export function refusedBySource(records: readonly HostRecord[], now: number): ReadonlyMap<string, number> {
  const refused = new Map<string, number>();
  for (const record of records) {
    for (const [source, share] of Object.entries(sharesOfToday(record, now))) {
      refused.set(source, (refused.get(source) ?? 0) + share.refused);
    }
  }
  return refused;
}

type Holding = { readonly id: string; readonly holder: string; readonly size: number };

/** Says whether an article's own source never listed it: strangers found it. */
const isFoundByStranger = ({ alsoIn = [], entry }: TrackedArticle): boolean =>
  alsoIn.length > 0 && entry.title === '';

/**
 * Returns the articles of a host that there is no room for. Every source has the same room, and leaves to others what it does not need;
 * of what is too much, the oldest go. What strangers found on a source's host has a tenth of the record.
 */
export function withoutRoom(record: HostRecord): string[] {
  const articles = Object.entries(record.articles);
  if (articles.length * MIN_ARTICLE <= MAX_RECORD * STRANGERS_SHARE) return [];
  const holdings = articles
    .toSorted(([, a], [, b]) => Date.parse(b.firstSeenAt) - Date.parse(a.firstSeenAt))
    .map(([id, article]) => ({
      id,
      isFound: isFoundByStranger(article),
      holder: (isFoundByStranger(article) ? article.alsoIn?.[0] : null) ?? article.source,
      size: Math.max(MIN_ARTICLE, JSON.stringify(article).length),
    }));
  const { found = [], own = [] } = Object.groupBy(holdings, ({ isFound }) => (isFound ? 'found' : 'own'));
  return [
    ...beyondRoom(found, MAX_RECORD * STRANGERS_SHARE),
    ...beyondRoom(own, MAX_RECORD * (1 - (found.length > 0 ? STRANGERS_SHARE : 0))),
  ];
}

/** @param holdings newest first */
function beyondRoom(holdings: readonly Holding[], room: number): string[] {
  const byHolder = [...Map.groupBy(holdings, ({ holder }) => holder).values()];
  const sizeOf = (held: readonly Holding[]) => held.reduce((sum, { size }) => sum + size, 0);
  let left = room;
  const smallestFirst = byHolder.toSorted((a, b) => sizeOf(a) - sizeOf(b));
  return smallestFirst.flatMap((held, index) => {
    const share = left / (smallestFirst.length - index);
    let used = 0;
    const beyond = held.filter(({ size }) => {
      const fits = used + size <= share;
      if (fits) used += size;
      return !fits;
    });
    left -= used;
    return beyond.map(({ id }) => id);
  });
}

/** Puts the articles of a host's own sources first, each source in its turn, and then those of others in theirs. */
export function inTurns(
  ids: readonly string[],
  record: HostRecord,
  { isStranger, ownersOf }: AddressOwners,
): string[] {
  const isOwn = (article: TrackedArticle) =>
    ownersOf(article.entry.url).length > 0 &&
    !isStranger(article.source, article.entry.url) &&
    !isFoundByStranger(article);
  const rows = ids.flatMap((id) => {
    const article = record.articles[id];
    return article === undefined ? [] : [{ id, article, isOwn: isOwn(article) }];
  });
  const { own = [], others = [] } = Object.groupBy(rows, (row) => (row.isOwn ? 'own' : 'others'));
  return [own, others].flatMap((part) => {
    const turns = [...Map.groupBy(part, ({ article }) => article.source).values()];
    const longest = turns.reduce((most, { length }) => Math.max(most, length), 0);
    return Array.from({ length: longest }, (_, turn) =>
      turns.flatMap((rowsOf) => rowsOf[turn]?.id ?? []),
    ).flat();
  });
}
