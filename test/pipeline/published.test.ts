import { expect, test } from 'vitest';
import { openNewsroom, storyAt } from '../fakes/newsroom.ts';
import { articlePage, rssFeed, type Story } from '../fakes/outlet.ts';

/** The page of a story with no data about its date: only what readers see. */
const undated = (story: Story, above = '', below = ''): string =>
  articlePage(story)
    .replace(/<script[^>]*>.*?<\/script>/su, '')
    .replace('<nav>', `<header>${above}</header><nav>`)
    .replace('</h1>', `</h1>${below}`);

/** Plays a story that the feed lists 15 minutes after the first tick. */
async function play(story: Story, page: string, feed = (text: string) => text) {
  const { world, outlets } = await openNewsroom('courier');
  const [courier] = outlets;
  courier!.publish(story);
  courier!.answer('/feed.xml', () => ({
    text: feed(rssFeed('https://courier.example', courier!.stories)),
  }));
  courier!.answer(`/${story.slug}`, () => ({ text: page }));
  await world.run(30);
  return world;
}

const mine = storyAt('a-mine', 'a mine');
const withoutDates = (feed: string): string => feed.replaceAll(/<pubDate>.*?<\/pubDate>/gu, '');

test('fresh news whose first sentence names an old day is told, at the time that its feed gives', async () => {
  const lead = 'The old bridge near Kabul fell on 4 September 2019, and Chinese engineers came to see it.';
  const story = { ...mine, paragraphs: [lead, ...mine.paragraphs] };
  const [alert, ...others] = await (await play(story, undated(story))).alerts();
  expect(others).toEqual([]);
  expect(alert?.article?.publishedAt).toBe('2026-03-02T09:05:00.000Z');
});

test('an article is not dated after the alert that tells it', async () => {
  const story = { ...mine, publishedAt: '2026-03-02T16:07:00+02:00' };
  const [alert] = await (await play(story, articlePage(story))).alerts();
  expect(alert?.article?.publishedAt).toBe(alert?.at);
});

test('the data of a page count more than its feed', async () => {
  const old = { ...mine, publishedAt: '2026-01-06T10:00:00Z' };
  const world = await play(mine, articlePage(old));
  expect((await world.suppressed()).map(({ rule }) => rule)).toContain('older-than-7-days');
});

test('an article that dates itself in a line, where its feed does not, is as old as it says', async () => {
  const world = await play(mine, undated(mine, '', '<p>Published: 6 January 2026</p>'), withoutDates);
  expect(await world.titles()).toEqual([]);
  expect((await world.suppressed()).map(({ rule }) => rule)).toContain('older-than-7-days');
});

test('an article that only says when it was last changed, months ago, is no younger', async () => {
  const world = await play(mine, undated(mine, '', '<p>Updated: 6 January 2026</p>'), withoutDates);
  expect(await world.titles()).toEqual([]);
  expect((await world.suppressed()).map(({ rule }) => rule)).toContain('older-than-7-days');
});

test('the feed’s own date counts more than such a line', async () => {
  const [alert] = await (await play(mine, undated(mine, '', '<p>Published: 6 January 2026</p>'))).alerts();
  expect(alert?.article?.publishedAt).toBe('2026-03-02T09:05:00.000Z');
});

test('today’s date above all pages of a site makes no old article new', async () => {
  const today = '<div class="clock">Monday, 2 March 2026</div>';
  const world = await play(mine, undated(mine, today, '<p class="meta">Jan 6, 2026</p>'), withoutDates);
  expect(await world.titles()).toEqual([]);
  expect((await world.suppressed()).map(({ rule }) => rule)).toContain('older-than-7-days');
});
