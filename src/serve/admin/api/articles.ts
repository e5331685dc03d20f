import { gunzip } from '../../../io/storage/gzip.ts';
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
  const compressed = await corpus.getSnapshot(id, hash);
  if (compressed === null) {
    return refuse(
      notFound('No snapshot of this version is stored; without an alert it is kept for 30 days.'),
    );
  }
  return new Response(gunzip(compressed), {
    headers: { 'content-type': 'text/plain; charset=utf-8', 'x-content-type-options': 'nosniff' },
  });
}
