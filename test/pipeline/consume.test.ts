import { expect, test } from 'vitest';
import type { CheckMessage, ForwardedEntry } from '../../src/core/model/index.ts';
import { mergeChecks } from '../../src/pipeline/consume.ts';

const check = (host: string, change: Partial<CheckMessage> = {}): CheckMessage => ({
  kind: 'check',
  clock: { tick: 900_000, sentAt: 900_000 },
  host,
  after: 0,
  sources: [],
  entries: [],
  outages: [],
  forced: false,
  ...change,
});
const found = (slug: string): ForwardedEntry => ({
  source: 'courier',
  baseline: false,
  sourceAddedAt: '2026-03-02T09:00:00.000Z',
  crowd: null,
  entry: { url: `https://a.example/${slug}`, title: slug, summary: '', publishedAt: null, guid: null },
});

test('makes one check of all messages of a host and tick', () => {
  const received = [
    check('a.example', { sources: ['amu', 'beacon'] }),
    check('b.example', { sources: ['courier'] }),
    check('a.example', { entries: [found('mine')] }),
    check('a.example', { entries: [found('road')], sources: ['amu'] }),
    check('a.example', { clock: { tick: 0, sentAt: 0 }, sources: ['amu'] }),
    check('a.example', { forced: true, sources: ['amu'] }),
  ];
  expect(mergeChecks(received.map((body, message) => ({ message, body })))).toEqual([
    {
      messages: [0, 2, 3],
      body: check('a.example', { sources: ['amu', 'beacon'], entries: [found('mine'), found('road')] }),
    },
    { messages: [1], body: check('b.example', { sources: ['courier'] }) },
    { messages: [4], body: check('a.example', { clock: { tick: 0, sentAt: 0 }, sources: ['amu'] }) },
    { messages: [5], body: check('a.example', { forced: true, sources: ['amu'] }) },
  ]);
});
