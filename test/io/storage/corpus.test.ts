import { reset } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { afterEach, describe, expect, test } from 'vitest';
import { newAlert } from '../../../src/core/alerts/compose.ts';
import type { HostRecord, LogRow, RecentRow, SuppressedRow } from '../../../src/core/model/index.ts';
import { openCorpus } from '../../../src/io/storage/corpus.ts';
import { descendingTime } from '../../../src/io/storage/keys.ts';
import type { KeyValueStore } from '../../../src/io/storage/store.ts';
import { fakeStore } from '../../fakes/store.ts';

afterEach(() => reset());

const at = '2026-03-02T09:00:00.000Z';
const later = '2026-03-02T10:00:00.000Z';
const alert = newAlert({
  source: { id: 'dawn', name: 'Dawn', type: 'press' },
  article: {
    id: 'a1',
    url: 'https://dawn.example/1',
    title: 'Title',
    publishedAt: null,
    language: 'en',
    read: 'full',
  },
  coverage: { newSentences: [], repeatedShare: 0, story: 'a1', agency: null, alsoIn: [] },
  summary: '',
  severity: 'notable',
  why: [],
  at,
});
const row = (id: string, when: string, title = 'Title'): LogRow => ({
  id,
  at: when,
  kind: 'new',
  severity: 'notable',
  title,
  source: 'dawn',
  type: 'press',
  article: 'a1',
  party: [],
  speaker: [],
  position: [],
});
const recent = (article: string, when: string): RecentRow => ({
  article,
  at: when,
  title: '中国外交部发言人就阿富汗局势答记者问'.repeat(30),
  source: 'a-source-with-a-rather-long-name-of-forty',
  story: 'f'.repeat(32),
  sketch: Array.from({ length: 96 }, (_, index) => 16_777_215 - index),
  baseline: false,
  version: 'e'.repeat(32),
  sameAs: 'd'.repeat(32),
  fingerprint: 'f0f0f0f0',
  statedAt: null,
});
const suppressed: SuppressedRow = {
  id: 'u1',
  at,
  rule: 'same-story',
  text: 'x'.repeat(2_000),
  title: 'وزارت خارجه افغانستان'.repeat(40),
  source: 'dawn',
  article: 'a'.repeat(32),
  url: `https://dawn.example/${'ü'.repeat(900)}`,
  alert: 'b'.repeat(32),
};
const host: HostRecord = { host: 'dawn.example', robots: null, backOff: null, sources: {}, articles: {} };

