/**
 * Two years of 40 sources and 30 articles a day. What the pipeline stores of an article is generated, through the corpus as it stands,
 * because to play 70,000 ticks would take a day; the ledgers' compaction and the count of the corpus are played once a week, and
 * real ticks at the end of each quarter: quiet ones, and one with a new article in which a side speaks.
 */
import { hash } from '../../src/core/model/ids.ts';
import { DAY_MS, iso } from '../../src/core/model/time.ts';
import { emptyDifference, type StoredStatement } from '../../src/core/model/index.ts';
import { newAlert } from '../../src/core/alerts/compose.ts';
import { logRowOf } from '../../src/core/alerts/log-row.ts';
import { utteranceId } from '../../src/core/ledger/rows.ts';
import { desk } from '../../src/pipeline/desk/desk.ts';
import { newDeskMemory } from '../../src/pipeline/desk/batch.ts';
import { watchlistOf } from '../fakes/outlet.ts';
import { serveOutlet, storyOn } from '../fakes/serve.ts';
import { makeWorld, type World } from '../fakes/world.ts';
import { randomFrom } from '../core/compare/meetings.ts';
import { clause } from './ledger-size.ts';
import { openLongStore } from './long-store.ts';

const START = Date.parse('2026-01-01T00:05:00Z');
const SOURCES = 40;
const ARTICLES_A_DAY = 30;
const STATEMENTS = 3;
/** Of a page as gzip. */
const PAGE_BYTES = 50_000;
const QUARTER_DAYS = 91;
const PARTIES = ['norland', 'vestia', 'sundria', 'ostmark'];

const watched = {
  ...watchlistOf(
    Array.from({ length: SOURCES }, (_, at) => ({
      id: `outlet-${at}`,
      url: `https://outlet-${at}.example/feed.xml`,
    })),
  ),
  subject: { all: [['norland*']] },
  parties: PARTIES.map((id) => ({ id, name: id, names: { en: [`${id[0]?.toUpperCase()}${id.slice(1)}`] } })),
  speakers: PARTIES.map((party) => ({
    id: `minister-of-${party}`,
    name: `Ada ${party[0]?.toUpperCase()}${party.slice(1)}sen`,
    roles: [{ title: 'foreign minister', party }],
  })),
};

type Random = () => number;

const statementOf = (random: Random, saidOn: string): StoredStatement => {
  const party = PARTIES[Math.floor(random() * PARTIES.length)] ?? 'norland';
  const text = clause(random);
  return {
    utterance: utteranceId(party, text, saidOn),
    party,
    speaker: { id: `minister-of-${party}`, name: `Minister of ${party}`, role: 'foreign minister' },
    to: null,
    text,
    cue: 'said',
    wording: 'paraphrase',
    issuer: null,
    saidOn,
    verdict: 'partial',
    substance: 'position',
    sure: false,
    judge: { by: 'rules', model: null },
    newForSpeaker: false,
    span: [0, text.length],
    via: null,
    rule: 'said',
    precedents: [],
  };
};

/** Writes what the pipeline writes of one told article; every third is edited once, which another alert tells. */
async function generateArticle({ dependencies: { corpus } }: World, random: Random, at: number, nth: number) {
  const id = hash('article', String(at), String(nth));
  const source = { id: `outlet-${nth % SOURCES}`, name: `outlet-${nth % SOURCES}`, type: 'press' as const };
  const url = `https://${source.id}.example/${id}`;
  const statements = Array.from({ length: STATEMENTS }, () => statementOf(random, iso(at).slice(0, 10)));
  const text = Array.from({ length: 12 }, () => clause(random)).join('. ');
  const version = {
    hash: hash(id),
    extractor: '9',
    headline: `Norland ${id}`,
    blocks: [{ kind: 'paragraph' as const, text }],
  };
  const whole = {
    ...version,
    standfirst: null,
    byline: null,
    agency: null,
    publishedAt: iso(at),
    modifiedAt: null,
    language: 'en',
    read: 'full' as const,
    canonicalUrl: null,
    kicker: null,
    live: false,
    url,
  };
  await corpus.putSnapshot(id, version.hash, new Uint8Array(PAGE_BYTES), true);
  await corpus.putVersion(id, whole);
  await corpus.putArticle({
    id,
    url,
    aliases: [],
    source: source.id,
    firstSeenAt: iso(at),
    current: { version: version.hash, extractor: '9', seenAt: iso(at) },
    publishedAt: iso(at),
    language: 'en',
  });
  const alert = newAlert({
    source,
    article: { id, url, title: version.headline, publishedAt: iso(at), language: 'en', read: 'full' },
    coverage: { newSentences: [text.slice(0, 280)], repeatedShare: 0, story: id, agency: null, alsoIn: [] },
    summary: text.slice(0, 280),
    severity: 'notable',
    why: [],
    at: iso(at),
  });
  await corpus.putAlert(alert);
  await corpus.putLog(logRowOf(alert));
  const record = {
    article: id,
    url,
    source,
    title: version.headline,
    at: iso(at),
    publishedAt: iso(at),
    version: version.hash,
    story: id,
    statements,
    evidence: [],
  };
  await corpus.putStatements(record);
  await corpus.putRecent({
    article: id,
    at: iso(at),
    title: version.headline,
    source: source.id,
    story: id,
    sketch: Array.from({ length: 96 }, () => Math.floor(random() * 2 ** 24)),
    baseline: false,
    statedAt: iso(at),
    version: version.hash,
    sameAs: null,
    fingerprint: 'f',
  });
  if (nth % 3 > 0) return;
  const edited = { ...whole, hash: hash(id, 'edited') };
  await corpus.putSnapshot(id, edited.hash, new Uint8Array(PAGE_BYTES), true);
  await corpus.putVersion(id, edited);
  const from = { version: version.hash, seenAt: iso(at) };
  const change = { ...emptyDifference, from, to: { version: edited.hash, seenAt: iso(at) } };
  const told = { ...alert, id: hash('edit', id), kind: 'edit' as const, coverage: null, change };
  await corpus.putAlert(told);
  await corpus.putLog(logRowOf(told));
  await corpus.putChange({
    article: id,
    at: iso(at),
    from: version.hash,
    to: edited.hash,
    told: true,
    alert: told.id,
    why: [],
    severity: 'minor',
    change,
  });
}

