import { expect, test } from 'vitest';
import { DeskMessage, HostRecord, SightMessage } from '../../../src/core/model/index.ts';

const at = '2026-03-02T09:00:00.000Z';
const common = {
  kind: 'sight',
  clock: { tick: 1, sentAt: 2 },
  article: 'a1',
  url: 'https://courier.example/mine',
  source: 'courier',
  entry: { url: 'https://courier.example/mine', title: 'A mine', summary: '', publishedAt: at, guid: null },
} as const;

/** A sight as an earlier version sent it: with the keys of all kinds, null or false where they did not apply. */
const earlier = (sight: string, keys: object) => ({
  ...common,
  sight,
  from: null,
  to: null,
  fromSeenAt: null,
  baseline: false,
  sourceAddedAt: at,
  upgrade: false,
  crowd: null,
  flapping: false,
  missing: null,
  ...keys,
});

const missing = { kind: 'gone', text: 'HTTP 404', nth: 1 };

test.each([
  [
    'first',
    { to: 'v1', baseline: true, crowd: { id: 'c', count: 9 } },
    { to: 'v1', baseline: true, sourceAddedAt: at, crowd: { id: 'c', count: 9 } },
  ],
  [
    'changed',
    { from: 'v1', fromSeenAt: at, to: 'v2', flapping: true },
    { from: 'v1', fromSeenAt: at, to: 'v2', upgrade: false, flapping: true },
  ],
  ['settled', { to: 'v2' }, { to: 'v2' }],
  ['moved', { to: 'v2' }, { to: 'v2' }],
  ['moved', {}, { to: null }],
  ['returned', { to: 'v2' }, { to: 'v2' }],
  ['missing', { from: 'v2', fromSeenAt: at, missing }, { from: 'v2', fromSeenAt: at, missing }],
])('a sight "%s" that an earlier version sent is read', (sight, keys, expected) => {
  const message = { ...common, sight, ...expected };
  expect(SightMessage.parse(earlier(sight, keys))).toEqual(message);
  expect(DeskMessage.parse(earlier(sight, keys))).toEqual(message);
});

test.each([
  ['of an unknown kind', earlier('heard', {})],
  ['of a change without its version', earlier('changed', { from: 'v1' })],
  ['of a missing page without its reason', earlier('missing', { from: 'v1' })],
])('a sight %s is not read', (_, message) => {
  expect(DeskMessage.safeParse(message).success).toBe(false);
});

test('the record of a host that holds sights of an earlier version is read', () => {
  const article = {
    url: common.url,
    source: common.source,
    guid: null,
    entry: common.entry,
    firstSeenAt: at,
    sourceAddedAt: at,
    baseline: false,
    version: 'v1',
    versionSeenAt: at,
    extractor: '1',
    read: 'full',
    characters: 10,
    validators: null,
    earlier: [],
    flips: 0,
    suspicion: null,
    removals: 0,
    gone: false,
    changedAt: null,
    crowd: null,
    lastSights: [earlier('first', { to: 'v1' })],
  };
  const record = {
    host: 'courier.example',
    robots: null,
    backOff: null,
    sources: {},
    articles: { a1: article },
  };
  expect(HostRecord.parse(record).articles['a1']?.lastSights).toEqual([
    { ...common, sight: 'first', to: 'v1', baseline: false, sourceAddedAt: at, crowd: null },
  ]);
});
