import { describe, expect, test } from 'vitest';
import type { SourceName } from '../../../../src/core/model/index.ts';
import { resolveInIsles } from './marked-article.ts';

const official: SourceName = { id: 'norland-cabinet', name: 'Norland cabinet office', type: 'official' };

function issuers(text: string, source?: SourceName): (string | null)[] {
  return resolveInIsles(text, '2024-05-01T00:00:00.000Z', source).map(({ issuer }) =>
    issuer === null ? null : `${issuer.party} ${issuer.form}`,
  );
}

const rows: [string, string, (string | null)[]][] = [
  [
    "a readout whose words are another side's",
    '{The Norlandic readout} <said> [Quarrow said it rains].',
    ['norland readout'],
  ],
  [
    'a regular press conference',
    '{Karl Berg} <said> at the weekly press conference [so].',
    ['norland briefing'],
  ],
  [
    'another press conference, which outlets report',
    '{Karl Berg} <said> at a press conference [so].',
    [null],
  ],
  ['a tweet', '{Quarrow} <tweeted> [so].', ['league post']],
  [
    'words to reporters after a text',
    '{Quarrow} <said> in a statement [so].| {He} <told> reporters [more].',
    ['league statement', null],
  ],
  [
    'a ministry whose spokesman has a text',
    '{The Norlandic foreign ministry} <said> [so].| {Karl Berg} <said> [more] in a statement.',
    ['norland statement', 'norland statement'],
  ],
  [
    'a briefing that is named only behind the second sentence',
    '{Karl Berg} <said> [so].| ["More,"] {he} <added> at his regular press briefing.',
    ['norland briefing', 'norland briefing'],
  ],
  [
    'a post behind other words',
    '{Karl Berg} <said> [so].| {He} <wrote> on X [that it rains].',
    [null, 'norland post'],
  ],
  ['an outlet called a post, whose own it is', '{Quarrow} <told> the Harbour Post [it rains].', [null]],
  ['a notice', '{The Norlandic embassy} <said> in a notice [so].', ['norland statement']],
  [
    'a statement that speaks',
    '["So,"] {a statement by the Norlandic foreign ministry} <read>.',
    ['norland statement'],
  ],
  ['a statement', '{Anna Berg} <said> in a statement [that it rains].', ['norland statement']],
  [
    'a joint statement of others',
    '{Anna Berg} <said> in a statement issued by the Ostavian foreign ministry [that it rains].',
    ['league statement'],
  ],
  ['a post', '["It rains,"] {Quarrow} <wrote> in a post on X.', ['league post']],
  ['a platform', '{Quarrow} <wrote> on Telegram [that it rains].', ['league post']],
  ['a briefing', '{Karl Berg} <told> a regular press briefing [that it rains].', ['norland briefing']],
  [
    "an interview, which is the outlet's",
    '{Quarrow} <said> in an interview with the Gazette [that it rains].',
    [null],
  ],
  [
    'the readout of the other side',
    '{Quarrow} <said> [it rains], according to a Norlandic readout.',
    ['norland readout'],
  ],
  ['a readout that speaks', '{The Norlandic readout} <said> [it rains].', ['norland readout']],
  [
    'the same text going on',
    '{Quarrow} <said> in a statement [it rains].| {He} <added> [it pours].',
    ['league statement', 'league statement'],
  ],
  [
    'another speaker after it',
    '{Quarrow} <said> in a statement [it rains].| {Anna Berg} <said> [it pours].',
    ['league statement', null],
  ],
  [
    'a statement that the sentence before announces',
    'The Norlandic foreign ministry issued a long statement on Monday. {It} <said> [it rains].',
    ['norland statement'],
  ],
  [
    "another side's statement in the sentence before",
    'The Norlandic foreign ministry issued a statement. {Quarrow} <said> [it rains].',
    [null],
  ],
  [
    'a statement in the sentence before, and words to reporters',
    'The League issued a statement. {Quarrow} <told> reporters [it rains].',
    [null],
  ],
  ["somebody's account", '{Quarrow} <wrote> on his X account [that it rains].', ['league post']],
  ["a side's website", '{The Norlandic embassy} <said> on its website [it rains].', ['norland statement']],
  ["an outlet's website", '{Quarrow} <told> the Gazette website [it rains].', [null]],
  ['a written reply', '{Quarrow} <said> in a written reply [it rains].', ['league letter']],
  ['no text at all', '{Quarrow} <said> [it rains].', [null]],
  ['a statement that is only spoken of', '{Quarrow} <said> [the statement by Norland was wrong].', [null]],
  ['a statement of nobody', '{Valdorian officials} <said> in a statement [that it rains].', [null]],
  ['a platform that is a quantity', '{Quarrow} <said> [it rains on x days].', [null]],
];

describe('the issuer of the text that a statement stands in', () => {
  test.each(rows)('is read from %s', (_, text, expected) => {
    expect(issuers(`H\n\n${text}`)).toEqual(expected);
  });
  test('is the side whose own text the article is, whoever it quotes', () => {
    const text = 'Anna Berg meets Quarrow\n\n{Quarrow} <said> [it rains].|\n\n{Berg} <said> [it pours].';
    expect(issuers(text, official)).toEqual(['norland readout', 'norland readout']);
  });
  test("is a briefing where the side's own article is one", () => {
    const text = 'Regular press conference of Karl Berg\n\n{Karl Berg} <said> [it rains].';
    expect(issuers(text, official)).toEqual(['norland briefing']);
  });
});

describe('the side whose text an outlet publishes', () => {
  test.each([
    ['Norlandic Foreign Ministry', 'norland statement'],
    ['Norlandic Embassy in Rivera', 'norland statement'],
    ['Foreign Ministry of Rivera', 'rivera statement'],
    ['Indian Embassy in Karsund', null],
    ['Norland Daily', null],
    ['Karsund Institute', null],
  ])("is read from its name, if that is an institution's: %s", (name, expected) => {
    const source: SourceName = { id: '~outlet', name, type: 'press' };
    expect(issuers('{Anna Berg} <said> [it rains].', source)).toEqual([expected]);
  });
});
