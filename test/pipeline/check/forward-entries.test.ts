import { describe, expect, test } from 'vitest';
import type { VisitMessage } from '../../../src/core/model/index.ts';
import { visitHosts } from '../../../src/pipeline/check/visit.ts';
import { rssFeed, watchlistOf } from '../../fakes/outlet.ts';
import { serveOutlet, storyOn } from '../../fakes/serve.ts';
import { http, makeWorld } from '../../fakes/world.ts';

const start = Date.parse('2026-03-02T09:00:00Z');
const feeds = 'https://feeds.example';
const site = 'https://www.courier.example';
const before = storyOn('the old road', { publishedAt: '2026-03-01T08:00:00Z' });

/** A feed on one host, its articles on another, past their baseline. */
async function begin() {
  const world = makeWorld(watchlistOf([{ id: 'courier', name: 'Courier', url: `${feeds}/feed.xml` }]), start);
  const courier = serveOutlet(world, feeds, [before], site);
  await world.tick();
  const tracked = async (host = 'www.courier.example') => {
    const [record] = await world.dependencies.corpus.getHosts([host]);
    return Object.values(record?.articles ?? {}).map(({ url }) => url);
  };
  return { world, courier, tracked };
}

describe('an article on another host than its listing', () => {
  test('is tracked although its host asked for patience', async () => {
    const { world, courier } = await begin();
    world.web.set(`${site}/the-old-road`, () => ({
      failure: { code: 'http', status: 429, retryAfterSeconds: 2_400 },
    }));
    await world.run(15);
    courier.publish(storyOn('a mine'));
    await world.run(15);
    expect(await world.titles()).toEqual([]);
    await world.run(45);
    expect(await world.titles()).toEqual(['New in Courier: "China and Taliban officials discuss a mine"']);
  });

  test('is tracked however late its message comes', async () => {
    const { world, courier } = await begin();
    courier.publish(storyOn('a mine'));
    const { checks } = world.dependencies.queues;
    const late: VisitMessage[] = [];
    Object.assign(world.dependencies.queues, {
      checks: async (messages: readonly VisitMessage[]) => {
        late.push(...messages.filter(isForwarded));
        await checks(messages.filter((message) => !isForwarded(message)));
      },
    });
    await world.run(15);
    world.now += 16 * 60_000;
    for (const message of late) await visitHosts(world.dependencies, message);
    await world.drain();
    expect(await world.titles()).toEqual(['New in Courier: "China and Taliban officials discuss a mine"']);
  });

  test('is tracked again at the next check when the record of its host was overwritten', async () => {
    const { world, courier, tracked } = await begin();
    const [record] = await world.dependencies.corpus.getHosts(['www.courier.example']);
    courier.publish(storyOn('a mine'));
    await world.run(15);
    await world.store.put('host/www.courier.example', JSON.stringify(record));
    await world.run(15);
    expect((await tracked()).toSorted()).toEqual([`${site}/a-mine`, `${site}/the-old-road`]);
    expect((await world.alerts()).length).toBe(1);
  });

  test('brings nothing of what its host told in the same tick to the desk again', async () => {
    const { world, courier } = await begin();
    courier.publish(storyOn('a mine'));
    await world.run(15);
    world.web.set(`${site}/a-mine`, () => http(404));
    await world.run(15);
    courier.publish(storyOn('a tunnel'));
    await world.run(15);
    const [removed] = (await world.alerts()).filter(({ kind }) => kind === 'removed');
    const sent = world.sent.deliveries.filter(
      (message) => message.kind === 'fan-out' && message.alert === removed?.id,
    );
    expect(sent.length).toBe(1);
  });

  test('is sent once, not at every check', async () => {
    const { world } = await begin();
    const sent: VisitMessage[] = [];
    const { checks } = world.dependencies.queues;
    Object.assign(world.dependencies.queues, {
      checks: async (messages: readonly VisitMessage[]) => {
        sent.push(...messages.filter(isForwarded));
        await checks(messages);
      },
    });
    const twice = [storyOn('a mine'), storyOn('a mine', { headline: 'LIVE: China and Taliban on a mine' })];
    world.web.set(`${feeds}/feed.xml`, () => ({ text: rssFeed(site, twice) }));
    await world.run(60);
    expect(sent.length).toBe(1);
  });
});

const isForwarded = ({ hosts }: VisitMessage): boolean => hosts.some(({ entries }) => entries.length > 0);

describe('a listing of many articles on other hosts', () => {
  test('is sent in messages that a queue takes, and all of it is its baseline', async () => {
    const world = makeWorld(
      watchlistOf([{ id: 'courier', name: 'Courier', url: `${feeds}/feed.xml` }]),
      start,
    );
    const summary = 'What officials of both sides said of it, and what they left out. '.repeat(15);
    const stories = Array.from({ length: 120 }, (_, index) =>
      storyOn(`matter ${index}`, { summary, publishedAt: '2026-03-02T08:00:00Z' }),
    );
    serveOutlet(world, feeds, stories, site);
    const sizes: number[] = [];
    const { checks } = world.dependencies.queues;
    Object.assign(world.dependencies.queues, {
      checks: async (messages: readonly VisitMessage[]) => {
        sizes.push(...messages.map((message) => JSON.stringify(message).length));
        await checks(messages);
      },
    });
    await world.tick();
    await world.run(45);
    expect(Math.max(...sizes)).toBeLessThan(128_000);
    expect(await world.titles()).toEqual([]);
    expect(new Set((await world.suppressed()).map(({ rule }) => rule))).toEqual(
      new Set(['before-you-started']),
    );
    const [record] = await world.dependencies.corpus.getHosts(['www.courier.example']);
    expect(Object.keys(record?.articles ?? {}).length).toBe(120);
  });

  test('reaches no more hosts than one check may ask', async () => {
    const { world } = await begin();
    const many = Array.from({ length: 200 }, (_, index) => storyOn(`matter ${index}`));
    world.web.set(`${feeds}/feed.xml`, () => ({
      text: many.reduce(
        (text, story) =>
          text.replace(`<link>${site}/${story.slug}<`, `<link>https://${story.slug}.example/x<`),
        rssFeed(site, many),
      ),
    }));
    await world.run(15);
    expect(world.store.keys('host/').length).toBeLessThan(60);
  });

  test.each([
    'http://127.0.0.1/admin',
    'http://router.local/reboot',
    'https://user:secret@www.courier.example/a',
    `https://${'a.'.repeat(150)}example/a`,
    'https://www.courier.example:8443/a',
  ])('leaves out what no one may ask for: %s', async (url) => {
    const { world } = await begin();
    const story = storyOn('a mine');
    world.web.set(`${feeds}/feed.xml`, () => ({
      text: rssFeed(site, [story]).replace(`<link>${site}/a-mine<`, `<link>${url}<`),
    }));
    world.web.set(url, () => http(200));
    await world.run(15);
    expect(await world.titles()).toEqual([]);
    expect(world.store.keys('host/')).toEqual(['host/feeds.example', 'host/www.courier.example']);
  });
});
