/** What a host's checks remember of an article, and what one more look at it means. Pure: the check stores and sends. */
import { DAY_MS, HOUR_MS, iso, MINUTE_MS, TICK_MS } from '../model/time.ts';
import { articleId } from '../model/url.ts';
import { hash } from '../model/ids.ts';
import type { Crowd, Entry, HostRecord, Suspicion, TrackedArticle, Version } from '../model/index.ts';

/** After this age an article is looked at no more. */
export const TRACKED_MS = 30 * DAY_MS;
/** A page that vanished is told on a second sight, this much later at least. */
const SECOND_SIGHT_MS = 10 * MINUTE_MS;
/** What the desk held back (one edit an hour) is offered to it again at the fourth tick, however the seconds fell. */
const SETTLED_MS = HOUR_MS - TICK_MS / 2;
/** Cut to less than a quarter: as often a broken page as an edit. Shorter texts vary too much to tell. */
const CUT_SHARE = 0.25;
const CUT_MIN_CHARACTERS = 400;
/** Earlier versions remembered, to know a return from an edit. */
const EARLIER = 4;
/** Two variants served in turn: there and back are told, all that follows is one suppression. */
const TOLD_FLIPS = 1;
/** More articles than this, and a larger share of the host than this, vanishing together is the host's trouble. */
const MASS_ARTICLES = 3;
const MASS_SHARE = 0.2;

export function trackArticle(
  entry: Entry,
  from: {
    source: string;
    baseline: boolean;
    sourceAddedAt: string;
    crowd: Crowd | null;
    now: number;
  },
): TrackedArticle {
  return {
    url: entry.url,
    source: from.source,
    guid: entry.guid,
    entry,
    firstSeenAt: iso(from.now),
    sourceAddedAt: from.sourceAddedAt,
    baseline: from.baseline,
    version: null,
    versionSeenAt: null,
    extractor: '',
    read: null,
    characters: 0,
    validators: null,
    earlier: [],
    flips: 0,
    suspicion: null,
    removals: 0,
    gone: false,
    changedAt: null,
    crowd: from.crowd,
    lastSights: [],
  };
}

/** What its age counts from, in milliseconds: published, or first seen where that was earlier or is all we know. */
export function bornAt(article: Pick<TrackedArticle, 'firstSeenAt' | 'entry'>): number {
  const seen = Date.parse(article.firstSeenAt);
  const published = Date.parse(article.entry.publishedAt ?? '');
  return Number.isNaN(published) ? seen : Math.min(seen, published);
}

/** What a listing says of an article; another hash means that the listing was edited. */
export const entryHash = (entry: Entry): string => hash(entry.title, entry.summary);

export const characters = (version: Version): number =>
  version.blocks.reduce((total, block) => total + block.text.length, 0);

export const isSettled = (article: TrackedArticle, now: number): boolean =>
  article.changedAt !== null && now - Date.parse(article.changedAt) >= SETTLED_MS;

/** What a look that found a version means. */
export type Finding =
  | 'first'
  | 'unchanged'
  /** The same content as before, by a newer extractor of ours: remembered, nothing to tell. */
  | 'extracted-anew'
  | 'changed'
  /** A known variant again, after there and back were told: said once, then silent and free of writes. */
  | 'flapping'
  | 'still-flapping'
  /** Much shorter than it was: kept in mind, decided at the second sight. */
  | 'suspect'
  /** The page is worse readable than before (a paywall came up): that is no news and no version. */
  | 'worse-read';

const READ_RANK = { listing: 0, partial: 1, full: 2 } as const;

export function findingOf(article: TrackedArticle, version: Version, now: number): Finding {
  if (article.version === null || article.read === null) return 'first';
  if (version.hash === article.version) {
    return version.extractor === article.extractor ? 'unchanged' : 'extracted-anew';
  }
  if (READ_RANK[version.read] < READ_RANK[article.read]) return 'worse-read';
  if (article.earlier.includes(version.hash)) {
    if (article.flips > TOLD_FLIPS) return 'still-flapping';
    if (article.flips === TOLD_FLIPS) return 'flapping';
    return 'changed';
  }
  const length = characters(version);
  const isCut = article.characters >= CUT_MIN_CHARACTERS && length < article.characters * CUT_SHARE;
  if (isCut && !isSecondSight(article.suspicion, length === 0 ? 'emptied' : 'cut', now)) return 'suspect';
  return 'changed';
}

