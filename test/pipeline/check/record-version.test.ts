import { describe, expect, test } from 'vitest';
import { articlePage } from '../../fakes/outlet.ts';
import type { Page } from '../../fakes/world.ts';
import { begin, kinds, mine, page } from './one-article.ts';

describe('an article that comes behind a wall', () => {
  const wall = (headline: string): Page => ({
    text: articlePage({ ...mine, headline, paragraphs: mine.paragraphs.slice(0, 1) }).replace(
      '"@type":"NewsArticle"',
      '"@type":"NewsArticle","isAccessibleForFree":false',
    ),
  });

  test('is watched by its headline over the text as last read', async () => {
    const { world, courier } = await begin();
    courier.answer('/a-mine', () => wall(mine.headline));
    await world.run(30);
    expect(await kinds(world)).toEqual(['new']);
    courier.answer('/a-mine', () => wall('China and Taliban officials quarrel over a mine'));
    await world.run(60);
    courier.answer('/a-mine', () =>
      page({ ...mine, headline: 'China and Taliban officials quarrel over a mine' }),
    );
    await world.run(60);
    expect((await world.titles()).slice(1)).toEqual([
      'Courier, "China and Taliban officials quarrel over a mine": headline "officials discuss" → "officials quarrel over" (no note found)',
    ]);
  });
});
