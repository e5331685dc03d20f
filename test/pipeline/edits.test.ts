import { describe, expect, test } from 'vitest';
import { openNewsroom, storyAt } from '../fakes/newsroom.ts';
import { articlePage } from '../fakes/outlet.ts';
import { http, type World } from '../fakes/world.ts';

const mine = storyAt('mine', 'a copper mine');

async function begin(story = mine) {
  const { world, outlets } = await openNewsroom('courier');
  const courier = outlets[0]!;
  courier.publish(story);
  await world.run(15);
  return { world, courier };
}

const edits = async (world: World) =>
  (await world.alerts())
    .filter(({ kind }) => kind === 'edit')
    .map(({ at, summary }) => `${at.slice(11, 16)} ${summary}`);
const rules = async (world: World) => (await world.suppressed()).map(({ rule }) => rule).slice(1);

const added = (...sentences: string[]) => ({ paragraphs: [...mine.paragraphs, ...sentences] });
const first = 'The provincial council in Faizabad asked for a copy of the contract before the vote.';
const second = 'A geologist from Kunduz said that the survey had never reached the lower valley.';

describe('edits of one article', () => {
  test('are told at most hourly, and nothing of what was held back is lost', async () => {
    const { world, courier } = await begin();
    courier.edit('mine', added(first));
    await world.run(15);
    courier.edit('mine', added(first, second));
    await world.run(120);
    expect(await edits(world)).toEqual([
      `09:30 "${mine.headline}": Added: ${first}`,
      `10:45 "${mine.headline}": Added: ${second}`,
    ]);
    expect(await rules(world)).toEqual(['one-edit-an-hour']);
  });

  test('that are major are told at once', async () => {
    const { world, courier } = await begin();
    courier.edit('mine', added(first));
    await world.run(15);
    courier.edit('mine', { headline: 'China and Taliban officials quarrel over a copper mine' });
    await world.run(15);
    expect(
      (await world.alerts()).filter(({ kind }) => kind === 'edit').map(({ severity }) => severity),
    ).toEqual(['notable', 'major']);
  });

  test('that are taken back are told as such: compared is with the latest version', async () => {
    const { world, courier } = await begin();
    courier.edit('mine', { headline: 'China and Taliban officials quarrel over a copper mine' });
    await world.run(30);
    courier.edit('mine', { headline: mine.headline });
    await world.run(30);
    expect((await world.titles()).slice(-2)).toEqual([
      'courier, "China and Taliban officials quarrel over a copper mine": headline "officials discuss" → "officials quarrel over" (no note found)',
      'courier, "China and Taliban officials discuss a copper mine": headline "officials quarrel over" → "officials discuss" (no note found)',
    ]);
  });

  test('by nothing but white space, quotation marks and invisible characters are none', async () => {
    const { world, courier } = await begin();
    const paragraphs = mine.paragraphs.map((text) =>
      text.replaceAll(' the ', '  the\u00a0').replaceAll("'", '’'),
    );
    courier.edit('mine', { paragraphs });
    await world.run(60);
    expect(await edits(world)).toEqual([]);
  });
});

describe('a page that is written live', () => {
  const live = (paragraphs: readonly string[]) => ({
    text: articlePage({ ...mine, paragraphs }).replaceAll('NewsArticle', 'LiveBlogPosting'),
  });

  test('tells what it adds on the subject, at most hourly', async () => {
    const { world, courier } = await begin();
    let posts = [...mine.paragraphs];
    courier.answer('/mine', () => live(posts));
    await world.run(15);
    for (let nth = 1; nth <= 12; nth += 1) {
      posts = [
        ...posts,
        `Post ${nth}: Chinese and Taliban envoys in Kabul spoke about point number ${nth} of their list.`,
      ];
      await world.run(15);
    }
    const told = await edits(world);
    expect(told.length).toBeGreaterThanOrEqual(2);
    expect(told.length).toBeLessThanOrEqual(4);
  });

  test('says nothing of what it adds on other subjects', async () => {
    const { world, courier } = await begin();
    courier.answer('/mine', () => live(mine.paragraphs));
    await world.run(15);
    courier.answer('/mine', () =>
      live([...mine.paragraphs, 'The cricket final in Lahore was put off because of rain until Friday.']),
    );
    await world.run(30);
    expect(await edits(world)).toEqual([]);
    expect(await rules(world)).toContain('live-page');
  });
});

test('a negation that comes into a sentence on the subject is told of a live page, though the added word names no side', async () => {
  const promise = 'China said that it would recognise the Taliban government in Kabul before the winter.';
  const { world, courier } = await begin();
  const live = (text: string) => ({
    text: articlePage({ ...mine, ...added(text) }).replaceAll('NewsArticle', 'LiveBlogPosting'),
  });
  courier.answer('/mine', () => live(promise));
  await world.run(75);
  courier.answer('/mine', () => live(promise.replace('would', 'would not')));
  await world.run(75);
  expect(await edits(world)).toEqual([
    expect.stringContaining(promise),
    expect.stringContaining('would not recognise'),
  ]);
});

describe('a page that can be read less well than before', () => {
  test('behind a challenge, a refusal or an error is no edit', async () => {
    const { world, courier } = await begin();
    for (const status of [403, 500, 429, 401]) {
      courier.answer('/mine', () => http(status));
      await world.run(15);
    }
    courier.answer('/mine', () => ({ text: articlePage(mine) }));
    await world.run(60);
    expect((await world.alerts()).map(({ kind }) => kind)).toEqual(['new']);
    expect(await rules(world)).toEqual([]);
  });

  test('cut by three quarters is told at the second sight only', async () => {
    const { world, courier } = await begin();
    courier.answer('/mine', () => ({
      text: articlePage({
        ...mine,
        paragraphs: mine.paragraphs.slice(0, 1).map((text) => text.slice(0, 80)),
      }),
    }));
    await world.run(15);
    expect(await edits(world)).toEqual([]);
    await world.run(15);
    expect((await edits(world)).length).toBe(1);
  });

  test('cut once and whole again is nothing', async () => {
    const { world, courier } = await begin();
    courier.answer('/mine', () => ({
      text: articlePage({ ...mine, paragraphs: [mine.paragraphs[0]!.slice(0, 80)] }),
    }));
    await world.run(15);
    courier.answer('/mine', () => ({ text: articlePage(mine) }));
    await world.run(120);
    expect((await world.alerts()).map(({ kind }) => kind)).toEqual(['new']);
  });
});

describe('an article whose page is never readable', () => {
  test('is told from its listing, and an edit of the listing is told', async () => {
    const { world, outlets } = await openNewsroom('courier');
    const courier = outlets[0]!;
    courier.publish({ ...mine, summary: 'Officials met in Kabul for five hours.' });
    courier.answer('/mine', () => http(403));
    await world.run(30);
    const [told] = await world.alerts();
    expect(told).toMatchObject({ kind: 'new', article: { read: 'listing', title: mine.headline } });
    courier.edit('mine', { headline: 'China and Taliban officials quarrel over a copper mine' });
    courier.answer('/mine', () => http(403));
    await world.run(30);
    expect((await world.titles()).at(-1)).toBe(
      'courier, "China and Taliban officials quarrel over a copper mine": headline "officials discuss" → "officials quarrel over" (no note found)',
    );
  });
});