/** The article as it is remembered after a version was stored for it. */
export function withVersion(article: TrackedArticle, version: Version, now: number): TrackedArticle {
  const isChange = article.version !== null && article.version !== version.hash;
  const isFlip = isChange && article.earlier.includes(version.hash);
  // What stood for a day was no variant served in turn: with a new text, counting begins again.
  const hasRested = isChange && now - Date.parse(article.versionSeenAt ?? iso(now)) >= DAY_MS;
  const earlier =
    isChange && article.version !== null ? [article.version, ...article.earlier] : article.earlier;
  return {
    ...article,
    version: version.hash,
    versionSeenAt: isChange || article.versionSeenAt === null ? iso(now) : article.versionSeenAt,
    extractor: version.extractor,
    read: version.read,
    characters: characters(version),
    earlier: earlier.filter((known) => known !== version.hash).slice(0, EARLIER),
    flips: isFlip ? article.flips + 1 : hasRested ? 0 : article.flips,
    suspicion: null,
    gone: false,
    changedAt: isChange ? iso(now) : article.changedAt,
  };
}

const isSecondSight = (suspicion: Suspicion | null, kind: Suspicion['kind'], now: number): boolean =>
  suspicion !== null && suspicion.kind === kind && now - Date.parse(suspicion.since) >= SECOND_SIGHT_MS;

/** Finds the article an entry is about: by its address, or by its guid at the same source. */
export type KnownArticles = {
  readonly find: (source: string, entry: Entry) => string | null;
  readonly add: (id: string, article: TrackedArticle) => void;
};

export function indexArticles(record: HostRecord): KnownArticles {
  const byAddress = new Map<string, string>();
  const byGuid = new Map<string, string>();
  const add = (id: string, article: TrackedArticle): void => {
    // Where it was first, where it is listed, and where it stands by now.
    for (const known of [articleId(article.entry.url), articleId(article.url), id]) byAddress.set(known, id);
    if (article.guid !== null) byGuid.set(hash(article.source, article.guid), id);
  };
  for (const [id, article] of Object.entries(record.articles)) add(id, article);
  for (const id of Object.keys(record.articles)) byAddress.set(id, id);
  return {
    find: (source, entry) => {
      const guid = entry.guid === null ? undefined : byGuid.get(hash(source, entry.guid));
      return byAddress.get(articleId(entry.url)) ?? guid ?? null;
    },
    add,
  };
}

/** A look that found the article missing: suspect at first, confirmed at a second sight ten minutes later at least. */
export function withMissing(
  article: TrackedArticle,
  kind: Suspicion['kind'],
  text: string,
  now: number,
): { article: TrackedArticle; confirmed: boolean } {
  if (article.gone) return { article, confirmed: false };
  if (!isSecondSight(article.suspicion, kind, now)) {
    const since = article.suspicion?.kind === kind ? article.suspicion.since : iso(now);
    return { article: { ...article, suspicion: { kind, since, text } }, confirmed: false };
  }
  return { article, confirmed: true };
}

export const asGone = (article: TrackedArticle): TrackedArticle => ({
  ...article,
  suspicion: null,
  gone: true,
  removals: article.removals + 1,
});

/** So many of a host's articles vanishing together that the host is in trouble, and none of them is called removed. */
export function isMassVanishing(record: HostRecord): boolean {
  const tracked = Object.values(record.articles).filter(
    (article) => !article.gone && article.version !== null,
  );
  const vanished = tracked.filter(({ suspicion }) => suspicion !== null && suspicion.kind !== 'cut').length;
  return vanished > MASS_ARTICLES && vanished > tracked.length * MASS_SHARE;
}

/** Entries of these are not state, and their change alone is no reason to write a host's record. */
export function isWorthWriting(before: HostRecord | null, after: HostRecord): boolean {
  return before === null || JSON.stringify(essence(before)) !== JSON.stringify(essence(after));
}

/** The newest dates count by day: a listing that moves on writes once a day. */
function essence(record: HostRecord): unknown {
  return {
    ...record,
    sources: Object.entries(record.sources).map(([id, state]) => ({
      ...state,
      id,
      validators: null,
      listed: 0,
      onSubject: 0,
      listedHash: null,
      listingHash: null,
      newestAt: state.newestAt?.slice(0, 10),
      newestOnSubjectAt: state.newestOnSubjectAt?.slice(0, 10),
    })),
    articles: Object.entries(record.articles).map(([id, article]) => ({ ...article, id, validators: null })),
  };
}
