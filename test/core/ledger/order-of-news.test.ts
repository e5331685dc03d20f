import { expect, test } from 'vitest';
import { inOrderOfNews } from '../../../src/core/ledger/order-of-news.ts';
import type { CarriedStatement, Statement } from '../../../src/core/model/index.ts';

type Given = Partial<Pick<Statement, 'wording' | 'verdict' | 'party' | 'unsure'>> & {
  readonly id?: string;
  readonly name?: string;
  readonly role?: string | null;
  readonly at?: number;
  readonly tells?: boolean;
};

function judged({
  id = 'ana-ruiz',
  name = 'Ana Ruiz',
  role = null,
  at = 0,
  tells = true,
  ...more
}: Given): CarriedStatement {
  const said = {
    speaker: { id, name, role },
    party: 'port',
    to: null,
    text: name,
    cue: 'said',
    wording: 'verbatim' as const,
    issuer: null,
    saidOn: null,
    verdict: 'new' as const,
    ...more,
  };
  return {
    statement: {
      ...said,
      searched: { statements: 1, since: '' },
      newWords: [],
      droppedWords: [],
      precedents: [],
    },
    marks: false,
    tells,
    claim: null,
    span: [at, at + 1],
    reason: { rule: 'new-statement', text: '' },
  };
}

const firstOf = (...given: Given[]) => inOrderOfNews(given.map(judged))[0]?.statement.speaker.name;

test.each<[string, Given, Given]>([
  ['what is told before what is not', { name: 'A', wording: 'paraphrase' }, { name: 'B', tells: false }],
  [
    'what is surely read before what is not',
    { name: 'A', wording: 'paraphrase' },
    { name: 'B', unsure: true },
  ],
  [
    'what is new before a new name for what was said',
    { name: 'A', wording: 'paraphrase' },
    { name: 'B', verdict: 'repeat' },
  ],
  [
    'verbatim words before a paraphrase',
    { name: 'A' },
    { name: 'B', wording: 'paraphrase', role: 'President of Kordava' },
  ],
  [
    'a translation before a paraphrase',
    { name: 'A', wording: 'translated' },
    { name: 'B', wording: 'paraphrase' },
  ],
  ['a listed person before the side', { name: 'A' }, { id: '~port', name: 'Port' }],
  [
    'an unlisted person before a ministry',
    { id: '~a', name: 'A' },
    { id: '~port-ministry', name: 'Port ministry', role: null },
  ],
  [
    'a named person before an unnamed minister',
    { name: 'A', role: 'Port spokesman' },
    { id: '~port-minister', name: 'Port minister', role: 'Port minister' },
  ],
  [
    'a president before a premier',
    { name: 'A', role: 'President of Kordava' },
    { name: 'B', role: 'Kordavan prime minister' },
  ],
  [
    'a premier before a minister',
    { name: 'A', role: 'Acting prime minister' },
    { name: 'B', role: 'Minister of Transport' },
  ],
  [
    'a minister before a deputy',
    { name: 'A', role: 'Transport minister' },
    { name: 'B', role: 'Deputy minister of transport' },
  ],
  [
    'a deputy premier before an envoy',
    { name: 'A', role: 'Deputy prime minister for ports' },
    { name: 'B', role: 'Envoy to Kordava' },
  ],
  [
    'a minister before a spokesperson of the president',
    { name: 'A', role: 'Fisheries minister' },
    { name: 'B', role: 'Spokeswoman of the president' },
  ],
  [
    'an envoy before a spokesperson',
    { name: 'A', role: 'Special envoy' },
    { name: 'B', role: 'Foreign ministry spokesperson' },
  ],
  ['a spokesperson before nobody in office', { name: 'A', role: 'Port spokesman' }, { name: 'B' }],
  ['the earlier of two alike', { name: 'A', at: 5 }, { name: 'B', at: 9 }],
])('puts %s, wherever they stand', (_, first, second) => {
  expect(firstOf({ at: 2, ...second }, { at: 7, ...first })).toBe('A');
  expect(firstOf({ at: 7, ...first }, { at: 8, ...second })).toBe('A');
});

test('an office in what a director directs is not his', () => {
  expect(
    firstOf(
      { name: 'B', role: 'Director of the office of the president', at: 1 },
      { name: 'A', role: 'Port minister', at: 2 },
    ),
  ).toBe('A');
});
