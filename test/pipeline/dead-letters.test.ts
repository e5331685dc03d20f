import { describe, expect, it } from 'vitest';
import { iso, MINUTE_MS } from '../../src/core/model/time.ts';
import type { CheckMessage, DeliveryMessage, HealthMessage } from '../../src/core/model/index.ts';
import { storeDeadLetter, replayDeadLetter } from '../../src/pipeline/dead-letters.ts';
import { openPostOffice } from '../fakes/post-office.ts';

const START = Date.parse('2026-01-05T08:00:00.000Z');
const clock = { tick: START - MINUTE_MS, sentAt: START - MINUTE_MS };

const check: CheckMessage = {
  kind: 'check',
  clock,
  host: 'harbour.example',
  after: START - 15 * MINUTE_MS,
  sources: [],
  entries: [],
  outages: [],
  forced: false,
};
const health: HealthMessage = {
  kind: 'health',
  clock,
  source: 'harbour-post',
  state: 'failing',
  since: iso(START),
  error: null,
};
const delivery: DeliveryMessage = {
  kind: 'delivery',
  clock,
  subscription: 's1',
  event: 'a1',
  type: 'alert.new',
  alert: 'a1',
  digest: null,
  attempt: 1,
};

const GIVEN_UP = 'given up after every retry; from readout-dead';
const UNKNOWN = 'no message that this version knows; from readout-dead';

const letters = async ({ dependencies }: ReturnType<typeof openPostOffice>) =>
  (await dependencies.corpus.listDead()).map(({ letter }) => letter);
const keyOf = async ({ dependencies }: ReturnType<typeof openPostOffice>) =>
  (await dependencies.corpus.listDead())[0]?.key ?? '';

describe('storeDeadLetter', () => {
  it.each([
    ['a check', check, 'checks', GIVEN_UP],
    ['a health change', health, 'desk', GIVEN_UP],
    ['a sight that is damaged', { kind: 'sight' }, 'desk', UNKNOWN],
    ['a delivery', delivery, 'deliveries', GIVEN_UP],
    ['a fan-out', { kind: 'fan-out', clock, alert: 'a1' }, 'deliveries', GIVEN_UP],
    ['a catch-up', { kind: 'catch-up', clock, subscription: 's1' }, 'deliveries', GIVEN_UP],
    ['a message of another version', { kind: 'something' }, 'unknown', UNKNOWN],
    ['no object', 'text', 'unknown', UNKNOWN],
    ['nothing', null, 'unknown', UNKNOWN],
  ])('keeps %s with the stage it was for', async (_, body, queue, reason) => {
    const office = openPostOffice(START);
    await storeDeadLetter(office.dependencies, 'readout-dead', 'm1', body);
    expect(await letters(office)).toEqual([
      {
        id: 'm1',
        queue,
        at: iso(START),
        reason,
        body,
      },
    ]);
  });
});

describe('replayDeadLetter', () => {
  it('sends a check as a fresh one and deletes the letter', async () => {
    const office = openPostOffice(START);
    await storeDeadLetter(office.dependencies, 'readout-dead', 'm1', check);
    office.now += 600 * MINUTE_MS;
    expect(await replayDeadLetter(office.dependencies, await keyOf(office))).toEqual({
      ok: true,
      value: 'checks',
    });
    expect(office.sent.checks).toEqual([
      { ...check, clock: { tick: office.now, sentAt: office.now }, forced: true },
    ]);
    expect(await letters(office)).toEqual([]);
  });

  it('sends a sight or a health change as it was', async () => {
    const office = openPostOffice(START);
    await storeDeadLetter(office.dependencies, 'readout-dead', 'm1', health);
    expect(await replayDeadLetter(office.dependencies, await keyOf(office))).toEqual({
      ok: true,
      value: 'desk',
    });
    expect(office.sent.desk).toEqual([health]);
  });

  it('sends a delivery as it was', async () => {
    const office = openPostOffice(START);
    await storeDeadLetter(office.dependencies, 'readout-dead', 'm1', delivery);
    expect(await replayDeadLetter(office.dependencies, await keyOf(office))).toEqual({
      ok: true,
      value: 'deliveries',
    });
    expect(office.queue).toEqual([{ message: delivery, dueAt: START, attempts: 0 }]);
  });

  it('keeps a letter that it cannot read', async () => {
    const office = openPostOffice(START);
    await storeDeadLetter(office.dependencies, 'readout-dead', 'm1', { kind: 'sight' });
    expect(await replayDeadLetter(office.dependencies, await keyOf(office))).toEqual({
      ok: false,
      error: 'unreadable',
    });
    expect(await letters(office)).toHaveLength(1);
  });

  it.each(['', 'watchlist', 'subscription/s1', 'dead/', 'dead/checks/../../watchlist', 'dead/desk/0/x'])(
    'finds nothing under the key "%s"',
    async (key) => {
      const office = openPostOffice(START);
      await office.store.put(
        key === '' ? 'x' : key,
        JSON.stringify({ id: 'x', queue: 'desk', at: '', reason: '', body: health }),
      );
      expect(await replayDeadLetter(office.dependencies, key)).toEqual({ ok: false, error: 'not-found' });
      expect(office.sent.desk).toEqual([]);
    },
  );
});
