import { iso } from '../../core/model/time.ts';
import type {
  CarriedStatement,
  CitedEvidence,
  JudgeCase,
  AlertMeeting,
  MeetingsTold,
  PositionEvidence,
  PositionMove,
  Reason,
  RecentRow,
  SightMessage,
  SightOf,
  SourceName,
  StatementRecord,
  StoredStatement,
  TouchedPosition,
  Version,
} from '../../core/model/index.ts';
import { type AlertStatements, noAlertStatements } from '../../core/alerts/add-statements.ts';
import type { ArticleNews } from '../../core/alerts/select-statements.ts';
import { type ArticleText, articleText } from '../../core/statements/article-text.ts';
import { claimNear, claimReason } from '../../core/statements/outlet-claims.ts';
import { questionsOf } from '../../core/ledger/judge/question.ts';
import {
  citedEvidence,
  decidePosition,
  touchedPositions,
  unansweredPosition,
} from '../../core/ledger/positions.ts';
import {
  addToLedgers,
  type JudgedStatement,
  newSince,
  seekPrecedents,
} from '../../core/ledger/judge-article.ts';
import type { FoundStatement } from '../../core/statements/read-statements.ts';
import type { ArticleMentions } from '../../core/statements/speakers/article-mentions.ts';
import { publicationDate } from '../../core/tracking/entries.ts';
import { NO_PARTY } from '../../core/ledger/rows.ts';
import { watchlistLabels } from '../../core/watchlist/labels.ts';
import type { Span } from '../../core/language/span.ts';
import type { Watchlist } from '../../core/watchlist/schema.ts';
import type { DeskBatch } from './batch.ts';
import { findSource, isYoung, messageTime } from './commit.ts';
import { compileWatchlist } from './compiled-watchlist.ts';
import { openLedgers, openPositions, readingLedgers } from './ledgers.ts';
import { joinMeetings } from './join-article.ts';
import { weigh } from './weigh.ts';

/** The statements of an article: the record that is kept of them, and those that may be told. */
export type ArticleStatements = {
  readonly record: StatementRecord;
  /** The meeting of which the article is an account, or null. */
  readonly meeting: AlertMeeting | null;
  readonly news: ArticleNews;
  /** What an alert of the article tells by the rules alone. */
  readonly told: AlertStatements;
  /** What a judge is to be asked about; nothing where there is no judge. */
  readonly cases: readonly JudgeCase[];
};

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
  readonly meetings: MeetingsTold | null;
  readonly evidence: readonly PositionEvidence[];
};

/**
 * Reads and judges what an article says at its first sight; from then on the batch knows it.
 * @returns null when nobody says anything
 */
export async function judgeArticle(
  batch: DeskBatch,
  article: DeskArticle,
): Promise<ArticleStatements | null> {
  const reading = readArticle(batch, article);
  if (reading === null || !saysSomething(reading)) return null;
  const judged = await judgeReading(batch, article, reading);
  if (judged === null) return null;
  return conclude(batch, article, reading, { all: judged, fresh: judged, touched: [], before: null });
}

const saysSomething = ({ found, evidence, meetings }: ArticleReading): boolean =>
  found.some(({ asserts }) => asserts) || evidence.length > 0 || (meetings?.sayings.length ?? 0) > 0;

/**
 * Puts the record of a later version in place of what a first sight read, where an edit of its article came before it: queues keep no
 * order, and a ledger holds what an article says last.
 */
export async function asSinceEdited(
  batch: DeskBatch,
  message: SightOf<'first'>,
  stated: ArticleStatements | null,
): Promise<ArticleStatements | null> {
  if (isYoung(batch, message)) return stated;
  const record = await readKnownRecord(batch, message.article);
  if (record === null || record.version === message.to) return stated;
  const edits = await batch.dependencies.corpus.listChanges(message.article);
  if (edits.every(({ to }) => to !== record.version)) return stated;
  const news = { statements: [], positions: [], touched: [] };
  return { ...(stated ?? { meeting: null, news, told: noAlertStatements, cases: [] }), record };
}

/** Reads and judges an edited article. A statement of its earlier version keeps its judgement, and is not told. */
export async function judgeEditedArticle(
  batch: DeskBatch,
  article: DeskArticle,
  before: Version,
): Promise<ArticleStatements | null> {
  const [now, then] = [readArticle(batch, article), readArticle(batch, { ...article, version: before })];
  if (now === null || then === null) return null;
  const known = await readKnownRecord(batch, article.message.article);
  if (saysTheSame(now, then) && known !== null) return null;

  const judged = await judgeReading(batch, article, now);
  const added = weigh(
    batch,
    { message: article.message, stage: 'statements' },
    () => newSince(now.found, then.found, compileWatchlist(batch.watchlist).names),
    () => null,
  );
  if (judged === null || added === null) return null;
  const all = judged.map((one) => ({ ...one, stored: asJudgedBefore(one.stored, known) }));
  const fresh = judged.filter(({ stored }) => added.some(({ span }) => span[0] === stored.span[0]));
  const touched = touchedPositions(then.evidence, now.evidence, batch.watchlist.positions);
  return conclude(batch, article, now, { all, fresh, touched, before: known?.meetings ?? null });
}

/** Looks in the memory first, because KV may not show for a minute what this desk has just kept. */
export async function readKnownRecord(
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
  const { utterance, verdict, unsure, precedents, sure, judge, newForSpeaker, substance } = before;
  return { ...stored, utterance, verdict, unsure, precedents, sure, judge, newForSpeaker, substance };
}

