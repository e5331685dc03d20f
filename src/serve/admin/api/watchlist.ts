import { hash } from '../../../core/model/ids.ts';
import { err, ok, type Result } from '../../../core/model/result.ts';
import { addressPolicy } from '../../../settings.ts';
import type { Dependencies } from '../../../pipeline/dependencies.ts';
import { bundledWatchlist } from '../../../core/watchlist/current.ts';
import { readWatchlist } from '../../../core/watchlist/parse.ts';
import type { Watchlist } from '../../../core/watchlist/schema.ts';
import { readJson } from './body.ts';
import { invalid, json, type Refusal, refuse } from './problem.ts';

/** Stored as one value and held by every check. */
const WATCHLIST_BYTES = 256 * 1_024;

/** What is stored, whether or not it still reads, so that it can be mended; else what comes with the program. */
export const storedOrBundled = async ({ corpus }: Dependencies): Promise<unknown> =>
  (await corpus.readWatchlist()) ?? bundledWatchlist();

export const etagOf = (watchlist: unknown): string => `"${hash('watchlist', JSON.stringify(watchlist))}"`;

export async function getWatchlist(dependencies: Dependencies): Promise<Response> {
  const watchlist = await storedOrBundled(dependencies);
  return json(watchlist, 200, { etag: etagOf(watchlist) });
}

/** Replaces the watchlist; the next tick goes by it. `If-Match` keeps two editors from undoing each other's work. */
export async function putWatchlist(dependencies: Dependencies, request: Request): Promise<Response> {
  const sent = await readSent(dependencies, request);
  if (!sent.ok) return refuse(sent.error);
  const { value } = sent.value;
  const present = etagOf(await storedOrBundled(dependencies));
  if (!isMatch(request.headers.get('if-match'), present)) {
    return refuse({
      status: 412,
      title: 'Changed meanwhile',
      detail:
        'The watchlist is not the one that If-Match names. Get it again, and put your changes into that.',
      headers: { etag: present },
    });
  }
  await dependencies.corpus.putWatchlist(value);
  return json(value, 200, { etag: etagOf(value) });
}

/** @returns what was sent, as it stands and as it is read, or every problem of it */
export async function readSent(
  { settings }: Dependencies,
  request: Request,
): Promise<Result<{ value: unknown; watchlist: Watchlist }, Refusal>> {
  const body = await readJson(request, WATCHLIST_BYTES);
  if (!body.ok) return body;
  const read = readWatchlist(body.value, addressPolicy(settings));
  return read.ok ? ok({ value: body.value, watchlist: read.value }) : err(invalid(read.error));
}

/**
 * RFC 9110, section 13.1.1; `*` is anything that is there, which a watchlist always is. A weak tag counts as well: an edge that
 * compresses an answer makes its tag weak, and ours is a hash of the content.
 */
function isMatch(header: string | null, etag: string): boolean {
  if (header === null) return true;
  const tags = header.split(',').map((tag) => tag.trim().replace(/^W\//u, ''));
  return tags.includes('*') || tags.includes(etag);
}
