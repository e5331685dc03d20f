import { describe, expect, test } from 'vitest';
import { openNewsroom, storyAt as story } from '../fakes/newsroom.ts';
import { serveOutlet } from '../fakes/serve.ts';
import { http } from '../fakes/world.ts';
import { articlePage } from '../fakes/outlet.ts';

async function begin() {
  const { world, outlets } = await openNewsroom('courier');
  return { world, courier: outlets[0]! };
}

describe('the way of an article from listing to alert', () => {
  test('tells nothing of what was there before', async () => {
    const { world } = await begin();
    expect(await world.titles()).toEqual([]);
    expect((await world.suppressed()).map(({ rule, title }) => ({ rule, title }))).toEqual([
      { rule: 'before-you-started', title: 'China and Taliban officials discuss the courier road' },
    ]);
  });

  test('tells a new article once, however often it is listed', async () => {
    const { world, courier } = await begin();
    courier.publish(story('mine', 'a copper mine'));
    await world.run(120);
    expect(await world.titles()).toEqual([
      'New in courier: "China and Taliban officials discuss a copper mine"',
    ]);
  });

  test('tells an edit with the words that changed, and only once', async () => {
    const { world, courier } = await begin();
    const mine = story('mine', 'a copper mine');
    courier.publish(mine);
    await world.run(15);
    courier.edit('mine', {
      paragraphs: mine.paragraphs.map((text) => text.replace('five hours', 'six hours')),
    });
    await world.run(120);
    const alerts = await world.alerts();
    expect(alerts.map(({ kind, severity }) => ({ kind, severity }))).toEqual([
      { kind: 'new', severity: 'notable' },
      { kind: 'edit', severity: 'major' },
    ]);
    expect(
      alerts[1]?.change?.blocks.flat().filter(({ op }) => op === 'insert' || op === 'delete'),
    ).toMatchObject([
      { op: 'delete', text: 'five' },
      { op: 'insert', text: 'six' },
    ]);
  });

  test('tells a headline-only edit', async () => {
    const { world, courier } = await begin();
    courier.publish({ ...story('mine', 'a copper mine'), headline: 'China condemns attack near Kabul mine' });
    await world.run(15);
    courier.edit('mine', { headline: 'China regrets attack near Kabul mine' });
    await world.run(30);
    expect((await world.titles()).at(-1)).toBe(
      'courier, "China regrets attack near Kabul mine": headline "China condemns" → "China regrets" (no note found)',
    );
  });

  test('tells a page gone at the second sight, and not before', async () => {
    const { world, courier } = await begin();
    courier.publish(story('mine', 'a copper mine'));
    await world.run(15);
    courier.answer('/mine', () => http(404));
    await world.run(15);
    expect((await world.alerts()).map(({ kind }) => kind)).toEqual(['new']);
    await world.run(15);
    expect((await world.titles()).at(-1)).toBe(
      'courier page gone, seen twice (404): "China and Taliban officials discuss a copper mine"',
    );
  });

  test('takes a 503 for nothing', async () => {
    const { world, courier } = await begin();
    const mine = story('mine', 'a copper mine');
    courier.publish(mine);
    await world.run(15);
    courier.answer('/mine', () => http(503));
    await world.run(15);
    courier.answer('/mine', () => ({ text: articlePage(mine) }));
    await world.run(30);
    expect((await world.alerts()).map(({ kind }) => kind)).toEqual(['new']);
  });

  test('tells two headlines served in turn twice, and then no more, at no cost of writes', async () => {
    const { world, courier } = await begin();
    const mine = { ...story('mine', 'a copper mine'), headline: 'China welcomes the Kabul accord' };
    const other = { ...mine, headline: 'China praises the Kabul accord' };
    courier.publish(mine);
    let asked = 0;
    courier.answer('/mine', () => ({ text: articlePage(asked++ % 2 === 0 ? mine : other) }));
    await world.run(120);
    expect((await world.alerts()).map(({ kind }) => kind)).toEqual(['new', 'edit', 'edit']);
    const writes = world.store.operations.put;
    await world.run(45);
    expect(world.store.operations.put - writes).toBe(3); // the three heartbeats
    await world.run(24 * 60);
    expect((await world.alerts()).map(({ kind }) => kind)).toEqual(['new', 'edit', 'edit']);
    expect((await world.suppressed()).map(({ rule }) => rule)).toEqual([
      'before-you-started',
      'served-in-turn',
    ]);
  });

  test('follows a changed slug by its guid, and tells nothing', async () => {
    const { world, courier } = await begin();
    const mine = { ...story('mine', 'a copper mine'), guid: 'g1' };
    courier.publish(mine);
    await world.run(15);
    courier.answer('/mine', () => http(404));
    courier.edit('mine', { slug: 'copper-mine-talks' });
    await world.run(60);
    expect((await world.alerts()).map(({ kind }) => kind)).toEqual(['new']);
    expect((await world.suppressed()).map(({ rule }) => rule)).toEqual([
      'before-you-started',
      'changed-slug',
    ]);
  });

  test('follows a changed slug by its text where there is no guid', async () => {
    const { world, courier } = await begin();
    const mine = { ...story('mine', 'a copper mine'), guid: 'g1' };
    courier.publish(mine);
    await world.run(15);
    courier.answer('/mine', () => http(404));
    courier.edit('mine', { slug: 'copper-mine-talks', guid: 'g2' });
    await world.run(60);
    expect((await world.alerts()).map(({ kind }) => kind)).toEqual(['new']);
    expect((await world.suppressed()).map(({ rule }) => rule)).toEqual([
      'before-you-started',
      'changed-slug',
      'changed-slug',
    ]);
  });

  test('never tells an article older than seven days at first sight', async () => {
    const { world, courier } = await begin();
    courier.publish(story('archive', 'an older matter', '2026-02-20T00:00:00Z'));
    await world.run(30);
    expect(await world.titles()).toEqual([]);
    expect((await world.suppressed()).at(-1)?.rule).toBe('older-than-7-days');
  });
});

