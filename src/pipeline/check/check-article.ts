import { HOUR_MS } from '../../core/model/time.ts';
import { isChangedSlug } from '../../core/alerts/decide.ts';
import { extractVersion, listingVersion, withHeadline } from '../../core/extract/article.ts';
import { countersOf, isSameButCounters, readMoves, released, settled } from '../../core/tracking/counters.ts';
import { type CheckFailure, describeFailure } from '../../core/model/failure.ts';
import type { Suspicion, TrackedArticle, Validators, Version } from '../../core/model/index.ts';
import { unreachable } from '../../core/model/result.ts';
import { isOfToday } from '../../core/sections/on-subject.ts';
import { articleId, hostOf, identity, isItemOfPage } from '../../core/model/url.ts';
import {
  asGone,
  asRead,
  bornAt,
  isHeldEditDue,
  isMassVanishing,
  TRACKED_MS,
  versionStatus,
  withMissing,
  withVersion,
} from '../../core/tracking/article-state.ts';
import { gzip } from '../../io/storage/gzip.ts';
import type { Source } from '../../core/watchlist/schema.ts';
import { type CheckContext, isWatchedForItself, type Unread } from './check-context.ts';
import { type FetchOutcome, hintsOf, ofSubject, readPage } from './read-page.ts';
import { moveArticle, pointAt, putPointers, remember, tellSight } from './record-sight.ts';
import { countLook, forgetAbroad, isFirstAbroad, isWorthLook, mayStore } from './strangers.ts';

/** A page that fails at first sight for passing reasons is asked for again this long; then its listing stands in for it. */
const FIRST_SIGHT_PATIENCE_MS = HOUR_MS;

/** One article in a check of its host, with the source it belongs to. */
type ArticleCheck = { readonly check: CheckContext; readonly id: string; readonly source: Source };

/** The page that a version was read from, or null for a version made of other parts. */
type FetchedPage = { readonly html: string; readonly validators: Validators | null } | null;

/**
 * Checks one article's page and sends the desk what it found; the check's record keeps what is to be remembered.
 * @returns why the page could not be read, or null
 */
export async function checkArticle(check: CheckContext, id: string): Promise<CheckFailure | null> {
  if (check.checked.has(id)) return null;
  check.checked.add(id);
  const known = await restoreFromCorpus(check, id);
  const source = known && check.sourceOf(known.source);
  if (!known || !source) return null;
  const isAbroad = isFirstAbroad(check, known);
  if (isAbroad && !isWorthLook(check, known)) {
    delete check.record.articles[id];
    return null;
  }
  const outcome = await readPage(check, source, { id, article: known });
  if ('failure' in outcome && outcome.failure.code === 'no-room') {
    check.left.articles.add(id);
    return outcome.failure;
  }
  check.looked.set(id, whyUnread(outcome));
  if (isAbroad) {
    const isMissing = outcome.seen === 'missing';
    countLook(check, source.id, !isMissing);
    if (isMissing) {
      forgetAbroad(check, id, known);
      return null;
    }
  }
  await recordOutcome({ check, id, source }, known, outcome);
  await retryHeldEdit(check, id);
  return 'failure' in outcome ? outcome.failure : null;
}

function whyUnread(outcome: FetchOutcome): Unread | null {
  if (outcome.seen === 'missing')
    return { outcome: 'missing', error: { code: outcome.kind, text: outcome.text } };
  if (!('failure' in outcome)) return null;
  const { code } = outcome.failure;
  return { outcome: 'unreadable', error: { code, text: describeFailure(outcome.failure) } };
}

/** Records what one request for an article's page found, and then points readers at it. */
export async function recordOutcome(
  article: ArticleCheck,
  known: TrackedArticle,
  outcome: FetchOutcome,
): Promise<void> {
  await recordSights(article, known, outcome);
  await putPointers(article.check);
}

