/** The state that a host's checks keep of an article, and what one more check of it means. The check stores and sends. */
import { DAY_MS, HOUR_MS, iso, MINUTE_MS, TICK_MS } from '../model/time.ts';
import { articleId } from '../model/url.ts';
import { hash } from '../model/ids.ts';
import {
  type Entry,
  type ForwardedEntry,
  type HostRecord,
  readingRank,
  type Suspicion,
  type TrackedArticle,
  type Version,
} from '../model/index.ts';

/** An article of this age is not checked any more. */
export const TRACKED_MS = 30 * DAY_MS;
/** A page that vanished is told at a second sight, which is at least this much later. */
export const SECOND_SIGHT_MS = 10 * MINUTE_MS;
/**
 * An article has at most one edit alert an hour, unless it is major; what was held back is looked at again then. Half a tick shorter
 * than an hour, so that the fourth tick always comes after it, whatever the seconds.
 */
export const EDIT_GAP_MS = HOUR_MS - TICK_MS / 2;
/** A text cut to less than a quarter is a broken page as often as an edit. Texts shorter than the minimum vary too much. */
const MAX_CUT_SHARE = 0.25;
const MIN_CUT_CHARACTERS = 400;
/** So many earlier versions are remembered, to tell a return to one of them from an edit. */
const MAX_EARLIER = 4;
/** Of two variants served in turn, the way there and back is told, and all that follows is one suppression. */
const MAX_TOLD_FLIPS = 1;
/** When more articles than this, and a larger share of the host than this, vanish together, the host is in trouble. */
const MAX_VANISHED_ARTICLES = 3;
const MAX_VANISHED_SHARE = 0.2;

