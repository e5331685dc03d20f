import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compare } from '../../../src/core/compare/compare.ts';
import { comparedSentences } from '../../../src/core/compare/compared-sentences.ts';
import { editSignature } from '../../../src/core/compare/site-wide-text.ts';
import { diffWords, toParts } from '../../../src/core/compare/word-diff.ts';
import { quotedSpans } from '../../../src/core/language/quotations.ts';
import { sentences } from '../../../src/core/language/sentences.ts';
import { newBudget } from '../../../src/core/model/budget.ts';
import { blockKinds, type DiffPart, type Version } from '../../../src/core/model/index.ts';
import { context, version } from './versions.ts';

const LANGUAGES = ['en', 'zh', 'ps', 'prs', 'ur', 'ar', 'fr', 'ru', 'x', ''];
const language = fc.constantFrom(...LANGUAGES);
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 80 }),
  fc.string({ unit: 'grapheme', maxLength: 80 }),
  fc
    .array(
      fc.constantFrom(
        'the',
        'envoy',
        'not',
        '24',
        'March',
        '“',
        '”',
        '"',
        '. ',
        '。',
        '不',
        '五名',
        'نه',
        '\u200b',
        ' ',
        '\n',
      ),
    )
    .map((words) => words.join(' ')),
);
const anyVersion = fc
  .record({
    headline: anyText,
    blocks: fc.array(fc.record({ kind: fc.constantFrom(...blockKinds), text: anyText }), { maxLength: 8 }),
    read: fc.constantFrom('full' as const, 'partial' as const, 'listing' as const),
  })
  .map(({ headline, blocks, read }) => version(headline, blocks, { read }));

/** Invented sentences of letters that are no word of any table, so that no rule of furniture meets them. */
const sentence = fc
  .array(fc.constantFrom('qadi', 'vomu', 'peth', 'zund', 'klor', 'brix', 'fenn', '“waz”', 'gorp'), {
    minLength: 3,
    maxLength: 9,
  })
  .map((words) => `${words.join(' ')}.`);
const article = fc
  .array(fc.array(sentence, { minLength: 1, maxLength: 4 }), { maxLength: 5 })
  .map((paragraphs) =>
    version(
      'Qadi vomu',
      paragraphs.map((own) => own.join(' ')),
    ),
  );

const side = (parts: readonly DiffPart[], without: 'insert' | 'delete'): string =>
  parts
    .filter(({ op }) => op !== without && op !== 'omitted')
    .map(({ text }) => text)
    .join('');

function sentencesOf(one: Version): string[] {
  return one.blocks.flatMap(({ text }) => sentences(text, 'en').map((found) => found.text));
}

describe('the difference of two versions', () => {
  it('is none between a version and itself', () => {
    fc.assert(
      fc.property(anyVersion, language, (one, tag) => {
        expect(compare(one, structuredClone(one), context({ language: tag }))).toEqual({ verdict: 'same' });
      }),
    );
  });

  it('is found for any two texts in any language, within the budget', () => {
    fc.assert(
      fc.property(anyVersion, anyVersion, language, (before, after, tag) => {
        const work = newBudget(2_000);
        const { verdict } = compare(before, after, context({ language: tag, ignore: ['the …', '*'] }), work);
        expect(['same', 'suppressed', 'changed']).toContain(verdict);
        expect(work.spent).toBeLessThanOrEqual(work.limit);
      }),
      { numRuns: 300 },
    );
  });

  it('rebuilds both texts from its parts, character by character', () => {
    fc.assert(
      fc.property(anyText, anyText, language, fc.constantFrom(5, 1_000_000), (before, after, tag, limit) => {
        const parts = toParts(diffWords(before, after, tag, newBudget(limit)));
        expect({ before: side(parts, 'insert'), after: side(parts, 'delete') }).toEqual({ before, after });
      }),
      { numRuns: 300 },
    );
  });

  it('shows every sentence that only one version has, whole and on its side', () => {
    fc.assert(
      fc.property(article, article, (before, after) => {
        const found = compare(before, after, context());
        const blocks = found.verdict === 'same' ? [] : found.difference.blocks;
        const [older, newer] = [sentencesOf(before), sentencesOf(after)];
        const shown = (without: 'insert' | 'delete'): string =>
          blocks.map((parts) => side(parts, without).replace(/\s+/gu, ' ')).join('\n');
        const lost = older.filter((text) => !newer.includes(text) && !shown('insert').includes(text));
        const missing = newer.filter((text) => !older.includes(text) && !shown('delete').includes(text));
        expect({ lost, missing }).toEqual({ lost: [], missing: [] });
      }),
    );
  });

  it('gives a moved sentence the same number where it left and where it arrived', () => {
    fc.assert(
      fc.property(article, article, (before, after) => {
        const found = compare(before, after, context());
        const parts = found.verdict === 'same' ? [] : found.difference.blocks.flat();
        const numbers = (op: DiffPart['op']): number[] =>
          [
            ...new Set(parts.flatMap((part) => (part.op === op && part.moved !== null ? [part.moved] : []))),
          ].toSorted();
        expect(numbers('delete')).toEqual(numbers('insert'));
      }),
    );
  });
});

