import { articlePage, paragraphsOn, rssFeed, type Story } from './outlet.ts';
import { http, type Page, type World } from './world.ts';

/** A story on the subject; `topic` makes all of its words differ from those of another one. */
export const storyOn = (topic: string, change: Partial<Story> = {}): Story => ({
  slug: topic.replaceAll(' ', '-'),
  headline: `China and Taliban officials discuss ${topic}`,
  paragraphs: paragraphsOn(topic),
  publishedAt: '2026-03-02T09:05:00Z',
  ...change,
});

/** An outlet's robots.txt, feed and pages on one host; what a test changes is served from then on. */
export type Outlet = {
  readonly stories: Story[];
  publish(...stories: Story[]): void;
  /** Changes a story in place; with another slug it is served there as well. */
  edit(slug: string, change: Partial<Story>): void;
  /** Sets the answer of a path from now on, whatever the stories say. */
  answer(path: string, page: () => Page): void;
};

/** @param pagesAt where the articles live, when it is not where the feed is */
export function serveOutlet(
  world: World,
  site: string,
  stories: readonly Story[] = [],
  pagesAt = site,
): Outlet {
  const outlet: Outlet = {
    stories: [],
    publish(...added) {
      outlet.stories.unshift(...added);
      for (const story of added) {
        world.web.set(`${pagesAt}/${story.slug}`, () => ({
          text: articlePage(outlet.stories.find(({ slug }) => slug === story.slug) ?? story),
        }));
      }
    },
    edit(slug, change) {
      const index = outlet.stories.findIndex((story) => story.slug === slug);
      const edited = { ...outlet.stories[index]!, ...change };
      outlet.stories[index] = edited;
      world.web.set(`${pagesAt}/${edited.slug}`, () => ({ text: articlePage(edited) }));
    },
    answer: (path, page) => void world.web.set(site + path, page),
  };
  for (const at of [site, pagesAt]) world.web.set(`${at}/robots.txt`, () => http(404));
  world.web.set(`${site}/feed.xml`, () => ({ text: rssFeed(pagesAt, outlet.stories) }));
  outlet.publish(...stories);
  return outlet;
}
