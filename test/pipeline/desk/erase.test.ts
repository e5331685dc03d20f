import { describe, expect, test } from 'vitest';
import { hash } from '../../../src/core/model/ids.ts';
import type { Alert, LedgerRow } from '../../../src/core/model/index.ts';
import { storeLedger } from '../../../src/pipeline/desk/store-ledger.ts';
import { NO_LEDGER, readLedgers } from '../../../src/pipeline/read-ledgers.ts';
import { Watchlist } from '../../../src/core/watchlist/schema.ts';
import { deleteArticle } from '../../../src/serve/admin/api/articles.ts';
import { articleId } from '../../../src/core/model/url.ts';
import { watchlistOf } from '../../fakes/outlet.ts';
import { serveOutlet, storyOn } from '../../fakes/serve.ts';
import { makeWorld, type World } from '../../fakes/world.ts';

const site = 'https://courier.example';
const watched = {
  ...watchlistOf([{ id: 'courier', url: `${site}/feed.xml` }]),
  subject: { all: [['norland*']] },
  parties: [{ id: 'norland', name: 'Norland', names: { en: ['Norland'] } }],
  speakers: [{ id: 'ada-holm', name: 'Ada Holm', roles: [{ title: 'foreign minister', party: 'norland' }] }],
};
const speech = (slug: string, text: string, publishedAt: string) =>
  storyOn(slug, {
    headline: `Norland speaks of the ${slug}`,
    paragraphs: [
      `"${text}," Foreign Minister Ada Holm told reporters. She named the harbour of ${slug} twice.`,
    ],
    publishedAt,
  });

/** Two articles of which the second one's alert quotes the first; the day's ledgers are written. */
async function begin() {
  const world = makeWorld(watched, Date.parse('2026-03-02T23:00:00Z'));
  const courier = serveOutlet(world, site, [
    storyOn('the old road', { headline: 'Norland plans a road', publishedAt: '2026-03-01T08:00:00Z' }),
  ]);
  await world.tick();
  courier.publish(speech('gulf', 'Norland will send warships to the gulf', '2026-03-02T23:05:00Z'));
  await world.run(15);
  courier.publish(speech('strait', 'Norland will send warships to the strait', '2026-03-02T23:20:00Z'));
  await world.run(15);
  courier.edit('gulf', {
    paragraphs: ['"Norland will never send warships to the gulf," Foreign Minister Ada Holm told reporters.'],
  });
  await world.run(60);
  return { world, courier, gulf: articleId(`${site}/gulf`), strait: articleId(`${site}/strait`) };
}

const erase = async (world: World, id: string): Promise<number> => {
  const request = new Request('https://readout.example/', { method: 'DELETE' });
  const { status } = await deleteArticle(world.dependencies, request, { id });
  await world.drain();
  return status;
};

/** Leaves the article where it is seldom: an earlier version's row, the ledger of a party that is watched no more, the pages opened last. */
async function leaveTraces({ store, dependencies: { corpus } }: World, article: string): Promise<void> {
  const at = '2026-03-02T23:10:00.000Z';
  const row = { id: 'r1', at, rule: 'too-old', text: '', title: 'Norland', source: 'courier', alert: null };
  await store.put('untold/1/r1', '', { metadata: { ...row, article, url: `${site}/gulf` } });
  const { packed = null } = (await corpus.getLedgers(['norland'])).get('norland') ?? {};
  await corpus.putLedger('sudmark', { through: at, packed });
  const [record] = await corpus.getHosts(['courier.example']);
  const latest = [{ url: `${site}/gulf`, title: 'To the gulf', at, outcome: 'on' as const }];
  await corpus.putHost({ ...record!, openings: { courier: { known: {}, waiting: 0, days: {}, latest } } });
}

/** All that is stored, keys and metadata too. */
async function everything(world: World): Promise<string> {
  const values = await Promise.all(
    world.store.keys().map(async (key) => {
      const value = key.startsWith('snapshot/')
        ? ''
        : JSON.stringify(await world.store.get(key, 'json').catch(() => ''));
      const { keys } = await world.store.list({ prefix: key, limit: 1 });
      return `${key} ${value} ${JSON.stringify(keys[0]?.metadata ?? null)}`;
    }),
  );
  return values.join('\n');
}

