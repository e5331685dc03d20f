import { HOUR_MS } from '../core/clock.ts';
import { EXTRACTOR, extract, type Hints, listingVersion } from '../core/extract/article.ts';
import { type CheckFailure, describeFailure } from '../core/failure.ts';
import type { Suspicion, TrackedArticle, Validators, Version } from '../core/model.ts';
import { unreachable } from '../core/result.ts';
import { asGone, findingOf, isMassVanishing, isSettled, withMissing, withVersion } from '../core/tracking.ts';
import { gunzip, gzip } from '../io/gzip.ts';
import type { Source } from '../watchlist/schema.ts';
import { moveArticle, putPointer, remember, tellSight } from './sight.ts';
import type { Visit } from './visit.ts';

const PAGE_BYTES = 2_000_000;
/** A page that can't be had at first sight for passing reasons is asked for again this long; then its listing stands in. */
const FIRST_SIGHT_PATIENCE_MS = HOUR_MS;

/** What one request for an article's page came to. */
type Look =
  | {
      readonly seen: 'page';
      /** Where the page is now. */
      readonly url: string;
      readonly version: Version;
      readonly html: string;
      readonly validators: Validators | null;
    }
  | { readonly seen: 'unchanged' }
  | { readonly seen: 'missing'; readonly kind: Suspicion['kind']; readonly text: string }
  /** Not to be read: a paywall, a challenge, robots.txt. The listing is the article. */
  | { readonly seen: 'unreadable' }
  /** Nothing is known: a passing failure. */
  | { readonly seen: 'nothing' };

/** Looks at one article's page and sends the desk what it found; what is remembered is changed in the visit's record. */
export async function lookAtArticle(visit: Visit, id: string): Promise<void> {
  const known = await resume(visit, id);
  const source = known && visit.sourceOf(known.source);
  if (!known || !source) return;

  const look = await readPage(visit, source, known);
  switch (look.seen) {
    case 'page':
      await moveArticle(visit, id, look.url);
      return settle(visit, id, source, look.version, look);
    case 'unchanged':
      return offerAgain(visit, id, { ...known, suspicion: null });
    case 'missing':
      return suspect(visit, id, known, look.kind, look.text);
    case 'unreadable':
      return settle(visit, id, source, listingVersion(known.entry, source.language), null);
    case 'nothing': {
      const isNew = known.version === null;
      const isPatient = visit.now() - Date.parse(known.firstSeenAt) < FIRST_SIGHT_PATIENCE_MS;
      if (!isNew || isPatient) return;
      return settle(visit, id, source, listingVersion(known.entry, source.language), null);
    }
    default:
      return unreachable(look);
  }
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
  await tellSight(visit, id, resumed, { sight: 'first', to: version.hash });
  return visit.record.articles[id] ?? resumed;
}

async function readPage(visit: Visit, source: Source, article: TrackedArticle): Promise<Look> {
  const isSuspect = article.suspicion !== null || article.gone;
  const isOldExtractor = article.extractor !== EXTRACTOR;
  const answer = await visit.get({
    url: article.url,
    accept: 'page',
    validators: isSuspect || isOldExtractor || visit.message.forced ? null : article.validators,
    limitBytes: PAGE_BYTES,
  });
  if (!answer.ok) return lookOf(answer.error);
  if (answer.value.kind === 'not-modified') return { seen: 'unchanged' };

  const { url, text, redirected, validators } = answer.value;
  if (redirected && isFrontPage(url) && !isFrontPage(article.url)) {
    return { seen: 'missing', kind: 'redirected-home', text: 'redirected to the front page' };
  }
  const version = extract(text, hintsOf(source, url));
  if (version.ok)
    return {
      seen: 'page',
      url: redirected ? url : article.url,
      version: version.value,
      html: text,
      validators,
    };
  switch (version.error.page) {
    case 'soft-404':
      return { seen: 'missing', kind: 'soft-404', text: version.error.text };
    case 'empty':
      return article.version === null
        ? { seen: 'unreadable' }
        : { seen: 'missing', kind: 'emptied', text: version.error.text };
    case 'challenge':
    case 'consent':
    case 'login':
    case 'paywall':
    case 'listing':
    case 'too-complex':
      return { seen: 'unreadable' };
    case 'error':
      return { seen: 'nothing' };
    default:
      return unreachable(version.error.page);
  }
}

function lookOf(failure: CheckFailure): Look {
  switch (failure.code) {
    case 'http':
      if (failure.status === 404 || failure.status === 410) {
        return { seen: 'missing', kind: 'gone', text: describeFailure(failure) };
      }
      return failure.status >= 500 || failure.status === 429 ? { seen: 'nothing' } : { seen: 'unreadable' };
    case 'timeout':
    case 'network':
    case 'undecodable':
    case 'empty-body':
    case 'unasked-304':
    case 'check-died':
      return { seen: 'nothing' };
    case 'challenge':
    case 'robots':
    case 'refused-address':
    case 'bad-redirect':
    case 'too-large':
    case 'binary':
    case 'not-a-listing':
    case 'no-entries':
    case 'page':
      return { seen: 'unreadable' };
    default:
      return unreachable(failure);
  }
}

const hintsOf = (source: Source, url: string): Hints => ({
  url,
  timeZone: source.timeZone,
  language: source.language,
  textSelectors: source.textSelectors,
  dropSelectors: source.dropSelectors,
});

const isFrontPage = (url: string): boolean => {
  const { pathname, search } = new URL(url);
  return search === '' && /^\/(?:[a-z]{2}(?:-[a-z]{2})?\/?|index\.\w+|home)?$/iu.test(pathname);
};

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
  const finding = findingOf(article, version, visit.now());
  switch (finding) {
    case 'unchanged':
      return offerAgain(visit, id, { ...article, suspicion: null });
    case 'worse-read':
    case 'still-flapping':
      return;
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
        upgrade: base === version.hash || article.read !== version.read,
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
  const anew = extract(await gunzip(snapshot), hintsOf(source, article.url));
  if (!anew.ok) return version.hash;
  await visit.dependencies.corpus.putVersion(id, anew.value);
  return anew.value.hash;
}

/** Snapshot first, then what was made of it: a version always has its page. */
async function storeVersion(visit: Visit, id: string, version: Version, html: string | null): Promise<void> {
  const { corpus } = visit.dependencies;
  if (html !== null) await corpus.putSnapshot(id, version.hash, await gzip(html));
  await corpus.putVersion(id, version);
}

/** An hour after a change, the desk is offered once more what it may have held back (one edit an hour). */
async function offerAgain(visit: Visit, id: string, article: TrackedArticle): Promise<void> {
  if (article.gone) {
    const returned = { ...article, gone: false };
    return tellSight(visit, id, returned, { sight: 'returned', to: article.version });
  }
  if (!isSettled(article, visit.now())) {
    remember(visit, id, article);
    return;
  }
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
  if (!missing.confirmed || isMassVanishing(visit.record)) return;
  await tellSight(visit, id, asGone(article), {
    sight: 'missing',
    from: article.version,
    fromSeenAt: article.versionSeenAt,
    missing: { kind, text, nth: article.removals + 1 },
  });
}
