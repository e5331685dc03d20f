/** Judges what one article says against what its parties said before. */
import type {
  LedgerRow,
  Reason,
  SourceName,
  Statement,
  StatementRecord,
  StoredStatement,
} from '../model/index.ts';
import { quote } from '../language/quote.ts';
import { cut } from '../language/text.ts';
import type { Party } from '../watchlist/schema.ts';
import { appendRow, type Ledger, openLedger } from './ledger.ts';
import { reportsOf } from './places.ts';
import { type NewName, newNameIn } from './new-names.ts';
import { candidatesFor, type EarlierCandidate } from './candidates.ts';
import { findReport, judgeStatement, type Judgement, MAX_NEAREST, seekNearest } from './judge-statement.ts';
import { standsAlone, substanceTells } from '../statements/substance/substance.ts';
import type { FoundStatement } from '../statements/read-statements.ts';
import { NO_PARTY, rowsOf, saidBy, utteranceId } from './rows.ts';

/** The article whose statements are judged; `day` is its own, for statements without a date. */
type ArticleRef = {
  readonly id: string;
  readonly url: string;
  readonly source: SourceName;
  readonly day: string;
};

/** Returns the ledger of a party. */
export type LedgerLookup = (party: string) => Ledger;

/** One statement with all that was found out about it. */
export type JudgedStatement = {
  readonly stored: StoredStatement;
  readonly statement: Statement;
  /** Readers are told, as far as the statement decides. */
  readonly tells: boolean;
  /** They are not, and it is worth a mark in its article's own alert: nothing like it was found, which is not sure to be news. */
  readonly marks: boolean;
  /** The earlier statements that a judge would be asked about, or null where no answer could matter. */
  readonly asks: readonly EarlierCandidate[] | null;
  /** The reason for which they are. */
  readonly reason: Reason;
};

/** A longer article is a transcript, of which no more statements are kept. */
const MAX_STATEMENTS = 80;
/** So many clauses are compared with each other to find them, which takes time in proportion to their square. */
const MAX_READ = 400;
/** A longer clause was not read right, and would fill ledgers and alerts. In UTF-16 units. */
const MAX_CLAUSE_LENGTH = 2_000;
const MAX_PRECEDENT_LENGTH = 300;

/**
 * Judges an article's statements, in the order of the article, against what was said before it.
 * @param found of one article; a statement that it makes twice counts once, in its best report
 * @param parties the watchlist's, for the names that one side gives another
 */
export function judgeStatements(
  found: readonly FoundStatement[],
  article: ArticleRef,
  ledgers: LedgerLookup,
  parties: readonly Party[],
): JudgedStatement[] {
  return toJudge(found, article, ledgers).map((one) =>
    judgeFound(one, article, ledgers(one.party ?? NO_PARTY), parties),
  );
}

/** Notes the rows that such a judgement will surely read, where they are not read yet. */
export function seekPrecedents(
  found: readonly FoundStatement[],
  article: ArticleRef,
  ledgers: LedgerLookup,
): void {
  for (const one of toJudge(found, article, ledgers)) {
    seekNearest(ledgers(one.party ?? NO_PARTY), toldIn(one, article));
  }
}

/** What is judged of all that was found, of findings that may be asked for again. */
const selected = new WeakMap<readonly FoundStatement[], FoundStatement[]>();

function toJudge(
  found: readonly FoundStatement[],
  article: ArticleRef,
  ledgers: LedgerLookup,
): FoundStatement[] {
  const known = selected.get(found);
  if (known !== undefined) return known;
  const asserted = found
    .filter(({ asserts, text }) => asserts && text.length <= MAX_CLAUSE_LENGTH)
    .slice(0, MAX_READ);
  const chosen = withoutRestatements(asserted, article.day, ledgers).slice(0, MAX_STATEMENTS);
  selected.set(found, chosen);
  return chosen;
}

const toldIn = (one: FoundStatement, article: ArticleRef) => ({
  ...one,
  reportedOn: article.day,
  article: article.id,
  party: one.party ?? NO_PARTY,
});

/** Adds an article's statements to the ledgers, so that later ones are judged against them. */
export function addToLedgers(record: StatementRecord, ledgers: LedgerLookup): void {
  for (const row of rowsOf(record)) appendRow(ledgers(row.party), row);
}

/** Ranks the reports of one utterance: a sure speaker counts most, then verbatim words, then a place in the running text. */
const quality = (one: FoundStatement): number =>
  (one.mayTell ? 4 : 0) + (one.wording === 'verbatim' ? 2 : 0) + (one.inHeadline ? 0 : 1);

/**
 * Keeps the best report of each utterance: headline, key points and paraphrase restate what the text quotes, dated more or
 * less closely.
 * @param day of the article, for what was said lately
 */
function withoutRestatements(
  found: readonly FoundStatement[],
  day: string,
  ledgers: LedgerLookup,
): FoundStatement[] {
  const kept = new Map<string, { ledger: Ledger; found: FoundStatement[] }>();
  for (const one of found.toSorted((a, b) => quality(b) - quality(a))) {
    const party = one.party ?? NO_PARTY;
    const known = kept.get(party) ?? { ledger: openLedger([], ledgers(party).names), found: [] };
    kept.set(party, known);
    const row = asRow(one, one.isEarlier ? (one.saidOn ?? '') : day);
    if (findReport(known.ledger, row) !== null) continue;
    known.found.push(one);
    appendRow(known.ledger, row);
  }
  return [...kept.values()].flatMap((each) => each.found).toSorted((a, b) => a.span[0] - b.span[0]);
}

/**
 * Returns the statements that an earlier version of the article did not make, in whatever words. A date that was added or
 * corrected makes no other statement.
 */
