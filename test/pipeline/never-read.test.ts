import { describe, expect, test } from 'vitest';
import { openNewsroom, storyAt } from '../fakes/newsroom.ts';
import { articlePage, rssFeed } from '../fakes/outlet.ts';
import { http, type Page } from '../fakes/world.ts';

const site = 'https://courier.example';
const mine = storyAt('a-mine', 'a mine');
const told = ['New in courier: "China and Taliban officials discuss a mine"'];

const page = (body: string, head = ''): Page => ({
  text: `<!doctype html><html lang="en"><head><title>${mine.headline} | Courier</title>
<meta property="og:title" content="${mine.headline}">${head}</head><body>
<nav><a href="/">Home</a> <a href="/world">World</a></nav><main><h1>${mine.headline}</h1>${body}</main>
<footer><p>© Courier</p></footer></body></html>`,
});

const links = Array.from(
  { length: 9 },
  (_, n) => `<li><h3><a href="/s/${n}">Another report of the week, number ${n}</a></h3></li>`,
);

/** Pages that are no articles, and that never change. */
const pages: readonly (readonly [string, Page])[] = [
  ['a film', page('<video src="/film.mp4" poster="/film.jpg"></video><p>Film: 2:31</p>')],
  [
    'a drawing',
    page('<figure><img src="/drawing.png" alt="A drawing"><figcaption>By a hand</figcaption></figure>'),
  ],
  ['a brief of two sentences', page('<p>The envoy left Kabul. Nobody met him.</p>')],
  ['a page made by scripts', page('<div id="app"></div><script src="/app.js"></script>')],
  ['a page of links', page(`<ul>${links.join('')}</ul>`)],
  ['nothing at all', { text: '<html><head></head><body></body></html>' }],
  ['a refresh to a page of links', page('', '<meta http-equiv="refresh" content="0;url=/all">')],
  ['a refresh in a circle', page('', '<meta http-equiv="refresh" content="0;url=/circle">')],
];

async function begin(answer: Page) {
  const { world, outlets } = await openNewsroom('courier');
  const [courier] = outlets;
  courier!.answer('/all', () => page(`<ul>${links.join('')}</ul>`));
  courier!.answer('/circle', () => page('', '<meta http-equiv="refresh" content="0;url=/a-mine">'));
  courier!.publish(mine);
  courier!.answer('/a-mine', () => answer);
  await world.run(15);
  return { world, courier: courier! };
}

describe.each(pages)('an article that is %s', (_name, answer) => {
  test('is told by its listing, and never as gone', async () => {
    const { world, courier } = await begin(answer);
    await world.run(150);
    expect(await world.titles()).toEqual(told);
    courier.answer('/a-mine', () => http(404));
    await world.run(60);
    courier.answer('/a-mine', () => answer);
    await world.run(25 * 60);
    expect(await world.titles()).toEqual(told);
    expect((await world.suppressed()).map(({ rule }) => rule)).toEqual(['before-you-started']);
  });

  test('writes nothing while it stays', async () => {
    const { world } = await begin(answer);
    const writes = world.store.operations.put;
    await world.run(150);
    expect(world.store.operations.put - writes).toBe(10); // the heartbeats
  });
});

describe('a page that cannot be read', () => {
  const requests = ({ requests: all }: { requests: { url: string }[] }) =>
    all.filter(({ url }) => url === `${site}/a-mine`).length;

  test('is asked for at every fourth look, and then with its validators', async () => {
    const { world } = await begin({ ...pages[0]![1], etag: 'film' });
    const before = requests(world);
    await world.run(120);
    expect(requests(world) - before).toBe(2);
    expect(world.requests.findLast(({ url }) => url === `${site}/a-mine`)?.validators).toMatchObject({
      etag: 'film',
      lastModified: null,
    });
  });

  test('is asked for at each look as long as its article was never told', async () => {
    const { world } = await begin(http(503));
    const before = requests(world);
    await world.run(45);
    expect(requests(world) - before).toBe(3);
  });

  test('has its listing compared at each look, also when it did not change', async () => {
    const { world, courier } = await begin({ ...pages[0]![1], etag: 'film' });
    courier.stories[0] = { ...mine, headline: 'China and Taliban officials quarrel over a mine' };
    await world.run(15);
    expect(await world.titles()).toEqual([...told, expect.stringContaining('quarrel over')]);
  });
});

test('an edit of its listing is told', async () => {
  const { world, courier } = await begin(pages[0]![1]);
  courier.stories[0] = { ...mine, headline: 'China and Taliban officials quarrel over a mine' };
  await world.run(60);
  expect(await world.titles()).toEqual([
    ...told,
    expect.stringContaining('headline "officials discuss" → "officials quarrel over"'),
  ]);
});

