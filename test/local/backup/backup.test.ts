import { mkdtemp, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { writeBackup } from '../../../src/local/backup/backup.ts';
import type { KvRecord } from '../../../src/local/backup/record-store.ts';
import { restoreBackup } from '../../../src/local/backup/restore.ts';
import { type LoopbackApi, openLoopbackApi } from './api.ts';

const NOW = Date.parse('2026-03-02T09:00:00Z');
const text = (key: string, value: string, more: Partial<KvRecord> = {}): KvRecord => ({
  key,
  value: new TextEncoder().encode(value),
  ...more,
});

/** A corpus of every shape: text, rows without a value, gzip, an end, and letters that end a line elsewhere. */
const RECORDS: readonly KvRecord[] = [
  text('alert/1', '{"format":1,"title":"第一\u2028line\u0085"}', { metadata: { b: 40 } }),
  text('article/1', '{"id":"1"}'),
  text('delivery/s1/1', '', { metadata: { text: 'delivered' }, expiration: NOW / 1_000 + 864_000 }),
  text('endpoint/s1', '{"id":"s1"}'),
  text('heartbeat', '{"last":1}'),
  text('host/courier.example', '{"host":"courier.example"}', {
    metadata: { youngest: null, suspect: false },
  }),
  text('log/1', '', { metadata: { id: '1', title: '"quoted"' } }),
  { key: 'snapshot/1/v', value: new Uint8Array(gzipSync('<p>page</p>')), metadata: { b: 31 } },
  text('subscription/s1', '{"secret":"whsec_c2VjcmV0","url":"https://receiver.example/hook"}'),
  text('suppressed/1', '', { metadata: { rule: 'old' }, expiration: NOW / 1_000 + 30 }),
  text('version/1/v', '{"blocks":[]}', { expiration: NOW / 1_000 + 864_000 }),
];
const isPublic = ({ key }: KvRecord): boolean => !/^(?:subscription|endpoint|delivery)\//u.test(key);
const isAlive = ({ expiration }: KvRecord): boolean => (expiration ?? Infinity) > NOW / 1_000 + 90;

let folder: string;
let from: LoopbackApi;
let to: LoopbackApi;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'backup-'));
  [from, to] = [await openLoopbackApi(RECORDS), await openLoopbackApi([])];
});
afterEach(async () => {
  await Promise.all([from.stop(), to.stop()]);
  await rm(folder, { recursive: true });
});

const report = () => {};
const backup = (name: string, withSecrets = false) =>
  writeBackup(from.store, { out: join(folder, name), withSecrets, now: () => NOW, report });
const restore = (name: string, merge = false) =>
  restoreBackup(to.store, { file: join(folder, name), merge, now: () => NOW, report });
const restored = () => [...to.records.values()].toSorted((a, b) => (a.key < b.key ? -1 : 1));
const sorted = (records: readonly KvRecord[]) => records.toSorted((a, b) => (a.key < b.key ? -1 : 1));

describe('a backup', () => {
  test.each(['corpus.ndjson', 'corpus.ndjson.gz'])('%s keeps values, metadata and ends', async (name) => {
    const end = await backup(name, true);
    expect(end).toMatchObject({ records: RECORDS.length, nouns: { alert: 1, snapshot: 1, subscription: 1 } });
    expect(await restore(name)).toEqual({ end, written: RECORDS.length - 1, expired: 1 });
    expect(restored()).toEqual(sorted(RECORDS.filter(isAlive)));
  });

  test('leaves webhooks out unless it is asked for them', async () => {
    const end = await backup('corpus.ndjson');
    expect(end.records).toBe(RECORDS.filter(isPublic).length);
    const written = await readFile(join(folder, 'corpus.ndjson'), 'utf8');
    expect(written).not.toContain('whsec_');
    expect(written).not.toContain('receiver.example');
    await restore('corpus.ndjson');
    expect(restored()).toEqual(sorted(RECORDS.filter(isAlive).filter(isPublic)));
  });

  test('goes on where the API refuses requests for now or cuts its answers', async () => {
    const calm = await backup('calm.ndjson', true);
    from.requests.length = 0;
    from.trouble = (request) => (request % 3 === 1 ? 'busy' : request % 5 === 2 ? 'cut' : null);
    to.trouble = (request) => (request === 1 ? 'cut' : request === 2 ? 'busy' : null);
    expect(await backup('corpus.ndjson', true)).toEqual(calm);
    expect(from.waits).toContain(7_000);
    await restore('corpus.ndjson');
    expect(restored()).toEqual(sorted(RECORDS.filter(isAlive)));
  });

  test('that was cut goes on where it ended, and is the same file in the end', async () => {
    const calm = await backup('calm.ndjson', true);
    const before = from.requests.length;
    from.trouble = (request) => (request > before + 4 ? 'gone' : null);
    await expect(backup('corpus.ndjson', true)).rejects.toThrow('the API could not be reached');
    const part = join(folder, 'corpus.ndjson.part');
    // The machine stopped in the middle of a line.
    const { size } = await stat(part);
    await truncate(part, size - 5);
    from.trouble = () => null;
    from.requests.length = 0;
    expect(await backup('corpus.ndjson', true)).toEqual(calm);
    expect(await readFile(join(folder, 'corpus.ndjson'))).toEqual(
      await readFile(join(folder, 'calm.ndjson')),
    );
    const values = from.requests.filter((request) => /values|bulk/u.test(request)).length;
    expect(values).toBeLessThan(from.requests.length - 1);
  });

  test('is refused where it was cut or changed, before anything is written', async () => {
    await backup('corpus.ndjson.gz', true);
    const whole = gunzipSync(await readFile(join(folder, 'corpus.ndjson.gz'))).toString('utf8');
    await writeFile(join(folder, 'cut.ndjson'), whole.slice(0, -20));
    await writeFile(join(folder, 'changed.ndjson'), whole.replace('courier', 'carrier'));
    await writeFile(join(folder, 'none.ndjson'), '{"key":"alert/1"}\n');
    await expect(restore('cut.ndjson')).rejects.toThrow('its last line is missing');
    await expect(restore('changed.ndjson')).rejects.toThrow('was changed');
    await expect(restore('none.ndjson')).rejects.toThrow('no backup');
    expect(to.requests).toEqual([]);
  });
});

describe('a restoration', () => {
  test('writes into a corpus that holds something only when it is asked to', async () => {
    await backup('corpus.ndjson', true);
    to.records.set('alert/other', text('alert/other', '{}'));
    await expect(restore('corpus.ndjson')).rejects.toThrow('holds something already');
    await restore('corpus.ndjson', true);
    expect(restored().map(({ key }) => key)).toEqual(
      [...RECORDS.filter(isAlive).map(({ key }) => key), 'alert/other'].toSorted(),
    );
  });

  test('that was cut goes on when it is started again', async () => {
    await backup('corpus.ndjson', true);
    to.trouble = (request) => (request >= 1 ? 'gone' : null);
    await expect(restore('corpus.ndjson')).rejects.toThrow('the API could not be reached');
    to.trouble = () => null;
    await restore('corpus.ndjson');
    expect(restored()).toEqual(sorted(RECORDS.filter(isAlive)));
  });
});
