import { describe, expect, it } from 'vitest';
import type { LedgerRow } from '../../../../src/core/model/index.ts';
import { namesOfParties } from '../../../../src/core/ledger/frame/party-names.ts';
import { judgeStatements } from '../../../../src/core/ledger/judge-article.ts';
import { questionsOf, statementKey } from '../../../../src/core/ledger/judge/question.ts';
import { openLedger } from '../../../../src/core/ledger/ledger.ts';
import { articleText } from '../../../../src/core/statements/article-text.ts';
import { readStatements } from '../../../../src/core/statements/read-statements.ts';
import { compileSpeakerDirectory } from '../../../../src/core/statements/speakers/resolve-speakers.ts';
import { parties, rowOf, speakers, unrelated } from '../ledger-rows.ts';

const names = namesOfParties({ parties, speakers });
const source = { id: 'courier', name: 'Courier', type: 'press' as const };
const DAY = '2024-03-01';
const KNOWN = rowOf('The toll for lorries is fair and will stay', '2023-11-05', {
  speaker: { id: 'ole-brandt', name: 'Ole Brandt', role: null },
});

/** Returns what a judge is asked about an article. @param paragraphs behind its headline */
function asked(paragraphs: readonly string[], rows: readonly LedgerRow[] = unrelated) {
  const blocks = paragraphs.map((text) => ({ kind: 'paragraph' as const, text }));
  const text = articleText(
    { headline: 'Toll to fall', blocks, publishedAt: `${DAY}T09:00:00Z` },
    source,
    'UTC',
  );
  const found = readStatements(text, compileSpeakerDirectory({ parties, speakers, sources: [] }));
  const ledger = openLedger([...rows, KNOWN], names);
  const article = { id: 'one', url: 'https://courier.example/one', source, day: DAY };
  const judged = judgeStatements(found, article, () => ledger, parties);
  return { judged, cases: questionsOf(judged, { text, side: (id) => `the side ${id}` }) };
}

const NEWS = [
  'ALDBY (Courier) - The foreign minister met hauliers on Friday. It was cold.',
  '"The toll for lorries will be abolished," Ada Holm said. Nobody asked about the ferry.',
];

describe('a question', () => {
  it('holds the clause, its sentence and their neighbours, who said it for whom, and what was said before', () => {
    const { cases } = asked(NEWS);
    expect(cases.map(({ question }) => ({ ...question, candidates: question.candidates.length }))).toEqual([
      {
        clause: 'The toll for lorries will be abolished',
        sentence: '"The toll for lorries will be abolished," Ada Holm said.',
        before: 'It was cold.',
        after: 'Nobody asked about the ferry.',
        headline: 'Toll to fall',
        speaker: { name: 'Ada Holm', role: 'foreign minister' },
        side: 'the side norland',
        addressee: null,
        day: DAY,
        wording: 'verbatim',
        issuer: null,
        candidates: 20,
      },
    ]);
    const [question] = cases.map((one) => one.question);
    expect(question?.candidates[0]).toEqual({
      n: 1,
      text: KNOWN.text,
      saidOn: '2023-11-05',
      speaker: 'Ole Brandt',
    });
  });

  it('is kept with what weighs its answer: utterances, the rules’ judgement, and the statement as they would tell it', () => {
    const { judged, cases } = asked(NEWS);
    expect(cases).toMatchObject([
      {
        key: statementKey({
          party: 'norland',
          speaker: { id: 'ada-holm', name: '', role: null },
          text: 'The toll for lorries will be abolished',
        }),
        utterances: cases[0]?.question.candidates.map(({ n }) =>
          n === 1 ? KNOWN.utterance : expect.any(String),
        ),
        unlike: [],
        rules: { verdict: 'partial', sure: false, marks: true },
        statement: judged[0]?.statement,
      },
    ]);
  });

  it('names the earlier statement that it cannot be the same as: nearly its words, with another number', () => {
    const rows = [
      ...unrelated,
      rowOf('Lorries pay a toll of 8 crowns at Brod', '2023-11-06'),
      rowOf('A ticket for the ferry costs 9 crowns', '2023-11-07'),
    ];
    const { cases } = asked(
      [NEWS[0] ?? '', '"Lorries pay a toll of 9 crowns at Brod," Ada Holm said.'],
      rows,
    );
    const turned = cases.map(({ unlike, question: { candidates } }) =>
      unlike.map((n) => candidates[n - 1]?.text),
    );
    expect(turned).toEqual([['Lorries pay a toll of 8 crowns at Brod']]);
  });

  it.each([
    ['nobody says for a side', '"The toll will be abolished," a driver said.'],
    ['the rules know for a repetition', '"The toll for lorries is fair and will stay," Ada Holm said.'],
    ['is a courtesy', '"We thank the hauliers for their friendship," Ada Holm said.'],
    ['was said weeks before', 'On 2 January, Ada Holm said that the toll for lorries would be abolished.'],
  ])('is not put about what %s', (_, paragraph) => {
    expect(asked([NEWS[0] ?? '', paragraph]).cases).toEqual([]);
  });

  it('is not put where the ledger is too short to claim anything', () => {
    expect(asked(NEWS, unrelated.slice(0, 10)).cases).toEqual([]);
  });
});

describe('the key of a statement', () => {
  const said = { party: 'norland', speaker: { id: 'ada-holm', name: 'Ada Holm', role: null }, text: 'x' };

  it('stays the same when the speaker’s name is written otherwise', () => {
    expect(statementKey({ ...said, speaker: { ...said.speaker, name: 'Holm' } })).toBe(statementKey(said));
  });

  it.each([
    ['party', { ...said, party: null }],
    ['speaker', { ...said, speaker: { ...said.speaker, id: 'ole-brandt' } }],
    ['text', { ...said, text: 'y' }],
  ])('is another one with another %s', (_, other) => {
    expect(statementKey(other)).not.toBe(statementKey(said));
  });
});
