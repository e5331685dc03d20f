import { HOUR_MS } from '../../core/model/time.ts';
import { isChangedSlug } from '../../core/alerts/decide.ts';
import { extractVersion, listingVersion, withHeadline } from '../../core/extract/article.ts';
import type { CheckFailure } from '../../core/model/failure.ts';
import type { Suspicion, TrackedArticle, Validators, Version } from '../../core/model/index.ts';
import { unreachable } from '../../core/model/result.ts';
import {
  asGone,
  bornAt,
  versionStatus,
  isMassVanishing,
  isHeldEditDue,
  TRACKED_MS,
  withMissing,
  withVersion,
} from '../../core/tracking/article-state.ts';
import { gunzip, gzip } from '../../io/storage/gzip.ts';
import type { Source } from '../../core/watchlist/schema.ts';
import { hintsOf, type Look, readPage } from './read-page.ts';
import { moveArticle, putPointer, remember, tellSight } from './record-sight.ts';
import { isWatchedForItself, type Visit } from './host-visit.ts';

/** A page that can't be had at first sight for passing reasons is asked for again this long; then its listing stands in. */
const FIRST_SIGHT_PATIENCE_MS = HOUR_MS;

/**
 * Looks at one article's page and sends the desk what it found; what is remembered is changed in the visit's record.
 * @returns why the page could not be read, or null
 */
export async function lookAtArticle(visit: Visit, id: string): Promise<CheckFailure | null> {
  if (visit.looked.has(id)) return null;
  visit.looked.add(id);
  const known = await resume(visit, id);
  const source = known && visit.sourceOf(known.source);
  if (!known || !source) return null;
  const look = await readPage(visit, source, known);
  await weigh(visit, id, known, source, look);
  await offerSettled(visit, id);
  return 'failure' in look ? look.failure : null;
}

async function weigh(
  visit: Visit,
  id: string,
  known: TrackedArticle,
  source: Source,
  look: Look,
): Promise<void> {
  switch (look.seen) {
    case 'page':
      if (await isOfAnother(visit, id, known, look)) return;
      await moveArticle(visit, id, look.url);
      return settle(visit, id, source, look.version, look);
    case 'unchanged':
      return seeWell(visit, id, known);
    case 'missing':
      return suspect(visit, id, known, look.kind, look.text);
    case 'unreadable':
      return standIn(visit, id, known, source);
    case 'nothing': {
      const isNew = known.version === null;
      const isPatient = visit.now() - Date.parse(known.firstSeenAt) < FIRST_SIGHT_PATIENCE_MS;
      return !isNew || isPatient ? undefined : standIn(visit, id, known, source);
    }
    default:
      return unreachable(look);
  }
}

/** The listing is the article; where it has no title either, nothing is known, and it is looked at by its age alone. */
async function standIn(visit: Visit, id: string, known: TrackedArticle, source: Source): Promise<void> {
  if (known.entry.title !== '') {
    return settle(visit, id, source, listingVersion(known.entry, source.language), null);
  }
  if (known.version === null) remember(visit, id, { ...known, gone: true });
}

/**
 * An address that leads to one under which an article is tracked already: two histories there would tell each edit twice.
 * The older history goes on where it is the same text; else this article has gone into another one.
 */
async function isOfAnother(
  visit: Visit,
  id: string,
  known: TrackedArticle,
  look: { readonly url: string; readonly version: Version },
): Promise<boolean> {
  const other = visit.known.find(known.source, { ...known.entry, url: look.url, guid: null });
  if (other === null || other === id || visit.record.articles[other] === undefined) return false;
  const before =
    known.version === null ? null : await visit.dependencies.corpus.getVersion(id, known.version);
  if (before !== null && isChangedSlug(before, look.version)) {
    delete visit.record.articles[other];
    return false;
  }
  remember(visit, id, { ...known, gone: true, suspicion: null });
  return true;
}

/**
 * An article without a version here may have one in the corpus: the record is a cache, and a check may have died before
 * it was written. Its first sight is told again, since nobody can know whether the desk heard of it.
 */
async function resume(visit: Visit, id: string): Promise<TrackedArticle | null> {
  const known = visit.record.articles[id];
  if (!known || known.version !== null) return known ?? null;
  const pointer = await visit.dependencies.corpus.getArticle(id);
  if (!pointer) return known;
  const version = await visit.dependencies.corpus.getVersion(id, pointer.current.version);
  if (!version) return known;
  const resumed = {
    ...withVersion(known, version, visit.now()),
    firstSeenAt: pointer.firstSeenAt,
    versionSeenAt: pointer.current.seenAt,
  };
  remember(visit, id, resumed);
  // Listed still, and looked at no more.
  if (!isWatchedForItself(visit, resumed) && visit.now() - bornAt(resumed) >= TRACKED_MS) return null;
  await tellSight(visit, id, resumed, { sight: 'first', to: version.hash });
  return visit.record.articles[id] ?? resumed;
}