test('a page that can be read at last is no edit of its listing, and can be gone from then on', async () => {
  const { world, courier } = await begin(pages[2]![1]);
  courier.answer('/a-mine', () => ({ text: articlePage(mine) }));
  await world.run(60);
  expect(await world.titles()).toEqual(told);
  courier.answer('/a-mine', () => http(410));
  await world.run(30);
  expect(await world.titles()).toEqual([...told, expect.stringContaining('page gone, seen twice (410)')]);
});

test('two items that link to one page, listed in turn before each other, are no edits of it', async () => {
  const { world, courier } = await begin(pages[4]![1]);
  const other = storyAt('a-mine', 'a tunnel');
  let turn = 0;
  courier.answer('/feed.xml', () => {
    const [first, last] = turn++ % 2 === 0 ? [mine, other] : [other, mine];
    const items = [first, ...courier.stories.slice(1), last].map((story) => ({
      ...story,
      guid: story.headline,
    }));
    return { text: rssFeed(site, items) };
  });
  await world.run(150);
  expect(await world.titles()).toEqual(told);
});

test('a page that was read is told as gone at the second sight, and no sooner', async () => {
  const { world, courier } = await begin({ text: articlePage(mine) });
  courier.answer('/a-mine', () => http(404));
  await world.run(15);
  expect(await world.titles()).toEqual(told);
  await world.run(15);
  expect(await world.titles()).toEqual([...told, expect.stringContaining('page gone, seen twice (404)')]);
});

describe('a page that an earlier extractor read, and this one finds no text in', () => {
  async function playUpgrade(snapshot: 'kept' | 'lost') {
    const { world, courier } = await begin({ text: articlePage(mine) });
    const { corpus } = world.dependencies;
    const [record] = await corpus.getHosts(['courier.example']);
    for (const article of Object.values(record!.articles)) Object.assign(article, { extractor: 'earlier' });
    await corpus.putHost(record!);
    if (snapshot === 'lost') {
      for (const key of world.store.keys('snapshot/')) await world.store.delete(key);
    }
    courier.answer('/a-mine', () => page('<p>Withdrawn.</p>'));
    await world.run(60);
    return world.titles();
  }

  test('is gone if this one reads its stored page', async () => {
    expect((await playUpgrade('kept')).length).toBe(2);
  });

  test('is not gone where nobody can tell', async () => {
    expect(await playUpgrade('lost')).toEqual(told);
  });
});

test('a page that was read and has no text any more is told as gone at the second sight', async () => {
  const { world, courier } = await begin({ text: articlePage(mine) });
  courier.answer('/a-mine', () => page('<p>Withdrawn.</p>'));
  await world.run(15);
  expect(await world.titles()).toEqual(told);
  await world.run(15);
  expect((await world.titles()).length).toBe(2);
});

describe('a page that sends its readers on by a refresh', () => {
  const stub = page('', '<meta http-equiv="refresh" content="1; url=/real/a-mine">');

  test('is read where it leads to, and its edits are told', async () => {
    const { world, courier } = await begin(stub);
    let story = mine;
    courier.answer('/real/a-mine', () => ({ text: articlePage(story), etag: story.headline }));
    await world.run(150);
    expect(await world.titles()).toEqual(told);
    story = { ...mine, headline: 'China and Taliban officials quarrel over a mine' };
    await world.run(30);
    expect(await world.titles()).toEqual([
      ...told,
      expect.stringContaining('headline "officials discuss" → "officials quarrel over"'),
    ]);
  });

  test('or by the header of that name, is read where it leads to', async () => {
    const { world, courier } = await begin({ text: '', refresh: '0; url=/real/a-mine' });
    courier.answer('/real/a-mine', () => ({ text: articlePage(mine) }));
    await world.run(60);
    expect(await world.titles()).toEqual(told);
    expect(world.requests.some(({ url }) => url === `${site}/real/a-mine`)).toBe(true);
  });

  test('is not followed to what robots.txt disallows', async () => {
    const { world, courier } = await begin(http(503));
    courier.answer('/robots.txt', () => ({ text: 'User-agent: *\nDisallow: /real/' }));
    await world.run(13 * 60);
    courier.answer('/a-mine', () => stub);
    courier.answer('/real/a-mine', () => ({ text: articlePage(mine) }));
    await world.run(12 * 60);
    expect(world.requests.some(({ url }) => url.startsWith(`${site}/real/`))).toBe(false);
  });

  test('is not followed where it has an article’s text', async () => {
    const refresh = '<meta http-equiv="refresh" content="5;url=/real/a-mine">';
    const { world } = await begin({ text: articlePage(mine).replace('</head>', `${refresh}</head>`) });
    await world.run(60);
    expect(world.requests.some(({ url }) => url.startsWith(`${site}/real/`))).toBe(false);
    expect(await world.titles()).toEqual(told);
  });
});