async function recordSights(
  article: ArticleCheck,
  known: TrackedArticle,
  outcome: FetchOutcome,
): Promise<void> {
  const { check, id } = article;
  switch (outcome.seen) {
    case 'page':
      if (await isOtherArticle(article, known, outcome)) return;
      await moveArticle(check, id, outcome.url);
      return recordVersion(article, outcome.version, outcome);
    case 'unchanged':
      // What stands in for a page may have been edited though the page was not.
      return known.read === 'listing' ? useListingAsArticle(article, known) : markPresent(check, id, known);
    case 'missing':
      return handleMissing(article, known, outcome);
    case 'unreadable':
      await useListingAsArticle(article, known);
      return keepValidators(article, outcome.validators ?? known.validators);
    case 'nothing': {
      const isNew = known.version === null;
      const isPatient = check.now() - Date.parse(known.firstSeenAt) < FIRST_SIGHT_PATIENCE_MS;
      return !isNew || isPatient ? undefined : useListingAsArticle(article, known);
    }
    default:
      return unreachable(outcome);
  }
}

/** Of an article that its listing stands in for, keeps what the page is asked for with. */
function keepValidators({ check, id }: ArticleCheck, validators: Validators | null): void {
  const article = check.record.articles[id];
  if (article?.read === 'listing') remember(check, id, { ...article, validators });
}

type MissingPage = Pick<Suspicion, 'kind' | 'text'>;

/**
 * Suspects that an article is gone, if its page was ever read as one. What never was (a film, a drawing, a page of links) cannot go:
 * the listing stands in for it, and is compared with itself alone.
 */
async function handleMissing(
  article: ArticleCheck,
  known: TrackedArticle,
  missing: MissingPage,
): Promise<void> {
  if (known.read === 'listing') return useListingAsArticle(article, known);
  const isJudgedByUs = missing.kind === 'emptied' || missing.kind === 'soft-404';
  const isOfOldExtractor = known.version !== null && !isOfToday(known.extractor, article.check.subject);
  // By today's extractor the page may never have been an article: then nothing on it has changed.
  if (isJudgedByUs && isOfOldExtractor && (await readAnew(article, known)) === null) {
    return useListingAsArticle(article, known);
  }
  return markMissing(article, known, missing);
}

/** Records what the source lists of an article. Without a title nothing is known; the article is then checked by its age alone. */
async function useListingAsArticle(article: ArticleCheck, known: TrackedArticle): Promise<void> {
  if (known.entry.title !== '') {
    return recordVersion(article, listingVersion(known.entry, article.source.language), null);
  }
  if (known.version === null) remember(article.check, article.id, { ...known, gone: true });
}

/**
 * Says whether the page belongs to another tracked article that its address leads to, on this host or on another: two histories of it
 * would tell each edit twice. The older history goes on where it has the same text; else this article has become part of the other one.
 */
async function isOtherArticle(
  { check, id }: ArticleCheck,
  known: TrackedArticle,
  page: { readonly url: string; readonly version: Version },
): Promise<boolean> {
  if (await isArticleElsewhere(check, id, page.url)) {
    remember(check, id, { ...known, gone: true, suspicion: null });
    return true;
  }
  const other = check.known.find(known.source, { ...known.entry, url: page.url, guid: null });
  if (other === null || other === id || check.record.articles[other] === undefined) return false;
  const before =
    known.version === null ? null : await check.dependencies.corpus.getVersion(id, known.version);
  if (before !== null && isChangedSlug(before, page.version)) {
    delete check.record.articles[other];
    return false;
  }
  remember(check, id, { ...known, gone: true, suspicion: null });
  return true;
}

/** Says whether an address of another host is that of an article there, or of one that was erased. */
async function isArticleElsewhere(
  { record, dependencies }: CheckContext,
  id: string,
  url: string,
): Promise<boolean> {
  if (hostOf(url) === record.host || identity(record.articles[id]?.url ?? '') === identity(url)) return false;
  const there = await dependencies.corpus.getPointer(articleId(url));
  return there !== null && there.id !== id;
}