const words = (count: number, start: number): string =>
  Array.from({ length: count }, (_, at) => `w${(start + at * 7_919) % 997}`).join(' ');
const paragraphs = (count: number, start: number): string[] =>
  Array.from({ length: count }, (_, at) => `${words(25, start + at)}. ${words(25, start + 3 * at)}.`);

describe('the work on hostile versions', () => {
  it.each<[string, string[], string[]]>([
    ['two articles of 1,000 sentences without a common one', paragraphs(500, 1), paragraphs(500, 500)],
    [
      'the same line 4,000 times',
      Array.from({ length: 4_000 }, () => 'Once more.'),
      Array.from({ length: 3_000 }, () => 'Once more.'),
    ],
    ['only full stops', ['. '.repeat(50_000)], ['. '.repeat(50_001)]],
    ['only opening quotation marks', ['‘a '.repeat(30_000)], ['“b '.repeat(30_000)]],
    ['one word of 100,000 letters', ['a'.repeat(100_000)], ['b'.repeat(100_000)]],
    ['one sentence of 20,000 words', [words(20_000, 1)], [words(20_000, 2)]],
    ['all paragraphs reversed', paragraphs(400, 1), paragraphs(400, 1).toReversed()],
  ])('stays within its budget for %s', (_name, before, after) => {
    const work = newBudget();
    expect(compare(version('A', before), version('B', after), context(), work).verdict).toBe('changed');
    expect(work.spent).toBeLessThanOrEqual(work.limit);
  });

  it.each<[string, string, string, string]>([
    ['English', 'en', '“We met,” he said. ', '“We left,” he said. '],
    ['Chinese', 'zh', '“我们见面了。”他说。', '“我们走了。”他说。'],
    ['Japanese', 'ja', '「会いました」と彼は言った。', '「去りました」と彼は言った。'],
    ['Arabic', 'ar', 'قال إننا التقينا هنا. ', 'قال إننا غادرنا من هنا. '],
    ['Russian', 'ru', '«Мы встретились», — сказал он. ', '«Мы уехали», — сказал он. '],
    ['Thai', 'th', 'เราพบกันที่เมือง ', 'เราออกจากเมือง '],
  ])(
    'reads a paragraph of repeated sentences in %s once, not once for each edit',
    (_name, tag, one, other) => {
      const flood = (text: string) => version('A', [text.repeat(400_000 / text.length)]);
      const source = context({ language: tag, siteText: new Set(['a text of the site']) });
      const start = process.cpuUsage();
      const work = newBudget();
      expect(compare(flood(one), flood(other), source, work).verdict).toBe('changed');
      const { user, system } = process.cpuUsage(start);
      expect(work.spent).toBeLessThanOrEqual(work.limit);
      // A tenth of what a block read for each of its edits costs, on a machine however busy.
      expect((user + system) / 1_000).toBeLessThan(1_500);
    },
  );

  it('compares 2,000 sentences of a longer page, and the rest of each block as one', () => {
    const flood = Array.from({ length: 200 }, () => 'It went on. '.repeat(50));
    const { blocks } = version('A', flood);
    expect(comparedSentences(version('A', [], { blocks }), 'en')).toHaveLength(2_000 + 160);
  });

  it('names the edit of a text of 200,000 words without filling the stack', () => {
    const found = compare(
      version('A', ['a '.repeat(200_000)]),
      version('A', ['b '.repeat(200_000)]),
      context(),
    );
    expect(found.verdict === 'same' ? '' : editSignature(found.difference)).toMatch(/^[0-9a-f]{32}$/u);
  });

  it('still tells a difference when there is no budget at all', () => {
    const [before, after] = [
      version('A', ['It opens on 24 March.']),
      version('A', ['It opens on 31 March.']),
    ];
    expect(compare(before, after, context(), newBudget(0))).toMatchObject({
      verdict: 'changed',
      difference: {
        blocks: [
          [{ op: 'delete', text: 'It opens on 24 March.', moved: null }],
          [{ op: 'insert', text: 'It opens on 31 March.', moved: null }],
        ],
        types: ['addition', 'removal'],
      },
    });
  });
});

describe('quotations', () => {
  it('lie inside the text, in order and apart', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const flat = quotedSpans(text).flat();
        expect(flat).toEqual(flat.toSorted((a, b) => a - b));
        expect(flat.every((at) => at >= 0 && at <= text.length)).toBe(true);
      }),
    );
  });
});
