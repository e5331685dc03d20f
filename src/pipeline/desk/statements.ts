import { iso } from '../../core/model/time.ts';
import type {
  CitedEvidence,
  PositionEvidence,
  PositionMove,
  RecentRow,
  SightMessage,
  SourceName,
  StatementRecord,
  StoredStatement,
  TouchedPosition,
  Version,
} from '../../core/model/index.ts';
import type { AlertStatements } from '../../core/alerts/add-statements.ts';
import { type ArticleText, articleText } from '../../core/statements/article-text.ts';
import { claimNear, claimReason } from '../../core/statements/outlet-claims.ts';
import { inOrderOfNews } from '../../core/ledger/order-of-news.ts';
import {
  citedEvidence,
  decidePosition,
  touchedPositions,
  unansweredPosition,
} from '../../core/ledger/positions.ts';
import {
  addToLedgers,
  judgeStatements,
  type JudgedStatement,
  newSince,
} from '../../core/ledger/judge-article.ts';
import { readPositions } from '../../core/statements/positions/read-positions.ts';
import { type FoundStatement, readStatements } from '../../core/statements/read-statements.ts';
import { publicationDate } from '../../core/tracking/entries.ts';
import { NO_PARTY } from '../../core/ledger/rows.ts';
import type { Watchlist } from '../../core/watchlist/schema.ts';
import type { DeskBatch } from './batch.ts';
import { findSource, messageTime } from './commit.ts';
import { compileWatchlist } from './compiled-watchlist.ts';
import { openLedgers, openPositions } from './ledgers.ts';

/** The statements of an article: the record that is kept of them, and those that may be told. */
export type ArticleStatements = { readonly record: StatementRecord; readonly told: AlertStatements };

/** An article as it came to the desk. */
type DeskArticle = {
  readonly message: SightMessage;
  readonly source: SourceName;
  readonly version: Version;
  readonly story: string;
};

/** The statements and the evidence of one version, before they are compared with anything. */
type ArticleReading = {
  readonly text: ArticleText;
  readonly found: readonly FoundStatement[];
  readonly evidence: readonly PositionEvidence[];
};

/** An alert carries so many statements, told ones first, that it stays readable. */
const MAX_CARRIED = 8;

/**
 * Reads and judges what an article says at its first sight; from then on the batch knows it.
 * @returns null when nobody says anything
 */
export async function judgeArticle(
  batch: DeskBatch,
  article: DeskArticle,
): Promise<ArticleStatements | null> {
  const reading = readArticle(batch, article);
  const saysSomething = reading?.found.some(({ asserts }) => asserts) === true;
  if (reading === null || (!saysSomething && reading.evidence.length === 0)) return null;
  const judged = await judgeReading(batch, article, reading);
  return conclude(batch, article, reading, { all: judged, fresh: judged });
}

/** Does the same for an edited article. A statement of its earlier version keeps its judgement, and is not told. */
export async function judgeEditedArticle(
  batch: DeskBatch,
  article: DeskArticle,
  before: Version,
): Promise<ArticleStatements | null> {
  const [now, then] = [readArticle(batch, article), readArticle(batch, { ...article, version: before })];
  if (now === null || then === null) return null;
  const added = newSince(now.found, then.found, compileWatchlist(batch.watchlist).names);
  const known = await readKnownRecord(batch, article.message.article);
  if (saysTheSame(now, then) && known !== null) return null;

  const judged = await judgeReading(batch, article, now);
  const all = judged.map((one) => ({ ...one, stored: asJudgedBefore(one.stored, known) }));
  const fresh = judged.filter(({ stored }) => added.some(({ span }) => span[0] === stored.span[0]));
  const concluded = await conclude(batch, article, now, { all, fresh });
  return withTouched(concluded, touchedPositions(then.evidence, now.evidence, batch.watchlist.positions));
}

/** Adds the positions that the edit touches; a reason for each says so, and one that it moves is told by its move. */
function withTouched(
  { record, told }: ArticleStatements,
  touched: readonly TouchedPosition[],
): ArticleStatements {
  const unmoved = touched.filter(({ id }) => told.positions.every((move) => move.id !== id));
  const why = unmoved.map(({ question }) => ({ rule: 'position-touched', text: question }));
  return { record, told: { ...told, touched: unmoved, why: [...told.why, ...why] } };
}

/** Looks in the memory first, because KV may not show for a minute what this desk has just kept. */
async function readKnownRecord(
  { memory, dependencies }: DeskBatch,
  article: string,
): Promise<StatementRecord | null> {
  const remembered = memory.records.find((record) => record.article === article);
  return remembered ?? dependencies.corpus.getStatements(article);
}

/** Gives a statement that the article made before its earlier verdict. Its place and its date are those of the present text. */
function asJudgedBefore(stored: StoredStatement, known: StatementRecord | null): StoredStatement {
  const before = known?.statements.find(
    ({ text, party, speaker }) =>
      text === stored.text && party === stored.party && speaker.id === stored.speaker.id,
  );
  if (before === undefined) return stored;
  const { utterance, verdict, unsure, precedents } = before;
  return { ...stored, utterance, verdict, unsure, precedents };
}

/**
 * Compares who says what, word for word. A softened statement is no new statement, but the ledger must hold it in its
 * present words.
 */
function saysTheSame(now: ArticleReading, then: ArticleReading): boolean {
  const comparable = ({ found, evidence }: ArticleReading) =>
    JSON.stringify([
      found.map(({ text, party, speaker, saidOn }) => [text, party, speaker.id, saidOn]),
      evidence.map(({ text, answer, on }) => [text, answer, on]),
    ]);
  return comparable(now) === comparable(then);
}

