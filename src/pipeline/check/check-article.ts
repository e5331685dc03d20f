import { listingVersion } from '../../core/extract/article.ts';
import { type CheckFailure, describeFailure } from '../../core/model/failure.ts';
import type { TrackedArticle, Validators, Version } from '../../core/model/index.ts';
import { unreachable } from '../../core/model/result.ts';
import { HOUR_MS } from '../../core/model/time.ts';
import { isItemOfPage } from '../../core/model/url.ts';
import { asGone, isHeldEditDue, isMassVanishing, withMissing } from '../../core/tracking/article-state.ts';
import { countersOf } from '../../core/tracking/counters.ts';
import { isOtherArticle, restoreFromCorpus } from './article-history.ts';
import type { ArticleCheck, CheckContext, Unread } from './check-context.ts';
import { isOfOldExtractor, readAnew } from './read-anew.ts';
import { type FetchOutcome, readPage } from './read-page.ts';
import { moveArticle, putPointers, remember, tellSight } from './record-sight.ts';
import { type FetchedPage, markPresent, type MissingPage, recordVersion } from './record-version.ts';
import { countLook, forgetAbroad, isFirstAbroad, isWorthLook } from './strangers.ts';

/** A page that fails at first sight for passing reasons is asked for again this long; then its listing stands in for it. */
const FIRST_SIGHT_PATIENCE_MS = HOUR_MS;

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
      return recordSeen(article, outcome.version, outcome);
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

/** Records a version, and suspects that the page is gone where too little is left of it. */
async function recordSeen(article: ArticleCheck, version: Version, page: FetchedPage): Promise<void> {
  const missing = await recordVersion(article, version, page);
  const known = article.check.record.articles[article.id];
  if (missing !== null && known !== undefined) await markMissing(article, known, missing);
}

/** Of an article that its listing stands in for, keeps what the page is asked for with. */
function keepValidators({ check, id }: ArticleCheck, validators: Validators | null): void {
  const article = check.record.articles[id];
  if (article?.read === 'listing') remember(check, id, { ...article, validators });
}

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
  // By today's extractor the page may never have been an article: then nothing on it has changed.
  if (isJudgedByUs && isOfOldExtractor(article, known) && (await readAnew(article, known)) === null) {
    return useListingAsArticle(article, known);
  }
  return markMissing(article, known, missing);
}

/** Records what the source lists of an article. Without a title nothing is known; the article is then checked by its age alone. */
async function useListingAsArticle(article: ArticleCheck, known: TrackedArticle): Promise<void> {
  if (known.entry.title !== '') {
    return recordSeen(article, listingVersion(known.entry, article.source.language), null);
  }
  if (known.version === null) remember(article.check, article.id, { ...known, gone: true });
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
