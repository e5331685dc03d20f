/** Judges the labelled ledgers statement by statement, in the order in which articles came. */
import { basename } from 'node:path';
import type { LedgerRow } from '../../src/core/model/index.ts';
import { englishWords } from '../../src/core/language/english/words.ts';
import { namesOfParties } from '../../src/core/ledger/frame/party-names.ts';
import { appendRow, type Ledger, openLedger } from '../../src/core/ledger/ledger.ts';
import { judgeStatement, type Judgement } from '../../src/core/ledger/judge-statement.ts';
import { saidBy, utteranceId } from '../../src/core/ledger/rows.ts';
import { substanceOf, substanceTells } from '../../src/core/statements/substance/substance.ts';
import type { ArticleText } from '../../src/core/statements/article-text.ts';
import type { Watchlist } from '../../src/core/watchlist/schema.ts';
import { type AnswerRow, answersFor, judgedBy } from './judge-answers.ts';
import { caseOf, type LabelledCase, textOf } from './judge-questions.ts';
import type { ReplayedArticle } from './replay-statements.ts';
import { labelledSubjects, type LedgerLabel, readLabelledLedger, shareRow } from './labelled-ledgers.ts';

/** A label with the rules' judgement of it. */
export type JudgedLabel = {
  readonly subject: string;
  readonly label: LedgerLabel;
  readonly judgement: Judgement;
  /** A report of an utterance that is in the ledger repeats it. */
  readonly verdict: Judgement['verdict'];
  /** It is judged a repetition beyond doubt, and kept back. */
  readonly hidden: boolean;
  /** It is told by itself. */
  readonly told: boolean;
  /** Its day and its substance let it be told, whatever was said before. */
  readonly mayTell: boolean;
  /** What a judge would be asked, or null where the rules are sure. */
  readonly asked: LabelledCase | null;
  /** What the judge answered, or null where none was asked or none has. */
  readonly answer: AnswerRow | null;
};

const TOLD_WITHIN_MS = 7 * 86_400_000;

