import { describe, expect, test } from 'vitest';
import type { DeskMessage } from '../../../src/core/model/index.ts';
import { MINUTE_MS } from '../../../src/core/model/time.ts';
import { consume } from '../../../src/pipeline/consume.ts';
import { newDeskMemory } from '../../../src/pipeline/desk/batch.ts';
import { desk } from '../../../src/pipeline/desk/desk.ts';
import { openNewsroom } from '../../fakes/newsroom.ts';
import { watchlistOf } from '../../fakes/outlet.ts';

const clockOf = (world: { now: number }) => ({ tick: world.now, sentAt: world.now });

const health = (source: string, clock: { tick: number; sentAt: number }): DeskMessage => ({
  kind: 'health',
  clock,
  source,
  state: 'failing',
  since: '2026-03-02T09:00:00.000Z',
  error: null,
});

describe('a desk that cannot read its watchlist or the recent articles', () => {
  test.each(['watchlist', 'recent/'])('leaves all messages for later: %s', async (away) => {
    const { world } = await openNewsroom('amu');
    const messages = [health('amu', clockOf(world)), { kind: 'compact', clock: clockOf(world) } as const];
    world.store.refuses = (_, key) => key.startsWith(away);
    expect(await desk(world.dependencies, messages)).toEqual(['later', 'later']);
    world.store.refuses = null;
    expect(await desk(world.dependencies, messages)).toEqual(['done', 'done']);
    expect((await world.alerts()).map(({ kind }) => kind)).toEqual(['health']);
  });
});

describe('a source that the watchlist does not name', () => {
  test('may be new: its messages wait until the watchlist surely shows it', async () => {
    const { world } = await openNewsroom('amu');
    const message = health('beacon', clockOf(world));
    expect(await desk(world.dependencies, [message])).toEqual(['later']);
    const sources = ['amu', 'beacon'].map((id) => ({ id, name: id, url: `https://${id}.example/feed.xml` }));
    await world.dependencies.corpus.putWatchlist(watchlistOf(sources));
    expect(await desk(world.dependencies, [message])).toEqual(['done']);
    expect((await world.alerts()).map(({ source }) => source.id)).toEqual(['beacon']);
  });

  test('was removed when it is still missing then: nobody wants what it says', async () => {
    const { world } = await openNewsroom('amu');
    const message = health('beacon', clockOf(world));
    world.now += 3 * MINUTE_MS;
    expect(await desk(world.dependencies, [message])).toEqual(['done']);
    expect(await world.alerts()).toEqual([]);
  });
});

test('an alert about a source has one time, one row and one message, however often it comes', async () => {
  const { world } = await openNewsroom('amu');
  const message = health('amu', clockOf(world));
  const at = new Date(world.now).toISOString();
  for (const memory of [newDeskMemory(), newDeskMemory()]) {
    world.now += MINUTE_MS;
    await desk(world.dependencies, [message, message], memory);
  }
  expect((await world.alerts()).map((alert) => alert.at)).toEqual([at]);
  expect(world.sent.deliveries.length).toBe(1);
});

describe('a desk that begins', () => {
  const work = async (world: Awaited<ReturnType<typeof openNewsroom>>['world'], attempts: number) => {
    const outcomes: string[] = [];
    const retry = ({ delaySeconds = 0 }: QueueRetryOptions = {}) =>
      void outcomes.push(`again in ${delaySeconds} s`);
    const message = {
      id: 'm1',
      body: health('amu', clockOf(world)),
      attempts,
      timestamp: new Date(),
      ack: () => void outcomes.push('done'),
      retry,
    };
    const batch = { queue: 'readout-desk', messages: [message], retryAll: retry };
    await consume(world.dependencies, batch as unknown as MessageBatch);
    return outcomes;
  };

  test('with what another had before it waits a minute, until it can read what that one wrote', async () => {
    const { world } = await openNewsroom('amu');
    expect(await work(world, 2)).toEqual(['again in 60 s']);
    world.now += 20_000;
    expect(await work(world, 1)).toEqual(['again in 40 s']);
    world.now += 40_000;
    expect(await work(world, 3)).toEqual(['done']);
  });

  test('with what nobody had before it works at once, and what it retried itself also', async () => {
    const { world } = await openNewsroom('amu');
    expect(await work(world, 1)).toEqual(['done']);
    expect(await work(world, 2)).toEqual(['done']);
  });
});
