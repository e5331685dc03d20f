import { describe, expect, test } from 'vitest';
import type { DeskMessage, SightMessage } from '../../../src/core/model/index.ts';
import { desk } from '../../../src/pipeline/desk/desk.ts';
import { articlePage, type Story, watchlistOf } from '../../fakes/outlet.ts';
import { serveOutlet, storyOn } from '../../fakes/serve.ts';
import { makeWorld } from '../../fakes/world.ts';

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
