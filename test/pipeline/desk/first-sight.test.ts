import { expect, test } from 'vitest';
import { watchlistOf } from '../../fakes/outlet.ts';
import { serveOutlet, storyOn } from '../../fakes/serve.ts';
import { makeWorld } from '../../fakes/world.ts';

test('a copy of what was there before the reader names no alert that told it', async () => {
  const world = makeWorld(
    watchlistOf(['amu', 'beacon'].map((id) => ({ id, name: id, url: `https://${id}.example/feed.xml` }))),
    Date.parse('2026-03-02T09:00:00Z'),
  );
  serveOutlet(world, 'https://amu.example', [storyOn('a mine', { publishedAt: '2026-03-02T08:00:00Z' })]);
  const beacon = serveOutlet(world, 'https://beacon.example', [
    storyOn('the old road', { publishedAt: '2026-03-01T08:00:00Z' }),
  ]);
  await world.tick();
  beacon.publish(storyOn('a mine'));
  await world.run(15);
  expect((await world.suppressed()).slice(2).map(({ rule, alert }) => ({ rule, alert }))).toEqual([
    { rule: 'same-story', alert: null },
  ]);
});
