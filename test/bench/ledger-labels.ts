/** Judges the labelled ledgers statement by statement, in the order in which articles came. */
import type { LedgerRow } from '../../src/core/model/index.ts';
import { verdicts } from '../../src/core/model/statement.ts';
import { namesOfParties } from '../../src/core/ledger/frame/party-names.ts';
import { appendRow, openLedger, type Ledger } from '../../src/core/ledger/ledger.ts';
import { comparedStatements, judgeStatement, type Judgement } from '../../src/core/ledger/judge-statement.ts';
import { mostLike, type ComparedStatement } from '../../src/core/ledger/verdict.ts';
import { saidBy, utteranceId } from '../../src/core/ledger/rows.ts';
import { labelledSubjects, type LedgerLabel, readLabelledLedger, shareRow } from './labelled-ledgers.ts';

/** A label with the rules' judgement of it. */
type JudgedLabel = {
  readonly label: LedgerLabel;
  readonly judgement: Judgement;
  /** A report of an utterance that is in the ledger repeats it. */
  readonly verdict: Judgement['verdict'];
  readonly told: boolean;
  /** The earlier statement most like it. */
  readonly nearest: ComparedStatement | null;
};

const TOLD_WITHIN_MS = 7 * 86_400_000;

function rowOf(label: LedgerLabel, party: string, publishedAt: string, outlet: string): LedgerRow {
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

function judgeLabel(ledger: Ledger, row: LedgerRow, label: LedgerLabel, publishedAt: string): JudgedLabel {
  const judgement = judgeStatement(ledger, row);
  const nearest = mostLike(comparedStatements(ledger, row));
  const verdict = judgement.verdict !== 'thin' && judgement.same !== null ? 'repeat' : judgement.verdict;
  const age = Date.parse(publishedAt) - Date.parse(saidBy(row));
  appendRow(ledger, judgement.same === null ? row : { ...row, utterance: judgement.same.utterance });
  const told = verdict === 'new' && label.saidOn !== null && age <= TOLD_WITHIN_MS + 86_400_000;
  return { label, judgement, nearest, verdict, told };
}

function judgeSubject(subject: string): JudgedLabel[] {
  const { articles, watchlist, labels } = readLabelledLedger(subject);
  const names = namesOfParties(watchlist);
  const ledgers = new Map(watchlist.parties.map(({ id }) => [id, openLedger([], names)]));
  return articles.flatMap(({ url, publishedAt, outlet }) =>
    labels
      .filter(({ article }) => article === url)
      .flatMap((label) => {
        const ledger = ledgers.get(label.party ?? '');
        if (label.party === null || ledger === undefined) return [];
        return [judgeLabel(ledger, rowOf(label, label.party, publishedAt, outlet), label, publishedAt)];
      }),
  );
}

/** Returns all labelled statements of the parties with their judgements, subject by subject. */
export const judgedLabels = (): JudgedLabel[] => labelledSubjects().flatMap(judgeSubject);

const count = (measure: string, judged: readonly JudgedLabel[], isGood: (one: JudgedLabel) => boolean) =>
  shareRow(measure, judged.filter(isGood).length, judged.length);

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
