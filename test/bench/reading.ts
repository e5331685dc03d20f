/** Times the reading of English articles in a warm process: who said what and when, and what that answers. */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';
import type * as ArticleText from '../../src/core/statements/article-text.ts';
import type * as Positions from '../../src/core/statements/positions/read-positions.ts';
import type * as Statements from '../../src/core/statements/read-statements.ts';
import type * as Speakers from '../../src/core/statements/speakers/resolve-speakers.ts';
import type * as Current from '../../src/core/watchlist/current.ts';
import { labelledSubjects, readLabelledLedger } from './labelled-ledgers.ts';

const Texts = z.array(z.object({ text: z.string() }));

/** @param root a checkout; its own code reads, with its own bundled watchlist */
async function openReader(root: string): Promise<(text: string) => void> {
  const at = (path: string): string => pathToFileURL(join(root, 'src/core', path)).href;
  const { articleText }: typeof ArticleText = await import(at('statements/article-text.ts'));
  const { readStatements }: typeof Statements = await import(at('statements/read-statements.ts'));
  const positions: typeof Positions = await import(at('statements/positions/read-positions.ts'));
  const speakers: typeof Speakers = await import(at('statements/speakers/resolve-speakers.ts'));
  const { bundledWatchlist }: typeof Current = await import(at('watchlist/current.ts'));
  const watchlist = bundledWatchlist();
  const directory = speakers.compileSpeakerDirectory(watchlist);
  const questions = positions.compilePositions(watchlist);
  const source = { id: 'gazette', name: 'Gazette', type: 'press' } as const;
  return (text) => {
    const [headline = '', ...paragraphs] = text.split(/\n\s*\n/u);
    const blocks = paragraphs.map((paragraph) => ({ kind: 'paragraph' as const, text: paragraph }));
    const article = articleText({ headline, blocks, publishedAt: '2024-05-01T09:00:00Z' }, source, 'UTC');
    positions.readPositions(article, readStatements(article, directory), questions);
  };
}

function textsOf(file: string | null): string[] {
  if (file !== null) return Texts.parse(JSON.parse(readFileSync(file, 'utf8'))).map(({ text }) => text);
  return labelledSubjects().flatMap((subject) =>
    readLabelledLedger(subject).articles.map(({ headline, text }) => `${headline}\n\n${text}`),
  );
}

const WARM_UP = 5;
const ROUNDS = 15;

const quantile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;

const mean = (times: readonly number[]): number =>
  times.reduce((sum, time) => sum + time, 0) / Math.max(1, times.length);

/**
 * @param file JSON: `{ text }[]`, paragraphs parted by empty lines, the first a headline; without it, the project's own articles
 * @param against another checkout, whose code reads the same texts in turns with this one's
 */
export async function measureReading(file: string | null, against: string | null): Promise<void> {
  const texts = textsOf(file);
  const roots = ['.', ...(against === null ? [] : [against])].map((root) => resolve(root));
  const readers = await Promise.all(roots.map(openReader));
  const times = readers.map(() => texts.map((): number[] => []));
  for (let round = 0; round < WARM_UP + ROUNDS; round++)
    for (const [index, text] of texts.entries())
      for (const [which, read] of readers.entries()) {
        const start = performance.now();
        read(text);
        if (round >= WARM_UP) times[which]?.[index]?.push(performance.now() - start);
      }
  const rows = times.map((ofReader) => {
    const sorted = ofReader.map((rounds) => rounds.toSorted((a, b) => a - b));
    const medians = sorted.map((rounds) => quantile(rounds, 0.5)).toSorted((a, b) => a - b);
    return { medians, fastest: mean(sorted.map(([fastest]) => fastest ?? 0)) };
  });
  console.log(`Milliseconds of reading one of ${texts.length} articles, ${ROUNDS} rounds in a warm process.`);
  console.log(
    'Of each article the median round counts, and beside it the fastest, which other processes disturb least.',
  );
  console.table(
    rows.map(({ medians, fastest }, which) => ({
      code: roots[which],
      mean: mean(medians).toFixed(2),
      median: quantile(medians, 0.5).toFixed(2),
      p95: quantile(medians, 0.95).toFixed(2),
      fastest: fastest.toFixed(2),
      'ratio of fastest': ((rows[0]?.fastest ?? 0) / fastest).toFixed(2),
    })),
  );
}
