import { expect, test } from 'vitest';
import { GUESTS, HOSTS, openMeetingWorld } from '../fakes/meeting-world.ts';

/** What half an hour costs in which a side's readout may appear, behind the other side's or alone, and what it puts. */
async function halfAnHour({ isMet, isSecond }: Readonly<Record<'isMet' | 'isSecond', boolean>>) {
  const { world, cabinet, ministry, until } = await openMeetingWorld();
  // The day's compaction made the index of meetings.
  await world.dependencies.queues.desk([{ kind: 'compact', clock: { tick: world.now, sentAt: world.now } }]);
  await world.drain();
  if (isSecond) cabinet.publish(HOSTS);
  await until('2026-05-21T10:00:00Z');
  if (isMet) ministry.publish(GUESTS);
  const { store } = world;
  const before = { ...store.operations };
  const from = store.puts.length;
  await until('2026-05-21T10:30:00Z');
  const { get, list, put } = store.operations;
  return {
    reads: get - before.get,
    lists: list - before.list,
    writes: put - before.put,
    written: store.puts.slice(from).map((key) => key.split('/')[0] ?? ''),
  };
}

async function costOf(isSecond: boolean) {
  const [quiet, busy] = [
    await halfAnHour({ isMet: false, isSecond }),
    await halfAnHour({ isMet: true, isSecond }),
  ];
  const kept = busy.written.filter((kind) => kind !== 'heartbeat');
  return {
    reads: busy.reads - quiet.reads,
    lists: busy.lists - quiet.lists,
    writes: busy.writes - quiet.writes,
    written: kept.toSorted().join(' '),
  };
}

test('an article that tells of a meeting costs two lists as any other and a write more, and what tells the meeting where it is the second readout', async () => {
  expect(await costOf(false)).toEqual({
    reads: 10,
    lists: 2,
    writes: 9,
    written: 'alert article host log meeting recent snapshot statement version',
  });
  // With the event of the meeting, which goes to one endpoint.
  expect(await costOf(true)).toEqual({
    reads: 19,
    lists: 3,
    writes: 12,
    written: 'alert alert article delivery host log log meeting recent snapshot statement version',
  });
});