function rowOf(
  label: LedgerLabel,
  party: string,
  { publishedAt, outlet }: ReplayedArticle,
  watchlist: Watchlist,
): LedgerRow {
  const saidOn = label.saidOn ?? publishedAt.slice(0, 10);
  const known = watchlist.speakers.find(({ id }) => id === label.speaker);
  const role = known?.roles.find((one) => one.party === party)?.title ?? null;
  return {
    utterance: utteranceId(party, label.text, saidOn),
    article: label.article,
    party,
    speaker: { id: label.speaker, name: known?.name ?? label.speaker.replace(/^~/u, ''), role },
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

/** Returns whether a clause is told as far as its substance decides: thanks, meetings and casualties are not. */
function isTellable({ text }: LedgerLabel): boolean {
  const substance = substanceOf({ clause: englishWords(text), cue: [] });
  return substance === null || substanceTells(substance);
}

/** The article of a label, as it is read. */
type LabelledText = {
  readonly text: ArticleText;
  readonly watchlist: Watchlist;
  readonly publishedAt: string;
};

function judgeLabel(
  ledger: Ledger,
  row: LedgerRow,
  label: LedgerLabel,
  { text, watchlist, publishedAt }: LabelledText,
) {
  const judgement = judgeStatement(ledger, row);
  const isReport = judgement.verdict !== 'thin' && judgement.same !== null;
  const age = Date.parse(publishedAt) - Date.parse(saidBy(row));
  const mayTell = age <= TOLD_WITHIN_MS + 86_400_000 && isTellable(label);
  const isAsked = judgement.verdict !== 'thin' && !isReport && judgement.outcome === 'unsure';
  const asked = isAsked ? caseOf(row, { ledger, judgement }, text, watchlist) : null;
  appendRow(ledger, judgement.same === null ? row : { ...row, utterance: judgement.same.utterance });
  return {
    label,
    judgement,
    verdict: isReport ? ('repeat' as const) : judgement.verdict,
    hidden: isReport || judgement.outcome === 'repeat',
    told: !isReport && judgement.outcome === 'new' && mayTell,
    mayTell,
    asked,
    answer: null,
  };
}

function judgeSubject(folder: string): JudgedLabel[] {
  const { articles, watchlist, labels } = readLabelledLedger(folder);
  const names = namesOfParties(watchlist);
  const ledgers = new Map(watchlist.parties.map(({ id }) => [id, openLedger([], names)]));
  const subject = basename(folder);
  return articles.flatMap((article) => {
    const read = { text: textOf(article, watchlist), watchlist, publishedAt: article.publishedAt };
    return labels
      .filter(({ article: url }) => url === article.url)
      .flatMap((label) => {
        const ledger = ledgers.get(label.party ?? '');
        if (label.party === null || ledger === undefined) return [];
        const row = rowOf(label, label.party, article, watchlist);
        return [{ subject, ...judgeLabel(ledger, row, label, read) }];
      });
  });
}

/**
 * Returns all labelled statements of the parties with their judgements, subject by subject, without those of a thin ledger.
 * @param data see `labelledSubjects`
 */
export const judgedLabels = (data: string | null = null): JudgedLabel[] =>
  labelledSubjects(data)
    .flatMap(judgeSubject)
    .filter(({ label }) => label.verdict !== 'thin');

/** Counts what was judged, with the names that `--json` prints. */
export function countVerdicts(judged: readonly JudgedLabel[]) {
  const count = (verdict: string, isCounted: (one: JudgedLabel) => boolean = () => true): number =>
    judged.filter((one) => one.label.verdict === verdict && isCounted(one)).length;
  return {
    of: judged.length,
    right: judged.filter(({ label, verdict }) => label.verdict === verdict).length,
    repeats: count('repeat'),
    repeatsTold: count('repeat', ({ told }) => told),
    new: count('new'),
    newHidden: count('new', ({ hidden }) => hidden),
    newTold: count('new', ({ told }) => told),
    partial: count('partial'),
    partialTold: count('partial', ({ told }) => told),
  };
}

/** Prints the counts of some judged labels as shares with their intervals. */
function report(title: string, judged: readonly JudgedLabel[]): void {
  const counts = countVerdicts(judged);
  console.log(`\n${title}: ${counts.of} labelled clauses, without those of a thin ledger`);
  console.table([
    shareRow('verdict right', counts.right, counts.of),
    shareRow('repeats told by themselves', counts.repeatsTold, counts.repeats),
    shareRow('new hidden as repeats', counts.newHidden, counts.new),
    shareRow('new told by themselves', counts.newTold, counts.new),
    shareRow('partly new told by themselves', counts.partialTold, counts.partial),
  ]);
}

/** The kind that a label's reason begins with: "fresh: nothing on this before". */
const kindOf = ({ label }: JudgedLabel): string => label.why.split(/[:;,]/u)[0] ?? '';
const MIN_OF_KIND = 3;

function reportKinds(judged: readonly JudgedLabel[]): void {
  const kinds = Map.groupBy(judged, (one) => `${one.label.verdict}: ${kindOf(one)}`);
  const rows = [...kinds].filter(([, own]) => own.length >= MIN_OF_KIND);
  console.log('\nby kind of reason, as the labels give it: told by themselves, with 95 % intervals');
  console.table(
    rows.map(([kind, own]) => ({
      ...shareRow(kind, own.filter(({ told }) => told).length, own.length),
      hidden: own.filter(({ hidden }) => hidden).length,
    })),
  );
}

function list({ label, verdict, judgement, told, answer }: JudgedLabel): void {
  const state = told ? 'told' : judgement.outcome;
  console.log(`\n${verdict} (${state}, ${judgement.chance.toFixed(2)}), is ${label.verdict}: ${label.text}`);
  console.log(`  because: ${label.why}`);
  if (answer !== null)
    console.log(`  answer:  ${answer.relation} ${answer.candidate ?? ''}: ${answer.reason}`);
  for (const row of judgement.nearest.slice(0, 2)) console.log(`  near:    ${row.text}`);
}

/** Judges by the answers what the rules leave unsure; without one, the rules' judgement stands. */
export const withAnswers = (judged: readonly JudgedLabel[], rows: readonly AnswerRow[]): JudgedLabel[] => {
  const answerOf = answersFor(rows);
  return judged.map((one) => {
    const answer = one.asked === null ? null : answerOf(one.asked);
    if (one.asked === null || answer === null) return one;
    return { ...one, ...judgedBy(one.asked, answer, one.mayTell), answer };
  });
};

/** Says who answered, and how many questions nobody did: these are counted by the rules alone. */
function reportAnswers(judged: readonly JudgedLabel[], file: string): void {
  const asked = judged.filter((one) => one.asked !== null);
  const models = new Set(asked.flatMap(({ answer }) => answer?.model ?? []));
  const missing = asked.filter(({ answer }) => answer === null).length;
  console.log(
    `\n${asked.length} of ${judged.length} clauses are unsure by the rules, and a judge is asked about them.`,
  );
  console.log(`${asked.length - missing} are answered in ${file}, by ${[...models].join(', ') || 'nobody'}.`);
  if (missing > 0) console.log(`${missing} are not, and are counted by the rules alone.`);
}

/** What the figures are made of, and how they are shown. */
type VerdictOptions = {
  readonly data: string | null;
  /** The mistakes are shown one by one. */
  readonly list: boolean;
  /** The last line holds the figures as JSON. */
  readonly json: boolean;
  /** A judge's answers and the file that keeps them, or null for the rules alone. */
  readonly answers: { readonly file: string; readonly rows: readonly AnswerRow[] } | null;
};

/** Prints the figures of all subjects and of each. */
export function measureVerdicts({ data, list: isListed, json, answers }: VerdictOptions): void {
  const byRules = judgedLabels(data);
  const judged = answers === null ? byRules : withAnswers(byRules, answers.rows);
  const subjects = [...Map.groupBy(judged, ({ subject }) => subject)];
  if (answers !== null) reportAnswers(judged, answers.file);
  if (isListed)
    for (const one of judged)
      if (one.told ? one.label.verdict !== 'new' : one.hidden && one.label.verdict !== 'repeat') list(one);
  for (const [subject, own] of subjects) report(subject, own);
  if (subjects.length > 1) report('all subjects', judged);
  reportKinds(judged);
  const bySubject = Object.fromEntries(subjects.map(([subject, own]) => [subject, countVerdicts(own)]));
  if (json) console.log(JSON.stringify({ ...countVerdicts(judged), subjects: bySubject }));
}
