import { describe, expect, it } from 'vitest';
import { openClock } from './clock.ts';
import { openStrikes } from './faults.ts';
import { openModelQueue, type QueueWorld } from './queues.ts';
import { readQueueSettings } from './queue-settings.ts';
import { play } from './run.ts';
import { drawScenario } from './scenario.ts';
import { openModelStore, type Perform, type Staleness } from './store.ts';

const MINUTE_MS = 60_000;
const perform: Perform = async (_operation, effect) => effect();

describe('the virtual clock', () => {
  it('goes from timer to timer, those of one time in the order in which they were set', async () => {
    const clock = openClock(1_000);
    const seen: string[] = [];
    const note = (name: string) => () => void seen.push(`${name} at ${clock.now()}`);
    clock.at(3_000, note('c'));
    clock.at(2_000, note('a'));
    clock.at(2_000, note('b'));
    clock.at(9_000, note('never'));
    await clock.run(5_000);
    expect(seen).toEqual(['a at 2000', 'b at 2000', 'c at 3000']);
    expect(clock.now()).toBe(5_000);
  });

  it('lets all go on that a timer wakes before the next one', async () => {
    const clock = openClock(0);
    const seen: string[] = [];
    const work = async (name: string, ms: number) => {
      await clock.sleep(ms);
      seen.push(`${name} ${clock.now()}`);
      await clock.sleep(ms);
      seen.push(`${name} ${clock.now()}`);
    };
    void work('slow', 30);
    void work('fast', 20);
    await clock.run(100);
    expect(seen).toEqual(['fast 20', 'slow 30', 'fast 40', 'slow 60']);
  });
});

describe('the model of KV', () => {
  const openAt = (how: Staleness) => {
    let now = 0;
    const store = openModelStore(
      () => now,
      () => how,
      true,
    );
    return {
      here: store.open('here', perform),
      there: store.open('there', perform),
      pass: (ms: number) => {
        now += ms;
      },
      store,
    };
  };

  it('shows a location for a minute what it read, also that there was nothing, and lists late', async () => {
    const { here, there, pass } = openAt('cached');
    expect(await there.get('host/a', 'json')).toBeNull();
    await here.put('host/a', '1');
    expect(await here.get('host/a', 'json')).toBe(1);
    expect(await there.get('host/a', 'json')).toBeNull();
    pass(MINUTE_MS + 1);
    expect(await there.get('host/a', 'json')).toBe(1);
    expect((await there.list({ prefix: 'host/' })).keys.map(({ name }) => name)).toEqual(['host/a']);
  });

  it('refuses a second write of a key within a second, and takes one of another key', async () => {
    const { here, pass, store } = openAt('fresh');
    await here.put('article/a', '1');
    await expect(here.put('article/a', '2')).rejects.toThrow('429');
    await here.put('article/b', '1');
    pass(1_000);
    await here.put('article/a', '3');
    expect(await here.get('article/a', 'json')).toBe(3);
    expect([...store.refusedWrites]).toEqual([['article/a', 1]]);
  });

  it('lets a value end with its time', async () => {
    const { here, pass } = openAt('fresh');
    await here.put('snapshot/a', 'page', { expirationTtl: 60 });
    pass(59_999);
    expect(await here.get('snapshot/a', 'arrayBuffer')).not.toBeNull();
    pass(1);
    expect(await here.get('snapshot/a', 'arrayBuffer')).toBeNull();
  });
});

describe('the model of queues', () => {
  it('reads what wrangler.toml says of each', () => {
    const { consumers, producers } = readQueueSettings();
    const desk = consumers.find(({ queue }) => queue === 'readout-desk');
    expect(desk).toMatchObject({ max_concurrency: 1, dead_letter_queue: 'readout-dead' });
    expect(producers.get('DESK')).toBe('readout-desk');
  });

  it('hands a message out until it is acked, and buries it after its retries', async () => {
    const clock = openClock(0);
    const handed: string[] = [];
    const dead: unknown[] = [];
    const world: QueueWorld = {
      clock,
      strikes: openStrikes([], 0),
      counters: { message: 0, invocation: 0 },
      queueOf: (name) => (name === 'graves' ? graves : null),
      handle: async ({ queue, messages }) => {
        for (const message of messages) {
          if (queue === 'graves') dead.push(message.body);
          else handed.push(`${String(message.body)} ${message.attempts}`);
          if (message.body === 'good' || queue === 'graves') message.ack();
          else message.retry({ delaySeconds: 10 });
        }
        return 'done';
      },
    };
    const settings = { max_batch_size: 5, max_batch_timeout: 1, max_concurrency: 1, retry_delay: 0 };
    const graves = openModelQueue(
      { ...settings, queue: 'graves', max_retries: 9, dead_letter_queue: null },
      world,
    );
    const queue = openModelQueue(
      { ...settings, queue: 'work', max_retries: 2, dead_letter_queue: 'graves' },
      world,
    );
    queue.send([{ body: 'good' }, { body: 'bad' }]);
    await clock.run(60 * MINUTE_MS);
    expect(handed.toSorted()).toEqual(['bad 1', 'bad 2', 'bad 3', 'good 1']);
    expect(dead).toEqual(['bad']);
    expect(queue.waiting()).toEqual([]);
  });
});

describe('a run', () => {
  it('is the same every time, to the last operation', async () => {
    const scenario = drawScenario('same/0');
    const faults = [
      { kind: 'stale', how: 'mixed', from: 0, until: 99 * 3_600_000 },
      { kind: 'kill', op: 40, when: 'after' },
    ] as const;
    const [first, second] = [
      await play(scenario, faults, { isTraced: true }),
      await play(scenario, faults, { isTraced: true }),
    ];
    expect(first.trace).toEqual(second.trace);
    expect(first.trace.length).toBeGreaterThan(500);
  });
});
