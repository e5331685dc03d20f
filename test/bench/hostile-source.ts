/**
 * `npm run bench -- hostile-source --ticks N`: one hostile source beside ten honest outlets, against the same days without it. What the
 * honest outlets' readers are told must be the same, at the same tick, under the same name.
 */
import type { Alert } from '../../src/core/model/index.ts';
import { iso, TICK_MS } from '../../src/core/model/time.ts';
import { hostOf } from '../../src/core/model/url.ts';
import { articlePage, paragraphsOn, type Story, watchlistOf } from '../fakes/outlet.ts';
import { storyOn } from '../fakes/serve.ts';
import { http, makeWorld, type World } from '../fakes/world.ts';
import { openRandom, type Random } from '../faults/random.ts';

const START = Date.parse('2026-03-02T00:00:00Z');
const EVIL = 'https://evil.example';
const HONEST = 10;
/** An outlet publishes about every so many ticks, and edits and removes some of what it published. */
const TICKS_AN_ARTICLE = 20;
const MAX_LISTED = 20;
/** Two of the honest outlets have their feeds elsewhere: under their own name, and under another one that the watchlist ties to them. */
const FEEDS_ELSEWHERE = new Map([
  [1, 'https://feeds.outlet-1.example'],
  [2, 'https://outlet-2-cdn.example'],
]);

type Outlet = {
  readonly id: string;
  readonly site: string;
  readonly feed: string;
  listed: Story[];
  readonly random: Random;
};

/** What is on the honest outlets' sites, which the hostile source may read too. */
type Press = {
  readonly outlets: readonly Outlet[];
  /** Served and not listed yet: the outlet lists it at the next tick. */
  readonly coming: { readonly outlet: Outlet; readonly story: Story }[];
};

const pageOf = ({ site }: Outlet, { slug }: Story): string => `${site}/${slug}`;

function feedText(entries: readonly { readonly url: string; readonly story: Story }[]): string {
  const items = entries.map(
    ({ url, story: { headline, slug, guid = slug, summary = '', publishedAt } }) =>
      `<item><title>${headline}</title><link>${url}</link><guid isPermaLink="false">${guid}</guid>` +
      `<description>${summary}</description><pubDate>${new Date(publishedAt).toUTCString()}</pubDate></item>`,
  );
  return `<rss version="2.0"><channel><title>Feed</title><link>${EVIL}/</link>${items.join('')}</channel></rss>`;
}

function openPress(world: World): Press {
  const outlets = Array.from({ length: HONEST }, (_, nth): Outlet => {
    const id = `outlet-${nth}`;
    const site = `https://www.${id}.example`;
    const feed = `${FEEDS_ELSEWHERE.get(nth) ?? site}/feed.xml`;
    return { id, site, feed, listed: [], random: openRandom(id) };
  });
  for (const outlet of outlets) {
    const { site, feed } = outlet;
    for (const origin of new Set([site, new URL(feed).origin]))
      world.web.set(`${origin}/robots.txt`, () => http(404));
    world.web.set(feed, () => ({
      text: feedText(outlet.listed.map((story) => ({ url: pageOf(outlet, story), story }))),
    }));
    show(world, outlet, storyOn(`${outlet.id} founding`, { publishedAt: '2026-03-01T08:00:00Z' }));
    outlet.listed = [storyOn(`${outlet.id} founding`, { publishedAt: '2026-03-01T08:00:00Z' })];
  }
  return { outlets, coming: [] };
}

const show = (world: World, outlet: Outlet, story: Story): void =>
  void world.web.set(pageOf(outlet, story), () => ({ text: articlePage(story) }));

/** Goes on by a tick on the honest sites: what was coming is listed, something new comes, something is edited or removed. */
function publish(world: World, press: Press, nth: number): void {
  for (const { outlet, story } of press.coming.splice(0))
    outlet.listed = [story, ...outlet.listed].slice(0, MAX_LISTED);
  for (const outlet of press.outlets) {
    const { random, id, listed } = outlet;
    if (random.below(TICKS_AN_ARTICLE) === 0) {
      const story = storyOn(`${id} matter ${nth}`, { publishedAt: iso(world.now - 60_000) });
      show(world, outlet, story);
      press.coming.push({ outlet, story });
    }
    const [newest] = listed;
    if (newest === undefined) continue;
    if (random.below(40) === 0) {
      const last = `${random.below(80) + 3} Chinese soldiers and Afghan officials were killed near ${newest.slug}, Kabul said.`;
      const edited = { ...newest, paragraphs: [...newest.paragraphs.slice(0, 3), last] };
      outlet.listed = [edited, ...listed.slice(1)];
      show(world, outlet, edited);
    } else if (random.below(200) === 0) world.web.set(pageOf(outlet, newest), () => http(404));
  }
}

