/** What a host's record is made of where storage has none: it is a cache, and its loss costs fetches and never alerts. */
import type {
  ArticlePointer,
  CheckMessage,
  HostRecord,
  RecentRow,
  TrackedArticle,
  Version,
} from '../../core/model/index.ts';
import { MINUTE_MS, TICK_MS } from '../../core/model/time.ts';
import { isCut } from '../../core/sections/on-subject.ts';
import { hostOf } from '../../core/model/url.ts';
import { bornAt, newTrackedArticle, TRACKED_MS, withVersion } from '../../core/tracking/article-state.ts';
import { isEntryOnSubject } from '../../core/tracking/entries.ts';
import { fingerprintOf, sourceStateOf } from '../../core/tracking/source-state.ts';
import type { Source } from '../../core/watchlist/schema.ts';
import type { VisitContext } from './check-context.ts';

export const emptyRecord = (host: string): HostRecord => ({
  host,
  robots: null,
  backOff: null,
  sources: {},
  articles: {},
});

/** A first look that died is repeated within this, and the articles that it told the desk of are then all of its baseline's. */
const BASELINE_MS = 2 * TICK_MS + 5 * MINUTE_MS;
/** Texts are read so many at a time, since an isolate has 128 MB. */
const READ_AT_ONCE = 100;

/**
 * Rebuilds a lost record: a source that the corpus knows articles of has had its baseline, and those articles are looked at again. Only
 * where they are all of a baseline of the last minutes may the check that made it have died before it was remembered: it then goes on at
 * this check, or the rest of what was there before would be told as new.
 */
export async function rebuildRecord(
  visit: VisitContext,
  message: CheckMessage,
  now: number,
): Promise<HostRecord> {
  const record = emptyRecord(message.host);
  const recent = await visit.dependencies.corpus.listRecent();
  for (const source of visit.sources.onHost(message.host)) {
    const fingerprint = fingerprintOf(source);
    const known = recent.filter((row) => row.source === source.id && row.fingerprint === fingerprint);
    const oldest = known.at(-1);
    if (!oldest) continue;
    const state = { ...sourceStateOf(record, source, now), addedAt: oldest.at };
    const mayBeUnfinished =
      message.sources.includes(source.id) &&
      known.every(({ baseline }) => baseline) &&
      now - Date.parse(oldest.at) < BASELINE_MS;
    record.sources[source.id] = mayBeUnfinished ? state : { ...state, baselineAt: oldest.at, health: 'ok' };
    await restoreArticles(visit, record, { source, rows: known, now });
  }
  return record;
}

/**
 * Puts back the articles of a source that are still looked at: a listing names few of them, and an edit or a removal of the others would
 * be told to nobody. Each goes on from the version that the corpus has last.
 */
async function restoreArticles(
  { dependencies: { corpus }, subject }: VisitContext,
  record: HostRecord,
  {
    source,
    rows,
    now,
  }: { readonly source: Source; readonly rows: readonly RecentRow[]; readonly now: number },
): Promise<void> {
  const young = rows.filter(({ at }) => now - Date.parse(at) < TRACKED_MS);
  for (let from = 0; from < young.length; from += READ_AT_ONCE) {
    const some = young.slice(from, from + READ_AT_ONCE);
    const pointers = await corpus.getArticles(some.map(({ article }) => article));
    const wanted = [...pointers.values()].map(({ id, current }) => ({
      article: id,
      version: current.version,
    }));
    const versions = await corpus.getVersionsOf(wanted);
    for (const row of some) {
      const [pointer, version] = [pointers.get(row.article), versions.get(row.article)];
      if (pointer === undefined || version === undefined || hostOf(pointer.url) !== record.host) continue;
      const article = restoreArticle(row, pointer, version);
      const isOver = source.kind !== 'article' && now - bornAt(article) >= TRACKED_MS;
      // What else its listing said is lost: without it a text is read as before only where its headline is on the subject.
      if (isOver || !isEntryOnSubject(article.entry, source, subject)) continue;
      // A listing that stands in for a page, and sections of a page that was opened, wait until they are listed again.
      if (version.read !== 'listing' && !isCut(version)) record.articles[row.article] = article;
    }
  }
}

function restoreArticle(
  { source, at, baseline }: RecentRow,
  { url, aliases, publishedAt, firstSeenAt, current }: ArticlePointer,
  version: Version,
): TrackedArticle {
  // The source may list it at its first address still.
  const listedAt = aliases.at(0) ?? url;
  const entry = { url: listedAt, title: version.headline, summary: '', publishedAt, guid: null };
  const from = { source, baseline, sourceAddedAt: at, crowd: null, now: Date.parse(firstSeenAt) };
  return {
    ...withVersion(newTrackedArticle(entry, from), version, Date.parse(current.seenAt)),
    url,
  };
}
