import { describe, expect, test } from 'vitest';
import type { DeskMessage, SightOf } from '../../../src/core/model/index.ts';
import { DAY_MS, iso, MINUTE_MS } from '../../../src/core/model/time.ts';
import { consume } from '../../../src/pipeline/consume.ts';
import { newDeskMemory } from '../../../src/pipeline/desk/batch.ts';
import { desk } from '../../../src/pipeline/desk/desk.ts';
import { openNewsroom } from '../../fakes/newsroom.ts';
import { type Outlet, storyOn } from '../../fakes/serve.ts';
import type { World } from '../../fakes/world.ts';

const wire = storyOn('a mine', { publishedAt: '2026-03-02T09:14:00Z' });
const headline = '"China and Taliban officials discuss a mine"';

/** Runs a tick's checks and returns what they sent the desk of first sights, without working on it. */
async function sightsOf(world: World): Promise<SightOf<'first'>[]> {
  const { queues } = world.dependencies;
  const { desk: send } = queues;
  const sights: SightOf<'first'>[] = [];
  Object.assign(queues, {
    desk: async (messages: readonly DeskMessage[]) => {
      for (const message of messages) {
        if (message.kind === 'sight' && message.sight === 'first') sights.push(message);
      }
    },
  });
  world.now += 15 * MINUTE_MS;
  await world.tick();
  Object.assign(queues, { desk: send });
  return sights;
}

const by = (sights: readonly SightOf<'first'>[], source: string) =>
  sights.filter((sight) => sight.source === source);

const suppressedAfterBaseline = async (world: World, sources: number) =>
  (await world.suppressed())
    .slice(sources)
    .map(({ source, rule, alert }) => ({ source, rule, alert }))
    .filter(({ rule }) => rule !== 'many-at-once');

describe('a copy of an article that readers were not told of', () => {
  const cases: readonly (readonly [string, (amu: Outlet) => void])[] = [
    ['dated long ago', (amu) => amu.publish({ ...wire, publishedAt: '2026-02-10T09:00:00Z' })],
    [
      'dated before its source was added',
      (amu) => amu.publish({ ...wire, publishedAt: '2026-03-01T09:00:00Z' }),
    ],
    [
      'one of many at once',
      (amu) =>
        amu.publish(
          wire,
          ...Array.from({ length: 10 }, (_, nth) =>
            storyOn(`matter number ${nth}`, { publishedAt: '2026-03-02T09:05:00Z' }),
          ),
        ),
    ],
  ];

  test.each(cases)('because it was %s is told, and silences the next copy', async (_, publish) => {
    const { world, outlets } = await openNewsroom('amu', 'beacon', 'courier');
    const [amu, beacon, courier] = outlets;
    publish(amu!);
    await world.run(15);
    beacon!.publish(wire);
    await world.run(15);
    courier!.publish(wire);
    await world.run(15);
    const alerts = (await world.alerts()).filter(({ source }) => source.id !== 'amu');
    expect(alerts.map(({ title, severity }) => ({ title, severity }))).toEqual([
      { title: `New in beacon and amu: ${headline}`, severity: 'notable' },
    ]);
    expect((await suppressedAfterBaseline(world, 3)).at(-1)).toEqual({
      source: 'courier',
      rule: 'same-story',
      alert: alerts[0]?.id,
    });
  });

  test('but that was there before the reader came is not told, and names no alert', async () => {
    const { world, outlets } = await openNewsroom('amu', 'beacon');
    outlets[1]!.publish(storyOn('the amu road', { publishedAt: '2026-03-02T09:05:00Z' }));
    await world.run(15);
    expect(await world.alerts()).toEqual([]);
    expect(await suppressedAfterBaseline(world, 2)).toEqual([
      { source: 'beacon', rule: 'same-story', alert: null },
    ]);
  });

  test.each([
    ['told', wire, 1, true],
    ['not told', { ...wire, publishedAt: '2026-02-10T09:00:00Z' }, 1, false],
  ])(
    'is decided by the alerts where an earlier version kept no note: %s',
    async (_, first, count, isCopy) => {
      const { world, outlets } = await openNewsroom('amu', 'beacon');
      outlets[0]!.publish(first);
      await world.run(15);
      const { corpus } = world.dependencies;
      for (const { told: _told, ...row } of await corpus.listRecent()) await corpus.putRecent(row);
      const { dependencies } = world;
      outlets[1]!.publish(wire);
      await desk(dependencies, await sightsOf(world));
      const alerts = await world.alerts();
      expect(alerts.map(({ source }) => source.id)).toEqual(
        Array.from({ length: count }, () => (isCopy ? 'amu' : 'beacon')),
      );
      expect((await suppressedAfterBaseline(world, 2)).filter(({ source }) => source === 'beacon')).toEqual(
        isCopy ? [{ source: 'beacon', rule: 'same-story', alert: alerts[0]?.id }] : [],
      );
    },
  );
});

