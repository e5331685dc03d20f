import { answerOf } from '../core/ledger/judge/question-cases.ts';
import { beforeAll, describe, expect, test } from 'vitest';
import type { DeskMessage } from '../../src/core/model/index.ts';
import { ok } from '../../src/core/model/result.ts';
import { MINUTE_MS } from '../../src/core/model/time.ts';
import { newDeskMemory } from '../../src/pipeline/desk/batch.ts';
import { desk } from '../../src/pipeline/desk/desk.ts';
import {
  CORRECTED,
  GUESTS,
  HOSTS,
  type MeetingWorld,
  openMeetingWorld,
  PRESS,
  eraseArticle,
} from '../fakes/meeting-world.ts';
import { storyOn } from '../fakes/serve.ts';

/** Two readouts, a newspaper between them, and a correction. */
async function playMeeting(
  { cabinet, ministry, gazette, until }: MeetingWorld,
  look: () => Promise<void> = async () => {},
): Promise<void> {
  await until('2026-05-21T09:00:00Z');
  cabinet.publish(HOSTS);
  await until('2026-05-21T10:00:00Z');
  await look();
  gazette.publish(PRESS);
  await until('2026-05-22T09:00:00Z');
  await look();
  ministry.publish(GUESTS);
  await until('2026-05-23T09:00:00Z');
  await look();
  ministry.edit(GUESTS.slug, { paragraphs: CORRECTED });
  await until('2026-05-23T12:00:00Z');
  await look();
}

const TITLE =
  "Two readouts of Tomas Eldin Quarrow–Anna Berg, 21 May: 1 point only in Harbour League's, 2 only in Norland's";

/** What was told, and the meetings as they are kept, without the times at which something was tried again. */
async function outcomeOf({ world, posts }: MeetingWorld) {
  const { corpus } = world.dependencies;
  const alerts = await world.alerts();
  const meetings = await corpus.getMeetings(await corpus.listMeetings());
  return {
    alerts: alerts
      .map(({ id, kind, title, meeting }) => ({ id, kind, title, meeting }))
      .toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    posts: [...new Map(posts.map((post) => [post.event, post])).values()],
    meetings: [...meetings.values()],
  };
}

