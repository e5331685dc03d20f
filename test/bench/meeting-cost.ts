/**
 * What meetings cost an article that tells of one: the same articles with and without the reading of meetings, in turn, over a full
 * ledger and 1,000 meetings of the same sides in the ten years before.
 */
import { DAY_MS, iso, MINUTE_MS } from '../../src/core/model/time.ts';
import { hash } from '../../src/core/model/ids.ts';
import type { DeskMessage, Meeting, StatementRecord } from '../../src/core/model/index.ts';
import { namesOfParties } from '../../src/core/ledger/frame/party-names.ts';
import { meetingsIn } from '../../src/core/meetings/meetings.ts';
import { outletOf } from '../../src/core/ledger/rows.ts';
import { newDeskMemory } from '../../src/pipeline/desk/batch.ts';
import { desk } from '../../src/pipeline/desk/desk.ts';
import { deskReaders } from '../../src/pipeline/desk/readers.ts';
import { randomFrom } from '../core/compare/meetings.ts';
import { serveOutlet, storyOn } from '../fakes/serve.ts';
import { makeWorld } from '../fakes/world.ts';
import { costOf, median, storeLedgers } from './growth.ts';
import { openLongStore } from './long-store.ts';
import { readMarked } from './meetings.ts';
import type { ReplayedArticle } from './replay-statements.ts';

const STATEMENTS = 10_000;
const MEETINGS = 1_000;
const YEARS_MS = 3_650 * DAY_MS;
/** Of so many of them the articles' records are stored too. */
const WITH_RECORDS = 30;
const WARM_ROUNDS = 2;
const ROUNDS = WARM_ROUNDS + 2;

type Marked = ReturnType<typeof readMarked>;

