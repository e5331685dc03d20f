import { describe, expect, it } from 'vitest';
import { frameOf } from '../../../../../src/core/ledger/frame/frame.ts';
import { namesOfParties } from '../../../../../src/core/ledger/frame/names.ts';

const names = namesOfParties({ parties: [], speakers: [] });

/** The concepts of a phrase with their signs, in the order of the alphabet. */
const stated = (text: string): string[] =>
  [...frameOf(text, names).terms.values()]
    .map(({ concept, polarity }) => `${polarity} ${concept}`)
    .toSorted();

describe('words for things and qualities', () => {
  it.each([
    ['shops in a rural area', 'shops in a village'],
    ['a question for parliament', 'a question for the legislature'],
    ['a lasting arrangement', 'an enduring arrangement'],
    ['transboundary rivers', 'cross-border rivers'],
    ['landlocked', 'no outlet to the sea'],
    ['a joint statement', 'a communiqué'],
    ['an unstable region', 'a region without stability'],
  ])('state the same: %s, %s', (one, other) => {
    expect(stated(one)).toEqual(stated(other));
  });

  it.each([
    ['important talks', 'import talks'],
    ['responsible states', 'responding states'],
    ['a minority', 'a minor'],
    ['deforestation', 'reforestation'],
    ['food for students', 'food for soldiers'],
    ['an interim government', 'a local government'],
    ['solar energy', 'nuclear energy'],
  ])('state different things: %s, %s', (one, other) => {
    expect(stated(one)).not.toEqual(stated(other));
  });
});
