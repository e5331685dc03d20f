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
