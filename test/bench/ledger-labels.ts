/** The labelled ledgers of `fixtures/ledgers`, judged statement by statement in the order in which articles came. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { LedgerRow } from '../../src/core/model.ts';
import { verdicts } from '../../src/core/model/statement.ts';
import { namesOfParties, type NamesOfParties } from '../../src/core/statements/frame/names.ts';
import { append, openLedger, type Ledger } from '../../src/core/statements/ledger.ts';
import { judge, type Judgement } from '../../src/core/statements/precedent.ts';
import { utteranceId } from '../../src/core/statements/rows.ts';
import { Watchlist } from '../../src/watchlist/schema.ts';

const Article = z.object({ url: z.string(), outlet: z.string(), publishedAt: z.string() });
const Label = z.object({
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
export type Label = z.infer<typeof Label>;

/** A label with what the rules say of it. */
export type JudgedLabel = {
  readonly label: Label;
  readonly subject: string;
  readonly judgement: Judgement;
  /** A report of an utterance that is in the ledger repeats it. */
  readonly verdict: Judgement['verdict'];
  readonly told: boolean;
};

const ROOT = join(import.meta.dirname, '../../fixtures/ledgers');
const TOLD_WITHIN_MS = 7 * 86_400_000;

function read<T extends z.ZodType>(schema: T, path: string): z.infer<T> {
  return schema.parse(JSON.parse(readFileSync(join(ROOT, path), 'utf8')));
}

function rowOf(label: Label, party: string, publishedAt: string, outlet: string): LedgerRow {
  const saidOn = label.saidOn ?? publishedAt.slice(0, 10);
  return {
    utterance: utteranceId(party, label.text, saidOn),
    article: label.article,
    party,
    speaker: { id: label.speaker, name: label.speaker, role: null },
    to: null,
    text: label.text,
    wording: 'paraphrase',
    issuer: label.issuer === null ? null : { party: label.issuer, form: 'statement' },
    saidOn,
    source: { id: outlet, name: outlet, type: 'press' },
    url: label.article,
    verdict: null,
    precedents: [],
  };
}

function judgeOne(ledger: Ledger, row: LedgerRow, label: Label, publishedAt: string, subject: string) {
  const judgement = judge(ledger, row);
  const verdict = judgement.verdict !== 'thin' && judgement.same !== null ? 'repeat' : judgement.verdict;
  const age = Date.parse(publishedAt) - Date.parse(row.saidOn);
  append(ledger, judgement.same === null ? row : { ...row, utterance: judgement.same.utterance });
  return {
    label,
    subject,
    judgement,
    verdict,
    told: verdict === 'new' && label.saidOn !== null && age <= TOLD_WITHIN_MS + 86_400_000,
  };
}

function judgeSubject(subject: string): JudgedLabel[] {
  const articles = read(z.array(Article), `${subject}/articles.json`);
  const watchlist = read(Watchlist, `${subject}/watchlist.json`);
  const labels = read(z.array(Label), `${subject}/labels.json`);
  const names: NamesOfParties = namesOfParties(watchlist);
  const ledgers = new Map(watchlist.parties.map(({ id }) => [id, openLedger([], names)]));
  const inOrder = articles.toSorted((a, b) => Date.parse(a.publishedAt) - Date.parse(b.publishedAt));
  return inOrder.flatMap(({ url, publishedAt, outlet }) =>
    labels
      .filter(({ article }) => article === url)
      .flatMap((label) => {
        const ledger = ledgers.get(label.party ?? '');
        if (label.party === null || ledger === undefined) return [];
        const row = rowOf(label, label.party, publishedAt, outlet);
        return [judgeOne(ledger, row, label, publishedAt, subject)];
      }),
  );
}

/** All labelled statements of the parties, with their judgements, subject by subject. */
export function judgedLabels(): JudgedLabel[] {
  return readdirSync(ROOT, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap((entry) => judgeSubject(entry.name));
}
