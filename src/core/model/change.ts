/** The difference between two versions, as readers see it. */
import * as z from 'zod';
import { instant, nullable } from './scalars.ts';

export const changeTypes = [
  'headline',
  'number',
  'date',
  'name',
  'naming',
  'negation',
  'modality',
  'quotation',
  'attribution',
  'addition',
  'removal',
  'correction',
  'move',
  'copy-edit',
] as const;
export const ChangeType = z.enum(changeTypes);
export type ChangeType = z.infer<typeof ChangeType>;

export const severities = ['minor', 'notable', 'major'] as const;
export const Severity = z.enum(severities);
export type Severity = z.infer<typeof Severity>;

/** One reason to tell or to suppress something: a named rule and the words that met it. */
export const Reason = z.object({ rule: z.string(), text: z.string() });
export type Reason = z.infer<typeof Reason>;

export const DiffPart = z.object({
  op: z.enum(['equal', 'insert', 'delete', 'omitted']),
  text: z.string(),
  moved: nullable(z.number()),
});
export type DiffPart = z.infer<typeof DiffPart>;

export const Disclosure = z.object({
  state: z.enum(['note', 'date-only', 'none-found']),
  note: nullable(z.string()),
});
export type Disclosure = z.infer<typeof Disclosure>;

/** `blocks` holds the changed sentences, each with one sentence of context. */
export const Difference = z.object({
  headline: nullable(z.object({ before: z.string(), after: z.string() })),
  blocks: z.array(z.array(DiffPart)),
  types: z.array(ChangeType),
  disclosure: Disclosure,
  insertedWords: z.number(),
  deletedWords: z.number(),
});
export type Difference = z.infer<typeof Difference>;
export const emptyDifference: Difference = {
  headline: null,
  blocks: [],
  types: [],
  disclosure: { state: 'none-found', note: null },
  insertedWords: 0,
  deletedWords: 0,
};

const VersionAt = z.object({ version: z.string(), seenAt: instant });
export const Change = Difference.extend({ from: VersionAt, to: nullable(VersionAt) });
export type Change = z.infer<typeof Change>;