type Claim = { readonly url: string; readonly story: Story };

/** The ways in which the hostile source attacks, each with what its feed then lists. */
const ATTACKS: readonly ((world: World, press: Press, random: Random, nth: number) => Claim[])[] = [
  /** Another's articles before their own source lists them, with false titles, guids and dates. */
  ({ now }, { coming, outlets }, random, nth) => {
    const known = outlets.flatMap((outlet) => outlet.listed.slice(0, 3).map((story) => ({ outlet, story })));
    return [...coming, ...known].map(({ outlet, story }) => ({
      url: pageOf(outlet, story),
      story: {
        ...story,
        headline: `China arms the Taliban ${nth}`,
        guid: random.chance(0.5) ? story.slug : `${nth}`,
        publishedAt: iso(now - random.pick([-1, 0, 6, 26, 400]) * 86_400_000),
      },
    }));
  },
  /** Invented addresses of another outlet. */
  ({ now }, { outlets }, random, nth) => {
    const { site } = random.pick(outlets);
    return Array.from({ length: 500 }, (_, index) => ({
      url: `${site}/invented-${nth}-${index}`,
      story: storyOn(`invented ${nth} ${index}`, { publishedAt: iso(now) }),
    }));
  },
  /** Pages of its own that lead to another's articles. */
  (world, { outlets, coming }, random, nth) =>
    [
      ...outlets.flatMap((outlet) => outlet.listed.slice(0, 2).map((story) => ({ outlet, story }))),
      ...coming,
    ].map(({ outlet, story }, index) => {
      const url = `${EVIL}/leads-${random.below(40)}-${index}`;
      const page = articlePage(story);
      world.web.set(url, () => ({
        text: page,
        redirectedTo: pageOf(outlet, story),
        temporarily: nth % 2 === 0,
      }));
      return { url, story: storyOn(`lead ${nth} ${index}`, { publishedAt: iso(world.now) }) };
    }),
  /** Fat entries. */
  ({ now }, _press, _random, nth) =>
    Array.from({ length: 60 }, (_, index) => ({
      url: `${EVIL}/fat-${nth}-${index}?${'q'.repeat(1_500)}`,
      story: storyOn(`fat ${nth} ${index}`, {
        publishedAt: iso(now),
        guid: `${nth}-${index}-${'g'.repeat(2_000)}`,
        summary: `China, Kabul ${'\u{1F469}\u{200D}\u{1F467}'.repeat(900)}`,
      }),
    })),
  /** Ten thousand entries. */
  ({ now }, _press, _random, nth) =>
    Array.from({ length: 10_000 }, (_, index) => ({
      url: `${EVIL}/many-${nth}-${index}`,
      story: { ...FILLER, slug: `many-${nth}-${index}`, publishedAt: iso(now) },
    })),
  /** The same pages of its own under other guids, edited at every look. */
  (world, _press, _random, nth) =>
    Array.from({ length: 40 }, (_, index) => {
      const story = storyOn(`own ${index}`, { publishedAt: iso(world.now), guid: `${nth}-${index}` });
      const url = `${EVIL}/own-${index}`;
      const page = articlePage({
        ...story,
        paragraphs: [...story.paragraphs, ...paragraphsOn(`${index} ${nth}`)],
      });
      world.web.set(url, () => ({ text: page }));
      return { url, story };
    }),
  /** Many hosts that nobody knows. */
  ({ now }, _press, random, nth) =>
    Array.from({ length: 100 }, (_, index) => ({
      url: `https://host-${random.below(200)}.example/${nth}-${index}`,
      story: storyOn(`host ${nth} ${index}`, { publishedAt: iso(now) }),
    })),
];
const FILLER: Story = storyOn('filler');

const watched = (isHostile: boolean) =>
  watchlistOf([
    ...Array.from({ length: HONEST }, (_, nth) => ({
      id: `outlet-${nth}`,
      url: `${FEEDS_ELSEWHERE.get(nth) ?? `https://www.outlet-${nth}.example`}/feed.xml`,
      quietAfter: '90d',
      ...(nth === 2 ? { hosts: ['outlet-2.example'] } : {}),
    })),
    ...(isHostile ? [{ id: 'evil', url: `${EVIL}/feed.xml`, quietAfter: '90d' }] : []),
  ]);