/**
 * Compares who says what, word for word. A softened statement is no new statement, but the ledger must hold it in its
 * present words.
 */
function saysTheSame(now: ArticleReading, then: ArticleReading): boolean {
  const comparable = ({ found, evidence, meetings }: ArticleReading) =>
    JSON.stringify([
      found.map(({ text, party, speaker, saidOn }) => [text, party, speaker.id, saidOn]),
      evidence.map(({ text, answer, on }) => [text, answer, on]),
      meetings?.mentions.map(({ sides, speakers, on, place }) => [sides, speakers, on, place]),
      meetings?.sayings.map(({ side, text, issuer }) => [side, text, issuer]),
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
  const { speakers, positions } = compileWatchlist(batch.watchlist);
  const { readMentions, statementsIn, readPositions } = batch.readers;
  const read = (): ArticleReading => {
    const text = articleText({ ...version, publishedAt }, source, listed?.timeZone ?? 'UTC');
    const mentions = readMentions(text, speakers);
    const found = statementsIn(mentions);
    return {
      text,
      found,
      meetings: meetingsTold(mentions, found),
      evidence: readPositions(text, found, positions),
    };
  };
  const meetingsTold = (mentions: ArticleMentions, found: readonly FoundStatement[]): MeetingsTold | null =>
    weigh(
      batch,
      { message, stage: 'meetings' },
      () => batch.readers.readMeetings(mentions, found),
      () => null,
    );
  return weigh(batch, { message, stage: 'statements' }, read, () => null);
}

const noReading = () => null;

async function judgeReading(
  batch: DeskBatch,
  { message, source }: DeskArticle,
  { text, found }: ArticleReading,
): Promise<JudgedStatement[] | null> {
  const spoken = found.map(({ party }) => party ?? NO_PARTY);
  const ledgers = await openLedgers(batch, spoken);
  const day = (text.publishedAt ?? '').slice(0, 10);
  const reference = { id: message.article, url: message.url, source, day };
  const reading = { message, stage: 'verdicts on statements' };
  if (spoken.some((party) => ledgers(party).indexed !== null)) {
    await readingLedgers(batch, () =>
      weigh(batch, reading, () => seekPrecedents(found, reference, ledgers), noReading),
    );
  }
  const judge = () => batch.readers.judgeStatements(found, reference, ledgers, batch.watchlist.parties);
  return readingLedgers(batch, () => weigh(batch, reading, judge, noReading));
}

type Judgements = {
  readonly all: readonly JudgedStatement[];
  /** Those of them that the article's earlier version did not make. */
  readonly fresh: readonly JudgedStatement[];
  /** The positions that the edit touches; one that it moves is told by its move. */
  readonly touched: readonly TouchedPosition[];
  /** What the article said of meetings before its edit. */
  readonly before: MeetingsTold | null;
};

/** Makes the record of all that the article says, which the batch knows from now on, and selects what readers are told. */
async function conclude(
  batch: DeskBatch,
  { message, source, version, story }: DeskArticle,
  { text, evidence, meetings }: ArticleReading,
  judgements: Judgements,
): Promise<ArticleStatements> {
  const made: StatementRecord = {
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
    ...(meetings === null ? {} : { meetings }),
  };
  const spoken = made.statements.map(({ party }) => party ?? NO_PARTY);
  addToLedgers(made, await openLedgers(batch, spoken));
  const positions = await movePositions(batch, citedEvidence(made));
  const touched = judgements.touched.filter(({ id }) => positions.every((move) => move.id !== id));
  const select = (): Omit<ArticleStatements, 'record' | 'meeting'> => {
    const news = { statements: carriedOf(text, judgements), positions, touched };
    const side = watchlistLabels(batch.watchlist).party;
    const cases = batch.dependencies.judge === null ? [] : questionsOf(judgements.fresh, { text, side });
    return { news, told: batch.readers.selectStatements(news), cases };
  };
  const { record, meeting } = await joinMeetings(batch, made, judgements.before);
  const told = weigh(batch, { message, stage: 'statements to tell' }, select, () => NOTHING_TOLD);
  return { record, meeting, ...told };
}

const NOTHING_TOLD = {
  news: { statements: [], positions: [], touched: [] },
  told: noAlertStatements,
  cases: [],
};

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

function carriedOf(text: ArticleText, { all, fresh }: Judgements): CarriedStatement[] {
  const spans = all.map(({ stored: { span } }) => span);
  return fresh.map(({ statement, tells, marks, asks, reason, stored: { span } }) => ({
    statement,
    tells,
    marks,
    reason,
    claim: tells || asks !== null ? claimOf(text, span, spans) : null,
    span,
  }));
}

function claimOf(text: ArticleText, ...near: [Span, readonly Span[]]): Reason | null {
  const claim = claimNear(text, ...near);
  return claim === null ? null : claimReason(text.source.name, claim);
}

/** Writes the record first, then the row that leads to it. @param row null for an article that is no longer among the newest */
export async function commitStatements(
  batch: DeskBatch,
  stated: Pick<ArticleStatements, 'record'> | null,
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
  stated: Pick<ArticleStatements, 'record'> | null,
): Promise<void> {
  if (stated === null) return;
  const known = batch.recent.find(({ article }) => article === stated.record.article);
  const row = known === undefined ? null : { ...known, statedAt: stated.record.at };
  await commitStatements(batch, stated, row);
  if (row === null) return;
  // In their places: the order of the rows is that in which they were seen.
  for (const rows of [batch.recent, batch.memory.recent]) {
    const at = rows.findIndex(({ article }) => article === row.article);
    if (at !== -1) rows[at] = row;
  }
}
