/** Decides what a version that was read means, stores it, and sends the desk what is news of it. */
import { withHeadline } from '../../core/extract/article.ts';
import type { Suspicion, TrackedArticle, Validators, Version } from '../../core/model/index.ts';
import { unreachable } from '../../core/model/result.ts';
import { asRead, versionStatus, withVersion } from '../../core/tracking/article-state.ts';
import { countersOf, isSameButCounters, readMoves, released, settled } from '../../core/tracking/counters.ts';
import { gzip } from '../../io/storage/gzip.ts';
import { isErased } from './article-history.ts';
import type { ArticleCheck, CheckContext } from './check-context.ts';
import { upgradedVersion } from './read-anew.ts';
import { pointAt, remember, tellFirstSight, tellSight } from './record-sight.ts';
import { mayStore } from './strangers.ts';

/** The page that a version was read from, or null for a version made of other parts. */
export type FetchedPage = { readonly html: string; readonly validators: Validators | null } | null;

export type MissingPage = Pick<Suspicion, 'kind' | 'text'>;

/** A version that was read, and the last one as today's extractor reads it; see `upgradedVersion`. */
type ReadVersion = {
  readonly version: Version;
  readonly page: FetchedPage;
  readonly anew: Version | null | undefined;
};

/**
 * Decides what a version means, and stores it before anyone is told of it.
 * @returns why the page is suspected to be gone where too little is left of it, or null
 */
export async function recordVersion(
  article: ArticleCheck,
  version: Version,
  page: FetchedPage,
): Promise<MissingPage | null> {
  const { check, id } = article;
  const known = check.record.articles[id];
  if (!known) return null;
  const anew = await upgradedVersion(article, known, version);
  const isSame = isSameButCounters(known, version, languageOf(article, version), check.now());
  const status = isSame ? 'unchanged' : versionStatus(asRead(known, anew), version, check.now());
  switch (status) {
    case 'unchanged':
    case 'still-flapping':
      await markPresent(check, id, known);
      return null;
    case 'worse-read':
      return recordWorseRead(article, known, version, page);
    case 'suspect':
      return { kind: version.blocks.length === 0 ? 'emptied' : 'cut', text: 'cut by three quarters' };
    case 'extracted-anew':
      remember(check, id, withVersion(known, version, check.now()));
      await storeVersion(check, id, version, page?.html ?? null);
      return null;
    case 'first':
    case 'flapping':
      if (!mayStore(check, known)) lookAgain(article, known);
      else await recordNews(article, known, { version, page, anew, flapping: status === 'flapping' });
      return null;
    case 'changed':
      await recordChanged(article, known, { version, page, anew });
      return null;
    default:
      return unreachable(status);
  }
}

/** Keeps the text as it was read last. The headline of a page that shows less of it may have changed. */
async function recordWorseRead(
  article: ArticleCheck,
  known: TrackedArticle,
  version: Version,
  page: FetchedPage,
): Promise<MissingPage | null> {
  const { check, id } = article;
  if (page === null) {
    // Nobody knows whether the page is still there, so that a suspicion begins anew when it can be read again.
    remember(check, id, { ...known, suspicion: null });
    return null;
  }
  await markPresent(check, id, known);
  return recordHeadline(article, version);
}

/** Records a change, unless what changed may be a counter. */
async function recordChanged(article: ArticleCheck, known: TrackedArticle, seen: ReadVersion): Promise<void> {
  const { check, id } = article;
  const { verdict, moving } = await watchMoves(article, known, seen.version);
  const next = { ...known, moving };
  if (verdict === 'held') {
    // The validators stay those of the last version, so that the next look is given the page again.
    await markPresent(check, id, known);
    remember(check, id, { ...(check.record.articles[id] ?? next), moving });
    return;
  }
  if (!mayStore(check, known)) return lookAgain(article, known);
  await recordNews(article, next, { ...seen, flapping: false });
  if (verdict === 'counted') settleCounted(article, known);
}

/** Leaves a text for another day, because its source has used up its share of this one: the next look is given the page again. */
const lookAgain = ({ check, id }: ArticleCheck, known: TrackedArticle): void =>
  void remember(check, id, { ...known, suspicion: null, validators: null });

