import { HOUR_MS, MINUTE_MS, TICK_MS } from '../../src/core/model/time.ts';
import type { JudgeAnswer, JudgeQuestion } from '../../src/core/model/index.ts';
import { err, ok, unreachable } from '../../src/core/model/result.ts';
import { openQueues } from '../../src/io/queues.ts';
import { openCorpus } from '../../src/io/storage/corpus.ts';
import { consume } from '../../src/pipeline/consume.ts';
import type { Dependencies } from '../../src/pipeline/dependencies.ts';
import { readSettings, type Settings } from '../../src/settings.ts';
import { tick } from '../../src/pipeline/tick.ts';
import { openClock, type VirtualClock } from './clock.ts';
import { endOf, type Fault, openStrikes, type Strikes } from './faults.ts';
import { type ModelQueue, openModelQueue, type QueueWorld } from './queues.ts';
import { readQueueSettings } from './queue-settings.ts';
import { hash32 } from './random.ts';
import type { Scenario } from './scenario.ts';
import { type ModelStore, openModelStore, type Operation } from './store.ts';
import { answerMs, failureOf, openWeb, type Post, receive, type Web, type Worker } from './web.ts';

/** After all is well, ticks come every quarter of an hour for a while, then three times as rarely, then every other hour. */
const LONG: Horizon = { healing: 3 * HOUR_MS, resting: 9 * HOUR_MS, end: 30 * HOUR_MS };
/** Enough where one worker dies once and nothing is away for long. */
const SHORT: Horizon = { healing: 75 * MINUTE_MS, resting: 75 * MINUTE_MS, end: 7 * HOUR_MS };
type Horizon = { readonly healing: number; readonly resting: number; readonly end: number };
/** Messages that wait longer after the last tick never end. */
const DRAIN_MS = 60 * HOUR_MS;
/** Far beyond what any schedule does in earnest. */
const MAX_MESSAGES = 6_000;

export type Outcome = {
  readonly store: ModelStore;
  readonly web: Web;
  readonly posts: readonly Post[];
  /** What the judge was asked and answered. */
  readonly questions: readonly JudgeQuestion[];
  readonly queues: ReadonlyMap<string, ModelQueue>;
  readonly operations: number;
  /** How many operations were begun by a time, in milliseconds since the start. */
  readonly operationsBy: (at: number) => number;
  readonly messages: number;
  readonly invocations: number;
  /** When each tick came, in milliseconds since the start. */
  readonly ticks: readonly number[];
  /** When the last fault is over, and when the run ends; in milliseconds since the start. */
  readonly healedAt: number;
  readonly endedAt: number;
  readonly logged: readonly Readonly<Record<string, unknown>>[];
  /** Every operation, where a trace was asked for. */
  readonly trace: readonly string[];
};

type AnyOperation = Operation | { readonly what: 'send' | 'fetch' | 'post'; readonly key: string };

/** Milliseconds that an operation takes: always the same for the same operation. */
function latencyOf({ what, key }: AnyOperation, nth: number): number {
  const part = hash32(`${nth} ${key}`) % 100;
  switch (what) {
    case 'get':
      return 3 + part / 4;
    case 'list':
      return 15 + part / 2;
    case 'put':
    case 'delete':
      return 30 + part;
    case 'send':
      return 8 + part / 4;
    case 'fetch':
    case 'post':
      return 60 + part * 3;
    default:
      return unreachable(what);
  }
}

const PUBLIC_URL = 'https://readout.example';
const unjudged = readRunSettings({ PUBLIC_URL });
const judged = readRunSettings({ PUBLIC_URL, JUDGE_MODEL: 'model' });

function readRunSettings(vars: Readonly<Record<string, string>>): Settings {
  const read = readSettings(vars);
  if (!read.ok) throw new Error(read.error.map(({ text }) => text).join(', '));
  return read.value;
}

