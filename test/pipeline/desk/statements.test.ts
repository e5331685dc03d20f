import { describe, expect, test } from 'vitest';
import { articleId } from '../../../src/core/model/url.ts';
import type { SightMessage, StoredStatement } from '../../../src/core/model/index.ts';
import { desk } from '../../../src/pipeline/desk/desk.ts';
import { parties, unrelated } from '../../core/ledger/ledger-rows.ts';
import { watchlistOf } from '../../fakes/outlet.ts';
import { type Outlet, serveOutlet, storyOn } from '../../fakes/serve.ts';
import { makeWorld, type World } from '../../fakes/world.ts';

const START = Date.parse('2026-03-02T09:00:00Z');

const speaker = (id: string, name: string) => ({
  id,
  name,
  roles: [{ title: 'foreign minister', party: 'norland' }],
});

/** Norland's ledger knows enough to claim something. */
const watched = {
  ...watchlistOf(['courier', 'herald'].map((id) => ({ id, url: `https://${id}.example/feed.xml` }))),
  subject: { all: [['norland*']] },
  parties: parties.map(({ id, name, names }) => ({ id, name, names })),
  speakers: [speaker('ada-holm', 'Ada Holm'), speaker('bo-lund', 'Bo Lund')],
  positions: [
    {
      id: 'crossing',
      question: 'Is the crossing at Brod open?',
      of: ['norland'],
      answers: [
        { id: 'open', label: 'Open', phrases: ['opened the crossing at Brod'] },
        { id: 'closed', label: 'Closed', phrases: ['closed the crossing at Brod'] },
      ],
    },
  ],
  history: unrelated.map(({ text, saidOn, url }) => ({
    speaker: 'Ada Holm',
    party: 'norland',
    text,
    saidOn,
    url,
    outlet: 'Courier',
  })),
};

const OLD = storyOn('the old road', {
  headline: 'Norland plans a road',
  publishedAt: '2026-03-01T08:00:00Z',
});
const WARSHIPS = 'Norland will send warships to the gulf';
const quoted = (text: string, name = 'Ada Holm') =>
  `"${text}," Foreign Minister ${name} told reporters on Monday.`;
const talks = (paragraphs: readonly string[], change: Partial<typeof OLD> = {}) =>
  storyOn('talks', { headline: 'Norland speaks after the talks', paragraphs, ...change });
const FILLER =
  'The talks in Aldby lasted for three days and were held in the old customs house by the harbour.';

type Played = { readonly world: World; readonly courier: Outlet; readonly herald: Outlet };

async function begin(watchlist: unknown = watched): Promise<Played> {
  const world = makeWorld(watchlist, START);
  const [courier, herald] = ['courier', 'herald'].map((id) =>
    serveOutlet(world, `https://${id}.example`, [OLD]),
  );
  if (courier === undefined || herald === undefined) throw new Error('two outlets are served');
  await world.tick();
  return { world, courier, herald };
}

const recordOf = ({ world }: Played, slug = 'talks', host = 'courier') =>
  world.dependencies.corpus.getStatements(articleId(`https://${host}.example/${slug}`));
const sayings = (statements: readonly StoredStatement[] | undefined) =>
  statements?.map(({ speaker: { id }, text, verdict }) => [id, text, verdict]);
const told = async ({ world }: Played) =>
  (await world.alerts()).map(({ kind, title }) => `${kind}: ${title.replace(/ \(.*/u, '')}`);