/** A copy of what is known, that many days before, as of other articles. */
function moved<T extends Meeting | StatementRecord>(known: T, days: number, nth: number): T {
  const ids = new Map<string, string>();
  const text = JSON.stringify(known)
    .replaceAll(/"[0-9a-f]{32}"/gu, (id) => {
      const other = ids.get(id) ?? `"${hash('moved', id, String(nth))}"`;
      ids.set(id, other);
      return other;
    })
    .replaceAll(/\d{4}-\d\d-\d\d(?=T|")/gu, (day) => iso(Date.parse(day) - days * DAY_MS).slice(0, 10));
  return JSON.parse(text) as T;
}

/** Stores copies of a file's meetings, evenly over ten years before its first. */
async function storeMeetings(
  { dependencies: { corpus }, now }: ReturnType<typeof makeWorld>,
  marked: Marked,
) {
  const found = meetingsIn(marked.records, { names: namesOfParties(marked.chosen) });
  for (let nth = 0; nth < MEETINGS; nth += 1) {
    const meeting = found[nth % found.length]!;
    const at = now - ((nth + 1) / MEETINGS) * YEARS_MS;
    const days = Math.round((Date.parse(meeting.on) - at) / DAY_MS);
    await corpus.putMeeting(moved(meeting, days, nth));
    if (nth >= WITH_RECORDS) continue;
    const articles = meeting.accounts.map(({ article }) => article);
    for (const record of marked.records.filter(({ article }) => articles.includes(article)))
      await corpus.putStatements(moved(record, days, nth));
  }
}

/** The file's articles on the sites of their outlets, one after another, with what the check and the desk make of each. */
async function openSubject(marked: Marked, isRead: boolean) {
  const { chosen, articles } = marked;
  const inTime = articles.toSorted((a, b) => Date.parse(a.publishedAt) - Date.parse(b.publishedAt));
  const sourceOf = ({ outlet }: ReplayedArticle) => {
    const source = outletOf(outlet, chosen.sources);
    return { ...source, id: source.id.replace('~', 'outlet-') };
  };
  const sources = new Map(inTime.map((article) => [sourceOf(article).id, sourceOf(article)]));
  const siteOf = (id: string) => `https://${id}.example`;
  const parties = new Map(chosen.sources.map(({ id, party }) => [id, party]));
  const watched = {
    ...chosen,
    sources: [...sources.values()].map((source) => ({
      ...source,
      party: parties.get(source.id) ?? null,
      kind: 'feed',
      language: 'en',
      url: `${siteOf(source.id)}/feed.xml`,
    })),
  };
  const world = makeWorld(watched, Date.parse(inTime[0]?.publishedAt ?? '') - DAY_MS);
  const store = openLongStore(
    () => world.now,
    () => false,
  );
  await store.put('watchlist', JSON.stringify(watched));
  const { get, put, list } = store;
  Object.assign(world.store, { get, put, list, delete: store.delete });
  const outlets = new Map(
    [...sources.keys()].map((id) => [id, serveOutlet(world, siteOf(id), [storyOn(`the old road of ${id}`)])]),
  );
  await world.tick();
  const sides = [...new Set(marked.meetings.flatMap((meeting) => meeting.sides))];
  await storeLedgers(world, sides, STATEMENTS, randomFrom(7));
  await storeMeetings(world, marked);
  const sights: DeskMessage[] = [];
  const { queues } = world.dependencies;
  Object.assign(world.dependencies, {
    queues: { ...queues, desk: async (sent: readonly DeskMessage[]) => void sights.push(...sent) },
  });
  const readers = isRead ? deskReaders : { ...deskReaders, readMeetings: () => null };
  return {
    articles: inTime.length,
    /** Publishes the next article, and lets the Worker see it and tell it, as one does that was just started. */
    async next(nth: number) {
      const article = inTime[nth]!;
      const { headline, text, publishedAt } = article;
      world.now = Math.max(world.now + 30 * MINUTE_MS, Date.parse(publishedAt) + 5 * MINUTE_MS);
      outlets.get(sourceOf(article).id)?.publish({
        slug: `story-${nth}`,
        headline,
        paragraphs: text.split(/\n\s*\n/u),
        publishedAt,
      });
      const check = await costOf(store, () => world.tick());
      const told = sights.splice(0);
      const cost = await costOf(store, () => desk(world.dependencies, told, newDeskMemory(), readers));
      return { check, desk: cost };
    },
    meetings: async () => (await world.dependencies.corpus.listMeetings()).length,
  };
}

type Cost = Awaited<ReturnType<typeof costOf>>;

/** Prints the CPU of the check and of the desk for the articles of a file of marked meetings, as medians and as ratios. */
export async function measureMeetingCost(file: string): Promise<void> {
  const marked = readMarked(file);
  const tell = new Set(
    marked.records.flatMap(({ article, meetings }) => (meetings === undefined ? [] : [article])),
  );
  const [withMeetings, without]: [Record<'check' | 'desk', Cost>[], Record<'check' | 'desk', Cost>[]] = [
    [],
    [],
  ];
  for (let round = 0; round < ROUNDS; round += 1) {
    const [one, other] = [await openSubject(marked, true), await openSubject(marked, false)];
    for (let nth = 0; nth < one.articles; nth += 1) {
      globalThis.gc?.();
      const costs = [await one.next(nth), await other.next(nth)] as const;
      // The first rounds are those of a program that no engine has compiled yet.
      if (round < WARM_ROUNDS) continue;
      withMeetings.push(costs[0]);
      without.push(costs[1]);
    }
    if (round === 0)
      console.log(
        `${tell.size} of ${one.articles} articles tell of a meeting; ${await one.meetings()} meetings are listed.`,
      );
  }
  const msOf = (costs: typeof withMeetings, stage: 'check' | 'desk') => costs.map((cost) => cost[stage].ms);
  const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;
  const row = (costs: typeof withMeetings) => ({
    'check, ms': rounded(median(msOf(costs, 'check'))),
    'desk, ms': rounded(median(msOf(costs, 'desk'))),
    'desk at most, ms': rounded(Math.max(...msOf(costs, 'desk'))),
    'desk, operations': median(costs.map((cost) => cost.desk.operations)),
  });
  console.table({ 'with meetings': row(withMeetings), without: row(without) });
  const all = (costs: typeof withMeetings) => sum(msOf(costs, 'check')) + sum(msOf(costs, 'desk'));
  console.log(
    `The desk takes ${(sum(msOf(withMeetings, 'desk')) / sum(msOf(without, 'desk'))).toFixed(2)} times what it takes without meetings, the article in all ${(all(withMeetings) / all(without)).toFixed(2)} times.`,
  );
}

const rounded = (value: number): number => Math.round(value * 10) / 10;
