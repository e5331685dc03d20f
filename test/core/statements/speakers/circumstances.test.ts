import { describe, expect, test } from 'vitest';
import {
  compileSpeakerDirectory,
  resolveSpeakers,
} from '../../../../src/core/statements/speakers/resolve-speakers.ts';
import { islesWatchlist } from './isles.ts';
import { marked } from './marked.ts';

const directory = compileSpeakerDirectory(islesWatchlist);

function said(text: string) {
  const { article, attributions } = marked(text);
  return resolveSpeakers(article, attributions, directory);
}

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

const wordings: [string, string, string][] = [
  ['double marks', '{Berg} <said> ["it rains"].', 'verbatim'],
  ['curly marks', '{Berg} <said> [“it rains”].', 'verbatim'],
  ['single curly marks', '{Berg} <said> [‘it rains’].', 'verbatim'],
  ['single straight marks', "{Berg} <said> ['it rains again'].", 'verbatim'],
  ['marks outside of the span', '{Berg} <said> "[it rains]".', 'verbatim'],
  ['a part in marks', '{Berg} <said> [that the "dry season" was over].', 'verbatim'],
  ['no marks', '{Berg} <said> [that it rains].', 'paraphrase'],
  ['an apostrophe', "{Berg} <said> [the ministers' talks weren't over, and Li's were].", 'paraphrase'],
  ['a language', '{Berg} <said> in Swedish: ["it rains"].', 'translated'],
  ['an interpreter', '["It rains,"] {Berg} <said> through an interpreter.', 'translated'],
  ['a language of waters', '{Berg} <said> in Swedish waters: ["it rains"].', 'verbatim'],
  ['a translation of a paraphrase', '{Berg} <said> in Swedish [that it rains].', 'paraphrase'],
];

const carriers: [string, string, string[][]][] = [
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

describe('to', () => {
  test.each(addressees)('is %s', (_, text, expected) => {
    expect(said(`H\n\n${text}`).map(({ to }) => to)).toEqual([expected]);
  });
});

describe('wording', () => {
  test.each(wordings)('goes by %s', (_, text, expected) => {
    expect(said(`H\n\nAnna Berg spoke.\n\n${text}`).map(({ wording }) => wording)).toEqual([expected]);
  });
});

describe('via', () => {
  test.each(carriers)('is %s', (_, text, expected) => {
    expect(said(`H\n\n${text}`).map(({ speaker, via }) => [speaker.id, via ?? ''])).toEqual(expected);
  });
});
