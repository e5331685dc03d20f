import { describe, expect, test } from 'vitest';
import { articlePage } from '../../fakes/outlet.ts';
import { storyOn } from '../../fakes/serve.ts';
import { http, type Page } from '../../fakes/world.ts';
import { begin, kinds, mine, page } from './one-article.ts';

describe('a page that was missing once', () => {
  const other = { ...mine, headline: 'China and Taliban officials talk about a mine' };

  test.each<[string, () => Page]>([
    ['comes back as a variant known before', () => page(other)],
    [
      'comes back behind a paywall',
      () => ({
        text: articlePage(mine).replace('"NewsArticle"', '"NewsArticle","isAccessibleForFree":false'),
      }),
    ],
  ])('and %s is not missing', async (_name, back) => {
    const { world, courier } = await begin();
    for (const story of [other, mine, other, mine]) {
      courier.answer('/a-mine', () => page(story));
      await world.run(15);
    }
    const told = await kinds(world);
    courier.answer('/a-mine', () => http(404));
    await world.run(15);
    courier.answer('/a-mine', back);
    await world.run(60);
    courier.answer('/a-mine', () => http(404));
    await world.run(15);
    expect(await kinds(world)).toEqual(told);
  });

  test('is missing when its whole host is, whatever of it is due', async () => {
    const { world, courier } = await begin(storyOn('a tunnel'), storyOn('a bridge'));
    await world.run(4 * 60);
    courier.publish(storyOn('a valley', { publishedAt: new Date(world.now).toISOString() }));
    await world.run(30);
    const told = await kinds(world);
    for (const { slug } of courier.stories) courier.answer(`/${slug}`, () => http(404));
    await world.run(30);
    expect(await kinds(world)).toEqual(told);
  });
});

describe('an edit that was held back', () => {
  test('is told after its hour although the page is gone by then', async () => {
    const { world, courier } = await begin();
    const added = (...texts: string[]) => page({ ...mine, paragraphs: [...mine.paragraphs, ...texts] });
    const first = 'The provincial council in Faizabad asked for a copy of the contract.';
    const second = 'A geologist from Kunduz said that the survey had never reached the valley.';
    courier.answer('/a-mine', () => added(first));
    await world.run(15);
    courier.answer('/a-mine', () => added(first, second));
    await world.run(15);
    courier.answer('/a-mine', () => http(404));
    await world.run(120);
    expect((await kinds(world)).toSorted()).toEqual(['edit', 'edit', 'new', 'removed']);
  });
});
