import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { answerRequest } from '../../../fixtures/outlets/answer.ts';
import type { OutletId } from '../../../fixtures/outlets/model.ts';
import { outletIds } from '../../../fixtures/outlets/outlets.ts';
import { LAST_TICK } from '../../../fixtures/outlets/timeline.ts';
import { close, listen } from '../worker/ports.ts';

export type Outlets = {
  readonly ports: Readonly<Record<OutletId, number>>;
  /** The origin of each outlet: scheme, host and port. */
  readonly bases: Readonly<Record<OutletId, string>>;
  /** Moves the outlets to a tick of demo time. After the last tick they no longer change. */
  readonly advance: (tick: number) => void;
  /** The number of requests answered so far, and when the last one came, in milliseconds. */
  readonly traffic: () => { readonly requests: number; readonly lastAt: number };
  readonly close: () => Promise<void>;
};

/** The outlets use consecutive ports from here, so that a second start finds the same addresses. */
const FIRST_PORT = 8791;

type OutletsState = { tick: number; requests: number; lastAt: number };

function respond(
  state: OutletsState,
  outlet: OutletId,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  state.requests += 1;
  state.lastAt = Date.now();
  const given = answerRequest({
    outlet,
    base: `http://${request.headers.host ?? ''}`,
    path: request.url ?? '/',
    tick: Math.min(state.tick, LAST_TICK),
    request: state.requests,
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
  'passes-ministry': valueOf('passes-ministry'),
});

/**
 * Serves the demo's outlets on loopback. Each has a port of its own, because Readout checks host by host.
 * @param wanted the ports of an earlier start, by outlet; a port that is in use is replaced
 */
export async function serveOutlets(wanted: Readonly<Record<string, number>>): Promise<Outlets> {
  const state: OutletsState = { tick: 0, requests: 0, lastAt: 0 };
  const servers: Server[] = [];
  const got = new Map<OutletId, number>();
  for (const [index, id] of outletIds.entries()) {
    const server = createServer((request, response) => respond(state, id, request, response));
    servers.push(server);
    got.set(id, await listen(server, wanted[id] ?? FIRST_PORT + index));
  }
  const ports = everyOutlet((id) => got.get(id) ?? 0);
  return {
    ports,
    bases: everyOutlet((id) => `http://127.0.0.1:${ports[id]}`),
    advance: (tick) => {
      state.tick = tick;
    },
    traffic: () => ({ requests: state.requests, lastAt: state.lastAt }),
    close: async () => {
      await Promise.all(servers.map(close));
    },
  };
}