describe('one story in two outlets', () => {
  async function begin() {
    const { world, outlets } = await openNewsroom('amu', 'beacon');
    for (const outlet of outlets) outlet.publish(wire);
    const sights = await sightsOf(world);
    return { world, amu: by(sights, 'amu'), beacon: by(sights, 'beacon') };
  }
  const told = async (world: World) => (await world.alerts()).map(({ source }) => source.id).toSorted();

  test('is told once when the first copy’s text cannot be read yet', async () => {
    const { world, amu, beacon } = await begin();
    const memory = newDeskMemory();
    expect(await desk(world.dependencies, amu, memory)).toEqual(['done']);
    world.store.misses = (key) => key.startsWith(`version/${amu[0]?.article}`);
    expect(await desk(world.dependencies, beacon, newDeskMemory())).toEqual(['later']);
    world.store.misses = null;
    expect(await desk(world.dependencies, beacon, newDeskMemory())).toEqual(['done']);
    expect(await told(world)).toEqual(['amu']);
  });

  test('waits no longer for a text that is lost', async () => {
    const { world, amu, beacon } = await begin();
    await desk(world.dependencies, amu);
    await world.store.delete(`version/${amu[0]?.article}/${amu[0]?.to}`);
    expect(await desk(world.dependencies, beacon)).toEqual(['later']);
    world.now += 30 * MINUTE_MS;
    expect(await desk(world.dependencies, beacon)).toEqual(['done']);
    expect(await told(world)).toEqual(['amu', 'beacon']);
  });

  test.each(['the same isolate', 'another isolate'])(
    'is told once when the second copy comes to %s while the first is being told',
    async (isolate) => {
      const { world, amu, beacon } = await begin();
      const memory = newDeskMemory();
      const { queues } = world.dependencies;
      const { deliveries } = queues;
      Object.assign(queues, { deliveries: () => Promise.reject(new Error('503')) });
      expect(await desk(world.dependencies, amu, memory)).toEqual(['later']);
      Object.assign(queues, { deliveries });
      const next = isolate === 'the same isolate' ? memory : newDeskMemory();
      expect(await desk(world.dependencies, beacon, next)).toEqual(['done']);
      expect(await desk(world.dependencies, amu, next)).toEqual(['done']);
      expect(await told(world)).toEqual(['amu']);
      expect(world.sent.deliveries.length).toBe(1);
      const [alert] = await world.alerts();
      expect(alert?.severity).toBe('notable');
      expect(await suppressedAfterBaseline(world, 2)).toEqual([
        { source: 'beacon', rule: 'same-story', alert: alert?.id },
      ]);
    },
  );

  test('is told at the time of its tick, however late and often the desk works on it', async () => {
    const { world, amu } = await begin();
    const at = world.now;
    const baseline = world.store.keys('recent/');
    world.now += 7 * MINUTE_MS;
    await desk(world.dependencies, amu);
    const [first] = await world.alerts();
    world.store.misses = (key) => /^(?:alert|log|recent)[/].*/u.test(key) && !baseline.includes(key);
    world.now += MINUTE_MS / 2;
    await desk(world.dependencies, amu);
    world.store.misses = null;
    expect(first?.at).toBe(iso(at));
    expect(await world.alerts()).toEqual([first]);
    expect(world.store.keys('log/').length).toBe(1);
    expect(world.store.keys('recent/').length).toBe(3);
  });

  test('is sent to the webhooks once, however often its message comes', async () => {
    const { world, amu } = await begin();
    for (const memory of [newDeskMemory(), newDeskMemory()])
      await desk(world.dependencies, [...amu, ...amu], memory);
    expect(world.sent.deliveries.length).toBe(1);
  });
});

