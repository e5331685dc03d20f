import { baseline, earlier } from '../../fixtures/series/earlier.ts';
import { events, START } from '../../fixtures/series/events.ts';
import type { SeriesArticle, SeriesEvent } from '../../fixtures/series/model.ts';
import { DAY_MS, MINUTE_MS } from '../../src/core/model/time.ts';
import type { Alert, LedgerRow } from '../../src/core/model/index.ts';
import { unreachable } from '../../src/core/model/result.ts';
import { partiesOf, readLedgers } from '../../src/pipeline/read-ledgers.ts';
import { createApp } from '../../src/serve/app.ts';
import { bundledWatchlist, currentWatchlist } from '../../src/core/watchlist/current.ts';
import { articlePage, rssFeed, type Story } from './outlet.ts';
import { http, makeWorld, type World } from './world.ts';

const TICK_MINUTES = 15;
const ADMIN = { adminToken: 'admin-token-for-tests' };

const articles: readonly SeriesArticle[] = [
  ...earlier,
  ...baseline,
  ...events.flatMap((event) => (event.does === 'publish' ? event.articles : [])),
];
const used = new Set(articles.map(({ source }) => source));

/** The bundled watchlist with the sources that the series needs: the others have nothing to say in it. */
const seriesWatchlist = {
  ...bundledWatchlist(),
  sources: bundledWatchlist().sources.filter(({ id }) => used.has(id)),
};

const originOf = (source: string): string =>
  new URL(seriesWatchlist.sources.find(({ id }) => id === source)?.url ?? '').origin;

/** The address of an article of the series. */
export const urlOf = ({ source, path }: Pick<SeriesArticle, 'source' | 'path'>): string =>
  `${originOf(source)}/${path}`;

const articleAt = (path: string): SeriesArticle => {
  const found = articles.find((article) => article.path === path);
  if (found === undefined) throw new Error(`no article of the series: ${path}`);
  return found;
};

const storyOf = ({ path, headline, paragraphs, publishedAt }: SeriesArticle): Story => ({
  slug: path,
  headline,
  paragraphs,
  publishedAt,
});

/** Every listing holds something on another subject, as listings do. */
const FILLER: Story = {
  slug: '2025/05/01/old-lighthouse-becomes-a-museum',
  headline: 'Old lighthouse becomes a museum of the coast',
  paragraphs: [],
  publishedAt: '2025-05-01T08:00:00Z',
};

const sectionPage = (site: string, stories: readonly Story[]): string =>
  `<!doctype html><title>Press</title><ul>${stories
    .map(({ slug, headline }) => `<li><a href="${site}/${slug}">${headline}</a></li>`)
    .join('')}</ul>`;

/** The web of the series: listings of what is published so far, and the pages of all that is. */
class Press {
  readonly #listed = new Map<string, Story[]>();
  readonly #world: World;