describe('many outlets', () => {
  const ids = ['amu', 'beacon', 'courier', 'dispatch', 'envoy'];

  const beginAll = () => openNewsroom(...ids);

  test('tell one wire copy once, naming all who carry it', async () => {
    const { world, outlets } = await beginAll();
    for (const one of outlets.slice(0, 4)) one.publish(story('wire', 'the Wakhan railway'));
    await world.run(15);
    expect(await world.titles()).toEqual([
      'New in amu, beacon and 2 more: "China and Taliban officials discuss the Wakhan railway"',
    ]);
    outlets[4]!.publish(story('wire', 'the Wakhan railway'));
    await world.run(15);
    expect((await world.alerts()).length).toBe(1);
    expect(
      (await world.suppressed())
        .filter(({ rule }) => rule === 'same-story')
        .map(({ source }) => source)
        .toSorted(),
    ).toEqual(['beacon', 'courier', 'dispatch', 'envoy']);
  });

  test('a source that changes every address gives one alert at most', async () => {
    const { world } = await beginAll();
    const many = Array.from({ length: 20 }, (_, index) =>
      story(`s${index}`, `matter number ${index}`, `2026-03-02T09:${String(index + 1).padStart(2, '0')}:00Z`),
    );
    const amu = serveOutlet(world, 'https://amu.example', [...many]);
    await world.run(15);
    expect((await world.alerts()).map(({ title }) => title)).toEqual([
      expect.stringMatching(
        /^amu lists 20 new articles at once, among them "China and Taliban officials discuss matter number \d+"$/u,
      ),
    ]);
    for (const [index, one] of many.entries())
      amu.edit(one.slug, { slug: `new-${index}`, guid: `new-${index}` });
    await world.run(60);
    expect((await world.alerts()).length).toBe(1);
  });

  test('pages of a host that vanish together are its trouble, not removals', async () => {
    const { world, outlets } = await beginAll();
    const many = Array.from({ length: 6 }, (_, index) => story(`s${index}`, `matter number ${index}`));
    outlets[0]!.publish(...many);
    await world.run(15);
    const before = (await world.alerts()).length;
    many.forEach((one) => outlets[0]!.answer(`/${one.slug}`, () => http(404)));
    await world.run(60);
    expect((await world.alerts()).length).toBe(before);
  });
});

describe('the same edit', () => {
  const ids = ['amu', 'beacon', 'courier'];

  test('of all copies of a story is told once', async () => {
    const { world, outlets } = await openNewsroom(...ids);
    const wire = story('wire', 'the Wakhan railway');
    for (const one of outlets) one.publish(wire);
    await world.run(15);
    const paragraphs = wire.paragraphs.map((text) => text.replace('five hours', 'six hours'));
    for (const one of outlets) one.edit('wire', { paragraphs });
    await world.run(30);
    expect((await world.alerts()).map(({ kind, source }) => `${kind} ${source.id}`)).toEqual([
      'new amu',
      'edit amu',
    ]);
    const suppressed = (await world.suppressed()).filter(({ rule }) => rule === 'same-edit-in-copy');
    const [edit] = (await world.alerts()).slice(-1);
    expect(suppressed.map(({ source, alert }) => [source, alert]).toSorted()).toEqual([
      ['beacon', edit?.id],
      ['courier', edit?.id],
    ]);
  });

  test('on three articles of one source is its furniture', async () => {
    const { world, outlets } = await openNewsroom('amu');
    const amu = outlets[0]!;
    const stories = ['one', 'two', 'three'].map((slug) => story(slug, `matter ${slug}`));
    amu.publish(...stories);
    await world.run(15);
    for (const { slug, paragraphs } of stories) {
      amu.edit(slug, {
        paragraphs: [
          ...paragraphs,
          'The Courier has won the prize of the province for its reports on trade.',
        ],
      });
    }
    await world.run(30);
    expect((await world.alerts()).map(({ kind }) => kind)).toEqual(['new', 'new', 'new']);
    expect((await world.suppressed()).filter(({ rule }) => rule === 'site-wide-edit').length).toBe(3);
  });
});
