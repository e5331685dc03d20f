import { clockSince, iso } from '../../../core/model/time.ts';
import { articleId, hostOf } from '../../../core/model/url.ts';
import type { Dependencies } from '../../../pipeline/dependencies.ts';
import { json, refuse } from './problem.ts';
import { notFound } from '../../http/http-problem.ts';

/** Answers with the text as it was published. Only the admin sees it: full texts are not republished. */
export async function getVersion(
  { corpus }: Dependencies,
  _request: Request,
  { id, hash }: { readonly id: string; readonly hash: string },
): Promise<Response> {
  const version = await corpus.getVersion(id, hash);
  return version === null ? refuse(notFound('No such version of this article is stored.')) : json(version);
}

/** Answers with the page as fetched, as plain text, so that a browser that opens it runs nothing of it. */
export async function getSnapshot(
  { corpus }: Dependencies,
  _request: Request,
  { id, hash }: { readonly id: string; readonly hash: string },
): Promise<Response> {
  const page = await corpus.readPage(id, hash);
  if (page === null) {
    return refuse(
      notFound('No snapshot of this version can be read; without an alert it is kept for 30 days.'),
    );
  }
  return new Response(page, {
    headers: { 'content-type': 'text/plain; charset=utf-8', 'x-content-type-options': 'nosniff' },
  });
}

/**
 * Erases an article. At once nothing shows it any more and no check follows it; the desk erases all else of it. Sent again, it
 * begins again: what was erased is not there to be found.
 */
export async function deleteArticle(
  dependencies: Dependencies,
  _request: Request,
  { id }: { readonly id: string },
): Promise<Response> {
  const { corpus, queues, wall } = dependencies;
  const pointer = await corpus.getPointer(id);
  if (pointer === null) return refuse(notFound('No article has this id.'));
  const clock = clockSince((await corpus.readTick()).heartbeat, wall);
  const urls = [pointer.url, ...pointer.aliases].filter((url) => url !== '');
  // The desk hears of it first: the pointer is all that knows the addresses.
  await queues.desk([{ kind: 'erase', clock, article: pointer.id, urls, step: 'records', cursor: null }]);
  await unfollow(dependencies, pointer.id, urls);
  for (const known of new Set([pointer.id, ...urls.map(articleId)])) {
    await corpus.putErased(known, iso(clock.tick));
  }
  return json({ queued: pointer.id }, 202);
}

/**
 * Takes an article out of the records of its hosts. A check that runs at the same time may bring it back, without its text: it
 * then goes with the next version that it finds, or after a month.
 */
async function unfollow({ corpus }: Dependencies, article: string, urls: readonly string[]): Promise<void> {
  const isErased = ({ url }: { readonly url: string }): boolean => urls.includes(url);
  for (const record of await corpus.getHosts([...new Set(urls.map(hostOf))])) {
    const { [article]: followed, ...articles } = record.articles;
    const opened = Object.entries(record.openings ?? {});
    if (followed === undefined && !opened.some(([, { latest }]) => latest.some(isErased))) continue;
    const openings = opened.map(([source, known]) => {
      return [source, { ...known, latest: known.latest.filter((one) => !isErased(one)) }] as const;
    });
    await corpus.putHost({
      ...record,
      articles,
      ...(opened.length === 0 ? {} : { openings: Object.fromEntries(openings) }),
    });
  }
}
