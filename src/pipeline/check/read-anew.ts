/** Reads stored pages again by today's extractor, so that what it reads otherwise is not taken for what an outlet changed. */
import { extractVersion } from '../../core/extract/article.ts';
import type { TrackedArticle, Version } from '../../core/model/index.ts';
import { isOfToday } from '../../core/sections/on-subject.ts';
import type { ArticleCheck } from './check-context.ts';
import { hintsOf, ofSubject } from './read-page.ts';

/**
 * Finds the version to compare with. One that an older extractor of ours made is made anew from its snapshot first: what
 * then still differs was changed by the outlet. Without a snapshot nobody can tell, and nobody is told.
 * @returns undefined where the last version is today's extractor's own, or of the same text
 */
export async function upgradedVersion(
  article: ArticleCheck,
  known: TrackedArticle,
  version: Version,
): Promise<Version | null | undefined> {
  const isUpgraded = isOfOldExtractor(article, known) && version.read !== 'listing';
  return isUpgraded && known.version !== version.hash ? readAnew(article, known) : undefined;
}

/** Says whether the last version of an article was read by another extractor than today's. */
export const isOfOldExtractor = ({ check }: ArticleCheck, known: TrackedArticle): boolean =>
  known.version !== null && !isOfToday(known.extractor, check.subject);

/** Reads the newest stored page of an article by today's extractor. @returns null where there is none, or no article in it */
export async function readAnew(
  { check, id, source }: ArticleCheck,
  known: TrackedArticle,
): Promise<Version | null> {
  if (known.version === null) return null;
  const page = await check.dependencies.corpus.readPage(id, known.version);
  if (page === null) return null;
  const anew = extractVersion(page, hintsOf(source, known.url));
  return anew.ok ? ofSubject(check, source, known, anew.value) : null;
}
