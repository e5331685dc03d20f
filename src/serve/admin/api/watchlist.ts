import { opmlType, toOpml } from '../../../core/feeds/opml.ts';
import { hash } from '../../../core/model/ids.ts';
import { err, ok, type Result } from '../../../core/model/result.ts';
import { iso } from '../../../core/model/time.ts';
import { bundledWatchlist, currentWatchlist, isWatchlistRead } from '../../../core/watchlist/current.ts';
import { MAX_WATCHLIST_BYTES, readWatchlist } from '../../../core/watchlist/parse.ts';
import type { Watchlist } from '../../../core/watchlist/schema.ts';
import type { Dependencies } from '../../../pipeline/dependencies.ts';
import { addressPolicy } from '../../../settings.ts';
import { type BodyFailure, bodyRefusal, readJson } from './body.ts';
import { warningsOf } from './filter-ids.ts';
import { json, noWatchlist, type Refusal, refuse } from './problem.ts';

/** Returns what is stored, even if it can no longer be read, so that it can be mended; else what comes with the program. */
export async function storedOrBundled({ corpus }: Dependencies): Promise<unknown> {
  const stored = await corpus.readWatchlist();
  return stored === null ? bundledWatchlist() : parseOrText(stored);
}

/** A text that is no JSON stands for itself. */
function parseOrText(stored: string): unknown {
  try {
    return JSON.parse(stored);
  } catch {
    return stored;
  }
}

export const etagOf = (watchlist: unknown): string => `"${hash('watchlist', JSON.stringify(watchlist))}"`;

export async function getWatchlist(dependencies: Dependencies): Promise<Response> {
  const watchlist = await storedOrBundled(dependencies);
  return json(watchlist, 200, { etag: etagOf(watchlist) });
}

export async function putWatchlist(dependencies: Dependencies, request: Request): Promise<Response> {
  const sent = await readSentWatchlist(dependencies, request);
  if (!sent.ok) return refuse(bodyRefusal(sent.error));
  const { value, watchlist } = sent.value;
  const saved = await replaceWatchlist(dependencies, value, request.headers.get('if-match'));
  if (!saved.ok) return refuse(saved.error);
  return json(value, 200, { etag: saved.value, ...warningHeader(await warningsOf(dependencies, watchlist)) });
}

/** Warnings stand in a header, because the body is the document. Ids of the watchlist may be of any script, and headers are ASCII. */
const warningHeader = (warnings: readonly string[]): Record<string, string> =>
  warnings.length === 0
    ? {}
    : { 'readout-warning': warnings.join(' | ').replaceAll(/[^\u0020-\u007E]/gu, '?') };

/** Returns to the watchlist that comes with the program, by the same rule as a replacement. */
export async function deleteWatchlist(dependencies: Dependencies, request: Request): Promise<Response> {
  const refused = await whyChanged(dependencies, request.headers.get('if-match'));
  if (refused !== null) return refuse(refused);
  await dependencies.corpus.deleteWatchlist();
  const bundled = bundledWatchlist();
  return json(bundled, 200, {
    etag: etagOf(bundled),
    ...warningHeader(await warningsOf(dependencies, bundled)),
  });
}

/** A watchlist that was sent: as it stands, and as it is read. */
export type SentWatchlist = { readonly value: unknown; readonly watchlist: Watchlist };

/** Reads and checks what was sent; a failure names every problem of it. */
export async function readSentWatchlist(
  { settings }: Dependencies,
  request: Request,
): Promise<Result<SentWatchlist, BodyFailure>> {
  const body = await readJson(request, MAX_WATCHLIST_BYTES);
  if (!body.ok) return body;
  const read = readWatchlist(body.value, addressPolicy(settings));
  return read.ok
    ? ok({ value: body.value, watchlist: read.value })
    : err({ kind: 'invalid', errors: read.error });
}

/**
 * Stores a watchlist that was read without a problem; the next tick goes by it.
 * @param ifMatch the ETag of the watchlist that was edited: it keeps two editors from undoing each other's work
 * @returns the new ETag
 */
export async function replaceWatchlist(
  dependencies: Dependencies,
  value: unknown,
  ifMatch: string | null,
): Promise<Result<string, Refusal>> {
  const refused = await whyChanged(dependencies, ifMatch);
  if (refused !== null) return err(refused);
  await dependencies.corpus.putWatchlist(value, iso(dependencies.wall()));
  return ok(etagOf(value));
}

async function whyChanged(dependencies: Dependencies, ifMatch: string | null): Promise<Refusal | null> {
  const present = etagOf(await storedOrBundled(dependencies));
  if (isMatch(ifMatch, present)) return null;
  return {
    status: 412,
    title: 'Changed meanwhile',
    detail: 'Somebody else saved the watchlist after you opened it. Get it again and repeat your changes.',
    headers: { etag: present },
  };
}

/**
 * Compares as RFC 9110, section 13.1.1, says; `*` matches anything that is there, which a watchlist always is. A weak tag counts
 * as well: an edge that compresses an answer makes its tag weak, and ours is a hash of the content.
 */
function isMatch(header: string | null, etag: string): boolean {
  if (header === null) return true;
  const tags = header.split(',').map((tag) => tag.trim().replace(/^W\//u, ''));
  return tags.includes('*') || tags.includes(etag);
}

/** Answers with the list of feeds that a feed reader imports. Its addresses hold no token. */
export async function getOpml({ corpus, settings }: Dependencies, request: Request): Promise<Response> {
  const stored = await corpus.readWatchlist();
  if (!isWatchlistRead(stored)) return refuse(noWatchlist);
  const watchlist = currentWatchlist(stored);
  const base = settings.publicUrl ?? new URL(request.url).origin;
  return new Response(toOpml(watchlist, base), {
    headers: { 'content-type': opmlType, 'content-disposition': 'attachment; filename="readout.opml"' },
  });
}
