/** How much is stored, and how long it is kept. */
import * as z from 'zod';
import { instant, nullable } from './scalars.ts';

/** How long what grows without end is kept, in days; null: for ever. */
export type Retention = {
  /** Pages that an alert cites. */
  readonly snapshotDays: number | null;
  /** Articles with all that is told of them: versions, alerts, changes, statements. */
  readonly articleDays: number | null;
  /** Statements in the ledgers, from the day on which they were said. */
  readonly ledgerDays: number | null;
};

/**
 * What was said and told stays, with the text of every version. Pages, of which 30 articles a day would fill the free plan's
 * 1 GB in little more than a year, stay for half a year.
 */
export const defaultRetention: Retention = { snapshotDays: 180, articleDays: null, ledgerDays: null };

/** The records of one noun: the word that begins their keys. */
export const NounSize = z.object({ keys: z.int(), bytes: z.int(), largest: z.int() });
export type NounSize = z.infer<typeof NounSize>;
const NounSizes = z.record(z.string(), NounSize);

const Count = z.object({ at: instant, nouns: NounSizes });

/** The size of the corpus, which the desk counts once a day, as far as a day's lists reach. */
export const CorpusSize = z.object({
  /** The last whole count; null before there was one. */
  last: nullable(Count),
  /** The sum of an earlier one, at least a week older, which tells how fast the corpus grows. */
  before: nullable(z.object({ at: instant, bytes: z.int() })),
  /** A count that is not over: it goes on behind the key at which the cursor stands. */
  running: nullable(z.object({ since: instant, cursor: z.string(), nouns: NounSizes })),
});
export type CorpusSize = z.infer<typeof CorpusSize>;

/** What the status says of it. */
export const StorageStatus = z.object({
  state: z.enum(['uncounted', 'well', 'filling', 'full']),
  sentence: z.string(),
  countedAt: nullable(instant),
  records: z.int(),
  bytes: z.int(),
  /** Of the plan; null: none was set. */
  limitBytes: nullable(z.int()),
  largestBytes: z.int(),
  /** Records that could not be read within the last 7 days. */
  damaged: z.int(),
  nouns: NounSizes,
});
export type StorageStatus = z.infer<typeof StorageStatus>;
