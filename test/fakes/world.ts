import { defaultRetention } from '../../src/core/model/index.ts';
import { MINUTE_MS } from '../../src/core/model/time.ts';
import type { CheckFailure } from '../../src/core/model/failure.ts';
import type {
  Alert,
  DeliveryMessage,
  DeskMessage,
  JudgeMessage,
  SuppressedRow,
  Validators,
  VisitMessage,
} from '../../src/core/model/index.ts';
import { err, ok, type Result } from '../../src/core/model/result.ts';
import { openCorpus } from '../../src/io/storage/corpus.ts';
import type { Fetched, GuardedFetch } from '../../src/io/fetch/fetch.ts';
import type { Judge } from '../../src/io/judge.ts';
import { visitHosts } from '../../src/pipeline/check/visit.ts';
import type { Dependencies } from '../../src/pipeline/dependencies.ts';
import { desk } from '../../src/pipeline/desk/desk.ts';
import { newDeskMemory } from '../../src/pipeline/desk/batch.ts';
import { newJudgeMemory } from '../../src/pipeline/judge/ask-question.ts';
import { askJudge } from '../../src/pipeline/judge/judge.ts';
import { tick } from '../../src/pipeline/tick.ts';
import { type FakeStore, fakeStore } from './store.ts';

/** One address of the fake web: a body, or a failure, at the time it is asked for. */
export type Page =
  | {
      readonly text: string;
      readonly etag?: string;
      /** The header of that name. */
      readonly refresh?: string;
      readonly redirectedTo?: string;
      /** The redirect says that it holds for now only. */
      readonly temporarily?: boolean;
    }
  | { readonly failure: CheckFailure };

export const http = (status: number): Page => ({
  failure: { code: 'http', status, retryAfterSeconds: null },
});

export type World = {
  readonly dependencies: Dependencies;
  readonly store: FakeStore;
  /** The web: address to what it answers now. Nothing there is a 404. */
  readonly web: Map<string, () => Page>;
  readonly requests: { url: string; validators: Validators | null }[];
  readonly sent: { checks: VisitMessage[]; desk: DeskMessage[]; deliveries: DeliveryMessage[] };
  /** The messages that the ticks sent to the deliveries, one for each hour, apart from those that the desk sends there. */
  readonly hours: DeliveryMessage[];
  /** The messages of the judge's queue, and all that was sent to the deliveries, each with when it is due in milliseconds. */
  readonly questions: { message: JudgeMessage; dueAt: number; attempts: number }[];
  readonly posted: { message: DeliveryMessage; dueAt: number }[];
  /** Wall time in milliseconds. */
  now: number;
  /** Sends every message twice, and works off two desk batches at once. */
  twice: boolean;
  /** Fires the cron at the present wall time and works off every queue. */
  tick(): Promise<void>;
  /** Works off every queue. */
  drain(): Promise<void>;
  /** Goes on by some minutes, firing a tick every 15. */
  run(minutes: number): Promise<void>;
  alerts(): Promise<Alert[]>;
  /** Titles of the alerts, oldest first. */
  titles(): Promise<string[]>;
  suppressed(): Promise<SuppressedRow[]>;
};

function fakeFetch(web: World['web'], requests: World['requests']): GuardedFetch {
  const answer = (url: string, validators: Validators | null): Result<Fetched, CheckFailure> => {
    const page = web.get(url)?.() ?? http(404);
    if ('failure' in page) return err(page.failure);
    if (page.etag !== undefined && validators?.etag === page.etag) return ok({ kind: 'not-modified' });
    return ok({
      kind: 'body',
      url: page.redirectedTo ?? url,
      movedPermanently: page.temporarily === true ? null : (page.redirectedTo ?? null),
      redirected: page.redirectedTo !== undefined,
      bytes: new TextEncoder().encode(page.text),
      text: page.text,
      contentType: 'text/html',
      ...(page.refresh === undefined ? {} : { refresh: page.refresh }),
      validators: page.etag === undefined ? null : { etag: page.etag, lastModified: null },
    });
  };
  return {
    async get({ url, validators, beforeHop, budget }) {
      if (budget !== undefined && budget.requestsLeft() < 1) return err({ code: 'no-room' });
      budget?.countRequests(1);
      requests.push({ url, validators });
      const answered = answer(url, validators);
      const hop = answered.ok && answered.value.kind === 'body' && answered.value.redirected;
      const refused = hop ? await beforeHop?.(answered.value.url) : null;
      return refused ? err(refused) : answered;
    },
    async post() {
      return ok({ status: 204, text: '', retryAfterSeconds: null, milliseconds: 1 });
    },
  };
}

/**
 * The Worker's stages over a fake web, a fake store and queues worked off in order: time passes only when a test says so.
 * @param start wall time in milliseconds
 * @param staleMs how far behind reads of the store are
 * @param judge who is asked what the rules leave unsure
 */
