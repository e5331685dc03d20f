import { describe, expect, it } from 'vitest';
import { compare } from '../../../src/core/compare/compare.ts';
import { context, version } from './versions.ts';

describe('compare', () => {
  it('calls a version the same as itself', () => {
    const one = version('Envoys meet in Kabul', ['The envoys met on 24 March. They agreed on trade.']);
    expect(compare(one, one, context())).toEqual({ verdict: 'same' });
  });

  it.each([
    ['curly quotation marks', 'He said "no" and it\'s final.', 'He said “no” and it’s final.'],
    ['no-break spaces', 'The 24 March talks ended.', 'The 24\u00A0March talks  ended.'],
    ['zero-width characters', 'The talks ended.', 'The\u200B talks\u00AD ended.\uFEFF'],
    ['Unicode composition', 'Le café a fermé.', 'Le cafe\u0301 a ferme\u0301.'],
  ])('sees no difference in %s', (_name, before, after) => {
    const verdict = compare(version('A headline', [before]), version('A headline', [after]), context());
    expect(verdict).toEqual({ verdict: 'same' });
  });

  it.each([
    ['guillemets', 'Il a dit « non » lundi.', 'Il a dit "non" lundi.', 'fr'],
    [
      'a dash for a dash',
      'The north–south road – a long one – is shut.',
      'The north-south road—a long one—is shut.',
      'en',
    ],
    ['an ellipsis', 'He waited … and left.', 'He waited... and left.', 'en'],
    ['a ligature', 'The oﬃce is shut.', 'The office is shut.', 'en'],
    ['a half-space', 'او می‌رود به خانه.', 'او می رود به خانه.', 'fa'],
    ['a space beside Han', '他说 12 人 死亡。', '他说12人死亡。', 'zh'],
    ['Bengali digits', 'Trade rose by 47 percent.', 'Trade rose by ৪৭ percent.', 'bn'],
    ['Devanagari digits', 'Trade rose by 47 percent.', 'Trade rose by ४७ percent.', 'hi'],
    ['Arabic digits', 'Trade rose by 47 percent.', 'Trade rose by ٤٧ percent.', 'ar'],
    ['full-width digits', 'Trade rose by 47 percent.', 'Trade rose by ４７ percent.', 'ja'],
  ])('never tells %s', (_name, before, after, language) => {
    const versions = [version('A headline', [before]), version('A headline', [after])] as const;
    expect(compare(...versions, context({ language })).verdict).not.toBe('changed');
    expect(compare(version(before, ['x']), version(after, ['x']), context({ language })).verdict).not.toBe(
      'changed',
    );
  });

  it.each([
    ['another digit of the same script', 'Trade rose by ४७ percent.', 'Trade rose by ४८ percent.'],
    ['quotation marks that go', 'He called it a "failure" on Monday.', 'He called it a failure on Monday.'],
    ['a minus that comes', 'It was 5 degrees at noon.', 'It was -5 degrees at noon.'],
  ])('tells %s', (_name, before, after) => {
    const verdict = compare(version('A headline', [before]), version('A headline', [after]), context());
    expect(verdict.verdict).toBe('changed');
  });

  it('shows the changed words in their sentence with one sentence of context', () => {
    const before = version('Talks', [
      'It rained. It was cold. The embassy opens on 24 March. Trade grows. He left.',
    ]);
    const after = version('Talks', [
      'It rained. It was cold. The embassy opens on 31 March. Trade grows. He left.',
    ]);
    expect(compare(before, after, context())).toMatchObject({
      verdict: 'changed',
      difference: {
        headline: null,
        blocks: [
          [
            { op: 'omitted', text: '…', moved: null },
            { op: 'equal', text: ' It was cold. The embassy opens on ', moved: null },
            { op: 'delete', text: '24', moved: null },
            { op: 'insert', text: '31', moved: null },
            { op: 'equal', text: ' March. Trade grows.', moved: null },
            { op: 'omitted', text: '…', moved: null },
          ],
        ],
      },
    });
  });
});