describe('a burst', () => {
  async function begin() {
    const { world, outlets } = await openNewsroom('amu');
    outlets[0]!.publish(...Array.from({ length: 12 }, (_, nth) => storyOn(`matter number ${nth}`)));
    const sights = await sightsOf(world);
    const lead = sights.filter(({ crowd, article }) => crowd?.lead === article);
    return { world, lead, others: sights.filter((sight) => !lead.includes(sight)) };
  }

  test('is told by one of its articles, also over a store that is behind', async () => {
    const { world, lead, others } = await begin();
    world.store.misses = (key) => /^(?:alert|log|recent)[/]/u.test(key);
    expect(await desk(world.dependencies, others.slice(0, 1))).toEqual(['later']);
    expect(await desk(world.dependencies, lead)).toEqual(['done']);
    expect(await desk(world.dependencies, others.slice(1, 2))).toEqual(['later']);
    world.store.misses = null;
    expect(new Set(await desk(world.dependencies, others))).toEqual(new Set(['done']));
    expect((await world.alerts()).map(({ article }) => article?.id)).toEqual([lead[0]?.article]);
    const kept = world.store
      .keys('snapshot/')
      .filter((key) => (world.store.endOf(key) ?? 0) > world.now + 60 * DAY_MS);
    expect(kept.map((key) => key.split('/')[1])).toEqual([lead[0]?.article]);
    expect(world.sent.deliveries.length).toBe(1);
  });

  test('whose lead does not come is told by another one', async () => {
    const { world, others } = await begin();
    expect(await desk(world.dependencies, others.slice(0, 1))).toEqual(['later']);
    world.now += 10 * MINUTE_MS;
    expect(await desk(world.dependencies, others.slice(0, 1))).toEqual(['done']);
    expect((await world.alerts()).map(({ article }) => article?.id)).toEqual([others[0]?.article]);
  });

  test('is the same one when a later tick makes a check good that died', async () => {
    const { world, outlets } = await openNewsroom('amu');
    const { corpus } = world.dependencies;
    const [record] = await corpus.getHosts(['amu.example']);
    outlets[0]!.publish(...Array.from({ length: 12 }, (_, nth) => storyOn(`matter number ${nth}`)));
    const sights = await sightsOf(world);
    await desk(
      world.dependencies,
      sights.toSorted((a) => (a.crowd?.lead === a.article ? -1 : 1)).slice(0, 6),
    );
    const told = await world.alerts();
    await corpus.putHost(record!);
    await world.run(15);
    expect(told.length).toBe(1);
    expect(await world.alerts()).toEqual(told);
    expect(world.sent.deliveries.length).toBe(1);
  });
});

describe('a first sight of an article that the desk knows', () => {
  const mine = storyOn('a copper mine', { slug: 'mine', publishedAt: '2026-03-02T09:14:00Z' });
  const paragraphs = mine.paragraphs.map((text) => text.replace('five hours', 'six hours'));

  /** The page is edited while the check that died comes again. */
  async function begin(when: (key: string, nth: number) => boolean) {
    const { world, outlets } = await openNewsroom('amu');
    const amu = outlets[0]!;
    let puts = 0;
    world.store.refuses = (operation, key) => {
      if (operation !== 'put' || !when(key, puts)) return false;
      puts += 1;
      amu.edit('mine', { paragraphs });
      return true;
    };
    return { world, amu };
  }
  const edits = async (world: World) =>
    (await world.alerts()).map(({ kind, change }) => [
      kind,
      (change?.blocks ?? []).flat().flatMap(({ op, text }) => (op === 'insert' ? [text] : [])),
    ]);

  test('with another text is told as a change from what it was', async () => {
    const { world, amu } = await begin((key, nth) => nth === 0 && key.startsWith('article/'));
    amu.publish(mine);
    await world.run(15);
    expect(await edits(world)).toEqual([
      ['new', []],
      ['edit', ['six']],
    ]);
  });

  test('is told as a change from the one that was sent before, also where that comes after it', async () => {
    const { world, amu } = await begin((key, nth) => nth === 0 && key.startsWith('article/'));
    amu.publish(mine);
    const sights = await sightsOf(world);
    expect(sights.map(({ sight }) => sight)).toEqual(['first', 'first']);
    const acked: string[] = [];
    const messages = sights.map((body, nth) => ({
      id: `m${nth}`,
      body,
      attempts: 1,
      timestamp: new Date(world.now + nth),
      ack: () => void acked.push(`m${nth}`),
      retry: () => {},
    }));
    const batch = { queue: 'readout-desk', messages: messages.toReversed(), retryAll: () => {} };
    await consume(world.dependencies, batch as unknown as MessageBatch);
    expect(acked).toEqual(['m0', 'm1']);
    expect(await edits(world)).toEqual([
      ['new', []],
      ['edit', ['six']],
    ]);
  });

  test('with a text that its timeline has reached is nothing', async () => {
    const { world, amu } = await begin(() => false);
    amu.publish(mine);
    const sights = await sightsOf(world);
    await desk(world.dependencies, sights);
    amu.edit('mine', { paragraphs });
    await world.run(15);
    const told = await edits(world);
    const [pointer] = (await world.dependencies.corpus.getArticles([sights[0]!.article])).values();
    await desk(world.dependencies, [{ ...sights[0]!, to: pointer!.current.version }, sights[0]!]);
    expect(await edits(world)).toEqual(told);
  });
});
