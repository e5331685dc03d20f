import { describe, expect, test } from 'vitest';
import { resolveInIsles } from './marked-article.ts';

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
  ['nobody: the press', '{Anna Berg} <told> reporters in Ostavia [that it rains].', null],
  ['nobody: an outlet', '{Anna Berg} <told> the Orvane Wire [that it rains].', null],
  ['nobody: after a meeting', 'After talks with Anna Berg, {Quarrow} <told> reporters [it rains].', null],
  ['nobody: his own side', '{Anna Berg} <told> Norlandic officials [that it rains].', null],
  ['nobody: no object', '{Anna Berg} <said> [the League may come].', null],
];

describe('the party that a statement is said to', () => {
  test.each(addressees)('is %s', (_, text, expected) => {
    expect(resolveInIsles(`H\n\n${text}`).map(({ to }) => to)).toEqual([expected]);
  });
});
