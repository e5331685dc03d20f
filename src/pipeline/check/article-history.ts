/** Whose history a page continues: that of its article, that of another one at its address, or none, because an admin erased it. */
import { isChangedSlug } from '../../core/alerts/decide.ts';
import type { TrackedArticle, Version } from '../../core/model/index.ts';
import { articleId, hostOf, identity } from '../../core/model/url.ts';
import { bornAt, TRACKED_MS, withVersion } from '../../core/tracking/article-state.ts';
import { type ArticleCheck, type CheckContext, isWatchedForItself } from './check-context.ts';
import { remember, tellFirstSight } from './record-sight.ts';

/**
 * Says whether the page belongs to another tracked article that its address leads to, on this host or on another: two histories of it
 * would tell each edit twice. The older history goes on where it has the same text; else this article has become part of the other one.
 */
export async function isOtherArticle(
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
export async function restoreFromCorpus(check: CheckContext, id: string): Promise<TrackedArticle | null> {
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

/** Says whether an admin erased the article, which the record of its host may not know yet; it is followed no more. */
export async function isErased(check: CheckContext, id: string): Promise<boolean> {
  const pointer = await check.dependencies.corpus.getPointer(id);
  if (pointer?.erased === true) delete check.record.articles[id];
  return pointer?.erased === true;
}
