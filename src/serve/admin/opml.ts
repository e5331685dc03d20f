import { opmlType, toOpml } from '../../core/feeds/opml.ts';
import type { Dependencies } from '../../pipeline/dependencies.ts';
import { currentWatchlist } from '../../core/watchlist/current.ts';

/** What a feed reader imports. No token stands in its addresses. */
export async function getOpml({ corpus, settings }: Dependencies, request: Request): Promise<Response> {
  const watchlist = currentWatchlist(await corpus.readWatchlist());
  const base = settings.publicUrl ?? new URL(request.url).origin;
  return new Response(toOpml(watchlist, base), {
    headers: { 'content-type': opmlType, 'content-disposition': 'attachment; filename="readout.opml"' },
  });
}
