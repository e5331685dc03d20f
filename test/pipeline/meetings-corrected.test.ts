import { describe, expect, test } from 'vitest';
import type { DeskMessage } from '../../src/core/model/index.ts';
import { newDeskMemory } from '../../src/pipeline/desk/batch.ts';
import { desk } from '../../src/pipeline/desk/desk.ts';
import { GUESTS, HOSTS, type MeetingWorld, openMeetingWorld } from '../fakes/meeting-world.ts';

const SECOND = { ...GUESTS, publishedAt: '2026-05-21T11:00:00Z' };

/** Where the points of each meeting stand, and what was told of meetings. */
async function stateOf({ world, posts }: MeetingWorld) {
  const { corpus } = world.dependencies;
  const rows = await corpus.listMeetings();
  const alerts = (await world.alerts()).filter(({ kind }) => kind === 'meeting');
  return {
    meetings: rows.map(({ on, readouts, alone, shared }) => ({ on, readouts, alone, shared })),
    told: alerts.map(({ meeting }) => meeting?.comparison?.points.map(({ wordings }) => wordings[0]?.text)),
    posts: posts.length,
    keys: world.store.keys('meeting/').length,
  };
}

async function bothRead(): Promise<MeetingWorld> {
  const opened = await openMeetingWorld();
  opened.cabinet.publish(HOSTS);
  await opened.until('2026-05-21T10:00:00Z');
  opened.ministry.publish(SECOND);
  await opened.until('2026-05-21T12:00:00Z');
  return opened;
}

const TOLD = [
  'Norland must release the frozen fishing funds',
  'Norland will open the eastern harbour to Ostavian trawlers in June',
  'Norland expects the crews of both countries to keep to the quota of the strait',
  'the League will not let anyone use its pier against Norland',
];
const BOTH = {
  meetings: [{ on: '2026-05-21', readouts: ['league', 'norland'], alone: [1, 2], shared: 1 }],
  told: [TOLD],
  posts: 1,
  keys: 1,
};

describe('a correction after both readouts were told', () => {
  test.each([
    [
      'takes the only point away that one side has alone',
      SECOND.paragraphs.map((text) =>
        text.replace(' He said that Norland must release the frozen fishing funds.', ''),
      ),
      { readouts: ['league', 'norland'], alone: [0, 2], shared: 1 },
    ],
    [
      'leaves an account that says nothing of what was said',
      [SECOND.paragraphs[0]!, SECOND.paragraphs[2]!],
      { readouts: ['league', 'norland'], alone: [0, 3], shared: 0 },
    ],
    [
      'leaves no account of the meeting',
      [
        'The harbour masters of Norland and Ostavia drew lots for the berths of the regatta on Thursday.',
        SECOND.paragraphs[2]!,
      ],
      { readouts: ['norland'], alone: [3], shared: 0 },
    ],
  ])('that %s changes the meeting, and what was told stays', async (_, paragraphs, standing) => {
    const opened = await bothRead();
    expect(await stateOf(opened)).toEqual(BOTH);
    await opened.until('2026-05-22T09:00:00Z');
    opened.ministry.edit(SECOND.slug, { paragraphs });
    await opened.until('2026-05-22T12:00:00Z');
    expect(await stateOf(opened)).toEqual({ ...BOTH, meetings: [{ on: '2026-05-21', ...standing }] });
  });

  test('that gives another day makes a meeting of its own, and leaves the other side’s account where it is', async () => {
    const opened = await bothRead();
    await opened.until('2026-05-22T09:00:00Z');
    opened.ministry.edit(SECOND.slug, {
      paragraphs: SECOND.paragraphs.map((text) =>
        text.replace('in Karsund on Thursday', 'in Karsund on 18 May 2026'),
      ),
    });
    await opened.until('2026-05-22T12:00:00Z');
    expect(await stateOf(opened)).toEqual({
      ...BOTH,
      meetings: [
        { on: '2026-05-21', readouts: ['norland'], alone: [3], shared: 0 },
        { on: '2026-05-18', readouts: ['league'], alone: [2], shared: 0 },
      ],
      keys: 2,
    });
  });
});

