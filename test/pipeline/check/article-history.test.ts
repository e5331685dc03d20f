import { describe, expect, test } from 'vitest';
import { articleId } from '../../../src/core/model/url.ts';
import { articlePage, type Story } from '../../fakes/outlet.ts';
import { storyOn } from '../../fakes/serve.ts';
import { http } from '../../fakes/world.ts';
import { begin, kinds, mine, page, rules, site } from './one-article.ts';

describe('an address that leads on', () => {
  test('for now only is still the article’s own, whatever the address of the moment', async () => {
    const { world, courier } = await begin();
    let asked = 0;
    courier.answer('/a-mine', () => ({
      text: articlePage(mine),
      redirectedTo: `${site}/a-mine?visit=${asked++}`,
      temporarily: true,
    }));
    const writes = world.store.operations.put;
    await world.run(60);
    expect(await rules(world)).toEqual([]);
    expect(world.store.operations.put - writes).toBe(4); // the heartbeats
  });

  test('to where the same text is tracked already is one article from then on', async () => {
    const { world, courier } = await begin();
    const moved = { ...mine, slug: 'copper-mine', guid: 'other' };
    courier.publish(moved);
    await world.run(15);
    let current: Story = moved;
    courier.answer('/copper-mine', () => page(current));
    courier.answer('/a-mine', () => ({ text: articlePage(current), redirectedTo: `${site}/copper-mine` }));
    await world.run(15);
    current = { ...moved, headline: 'China and Taliban officials quarrel over a mine' };
    await world.run(30);
    expect(await kinds(world)).toEqual(['new', 'edit']);
  });

  test('to another article is no edit of it', async () => {
    const { world, courier } = await begin(storyOn('a tunnel'));
    courier.answer('/a-mine', () => ({
      text: articlePage(storyOn('a tunnel')),
      redirectedTo: `${site}/a-tunnel`,
    }));
    await world.run(60);
    expect(await kinds(world)).toEqual(['new', 'new']);
  });

  test('on another host obeys the robots.txt of that host', async () => {
    const { world, courier } = await begin();
    const there = 'https://archive.example';
    world.web.set(`${there}/robots.txt`, () => ({ text: 'User-agent: *\nDisallow: /' }));
    world.web.set(`${there}/a-mine`, () => page(mine));
    courier.answer('/a-mine', () => ({
      ...page(mine),
      text: articlePage(mine),
      redirectedTo: `${there}/a-mine`,
    }));
    await world.run(30);
    const asked = world.requests.length;
    await world.run(60);
    const urls = new Set(world.requests.slice(asked).map(({ url }) => url));
    // The redirect is still asked for, and not followed to where its host wants nobody.
    // Its robots.txt was read once and is remembered.
    expect(urls).toEqual(new Set([`${site}/feed.xml`, `${site}/a-mine`]));
    expect(world.requests.filter(({ url }) => url === `${there}/robots.txt`).length).toBe(1);
    expect(await kinds(world)).toEqual(['new']);
    const [record] = await world.dependencies.corpus.getHosts(['courier.example']);
    expect(record?.robots?.text).toBe('');
  });
});

describe('an article that stands at another address, and no longer at its first', () => {
  test('has its edit told that came with the move', async () => {
    const { world, courier } = await begin();
    courier.stories.shift();
    courier.publish({
      ...mine,
      slug: 'quarrel',
      guid: 'other',
      headline: 'China and Taliban officials quarrel over a mine',
    });
    courier.answer('/a-mine', () => http(404));
    await world.run(90);
    expect((await world.titles()).slice(1)).toEqual([
      'Courier, "China and Taliban officials quarrel over a mine": headline "officials discuss" → "officials quarrel over" (no note found)',
    ]);
    expect(await rules(world)).toEqual(['changed-slug', 'changed-slug']);
  });
});

describe('a page that moved for good and was edited', () => {
  test('is told once, each key put once, and its old address leads to it', async () => {
    const { world, courier } = await begin();
    const edited = { ...mine, headline: 'China and Taliban officials delay a mine' };
    const url = `${site}/mine-delayed`;
    courier.answer('/mine-delayed', () => page(edited));
    courier.answer('/a-mine', () => ({ text: articlePage(edited), redirectedTo: url }));
    const puts = world.store.puts.length;
    await world.run(15);
    const pointers = world.store.puts.slice(puts).filter((key) => key.startsWith('article/'));
    const { corpus } = world.dependencies;
    const [id, moved] = [articleId(`${site}/a-mine`), articleId(url)];
    expect(pointers.toSorted()).toEqual([`article/${id}`, `article/${moved}`].toSorted());
    expect(await kinds(world)).toEqual(['new', 'edit']);
    const pointer = await corpus.getArticle(id);
    expect({ url: pointer?.url, aliases: pointer?.aliases }).toEqual({ url, aliases: [`${site}/a-mine`] });
    const current = await corpus.getVersion(id, pointer?.current.version ?? '');
    expect(current?.headline).toBe(edited.headline);
  });

  test('goes back to its first address, and each key is put once again', async () => {
    const { world, courier } = await begin();
    const edited = { ...mine, headline: 'China and Taliban officials delay a mine' };
    courier.answer('/mine-delayed', () => page(edited));
    courier.answer('/a-mine', () => ({ text: articlePage(edited), redirectedTo: `${site}/mine-delayed` }));
    await world.run(15);
    courier.answer('/a-mine', () => page(mine));
    courier.answer('/mine-delayed', () => ({ text: articlePage(mine), redirectedTo: `${site}/a-mine` }));
    const puts = world.store.puts.length;
    await world.run(75);
    const pointers = world.store.puts.slice(puts).filter((key) => key.startsWith('article/'));
    expect(pointers).toEqual([`article/${articleId(`${site}/a-mine`)}`]);
  });
});
