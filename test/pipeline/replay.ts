import { defaultRetention } from '../../src/core/model/index.ts';
import { answerRequest } from '../../fixtures/outlets/answer.ts';
import { tickTime } from '../../fixtures/outlets/demo-time.ts';
import type { OutletId } from '../../fixtures/outlets/model.ts';
import { outletIds } from '../../fixtures/outlets/outlets.ts';
import { demoWatchlist } from '../../fixtures/outlets/watchlist.ts';
import type { Alert, VisitMessage, DeskMessage } from '../../src/core/model/index.ts';
import { openCorpus } from '../../src/io/storage/corpus.ts';
import { openFetch } from '../../src/io/fetch/fetch.ts';
import { visitHosts } from '../../src/pipeline/check/visit.ts';
import type { Dependencies } from '../../src/pipeline/dependencies.ts';
import { desk } from '../../src/pipeline/desk/desk.ts';
import { tick } from '../../src/pipeline/tick.ts';
import type { KeyValueStore } from '../../src/io/storage/store.ts';

const bases = Object.fromEntries(outletIds.map((id) => [id, `https://${id}.example`])) as Record<
  OutletId,
  string
>;

/** The demo's timeline through the real stages and a given KV; the outlets stand behind a fetch of our own. */
type Replay = {
  readonly dependencies: Dependencies;
  /** Plays one tick to its end: cron, checks of all hosts, one batch at the desk. */
  readonly play: (tick: number) => Promise<void>;
  /** The alerts sent on so far, in the order of telling, an id once. */
  readonly told: () => Promise<Alert[]>;
  /** Requests that the outlets answered. */
  readonly requests: () => number;
};

/** @param kv KV, or a stand-in that fails or lags */
export async function openReplay(kv: KeyValueStore): Promise<Replay> {
  let now = tickTime(0);
  let current = 0;
  let requests = 0;
  const checks: VisitMessage[] = [];
  const sights: DeskMessage[] = [];
  const told = new Set<string>();

  const fetchOutlet: typeof fetch = async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : String(input));
    const outlet = outletIds.find((id) => url.host === `${id}.example`);
    if (outlet === undefined) throw new Error('no such outlet');
    requests += 1;
    const given = answerRequest({
      outlet,
      base: bases[outlet],
      path: `${url.pathname}${url.search}`,
      tick: current,
      request: requests,
      ifNoneMatch: new Headers(init?.headers).get('if-none-match'),
    });
    const bodiless = given.status === 304 || given.status === 301;
    return new Response(bodiless ? null : given.body, given);
  };

  const dependencies: Dependencies = {
    corpus: openCorpus(kv),
    queues: {
      checks: async (messages) => void checks.push(...messages),
      desk: async (messages) => void sights.push(...messages),
      deliveries: async (messages) => {
        for (const message of messages) if (message.kind === 'fan-out') told.add(message.alert);
      },
      judge: async () => {},
    },
    fetch: openFetch({
      userAgent: 'Readout/replay',
      allowHosts: [],
      ownHost: null,
      resolve: async () => null,
      fetch: fetchOutlet,
    }),
    judge: null,
    settings: {
      adminToken: null,
      readToken: null,
      publicUrl: null,
      contactUrl: null,
      pingUrl: null,
      plan: 'free',
      allowHosts: [],
      judge: null,
      keep: defaultRetention,
      storageBytes: null,
    },
    wall: () => now,
    // The gaps between two requests pass at once, and show in the times of what is told.
    sleep: async (ms) => {
      now += ms;
    },
    log: () => undefined,
  };
  await dependencies.corpus.putWatchlist(demoWatchlist(bases));

  return {
    dependencies,
    play: async (at) => {
      current = at;
      now = tickTime(at);
      await tick(dependencies, now);
      for (let message = checks.shift(); message; message = checks.shift()) {
        // Hosts are checked side by side: each begins when the tick sent it.
        now = tickTime(at);
        await visitHosts(dependencies, message);
      }
      const outcomes = await desk(dependencies, sights.splice(0));
      if (outcomes.some((outcome) => outcome !== 'done')) throw new Error(`tick ${at}: the desk waits`);
    },
    told: async () => {
      const alerts = await dependencies.corpus.getAlerts([...told]);
      return [...told].flatMap((id) => alerts.get(id) ?? []);
    },
    requests: () => requests,
  };
}
