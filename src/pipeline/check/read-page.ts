import { extractVersion, type Hints } from '../../core/extract/article.ts';
import { refreshTarget } from '../../core/extract/html/refresh.ts';
import { type CheckFailure, describeFailure, type NotAnArticle } from '../../core/model/failure.ts';
import type { Suspicion, TrackedArticle, Validators, Version } from '../../core/model/index.ts';
import { err, ok, type Result, unreachable } from '../../core/model/result.ts';
import { DAY_MS } from '../../core/model/time.ts';
import { isItemOfPage } from '../../core/model/url.ts';
import { isOfToday, keepOnSubject } from '../../core/sections/on-subject.ts';
import { isKnownBody, withBody } from '../../core/http/response-headers.ts';
import { slotsOf } from '../../core/tracking/left.ts';
import { opensEntries } from '../../core/tracking/openings.ts';
import { isEntryOnSubject } from '../../core/tracking/entries.ts';
import { bornAt } from '../../core/tracking/article-state.ts';
import { isDue, recheckPeriod } from '../../core/tracking/schedule.ts';
import type { Source } from '../../core/watchlist/schema.ts';
import type { Fetched } from '../../io/fetch/fetch.ts';
import type { CheckContext } from './check-context.ts';

const PAGE_BYTES = 2_000_000;

/** The outcome of one request for an article's page. */
export type FetchOutcome =
  | {
      readonly seen: 'page';
      /** The present address of the page. */
      readonly url: string;
      readonly version: Version;
      readonly html: string;
      readonly validators: Validators | null;
    }
  | { readonly seen: 'unchanged' }
  | { readonly seen: 'missing'; readonly kind: Suspicion['kind']; readonly text: string }
  /** The page cannot be read: a paywall, a challenge, robots.txt. The listing stands in for the article. */
  | {
      readonly seen: 'unreadable';
      readonly failure: CheckFailure;
      /** Of the page that was no article: it is downloaded again when it changed. */
      readonly validators?: Validators | null;
    }
  /** A passing failure: nothing is known. */
  | { readonly seen: 'nothing'; readonly failure: CheckFailure };

/** A page may send readers on so many times in its own markup; each is a request like any other. */
const MAX_REFRESHES = 2;

/** An answer to a request for an article: its page, wherever that was found, with what it is as an article. */
type ArticlePage = Extract<Fetched, { kind: 'body' }> & { readonly version: Result<Version, NotAnArticle> };

/**
 * Asks for an article's page. A page that is nothing but a refresh is followed as a redirect is: politely, through the gate, and not
 * for ever. Its validators are dropped, because they would be those of another address.
 */
export async function fetchArticle(
  { get, hasRoom }: Pick<CheckContext, 'get' | 'hasRoom'>,
  source: Source,
  url: string,
  validators: Validators | null,
): Promise<Result<ArticlePage | null, CheckFailure>> {
  let request: Parameters<typeof get>[0] = { url, accept: 'page', validators, limitBytes: PAGE_BYTES };
  for (let refreshes = 0; ; refreshes += 1) {
    const answer = await get(request);
    if (!answer.ok) return answer;
    if (answer.value.kind === 'not-modified') return ok(null);
    const { text, redirected } = answer.value;
    if (!redirected && isKnownBody(request.validators, { text, by: source })) return ok(null);
    const page = {
      ...answer.value,
      validators: withBody(answer.value.validators, { text, by: source }),
      version: extractVersion(text, hintsOf(source, answer.value.url)),
    };
    const isEmpty = !page.version.ok && page.version.error.page === 'empty';
    const next =
      isEmpty && refreshes < MAX_REFRESHES ? refreshTarget(page.text, page.url, page.refresh ?? null) : null;
    if (next === null) {
      if (refreshes === 0) return ok(page);
      return ok({ ...page, redirected: true, movedPermanently: null, validators: null });
    }
    if (!hasRoom()) return err({ code: 'no-room' });
    request = { ...request, url: next, validators: null };
  }
}