const wantsStatements = ({ parties, positions }: Watchlist): boolean =>
  parties.length > 0 || positions.length > 0;

/** @returns null for a text that is not in English, and for a watchlist that wants nobody's statements */
function readArticle(batch: DeskBatch, { message, source, version }: DeskArticle): ArticleReading | null {
  if (!wantsStatements(batch.watchlist)) return null;
  const listed = findSource(batch, message.source);
  const language = version.language ?? listed?.language ?? 'und';
  if (language.slice(0, 2) !== 'en') return null;
  const now = messageTime(batch, message);
  const publishedAt = publicationDate(version, message.entry, now) ?? iso(now);
  const text = articleText({ ...version, publishedAt }, source, listed?.timeZone ?? 'UTC');
  const { speakers, positions } = compileWatchlist(batch.watchlist);
  const found = readStatements(text, speakers);
  return { text, found, evidence: readPositions(text, found, positions) };
}

async function judgeReading(
  batch: DeskBatch,
  { message, source }: DeskArticle,
  { text, found }: ArticleReading,
): Promise<JudgedStatement[]> {
  const spoken = found.map(({ party }) => party ?? NO_PARTY);
  const ledgers = await openLedgers(batch, spoken);
  const day = (text.publishedAt ?? '').slice(0, 10);
  const reference = { id: message.article, url: message.url, source, day };
  return judgeStatements(found, reference, ledgers, batch.watchlist.parties);
}

/** All statements of an article, and those of them that its earlier version did not make. */
type Judgements = { readonly all: readonly JudgedStatement[]; readonly fresh: readonly JudgedStatement[] };

/** Makes the record of all that the article says, which the batch knows from now on, and selects what readers are told. */
async function conclude(
  batch: DeskBatch,
  { message, source, version, story }: DeskArticle,
  { text, evidence }: ArticleReading,
  judgements: Judgements,
): Promise<ArticleStatements> {
  const record: StatementRecord = {
    article: message.article,
    url: message.url,
    source,
    title: version.headline,
    at: iso(messageTime(batch, message)),
    publishedAt: publicationDate(version, message.entry, messageTime(batch, message)),
    version: version.hash,
    story,
    statements: judgements.all.map(({ stored }) => stored),
    evidence: [...evidence],
  };
  const spoken = record.statements.map(({ party }) => party ?? NO_PARTY);
  addToLedgers(record, await openLedgers(batch, spoken));
  const moves = await movePositions(batch, citedEvidence(record));
  return { record, told: selectStatements(text, judgements, moves) };
}

/** Returns the moves that the evidence makes; from now on the batch knows of them. */
async function movePositions(batch: DeskBatch, evidence: readonly CitedEvidence[]): Promise<PositionMove[]> {
  if (evidence.length === 0) return [];
  const states = await openPositions(batch);
  return evidence.flatMap((piece) => {
    const position = batch.watchlist.positions.find(({ id }) => id === piece.position);
    if (position === undefined) return [];
    const { state, move } = decidePosition(states.get(position.id) ?? unansweredPosition(position.id), piece);
    states.set(position.id, state);
    return move === null ? [] : [{ ...move, question: position.question }];
  });
}

function selectStatements(
  text: ArticleText,
  { all, fresh }: Judgements,
  positions: readonly PositionMove[],
): AlertStatements {
  const ordered = inOrderOfNews(fresh);
  const told = ordered.filter(({ tells }) => tells);
  const others = ordered.filter(({ tells, stored: { party } }) => !tells && party !== null);
  const spans = all.map(({ stored: { span } }) => span);
  const shown = told.slice(0, MAX_CARRIED);
  const marked = others.filter(({ marks }) => marks).slice(0, MAX_CARRIED - shown.length);
  const claims = shown.flatMap(({ stored: { span } }) => claimNear(text, span, spans) ?? []);
  return {
    statements: [...told, ...others].slice(0, MAX_CARRIED).map(({ statement }) => statement),
    told: told.length,
    marked: marked.length,
    positions,
    touched: [],
    why: [
      ...shown.map(({ reason }) => reason),
      ...marked.map(({ reason }) => ({ ...reason, rule: 'not-found-before' })),
      ...positions.map(({ from, to }) => ({ rule: 'position-moved', text: `${from ?? '?'} → ${to}` })),
      ...[...new Set(claims)].map((claim) => claimReason(text.source.name, claim)),
    ],
  };
}

/** Writes the record first, then the row that leads to it. @param row null for an article that is no longer among the newest */
export async function commitStatements(
  batch: DeskBatch,
  stated: ArticleStatements | null,
  row: RecentRow | null,
): Promise<void> {
  const { corpus } = batch.dependencies;
  if (stated !== null) {
    await corpus.putStatements(stated.record);
    const others = batch.memory.records.filter(({ article }) => article !== stated.record.article);
    batch.memory.records = [stated.record, ...others];
  }
  if (row !== null) await corpus.putRecent(row);
}

/** Does the same for an edited article, whose row then tells when its statements were read again. */
export async function commitEditedStatements(
  batch: DeskBatch,
  stated: ArticleStatements | null,
): Promise<void> {
  if (stated === null) return;
  const row = batch.recent.find(({ article }) => article === stated.record.article);
  await commitStatements(batch, stated, row === undefined ? null : { ...row, statedAt: stated.record.at });
}