async function generateDay(world: World, random: Random, day: number): Promise<void> {
  for (let nth = 0; nth < ARTICLES_A_DAY; nth += 1) {
    world.now = day + nth * 40 * 60_000;
    await generateArticle(world, random, world.now, nth);
  }
}

/** Plays work and tells what it cost. */
async function costOf(store: ReturnType<typeof openLongStore>, work: () => Promise<unknown>) {
  const before = { ...store.operations };
  const cpu = process.cpuUsage();
  await work();
  const used = process.cpuUsage(cpu);
  const { get, list, put } = store.operations;
  return {
    operations: get + list + put - before.get - before.list - before.put,
    lists: list - before.list,
    ms: Math.round((used.user + used.system) / 1_000),
  };
}

/** @param quarters of a year to play */
export async function measureYears(quarters: number): Promise<void> {
  const world = makeWorld(watched, START);
  const store = openLongStore(
    () => world.now,
    (key) => key.startsWith('snapshot/'),
  );
  await store.put('watchlist', JSON.stringify(watched));
  Object.assign(world.store, { get: store.get, put: store.put, list: store.list, delete: store.delete });
  const random = randomFrom(11);
  const outlets = watched.sources.map(({ url }) => serveOutlet(world, new URL(url).origin));
  await world.tick();
  const rows: Record<string, unknown>[] = [];
  for (let quarter = 1; quarter <= quarters; quarter += 1) {
    let week = { operations: 0, lists: 0, ms: 0 };
    for (let day = 1; day <= QUARTER_DAYS; day += 1) {
      const at = START + ((quarter - 1) * QUARTER_DAYS + day) * DAY_MS;
      await generateDay(world, random, at);
      if (day % 7 > 0) continue;
      const clock = { tick: world.now, sentAt: world.now };
      week = await costOf(store, () =>
        desk(world.dependencies, [{ kind: 'compact', clock }], newDeskMemory()),
      );
    }
    await world.run(60);
    const quiet = await costOf(store, () => world.run(15));
    const paragraphs = [`"Norland will ${clause(random)}," Foreign Minister Ada Norlandsen told reporters.`];
    const publishedAt = iso(world.now);
    outlets[0]?.publish(
      storyOn(`port ${quarter}`, { headline: `Norland speaks of port ${quarter}`, paragraphs, publishedAt }),
    );
    const told = await costOf(store, () => world.run(15));
    const size = store.measure();
    rows.push({
      quarter,
      keys: size.keys,
      MB: Math.round(size.bytes / 1e6),
      'largest, MB': (size.largest / 1e6).toFixed(2),
      'largest is': size.largestKey.split('/').slice(0, 2).join('/'),
      'quiet tick: operations': quiet.operations,
      'quiet: ms': quiet.ms,
      'tick with an article: operations': told.operations,
      'article: ms': told.ms,
      'compaction: operations': week.operations,
      'compaction: ms': week.ms,
    });
    console.log(JSON.stringify(rows.at(-1)));
  }
  console.log(
    `\n${SOURCES} sources, ${ARTICLES_A_DAY} articles a day with ${STATEMENTS} statements each of ${PARTIES.length} sides, a page of ${PAGE_BYTES / 1_000} KB`,
  );
  console.table(rows);
}