/** Asks for an article's page and reads the answer: an article, something else, or nothing. */
export async function readPage(
  check: CheckContext,
  source: Source,
  { id, article }: { readonly id: string; readonly article: TrackedArticle },
): Promise<FetchOutcome> {
  if (isItemOfPage(article.url)) {
    return { seen: 'unreadable', failure: { code: 'page', page: 'listing', text: 'page of several items' } };
  }
  const isSuspect = article.suspicion !== null || article.gone;
  const isOldExtractor = !isOfToday(article.extractor, check.subject);
  const isAnew = isSuspect || isOldExtractor || check.message.forced;
  if (!isAnew && isResting(check, id, article)) {
    return { seen: 'unreadable', failure: { code: 'page', page: 'empty', text: 'not read lately' } };
  }
  const answer = await fetchArticle(check, source, article.url, isAnew ? null : article.validators);
  if (!answer.ok) return outcomeOfFailure(answer.error);
  if (answer.value === null) return { seen: 'unchanged' };

  const { url, text, redirected, movedPermanently, validators, version } = answer.value;
  if (redirected && [url, movedPermanently ?? url].some((at) => check.ownership.isStranger(source.id, at))) {
    return { seen: 'missing', kind: 'gone', text: 'redirected to another source' };
  }
  if (redirected && isFrontPage(url) && !isFrontPage(article.url)) {
    return { seen: 'missing', kind: 'redirected-home', text: 'redirected to the front page' };
  }
  if (!version.ok) return outcomeOfPage(version.error, article, validators);
  return {
    seen: 'page',
    // After a temporary redirect, the address asked for is still the article's own.
    url: movedPermanently ?? article.url,
    version: ofSubject(check, source, article, version.value),
    html: text,
    validators,
  };
}

/** Keeps of a page what is on the subject; a source whose scope is `all`, or a page watched for itself, is on it as a whole. */
export function ofSubject(
  { subject }: Pick<CheckContext, 'subject'>,
  source: Source,
  { entry, opened }: { readonly entry: TrackedArticle['entry']; readonly opened?: true | undefined },
  version: Version,
): Version {
  if (source.scope === 'all' || source.kind === 'article') return version;
  const isListed = isEntryOnSubject(entry, source, subject);
  const isOpened = opened === true;
  return keepOnSubject(version, {
    subject,
    party: source.party,
    isListed,
    isOfOpener: opensEntries(source),
    isOpened,
  });
}

/** A page that could not be read is asked for at every so many looks; its listing is compared at each. */
const LOOKS_TO_REST = 4;

function isResting({ record, message, now }: CheckContext, id: string, article: TrackedArticle): boolean {
  const period = recheckPeriod(now() - bornAt(article));
  if (article.version === null || article.read !== 'listing' || period === null) return false;
  const { after, clock } = message;
  return !isDue(slotsOf(record, id), Math.min(period * LOOKS_TO_REST, DAY_MS), after, clock.tick);
}

function outcomeOfPage(
  error: NotAnArticle,
  { read }: TrackedArticle,
  validators: Validators | null,
): FetchOutcome {
  const failure: CheckFailure = { code: 'page', ...error };
  switch (error.page) {
    case 'soft-404':
      return { seen: 'missing', kind: 'soft-404', text: error.text };
    case 'empty':
      // Only a page that was read can be emptied.
      return read === null || read === 'listing'
        ? { seen: 'unreadable', failure, validators }
        : { seen: 'missing', kind: 'emptied', text: error.text };
    case 'challenge':
    case 'consent':
    case 'login':
    case 'paywall':
    case 'listing':
    case 'too-complex':
      return { seen: 'unreadable', failure, validators };
    case 'error':
      return { seen: 'nothing', failure };
    default:
      return unreachable(error.page);
  }
}

function outcomeOfFailure(failure: CheckFailure): FetchOutcome {
  switch (failure.code) {
    case 'http':
      if (failure.status === 404 || failure.status === 410) {
        return { seen: 'missing', kind: 'gone', text: describeFailure(failure) };
      }
      return failure.status >= 500 || failure.status === 429
        ? { seen: 'nothing', failure }
        : { seen: 'unreadable', failure };
    case 'timeout':
    case 'network':
    case 'undecodable':
    case 'empty-body':
    case 'unasked-304':
    case 'check-died':
    case 'no-room':
      return { seen: 'nothing', failure };
    case 'challenge':
    case 'robots':
    case 'refused-address':
    case 'bad-redirect':
    case 'too-large':
    case 'binary':
    case 'not-a-listing':
    case 'no-entries':
    case 'page':
      return { seen: 'unreadable', failure };
    default:
      return unreachable(failure);
  }
}

export const hintsOf = (source: Source, url: string): Hints => ({
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