/** Returns the state of an article that has not been checked yet. */
export function newTrackedArticle(
  entry: Entry,
  from: Omit<ForwardedEntry, 'entry'> & { readonly now: number },
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

/**
 * Returns the time that an article's age counts from, in milliseconds: when it was published, or when it was first seen if
 * that was earlier or is all we know.
 */
export function bornAt(article: Pick<TrackedArticle, 'firstSeenAt' | 'entry'>): number {
  const seen = Date.parse(article.firstSeenAt);
  const published = Date.parse(article.entry.publishedAt ?? '');
  return Number.isNaN(published) ? seen : Math.min(seen, published);
}

/** Counts the characters of a version's text. */
const characterCount = (version: Version): number =>
  version.blocks.reduce((total, block) => total + block.text.length, 0);

/** Says whether a check found something of an article that its next look decides: it is then due at every tick. */
export const isAwaited = ({ suspicion, moving }: TrackedArticle): boolean =>
  suspicion !== null || (moving?.held ?? null) !== null;

/** Says whether it is time to send the desk an edit again that it may have held back. */
export const isHeldEditDue = (article: TrackedArticle, now: number): boolean =>
  article.changedAt !== null && now - Date.parse(article.changedAt) >= EDIT_GAP_MS;

/** The relation of a version that a check found to what is known of its article. */
type VersionStatus =
  | 'first'
  | 'unchanged'
  /** A newer extractor of ours gave the same content: it is remembered, and there is nothing to tell. */
  | 'extracted-anew'
  | 'changed'
  /** A known variant came back after the way there and back was told: said once, then silent and free of writes. */
  | 'flapping'
  | 'still-flapping'
  /** The text is much shorter than it was: it is kept in mind, and the second sight decides. */
  | 'suspect'
  /** Less of the page can be read than before (a paywall came up): that is no news and no version. */
  | 'worse-read';

/** Returns an article as if today's extractor had read its last version, null where nobody can tell how it would have. */
export function asRead(article: TrackedArticle, anew: Version | null | undefined): TrackedArticle {
  if (anew === undefined) return article;
  const { read, characters } =
    anew === null ? UNKNOWN : { read: anew.read, characters: characterCount(anew) };
  return { ...article, read, characters };
}

/** Of a version that can't be read anew, nothing later is a cut or a worse reading. */
const UNKNOWN = { read: 'listing', characters: 0 } as const;

export function versionStatus(article: TrackedArticle, version: Version, now: number): VersionStatus {
  if (article.version === null || article.read === null) return 'first';
  if (version.hash === article.version) {
    return version.extractor === article.extractor ? 'unchanged' : 'extracted-anew';
  }
  if (readingRank[version.read] < readingRank[article.read]) return 'worse-read';
  if (article.earlier.includes(version.hash)) {
    if (article.flips > MAX_TOLD_FLIPS) return 'still-flapping';
    if (article.flips === MAX_TOLD_FLIPS) return 'flapping';
    return 'changed';
  }
  const length = characterCount(version);
  // A listing is as long as its source likes; nobody read the page that it stands in for. One section may be short, and a page that is
  // served in part lacks it.
  const least = article.opened === true && length === 0 ? 1 : MIN_CUT_CHARACTERS;
  const wasLong = article.read !== 'listing' && article.characters >= least;
  const isCut = wasLong && length < article.characters * MAX_CUT_SHARE;
  if (isCut && !isSecondSight(article.suspicion, length === 0 ? 'emptied' : 'cut', now)) return 'suspect';
  return 'changed';
}

/** Returns the article as it is remembered after a version was stored for it. */
export function withVersion(article: TrackedArticle, version: Version, now: number): TrackedArticle {
  const isChange = article.version !== null && article.version !== version.hash;
  const isFlip = isChange && article.earlier.includes(version.hash);
  // A text that stood for a day was no variant served in turn: with the next text, counting begins again.
  const hasRested = isChange && now - Date.parse(article.versionSeenAt ?? iso(now)) >= DAY_MS;
  const earlier =
    isChange && article.version !== null ? [article.version, ...article.earlier] : article.earlier;
  return {
    ...article,
    version: version.hash,
    versionSeenAt: isChange || article.versionSeenAt === null ? iso(now) : article.versionSeenAt,
    extractor: version.extractor,
    read: version.read,
    characters: characterCount(version),
    earlier: earlier.filter((known) => known !== version.hash).slice(0, MAX_EARLIER),
    flips: isFlip ? article.flips + 1 : hasRested ? 0 : article.flips,
    suspicion: null,
    gone: false,
    changedAt: isChange ? iso(now) : article.changedAt,
  };
}

const isSecondSight = (suspicion: Suspicion | null, kind: Suspicion['kind'], now: number): boolean =>
  suspicion !== null && suspicion.kind === kind && now - Date.parse(suspicion.since) >= SECOND_SIGHT_MS;

/** Finds the article that an entry is about, by its address or by its guid at the same source. */
export type KnownArticles = {
  readonly find: (source: string, entry: Entry) => string | null;
  readonly add: (id: string, article: TrackedArticle) => void;
};

export function indexArticles(record: HostRecord): KnownArticles {
  const byAddress = new Map<string, string>();
  const byGuid = new Map<string, string>();
  const add = (id: string, article: TrackedArticle): void => {
    // An article is known by the address it was first seen at, the one it is listed at and its present one.
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

/** Records that a check found the article missing. The first such check only suspects; a later one confirms. */
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

/** Says whether so many of a host's articles vanished together that the host is in trouble; none is then called removed. */
export function isMassVanishing(record: HostRecord): boolean {
  const tracked = Object.values(record.articles).filter(
    // What was never read cannot vanish, and says nothing of the host.
    ({ gone, version, read }) => !gone && version !== null && read !== 'listing',
  );
  const vanished = tracked.filter(({ suspicion }) => suspicion !== null && suspicion.kind !== 'cut').length;
  return vanished > MAX_VANISHED_ARTICLES && vanished > tracked.length * MAX_VANISHED_SHARE;
}

/** Says whether more than validators and counts changed: those alone are no reason to write a host's record. */
export function isWorthWriting(before: HostRecord | null, after: HostRecord): boolean {
  return (
    before === null || JSON.stringify(significantPart(before)) !== JSON.stringify(significantPart(after))
  );
}

/** Keeps the newest dates by day, so that a listing that moves on causes one write a day. */
function significantPart(record: HostRecord): unknown {
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
