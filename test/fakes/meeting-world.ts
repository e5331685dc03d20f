import { HOUR_MS, MINUTE_MS } from '../../src/core/model/time.ts';
import type { Judge } from '../../src/io/judge.ts';
import { ok } from '../../src/core/model/result.ts';
import { deliver } from '../../src/pipeline/deliver/deliver.ts';
import { islesWatchlist } from '../core/statements/speakers/isles-watchlist.ts';
import type { Story } from './outlet.ts';
import { subscriptionTo } from './post-office.ts';
import { noFilter } from './filter.ts';
import { type Outlet, serveOutlet, storyOn } from './serve.ts';
import { makeWorld, type World } from './world.ts';

/** Two ministries with a page of their own each, and a newspaper. */
const SITES = {
  cabinet: 'https://norland-cabinet.example',
  ministry: 'https://ostavian-ministry.example',
  gazette: 'https://gazette.example',
} as const;

const source = (id: keyof typeof SITES, name: string, party: string | null) => ({
  id,
  name,
  type: party === null ? 'press' : 'official',
  party,
  kind: 'feed',
  url: `${SITES[id]}/feed.xml`,
  language: 'en',
});

const watched = {
  ...islesWatchlist,
  subject: { all: [['norland*'], ['ostavia*', 'league']] },
  sources: [
    source('cabinet', 'Norland cabinet office', 'norland'),
    source('ministry', 'Ostavian foreign ministry', 'league'),
    source('gazette', 'Gazette', null),
  ],
};

export const START = Date.parse('2026-05-21T08:00:00Z');

/** The account of the host, on the day. */
export const HOSTS: Story = {
  slug: 'berg-quarrow',
  headline: 'Foreign Minister Anna Berg meets Ostavian Foreign Minister Quarrow',
  publishedAt: '2026-05-21T09:00:00Z',
  paragraphs: [
    'On 21 May 2026, Norlandic Foreign Minister Anna Berg met with Ostavian Foreign Minister Tomas Eldin Quarrow in Karsund.',
    'Anna Berg said that Norland will open the eastern harbour to Ostavian trawlers in June. She added that Norland expects the crews of both countries to keep to the quota of the strait.',
    'Quarrow said that the League will not let anyone use its pier against Norland.',
  ],
};

/** What a newspaper has of it an hour later. */
export const PRESS: Story = {
  slug: 'ministers-meet',
  headline: 'Ministers of Norland and Ostavia meet in Karsund',
  publishedAt: '2026-05-21T10:00:00Z',
  paragraphs: [
    'The foreign ministers of Norland and Ostavia, Anna Berg and Tomas Eldin Quarrow, met in Karsund on Thursday, for the second time this year.',
    'Norland will open the eastern harbour to Ostavian trawlers in June, Norlandic Foreign Minister Anna Berg told reporters.',
    'Fishermen in the old port said that they would wait for the licences before they believed it.',
  ],
};

/** The other side's account, a day later. */
export const GUESTS: Story = {
  slug: 'quarrow-in-karsund',
  headline: 'Foreign Minister Quarrow holds talks in Norland',
  publishedAt: '2026-05-22T09:00:00Z',
  paragraphs: [
    'Ostavian Foreign Minister Tomas Eldin Quarrow met with Norlandic Foreign Minister Anna Berg in Karsund on Thursday.',
    'Quarrow said that the League will not let anyone use its pier against Norland. He said that Norland must release the frozen fishing funds.',
    'The two ministers were accompanied by their deputies and by the harbour masters of both capitals.',
  ],
};

export const CORRECTED = GUESTS.paragraphs.map((text) =>
  text.replace('must release the frozen fishing funds', 'must release half of the frozen fishing funds'),
);

type Post = { readonly type: string; readonly event: string; readonly title: string };

export type MeetingWorld = {
  readonly world: World;
  readonly cabinet: Outlet;
  readonly ministry: Outlet;
  readonly gazette: Outlet;
  /** What a webhook that wants meetings, statements and edits got. */
  readonly posts: Post[];
  /** Goes on to the hour with a tick every 30 minutes of its last three, and works off what is to be delivered. */
  until(time: string): Promise<void>;
};

/** @param staleMs how far behind reads of the store are @param judge who is asked what the rules leave unsure */
export async function openMeetingWorld(staleMs = 0, judge: Judge | null = null): Promise<MeetingWorld> {
  const world = makeWorld(watched, START, staleMs, judge);
  const { dependencies, posted } = world;
  const posts: Post[] = [];
  Object.assign(dependencies.fetch, {
    post: async ({ body, headers }: { body: string; headers: Record<string, string> }) => {
      const { type, data } = JSON.parse(body) as { type: string; data: { title: string } };
      posts.push({ type, event: headers['webhook-id'] ?? '', title: data.title });
      return ok({ status: 204, text: '', retryAfterSeconds: null, milliseconds: 1 });
    },
  });
  const old = storyOn('the old road', {
    headline: 'Norland and Ostavia plan a road',
    publishedAt: '2026-05-20T08:00:00Z',
  });
  const [cabinet, ministry, gazette] = Object.values(SITES).map((site) =>
    serveOutlet(world, site, [old]),
  ) as [Outlet, Outlet, Outlet];
  await dependencies.corpus.putSubscription(
    subscriptionTo('https://receiver.example/hook', { filter: { ...noFilter, kind: ['meeting'] } }),
  );
  async function workDeliveries(): Promise<void> {
    for (;;) {
      const next = posted.find(({ dueAt }) => dueAt <= world.now);
      if (next === undefined) return;
      posted.splice(posted.indexOf(next), 1);
      const outcome = await deliver(dependencies, next.message);
      if ('retryAfterSeconds' in outcome)
        posted.push({ ...next, dueAt: world.now + outcome.retryAfterSeconds * 1_000 });
    }
  }
  const made: MeetingWorld = {
    world,
    cabinet,
    ministry,
    gazette,
    posts,
    async until(time) {
      while (world.now < Date.parse(time)) {
        // A night is long, and nothing happens in it.
        world.now = Math.max(world.now + 30 * MINUTE_MS, Date.parse(time) - 3 * HOUR_MS);
        await world.tick();
        await workDeliveries();
      }
    },
  };
  await world.tick();
  return made;
}

/** Has an article erased, with all that was said in it. */
export async function eraseArticle(
  world: World,
  article: { readonly id: string; readonly url: string } | null | undefined,
): Promise<void> {
  await world.dependencies.queues.desk([
    {
      kind: 'erase',
      clock: { tick: world.now, sentAt: world.now },
      article: article?.id ?? '',
      urls: [article?.url ?? ''],
      step: 'records',
      cursor: null,
    },
  ]);
  await world.drain();
}
