/**
 * `npm run stored -- VERSION`: plays a small world and writes all that it stored to fixtures/stored/VERSION.json, a record a line. It is
 * run once, when a version is made: what that version stored must stay as it was.
 */
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { iso } from '../../src/core/model/time.ts';
import { hash } from '../../src/core/model/ids.ts';
import { Watchlist } from '../../src/core/watchlist/schema.ts';
import type { LedgerRow } from '../../src/core/model/index.ts';
import { storeLedger } from '../../src/pipeline/desk/store-ledger.ts';
import { NO_LEDGER } from '../../src/pipeline/read-ledgers.ts';
import { watchlistOf } from './outlet.ts';
import { subscriptionTo } from './post-office.ts';
import { serveOutlet, storyOn } from './serve.ts';
import { makeWorld, type World } from './world.ts';

const START = Date.parse('2026-03-02T21:00:00Z');
const site = 'https://courier.example';
const watched = {
  ...watchlistOf([
    { id: 'courier', name: 'Courier', url: `${site}/feed.xml` },
    { id: 'gazette', name: 'Gazette', url: 'https://gazette.example/feed.xml' },
  ]),
  subject: { all: [['norland*']] },
  parties: [{ id: 'norland', name: 'Norland', names: { en: ['Norland'] } }],
  speakers: [{ id: 'ada-holm', name: 'Ada Holm', roles: [{ title: 'foreign minister', party: 'norland' }] }],
  positions: [
    {
      id: 'harbour',
      question: 'Does Norland open the harbour?',
      of: ['norland'],
      answers: [
        { id: 'open', label: 'Open', phrases: ['open* … the harbour'] },
        { id: 'closed', label: 'Closed', phrases: ['close* … the harbour'] },
      ],
    },
  ],
};

const speech = (slug: string, text: string, publishedAt: string) =>
  storyOn(slug, {
    slug,
    headline: `Norland speaks of the ${slug}`,
    paragraphs: [
      `"${text}," Foreign Minister Ada Holm told reporters on Monday. She named the ${slug} twice.`,
      `Fishermen at the ${slug} had waited for the words since spring, and some of them clapped.`,
    ],
    publishedAt,
  });

/** An article told, edited, removed; a copy; a source that fails; a day's ledgers. */
async function play(): Promise<World> {
  const world = makeWorld(Watchlist.parse(watched) && watched, START);
  const courier = serveOutlet(world, site, [
    storyOn('the old road', { headline: 'Norland plans a road', publishedAt: '2026-03-01T08:00:00Z' }),
  ]);
  const gazette = serveOutlet(world, 'https://gazette.example');
  await world.tick();
  courier.publish(speech('harbour', 'Norland will open the harbour to traders', '2026-03-02T21:05:00Z'));
  await world.run(15);
  courier.publish(speech('strait', 'Norland will send warships to the strait', '2026-03-02T21:20:00Z'));
  gazette.publish(speech('harbour', 'Norland will open the harbour to traders', '2026-03-02T21:25:00Z'));
  await world.run(15);
  courier.edit('strait', { headline: 'Norland speaks of 12 ships in the strait' });
  courier.answer('/harbour', () => ({ failure: { code: 'http', status: 410, retryAfterSeconds: null } }));
  await world.run(240);
  await world.run(30);
  return world;
}

/** What no play reaches: webhooks, a letter, a ledger in pages, a damaged record, a judge's answers. */
async function addOthers({ dependencies: { corpus }, now }: World): Promise<void> {
  const subscription = subscriptionTo('https://receiver.example/hook');
  const at = iso(now);
  await corpus.putSubscription(subscription);
  await corpus.putEndpoint({
    id: subscription.id,
    state: 'failing',
    since: at,
    failingSince: at,
    reason: 'answered 500',
  });
  const attempt = {
    alert: null,
    digest: null,
    type: 'alert.created',
    attempt: 1,
    at,
    nextAt: null,
    milliseconds: 9,
  };
  await corpus.putDelivery({
    ...attempt,
    subscription: subscription.id,
    event: hash('event'),
    status: 500,
    outcome: 'retry',
    opened: false,
    text: 'answered 500',
  });
  await corpus.putDead({
    id: hash('letter'),
    queue: 'desk',
    at,
    reason: 'given up',
    body: { kind: 'unknown' },
  });
  const rows = Array.from({ length: 140 }, (_, nth) => longAgo(nth));
  const since = { records: [], through: at, oldest: '' };
  await storeLedger({ corpus, party: 'vestland', now }, { ...NO_LEDGER, rows }, since);
}

/** A row of a ledger that is long enough for pages and an index. */
const longAgo = (nth: number): LedgerRow => ({
  utterance: hash('utterance', String(nth)),
  article: hash('article', String(Math.floor(nth / 2))),
  party: 'vestland',
  speaker: { id: '~ola-berg', name: 'Ola Berg', role: nth < 70 ? null : 'foreign minister' },
  to: nth % 7 === 0 ? 'norland' : null,
  text: `Vestland will build pier ${nth} of the harbour`,
  wording: nth % 3 === 0 ? 'verbatim' : 'paraphrase',
  issuer: nth % 5 === 0 ? { party: 'vestland', form: 'statement' } : null,
  saidOn: iso(START - (140 - nth) * 86_400_000).slice(0, nth % 11 === 0 ? 7 : 10),
  source: { id: 'courier', name: 'Courier', type: 'press' },
  url: `${site}/pier-${nth}`,
  verdict: 'new',
  substance: 'commitment',
  sure: nth % 2 === 0,
  precedents: [],
});

async function main(version: string): Promise<void> {
  const file = join(import.meta.dirname, `../../fixtures/stored/${version}.json`);
  if (existsSync(file)) throw new Error(`${file} is there already: what a version stored stays as it was`);
  const world = await play();
  await addOthers(world);
  const lines: string[] = [];
  for (const key of world.store.keys()) lines.push(JSON.stringify(await recordOf(world, key)));
  writeFileSync(file, `[\n${lines.join(',\n')}\n]\n`);
  console.log(`${lines.length} records in ${file}`);
}

async function recordOf({ store }: World, key: string) {
  const [listed] = (await store.list({ prefix: key })).keys.filter(({ name }) => name === key);
  const bytes = Buffer.from((await store.get(key, 'arrayBuffer')) ?? new ArrayBuffer());
  const content = /^(?:snapshot|ledger-index|ledger-page)\//u.test(key)
    ? { base64: bytes.toString('base64') }
    : bytes.length === 0
      ? {}
      : { value: JSON.parse(bytes.toString('utf8')) as unknown };
  return { key, ...content, metadata: listed?.metadata };
}

const [version = ''] = process.argv.slice(2);
if (!/^\d+\.\d+\.\d+$/u.test(version)) {
  console.error('npm run stored -- VERSION, for example 0.3.0');
  process.exitCode = 2;
} else await main(version);