  constructor(world: World) {
    this.#world = world;
    for (const { id, url, kind } of seriesWatchlist.sources) {
      const site = originOf(id);
      world.web.set(`${site}/robots.txt`, () => http(404));
      const list = kind === 'page' ? sectionPage : rssFeed;
      world.web.set(url, () => ({ text: list(site, [...(this.#listed.get(id) ?? []), FILLER]) }));
    }
  }

  serve(article: SeriesArticle): void {
    const story = storyOf(article);
    this.#world.web.set(urlOf(article), () => ({ text: articlePage(story) }));
  }

  publish(article: SeriesArticle): void {
    this.serve(article);
    this.#listed.set(article.source, [storyOf(article), ...(this.#listed.get(article.source) ?? [])]);
  }
}

function happen(press: Press, event: SeriesEvent): void {
  switch (event.does) {
    case 'publish':
      for (const article of event.articles) press.publish(article);
      return;
    case 'append': {
      const article = articleAt(event.path);
      return press.serve({ ...article, paragraphs: [...article.paragraphs, event.text] });
    }
    case 'replace': {
      const article = articleAt(event.path);
      const paragraphs = article.paragraphs.map((text) => text.replace(event.from, event.to));
      return press.serve({ ...article, paragraphs });
    }
    default:
      return unreachable(event);
  }
}

/** The app over a world, with its admin. */
export const appOf = (world: World) =>
  createApp(
    { ...world.dependencies, settings: { ...world.dependencies.settings, ...ADMIN } },
    world.dependencies.corpus,
  );

/** Asks for articles by their addresses, as an admin does. */
async function askFor(world: World, urls: readonly string[]): Promise<number> {
  const answer = await appOf(world).request('https://readout.example/api/checks', {
    method: 'POST',
    headers: { authorization: `Bearer ${ADMIN.adminToken}`, 'content-type': 'application/json' },
    body: JSON.stringify({ articles: urls }),
  });
  await world.drain();
  return answer.status;
}

const dayOf = (ms: number): number => Math.floor(ms / DAY_MS);

/** Ticks on until a time of the same day; to another one by the first tick of the day after, as the cron would come to it. */
async function goTo(world: World, time: number): Promise<void> {
  const isLater = dayOf(time) > dayOf(world.now);
  if (isLater) {
    await world.run(2 * TICK_MINUTES);
    const midnight = (dayOf(world.now) + 1) * DAY_MS;
    for (const at of [midnight, midnight + TICK_MINUTES * MINUTE_MS, time - TICK_MINUTES * MINUTE_MS]) {
      if (at > world.now) {
        world.now = at;
        await world.tick();
      }
    }
  }
  while (world.now + TICK_MINUTES * MINUTE_MS < time) await world.run(TICK_MINUTES);
}

type SeriesOptions = {
  /** The time by which reads of the store are behind, in milliseconds. */
  readonly staleMs?: number;
  readonly twice?: boolean;
  /** Told of every step: what came before it is worked off. */
  readonly before?: (world: World, event: SeriesEvent) => Promise<void> | void;
  /** Stands in for the world's tick, which it gets. */
  readonly tick?: (world: World, tick: () => Promise<void>) => Promise<void>;
  /** The put of the store that fails, once. */
  readonly failPutAt?: number;
};

/** Plays the series to its end through tick, checks and desk: baseline, older articles asked for, then what happens. */
export async function playSeries(options: SeriesOptions = {}): Promise<World> {
  const world = makeWorld(seriesWatchlist, Date.parse(START), options.staleMs ?? 0);
  world.twice = options.twice ?? false;
  const { tick } = world;
  if (options.tick !== undefined) world.tick = () => options.tick?.(world, tick) ?? tick();
  world.store.failPutAt = options.failPutAt ?? null;
  const press = new Press(world);
  for (const article of earlier) press.serve(article);
  for (const article of baseline) press.publish(article);
  await world.tick();
  await askFor(world, earlier.map(urlOf));
  for (const event of events) {
    const at = Date.parse(event.at);
    await goTo(world, at);
    await options.before?.(world, event);
    happen(press, event);
    world.now = at;
    await world.tick();
  }
  await goTo(world, world.now + DAY_MS);
  return world;
}

/** All that the parties said, as the stored ledgers and the articles since have it. */
export async function rowsOf(world: World): Promise<LedgerRow[]> {
  const { corpus } = world.dependencies;
  const watchlist = currentWatchlist(JSON.stringify(seriesWatchlist));
  const ledgers = await readLedgers(
    corpus,
    { watchlist, recent: await corpus.listRecent() },
    partiesOf(watchlist),
  );
  return [...ledgers.values()].flat();
}

const READ = [
  '/api/parties/china',
  '/api/parties/taliban',
  '/api/parties/pakistan',
  '/api/speakers',
  '/api/positions',
];

/** Collects all that readers can ask about statements: the answers of the API, and every row of every ledger. */
export async function readersSee(world: World): Promise<unknown[]> {
  const app = appOf(world);
  const answers = await Promise.all(
    READ.map(async (path) => (await app.request(`https://readout.example${path}`)).json()),
  );
  const rows = (await rowsOf(world)).map((row) => JSON.stringify(row)).toSorted();
  return [...answers, rows];
}

/** Alerts but those of sources' health, oldest first. */
export const newsOf = async (world: World): Promise<Alert[]> =>
  (await world.alerts()).filter(({ kind }) => kind !== 'health');
