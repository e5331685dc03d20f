import { unreachable } from './result.ts';

/** The kinds of pages that come back instead of an article. */
export const pageKinds = [
  'challenge',
  'consent',
  'login',
  'paywall',
  'soft-404',
  'error',
  'listing',
  'empty',
  'too-complex',
] as const;
export type PageKind = (typeof pageKinds)[number];

/** A page that gave no version: what it is, and in plain words for readers. The page's bytes are never part of it. */
export type NotAnArticle = { readonly page: PageKind; readonly text: string };

/** Everything that is expected to go wrong at times when one address is checked. */
export type CheckFailure =
  /** Our own guard refused the address (scheme, port, credentials, private address, own host); `text` says which. */
  | { readonly code: 'refused-address'; readonly text: string }
  /** A redirect without a usable Location, or more than five hops. */
  | { readonly code: 'bad-redirect'; readonly text: string }
  | { readonly code: 'timeout'; readonly seconds: number }
  | { readonly code: 'network'; readonly text: string }
  | { readonly code: 'too-large'; readonly limitBytes: number }
  /** The body could not be decoded: broken gzip, a cut body, a double encoding. */
  | { readonly code: 'undecodable'; readonly text: string }
  | { readonly code: 'empty-body' }
  /** Neither text nor markup (PDF, image). */
  | { readonly code: 'binary' }
  /** 304 to a request that carried no validators. */
  | { readonly code: 'unasked-304' }
  | { readonly code: 'http'; readonly status: number; readonly retryAfterSeconds: number | null }
  /** A bot challenge or a block page, whatever its status. */
  | { readonly code: 'challenge'; readonly status: number; readonly retryAfterSeconds: number | null }
  | { readonly code: 'robots'; readonly text: string }
  /** The body is not the feed, sitemap or listing it should be. */
  | { readonly code: 'not-a-listing'; readonly text: string }
  /** A listing that parsed, with no usable entry in it. */
  | { readonly code: 'no-entries' }
  /** A page that is no article. */
  | { readonly code: 'page'; readonly page: PageKind; readonly text: string }
  /** Our own limit of requests was reached: nothing is known of the address, and it is asked for later. */
  | { readonly code: 'no-room' }
  /** The check was killed, or ended in the dead letters. */
  | { readonly code: 'check-died'; readonly text: string };

/** Describes a failure in a part of a sentence, for status, alerts and logs. It never quotes a page. */
export function describeFailure(failure: CheckFailure): string {
  switch (failure.code) {
    case 'refused-address':
      return `address refused: ${failure.text}`;
    case 'bad-redirect':
      return `redirect refused: ${failure.text}`;
    case 'timeout':
      return `no complete answer within ${failure.seconds} s`;
    case 'network':
      return `connection failed: ${failure.text}`;
    case 'too-large':
      return `larger than ${Math.round(failure.limitBytes / 1_000_000)} MB`;
    case 'undecodable':
      return `body could not be decoded: ${failure.text}`;
    case 'empty-body':
      return 'empty answer';
    case 'binary':
      return 'not text';
    case 'unasked-304':
      return '304 to a request without validators';
    case 'http':
      return `HTTP ${failure.status}`;
    case 'challenge':
      return 'bot challenge';
    case 'robots':
      return `robots.txt: ${failure.text}`;
    case 'not-a-listing':
      return failure.text;
    case 'no-entries':
      return 'parsed to nothing';
    case 'page':
      return failure.text;
    case 'no-room':
      return 'no request was left for it';
    case 'check-died':
      return `check died: ${failure.text}`;
    default:
      return unreachable(failure);
  }
}