export function makeWorld(watchlist: unknown, start: number, staleMs = 0, judge: Judge | null = null): World {
  const web: World['web'] = new Map();
  const requests: World['requests'] = [];
  const sent: World['sent'] = { checks: [], desk: [], deliveries: [] };
  const hours: World['hours'] = [];
  const questions: World['questions'] = [];
  const posted: World['posted'] = [];
  const delayed: { messages: readonly VisitMessage[]; at: number }[] = [];
  const store = fakeStore(() => world.now, staleMs);
  const memory = newDeskMemory();
  const judgeMemory = newJudgeMemory();
  const dependencies: Dependencies = {
    corpus: openCorpus(store),
    queues: {
      checks: async (messages, delaySeconds = 0) => {
        if (delaySeconds === 0) sent.checks.push(...messages);
        else delayed.push({ messages, at: world.now + delaySeconds * 1_000 });
      },
      desk: async (messages) => void sent.desk.push(...messages),
      judge: async (messages, delaySeconds = 0) => {
        const dueAt = world.now + delaySeconds * 1_000;
        questions.push(...messages.map((message) => ({ message, dueAt, attempts: 0 })));
      },
      deliveries: async (messages, delaySeconds = 0) => {
        posted.push(...messages.map((message) => ({ message, dueAt: world.now + delaySeconds * 1_000 })));
        for (const message of messages) (message.kind === 'digest' ? hours : sent.deliveries).push(message);
      },
    },
    fetch: fakeFetch(web, requests),
    judge,
    settings: {
      adminToken: null,
      readToken: null,
      publicUrl: 'https://readout.example',
      contactUrl: null,
      pingUrl: null,
      plan: 'free',
      allowHosts: [],
      judge: judge === null ? null : { model: judge.model, url: null, key: null, daily: 200 },
      keep: defaultRetention,
      storageBytes: null,
    },
    wall: () => world.now,
    sleep: async (ms) => store.rest(ms),
    log: () => {},
  };

  /** Of two copies at once, the one that writes a key second would be refused and come again: a matter of luck, which no test is about. */
  const during = <T>(work: () => Promise<T>): Promise<T> => (world.twice ? work() : store.during(work));

  async function workChecks(): Promise<void> {
    const messages = sent.checks.splice(0, 5);
    const all = world.twice ? [...messages, ...messages] : messages;
    const outcomes = await during(() =>
      Promise.allSettled(all.map((message) => visitHosts(dependencies, message))),
    );
    for (const [index, outcome] of outcomes.entries()) {
      const message = all[index];
      if (outcome.status === 'rejected' && message) sent.checks.push(message);
    }
  }
  async function workDesk(): Promise<void> {
    const messages = sent.desk.splice(0, 100);
    const [outcomes] = await during(() =>
      Promise.all(
        world.twice
          ? [desk(dependencies, messages, newDeskMemory()), desk(dependencies, messages, newDeskMemory())]
          : [desk(dependencies, messages, memory)],
      ),
    );
    const again = messages.filter((_, index) => outcomes?.[index] === 'later');
    sent.desk.push(...again);
    if (again.length > 0) world.now += MINUTE_MS;
  }
  const isDue = ({ dueAt }: { dueAt: number }) => dueAt <= world.now;
  async function workJudge(): Promise<void> {
    const due = questions.filter(isDue).slice(0, 3);
    for (const item of due) questions.splice(questions.indexOf(item), 1);
    const received = due.map(({ message, attempts }) => ({ message, attempts: attempts + 1 }));
    const outcomes = await during(() => askJudge(dependencies, received, judgeMemory));
    if (world.twice) await askJudge(dependencies, received, judgeMemory);
    for (const [index, item] of due.entries()) {
      if (outcomes[index] === 'later')
        questions.push({ ...item, dueAt: world.now + 90_000, attempts: item.attempts + 1 });
    }
  }
  /** Works off what comes to be due until then, each at its time. */
  async function workDelayed(until: number): Promise<void> {
    for (;;) {
      const [next] = delayed.toSorted((a, b) => a.at - b.at);
      if (next === undefined || next.at > until) return;
      delayed.splice(delayed.indexOf(next), 1);
      world.now = Math.max(world.now, next.at);
      sent.checks.push(...next.messages);
      await world.drain();
    }
  }
  const world: World = {
    dependencies,
    store,
    web,
    requests,
    sent,
    hours,
    questions,
    posted,
    // The watchlist was saved long before the first tick reads it.
    now: start - staleMs,
    twice: false,
    async tick() {
      await workDelayed(world.now);
      await store.during(() => tick(dependencies, world.now));
      await world.drain();
      await workDelayed(world.now + 10 * MINUTE_MS);
    },
    async drain() {
      const left = () => sent.checks.length + sent.desk.length + questions.filter(isDue).length;
      for (let round = 0; left() > 0; round += 1) {
        if (round > 1_000) throw new Error('the queues never empty');
        if (sent.checks.length > 0) await workChecks();
        else if (sent.desk.length > 0) await workDesk();
        else await workJudge();
      }
    },
    async run(minutes) {
      for (let gone = 0; gone < minutes; gone += 15) {
        world.now += 15 * MINUTE_MS;
        await world.tick();
      }
    },
    async alerts() {
      const rows = await dependencies.corpus.listLog();
      const found = await dependencies.corpus.getAlerts(rows.map(({ id }) => id));
      return rows.flatMap(({ id }) => found.get(id) ?? []).toReversed();
    },
    async titles() {
      return (await world.alerts()).map(({ title }) => title);
    },
    async suppressed() {
      return (await dependencies.corpus.listSuppressed()).toReversed();
    },
  };
  void store.put('watchlist', JSON.stringify(watchlist));
  world.now = start;
  return world;
}
