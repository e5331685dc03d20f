/** The labelled ledgers of `fixtures/ledgers`, one a subject, and how figures on them are shown. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { verdicts } from '../../src/core/model/statement.ts';
import { Watchlist } from '../../src/core/watchlist/schema.ts';

const LabelledArticle = z.object({
  url: z.string(),
  outlet: z.string(),
  publishedAt: z.string(),
  headline: z.string(),
  text: z.string(),
});
const LedgerLabel = z.object({
  article: z.string(),
  text: z.string(),
  speaker: z.string(),
  party: z.string().nullable(),
  issuer: z.string().nullable(),
  saidOn: z.string().nullable(),
  verdict: z.enum(verdicts),
  told: z.boolean(),
  precedent: z.string().nullable(),
  minimalPair: z.string().nullable(),
  why: z.string(),
  half: z.enum(['tune', 'report']),
});
export type LedgerLabel = z.infer<typeof LedgerLabel>;

const ROOT = join(import.meta.dirname, '../../fixtures/ledgers');

const foldersIn = (root: string): string[] =>
  readdirSync(root, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? [join(root, entry.name)] : [],
  );

/**
 * Returns the folders of labelled subjects, one a subject.
 * @param data a folder of such folders, or a single one; those of `fixtures/ledgers` where it is null
 */
export function labelledSubjects(data: string | null = null): string[] {
  if (data === null) return foldersIn(ROOT);
  return existsSync(join(data, 'labels.json')) ? [data] : foldersIn(data);
}

/** Reads the articles of a subject in the order in which they came, with its watchlist and its labels. */
export function readLabelledLedger(folder: string) {
  const read = (name: string): unknown => JSON.parse(readFileSync(join(folder, name), 'utf8'));
  const articles = z.array(LabelledArticle).parse(read('articles.json'));
  return {
    articles: articles.toSorted((a, b) => Date.parse(a.publishedAt) - Date.parse(b.publishedAt)),
    watchlist: Watchlist.parse(read('watchlist.json')),
    labels: z.array(LedgerLabel).parse(read('labels.json')),
  };
}

/** Returns the 95 % interval of a share (Wilson 1927), which holds for few cases and for shares near 0 and 1 too. */
function wilson(good: number, all: number): readonly [low: number, high: number] {
  if (all === 0) return [0, 1];
  const z = 1.96;
  const [p, extra] = [good / all, (z * z) / all];
  const middle = (p + extra / 2) / (1 + extra);
  const reach = (z / (1 + extra)) * Math.sqrt((p * (1 - p)) / all + extra / (4 * all));
  return [Math.max(0, middle - reach), Math.min(1, middle + reach)];
}

/** Returns a row of a table: a share with its 95 % interval. */
export function shareRow(measure: string, good: number, of: number) {
  const [low, high] = wilson(good, of);
  const share = of === 0 ? '–' : (good / of).toFixed(3);
  return { measure, good, of, share, from: low.toFixed(3), to: high.toFixed(3) };
}
