import { createServer } from 'node:http';
import { answerRequest } from '../../fixtures/outlets/answer.ts';
import { outletIds, outlets } from '../../fixtures/outlets/outlets.ts';
import { LAST_TICK } from '../../fixtures/outlets/timeline.ts';
import { demoWatchlist } from '../../fixtures/outlets/watchlist.ts';
import { close, listen } from '../../src/local/worker/ports.ts';

export type WatchedOutlets = {
  readonly hosts: readonly string[];
  readonly watchlist: unknown;
  readonly advance: (tick: number) => void;
  readonly close: () => Promise<void>;
};

/** The same ports at every run where they are free: a host with its port says when an article is due. */
const FIRST_PORT = 28_791;

type OutletId = (typeof outletIds)[number];

/**
 * The demo's outlets on loopback, a port each. Their furniture turns with every tick and not with every request: a replay with kills makes
 * more requests, and must see the same pages, so that what differs was done by the kills alone.
 * @param onPage called when the page of an article was answered in full
 */
export async function serveWatched(onPage: () => void): Promise<WatchedOutlets> {
  let tick = 0;
  const servers = outletIds.map((outlet) =>
    createServer((request, response) => {
      const path = request.url ?? '/';
      const base = `http://${request.headers.host ?? ''}`;
      const ifNoneMatch = request.headers['if-none-match'] ?? null;
      const given = answerRequest({ outlet, base, path, tick, request: tick, ifNoneMatch });
      response.writeHead(given.status, given.headers);
      const isPage = given.status === 200 && path !== '/robots.txt' && path !== outlets[outlet].listingPath;
      response.end(given.body, () => {
        if (isPage) onPage();
      });
    }),
  );
  const ports = await Promise.all(servers.map((server, index) => listen(server, FIRST_PORT + index)));
  const hosts = ports.map((port) => `127.0.0.1:${port}`);
  const bases = Object.fromEntries(outletIds.map((id, index) => [id, `http://${hosts[index]}`]));
  return {
    hosts,
    watchlist: demoWatchlist(bases as Record<OutletId, string>),
    advance: (to) => {
      tick = Math.min(to, LAST_TICK);
    },
    close: async () => {
      await Promise.all(servers.map(close));
    },
  };
}
