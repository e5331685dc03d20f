import { describe, expect, test } from 'vitest';
import { EXTRACTOR } from '../../src/core/extract/article.ts';
import { emptyDifference, type Version } from '../../src/core/model/index.ts';
import { openNewsroom, storyAt } from '../fakes/newsroom.ts';
import type { World } from '../fakes/world.ts';

const mine = storyAt('mine', 'a copper mine');
const added = 'The provincial council in Faizabad asked for a copy of the contract before the vote.';
const second = 'A geologist from Kunduz said that the survey had never reached the lower valley.';

const edits = async (world: World) =>
  (await world.alerts()).filter(({ kind }) => kind === 'edit').map(({ summary }) => summary);
const rules = async (world: World) => (await world.suppressed()).map(({ rule }) => rule).slice(1);

type Change = (version: Version) => Partial<Version>;

/** What an earlier extractor may have made of the page. */
const EARLIER: readonly (readonly [string, Change])[] = [
  ['the same text', () => ({})],
  ['a sentence less', ({ blocks }) => ({ blocks: blocks.slice(0, -1) })],
  ['half of the text', ({ blocks }) => ({ blocks: blocks.slice(0, Math.ceil(blocks.length / 2)) })],
  [
    'furniture with it',
    ({ blocks }) => ({
      blocks: [...blocks, { kind: 'list', text: 'More reports of the week, and 12 comments' }],
    }),
  ],
  [
    'five times as much',
    ({ blocks }) => ({
      blocks: [1, 2, 3, 4, 5].flatMap((n) =>
        blocks.map(({ kind, text }) => ({ kind, text: `${text} Comment ${n} on it.` })),
      ),
    }),
  ],
  [
    'words run together',
    ({ blocks }) => ({ blocks: blocks.map((b) => ({ ...b, text: b.text.replaceAll(' a ', ' a') })) }),
  ],
  ['the site’s name as the headline', () => ({ headline: 'Courier' })],
  [
    'another kind of blocks',
    ({ blocks }) => ({ blocks: blocks.map(({ text }) => ({ kind: 'list', text })) }),
  ],
  ['only a part', ({ blocks }) => ({ read: 'partial', blocks: blocks.slice(0, 1) })],
];

/** Plays a world whose stored version of an article was made by an earlier extractor, with its page or without. */
async function begin(change: Change, page: 'kept' | 'lost' | 'damaged' = 'kept') {
  const { world, outlets } = await openNewsroom('courier');
  const courier = outlets[0]!;
  courier.publish(mine);
  await world.run(15);
  const { corpus } = world.dependencies;
  const [record] = await corpus.getHosts(['courier.example']);
  const [id, article] = Object.entries(record!.articles).find(([, one]) => one.url.endsWith('/mine'))!;
  const version = (await corpus.getVersion(id, article.version!))!;
  const { leftOut: _leftOut, ...content } = { ...version, ...change(version) };
  const isSame =
    JSON.stringify(content.blocks) === JSON.stringify(version.blocks) &&
    content.headline === version.headline;
  const earlier = { ...content, hash: isSame ? version.hash : 'f'.repeat(32), extractor: '1' };
  await corpus.putVersion(id, earlier);
  if (page === 'lost') {
    for (const key of world.store.keys('snapshot/')) await world.store.delete(key);
  } else {
    const snapshot = await corpus.getSnapshot(id, version.hash);
    await corpus.putSnapshot(id, earlier.hash, new Uint8Array(snapshot!));
    const half = snapshot!.slice(0, snapshot!.byteLength / 2);
    if (page === 'damaged') await world.store.put(`snapshot/${id}/${earlier.hash}`, half);
  }
  const characters = earlier.blocks.reduce((sum, { text }) => sum + text.length, 0);
  record!.articles[id] = {
    ...article,
    version: earlier.hash,
    read: earlier.read,
    characters,
    extractor: '1',
  };
  await corpus.putHost(record!);
  const tracked = async () => (await corpus.getHosts(['courier.example']))[0]!.articles[id]!;
  return { world, courier, tracked };
}

describe.each(EARLIER)('an article of which an earlier extractor kept %s', (_name, change) => {
  test('is not told when this one reads it, and is read anew once', async () => {
    const { world, tracked } = await begin(change);
    await world.run(120);
    expect(await edits(world)).toEqual([]);
    expect((await rules(world)).every((rule) => rule === 'extractor-upgrade')).toBe(true);
    expect((await tracked()).extractor).toBe(EXTRACTOR);
  });

  test('is told by its edit alone, when the outlet edits it at the same time', async () => {
    const { world, courier } = await begin(change);
    courier.edit('mine', { paragraphs: [...mine.paragraphs, added] });
    await world.run(120);
    expect(await edits(world)).toEqual([`"${mine.headline}": Added: ${added}`]);
  });

  test.each(['lost', 'damaged'] as const)(
    'is not told where its page is %s, and its next edit is',
    async (page) => {
      const { world, courier, tracked } = await begin(change, page);
      await world.run(60);
      expect(await edits(world)).toEqual([]);
      expect((await tracked()).extractor).toBe(EXTRACTOR);
      courier.edit('mine', { paragraphs: [...mine.paragraphs, added] });
      await world.run(60);
      expect(await edits(world)).toEqual([`"${mine.headline}": Added: ${added}`]);
    },
  );
});

test('an edit held back before the upgrade brings nothing with it that only the extractor changed', async () => {
  const { world, courier, tracked } = await begin(({ blocks }) => ({ blocks: blocks.slice(0, -1) }));
  const { corpus } = world.dependencies;
  const { version } = await tracked();
  const [id] = (await corpus.listRecent()).map(({ article }) => article);
  const at = { version: version!, seenAt: '2026-03-02T09:14:00.000Z' };
  await corpus.putChange({
    article: id!,
    at: at.seenAt,
    from: at.version,
    to: at.version,
    told: false,
    alert: null,
    why: [{ rule: 'one-edit-an-hour', text: '' }],
    severity: 'minor',
    change: { ...emptyDifference, from: at, to: at },
  });
  courier.edit('mine', { paragraphs: [...mine.paragraphs, second] });
  await world.run(180);
  expect(await edits(world)).toEqual([`"${mine.headline}": Added: ${second}`]);
});
