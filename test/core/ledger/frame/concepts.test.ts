import { describe, expect, it } from 'vitest';
import { compareFrames } from '../../../../src/core/ledger/frame/compare-frames.ts';
import vocabulary from '../../../../src/core/ledger/frame/concepts.json' with { type: 'json' };
import { namesOfParties } from '../../../../src/core/ledger/frame/party-names.ts';
import { frameOf } from '../../../../src/core/ledger/frame/frame.ts';

const names = namesOfParties({ parties: [], speakers: [] });
const likeness = (now: string, then: string) =>
  compareFrames(frameOf(now, names), frameOf(then, names), { weight: () => 1, own: '' });

describe('what is done, wanted, refused and felt', () => {
  it.each([
    ['We will not brook any meddling', 'We will not tolerate interference'],
    ['The company spared no effort to find the crew', 'The company did its utmost to find the crew'],
    ['They must keep their word', 'They must keep their promises'],
    ['The army will hit back', 'The army will retaliate'],
    ['We demand that all captives be set free', 'We demand that all captives be released'],
    ['Talks will get under way in the near future', 'Talks will begin soon'],
    ['The bank will foot the bill', 'The bank will bear the costs'],
    ['The two sides buried the hatchet', 'The two sides made peace'],
    ['The suspects were rounded up', 'The suspects were arrested'],
    ['We call for the bridge to be opened forthwith', 'We call for the bridge to be opened without delay'],
    ['The governor stepped down', 'The governor resigned'],
    ['The fleet will hit back', 'The fleet will respond in kind'],
    ['We shall stand shoulder to shoulder with the islanders', 'We shall support the islanders'],
    ['The union will keep a close eye on the vote', 'The union will closely monitor the vote'],
  ])('reads "%s" as "%s"', (now, then) => {
    expect(likeness(now, then)).toMatchObject({ covered: 1, kept: 1, differences: new Set() });
  });

  it.each([
    ['We condemn the verdict', 'We regret the verdict'],
    ['They will import gas', 'They will export gas'],
    ['The port will be built', 'The port will be rented'],
    ['The minister was invited', 'The minister was expelled'],
    ['The strait will be patrolled', 'The strait will be mined'],
    ['We thank the envoy', 'We warn the envoy'],
    ['They lent the money', 'They wrote off the money'],
    ['The patient was cured', 'The patient was convicted'],
  ])('tells "%s" from "%s"', (now, then) => {
    expect(likeness(now, then).covered).toBeLessThan(1);
  });

  it.each([
    ['The club will attend the congress', 'The club will boycott the congress'],
    ['The judges convicted the broker', 'The judges acquitted the broker'],
  ])('reads "%s" as the negation of "%s"', (now, then) => {
    expect(likeness(now, then)).toMatchObject({ covered: 1, differences: new Set(['negation']) });
  });

  it('has no row of one form and no form twice in a row', () => {
    const rows = vocabulary.tables.flatMap((table) => table.rows.map((row) => row.split(' ')));
    expect(rows.filter((forms) => forms.length < 2 || new Set(forms).size < forms.length)).toEqual([]);
  });
});

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
