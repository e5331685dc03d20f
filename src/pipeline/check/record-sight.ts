import { iso } from '../../core/model/time.ts';
import { articleId, identity } from '../../core/model/url.ts';
import type { SightMessage, TrackedArticle, Version } from '../../core/model/index.ts';
import type { Visit } from './host-visit.ts';

/** Changes what this host's record says of an article. */
export function remember(visit: Visit, id: string, article: TrackedArticle): TrackedArticle {
  visit.record.articles[id] = article;
  return article;
}

/** Sends the desk one sight, and only then remembers it: a death in between is healed by the next check. */
export async function tellSight(
  visit: Visit,
  id: string,
  article: TrackedArticle,
  sight: Pick<SightMessage, 'sight'> & Partial<SightMessage>,
): Promise<void> {
  const message: SightMessage = {
    kind: 'sight',
    clock: visit.message.clock,
    article: id,
    url: article.url,
    source: article.source,
    entry: article.entry,
    from: null,
    to: null,
    fromSeenAt: null,
    baseline: article.baseline,
    sourceAddedAt: article.sourceAddedAt,
    upgrade: false,
    crowd: article.crowd,
    flapping: false,
    missing: null,
    ...sight,
  };
  await visit.tellDesk(message);
  const ofThisTick = article.lastSights.filter(({ clock }) => clock.tick === message.clock.tick);
  remember(visit, id, { ...article, lastSights: [...ofThisTick, message] });
}

/** Points readers at an article's latest version, under its id and under the id of its present address. */
export async function putPointer(
  visit: Visit,
  id: string,
  article: TrackedArticle,
  version: Version,
): Promise<void> {
  const { corpus } = visit.dependencies;
  const known = await corpus.getArticle(id);
  const addresses = [...(known?.aliases ?? []), ...(known ? [known.url] : [])];
  await corpus.putArticle({
    id,
    url: article.url,
    aliases: [...new Set(addresses)].filter((url) => identity(url) !== identity(article.url)),
    source: article.source,
    firstSeenAt: article.firstSeenAt,
    current: {
      version: version.hash,
      extractor: version.extractor,
      seenAt: article.versionSeenAt ?? iso(visit.now()),
    },
    publishedAt: version.publishedAt ?? article.entry.publishedAt,
    language: version.language ?? visit.sourceOf(article.source)?.language ?? 'und',
  });
}

/** The address changed, the article did not: its history goes on, and the old address leads to it. */
export async function moveArticle(visit: Visit, id: string, url: string): Promise<void> {
  const article = visit.record.articles[id];
  if (!article || identity(article.url) === identity(url)) return;
  const moved: TrackedArticle = { ...article, url, validators: null };
  visit.known.add(id, moved);
  const { corpus } = visit.dependencies;
  const pointer = await corpus.getArticle(id);
  if (!pointer) {
    remember(visit, id, moved);
    return;
  }
  const aliases = [...new Set([...pointer.aliases, pointer.url])];
  const known = { ...pointer, url, aliases: aliases.filter((alias) => identity(alias) !== identity(url)) };
  await corpus.putArticle(known);
  await corpus.putAlias(articleId(url), known);
  await tellSight(visit, id, moved, { sight: 'moved', to: article.version });
}