describe('a meeting of two sides', () => {
  let calm: Awaited<ReturnType<typeof outcomeOf>>;
  let puts: readonly string[] = [];
  const rows: unknown[] = [];
  const points: unknown[] = [];

  beforeAll(async () => {
    const opened = await openMeetingWorld();
    const { corpus } = opened.world.dependencies;
    await playMeeting(opened, async () => {
      const listed = await corpus.listMeetings();
      rows.push(listed.map(({ readouts, press, alone, shared }) => ({ readouts, press, alone, shared })));
      const found = await corpus.getMeetings(listed);
      points.push([...found.values()].flatMap((meeting) => meeting.points.map(({ text }) => text)).at(1));
    });
    calm = await outcomeOf(opened);
    puts = opened.world.store.puts;
  });

  test('is told once, when the readout of its second side is read; a correction is an edit as any other', () => {
    expect(calm.alerts.map(({ kind, title }) => `${kind}: ${title}`).toSorted()).toEqual([
      'edit: Ostavian foreign ministry, "Foreign Minister Quarrow holds talks in Norland": "must release" → "must release half of" (no note found)',
      `meeting: ${TITLE}`,
      'new: New in Gazette: "Ministers of Norland and Ostavia meet in Karsund"',
      'new: New in Norland cabinet office: "Foreign Minister Anna Berg meets Ostavian Foreign Minister Quarrow"',
      'new: New in Ostavian foreign ministry: "Foreign Minister Quarrow holds talks in Norland"',
    ]);
    expect(calm.posts.map(({ type, title }) => ({ type, title }))).toEqual([
      { type: 'alert.meeting', title: TITLE },
    ]);
  });

  test('stands in the alert of each of its accounts, and in the edit of one', () => {
    const [meeting] = calm.meetings;
    const named = { id: meeting?.id, sides: ['league', 'norland'], on: '2026-05-21' };
    expect(calm.alerts.flatMap((alert) => (alert.kind === 'meeting' ? [] : alert.meeting))).toEqual([
      named,
      named,
      named,
      named,
    ]);
  });

  test('is known from one side alone, grows with the press, has both readouts, and then the corrected one', () => {
    expect(rows).toEqual([
      [{ readouts: ['norland'], press: 0, alone: [3], shared: 0 }],
      [{ readouts: ['norland'], press: 1, alone: [3], shared: 0 }],
      [{ readouts: ['league', 'norland'], press: 1, alone: [1, 2], shared: 1 }],
      [{ readouts: ['league', 'norland'], press: 1, alone: [1, 2], shared: 1 }],
    ]);
    expect(points.slice(2)).toEqual([
      'Norland must release the frozen fishing funds',
      'Norland must release half of the frozen fishing funds',
    ]);
  });

  test('comes to the same when every message comes twice, to two desks at once', async () => {
    const opened = await openMeetingWorld();
    opened.world.twice = true;
    await playMeeting(opened);
    expect(await outcomeOf(opened)).toEqual(calm);
  });

  test('comes to the same over a store that is 60 seconds behind', async () => {
    const opened = await openMeetingWorld(60_000);
    await playMeeting(opened);
    opened.world.now += 120_000;
    expect(await outcomeOf(opened)).toEqual(calm);
  });

  test('comes to the same whichever write of its second readout fails', async () => {
    const first = puts.findIndex(
      (key) => key.startsWith('version/') && key.includes('/') && puts.indexOf(key) > 0,
    );
    const last = puts.findLastIndex((key) => key.startsWith('meeting/'));
    const kinds = new Map<string, number>();
    for (let nth = first; nth <= last; nth += 1) {
      const kind = puts[nth]?.split('/')[0] ?? '';
      if (kind !== 'heartbeat' && kind !== 'host') kinds.set(kind, nth);
    }
    const different: string[] = [];
    for (const [kind, nth] of kinds) {
      const opened = await openMeetingWorld();
      opened.world.store.failPutAt = nth;
      await playMeeting(opened);
      const outcome = await outcomeOf(opened);
      if (JSON.stringify(outcome) !== JSON.stringify(calm)) different.push(`${kind}: write ${nth}`);
    }
    expect(different).toEqual([]);
  });
});

/** The first side's own words, in words that the rules do not join with the other side's. */
const REWORDED = {
  ...GUESTS,
  paragraphs: [
    ...GUESTS.paragraphs.slice(0, 1),
    'Quarrow said that no one will be allowed to turn the pier of the League against any neighbour. He said that Norland must release the frozen fishing funds.',
  ],
};