class Run {
  readonly scenario: Scenario;
  readonly strikes: Strikes;
  readonly clock: VirtualClock;
  readonly store: ModelStore;
  readonly web: Web;
  readonly queues = new Map<string, ModelQueue>();
  readonly producers: ReadonlyMap<string, string>;
  readonly posts: Post[] = [];
  readonly questions: JudgeQuestion[] = [];
  readonly logged: Record<string, unknown>[] = [];
  readonly trace: string[] = [];
  readonly counters = { message: 0, invocation: 0 };
  readonly isolates = new Map<string, Isolate>();
  readonly isTraced: boolean;
  readonly operationTimes: number[] = [];
  operations = 0;
  /** When the last fault struck that is aimed at an operation, an invocation or a message. */
  struckAt = 0;
  /** Counts isolates, since each may run at another location. */
  opened = 0;

  constructor(scenario: Scenario, faults: readonly Fault[], isTraced: boolean) {
    this.scenario = scenario;
    this.isTraced = isTraced;
    this.strikes = openStrikes(faults, scenario.start);
    this.clock = openClock(scenario.start - 2 * MINUTE_MS);
    const now = () => this.clock.now();
    this.store = openModelStore(now, () => this.strikes.staleness(this.since()), true);
    this.web = openWeb(now);
    const { consumers, producers } = readQueueSettings();
    this.producers = producers;
    const world: QueueWorld = {
      clock: this.clock,
      strikes: this.strikes,
      counters: this.counters,
      queueOf: (name) => this.queues.get(name) ?? null,
      handle: (batch, slot, invocation) =>
        this.invoke(`${batch.queue} ${slot}`, invocation, (dependencies) => consume(dependencies, batch)),
    };
    for (const settings of consumers) this.queues.set(settings.queue, openModelQueue(settings, world));
  }

  since(): number {
    return this.clock.now() - this.scenario.start;
  }

  /** Runs a handler in the isolate of a place. */
  async invoke(
    place: string,
    invocation: number,
    work: (dependencies: Dependencies) => Promise<unknown>,
  ): Promise<'done' | 'threw' | 'died'> {
    const isolate = this.isolates.get(place) ?? new Isolate(this);
    this.isolates.set(place, isolate);
    isolate.used = { operations: 0, requests: 0 };
    isolate.worker = { isAlive: true };
    const ended = await Promise.race([
      work(isolate.dependencies).then(
        () => 'done' as const,
        (error: unknown) => {
          this.note(`${place} threw ${String(error)}`);
          return 'threw' as const;
        },
      ),
      isolate.death,
    ]);
    if (ended === 'died' || this.strikes.evicts(invocation)) this.isolates.delete(place);
    return ended;
  }

  note(text: string): void {
    if (this.isTraced) this.trace.push(`${(this.since() / MINUTE_MS).toFixed(3).padStart(9)} ${text}`);
  }

  fire(nth: number, scheduledTime: number): void {
    void this.invoke('tick', -nth, (dependencies) => tick(dependencies, scheduledTime));
  }

  planTicks(healedAt: number, { healing, resting, end }: Horizon): { last: number; ticks: number[] } {
    const { start, lastAt } = this.scenario;
    const well = Math.max(healedAt, lastAt);
    const gapAt = (at: number) =>
      at < well + healing ? TICK_MS : at < well + resting ? 3 * TICK_MS : 8 * TICK_MS;
    let [nth, last] = [0, 0];
    const ticks: number[] = [];
    for (let at = 0; at <= well + end; at += gapAt(at)) {
      const fault = this.strikes.cron(nth);
      const planned = start + at;
      if (fault?.how !== 'missed') {
        const late = fault?.how === 'late' ? fault.seconds * 1_000 : hash32(`cron ${nth}`) % 2_000;
        const tickNth = nth;
        this.clock.at(planned + late, () => this.fire(tickNth, planned));
        ticks.push(at + late);
        if (fault?.how === 'twice')
          this.clock.at(planned + late + fault.seconds * 1_000, () => this.fire(tickNth, planned));
      }
      last = at;
      nth += 1;
    }
    return { last, ticks };
  }
}

const RELATIONS = ['same', 'adds', 'contradicts', 'different'] as const;

