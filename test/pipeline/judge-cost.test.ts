import { expect, test } from 'vitest';
import { openJudgedWorld } from '../fakes/judged-world.ts';
import { storyOn } from '../fakes/serve.ts';

/** The rules are sure of the first two, and leave the others unsure. */
const SAID = [
  'Norland has closed the crossing at Brod',
  'Snow fell on the capital for nine days',
  'Norland supports a fair settlement with Vestia',
  'Norland will keep its schools open',
];
const STORY = storyOn('talks', {
  headline: 'Norland speaks after the talks',
  publishedAt: '2026-03-02T09:10:00Z',
  paragraphs: [
    ...SAID.map((text) => `"${text}," Foreign Minister Ada Holm told reporters on Monday.`),
    'The talks in Aldby lasted for three days and were held in the old customs house by the harbour.',
  ],
});

/** What half an hour costs in which two ticks are fired, and one article may appear: KV operations, and messages by queue. */
async function halfAnHour(withJudge: boolean, isPublished: boolean) {
  const judged = await openJudgedWorld({ withJudge, receivers: [] });
  const { store, dependencies } = judged.world;
  const messages: Record<string, number> = {};
  for (const [queue, send] of Object.entries(dependencies.queues)) {
    Object.assign(dependencies.queues, {
      [queue]: (sent: readonly never[], delay?: number) => {
        messages[queue] = (messages[queue] ?? 0) + sent.length;
        return send(sent, delay);
      },
    });
  }
  if (isPublished) judged.courier.publish(STORY);
  const before = { ...store.operations };
  const from = store.puts.length;
  await judged.live(30);
  const { get, list, put } = store.operations;
  return {
    asked: judged.asked.length,
    reads: get - before.get,
    lists: list - before.list,
    writes: put - before.put,
    put: store.puts.slice(from).map((key) => key.split('/')[0] ?? ''),
    messages,
  };
}

/** What the article alone costs. */
async function costOf(withJudge: boolean) {
  const [quiet, busy] = [await halfAnHour(withJudge, false), await halfAnHour(withJudge, true)];
  const sum = (counts: Record<string, number>) => Object.values(counts).reduce((all, one) => all + one, 0);
  return {
    asked: busy.asked,
    reads: busy.reads - quiet.reads,
    lists: busy.lists - quiet.lists,
    writes: busy.writes - quiet.writes,
    written: busy.put
      .filter((kind) => kind !== 'heartbeat')
      .toSorted()
      .join(' '),
    // A message is written, read and deleted.
    queueOperations: 3 * (sum(busy.messages) - sum(quiet.messages)),
  };
}

test('an article with four statements, two of them unsure, costs so much with and without a judge', async () => {
  expect(await costOf(false)).toEqual({
    asked: 0,
    reads: 8,
    lists: 2,
    writes: 8,
    written: 'alert article host log recent snapshot statement version',
    queueOperations: 6,
  });
  expect(await costOf(true)).toEqual({
    asked: 2,
    reads: 12,
    lists: 3,
    writes: 13,
    written:
      'alert alert article host judge judge-day log recent recent snapshot statement statement version',
    queueOperations: 12,
  });
});