/**
 * Restores an article that has no version in the record but one in the corpus: the record is a cache, and a check may have
 * died before it was written. The first sight is sent again, because nobody can know whether the desk got it.
 */
async function restoreFromCorpus(check: CheckContext, id: string): Promise<TrackedArticle | null> {
  const known = check.record.articles[id];
  if (!known || known.version !== null) return known ?? null;
  const pointer = await check.dependencies.corpus.getPointer(id);
  if (!pointer) return known;
  if (pointer.erased === true) {
    delete check.record.articles[id];
    return null;
  }
  // What another source made of its address is not its history.
  if (check.ownership.isStranger(pointer.source, known.entry.url)) return known;
  const version = await check.dependencies.corpus.getVersion(id, pointer.current.version);
  if (!version) return known;
  const restored = {
    ...withVersion(known, version, check.now()),
    firstSeenAt: pointer.firstSeenAt,
    versionSeenAt: pointer.current.seenAt,
  };
  remember(check, id, restored);
  // The source lists it still, but it is too old to be checked.
  if (!isWatchedForItself(check, restored) && check.now() - bornAt(restored) >= TRACKED_MS) return null;
  await tellFirstSight(check, id, restored, version.hash);
  return check.record.articles[id] ?? restored;
}

const tellFirstSight = (
  check: CheckContext,
  id: string,
  article: TrackedArticle,
  to: string,
): Promise<void> => {
  const { baseline, sourceAddedAt, crowd } = article;
  return tellSight(check, id, article, { sight: 'first', to, baseline, sourceAddedAt, crowd });
};

/** Says whether an admin erased the article, which the record of its host may not know yet; it is followed no more. */
async function isErased(check: CheckContext, id: string): Promise<boolean> {
  const pointer = await check.dependencies.corpus.getPointer(id);
  if (pointer?.erased === true) delete check.record.articles[id];
  return pointer?.erased === true;
}

