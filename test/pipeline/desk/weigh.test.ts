import { describe, expect, test } from 'vitest';
import type { DeskMessage } from '../../../src/core/model/index.ts';
import { newDeskMemory } from '../../../src/pipeline/desk/batch.ts';
import { desk } from '../../../src/pipeline/desk/desk.ts';
import { deskReaders, type DeskReaders } from '../../../src/pipeline/desk/readers.ts';
import { articlePage, watchlistOf } from '../../fakes/outlet.ts';
import { serveOutlet, storyOn } from '../../fakes/serve.ts';
import { makeWorld } from '../../fakes/world.ts';

const start = Date.parse('2026-03-02T09:00:00Z');
const site = 'https://courier.example';
const story = storyOn('a mine', {
  paragraphs: [
    'The envoy of Japan met the governor in Faizabad on Monday.',
    '“The road to the mine will open in May,” the foreign ministry of Japan said in a statement.',
  ],
});

const watched = {
  ...watchlistOf([{ id: 'courier', name: 'Courier', url: `${site}/feed.xml` }]),
  parties: [{ id: 'japan', name: 'Japan', names: { en: ['Japan', 'Japanese', 'Tokyo'] } }],
};

/** Runs the world up to what the desk is sent, and hands that to a desk with these readers. */
async function begin(readers: Partial<DeskReaders>) {
  const world = makeWorld(watched, start);
  const courier = serveOutlet(world, site, [
    storyOn('the old road', { publishedAt: '2026-03-01T08:00:00Z' }),
  ]);
  const logged: string[] = [];
  const memory = newDeskMemory();
  const waiting: DeskMessage[] = [];
  Object.assign(world.dependencies, {
    log: (entry: { event: string; stage?: string }) => {
      if (entry.event.endsWith('failed'))
        logged.push(`${entry.event} ${entry.stage ?? JSON.stringify(entry)}`);
    },
  });
  Object.assign(world.dependencies.queues, {
    desk: (messages: readonly DeskMessage[]) => {
      waiting.push(...messages);
      return Promise.resolve();
    },
  });
  const work = async () => {
    world.now += 2_000;
    const messages = waiting.splice(0);
    const outcomes = await desk(world.dependencies, messages, memory, { ...deskReaders, ...readers });
    expect(outcomes).toEqual(messages.map(() => 'done'));
  };
  await world.tick();
  await work();
  courier.publish(story);
  await world.run(15);
  await work();
  const edit = async (paragraphs: readonly string[]) => {
    courier.answer('/a-mine', () => ({ text: articlePage({ ...story, paragraphs: [...paragraphs] }) }));
    await world.run(15);
    await work();
  };
  const count = async () => (await world.dependencies.corpus.getFaultDay())?.count ?? 0;
  const told = async () => (await world.alerts()).map(({ kind, why }) => `${kind} ${why[0]?.rule ?? ''}`);
  return { world, edit, logged, count, told };
}

const boom = (): never => {
  throw new TypeError('expand(...).map is not a function');
};

describe('a first sight of which the reading fails', () => {
  test.each<[keyof DeskReaders, string]>([
    ['sketch', 'copies'],
    ['rowsSharingText', 'copies'],
    ['measureNovelty', 'copies'],
    ['statementsIn', 'statements'],
    ['readPositions', 'statements'],
    ['judgeStatements', 'verdicts on statements'],
    ['selectStatements', 'statements to tell'],
    ['addStatements', 'wording of statements'],
  ])('is told as new, where %s throws, with the fault counted and logged', async (reader, stage) => {
    const { told, count, logged } = await begin({ [reader]: boom });
    expect(await told()).toEqual(['new new-article']);
    expect(logged).toContain(`weigh-failed ${stage}`);
    expect(await count()).toBeGreaterThan(0);
  });

  test('is told with all of it where nothing fails', async () => {
    const { told, count, logged } = await begin({});
    expect({ told: await told(), count: await count(), logged }).toEqual({
      told: ['new new-article'],
      count: 0,
      logged: [],
    });
  });
});

describe('an edit of which the reading fails', () => {
  const edited = [...story.paragraphs.slice(0, 1), 'Five engineers of the constructor died on the road.'];

  test('is told as a changed text with the paragraphs as they were and are, where comparing throws', async () => {
    const { world, edit, told, logged } = await begin({ compare: boom });
    await edit(edited);
    expect(await told()).toEqual(['new new-article', 'edit text-changed']);
    const [, alert] = await world.alerts();
    expect(alert?.change?.blocks).toEqual([
      [{ op: 'delete', text: story.paragraphs[1], moved: null }],
      [{ op: 'insert', text: edited[1], moved: null }],
    ]);
    expect(logged).toEqual(['weigh-failed comparison']);
  });

  test.each<[keyof DeskReaders, string]>([
    ['siteTextOf', 'site text'],
    ['editSignature', 'edit of other articles'],
    ['statementsIn', 'statements'],
    ['addStatements', 'wording of statements'],
  ])('is told by its words, where %s throws', async (reader, stage) => {
    const { edit, told, logged } = await begin({ [reader]: boom });
    await edit(edited);
    const [first, last] = await told();
    expect(last).toMatch(/^edit (?!text-changed)/u);
    expect(first).toEqual('new new-article');
    expect(logged).toContain(`weigh-failed ${stage}`);
  });
});