test('a correction of the first readout before the second is read is told in its corrected words', async () => {
  const opened = await openMeetingWorld();
  opened.cabinet.publish(HOSTS);
  await opened.until('2026-05-21T10:00:00Z');
  opened.cabinet.edit(HOSTS.slug, {
    paragraphs: HOSTS.paragraphs.map((text) => text.replace('in June', 'in August')),
  });
  await opened.until('2026-05-21T10:50:00Z');
  opened.ministry.publish(SECOND);
  await opened.until('2026-05-21T12:00:00Z');
  expect(await stateOf(opened)).toEqual({
    ...BOTH,
    told: [TOLD.map((text) => text.replace('in June', 'in August'))],
  });
});

describe('a second readout that is erased', () => {
  test('takes what was told along; another account of its side is told anew, and sent to nobody again', async () => {
    const opened = await bothRead();
    const { world } = opened;
    const second = (await world.alerts()).find(({ kind }) => kind === 'meeting')?.article;
    const erased = { article: second?.id ?? '', urls: [second?.url ?? ''] };
    await world.dependencies.queues.desk([
      {
        kind: 'erase',
        clock: { tick: world.now, sentAt: world.now },
        ...erased,
        step: 'records',
        cursor: null,
      },
    ]);
    await world.drain();
    const alone = [{ on: '2026-05-21', readouts: ['norland'], alone: [3], shared: 0 }];
    expect(await stateOf(opened)).toEqual({ ...BOTH, meetings: alone, told: [] });
    opened.ministry.publish({
      ...SECOND,
      slug: 'quarrow-back-from-karsund',
      publishedAt: '2026-05-21T12:10:00Z',
    });
    await opened.until('2026-05-21T14:00:00Z');
    expect(await stateOf(opened)).toEqual(BOTH);
  });
});

describe('two readouts that reach two desks at once', () => {
  /** Has each side's readout worked off by a desk of its own, at the same time; then lets a day pass. */
  async function atOnce(accounts: readonly [typeof HOSTS, typeof GUESTS]): Promise<MeetingWorld> {
    const opened = await openMeetingWorld();
    const { world } = opened;
    await opened.until('2026-05-21T10:00:00Z');
    opened.cabinet.publish(accounts[0]);
    opened.ministry.publish(accounts[1]);
    const { queues } = world.dependencies;
    const sights: DeskMessage[] = [];
    Object.assign(world.dependencies, {
      queues: { ...queues, desk: async (sent: readonly DeskMessage[]) => void sights.push(...sent) },
    });
    await opened.until('2026-05-21T11:00:00Z');
    Object.assign(world.dependencies, { queues });
    await Promise.all(sights.map((sight) => desk(world.dependencies, [sight], newDeskMemory())));
    expect((await stateOf(opened)).told).toEqual([]);
    await opened.until('2026-05-22T10:00:00Z');
    return opened;
  }

  test('are one meeting after the day’s compaction, told once', async () => {
    expect(await stateOf(await atOnce([HOSTS, SECOND]))).toEqual(BOTH);
  });

  test('are found by the ids that both desks gave, also where one account names no day', async () => {
    const undated = SECOND.paragraphs.map((text) => text.replace(' on Thursday', ''));
    const published = '2026-05-22T08:00:00Z';
    const opened = await atOnce([HOSTS, { ...SECOND, paragraphs: undated, publishedAt: published }]);
    expect(await stateOf(opened)).toEqual(BOTH);
    const { world } = opened;
    const [row] = await world.dependencies.corpus.listMeetings();
    const named = new Set((await world.alerts()).flatMap(({ meeting }) => meeting?.id ?? []));
    expect([...named].toSorted()).toEqual([row?.id ?? '', ...(row?.formerly ?? [])].toSorted());
  });
});
