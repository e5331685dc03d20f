import { describe, expect, test } from 'vitest';
import { openNewsroom, storyAt } from '../fakes/newsroom.ts';
import { articlePage } from '../fakes/outlet.ts';
import { http, type World } from '../fakes/world.ts';

const mine = storyAt('mine', 'a copper mine');

/** Serves the story with one more line under its text; the line is asked for at every look. */
async function begin(line: () => string) {
  const { world, outlets } = await openNewsroom('courier');
  const courier = outlets[0]!;
  courier.publish(mine);
  const served = { paragraphs: mine.paragraphs, status: 200 };
  const page = () =>
    articlePage({ ...mine, paragraphs: served.paragraphs }).replace('</article>', `${line()}</article>`);
  courier.answer('/mine', () => (served.status === 200 ? { text: page() } : http(served.status)));
  await world.run(15);
  return { world, served };
}

const edits = async (world: World) =>
  (await world.alerts()).filter(({ kind }) => kind === 'edit').map(({ summary }) => summary);
const rules = async (world: World) => (await world.suppressed()).map(({ rule }) => rule).slice(1);

let count = 3;
const COUNTERS: readonly (readonly [string, () => string])[] = [
  ['Icelandic', () => `<p>${(count += 6)} hafa kveikt á kerti</p>`],
  ['Tamil', () => `<div><span>இதுவரை ${(count += 6)} பேர் படித்தனர்</span></div>`],
  ['Chinese', () => `<p>本页累计点亮${(count += 6)}盏灯</p>`],
  ['Basque, in a list', () => `<ul><li>${(count += 6)} kandela piztuta</li></ul>`],
  ['names', () => `<p>Nú á bryggjunni: ${['Anna', 'Jón', 'Pétur', 'Sól'][(count += 1) % 4]}</p>`],
];

describe.each(COUNTERS)('a line that changes at every look (%s)', (_name, line) => {
  test('is never told, is shown on the timeline once it is learned, and costs no write from then on', async () => {
    const { world } = await begin(line);
    await world.run(45);
    expect(await edits(world)).toEqual([]);
    expect(await rules(world)).toEqual(['learned-counter']);
    const writes = world.store.operations.put;
    await world.run(90);
    expect(world.store.operations.put - writes).toBe(6); // the heartbeats
    await world.run(22 * 60);
    expect(await edits(world)).toEqual([]);
    // It is learned anew every six hours.
    const named = (await rules(world)).filter((rule) => rule !== 'served-in-turn');
    expect(new Set(named)).toEqual(new Set(['learned-counter']));
    expect(named.length).toBeLessThanOrEqual(4);
  });
});

test('an edit beside a learned counter is told, and the counter is not in it', async () => {
  const { world, served } = await begin(COUNTERS[0]![1]);
  await world.run(60);
  const added = 'The provincial council in Faizabad asked for a copy of the contract before the vote.';
  served.paragraphs = [...mine.paragraphs, added];
  await world.run(30);
  expect(await edits(world)).toEqual([`"${mine.headline}": Added: ${added}`]);
});

test('an edit far down in one long paragraph is told beside a learned counter', async () => {
  const { world, served } = await begin(COUNTERS[0]![1]);
  const long = Array.from(
    { length: 60 },
    (_, at) => `The road to village ${at} is shut, and its elders have asked for help.`,
  );
  const end = 'The council sent 40 sacks of flour to the pass.';
  served.paragraphs = [...mine.paragraphs, [...long, end].join(' ')];
  await world.run(120);
  served.paragraphs = [...mine.paragraphs, [...long, end.replace('40', '14')].join(' ')];
  await world.run(30);
  expect((await edits(world)).at(-1)).toContain(
    'Was: The road to village 59 is shut, and its elders have asked for help. The council sent 40',
  );
});

test('a terse line that changes once is told at its second sight', async () => {
  let line = '<p>Opið til 12</p>';
  const { world } = await begin(() => line);
  line = '<p>Opið til 14</p>';
  await world.run(15);
  expect(await edits(world)).toEqual([]);
  await world.run(15);
  expect((await edits(world)).length).toBe(1);
});

test('a terse line that changes and is as it was at the next look is nothing', async () => {
  let line = '<p>Opið til 12</p>';
  const { world } = await begin(() => line);
  line = '<p>Opið til 14</p>';
  await world.run(15);
  line = '<p>Opið til 12</p>';
  await world.run(60);
  expect(await edits(world)).toEqual([]);
  expect(await rules(world)).toEqual([]);
});

const last =
  '<p>The road to the upper valley will stay closed until the engineers have seen the slope, said the district.</p>';

