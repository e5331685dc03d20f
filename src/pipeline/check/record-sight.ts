import { iso } from '../../core/model/time.ts';
import { articleId, identity } from '../../core/model/url.ts';
import type { ArticlePointer, SightMessage, TrackedArticle, Version } from '../../core/model/index.ts';
import { publicationDate } from '../../core/tracking/entries.ts';
import type { CheckContext } from './check-context.ts';

/** KV takes one write a second to a key. */
const KEY_REST_MS = 1_000;

/** Changes what the host's record keeps of an article. */
export function remember(check: CheckContext, id: string, article: TrackedArticle): TrackedArticle {
  check.record.articles[id] = article;
  return article;
}

/** The parts of a sight that do not come from the article; `Omit` alone would merge the kinds of sights. */
type SightNews<Sight extends SightMessage = SightMessage> = Sight extends unknown
  ? Omit<Sight, 'kind' | 'clock' | 'article' | 'url' | 'source' | 'entry'>
  : never;

/** Sends the desk one sight, and remembers it only then: a death in between is healed by the next check. */
export async function tellSight(
  check: CheckContext,
  id: string,
  article: TrackedArticle,
  news: SightNews,
): Promise<void> {
  const { url, source, entry } = article;
  const { clock } = check.message;
  const message: SightMessage = { kind: 'sight', clock, article: id, url, source, entry, ...news };
  await check.tellDesk(message);
  const ofThisTick = article.lastSights.filter(({ clock }) => clock.tick === message.clock.tick);
  remember(check, id, { ...article, lastSights: [...ofThisTick, message] });
}

export const tellFirstSight = (
  check: CheckContext,
  id: string,
  article: TrackedArticle,
  to: string,
): Promise<void> => {
  const { baseline, sourceAddedAt, crowd } = article;
  return tellSight(check, id, article, { sight: 'first', to, baseline, sourceAddedAt, crowd });
};

/** Points readers at an article's latest version, under its id and under the id of its present address. */
export async function pointAt(
  check: CheckContext,
  id: string,
  article: TrackedArticle,
  version: Version,
): Promise<void> {
  const known = await pointerOf(check, id);
  const addresses = [...(known?.aliases ?? []), ...(known ? [known.url] : [])];
  check.pointers.set(id, {
    id,
    url: article.url,
    aliases: [...new Set(addresses)].filter((url) => identity(url) !== identity(article.url)),
    source: article.source,
    firstSeenAt: article.firstSeenAt,
    current: {
      version: version.hash,
      extractor: version.extractor,
      seenAt: article.versionSeenAt ?? iso(check.now()),
    },
    publishedAt: publicationDate(version, article.entry, check.now()),
    language: version.language ?? check.sourceOf(article.source)?.language ?? 'und',
  });
}

/** Gives an article its new address. Its history goes on, and the old address leads to it. */
export async function moveArticle(check: CheckContext, id: string, url: string): Promise<void> {
  const article = check.record.articles[id];
  if (!article || identity(article.url) === identity(url)) return;
  const moved: TrackedArticle = { ...article, url, validators: null };
  check.known.add(id, moved);
  const pointer = await pointerOf(check, id);
  if (!pointer) {
    remember(check, id, moved);
    return;
  }
  const aliases = [...new Set([...pointer.aliases, pointer.url])];
  const known = { ...pointer, url, aliases: aliases.filter((alias) => identity(alias) !== identity(url)) };
  check.pointers.set(articleId(url), known);
  check.pointers.set(id, known);
  await tellSight(check, id, moved, { sight: 'moved', to: article.version });
}

/** Returns an article's pointer as this check leaves it. One that leads to another article is not its own. */
async function pointerOf(check: CheckContext, id: string): Promise<ArticlePointer | null> {
  const pointer = check.pointers.get(id) ?? (await check.dependencies.corpus.getArticle(id));
  return pointer?.id === id ? pointer : null;
}

/**
 * Writes the pointers that changed, each key once: what a page that moved and changed says of one key is one value, and KV takes no
 * second write of a key within a second.
 */
export async function putPointers(check: CheckContext): Promise<void> {
  const { corpus, sleep, wall } = check.dependencies;
  for (const [key, pointer] of check.pointers) {
    const wait = (check.pointedAt.get(key) ?? -Infinity) + KEY_REST_MS - wall();
    if (wait > 0) await sleep(wait);
    check.pointedAt.set(key, wall());
    await (key === pointer.id ? corpus.putArticle(pointer) : corpus.putAlias(key, pointer));
    check.pointers.delete(key);
  }
}
