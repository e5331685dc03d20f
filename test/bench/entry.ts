/** The functions that scorers of extraction and comparison call, with plain data in and out. */
import { compare } from '../../src/core/compare/compare.ts';
import { discover as readListing, type Listing } from '../../src/core/discover/discover.ts';
import { extractVersion } from '../../src/core/extract/article.ts';
import { parseRobots } from '../../src/core/http/robots.ts';
import {
  readArticle,
  replay as replayArticles,
  type ReplayedArticle,
  meetingRecords,
} from './replay-statements.ts';
import { namesOfParties } from '../../src/core/ledger/frame/party-names.ts';
import { meetingsIn } from '../../src/core/meetings/meetings.ts';
import { bundledWatchlist } from '../../src/core/watchlist/current.ts';
import {
  compileSpeakerDirectory,
  type SpeakerDirectory,
} from '../../src/core/statements/speakers/resolve-speakers.ts';
import { readEnglish } from '../../src/core/language/english/tokenize.ts';
import { readAttributions } from '../../src/core/statements/registers/read-attributions.ts';
import type { Watchlist } from '../../src/core/watchlist/schema.ts';
import { readStoredWatchlist } from '../../src/core/watchlist/parse.ts';

const TEXT_KINDS = new Set(['paragraph', 'heading', 'list', 'quotation', 'key-point', 'note']);

/** @returns what was read of one page; captions are kept in versions and are not an article's running text */
export function extract(html: string, url: string) {
  const read = extractVersion(html, {
    url,
    timeZone: 'UTC',
    language: 'en',
    textSelectors: [],
    dropSelectors: [],
  });
  if (!read.ok)
    return {
      headline: '',
      byline: null,
      publishedAt: null,
      modifiedAt: null,
      text: '',
      page: read.error.page,
    };
  const { headline, byline, publishedAt, modifiedAt, blocks } = read.value;
  const text = blocks.flatMap((block) => (TEXT_KINDS.has(block.kind) ? [block.text] : [])).join('\n');
  return { headline, byline, publishedAt, modifiedAt, text, page: null };
}

export const NO_CONTEXT = { timeZone: 'UTC', ignore: [], names: [], siteText: new Set<string>() };

/** @returns whether readers would be told of the difference between two fetched pages of one article, and its types */
export function changed(before: string, after: string, url: string): { changed: boolean; types: string[] } {
  const hints = { url, timeZone: 'UTC', language: 'en', textSelectors: [], dropSelectors: [] };
  const [older, newer] = [extractVersion(before, hints), extractVersion(after, hints)];
  if (!older.ok || !newer.ok) return { changed: older.ok !== newer.ok, types: [] };
  const found = compare(older.value, newer.value, { ...NO_CONTEXT, language: newer.value.language ?? 'en' });
  if (found.verdict !== 'changed') return { changed: false, types: [] };
  return { changed: true, types: found.difference.types };
}

type DiscoverOptions = { readonly url: string; readonly timeZone: string; readonly now: number };

/**
 * @param kind as in the watchlist
 * @param text what the source's address answered, decoded
 * @param options `now` in milliseconds
 * @returns what a check of a source finds listed, or the code of its failure
 */
export function discover(
  kind: 'feed' | 'sitemap' | 'page' | 'article',
  text: string,
  options: DiscoverOptions,
): Listing | { error: string } {
  const read = readListing(kind, text, { ...options, linkSelector: null });
  return read.ok ? read.value : { error: read.error.code };
}

/** @returns whether a robots.txt lets this program fetch an address of its host */
export const allowed = (robotsTxt: string, url: string): boolean =>
  parseRobots(robotsTxt, new URL(url).origin).allows(url);

let directory: SpeakerDirectory | null = null;

/** @returns every statement of one article that the people of the bundled watchlist make, before any verdict */
export function read(article: ReplayedArticle) {
  directory ??= compileSpeakerDirectory(bundledWatchlist());
  return readArticle(article, bundledWatchlist(), directory).found.map((statement) => ({
    speaker: statement.speaker.id,
    party: statement.party,
    to: statement.to,
    text: statement.text,
    saidOn: statement.saidOn,
    wording: statement.wording,
    issuer: statement.issuer,
    rule: statement.rule,
    asserts: statement.asserts,
    mayTell: statement.mayTell,
  }));
}

/** @returns who says what in a text, spans as lists of offsets */
export const attribute = (text: string) => readAttributions(readEnglish(text));

/**
 * @param articles in any order; times in ISO 8601
 * @param watchlist as `PUT /api/watchlist` takes it
 * @returns every statement found, in the order of time, with its verdict, and whether readers are told of it by itself or see it marked in its article's own alert
 */
export function replay(articles: readonly ReplayedArticle[], watchlist: unknown) {
  return replayArticles(articles, parsed(watchlist)).map(({ article, stored, statement, tells, marks }) => ({
    article,
    speaker: stored.speaker.id,
    party: stored.party,
    text: stored.text,
    saidOn: stored.saidOn,
    verdict: stored.verdict,
    precedents: statement.precedents.map(({ text, saidOn }) => ({ text, saidOn })),
    told: tells,
    marked: marks,
  }));
}

/**
 * @param articles in any order, as `replay` takes them
 * @param watchlist as `PUT /api/watchlist` takes it
 * @returns the meetings that they tell of, by day
 */
export function meetings(articles: readonly ReplayedArticle[], watchlist: unknown) {
  const list = parsed(watchlist);
  const records = meetingRecords(articles, list);
  return meetingsIn(records, { names: namesOfParties(list) }).map((meeting) => ({
    sides: meeting.sides,
    speakers: meeting.speakers.map(({ id }) => id),
    on: meeting.on,
    place: meeting.place,
    points: meeting.points.map(({ side, text, readouts, press }) => ({ side, text, readouts, press })),
    missing: meeting.missing.map(({ side, text, inLast, of }) => ({ side, text, inLast, of })),
  }));
}

function parsed(watchlist: unknown): Watchlist {
  const read = readStoredWatchlist(watchlist);
  if (!read.ok) throw new Error(read.error.map(({ path, text }) => `${path} ${text}`).join('; '));
  return read.value;
}

export { readDate as date } from '../../src/core/language/dates.ts';