test('a page that is back with another number is told as back at once', async () => {
  let line = '<p>Opið til 12</p>';
  const { world, served } = await begin(() => line);
  served.status = 404;
  await world.run(30);
  served.status = 200;
  line = '<p>Opið til 14</p>';
  await world.run(15);
  expect(await rules(world)).toEqual(['page-is-back']);
  await world.run(15);
  expect((await edits(world)).length).toBe(1);
});

test('a terse line that takes turns is never told', async () => {
  let turn = 0;
  const { world } = await begin(() => `<p>Opið til ${(turn += 1) % 2 === 0 ? 12 : 14}</p>`);
  await world.run(180);
  expect(await edits(world)).toEqual([]);
});

describe.each([
  ['a sentence of its own', (n: number) => `<p>The governor said ${n} people died.</p>${last}`],
  [
    'a sentence in a paragraph',
    (n: number) => `<p>The slope gave way. ${n} people died. Roads are closed.</p>`,
  ],
  ['a heading', (n: number) => `<h2>${n} people died</h2><p>The slope gave way at dawn on Monday.</p>`],
  [
    'a list in the text',
    (n: number) => `<ul><li>${n} people died</li></ul><p>The slope gave way at dawn.</p>`,
  ],
])('a number in %s', (_name, line) => {
  test.each([15, 60, 5 * 60])(
    'is told each time, three times in a day, %i minutes apart',
    async (minutes) => {
      let dead = 12;
      const { world } = await begin(() => line(dead));
      for (const toll of [19, 31, 40]) {
        dead = toll;
        await world.run(minutes);
      }
      await world.run(120);
      expect(await edits(world)).toEqual([
        expect.stringContaining('19'),
        expect.stringContaining('31'),
        expect.stringContaining('40'),
      ]);
    },
  );
});

test('a number in the text is told after it rose at many looks', async () => {
  let dead = 12;
  const { world } = await begin(() => `<p>At least ${dead} people died. Roads are closed.</p>${last}`);
  for (let look = 0; look < 8; look += 1) {
    dead += 3;
    await world.run(15);
  }
  dead = 400;
  await world.run(120);
  expect((await edits(world)).at(-1)).toContain('400');
});

test.each([60, 5 * 60])(
  'a terse count that rose five times, %i minutes apart, is told when it rises again',
  async (minutes) => {
    let dead = 12;
    const { world } = await begin(() => `<p>Confirmed dead so far: ${dead}</p>`);
    for (let rise = 0; rise < 5; rise += 1) {
      dead += 7;
      await world.run(minutes);
    }
    dead = 400;
    await world.run(8 * 60);
    expect((await edits(world)).at(-1)).toContain('400');
  },
);

describe('a short sentence alone behind the text', () => {
  test('that counts at every look is told once, and learned', async () => {
    const { world } = await begin(() => `<p>Síðan hefur verið skoðuð ${(count += 6)} sinnum.</p>`);
    await world.run(12 * 60);
    expect((await edits(world)).length).toBe(1);
    expect(await rules(world)).toEqual(['learned-counter']);
  });

  test.each([30, 60, 5 * 60])(
    'is told each time that its number is put right, %i minutes apart',
    async (minutes) => {
      let dead = 12;
      const { world } = await begin(() => `<p>${dead} people died.</p>`);
      for (const toll of [19, 31, 40]) {
        dead = toll;
        await world.run(minutes);
      }
      await world.run(120);
      expect((await edits(world)).length).toBe(3);
    },
  );

  test('is told as it stands at last when its number is put right at three looks in a row', async () => {
    let dead = 12;
    const { world } = await begin(() => `<p>${dead} people died.</p>`);
    for (const toll of [19, 31, 40]) {
      dead = toll;
      await world.run(15);
    }
    await world.run(30);
    expect(await edits(world)).toEqual([expect.stringContaining('19'), expect.stringContaining('40')]);
  });
});

test('what is remembered of moving lines is bounded', async () => {
  const words = [
    'boats',
    'lamps',
    'carts',
    'tents',
    'mules',
    'drums',
    'wells',
    'kites',
    'stoves',
    'ropes',
    'flags',
  ];
  const { world } = await begin(() => words.map((word) => `<p>${(count += 1)} ${word} so far</p>`).join(''));
  await world.run(90);
  const [record] = await world.dependencies.corpus.getHosts(['courier.example']);
  const lines = Object.values(record!.articles).map(({ moving }) => moving?.lines.length ?? 0);
  expect(Math.max(...lines)).toBe(8);
});