const named = (alerts: readonly Alert[], article: string) =>
  alerts.filter((alert) => alert.article?.id === article);

const olderRow = (nth: number, article: string): LedgerRow => ({
  utterance: hash('older', String(nth)),
  article,
  party: 'sudmark',
  speaker: { id: '~ola-berg', name: 'Ola Berg', role: null },
  to: null,
  text: `Sudmark will paint lighthouse${nth}`,
  wording: 'verbatim',
  issuer: null,
  saidOn: new Date(Date.UTC(2025, 0, 1 + nth)).toISOString().slice(0, 10),
  source: { id: 'courier', name: 'Courier', type: 'press' },
  url: `${site}/older-${nth}`,
  verdict: null,
  precedents: [],
});

describe('an article that an admin erases', () => {
  test('leaves nothing but the mark that it was erased, and the other articles as they were', async () => {
    const { world, gulf, strait } = await begin();
    const before = await world.alerts();
    expect([named(before, gulf).length, named(before, strait).length]).toEqual([2, 1]);
    expect(JSON.stringify(named(before, strait))).toContain(`${site}/gulf`);
    await leaveTraces(world, gulf);
    expect(await erase(world, gulf)).toBe(202);

    const after = await everything(world);
    expect(after).not.toContain('to the gulf');
    expect(after).not.toContain(`${site}/gulf`);
    expect(world.store.keys().filter((key) => key.includes(gulf))).toEqual([`article/${gulf}`]);
    const alerts = await world.alerts();
    expect(named(alerts, gulf)).toEqual([]);
    const [alert] = named(before, strait);
    const statements = alert?.statements.map((one) => ({ ...one, precedents: [] }));
    expect(named(alerts, strait)).toEqual([{ ...alert, statements }]);
    expect(after).toContain('to the strait');
  });

  test('leaves the pages and the index of a long ledger too, and the rows beside its own stay', async () => {
    const { world, gulf } = await begin();
    const { corpus } = world.dependencies;
    const rows = Array.from({ length: 140 }, (_, nth) => olderRow(nth, nth === 40 ? gulf : `article-${nth}`));
    const writing = { corpus, party: 'sudmark', now: world.now };
    const since = { records: [], through: '2026-03-02T09:00:00.000Z', oldest: '' };
    await storeLedger(writing, { ...NO_LEDGER, rows }, since);
    const readRows = async () => {
      const known = { watchlist: Watchlist.parse(watched), recent: [] };
      return (await readLedgers(corpus, known, ['sudmark'])).get('sudmark')?.map(({ text }) => text);
    };
    expect((await readRows())?.length).toBe(140);
    const pages = world.store.keys('ledger-page/sudmark/');
    await erase(world, gulf);
    // Storage may show the earlier ledger for a minute, so what it names goes at the last step.
    world.now += 10 * 60_000;
    await erase(world, gulf);
    expect(await readRows()).toEqual(rows.filter((_, nth) => nth !== 40).map(({ text }) => text));
    expect(world.store.keys('ledger-page/sudmark/')).toEqual(pages);
    const texts = await Promise.all(
      world.store
        .keys('ledger-')
        .map(async (key) => Buffer.from((await world.store.get(key, 'arrayBuffer'))!).toString('latin1')),
    );
    expect(texts.filter((text) => text.includes('lighthouse40'))).toEqual([]);
    expect(texts.filter((text) => text.includes('lighthouse41')).length).toBeGreaterThan(0);
  });

  test('is not taken up again while it is listed, changes, or its host’s record is lost', async () => {
    const { world, courier, gulf } = await begin();
    await erase(world, gulf);
    courier.edit('gulf', { headline: 'Norland speaks again of the gulf' });
    await world.run(60);
    await world.store.delete('host/courier.example');
    await world.run(60);
    expect(await world.dependencies.corpus.getArticle(gulf)).toBeNull();
    expect(await everything(world)).not.toContain('to the gulf');
    expect(named(await world.alerts(), gulf)).toEqual([]);
  });

  test('may be erased again, and one that is not there cannot', async () => {
    const { world, gulf } = await begin();
    expect([await erase(world, gulf), await erase(world, gulf), await erase(world, 'f'.repeat(32))]).toEqual([
      202, 202, 404,
    ]);
  });
});
