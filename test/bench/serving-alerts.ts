import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { MINUTE_MS } from '../../src/core/model/time.ts';
import { hash } from '../../src/core/model/ids.ts';
import type { Alert, DiffPart } from '../../src/core/model/index.ts';
import { sentences as sentencesIn } from '../../src/core/language/sentences.ts';
import { alerts, NOW, sources } from '../serve/seed.ts';
import { statementAlert } from '../serve/statements-seed.ts';

const Articles = z.array(z.object({ headline: z.string(), text: z.string() }));
const LEDGERS = ['river-treaty', 'china-taliban'];

/** Sentences of the fixtures' articles. No two alerts share one, so that their page compresses as a day's news would. */
function fixtureTexts(): { headlines: string[]; sentences: string[] } {
  const articles = LEDGERS.flatMap((name) => {
    const file = join(import.meta.dirname, '../../fixtures/ledgers', name, 'articles.json');
    return Articles.parse(JSON.parse(readFileSync(file, 'utf8')));
  });
  const sentences = articles.flatMap(({ text }) => sentencesIn(text, 'en').map((sentence) => sentence.text));
  return {
    headlines: articles.map(({ headline }) => headline),
    sentences: [...new Set(sentences)].filter((sentence) => sentence.length > 40),
  };
}

const KINDS = ['statement', 'edit', 'new', 'edit', 'removed'] as const;
const part = (op: DiffPart['op'], text: string): DiffPart => ({ op, text, moved: null });

/** Fifty alerts of a busy day: statements with precedents, edits of three sentences, new articles, pages that are gone. */
export function fiftyAlerts(): Alert[] {
  const { headlines, sentences } = fixtureTexts();
  let next = 0;
  const sentence = (): string => sentences[next++ % sentences.length] ?? '';
  const templates = [...alerts, statementAlert];
  return Array.from({ length: 50 }, (_, nth): Alert => {
    const kind = KINDS[nth % KINDS.length] ?? 'edit';
    const template = templates.find((alert) => alert.kind === kind) ?? statementAlert;
    const headline = headlines[nth % headlines.length] ?? '';
    const at = new Date(NOW - nth * 20 * MINUTE_MS).toISOString();
    const source = Object.values(sources)[nth % 6] ?? sources.wire;
    const id = hash('bench', String(nth));
    const url = `https://${source.id}.example/2026/03/${id.slice(0, 12)}`;
    return {
      ...template,
      id,
      at,
      source,
      title: kind === 'statement' ? `Ren Lu: "${sentence()}" (no match)` : `${source.name}: "${headline}"`,
      summary: sentence(),
      article: { id: hash(url), url, title: headline, publishedAt: at, language: 'en', read: 'full' },
      coverage: template.coverage && { ...template.coverage, newSentences: [sentence(), sentence()] },
      change: template.change && { ...template.change, ...changeOf(kind, headline, sentence) },
      statements: template.statements.map((one) => ({
        ...one,
        text: sentence(),
        precedents: one.precedents.map((earlier) => ({ ...earlier, text: sentence() })),
      })),
    };
  });
}

/** Edits as outlets do: two words of the headline, and three sentences. */
const changeOf = (kind: string, headline: string, sentence: () => string) =>
  kind === 'edit'
    ? {
        headline: { before: `Officials condemn: ${headline}`, after: `Officials regret: ${headline}` },
        blocks: [1, 2, 3].map(() => [
          part('equal', sentence()),
          part('delete', sentence()),
          part('insert', sentence()),
        ]),
      }
    : {};
