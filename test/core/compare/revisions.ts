import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Context } from '../../../src/core/compare/compare.ts';
import { Block, ChangeType, Reading, Severity, type Version } from '../../../src/core/model/index.ts';
import { context, version } from './versions.ts';

const Side = z.strictObject({
  headline: z.string(),
  modifiedAt: z.string().nullable(),
  blocks: z.array(Block),
});
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
const Revision = z.strictObject({
  language: z.string(),
  ignore: z.array(z.string()).default([]),
  siteText: z.array(z.string()).default([]),
  read: z.tuple([Reading, Reading]).default(['full', 'full']),
  before: Side,
  after: Side,
  expected: Expected,
});

/** What the two sides of the fixtures' subject are called in their languages. */
const NAMES: Context['names'] = [
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
  readonly context: Context;
  readonly expected: z.infer<typeof Expected>;
};

const ROOT = join(import.meta.dirname, '../../../fixtures/revisions');

function read(kind: string, file: string): Revision {
  const row = Revision.parse(JSON.parse(readFileSync(join(ROOT, kind, file), 'utf8')));
  const [before, after] = [row.before, row.after].map((side, index) =>
    version(side.headline, side.blocks, {
      modifiedAt: side.modifiedAt,
      language: row.language,
      read: row.read[index] ?? 'full',
    }),
  );
  if (before === undefined || after === undefined) throw new Error(`no two sides in ${file}`);
  return {
    name: `${kind}/${file.replace('.json', '')}`,
    kind,
    before,
    after,
    context: context({
      language: row.language,
      ignore: row.ignore,
      siteText: new Set(row.siteText),
      names: NAMES,
    }),
    expected: row.expected,
  };
}

/** All pairs of versions under `fixtures/revisions`, with what is expected of their comparison. */
export function revisions(): Revision[] {
  return readdirSync(ROOT)
    .toSorted()
    .flatMap((kind) =>
      readdirSync(join(ROOT, kind))
        .toSorted()
        .map((file) => read(kind, file)),
    );
}
