import { articlePage, paragraphsOn, rssFeed, type Story, watchlistOf } from './outlet.ts';
import { http, makeWorld, type World } from './world.ts';

/** When the first tick of these worlds comes. */
export const START = Date.parse('2026-03-02T09:00:00Z');

export function storyOn(slug: string, topic: string, publishedAt = '2026-03-02T09:05:00Z'): Story {
  return {
    slug,
    headline: `China and Taliban officials discuss ${topic}`,
    paragraphs: paragraphsOn(topic),
    publishedAt,
  };
}

export type Outlet = {
  publish(story: Story): void;
  edit(slug: string, change: Partial<Story>): void;
  answer(slug: string, page: Parameters<World['web']['set']>[1]): void;
};

/** An outlet whose stories a test changes as it goes. */
export function openOutlet(world: World, site: string, stories: Story[]): Outlet {
  world.web.set(`${site}/robots.txt`, () => http(404));
  world.web.set(`${site}/feed.xml`, () => ({ text: rssFeed(site, stories) }));
  const serve = (one: Story) => world.web.set(`${site}/${one.slug}`, () => ({ text: articlePage(one) }));
  stories.forEach(serve);
  return {
    publish(one) {
      stories.unshift(one);
      serve(one);
    },
    edit(slug, change) {
      const index = stories.findIndex((one) => one.slug === slug);
      const edited = { ...stories[index]!, ...change };
      stories[index] = edited;
      serve(edited);
    },
    answer(slug, page) {
      world.web.set(`${site}/${slug}`, page);
    },
  };
}

/** Sources with a feed each at https://<id>.example/feed.xml. */
export const watching = (...ids: string[]) =>
  watchlistOf(ids.map((id) => ({ id, name: id, url: `https://${id}.example/feed.xml` })));

/** A world with these outlets, each with an old story, after its first tick. */
export async function openNewsroom(...ids: string[]): Promise<{ world: World; outlets: Outlet[] }> {
  const world = makeWorld(watching(...ids), START);
  const outlets = ids.map((id) =>
    openOutlet(world, `https://${id}.example`, [storyOn('old', `the ${id} road`, '2026-03-01T08:00:00Z')]),
  );
  await world.tick();
  return { world, outlets };
}