/** Decides what the version means, and stores it before anyone is told of it. */
async function settle(
  visit: Visit,
  id: string,
  source: Source,
  version: Version,
  page: { readonly html: string; readonly validators: Validators | null } | null,
): Promise<void> {
  const article = visit.record.articles[id];
  if (!article) return;
  const finding = versionStatus(article, version, visit.now());
  switch (finding) {
    case 'unchanged':
    case 'still-flapping':
      return seeWell(visit, id, article);
    case 'worse-read':
      if (page === null) return;
      await seeWell(visit, id, article);
      return watchHeadline(visit, id, source, version);
    case 'suspect':
      return suspect(
        visit,
        id,
        article,
        version.blocks.length === 0 ? 'emptied' : 'cut',
        'cut by three quarters',
      );
    case 'extracted-anew':
      remember(visit, id, withVersion(article, version, visit.now()));
      return storeVersion(visit, id, version, page?.html ?? null);
    case 'first':
    case 'changed':
    case 'flapping': {
      const base =
        finding === 'changed' ? await baseOf(visit, id, source, article, version) : article.version;
      const next = { ...withVersion(article, version, visit.now()), validators: page?.validators ?? null };
      await storeVersion(visit, id, version, page?.html ?? null);
      await tellSight(visit, id, next, {
        sight: finding === 'first' ? 'first' : 'changed',
        from: base,
        fromSeenAt: article.versionSeenAt,
        to: version.hash,
        upgrade: base === version.hash,
        flapping: finding === 'flapping',
      });
      return putPointer(visit, id, visit.record.articles[id] ?? next, version);
    }
    default:
      return unreachable(finding);
  }
}

/**
 * The version to compare with. One that an older extractor of ours made is made anew from its snapshot first: what
 * then still differs was changed by the outlet. Without a snapshot nobody can tell, and nobody is told.
 * @returns the hash of the version, equal to the new one's where nothing but the extractor changed
 */
async function baseOf(
  visit: Visit,
  id: string,
  source: Source,
  article: TrackedArticle,
  version: Version,
): Promise<string | null> {
  const isOurs =
    article.extractor === version.extractor || article.version === null || version.read === 'listing';
  if (isOurs) return article.version;
  const snapshot = await visit.dependencies.corpus.getSnapshot(id, article.version ?? '');
  if (snapshot === null) return version.hash;
  const anew = extractVersion(await gunzip(snapshot), hintsOf(source, article.url));
  if (!anew.ok) return version.hash;
  await visit.dependencies.corpus.putVersion(id, anew.value);
  return anew.value.hash;
}

/** Behind a wall that came up later the text is out of sight, the headline is not: it is watched over the text as last read. */
async function watchHeadline(visit: Visit, id: string, source: Source, seen: Version): Promise<void> {
  const article = visit.record.articles[id];
  if (!article?.version || article.extractor !== seen.extractor || seen.headline === '') return;
  const known = await visit.dependencies.corpus.getVersion(id, article.version);
  if (known === null || known.headline === seen.headline) return;
  return settle(visit, id, source, withHeadline(known, seen.headline), null);
}

/** Snapshot first, then what was made of it: a version always has its page. */
async function storeVersion(visit: Visit, id: string, version: Version, html: string | null): Promise<void> {
  const { corpus } = visit.dependencies;
  const article = visit.record.articles[id];
  const isFirst = article !== undefined && article.version === null;
  const likelyCited = isFirst && !article.baseline;
  if (html !== null) await corpus.putSnapshot(id, version.hash, await gzip(html), likelyCited);
  await corpus.putVersion(id, version);
}

/** The page is there, whatever made it suspect. */
async function seeWell(visit: Visit, id: string, article: TrackedArticle): Promise<void> {
  const well = { ...article, suspicion: null, gone: false };
  if (article.gone) await tellSight(visit, id, well, { sight: 'returned', to: article.version });
  else remember(visit, id, well);
}

/** An hour after a change, the desk is offered once more what it may have held back (one edit an hour). */
async function offerSettled(visit: Visit, id: string): Promise<void> {
  const article = visit.record.articles[id];
  if (!article || !isHeldEditDue(article, visit.now())) return;
  await tellSight(visit, id, { ...article, changedAt: null }, { sight: 'settled', to: article.version });
}

async function suspect(
  visit: Visit,
  id: string,
  article: TrackedArticle,
  kind: Suspicion['kind'],
  text: string,
): Promise<void> {
  // Gone before it was ever read: there is nothing to tell of it.
  if (article.version === null) {
    remember(visit, id, { ...article, gone: true });
    return;
  }
  const missing = withMissing(article, kind, text, visit.now());
  remember(visit, id, missing.article);
  if (!missing.confirmed || isMassVanishing(visit.record) || !(await isHostWell(visit))) return;
  await tellSight(visit, id, asGone(article), {
    sight: 'missing',
    from: article.version,
    fromSeenAt: article.versionSeenAt,
    missing: { kind, text, nth: article.removals + 1 },
  });
}

/**
 * Whether some other page of the host is there; one is asked for when none was looked at yet. Few articles are due at a
 * time: a host that lost all its pages would else be taken for one that removed these few.
 */
async function isHostWell(visit: Visit): Promise<boolean> {
  const others = Object.entries(visit.record.articles).filter(
    ([, { version, read, gone, suspicion }]) =>
      version !== null && read !== 'listing' && !gone && suspicion === null,
  );
  if (others.length === 0 || others.some(([id]) => visit.looked.has(id))) return true;
  const [witness = ''] = others.map(([id]) => id);
  await lookAtArticle(visit, witness);
  return visit.record.articles[witness]?.suspicion === null;
}
