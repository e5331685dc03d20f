import { extractVersion } from '../../core/extract/article.ts';
import type { CheckFailure } from '../../core/model/failure.ts';
import type { Entry, Version } from '../../core/model/index.ts';
import { err, ok, type Result } from '../../core/model/result.ts';
import { isAllowedByRobots } from '../../core/http/robots.ts';
import { compileSubject } from '../../core/watchlist/subject.ts';
import type { Source, Watchlist } from '../../core/watchlist/schema.ts';
import { askListing, gapMsOf, isEntryOnSubject, newestOf, readRobots, type World } from '../ask-source.ts';
import { hintsOf, PAGE_BYTES } from './read-page.ts';

/** One step of a dry run, as it happens. */
export type TryStep =
  /** A request is on its way. `waitMs`: the gap that the host's robots.txt asks for comes first. */
  | {
      readonly step: 'asking';
      readonly what: 'robots' | 'listing' | 'article';
      readonly url: string;
      readonly waitMs: number;
    }
  | { readonly step: 'failed'; readonly failure: CheckFailure }
  | {
      readonly step: 'listed';
      readonly total: number;
      readonly onSubject: readonly Entry[];
      readonly offSubject: readonly Entry[];
      /** ISO 8601 */
      readonly newestAt: string | null;
      readonly movedTo: string | null;
    }
  /** What a check would keep of one article. */
  | {
      readonly step: 'read';
      readonly entry: Entry;
      readonly version: Version;
      /** Whether its text is, whatever its listing says. */
      readonly isOnSubject: boolean;
    };

/**
 * What a source would yield, asked politely and at once: robots.txt, the listing, and one article of it, on the subject where one
 * is. Nothing is stored.
 */
export async function* trySource(
  watchlist: Watchlist,
  source: Source,
  world: World,
): AsyncGenerator<TryStep> {
  yield { step: 'asking', what: 'robots', url: new URL('/robots.txt', source.url).href, waitMs: 0 };
  const rules = await readRobots(source.url, world);
  if (!rules.ok) {
    yield { step: 'failed', failure: rules.error };
    return;
  }

  const waitMs = gapMsOf(rules.value);
  yield { step: 'asking', what: 'listing', url: source.url, waitMs };
  await world.sleep(waitMs);
  const asked = await askListing(source, rules.value, world);
  if (!asked.ok) {
    yield { step: 'failed', failure: asked.error };
    return;
  }

  const { listing, movedTo } = asked.value;
  const isOnSubject = compileSubject(watchlist.subject);
  const { on: onSubject = [], off: offSubject = [] } = Object.groupBy(listing.entries, (entry) =>
    isEntryOnSubject(entry, source, isOnSubject) ? 'on' : 'off',
  );
  yield {
    step: 'listed',
    total: listing.total,
    onSubject,
    offSubject,
    newestAt: newestOf(listing.entries),
    movedTo,
  };

  const entry = onSubject[0] ?? offSubject[0];
  if (entry === undefined) return;
  yield { step: 'asking', what: 'article', url: entry.url, waitMs };
  await world.sleep(waitMs);
  const read = await readArticle(source, entry, rules.value, world);
  if (!read.ok) {
    yield { step: 'failed', failure: read.error };
    return;
  }
  const texts = [`${entry.title}\n${entry.summary}`, ...read.value.blocks.map(({ text }) => text)];
  const isItself = source.scope === 'all' || source.kind === 'article' || isOnSubject(texts);
  yield { step: 'read', entry, version: read.value, isOnSubject: isItself };
}

async function readArticle(
  source: Source,
  { url }: Entry,
  rules: string,
  world: World,
): Promise<Result<Version, CheckFailure>> {
  // An article on another host is that host's to allow.
  const isHere = new URL(url).origin === new URL(source.url).origin;
  const own = isHere ? ok(rules) : await readRobots(url, world);
  if (!own.ok) return own;
  if (!isAllowedByRobots(own.value, url)) return err({ code: 'robots', text: 'disallowed for this address' });
  const answer = await world.fetch.get({ url, accept: 'page', validators: null, limitBytes: PAGE_BYTES });
  if (!answer.ok) return answer;
  if (answer.value.kind === 'not-modified') return err({ code: 'unasked-304' });
  const version = extractVersion(answer.value.text, hintsOf(source, answer.value.url));
  return version.ok ? version : err({ code: 'page', ...version.error });
}
