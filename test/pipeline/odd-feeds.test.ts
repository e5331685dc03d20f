import { describe, expect, test } from 'vitest';
import { openNewsroom, storyAt } from '../fakes/newsroom.ts';
import { articlePage, rssFeed, type Story } from '../fakes/outlet.ts';

const site = 'https://courier.example';
const mine = storyAt('a-mine', 'a mine');
const newTitle = ({ headline }: Story) => `New in courier: "${headline}"`;

test('an item whose link lacks its scheme is told', async () => {
  const { world, outlets } = await openNewsroom('courier');
  outlets[0]!.publish(mine);
  outlets[0]!.answer('/feed.xml', () => ({
    text: rssFeed(site, outlets[0]!.stories).replaceAll(`<link>${site}/`, '<link>courier.example/'),
  }));
  await world.run(30);
  expect(await world.titles()).toEqual([newTitle(mine)]);
});

describe('a feed whose items all lead to one page', () => {
  const first = {
    ...storyAt('statements', 'the gorge dam'),
    guid: 'gorge',
    publishedAt: '2026-03-02T09:05:00Z',
  };
  const second: Story = {
    ...storyAt('statements', 'silk'),
    headline: 'Kabul thanks Beijing for silk',
    guid: 'silk',
    publishedAt: '2026-03-03T09:05:00Z',
  };

  /** Plays a feed that lists the first item, a day later what `then` says. */
  async function play(...then: readonly Story[]) {
    const { world, outlets } = await openNewsroom('courier');
    let listed: readonly Story[] = [first];
    outlets[0]!.answer('/feed.xml', () => ({ text: rssFeed(site, listed) }));
    outlets[0]!.answer('/statements', () => ({
      text: articlePage({ ...listed[0]!, paragraphs: listed.flatMap(({ paragraphs }) => paragraphs) }),
    }));
    await world.run(24 * 60);
    expect(await world.titles()).toEqual([newTitle(first)]);
    listed = then;
    await world.run(24 * 60);
    return world.titles();
  }

  test('tells each, where both are listed', async () => {
    expect(await play(second, first)).toEqual([newTitle(first), newTitle(second)]);
  });

  test('tells each, where only the newest one is listed', async () => {
    expect(await play(second)).toEqual([newTitle(first), newTitle(second)]);
  });

  test('tells no second one for another guid of the same title', async () => {
    const titles = await play({ ...first, guid: 'gorge-2', headline: `${first.headline} at last` });
    expect(titles.filter((title) => title.startsWith('New in'))).toEqual([newTitle(first)]);
  });

  test('tells no second one for another title with the same guid', async () => {
    const titles = await play({ ...second, guid: first.guid });
    expect(titles.filter((title) => title.startsWith('New in'))).toEqual([newTitle(first)]);
  });
});