describe('a desk that dies before it comes to the meetings of its articles', () => {
  const brief = {
    ...GUESTS,
    paragraphs: [
      'Ostavian Foreign Minister Tomas Eldin Quarrow met with Norlandic Foreign Minister Anna Berg in Karsund on Thursday.',
      'Quarrow said that the League will not let anyone use its pier against Norland.',
    ],
  };
  const others = Array.from({ length: 12 }, (_, nth) =>
    storyOn(`road number ${nth}`, {
      headline: `Norland and Ostavia open road number ${nth}`,
      publishedAt: '2026-05-22T09:00:00Z',
    }),
  );

  test.each([
    ['its readout is told by itself', [GUESTS]],
    ['its readout is one of many at once', [brief, ...others]],
  ])('has their meeting told by the next one: %s', async (_, stories) => {
    const { world, cabinet, ministry, until } = await openMeetingWorld();
    await until('2026-05-21T09:00:00Z');
    cabinet.publish(HOSTS);
    await until('2026-05-22T09:00:00Z');
    ministry.publish(...stories);
    const { queues } = world.dependencies;
    const sights: DeskMessage[] = [];
    Object.assign(world.dependencies, {
      queues: { ...queues, desk: async (sent: readonly DeskMessage[]) => void sights.push(...sent) },
    });
    world.now += 30 * MINUTE_MS;
    await world.tick();
    const work = async (memory = newDeskMemory()) => {
      const outcomes = await desk(world.dependencies, sights, memory);
      const outcome =
        outcomes[sights.findIndex((one) => 'entry' in one && one.entry.title === GUESTS.headline)];
      const told = (await world.alerts()).filter(({ kind }) => kind === 'meeting');
      return { outcome, told: told.length };
    };
    world.store.refuses = (operation, key) => operation === 'put' && key.startsWith('meeting/');
    expect(await work()).toEqual({ outcome: 'later', told: 0 });
    world.store.refuses = null;
    const isSuppressed = (await world.suppressed()).some(({ title }) => title === GUESTS.headline);
    expect(isSuppressed).toBe(stories.length > 1);
    const next = newDeskMemory();
    world.now += 90_000;
    expect(await work(next)).toEqual({ outcome: 'later', told: 0 });
    world.now += MINUTE_MS;
    expect(await work(next)).toEqual({ outcome: 'done', told: 1 });
    expect(await work()).toEqual({ outcome: 'done', told: 1 });
  });
});

describe('a judge who is asked about the points of a meeting', () => {
  test('rewrites it under the same id, is asked each question once, and has it told once', async () => {
    const asked: string[] = [];
    const opened = await openMeetingWorld(0, {
      model: 'small-model',
      ask: async (question) => {
        asked.push(JSON.stringify([question.clause, question.candidates.map(({ text }) => text)]));
        const isPier = question.clause.includes('pier') && question.candidates.length > 0;
        const at = question.candidates.findIndex(({ text }) => text.includes('pier'));
        const said = isPier && at >= 0 ? { relation: 'same' as const, candidate: at + 1 } : {};
        return ok({ answer: answerOf(said), model: 'small-model-2' });
      },
    });
    const { world, cabinet, ministry, posts, until } = opened;
    cabinet.publish(HOSTS);
    await until('2026-05-21T10:00:00Z');
    ministry.publish(REWORDED);
    await until('2026-05-21T14:00:00Z');
    const { corpus } = world.dependencies;
    const rows = await corpus.listMeetings();
    expect(rows.map(({ readouts, alone, shared }) => ({ readouts, alone, shared }))).toEqual([
      { readouts: ['league', 'norland'], alone: [1, 2], shared: 1 },
    ]);
    expect([posts.length, new Set(asked).size === asked.length, asked.length > 0]).toEqual([1, true, true]);
    const alerts = (await world.alerts()).filter(({ kind }) => kind === 'meeting');
    expect(alerts.map(({ meeting }) => meeting?.id)).toEqual(rows.map(({ id }) => id));
  });
});

describe('an article that is erased', () => {
  test('leaves nothing of itself in its meeting, and takes the alert of it along', async () => {
    const opened = await openMeetingWorld();
    await playMeeting(opened);
    const { world } = opened;
    const { corpus } = world.dependencies;
    const second = (await world.alerts()).find(({ kind }) => kind === 'meeting')?.article;
    await eraseArticle(world, second);
    const rows = await corpus.listMeetings();
    expect(rows.map(({ readouts, alone, shared }) => ({ readouts, alone, shared }))).toEqual([
      { readouts: ['norland'], alone: [3], shared: 0 },
    ]);
    const kept = JSON.stringify([...(await corpus.getMeetings(rows)).values()]);
    expect([kept.includes(second?.id ?? ''), kept.includes('frozen')]).toEqual([false, false]);
    expect((await world.alerts()).map(({ kind }) => kind)).not.toContain('meeting');
  });
});
