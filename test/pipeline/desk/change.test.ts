import { describe, expect, test } from 'vitest';
import { DAY_MS } from '../../../src/core/model/time.ts';
import type { DeskMessage, SightMessage } from '../../../src/core/model/index.ts';
import { desk } from '../../../src/pipeline/desk/desk.ts';
import { articlePage, type Story, watchlistOf } from '../../fakes/outlet.ts';
import { serveOutlet, storyOn } from '../../fakes/serve.ts';
import { makeWorld, type World } from '../../fakes/world.ts';

const start = Date.parse('2026-03-02T09:00:00Z');
const site = 'https://courier.example';
const mine = storyOn('a mine');
const first = 'The provincial council in Faizabad asked for a copy of the contract.';
const second = 'A geologist from Kunduz said that the survey had never reached the valley.';

async function begin() {
  const world = makeWorld(watchlistOf([{ id: 'courier', name: 'Courier', url: `${site}/feed.xml` }]), start);
  const courier = serveOutlet(world, site, [
    storyOn('the old road', { publishedAt: '2026-03-01T08:00:00Z' }),
  ]);
  const sights: SightMessage[] = [];
  const { desk: send } = world.dependencies.queues;
  Object.assign(world.dependencies.queues, {
    desk: async (messages: readonly DeskMessage[]) => {
      for (const message of messages) if (message.kind === 'sight') sights.push(message);
      await send(messages);
    },
  });
  await world.tick();
  courier.publish(mine);
  await world.run(15);
  const serve = (story: Story) => courier.answer('/a-mine', () => ({ text: articlePage(story) }));
  const edits = async () =>
    (await world.alerts()).filter(({ kind }) => kind === 'edit').map(({ summary }) => summary);
  return { world, serve, sights, edits };
}

describe('a change that comes to the desk again', () => {
  test('is told once, also when it was told together with what was held back', async () => {
    const { world, serve, sights, edits } = await begin();
    serve({ ...mine, paragraphs: [...mine.paragraphs, first] });
    await world.run(15);
    serve({ ...mine, paragraphs: [...mine.paragraphs, first, second] });
    await world.run(15);
    serve({ ...mine, paragraphs: [...mine.paragraphs, first, second.replace('never', 'twice')] });
    world.now += 50 * 60_000;
    await world.run(15);
    const told = await edits();
    const rows = (await world.suppressed()).length;
    const changed = sights.filter(({ sight }) => sight === 'changed');
    await desk(world.dependencies, changed.slice(-1));
    await world.run(90);
    expect(await edits()).toEqual(told);
    expect((await world.suppressed()).length).toBe(rows);
  });

  test('at a later tick, because the record of its host was overwritten, is no other one', async () => {
    const { world, serve, edits } = await begin();
    const [record] = await world.dependencies.corpus.getHosts(['courier.example']);
    serve({ ...mine, paragraphs: [...mine.paragraphs, first] });
    await world.run(15);
    await world.store.put('host/courier.example', JSON.stringify(record), {
      metadata: { youngest: start, suspect: false },
    });
    const deliveries = world.sent.deliveries.length;
    await world.run(120);
    expect(await edits()).toEqual([expect.stringContaining(`Added: ${first}`)]);
    expect(world.sent.deliveries.length).toBe(deliveries);
    expect((await world.suppressed()).map(({ rule }) => rule)).toEqual(['before-you-started']);
  });
});

describe('a change whose check died before it remembered it', () => {
  const third = 'A trader in Herat asked who would pay for the bridge over the river.';

  test('and which comes back with a later text is told from where readers are', async () => {
    const { world, serve, edits } = await begin();
    const [record] = await world.dependencies.corpus.getHosts(['courier.example']);
    serve({ ...mine, paragraphs: [...mine.paragraphs, first] });
    await world.run(15);
    await world.dependencies.corpus.putHost(record!);
    serve({ ...mine, paragraphs: [...mine.paragraphs, first, third] });
    await world.run(90);
    const told = (await edits()).map((summary) => [first, third].filter((text) => summary.includes(text)));
    expect(told).toEqual([[first], [third]]);
  });
});

/** What an alert cites is kept as long as alerts are: longer than the 30 days of any other page. */
const isKept = ({ store, now }: World, key: string) => (store.endOf(key) ?? 0) > now + 60 * DAY_MS;

describe('the pages that a told change cites', () => {
  async function tellEdit() {
    const { world, serve, sights } = await begin();
    serve({ ...mine, paragraphs: [...mine.paragraphs, first] });
    await world.run(15);
    const changed = sights.filter(({ sight }) => sight === 'changed');
    const cited = () => {
      const keys = world.store.keys('snapshot/').filter((key) => key.includes(changed[0]!.article));
      return keys.map((key) => isKept(world, key));
    };
    return { world, changed, cited };
  }

  test('are kept as alerts are', async () => {
    const { cited } = await tellEdit();
    expect(cited()).toEqual([true, true]);
  });

  test('are kept again when a check that comes again gave them an end', async () => {
    const { world, changed, cited } = await tellEdit();
    for (const key of world.store.keys('snapshot/')) {
      await world.store.put(key, 'the page', { expirationTtl: 86_400 });
    }
    expect(await desk(world.dependencies, changed)).toEqual(['done']);
    expect(cited()).toEqual([true, true]);
  });

  test('are waited for while storage does not show them, and the change is told at once', async () => {
    const { world, serve, sights, edits } = await begin();
    world.store.misses = (key) => key.startsWith('snapshot/');
    serve({ ...mine, paragraphs: [...mine.paragraphs, first] });
    const deliveries = world.sent.deliveries.length;
    await world.run(15);
    const changed = sights.filter(({ sight }) => sight === 'changed');
    expect((await edits()).length).toBe(1);
    expect(world.sent.deliveries.length - deliveries).toBe(1);
    world.store.misses = null;
    expect(await desk(world.dependencies, changed)).toEqual(['done']);
    const cited = world.store.keys('snapshot/').filter((key) => key.includes(changed[0]!.article));
    expect(cited.map((key) => isKept(world, key))).toEqual([true, true]);
  });
});