function answerTo(question: JudgeQuestion): JudgeAnswer {
  const relation = RELATIONS[hash32(JSON.stringify(question.clause)) % RELATIONS.length]!;
  const candidate = relation === 'different' ? null : (question.candidates[0]?.n ?? null);
  return {
    relation: candidate === null ? 'different' : relation,
    candidate,
    attribution: 'right',
    substance: 'commitment',
    reason: 'as the model sees it',
  };
}

/** One isolate of the Worker: what it remembers goes with it, and after its death nothing of it goes on. */
class Isolate {
  readonly run: Run;
  readonly dependencies: Dependencies;
  readonly death: Promise<'died'>;
  /** By the present invocation. */
  used = { operations: 0, requests: 0 };
  worker: Worker = { isAlive: true };
  #die: () => void = () => {};
  #isDead = false;

  constructor(run: Run) {
    this.run = run;
    run.opened += 1;
    this.death = new Promise((resolve) => {
      this.#die = () => resolve('died');
    });
    const location = `location ${run.opened % 3}`;
    const sender = (binding: string) => ({
      sendBatch: (messages: { body: unknown; delaySeconds?: number }[]) =>
        this.#perform({ what: 'send', key: binding }, () =>
          run.queues.get(run.producers.get(binding) ?? '')?.send(messages),
        ),
    });
    this.dependencies = {
      corpus: openCorpus(run.store.open(location, (operation, effect) => this.#perform(operation, effect))),
      queues: openQueues({
        CHECKS: sender('CHECKS'),
        DESK: sender('DESK'),
        DELIVERIES: sender('DELIVERIES'),
        JUDGE: sender('JUDGE'),
      }),
      fetch: this.#fetch(),
      judge: run.scenario.isJudged ? this.#judge() : null,
      settings: run.scenario.isJudged ? judged : unjudged,
      wall: () => Math.floor(run.clock.now()),
      sleep: (ms) => this.#wait(ms),
      log: (entry) => {
        run.note(`log ${JSON.stringify(entry)}`);
        run.logged.push(entry);
      },
    };
  }

  #kill(): void {
    this.#isDead = true;
    this.worker.isAlive = false;
    this.#die();
  }

  /** Waits, for ever in an isolate that is dead by then. */
  async #wait(ms: number): Promise<void> {
    if (ms > 0) await this.run.clock.sleep(ms);
    if (this.#isDead) await new Promise(() => {});
  }

  async #perform<T>(operation: AnyOperation, effect: () => T): Promise<T> {
    const { run } = this;
    await this.#wait(0);
    run.operations += 1;
    run.operationTimes.push(run.since());
    const nth = run.operations;
    const killed = run.strikes.killAt(nth);
    const failed = run.strikes.failAt(nth);
    run.note(
      `${nth} ${operation.what} ${operation.key}${killed ? ` KILLED ${killed}` : ''}${failed ? ` FAILS ${failed}` : ''}`,
    );
    if (killed !== null || failed !== null) run.struckAt = run.since();
    if (killed === 'before') this.#kill();
    const latency = latencyOf(operation, nth);
    await this.#wait(latency * 0.7);
    if (this.#isBeyondPlan(operation)) throw new Error('Too many API requests by single Worker invocation.');
    if (run.strikes.refuses(operation, run.since()) || failed === 'before') {
      await this.#wait(latency * 0.3);
      throw new Error(`${operation.what} ${operation.key}: 503 the platform is away`);
    }
    const value = effect();
    if (killed === 'after') this.#kill();
    await this.#wait(latency * 0.3);
    if (failed === 'after') throw new Error(`${operation.what} ${operation.key}: 500 Internal Server Error`);
    return value;
  }

