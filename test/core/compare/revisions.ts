import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { SourceContext } from '../../../src/core/compare/context.ts';
import { Block, ChangeType, Reading, Severity, type Version } from '../../../src/core/model/index.ts';
import { context, version } from './versions.ts';

const ROOT = join(import.meta.dirname, '../../../fixtures/revisions');

const Expected = z.union([
  z.strictObject({ verdict: z.literal('same') }),
  z.strictObject({ verdict: z.literal('suppressed'), rule: z.string() }),
  z.strictObject({
    verdict: z.literal('changed'),
    types: z.array(ChangeType),
    severity: Severity,
    disclosure: z.enum(['note', 'date-only', 'none-found']),
    note: z.string().optional(),
  }),
  z.strictObject({ sameArticle: z.boolean() }),
]);
type Expected = z.infer<typeof Expected>;

/** One language's base article and its tables, whose columns `fixtures/revisions/README.md` explains. */
const Tables = z.strictObject({
  language: z.string(),
  headline: z.string(),
  blocks: z.array(z.string()),
  headlines: z.array(z.tuple([z.string(), z.string(), z.string(), z.string()])),
  words: z.array(z.tuple([z.string(), z.string(), z.string(), z.string(), z.string()])),
  lines: z.array(z.tuple([z.string(), z.string(), z.string(), z.string(), z.string()])),
  notes: z.array(z.tuple([z.string(), z.string(), z.string(), z.string(), z.string(), z.string()])),
});
type Tables = z.infer<typeof Tables>;

const Side = z.strictObject({
  headline: z.string().optional(),
  modifiedAt: z.string().nullable().default(null),
  blocks: z.array(z.union([z.number(), z.string(), Block])).optional(),
});
type Side = z.input<typeof Side>;

/** A case whose two sides are given as what differs from the base article of its language. */
const Case = z.strictObject({
  kind: z.string(),
  language: z.string(),
  name: z.string(),
  ignore: z.array(z.string()).default([]),
  siteText: z.array(z.string()).default([]),
  read: z.tuple([Reading, Reading]).default(['full', 'full']),
  before: Side.prefault({}),
  after: Side.prefault({}),
  expected: Expected,
});
type Case = z.infer<typeof Case>;

/** The names of the articles' two parties in each language. */
const NAMES: SourceContext['names'] = [
  {
    party: 'china',
    names: ['China', 'Beijing', 'Chinese government', '中国', '中方', 'Китай', 'الصين', 'چین'],
  },
  {
    party: 'taliban',
    names: [
      'Taliban',
      'Islamic Emirate of Afghanistan',
      '塔利班',
      'طالبان',
      'talibans',
      'taliban',
      'талибов',
      'талибы',
    ],
  },
];

export type Revision = {
  readonly name: string;
  readonly kind: string;
  readonly before: Version;
  readonly after: Version;
  readonly context: SourceContext;
  readonly expected: Expected;
};

const readJson = (file: string): unknown => JSON.parse(readFileSync(join(ROOT, file), 'utf8'));

/** Reads the last column of a table: `same`, `suppressed: RULE` or `SEVERITY: TYPE, TYPE`. */
function readRight(right: string, note: string | null = null): Expected {
  const [verdict, detail = ''] = right.split(': ');
  if (verdict === 'same') return { verdict };
  if (verdict === 'suppressed') return { verdict, rule: detail };
  return Expected.parse({
    verdict: 'changed',
    types: detail.split(', '),
    severity: verdict,
    ...(note === null ? { disclosure: 'none-found' } : { disclosure: 'note', note }),
  });
}

/** Exchanges words that stand once in the base article; a paragraph that loses all its words is gone. */
function exchange({ language, blocks }: Tables, before: string, after: string): string[] {
  if (blocks.join('\n').split(before).length !== 2) {
    throw new Error(`"${before}" must stand once in the ${language} article`);
  }
  return blocks.map((text) => text.replace(before, () => after)).filter((text) => text !== '');
}

function withLine({ blocks }: Tables, line: string): string[] {
  return line === '' ? blocks : blocks.toSpliced(3, 0, line);
}

function casesOf(tables: Tables): Case[] {
  const { language, headlines, words, lines, notes } = tables;
  const one = (kind: string, name: string, sides: { before?: Side; after: Side }, expected: Expected) =>
    Case.parse({ kind, language, name, ...sides, expected });
  return [
    ...headlines.map(([kind, name, headline, right]) =>
      one(kind, name, { after: { headline } }, readRight(right)),
    ),
    ...words.map(([kind, name, before, after, right]) =>
      one(kind, name, { after: { blocks: exchange(tables, before, after) } }, readRight(right)),
    ),
    ...lines.map(([kind, name, before, after, right]) => {
      const sides = {
        before: { blocks: withLine(tables, before) },
        after: { blocks: withLine(tables, after) },
      };
      return one(kind, name, sides, readRight(right));
    }),
    ...notes.map(([kind, name, before, after, note, right]) => {
      const blocks = [...exchange(tables, before, after), note];
      return one(kind, name, { after: { blocks } }, readRight(right, note));
    }),
  ];
}

function baseBlock({ language, blocks }: Tables, index: number): string {
  const text = blocks[index];
  if (text === undefined) throw new Error(`the ${language} article has no paragraph ${index}`);
  return text;
}

function revisionOf(tables: Tables, row: Case): Revision {
  const { kind, language, name, ignore, expected } = row;
  const versionOf = ({ headline, blocks, modifiedAt }: z.infer<typeof Side>, read: Reading) => {
    const texts = blocks?.map((block) => (typeof block === 'number' ? baseBlock(tables, block) : block));
    return version(headline ?? tables.headline, texts ?? tables.blocks, { modifiedAt, language, read });
  };
  return {
    name: `${kind}/${language}-${name}`,
    kind,
    before: versionOf(row.before, row.read[0]),
    after: versionOf(row.after, row.read[1]),
    context: context({ language, ignore, siteText: new Set(row.siteText), names: NAMES }),
    expected,
  };
}

/** All pairs of versions under `fixtures/revisions`, with what is expected of their comparison. */
export function revisions(): Revision[] {
  const others = z.array(Case).parse(readJson('other.json'));
  return readdirSync(ROOT)
    .filter((file) => file.endsWith('.json') && file !== 'other.json')
    .flatMap((file) => {
      const tables = Tables.parse(readJson(file));
      const rows = [...casesOf(tables), ...others.filter(({ language }) => language === tables.language)];
      return rows.map((row) => revisionOf(tables, row));
    })
    .toSorted((one, other) => (one.name < other.name ? -1 : 1));
}
