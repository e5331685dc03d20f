import { describe, expect, test } from 'vitest';
import { resolveInIsles } from './marked-article.ts';

const relays: [string, string, string[][]][] = [
  [
    'an outlet that quotes somebody',
    '{The Orvane Wire} <quoted> [⟨{Anna Berg} as <saying> [it rains]⟩].|',
    [['anna-berg', 'The Orvane Wire']],
  ],
  [
    'a readout that the words are from',
    '{Quarrow} <said> [it rains], according to a Norlandic readout.|',
    [['tomas-quarrow', 'a Norlandic readout']],
  ],
  [
    'an outlet beside',
    '{Quarrow} <said> [it rains], as quoted by the Orvane Wire.|',
    [['tomas-quarrow', 'the Orvane Wire']],
  ],
  [
    'a readout that speaks',
    '{A Norlandic readout} <said> [it rains].|',
    [['~norland', 'A Norlandic readout']],
  ],
  [
    'somebody who tells what another one said',
    '{Anna Berg} <said> [⟨{Quarrow} <told> her [it rains]⟩].|',
    [
      ['anna-berg', ''],
      ['tomas-quarrow', 'Anna Berg'],
    ],
  ],
  [
    'a readout whose words begin with a speaker',
    '{A Norlandic readout} <said> [Quarrow said that it rains].|',
    [['tomas-quarrow', 'A Norlandic readout']],
  ],
  [
    'an outlet that quoted somebody as saying',
    '{The Orvane Wire} <quoted> [Anna Berg as saying it rains].|',
    [['anna-berg', 'The Orvane Wire']],
  ],
  ['nobody', '{Quarrow} <said> [it rains].|', [['tomas-quarrow', '']]],
];

describe('the relay that the article has a statement from', () => {
  test.each(relays)('is %s', (_, text, expected) => {
    expect(resolveInIsles(`H\n\n${text}`).map(({ speaker, via }) => [speaker.id, via ?? ''])).toEqual(
      expected,
    );
  });
});
