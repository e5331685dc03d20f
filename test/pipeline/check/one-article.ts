import { articlePage, type Story, watchlistOf } from '../../fakes/outlet.ts';
import { serveOutlet, storyOn } from '../../fakes/serve.ts';
import { makeWorld, type Page, type World } from '../../fakes/world.ts';

const start = Date.parse('2026-03-02T09:00:00Z');
export const site = 'https://courier.example';
const before = storyOn('the old road', { publishedAt: '2026-03-01T08:00:00Z' });
export const mine = storyOn('a mine');
export const page = (story: Story): Page => ({ text: articlePage(story) });

/** A world past its baseline, with one article that was told. */
export async function begin(...more: Story[]) {
  const world = makeWorld(watchlistOf([{ id: 'courier', name: 'Courier', url: `${site}/feed.xml` }]), start);
  const courier = serveOutlet(world, site, [before]);
  await world.tick();
  courier.publish(...more, mine);
  await world.run(15);
  return { world, courier };
}

export const kinds = async (world: World) => (await world.alerts()).map(({ kind }) => kind);
export const rules = async (world: World) => (await world.suppressed()).map(({ rule }) => rule).slice(1);