describe.each([
  ['Workers KV', () => openCorpus(env.CORPUS)],
  ['the fake of it', () => openCorpus(fakeStore(() => 0))],
])('the corpus on %s', (_name, open) => {
  test('gives back what was put, and null for what was not', async () => {
    const corpus = open();
    await corpus.putAlert(alert);
    await corpus.putHost(host);
    expect(await corpus.getAlert(alert.id)).toEqual(alert);
    expect(await corpus.getAlert('none')).toBeNull();
    expect(await corpus.getHosts(['dawn.example', 'none.example'])).toEqual([host]);
    expect(await corpus.hosts()).toEqual([
      { host: 'dawn.example', youngest: null, suspect: false, looks: { failing: 0, looked: 0 } },
    ]);
    expect(await corpus.readTick()).toEqual({ watchlist: null, heartbeat: null });
  });

  test('lists the newest first, an id once', async () => {
    const corpus = open();
    await corpus.putLog(row('one', at));
    await corpus.putLog(row('two', later));
    await corpus.putLog(row('one', later));
    expect((await corpus.listLog()).map(({ id, at: when }) => [id, when])).toEqual([
      ['one', later],
      ['two', later],
    ]);
  });

  test('cuts titles so that metadata keeps its limit in any script', async () => {
    const corpus = open();
    await corpus.putLog(row('one', at, '塔利班'.repeat(400)));
    await corpus.putSuppressed(suppressed);
    await corpus.putRecent(recent('c'.repeat(32), at));
    expect((await corpus.listLog())[0]?.title.endsWith('…')).toBe(true);
    expect((await corpus.listSuppressed()).length).toBe(1);
    const [kept] = await corpus.listRecent();
    expect(kept?.sketch).toEqual(recent('x', at).sketch);
  });

  test('reads more than a hundred at once', async () => {
    const corpus = open();
    const ids = Array.from({ length: 130 }, (_, index) => `id-${index}`);
    await Promise.all(ids.map((id) => corpus.putAlert({ ...alert, id })));
    expect((await corpus.getAlerts(ids)).size).toBe(130);
  });

  test('takes what was stored by another version for absent', async () => {
    const kv = fakeStore(() => 0);
    await kv.put('alert/x', JSON.stringify({ schema: 2 }));
    expect(await openCorpus(kv).getAlert('x')).toBeNull();
    await env.CORPUS.put('alert/x', JSON.stringify({ schema: 2 }));
    expect(await openCorpus(env.CORPUS).getAlert('x')).toBeNull();
  });

  test('keeps the snapshot that an alert cites', async () => {
    const corpus = open();
    await corpus.putSnapshot('a1', 'v1', new Uint8Array([1, 2, 3]));
    await corpus.keepSnapshot('a1', 'v1');
    await corpus.keepSnapshot('a1', 'none');
    expect(new Uint8Array((await corpus.getSnapshot('a1', 'v1')) ?? new ArrayBuffer())).toEqual(
      new Uint8Array([1, 2, 3]),
    );
  });

  test('pages through deliveries, and finds those since a time', async () => {
    const corpus = open();
    const events = Array.from({ length: 5 }, (_, index) => `e${index}`);
    for (const [index, event] of events.entries()) {
      await corpus.putDelivery({
        subscription: 's1',
        event,
        alert: event,
        digest: null,
        type: 'alert.new',
        attempt: 1,
        at: new Date(Date.parse(at) + index * 1_000).toISOString(),
        status: 204,
        outcome: 'delivered',
        opened: false,
        nextAt: null,
        milliseconds: 1,
        text: '塔利班'.repeat(200),
      });
    }
    const newest = events.toReversed();
    const first = await corpus.pageOfDeliveries('s1', 3, null);
    const rest = await corpus.pageOfDeliveries('s1', 3, first.cursor);
    expect([...first.deliveries, ...rest.deliveries].map(({ event }) => event)).toEqual(newest);
    expect([first.deliveries.length, rest.cursor]).toEqual([3, null]);
    const since = await corpus.listDeliveriesSince('s1', '2026-03-02T09:00:02.000Z');
    expect(since.map(({ event }) => event)).toEqual(newest.slice(0, 3));
    expect(await corpus.listDeliveriesSince('s2', at)).toEqual([]);
  });

  test('finds endpoints and dead letters by their ids', async () => {
    const corpus = open();
    const endpoint = { id: 's1', state: 'failing', since: at, failingSince: at, reason: 'HTTP 500' } as const;
    await corpus.putEndpoint(endpoint);
    expect(await corpus.listEndpoints()).toEqual([endpoint]);
    await corpus.putDead({ id: 'd1', queue: 'deliveries', at, reason: 'given up', body: {} });
    await corpus.putDead({ id: 'd2', queue: 'desk', at, reason: 'given up', body: {} });
    const dead = await corpus.listDeadKeys('deliveries');
    expect(dead.map(({ id }) => id)).toEqual(['d1']);
    await corpus.deleteDead(dead[0]?.key ?? '');
    expect((await corpus.listDead()).map(({ letter }) => letter.id)).toEqual(['d2']);
  });
});

describe.each([
  ['Workers KV', (): KeyValueStore => env.CORPUS],
  ['the fake of it', (): KeyValueStore => fakeStore(() => 0)],
])('suppressed rows that an earlier version wrote, on %s', (_name, open) => {
  const rowAt = (id: string, when: string): SuppressedRow => ({
    ...suppressed,
    id,
    at: when,
    text: '',
    title: '',
    url: null,
  });
  const putEarlier = (kv: KeyValueStore, row: SuppressedRow) =>
    kv.put(`untold/${descendingTime(Date.parse(row.at))}/${row.id}`, '', { metadata: row });
  const idsOf = (rows: readonly SuppressedRow[]) => rows.map(({ id }) => id);

  test('follow the newer ones, an id once, and only as far as they are asked for', async () => {
    const kv = open();
    await putEarlier(kv, rowAt('old', '2026-03-01T09:00:00.000Z'));
    await putEarlier(kv, rowAt('told-again', at));
    const corpus = openCorpus(kv);
    await corpus.putSuppressed(rowAt('told-again', later));
    await corpus.putSuppressed(rowAt('new', at));
    expect(idsOf(await corpus.listSuppressed())).toEqual(['told-again', 'new', 'old']);
    expect(idsOf(await corpus.listSuppressed(2))).toEqual(['told-again', 'new']);
  });
});

test('the earlier place of suppressed rows is listed until it is found empty', async () => {
  const kv = fakeStore(() => 0);
  const corpus = openCorpus(kv);
  await corpus.listSuppressed();
  await corpus.listSuppressed();
  expect(kv.operations.list).toBe(3);
});
