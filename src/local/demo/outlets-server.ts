import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { answerRequest } from '../../../fixtures/outlets/answer.ts';
import type { OutletId } from '../../../fixtures/outlets/model.ts';
import { outletIds } from '../../../fixtures/outlets/outlets.ts';
import { LAST_TICK } from '../../../fixtures/outlets/timeline.ts';
import { close, listen } from '../worker/listen.ts';

export type Outlets = {
  readonly ports: Readonly<Record<OutletId, number>>;
  /** Where each outlet is reached: scheme, host and port. */
  readonly bases: Readonly<Record<OutletId, string>>;
  /** Moves the outlets to a tick of demo time; after the last one they stand still. */
  readonly advance: (tick: number) => void;
  /** How many requests they have answered, and the wall time of the last in milliseconds. */
  readonly traffic: () => { readonly requests: number; readonly lastAt: number };
  readonly close: () => Promise<void>;
};

/** One port after the other from here, so that a second start finds the same addresses. */
export const FIRST_PORT = 8791;

type World = { tick: number; requests: number; lastAt: number };

function respond(world: World, outlet: OutletId, request: IncomingMessage, response: ServerResponse): void {
  world.requests += 1;
  world.lastAt = Date.now();
  const given = answerRequest({
    outlet,
    base: `http://${request.headers.host ?? ''}`,
    path: request.url ?? '/',
    tick: Math.min(world.tick, LAST_TICK),
    request: world.requests,
    ifNoneMatch: request.headers['if-none-match'] ?? null,
  });
  response.writeHead(given.status, given.headers);
  response.end(request.method === 'HEAD' ? undefined : given.body);
}

const everyOutlet = <T>(valueOf: (id: OutletId) => T): Readonly<Record<OutletId, T>> => ({
  'quillport-post': valueOf('quillport-post'),
  'lanternby-courier': valueOf('lanternby-courier'),
  'orrvale-gazette': valueOf('orrvale-gazette'),
  'saltquay-times': valueOf('saltquay-times'),
  'riverend-standard': valueOf('riverend-standard'),
  'cranewater-dispatch': valueOf('cranewater-dispatch'),
  baitawan: valueOf('baitawan'),
  kohsaran: valueOf('kohsaran'),
});

/**
 * Serves the demo's outlets on loopback, each on a port of its own: a host is what is checked at a time.
 * @param wanted the ports of an earlier start; a port that is taken is replaced
 */
export async function serveOutlets(wanted: Readonly<Record<string, number>>): Promise<Outlets> {
  const world: World = { tick: 0, requests: 0, lastAt: 0 };
  const servers: Server[] = [];
  const got = new Map<OutletId, number>();
  for (const [index, id] of outletIds.entries()) {
    const server = createServer((request, response) => respond(world, id, request, response));
    servers.push(server);
    got.set(id, await listen(server, wanted[id] ?? FIRST_PORT + index));
  }
  const ports = everyOutlet((id) => got.get(id) ?? 0);
  return {
    ports,
    bases: everyOutlet((id) => `http://127.0.0.1:${ports[id]}`),
    advance: (tick) => {
      world.tick = tick;
    },
    traffic: () => ({ requests: world.requests, lastAt: world.lastAt }),
    close: async () => {
      await Promise.all(servers.map(close));
    },
  };
}
