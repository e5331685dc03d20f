import { EXTRACTOR, extractVersion, type Hints } from '../../core/extract/article.ts';
import { type CheckFailure, describeFailure } from '../../core/model/failure.ts';
import type { Suspicion, TrackedArticle, Validators, Version } from '../../core/model/index.ts';
import { unreachable } from '../../core/model/result.ts';
import type { Source } from '../../core/watchlist/schema.ts';
import type { CheckContext } from './check-context.ts';

export const PAGE_BYTES = 2_000_000;

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
  | { readonly seen: 'unreadable'; readonly failure: CheckFailure }
  /** A passing failure: nothing is known. */
  | { readonly seen: 'nothing'; readonly failure: CheckFailure };

/** Asks for an article's page and reads the answer: an article, something else, or nothing. */
export async function readPage(
  check: CheckContext,
  source: Source,
  article: TrackedArticle,
): Promise<FetchOutcome> {
  const isSuspect = article.suspicion !== null || article.gone;
  const isOldExtractor = article.extractor !== EXTRACTOR;
  const answer = await check.get({
    url: article.url,
    accept: 'page',
    validators: isSuspect || isOldExtractor || check.message.forced ? null : article.validators,
    limitBytes: PAGE_BYTES,
  });
  if (!answer.ok) return outcomeOfFailure(answer.error);
  if (answer.value.kind === 'not-modified') return { seen: 'unchanged' };

  const { url, text, redirected, movedPermanently, validators } = answer.value;
  if (redirected && isFrontPage(url) && !isFrontPage(article.url)) {
    return { seen: 'missing', kind: 'redirected-home', text: 'redirected to the front page' };
  }
  const version = extractVersion(text, hintsOf(source, url));
  if (version.ok)
    return {
      seen: 'page',
      // After a temporary redirect, the address asked for is still the article's own.
      url: movedPermanently ?? article.url,
      version: version.value,
      html: text,
      validators,
    };
  const failure: CheckFailure = { code: 'page', ...version.error };
  switch (version.error.page) {
    case 'soft-404':
      return { seen: 'missing', kind: 'soft-404', text: version.error.text };
    case 'empty':
      return article.version === null
        ? { seen: 'unreadable', failure }
        : { seen: 'missing', kind: 'emptied', text: version.error.text };
    case 'challenge':
    case 'consent':
    case 'login':
    case 'paywall':
    case 'listing':
    case 'too-complex':
      return { seen: 'unreadable', failure };
    case 'error':
      return { seen: 'nothing', failure };
    default:
      return unreachable(version.error.page);
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
