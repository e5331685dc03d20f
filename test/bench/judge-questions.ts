/** The questions that a judge is asked about labelled statements. Nothing in them shows what the labels say. */
import { writeFileSync } from 'node:fs';
import type { JudgeCase, LedgerRow } from '../../src/core/model/index.ts';
import { watchlistLabels } from '../../src/core/watchlist/labels.ts';
import type { Watchlist } from '../../src/core/watchlist/schema.ts';
import { candidatesFor } from '../../src/core/ledger/candidates.ts';
import type { Ledger } from '../../src/core/ledger/ledger.ts';
import type { Judgement } from '../../src/core/ledger/judge-statement.ts';
import { contentHash, questionOf, statementKey } from '../../src/core/ledger/judge/question.ts';
import { articleText, type ArticleText } from '../../src/core/statements/article-text.ts';
import type { ReplayedArticle } from './replay-statements.ts';
import { versionOf } from './replay-statements.ts';
import { outletOf } from '../../src/core/ledger/rows.ts';

export type LabelledCase = Omit<JudgeCase, 'statement'>;

export const textOf = (article: ReplayedArticle, { sources }: Watchlist): ArticleText =>
  articleText(versionOf(article), outletOf(article.outlet, sources), 'UTC');

/** Puts the question about a labelled clause, where its article has it. */
export function caseOf(
  row: LedgerRow,
  { ledger, judgement }: { readonly ledger: Ledger; readonly judgement: Judgement },
  text: ArticleText,
  watchlist: Watchlist,
): LabelledCase {
  const start = Math.max(0, text.text.indexOf(row.text));
  const end = start + row.text.length;
  const isQuoted = text.english.quotations.some(([from, to]) => from <= start && end <= to);
  const candidates = candidatesFor(ledger, judgement.compared);
  const rows = candidates.map((one) => one.row);
  const said = {
    ...row,
    span: [start, end] as [number, number],
    wording: isQuoted ? ('verbatim' as const) : row.wording,
  };
  return {
    key: statementKey(row),
    question: questionOf(said, rows, { text, side: watchlistLabels(watchlist).party }),
    utterances: rows.map(({ utterance }) => utterance),
    unlike: candidates.flatMap((one, at) => (one.isTurned ? [at + 1] : [])),
    rules: { verdict: judgement.verdict, sure: judgement.sure, marks: judgement.likelyNew },
  };
}

/** Writes what a judge is asked, for somebody who must not see the labels: each question once, in no order that tells. */
export function writeQuestions(asked: readonly LabelledCase[], file: string): void {
  const questions = new Map(asked.map(({ question }) => [contentHash(question), question]));
  const sorted = [...questions].toSorted(([one], [other]) => (one < other ? -1 : 1));
  const rows = sorted.map(([hash, question]) => ({ hash, question }));
  writeFileSync(file, `${JSON.stringify(rows, null, 1)}\n`);
  console.log(`\n${rows.length} questions are in ${file}`);
}