  #isBeyondPlan({ what }: AnyOperation): boolean {
    const { plan } = this.run.strikes;
    if (what === 'fetch' || what === 'post') this.used.requests += 1;
    else this.used.operations += 1;
    return plan !== null && (this.used.operations > plan.operations || this.used.requests > plan.requests);
  }

  /** A model that always answers the same question in the same way. */
  #judge(): NonNullable<Dependencies['judge']> {
    const { run } = this;
    return {
      model: 'model',
      ask: async (question) => {
        const fault = run.strikes.answerOf('receiver', 'judge', run.since());
        await this.#wait(answerMs(fault));
        const asked = this.#perform({ what: 'post', key: 'judge' }, () => {
          if (fault !== null) return err({ kind: 'unreachable' as const, text: 'away' });
          run.questions.push(question);
          return ok({ answer: answerTo(question), model: 'model' });
        });
        return asked.catch(() => err({ kind: 'unreachable' as const, text: 'away' }));
      },
    };
  }

  #fetch(): Dependencies['fetch'] {
    const { run } = this;
    return {
      get: async (request) => {
        const fault = run.strikes.answerOf('outlet', new URL(request.url).host, run.since());
        await this.#wait(answerMs(fault));
        const asked = this.#perform({ what: 'fetch', key: request.url }, () => {
          if (fault === null) return run.web.request(request);
          run.web.requests.push({ url: request.url, at: run.clock.now() });
          return err(failureOf(fault));
        });
        const answered = await asked.catch(() => err(failureOf('network')));
        const hop = answered.ok && answered.value.kind === 'body' && answered.value.redirected;
        const refused = hop ? await request.beforeHop?.(answered.value.url) : null;
        return refused ? err(refused) : answered;
      },
      post: async (request) => {
        const url = request.url.replace('?wait=true', '');
        const { worker } = this;
        const fault = run.strikes.answerOf('receiver', url, run.since());
        await this.#wait(answerMs(fault));
        const asked = this.#perform({ what: 'post', key: url }, () => {
          const { post, result } = receive(request, { at: run.since(), worker }, fault);
          run.posts.push(post);
          return result;
        });
        return asked.catch(() => err(failureOf('network')));
      },
    };
  }
}

export type PlayOptions = { readonly isTraced?: boolean; readonly isShort?: boolean };

/** Plays a scenario from its first tick until long after the last fault is over. */
export async function play(
  scenario: Scenario,
  faults: readonly Fault[],
  { isTraced = false, isShort = false }: PlayOptions = {},
): Promise<Outcome> {
  const run = new Run(scenario, faults, isTraced);
  const { clock, store, web } = run;
  store.put('watchlist', JSON.stringify(scenario.watchlist));
  for (const subscription of scenario.subscriptions)
    store.put(`subscription/${subscription.id}`, JSON.stringify(subscription));
  for (const { at, label, act } of scenario.happenings) {
    clock.at(scenario.start + at, () => {
      run.note(`* ${label}`);
      act({ web, store });
    });
  }
  for (const fault of faults) {
    if (fault.kind === 'lost')
      clock.at(scenario.start + fault.at, () => store.put(`host/${fault.host}`, null));
    if (fault.kind === 'lost-meetings')
      clock.at(scenario.start + fault.at, () => {
        for (const key of store.stored('meeting/').keys()) store.put(key, null);
        if (fault.isWithIndex) store.put('meetings', null);
      });
  }
  const healedAt = Math.max(
    0,
    ...faults.filter(({ kind }) => kind !== 'stale').map((fault) => endOf(fault, scenario.start) ?? 0),
  );
  const { last, ticks } = run.planTicks(healedAt, isShort ? SHORT : LONG);
  const isBusy = () => [...run.queues.values()].some((queue) => queue.waiting().length > 0);
  let until = last + 20 * MINUTE_MS;
  await clock.run(scenario.start + until);
  while (isBusy() && until < last + DRAIN_MS && run.counters.message < MAX_MESSAGES) {
    until += HOUR_MS;
    await clock.run(scenario.start + until);
  }
  return {
    store,
    web,
    posts: run.posts,
    questions: run.questions,
    queues: run.queues,
    operations: run.operations,
    operationsBy: (at) => run.operationTimes.findLastIndex((time) => time <= at) + 1,
    messages: run.counters.message,
    invocations: run.counters.invocation,
    ticks,
    healedAt: Math.max(healedAt, run.struckAt),
    endedAt: until,
    logged: run.logged,
    trace: run.trace,
  };
}