/** A change that is none has nothing that the desk could hold back for an hour. */
function settleCounted({ check, id }: ArticleCheck, { changedAt }: TrackedArticle): void {
  const article = check.record.articles[id];
  if (article !== undefined) remember(check, id, { ...article, changedAt });
}

const languageOf = ({ source }: ArticleCheck, version: Version): string =>
  version.language ?? source.language;

/** Compares a version with the last one for lines that may be counters. What our own extractor changed says nothing of them. */
async function watchMoves(
  article: ArticleCheck,
  known: TrackedArticle,
  after: Version,
): Promise<ReturnType<typeof readMoves>> {
  const { check, id } = article;
  const isAlike =
    known.extractor === after.extractor && known.read === after.read && after.read !== 'listing';
  const last = known.version;
  const before = isAlike && last !== null ? await check.dependencies.corpus.getVersion(id, last) : null;
  if (before === null) return { verdict: 'news', moving: released(known.moving) };
  return readMoves(known, { before, after }, languageOf(article, after), check.now());
}

/** Stores a version that differs from the last one, tells the desk of it, and points readers at it. */
async function recordNews(
  article: ArticleCheck,
  known: TrackedArticle,
  news: ReadVersion & { readonly flapping: boolean },
): Promise<void> {
  const { version, page, anew, flapping } = news;
  const { check, id } = article;
  if (known.version !== null && (await isErased(check, id))) return;
  const { version: last, versionSeenAt: fromSeenAt } = known;
  const isOurs = anew !== undefined && last !== null && !flapping;
  // A version is what its hash says: one that was made anew may be the very one that was fetched, and is not stored twice.
  if (isOurs && anew !== null && anew.hash !== version.hash)
    await check.dependencies.corpus.putVersion(id, anew);
  const from = isOurs ? (anew ?? version).hash : last;
  const next = {
    ...withVersion(known, version, check.now()),
    validators: page?.validators ?? null,
    moving: settled(known.moving, version, languageOf(article, version), check.now()),
  };
  await storeVersion(check, id, version, page?.html ?? null);
  check.stored.set(id, from === null ? 'first-version' : 'new-version');
  if (from === null) {
    await tellFirstSight(check, id, next, version.hash);
  } else {
    const upgrade = from === version.hash;
    const change = {
      from,
      fromSeenAt,
      to: version.hash,
      upgrade,
      flapping,
      counters: countersOf(next, check.now()),
    };
    await tellSight(check, id, next, { sight: 'changed', ...change });
  }
  return pointAt(check, id, check.record.articles[id] ?? next, version);
}

/**
 * Records a new headline over the text as it was read last. Behind a wall that came up later the text is out of sight, but
 * the headline is not.
 */
async function recordHeadline(article: ArticleCheck, seen: Version): Promise<MissingPage | null> {
  const { check, id } = article;
  const known = check.record.articles[id];
  if (!known?.version || known.extractor !== seen.extractor || seen.headline === '') return null;
  const last = await check.dependencies.corpus.getVersion(id, known.version);
  if (last === null || last.headline === seen.headline) return null;
  return recordVersion(article, withHeadline(last, seen.headline), null);
}

/** Stores the snapshot first and then the version, so that a version always has its page. */
async function storeVersion(
  check: CheckContext,
  id: string,
  version: Version,
  html: string | null,
): Promise<void> {
  const { corpus } = check.dependencies;
  const article = check.record.articles[id];
  const isFirst = article !== undefined && article.version === null;
  // Of a burst one alert cites one page.
  const likelyCited = isFirst && !article.baseline && article.crowd === null;
  if (html !== null) await corpus.putSnapshot(id, version.hash, gzip(html), likelyCited);
  await corpus.putVersion(id, version);
}

/** Clears every suspicion, because the page is there. */
export async function markPresent(check: CheckContext, id: string, article: TrackedArticle): Promise<void> {
  const present = { ...article, suspicion: null, gone: false, moving: released(article.moving) };
  if (article.gone) await tellSight(check, id, present, { sight: 'returned', to: article.version });
  else remember(check, id, present);
}
