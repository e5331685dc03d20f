import { expect, test } from 'vitest';
import { countQuietTick } from '../bench/ticks.ts';

test('a tick over sources in which nothing is new writes its heartbeat and nothing else', async () => {
  expect(await countQuietTick(100)).toEqual({
    sources: 100,
    requests: 100,
    messages: 20,
    kvReads: 21,
    kvKeysRead: 102,
    kvLists: 1,
    kvWrites: 1,
    heartbeats: 1,
  });
});