describe('an edited article', () => {
  test('keeps the verdict of what it goes on saying, and the speaker as it names him now', async () => {
    const played = await begin();
    played.courier.publish(talks([quoted(WARSHIPS), FILLER]));
    await played.world.run(15);
    expect(sayings((await recordOf(played))?.statements)).toEqual([['ada-holm', WARSHIPS, 'new']]);
    played.courier.edit('talks', { paragraphs: [FILLER, quoted(WARSHIPS, 'Bo Lund')] });
    await played.world.run(90);
    expect(sayings((await recordOf(played))?.statements)).toEqual([['bo-lund', WARSHIPS, 'new']]);
  });

  test('says where its statements stand now', async () => {
    const played = await begin();
    played.courier.publish(talks([quoted(WARSHIPS)]));
    await played.world.run(15);
    played.courier.edit('talks', {
      paragraphs: [FILLER, quoted(WARSHIPS), quoted('Norland is ready to pay')],
    });
    await played.world.run(90);
    const before = ['Norland speaks after the talks', FILLER, ''].join('\n\n').length + 1;
    expect((await recordOf(played))?.statements[0]?.span).toEqual([before, before + WARSHIPS.length]);
  });

  test('tells nothing when it only adds the day on which something was said', async () => {
    const played = await begin();
    played.courier.publish(talks([`"${WARSHIPS}," Foreign Minister Ada Holm said.`, FILLER]));
    await played.world.run(15);
    const before = (await told(played)).filter((title) => title.startsWith('statement'));
    played.courier.edit('talks', { paragraphs: [quoted(WARSHIPS).replace('Monday', 'February 20'), FILLER] });
    await played.world.run(90);
    expect((await told(played)).filter((title) => title.startsWith('statement'))).toEqual(before);
  });

  test.each(['statement/', 'recent/', 'alert/', 'log/', 'edit/', 'change/'])(
    'tells that a position moved, although a write of %s failed',
    async (prefix) => {
      const played = await begin();
      played.herald.publish(
        storyOn('snow', {
          headline: 'Norland has snow on the passes',
          paragraphs: [
            `"We have opened the crossing at Brod," Foreign Minister Ada Holm told reporters on Monday.`,
          ],
        }),
      );
      played.courier.publish(talks([FILLER, FILLER.replace('three', 'four')]));
      await played.world.run(15);
      played.courier.edit('talks', {
        paragraphs: [
          FILLER,
          `"We have closed the crossing at Brod," Foreign Minister Ada Holm told reporters on Monday.`,
        ],
      });
      const { store } = played.world;
      const { put } = store;
      let failures = 0;
      store.put = async (key, value, options) => {
        if (failures === 0 && key.startsWith(prefix)) {
          failures += 1;
          throw new Error('500 storage is away');
        }
        return put(key, value, options);
      };
      await played.world.run(90);
      const moves = (await played.world.alerts()).flatMap(({ positions }) => positions);
      expect([failures, moves.map(({ from, to }) => [from, to])]).toEqual([1, [['open', 'closed']]]);
    },
  );
});

describe('an article', () => {
  test('dated in the future says what it says now', async () => {
    const played = await begin();
    played.courier.publish(
      talks([quoted(WARSHIPS).replace(' on Monday', '')], { publishedAt: '2031-01-01T00:00:00Z' }),
    );
    await played.world.run(15);
    expect((await recordOf(played))?.statements.map(({ saidOn }) => saidOn)).toEqual(['2026-03-02']);
  });

  test('of a watchlist without parties and positions says nothing that is kept', async () => {
    const played = await begin({ ...watched, parties: [], speakers: [], positions: [], history: [] });
    played.courier.publish(talks([quoted(WARSHIPS)]));
    await played.world.run(15);
    expect(played.world.store.keys('statement/')).toEqual([]);
  });
});

test('a desk that heard an article before another one heard its edit goes by the edit', async () => {
  const played = await begin();
  const { world, courier, herald } = played;
  courier.publish(talks([quoted(WARSHIPS), FILLER]));
  await world.run(15);
  const sights: SightMessage[] = [];
  const { desk: send } = world.dependencies.queues;
  Object.assign(world.dependencies.queues, {
    desk: async (messages: readonly SightMessage[]) => void sights.push(...messages),
  });
  courier.edit('talks', { paragraphs: [quoted('Norland will sell its warships to Vestia'), FILLER] });
  await world.run(15);
  await desk(world.dependencies, sights.splice(0));
  Object.assign(world.dependencies.queues, { desk: send });
  herald.publish(
    storyOn('ships', {
      headline: 'Norland speaks of its ships',
      paragraphs: [
        `"We will sell our warships to Vestia," Foreign Minister Ada Holm told reporters on Monday.`,
      ],
    }),
  );
  await world.run(15);
  const [edited, retold] = await Promise.all([
    recordOf(played, 'talks'),
    recordOf(played, 'ships', 'herald'),
  ]);
  expect(retold?.statements.map(({ utterance }) => utterance)).toEqual([edited?.statements[0]?.utterance]);
});
