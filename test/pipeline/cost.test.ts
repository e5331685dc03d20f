import { expect, test } from 'vitest';
import { articlePage, watchlistOf } from '../fakes/outlet.ts';
import { serveOutlet, storyOn } from '../fakes/serve.ts';
import { makeWorld } from '../fakes/world.ts';

const site = 'https://courier.example';
const mine = storyOn('a mine');

/** The operations of one tick, and how many keys of each kind were put; the heartbeat is everyone's. */
async function begin(feeds = site) {
  const watched = {
    ...watchlistOf([{ id: 'courier', name: 'Courier', url: `${feeds}/feed.xml` }]),
    parties: [{ id: 'china', name: 'China', names: { en: ['China'] } }],
  };
  const world = makeWorld(watched, Date.parse('2026-03-02T09:00:00Z'));
  const old = storyOn('the old road', { publishedAt: '2026-03-01T08:00:00Z' });
  const courier = serveOutlet(world, feeds, [old], site);
  await world.tick();
  await world.run(30);
  const cost = async () => {
    const before = { ...world.store.operations };
    const [puts, requests, deliveries] = [
      world.store.puts.length,
      world.requests.length,
      world.sent.deliveries.length,
    ];
    await world.run(15);
    const { get, keysRead, list, put } = world.store.operations;
    return {
      reads: get - before.get,
      keysRead: keysRead - before.keysRead,
      lists: list - before.list,
      writes: put - before.put - 1,
      requests: world.requests.length - requests,
      deliveries: world.sent.deliveries.length - deliveries,
      put: world.store.puts
        .slice(puts)
        .map((key) => key.split('/')[0])
        .filter((kind) => kind !== 'heartbeat')
        .toSorted()
        .join(' '),
    };
  };
  return { world, courier, cost };
}

const quiet = { reads: 2, keysRead: 3, lists: 1, writes: 0, requests: 1, deliveries: 0, put: '' };

test('a source that did not change costs its share of one read of its host', async () => {
  const { cost } = await begin();
  expect(await cost()).toEqual(quiet);
});

test('a new article costs eight writes, and one list at the desk beside that of the tick', async () => {
  const { courier, cost } = await begin();
  courier.publish(mine);
  expect(await cost()).toEqual({
    reads: 10,
    keysRead: 11,
    lists: 2,
    writes: 8,
    requests: 2,
    deliveries: 1,
    put: 'alert article host log recent snapshot statement version',
  });
  // The first tick of an hour looks for dead letters.
  expect(await cost()).toEqual({ ...quiet, requests: 2, lists: 2 });
});

test('on another host than its listing it costs one write more: two hosts remember it', async () => {
  const { courier, cost } = await begin('https://feeds.example');
  courier.publish(mine);
  const { writes, lists, put } = await cost();
  expect({ writes, lists, put }).toEqual({
    writes: 9,
    lists: 2,
    put: 'alert article host host log recent snapshot statement version',
  });
});

test('an edit costs ten writes', async () => {
  const { world, courier, cost } = await begin();
  courier.publish(mine);
  await world.run(15);
  const paragraphs = mine.paragraphs.map((text) => text.replace('five hours', 'six hours'));
  courier.answer('/a-mine', () => ({ text: articlePage({ ...mine, paragraphs }) }));
  expect(await cost()).toEqual({
    reads: 12,
    keysRead: 14,
    // With the first tick's of an hour, which looks for dead letters.
    lists: 5,
    writes: 10,
    requests: 2,
    deliveries: 1,
    put: 'alert article change edit host log snapshot snapshot snapshot version',
  });
});
