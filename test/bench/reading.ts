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
    const medians = ofReader.map((rounds) =>
      quantile(
        rounds.toSorted((a, b) => a - b),
        0.5,
      ),
    );
    const sorted = medians.toSorted((a, b) => a - b);
    const mean = medians.reduce((sum, time) => sum + time, 0) / Math.max(1, medians.length);
    return { mean, median: quantile(sorted, 0.5), p95: quantile(sorted, 0.95) };
  });
  const shown = rows.map(({ mean, median, p95 }, which) => ({
    code: roots[which],
    'mean ms': mean.toFixed(2),
    median: median.toFixed(2),
    p95: p95.toFixed(2),
    ratio: ((rows[0]?.mean ?? 0) / mean).toFixed(2),
  }));
  console.log(`Reading one of ${texts.length} articles; its time is the median of ${ROUNDS} rounds`);
  console.table(shown);
}
