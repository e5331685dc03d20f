/** The labelled ledgers of `fixtures/ledgers`, judged statement by statement in the order in which articles came. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { LedgerRow } from '../../src/core/model/index.ts';
import { verdicts } from '../../src/core/model/statement.ts';
import { namesOfParties, type NamesOfParties } from '../../src/core/ledger/frame/party-names.ts';
import { append, openLedger, type Ledger } from '../../src/core/ledger/ledger.ts';
import { compared, judge, type Judgement } from '../../src/core/ledger/judge-statement.ts';
import { mostLike, type ComparedStatement } from '../../src/core/ledger/verdict.ts';
import { utteranceId } from '../../src/core/ledger/rows.ts';
import { Watchlist } from '../../src/core/watchlist/schema.ts';
import { wilson } from './wilson.ts';

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
  /** The earlier statement most like it. */
  readonly nearest: ComparedStatement | null;
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
  const nearest = mostLike(compared(ledger, row));
  const verdict = judgement.verdict !== 'thin' && judgement.same !== null ? 'repeat' : judgement.verdict;
  const age = Date.parse(publishedAt) - Date.parse(row.saidOn);
  append(ledger, judgement.same === null ? row : { ...row, utterance: judgement.same.utterance });
  return {
    label,
    subject,
    judgement,
    nearest,
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

function count(measure: string, judged: readonly JudgedLabel[], isGood: (one: JudgedLabel) => boolean) {
  const good = judged.filter(isGood).length;
  const [low, high] = wilson(good, judged.length);
  const share = judged.length === 0 ? '–' : (good / judged.length).toFixed(3);
  return { measure, good, of: judged.length, share, from: low.toFixed(3), to: high.toFixed(3) };
}

const isRight = ({ label, verdict }: JudgedLabel): boolean => label.verdict === verdict;

function report(half: string, judged: readonly JudgedLabel[]): void {
  const labelled = (verdict: string) => judged.filter(({ label }) => label.verdict === verdict);
  const pairs = judged.filter(({ label }) => label.minimalPair !== null);
  console.log(`\nhalf "${half}": labelled clauses of parties, judged as they are labelled`);
  console.table([
    count('verdict right', judged, isRight),
    count(
      'of what is not thin',
      judged.filter(({ label }) => label.verdict !== 'thin'),
      isRight,
    ),
    ...verdicts.map((verdict) => count(`"${verdict}" right`, labelled(verdict), isRight)),
    count('repeats told', labelled('repeat'), ({ told }) => told),
    count('new taken for repeats', labelled('new'), ({ verdict }) => verdict === 'repeat'),
    count('minimal pairs right', pairs, isRight),
    count('minimal pairs taken for repeats', pairs, ({ verdict }) => verdict === 'repeat'),
  ]);
}

function list({ label, verdict, nearest }: JudgedLabel): void {
  console.log(`\n${verdict}, should be ${label.verdict}: ${label.text}\n  because: ${label.why}`);
  if (label.precedent !== null) console.log(`  label:   ${label.precedent}`);
  if (nearest === null) return;
  const { covered, kept, shared, verbatim, differences } = nearest.likeness;
  const figures = [covered, kept, verbatim].map((share) => share.toFixed(2)).join(' ');
  console.log(`  nearest: ${nearest.row.text} [${figures}, ${shared} ${[...differences].join(' ')}]`);
}

/** Prints both halves; @param listed whether the mistakes in the half that rules are tuned on are shown one by one */
export function measureVerdicts(listed: boolean): void {
  const all = judgedLabels();
  for (const half of ['tune', 'report']) {
    const judged = all.filter(({ label }) => label.half === half);
    report(half, judged);
    if (listed && half === 'tune') for (const one of judged) if (!isRight(one)) list(one);
  }
}