/** Decides what a version means, and stores it before anyone is told of it. */
async function recordVersion(article: ArticleCheck, version: Version, page: FetchedPage): Promise<void> {
  const { check, id } = article;
  const known = check.record.articles[id];
  if (!known) return;
  const anew = await upgradedVersion(article, known, version);
  const isSame = isSameButCounters(known, version, languageOf(article, version), check.now());
  const status = isSame ? 'unchanged' : versionStatus(asRead(known, anew), version, check.now());
  switch (status) {
    case 'unchanged':
    case 'still-flapping':
      return markPresent(check, id, known);
    case 'worse-read':
      if (page === null) {
        // Nobody knows whether the page is still there, so that a suspicion begins anew when it can be read again.
        remember(check, id, { ...known, suspicion: null });
        return;
      }
      await markPresent(check, id, known);
      return recordHeadline(article, version);
    case 'suspect': {
      const kind = version.blocks.length === 0 ? 'emptied' : 'cut';
      return markMissing(article, known, { kind, text: 'cut by three quarters' });
    }
    case 'extracted-anew':
      remember(check, id, withVersion(known, version, check.now()));
      return storeVersion(check, id, version, page?.html ?? null);
    case 'first':
    case 'flapping':
      if (!mayStore(check, known)) return lookAgain(article, known);
      return recordNews(article, known, { version, page, anew, flapping: status === 'flapping' });
    case 'changed': {
      const { verdict, moving } = await watchMoves(article, known, version);
      const next = { ...known, moving };
      if (verdict === 'held') {
        // The validators stay those of the last version, so that the next look is given the page again.
        await markPresent(check, id, known);
        remember(check, id, { ...(check.record.articles[id] ?? next), moving });
        return;
      }
      if (!mayStore(check, known)) return lookAgain(article, known);
      await recordNews(article, next, { version, page, anew, flapping: false });
      if (verdict === 'counted') settleCounted(article, known);
      return;
    }
    default:
      return unreachable(status);
  }
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
  news: {
    readonly version: Version;
    readonly page: FetchedPage;
    readonly anew: Version | null | undefined;
    readonly flapping: boolean;
  },
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
 * Finds the version to compare with. One that an older extractor of ours made is made anew from its snapshot first: what
 * then still differs was changed by the outlet. Without a snapshot nobody can tell, and nobody is told.
 * @returns undefined where the last version is today's extractor's own, or of the same text
 */
async function upgradedVersion(
  article: ArticleCheck,
  known: TrackedArticle,
  version: Version,
): Promise<Version | null | undefined> {
  const isOld = known.version !== null && !isOfToday(known.extractor, article.check.subject);
  if (!isOld || version.read === 'listing' || known.version === version.hash) return undefined;
  return readAnew(article, known);
}

/** Reads the newest stored page of an article by today's extractor. @returns null where there is none, or no article in it */
async function readAnew({ check, id, source }: ArticleCheck, known: TrackedArticle): Promise<Version | null> {
  if (known.version === null) return null;
  const page = await check.dependencies.corpus.readPage(id, known.version);
  if (page === null) return null;
  const anew = extractVersion(page, hintsOf(source, known.url));
  return anew.ok ? ofSubject(check, source, known, anew.value) : null;
}

/**
 * Records a new headline over the text as it was read last. Behind a wall that came up later the text is out of sight, but
 * the headline is not.
 */
async function recordHeadline(article: ArticleCheck, seen: Version): Promise<void> {
  const { check, id } = article;
  const known = check.record.articles[id];
  if (!known?.version || known.extractor !== seen.extractor || seen.headline === '') return;
  const last = await check.dependencies.corpus.getVersion(id, known.version);
  if (last === null || last.headline === seen.headline) return;
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
async function markPresent(check: CheckContext, id: string, article: TrackedArticle): Promise<void> {
  const present = { ...article, suspicion: null, gone: false, moving: released(article.moving) };
  if (article.gone) await tellSight(check, id, present, { sight: 'returned', to: article.version });
  else remember(check, id, present);
}

/** Sends the desk an hour after a change again what it may have held back, because it tells one edit an hour. */
async function retryHeldEdit(check: CheckContext, id: string): Promise<void> {
  const article = check.record.articles[id];
  if (!article?.version || !isHeldEditDue(article, check.now())) return;
  const news = { sight: 'settled', to: article.version, counters: countersOf(article, check.now()) } as const;
  await tellSight(check, id, { ...article, changedAt: null }, news);
}

/** Suspects that a page is gone, and tells the desk at the second sight. */
async function markMissing(
  { check, id }: ArticleCheck,
  article: TrackedArticle,
  { kind, text }: MissingPage,
): Promise<void> {
  const from = article.version;
  // An article that was gone before it was ever read has nothing to tell.
  if (from === null) {
    remember(check, id, { ...article, gone: true });
    return;
  }
  const missing = withMissing(article, kind, text, check.now());
  remember(check, id, missing.article);
  if (!missing.confirmed || isMassVanishing(check.record) || !(await isAnotherPageUp(check))) return;
  await tellSight(check, id, asGone(article), {
    sight: 'missing',
    from,
    fromSeenAt: article.versionSeenAt,
    missing: { kind, text, nth: article.removals + 1 },
  });
}

/**
 * Says whether some other page of the host is there, and asks for one when none was checked yet. Few articles are due at a
 * time, so a host that lost all its pages would else be taken for one that removed these few.
 */
async function isAnotherPageUp(check: CheckContext): Promise<boolean> {
  const others = Object.entries(check.record.articles).filter(
    ([, { url, version, read, gone, suspicion }]) =>
      version !== null && read !== 'listing' && !isItemOfPage(url) && !gone && suspicion === null,
  );
  // No page can speak for a host whose pages all fail; its own listings can.
  if (others.length === 0) return Object.values(check.record.sources).every(({ failures }) => failures === 0);
  if (others.some(([id]) => check.checked.has(id))) return true;
  const [witness = ''] = others.map(([id]) => id);
  await checkArticle(check, witness);
  return check.record.articles[witness]?.suspicion === null;
}
