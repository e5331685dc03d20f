import { describe, expect, test } from 'vitest';
import { namesOfParties } from '../../../src/core/ledger/frame/party-names.ts';
import type { Meeting } from '../../../src/core/model/index.ts';
import { rowGroups } from '../../../src/serve/meetings/readout-rows.ts';
import { largest, point, saying, urumqi } from '../meetings-seed.ts';

const names = namesOfParties({ parties: [], speakers: [] });
const [chinese, , afghan] = urumqi.accounts;
if (chinese === undefined || afghan === undefined) throw new Error('the seed has two readouts');

const groupsOf = (meeting: Meeting) => rowGroups(meeting, names);

/** The words of both wordings of one point, those in brackets that one alone has. */
function marked(one: string, other: string): string[] {
  const points = [point('1', 'china', [saying(chinese!, 'china', one), saying(afghan!, 'china', other)])];
  const [group] = groupsOf({ ...urumqi, points });
  return [...(group?.rows[0]?.wordings.values() ?? [])].map(([{ parts }]) =>
    parts.map(({ op, text }) => (op === 'equal' ? text : `[${text}]`)).join(''),
  );
}

test('rows stand by topic, those that may be one together, and what is alone with its words last, by who says it', () => {
  expect(
    groupsOf(urumqi).map(({ title, sides, rows }) => [
      title ?? sides,
      rows.map(({ points }) => points.map(({ text }) => text.slice(0, 24)).join(' = ')),
    ]),
  ).toEqual([
    ['Road', ['China will pay for the n', 'Beijing takes on a part ', 'the Afghan side will gua']],
    [['china', 'taliban'], ['The two sides agreed to  = The two sides agreed to ']],
    [['china'], ['the pass will be open to']],
    [['taliban'], ['visas for traders should']],
  ]);
});

describe('words that one of two wordings has alone are marked', () => {
  test('where the wordings are close', () => {
    expect(marked('the pass opens in May', 'the pass opens late in June')).toEqual([
      'the pass opens [in May]',
      'the pass opens [late in June]',
    ]);
  });

  test('and not where most words would be', () => {
    const far = ['the pass opens in May', 'lorries may cross the mountain before summer'] as const;
    expect(marked(...far)).toEqual(far);
  });

  test('and not where both are one', () => {
    expect(marked('the pass opens', 'the pass opens')).toEqual(['the pass opens', 'the pass opens']);
  });
});

test('a row says that its wordings are one only where every word is', () => {
  const of = (other: string) =>
    groupsOf({
      ...urumqi,
      points: [
        point('1', 'china', [saying(chinese, 'china', 'the pass opens'), saying(afghan, 'china', other)]),
      ],
    })[0]?.rows[0]?.isSame;
  expect([of('the pass opens'), of('the pass reopens')]).toEqual([true, false]);
});

test('each point of the largest meeting has one row', () => {
  const rows = groupsOf(largest).flatMap((group) => group.rows);
  expect(rows.flatMap(({ points }) => points.map(({ id }) => id)).toSorted()).toEqual(
    largest.points.map(({ id }) => id).toSorted(),
  );
});
