import { describe, expect, test } from 'vitest';
import { readStatements } from '../../../../src/core/statements/read-statements.ts';
import { compileSpeakerDirectory } from '../../../../src/core/statements/speakers/resolve-speakers.ts';
import { islesWatchlist } from './isles-watchlist.ts';
import { markedArticle, resolveInIsles } from './marked-article.ts';

const directory = compileSpeakerDirectory(islesWatchlist);

const addressees: [string, string, string | null][] = [
  ['a side', '{Anna Berg} <told> the League [that it may come].', 'league'],
  ['an adjective', '{Anna Berg} <assured> the Ostavian side [that it may come].', 'league'],
  ['a counterpart', '{Anna Berg} <told> her Ostavian counterpart [that it may come].', 'league'],
  ['a person', '{Anna Berg} <told> Tomas Eldin Quarrow [that it may come].', 'league'],
  ['a person with a title', '{Anna Berg} <told> Ostavian Foreign Minister Quarrow [so].', 'league'],
  ['whom a request is made of', '{Ines Prado} <urged> [Norland to open the port].', 'norland'],
  ['whom a call is on', '{Ines Prado} <called on> [the League to open the port].', 'league'],
  ['after "said to"', '{Ines Prado} <said> to Norlandic officials [that it rains].', 'norland'],
  ['whom the speaker met', 'In a meeting with Anna Berg, {Quarrow} <said> [it rains].', 'norland'],
  [
    'the side that the speaker met before',
    'Quarrow met with Anna Berg in Karsund.\n\n{Quarrow} <said> [the pier was safe].',
    'norland',
  ],
  [
    'the side that the speaker received',
    'Anna Berg received Quarrow in Karsund.\n\n{Anna Berg} <said> [the pier was safe].',
    'league',
  ],
  [
    'the side at whose talks the own side spoke',
    'Anna Berg held talks with Quarrow.\n\n{The Norlandic side} <said> [the pier was safe].',
    'league',
  ],
  ['nobody: somebody else met', 'Quarrow met with Anna Berg.\n\n{Karl Berg} <said> [so].', null],
  ['nobody: three sides met', 'Quarrow met with Anna Berg and Ines Prado.\n\n{Quarrow} <said> [so].', null],
  [
    'nobody: told to the press after they met',
    'Quarrow met with Anna Berg.\n\n{Quarrow} <told> reporters [that it rains].',
    null,
  ],
  ['whoever tells of it', '{Quarrow} <said> [that ⟨{Anna Berg} <told> him [that it rains]⟩].|', 'league'],
  ['nobody: an infinitive', '{Anna Berg} <pledged> [to open the pier].', null],
  ['whom the speaker spoke to', 'Speaking to Anna Berg, {Quarrow} <said> [it rains].', 'norland'],
  [
    'an officer by his office alone',
    'Olof Lind, the Norlandic ambassador, came.\n\n{Quarrow} <told> the ambassador [that it rains].',
    'norland',
  ],
  ['nobody: the press', '{Anna Berg} <told> reporters in Ostavia [that it rains].', null],
  ['nobody: an outlet', '{Anna Berg} <told> the Orvane Wire [that it rains].', null],
  ['nobody: after a meeting', 'After talks with Anna Berg, {Quarrow} <told> reporters [it rains].', null],
  ['nobody: his own side', '{Anna Berg} <told> Norlandic officials [that it rains].', null],
  ['nobody: no object', '{Anna Berg} <said> [the League may come].', null],
];

describe('the party that a statement is said to', () => {
  test.each(addressees)('is %s', (_, text, expected) => {
    expect(
      resolveInIsles(`H\n\n${text}`)
        .map(({ to }) => to)
        .slice(-1),
    ).toEqual([expected]);
  });
});

describe('the party of which a clause asks something', () => {
  test.each([
    ['We have asked the League to open the pier.', 'league'],
    ['Norland calls upon the Harbour League to open the pier.', 'league'],
    ['The Ostavian side must open the pier.', 'league'],
    ['Norland has warned everyone.', null],
    ['Norland must open the pier.', null],
    ['Rivera had thanked the League for the pier.', null],
    ["The League's pier should be repaired.", null],
  ])('hears it: %s', (words, expected) => {
    const { article } = markedArticle(`H\n\nAnna Berg said: "${words}"`);
    expect(readStatements(article, directory).map(({ to }) => to)).toEqual([expected]);
  });

  test('hears it in its own sentence alone, and not where the cue has an object', () => {
    const text =
      'Anna Berg said: "The League must open the pier. It is a cold winter." Anna Berg told Rivera that the League must open it.';
    const found = readStatements(markedArticle(`H\n\n${text}`).article, directory);
    expect(found.map(({ to }) => to)).toEqual(['league', null, 'rivera']);
  });
});
