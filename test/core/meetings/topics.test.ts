import { describe, expect, test } from 'vitest';
import { namesOfParties } from '../../../src/core/ledger/frame/party-names.ts';
import { topicsOf } from '../../../src/core/meetings/topics.ts';
import { readWatchlist } from '../../../src/core/watchlist/parse.ts';
import { varlandWatchlist } from './varland-meetings.ts';

const read = readWatchlist(varlandWatchlist);
if (!read.ok) throw new Error('the watchlist does not read');
const names = namesOfParties(read.value);

const topics = (...texts: readonly (string | readonly string[])[]) =>
  topicsOf(texts, (one) => (typeof one === 'string' ? [one] : one), names).map(({ title, items }) => [
    title,
    items.map((item) => texts.indexOf(item)),
  ]);

describe('what was said is grouped', () => {
  test('by a noun that two wordings share and few others have, and what shares none comes last', () => {
    expect(
      topics(
        'The orchard tax will be halved next year.',
        'Nobody may fell trees near the lighthouse.',
        'He asked for the lighthouse to be lit again.',
        'Schools should teach both languages.',
      ),
    ).toEqual([
      ['Lighthouse', [1, 2]],
      [null, [0, 3]],
    ]);
  });

  test('under the words around it that all of them share, as the first writes them', () => {
    expect(
      topics(
        'It will pay for the Hollin Tarn aqueduct.',
        'Work on the Hollin Tarn aqueduct begins in spring.',
        'Bread is dear.',
      ),
    ).toEqual([
      ['Hollin Tarn aqueduct', [0, 1]],
      [null, [2]],
    ]);
  });

  test('by another form of a word', () => {
    expect(topics('The hydrology is known.', 'Three hydrologists met.', 'Bread is dear.')).toEqual([
      ['Hydrology', [0, 1]],
      [null, [2]],
    ]);
  });

  test('by any of the wordings of a point', () => {
    expect(
      topics(['It lends a barge.', 'It lends a ferry.'], 'The ferry is late.', 'Bread is dear.'),
    ).toEqual([
      ['Ferry', [0, 1]],
      [null, [2]],
    ]);
  });

  test('in the group with which each has the most in common, and the largest first', () => {
    expect(
      topics(
        'The cannery needs salt.',
        'The cannery opens with a new boiler.',
        'A boiler for the cannery was bought.',
        'The vineyard was sold.',
        'The vineyard and its well were sold.',
        'A vineyard was planted.',
      ),
    ).toEqual([
      ['Cannery', [0, 1, 2]],
      ['Vineyard', [3, 4, 5]],
    ]);
  });
});

describe('what says nothing of a topic makes none', () => {
  test.each([
    ['names of sides', 'Varland wants cheese.', 'Salt is sold by Varland.'],
    ['what is frequent in any text', 'In a year the gate opens.', 'Nobody slept for a year.'],
    ['those who meet', 'The minister likes plums.', 'Salt is scarce, the minister said.'],
    ['months', 'The gate opens in March.', 'In March nobody slept.'],
    ['verbs that are no nouns', 'They will build a gate.', 'Salt: who will build it?'],
    ['words of every language’s grammar', 'It stands against the wind.', 'He swims against all.'],
  ])('%s', (_, one, other) => {
    expect(topics(one, other, 'Bread is dear.', 'Wine is not.')).toEqual([[null, [0, 1, 2, 3]]]);
  });

  test('nor what most points name', () => {
    const plums = Array.from({ length: 9 }, (_, at) => `Plums ${'abcdefghi'[at]}x.`);
    expect(topics(...plums)).toEqual([[null, plums.map((_, at) => at)]]);
  });

  test('and no points make no group', () => {
    expect(topics()).toEqual([]);
  });
});

test('two hundred long points are grouped within a second', () => {
  const words = Array.from(
    { length: 400 },
    (_, at) => `plum${String.fromCodePoint(97 + (at % 26), 97 + ((at / 26) | 0))}o`,
  );
  const points = Array.from({ length: 200 }, (_, at) =>
    words.filter((_w, place) => (place * 7 + at) % 5 < 2).join(' '),
  );
  const start = performance.now();
  topics(...points);
  expect(performance.now() - start).toBeLessThan(1_000);
});
