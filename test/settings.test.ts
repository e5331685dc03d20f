import { expect, test } from 'vitest';
import { readSettings } from '../src/settings.ts';

test('absent and empty settings mean the same', () => {
  expect(readSettings({ PUBLIC_URL: '', CONTACT_URL: ' ' })).toEqual({
    ok: true,
    value: {
      adminToken: null,
      readToken: null,
      publicUrl: null,
      contactUrl: null,
      pingUrl: null,
      allowHosts: [],
      plan: 'free',
      judge: null,
      keep: { snapshotDays: 180, articleDays: null, ledgerDays: null },
      storageBytes: 1_000_000_000,
    },
  });
});

test('reads what is set', () => {
  const read = readSettings({
    ADMIN_TOKEN: '0123456789abcdef',
    PUBLIC_URL: 'https://readout.example/',
    ALLOW_HOSTS: '127.0.0.1:8081, localhost:8082',
  });
  expect(read).toEqual({
    ok: true,
    value: {
      adminToken: '0123456789abcdef',
      readToken: null,
      publicUrl: 'https://readout.example',
      contactUrl: null,
      pingUrl: null,
      allowHosts: ['127.0.0.1:8081', 'localhost:8082'],
      plan: 'free',
      judge: null,
      keep: { snapshotDays: 180, articleDays: null, ledgerDays: null },
      storageBytes: 1_000_000_000,
    },
  });
});

test('names every bad setting and shows none of them', () => {
  const read = readSettings({
    ADMIN_TOKEN: 'short',
    PUBLIC_URL: 'nowhere',
    PING_URL: 'ftp://x.example',
    ALLOW_HOSTS: 'host',
  });
  expect(read.ok ? [] : read.error.map(({ name }) => name)).toEqual([
    'ADMIN_TOKEN',
    'PUBLIC_URL',
    'PING_URL',
    'ALLOW_HOSTS',
  ]);
  expect(JSON.stringify(read)).not.toMatch(/short"|nowhere|x\.example/u);
});

test('writes addresses as headers and feeds can carry them', () => {
  const read = readSettings({
    PUBLIC_URL: 'https://Beobachter-für-alle.example/a b/',
    CONTACT_URL: 'https://readout.example/wer\nwir',
  });
  expect(read.ok ? [read.value.publicUrl, read.value.contactUrl] : read.error).toEqual([
    'https://xn--beobachter-fr-alle-x6b.example/a%20b',
    'https://readout.example/werwir',
  ]);
});

test.each([
  ['ADMIN_TOKEN', 'sixteen and a space'],
  ['READ_TOKEN', 'ein-geheimes-wörtchen'],
  ['READ_TOKEN', 'x'.repeat(513)],
  ['PUBLIC_URL', 'https://readout.example/?a=b'],
  ['PUBLIC_URL', 'https://user:secret@readout.example'],
])('refuses %s %j, which could not work', (name, value) => {
  const read = readSettings({ [name]: value });
  expect(read.ok ? [] : read.error.map((problem) => problem.name)).toEqual([name]);
});

const judgeOf = (env: Record<string, string | number>) => {
  const read = readSettings(env);
  return read.ok ? read.value.judge : read.error.map(({ name, text }) => `${name} ${text}`);
};

test('asks nobody unless a model is named', () => {
  expect([judgeOf({}), judgeOf({ JUDGE_MODEL: ' ', JUDGE_KEY: 'k', JUDGE_DAILY: '5' })]).toEqual([
    null,
    null,
  ]);
});

test('asks Workers AI, or the endpoint that is named', () => {
  const [model, url] = ['@cf/meta/llama-3.3-70b-instruct-fp8-fast', 'https://models.example/v1/'];
  expect([
    judgeOf({ JUDGE_MODEL: model }),
    judgeOf({ JUDGE_MODEL: 'llama3.3', JUDGE_URL: url, JUDGE_KEY: 'sk-1', JUDGE_DAILY: '40' }),
  ]).toEqual([
    { model, url: null, key: null, daily: 200 },
    { model: 'llama3.3', url: 'https://models.example/v1', key: 'sk-1', daily: 40 },
  ]);
});

test('takes a number for a number, as wrangler.toml may have it', () => {
  expect([
    judgeOf({ JUDGE_MODEL: 'm', JUDGE_DAILY: 40 }),
    judgeOf({ JUDGE_MODEL: 'm', JUDGE_DAILY: 0 }),
  ]).toEqual([
    { model: 'm', url: null, key: null, daily: 40 },
    judgeOf({ JUDGE_MODEL: 'm', JUDGE_DAILY: '0' }),
  ]);
});

test('names what is wrong with a judge, and shows none of it', () => {
  const told = [
    judgeOf({ JUDGE_URL: 'https://models.example/v1' }),
    judgeOf({ JUDGE_MODEL: 'two words', JUDGE_KEY: 'a key' }),
    judgeOf({ JUDGE_MODEL: 'm', JUDGE_URL: 'https://me:secret@models.example/' }),
    judgeOf({ JUDGE_MODEL: 'm', JUDGE_URL: 'models', JUDGE_DAILY: '0' }),
    judgeOf({ ADMIN_TOKEN: 'short', JUDGE_DAILY: 'many' }),
  ];
  expect(told.map((each) => (Array.isArray(each) ? each.map((text) => text.split(' ')[0]) : each))).toEqual([
    ['JUDGE_MODEL'],
    ['JUDGE_MODEL', 'JUDGE_KEY'],
    ['JUDGE_URL'],
    ['JUDGE_URL', 'JUDGE_DAILY'],
    ['ADMIN_TOKEN', 'JUDGE_DAILY'],
  ]);
  expect(JSON.stringify(told)).not.toMatch(/two words|a key|secret|many/u);
});

test('reads how long things are kept, and refuses what would go while it is still compared with', () => {
  const read = readSettings({ KEEP_SNAPSHOTS_DAYS: 'ever', KEEP_ARTICLES_DAYS: '730', STORAGE_MB: 'none' });
  expect(read.ok ? [read.value.keep, read.value.storageBytes] : read.error).toEqual([
    { snapshotDays: null, articleDays: 730, ledgerDays: null },
    null,
  ]);
  const refused = readSettings({
    KEEP_SNAPSHOTS_DAYS: '7',
    KEEP_ARTICLES_DAYS: '30',
    KEEP_LEDGERS_DAYS: '1.5',
    STORAGE_MB: '0',
  });
  expect(refused.ok ? [] : refused.error.map(({ name }) => name)).toEqual([
    'KEEP_SNAPSHOTS_DAYS',
    'KEEP_ARTICLES_DAYS',
    'KEEP_LEDGERS_DAYS',
    'STORAGE_MB',
  ]);
});