export function newSince(
  found: readonly FoundStatement[],
  earlier: readonly FoundStatement[],
  names: Ledger['names'],
): readonly FoundStatement[] {
  const rows = earlier.slice(0, MAX_READ).map((one) => asRow(one, ''));
  const before = new Map(
    [...Map.groupBy(rows, ({ party }) => party)].map(([party, own]) => [party, openLedger(own, names)]),
  );
  return found.slice(0, MAX_READ).filter((one) => {
    const ledger = before.get(one.party ?? NO_PARTY);
    return ledger === undefined || findReport(ledger, asRow(one, '')) === null;
  });
}

/** Makes a row for the ledger of one article alone. */
const asRow = (one: FoundStatement, saidOn: string): LedgerRow => ({
  ...one,
  utterance: String(one.span[0]),
  article: null,
  party: one.party ?? NO_PARTY,
  saidOn,
  source: { id: '', name: '', type: 'press' },
  url: '',
  verdict: null,
  precedents: [],
});

/**
 * Returns other outlets' reports of the utterance. Those that are unsure or without substance do not count, nor do those from the
 * same desk batch, whose message may be redelivered.
 */
function otherReports(same: LedgerRow | null, own: string, article: string, ledger: Ledger): LedgerRow[] {
  if (same === null) return [];
  const isOrigin = same.utterance === own;
  return reportsOf(ledger, same.utterance).filter(
    ({ article: of, unsure, substance, verdict }) =>
      of !== article &&
      unsure !== true &&
      (substance === undefined || substanceTells(substance)) &&
      !(isOrigin && verdict === 'repeat'),
  );
}

function judgeFound(
  one: FoundStatement,
  article: ArticleRef,
  ledger: Ledger,
  parties: readonly Party[],
): JudgedStatement {
  const said = toldIn(one, article);
  const judgement = judgeStatement(ledger, said);
  const newName = one.mayTell && judgement.verdict !== 'thin' ? newNameIn(ledger, said, parties) : null;
  const { same } = judgement;
  const own = utteranceId(said.party, one.text, saidBy(said));
  const reports = otherReports(same, own, article.id, ledger);
  // A report whose verdict was not sure told readers nothing by itself: the next one is judged as the first one was.
  const isTold = reports.some(({ sure }) => sure !== false);
  const verdict = isTold && judgement.verdict !== 'thin' ? 'repeat' : judgement.verdict;
  const near = [...(same === null ? [] : [same]), ...judgement.nearest].slice(0, MAX_NEAREST);
  const mayTell = one.mayTell && !one.isEarlier;
  const isSurelyNew = judgement.outcome === 'new' && verdict === 'new';
  const tells = mayTell && (isSurelyNew || (newName !== null && !isTold));
  const isDoubtful = judgement.outcome === 'unsure' && reports.length === 0 && verdict !== 'thin';
  return {
    ...reportsOfJudged(one, judgement, { verdict, near, utterance: same?.utterance ?? own }),
    tells,
    marks: !tells && verdict !== 'repeat' && judgement.likelyNew && mayMark(one),
    asks: mayTell && !tells && isDoubtful ? candidatesFor(ledger, judgement.compared) : null,
    reason: newName === null ? reasonOf(one) : newNameReason(newName),
  };
}

/** Returns a judged statement as it is stored, and as alerts and pages show it. */
function reportsOfJudged(
  one: FoundStatement,
  judgement: Judgement,
  {
    verdict,
    near,
    utterance,
  }: Pick<LedgerRow, 'utterance'> & Pick<Judgement, 'verdict'> & { readonly near: readonly LedgerRow[] },
): Pick<JudgedStatement, 'stored' | 'statement'> {
  const { speaker, party, to, text, cue, wording, issuer, saidOn, span, via, rule, substance } = one;
  const report = {
    speaker,
    party,
    to,
    text,
    cue,
    wording,
    issuer,
    saidOn,
    verdict,
    substance,
    sure: judgement.sure || verdict !== judgement.verdict,
    judge: { by: 'rules' as const, model: null },
    newForSpeaker: judgement.newForSpeaker,
  };
  const doubt = one.isSure ? {} : { unsure: true as const };
  return {
    stored: {
      ...report,
      utterance,
      span,
      via,
      rule,
      ...doubt,
      precedents: near.map((row) => row.utterance),
    },
    statement: { ...report, ...doubt, ...searchResult(judgement), precedents: near.map(precedentOf) },
  };
}

/** Returns whether a statement may be marked: its speaker need not be beyond doubt, which is said beside it, but a headline only restates. */
const mayMark = ({ party, inHeadline, isEarlier, substance, text }: FoundStatement): boolean =>
  party !== null && !inHeadline && !isEarlier && substanceTells(substance) && standsAlone(text);

const searchResult = ({ searched, newWords, droppedWords }: Judgement) => ({
  searched: { ...searched },
  newWords: [...newWords],
  droppedWords: [...droppedWords],
});

export const precedentOf = ({
  text,
  saidOn,
  reportedOn,
  speaker,
  source,
  url,
}: LedgerRow): Statement['precedents'][number] => ({
  text: cut(text, MAX_PRECEDENT_LENGTH),
  saidOn,
  ...(reportedOn === undefined ? {} : { reportedOn }),
  speaker: speaker.name,
  source,
  url,
});

export const reasonOf = ({ speaker, text }: Pick<Statement, 'speaker' | 'text'>): Reason => ({
  rule: 'new-statement',
  text: `${speaker.name}: ${quote(text, 120)}`,
});

/** Gives the new name as the reason: it is the news even where all else was said before. */
const newNameReason = ({ name, before }: NewName): Reason => ({
  rule: 'naming',
  text: `"${name}", where ${before.map((each) => `"${each}"`).join(' or ')} stood before`,
});