type Played = { readonly alerts: readonly Alert[]; readonly world: World };

async function play(ticks: number, seed: string, isHostile: boolean): Promise<Played> {
  const world = makeWorld(watched(isHostile), START);
  const press = openPress(world);
  const random = openRandom(seed);
  let claims: Claim[] = [];
  world.web.set(`${EVIL}/robots.txt`, () => http(404));
  world.web.set(`${EVIL}/feed.xml`, () => ({ text: feedText(claims) }));
  await world.tick();
  for (let nth = 1; nth <= ticks; nth += 1) {
    world.now += TICK_MS;
    const tickAt = world.now;
    publish(world, press, nth);
    if (isHostile) {
      const attacks = [random.pick(ATTACKS), random.pick(ATTACKS)];
      claims = attacks.flatMap((attack) => attack(world, press, random, nth));
    }
    await world.tick();
    // What is worked off late belongs to this tick; the next one comes at its own time.
    world.now = tickAt;
  }
  // The log as readers see it has the newest 1,000 alone.
  const ids = world.store.keys('alert/').map((key) => key.slice('alert/'.length));
  const found = await world.dependencies.corpus.getAlerts(ids);
  return { alerts: [...found.values()], world };
}

export type HostileFigures = {
  readonly honest: number;
  readonly lost: number;
  readonly late: number;
  readonly toAnother: number;
  readonly added: number;
  /** A day, of all requests to hosts of honest outlets and of all writes: those that the hostile source caused. */
  readonly requestsADay: number;
  readonly writesADay: number;
  /** Of the largest record of a host. */
  readonly mostBytes: number;
};

const isHonest = ({ article, source }: Alert): boolean =>
  /^(?:www\.)?outlet-\d+\.example$/u.test(hostOf(article?.url ?? '')) ||
  (source?.id.startsWith('outlet-') ?? false);

/** Says what an alert is: the same one has other ids where the hostile source changed what is compared. */
const nameOf = ({ id, kind, source, article }: Alert): string =>
  [id, kind, source?.id, article?.url].join(' ');

/** Plays the same ticks with and without a hostile source. */
export async function playHostileSource(ticks: number, seed: string): Promise<HostileFigures> {
  const calm = await play(ticks, seed, false);
  const hostile = await play(ticks, seed, true);
  const days = (ticks * TICK_MS) / 86_400_000;
  const told = new Map(hostile.alerts.filter(isHonest).map((alert) => [nameOf(alert), alert]));
  const expected = calm.alerts.filter(isHonest);
  const lost = expected.filter((alert) => !told.has(nameOf(alert)));
  const late = expected.filter(
    (alert) => Date.parse(told.get(nameOf(alert))?.at ?? alert.at) - Date.parse(alert.at) > TICK_MS,
  );
  const names = new Set(expected.map(nameOf));
  const others = [...told.values()].filter((alert) => !names.has(nameOf(alert)));
  const toHonest = ({ world }: Played) =>
    world.requests.filter(({ url }) => /outlet-\d+(?:-cdn)?\.example$/u.test(hostOf(url))).length;
  const records = await hostile.world.dependencies.corpus.getHosts(
    hostile.world.store.keys('host/').map((key) => key.slice('host/'.length)),
  );
  for (const alert of [...lost, ...others].slice(0, 10)) console.log(alert.at, nameOf(alert), alert.title);
  return {
    honest: expected.length,
    lost: lost.length,
    late: late.length,
    toAnother: others.filter(({ source }) => source?.id === 'evil').length,
    added: others.filter(({ source }) => source?.id !== 'evil').length,
    requestsADay: Math.round((toHonest(hostile) - toHonest(calm)) / days),
    writesADay: Math.round((hostile.world.store.operations.put - calm.world.store.operations.put) / days),
    mostBytes: Math.max(...records.map((record) => Buffer.byteLength(JSON.stringify(record)))),
  };
}

export async function measureHostileSource(ticks: number, seed: string): Promise<void> {
  console.log(
    `\nOne hostile source beside ${HONEST} honest outlets, ${ticks} ticks, against the same ticks without it:`,
  );
  console.table(await playHostileSource(ticks, seed));
}
