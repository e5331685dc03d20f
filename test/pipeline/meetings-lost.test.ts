import { describe, expect, test } from 'vitest';
import {
  GUESTS,
  HOSTS,
  type MeetingWorld,
  openMeetingWorld,
  PRESS,
  eraseArticle,
} from '../fakes/meeting-world.ts';

async function compact({ world }: MeetingWorld): Promise<void> {
  await world.dependencies.queues.desk([{ kind: 'compact', clock: { tick: world.now, sentAt: world.now } }]);
  await world.drain();
}

async function meetingsOf({ world }: MeetingWorld) {
  const { corpus } = world.dependencies;
  return [...(await corpus.getMeetings(await corpus.listMeetings())).values()];
}

/** Deletes all that is derived of meetings, a day after it was written. */
async function loseMeetings(opened: MeetingWorld, withIndex: boolean): Promise<void> {
  const { store } = opened.world;
  for (const key of store.keys('meeting/')) await store.delete(key);
  if (withIndex) await store.delete('meetings');
}

/** Both sides' readouts and the press, told and a day old. */
async function told(): Promise<MeetingWorld> {
  const opened = await openMeetingWorld();
  opened.cabinet.publish(HOSTS);
  await opened.until('2026-05-21T10:00:00Z');
  opened.ministry.publish({ ...GUESTS, publishedAt: '2026-05-21T11:00:00Z' });
  await opened.until('2026-05-21T12:00:00Z');
  return opened;
}

describe('meetings that are lost', () => {
  test.each([
    ['and the day’s index is there', false],
    ['and the day’s index is lost too', true],
  ])(
    'are derived anew under the same ids by the next compaction, and told no more: %s',
    async (_, withIndex) => {
      const opened = await told();
      await opened.until('2026-05-22T10:00:00Z');
      await compact(opened);
      const known = await meetingsOf(opened);
      const alerts = await opened.world.alerts();
      await opened.until('2026-05-23T10:00:00Z');
      await loseMeetings(opened, withIndex);
      expect(await meetingsOf(opened)).toEqual([]);
      await compact(opened);
      expect(await meetingsOf(opened)).toEqual(known);
      expect(await opened.world.alerts()).toEqual(alerts);
      expect(known.map(({ id }) => id)).toEqual([
        ...new Set(alerts.flatMap(({ meeting }) => meeting?.id ?? [])),
      ]);
    },
  );

  test('come back whole with the next article of theirs', async () => {
    const opened = await told();
    await opened.until('2026-05-22T10:00:00Z');
    await compact(opened);
    const [known] = await meetingsOf(opened);
    await loseMeetings(opened, false);
    opened.gazette.publish({ ...PRESS, publishedAt: '2026-05-22T10:20:00Z' });
    await opened.until('2026-05-22T11:00:00Z');
    const now = await meetingsOf(opened);
    expect(now.map(({ id, accounts }) => [id, accounts.map(({ source }) => source.id)])).toEqual([
      [known?.id, ['cabinet', 'ministry', 'gazette']],
    ]);
  });

  test('stay away where their only article is erased', async () => {
    const opened = await openMeetingWorld();
    opened.cabinet.publish(HOSTS);
    await opened.until('2026-05-22T10:00:00Z');
    await compact(opened);
    const { world } = opened;
    const article = (await world.alerts()).at(-1)?.article;
    await eraseArticle(world, article);
    await opened.until('2026-05-23T10:00:00Z');
    await compact(opened);
    expect(await meetingsOf(opened)).toEqual([]);
    expect(world.store.keys('meeting/')).toEqual([]);
  });
});