/** Questions and answers of one or two words, which stand elsewhere in the text too. */
const ASKED = ['Will the pier close?', 'Will it cost more?', 'Will you go there?'];
const interview = (...answers: readonly string[]) =>
  version(
    'Six questions',
    ASKED.flatMap((question, at) => [question, answers[at] ?? '']),
  );

it.each([
  ['Yes.', 'No.'],
  ['Not at all.', 'Of course.'],
  ['It will.', 'Not now.'],
])('tells an answer that became another one of the page: %s → %s', (one, other) => {
  expect(compare(interview(one, other, one), interview(other, other, one), context()).verdict).toBe(
    'changed',
  );
});

it('tells what changes in a list under its own heading, behind an inline link to another article', () => {
  const agreed = (item: string) =>
    version('Talks', [
      'They met.',
      'Read more: Port opens',
      { kind: 'heading', text: 'What was agreed' },
      { kind: 'list', text: item },
    ]);
  expect(
    compare(agreed('The port will not build piers'), agreed('The port will build piers'), context()),
  ).toMatchObject({ verdict: 'changed', severity: 'major' });
  const related = (item: string) =>
    version('Talks', ['They met.', 'Read more:', { kind: 'list', text: item }]);
  expect(compare(related('Port opens'), related('Port closes'), context()).verdict).toBe('suppressed');
});

describe('what stands in most articles of a source', () => {
  const background = 'No town has formally recognised the harbour board.';
  const siteText = new Set(['no town has formally recognised the harbour board']);
  const talks = (paragraph: string) => version('Talks', ['They met.', paragraph]);

  it('is told where it changes inside a paragraph', () => {
    const [before, after] = [background, 'One town has formally recognised the harbour board.'].map((text) =>
      talks(`He left on Monday. ${text}`),
    );
    expect(compare(before!, after!, context({ siteText })).verdict).toBe('changed');
  });

  it('is silent where it is a block of its own', () => {
    const after = talks('No town has formally recognised the harbour board, it says.');
    expect(compare(talks(background), after, context({ siteText }))).toMatchObject({
      rule: 'site-wide-text',
    });
  });
});

describe('a headline with a bar', () => {
  const verdict = (before: string, after: string) =>
    compare(version(before, ['They met.']), version(after, ['They met.']), context()).verdict;

  it('is told where what stands behind the bar is edited', () => {
    expect(verdict('Explained | Port will not open', 'Explained | Port will open')).toBe('changed');
  });

  it('is framed where only a name comes behind a bar, or the host is named otherwise', () => {
    expect(verdict('Port will open', 'Port will open | The Coast')).toBe('suppressed');
    expect(verdict('Port will open | News', 'Port will open | news example')).toBe('suppressed');
  });
});

describe('a sentence that differs in a "not" alone', () => {
  const filler = [
    'The envoys met in the town hall on Monday and spoke about the road for most of the day.',
    'The minister thanked the guards who had come from the other bank of the river to greet him.',
  ];
  const told = (before: string, after: string) =>
    compare(
      version('Talks on the road', [...filler, before, ...filler.map((text) => `Later: ${text}`)]),
      version('Talks on the road', [...filler, after, ...filler.map((text) => `Later: ${text}`)]),
      context(),
    ).verdict;

  it.each([
    ['Join us on this road and we will not build a base.', 'Join us on this road and we will build a base.'],
    [
      'All rights reserved for women will not be taken away, he said.',
      'All rights reserved for women will be taken away, he said.',
    ],
    ['Editing by hand was not allowed in the vote.', 'Editing by hand was allowed in the vote.'],
  ])('is told although it begins as a notice does: %s', (before, after) =>
    expect(told(before, after)).toBe('changed'),
  );

  it('is none of the article where it is the name of another one', () =>
    expect(told('Read more: Port will not reopen', 'Read more: Port will reopen')).toBe('suppressed'));
});
