import { type Story, watchlistOf } from './outlet.ts';
import { type Outlet, serveOutlet, storyOn } from './serve.ts';
import { makeWorld, type World } from './world.ts';

/** The time of these worlds' first tick. */
const START = Date.parse('2026-03-02T09:00:00Z');

export const storyAt = (slug: string, topic: string, publishedAt = '2026-03-02T09:05:00Z'): Story =>
  storyOn(topic, { slug, publishedAt });

/** A world with these outlets at https://<id>.example, each with a feed and an old story, after its first tick. */
export async function openNewsroom(...ids: string[]): Promise<{ world: World; outlets: Outlet[] }> {
  const sources = ids.map((id) => ({ id, name: id, url: `https://${id}.example/feed.xml` }));
  const world = makeWorld(watchlistOf(sources), START);
  const outlets = ids.map((id) =>
    serveOutlet(world, `https://${id}.example`, [storyAt('old', `the ${id} road`, '2026-03-01T08:00:00Z')]),
  );
  await world.tick();
  return { world, outlets };
}
