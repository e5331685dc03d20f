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
  Version,
} from '../../core/model/index.ts';
import type { AlertStatements } from '../../core/alerts/add-statements.ts';
import { type ArticleText, articleText } from '../../core/statements/article-text.ts';
import { claimNear, claimReason } from '../../core/statements/outlet-claims.ts';
import { citedEvidence, decidePosition, unansweredPosition } from '../../core/ledger/positions.ts';
import {
  addToLedgers,
  judgeStatements,
  type JudgedStatement,
  newSince,
} from '../../core/ledger/judge-article.ts';
import { readPositions } from '../../core/statements/positions/read-positions.ts';
import { type FoundStatement, readStatements } from '../../core/statements/read-statements.ts';
import { NO_PARTY } from '../../core/ledger/rows.ts';
import type { Watchlist } from '../../core/watchlist/schema.ts';
import { lensOf, openLedgers, openPositions } from './ledgers.ts';
import { sourceOf, timeOf } from './commit.ts';
import type { Sitting } from './batch.ts';

/** An article in which somebody says something: what is kept of it, and what of it may be told. */
export type Stated = { readonly record: StatementRecord; readonly sayings: AlertStatements };

type Article = {
  readonly message: SightMessage;
  readonly source: SourceName;
  readonly version: Version;
  readonly story: string;
};

/** What one version says, not yet compared with anything. */
type Reading = {
  readonly text: ArticleText;
  readonly found: readonly FoundStatement[];
  readonly evidence: readonly PositionEvidence[];
};

/** Told statements come first; of the others an alert carries so many that it stays readable. */
const CARRIED = 8;

/** Reads and judges what an article says at its first sight; from then on the batch knows it. Null: nobody says anything. */
export async function stateArticle(sitting: Sitting, article: Article): Promise<Stated | null> {
  const reading = read(sitting, article);
  const saysSomething = reading?.found.some(({ asserts }) => asserts) === true;
  if (reading === null || (!saysSomething && reading.evidence.length === 0)) return null;
  const judged = await judgeAll(sitting, article, reading);
  return conclude(sitting, article, reading, judged, judged);
}

/** The same of an edited article: what its earlier version said already is kept as it was judged then, and not told. */
export async function stateChange(
  sitting: Sitting,
  article: Article,
  before: Version,
): Promise<Stated | null> {
  const [now, then] = [read(sitting, article), read(sitting, { ...article, version: before })];
  if (now === null || then === null) return null;
  const added = newSince(now.found, then.found, lensOf(sitting.watchlist).names);
  const known = await knownRecord(sitting, article.message.article);
  if (saysTheSame(now, then) && known !== null) return null;

  const judged = await judgeAll(sitting, article, now);
  const kept = judged.map((one) => ({ ...one, stored: asJudgedBefore(one.stored, known) }));
  const fresh = judged.filter(({ stored }) => added.some(({ span }) => span[0] === stored.span[0]));
  return conclude(sitting, article, now, kept, fresh);
}

/** KV may not show for a minute what this desk has just kept. */
async function knownRecord(
  { memory, dependencies }: Sitting,
  article: string,
): Promise<StatementRecord | null> {
  const remembered = memory.records.find((record) => record.article === article);
  return remembered ?? dependencies.corpus.getStatements(article);
}

/** What was said there before keeps its verdict; where it stands and when it was said is as the article has it now. */
function asJudgedBefore(stored: StoredStatement, known: StatementRecord | null): StoredStatement {
  const before = known?.statements.find(
    ({ text, party, speaker }) =>
      text === stored.text && party === stored.party && speaker.id === stored.speaker.id,
  );
  if (before === undefined) return stored;
  const { utterance, verdict, unsure, precedents } = before;
  return { ...stored, utterance, verdict, unsure, precedents };
}

/** Word for word and by the same ones: what is softened is no other statement, and the ledger holds it as it stands now. */
function saysTheSame(now: Reading, then: Reading): boolean {
  const wordsOf = ({ found, evidence }: Reading) =>
    JSON.stringify([
      found.map(({ text, party, speaker, saidOn }) => [text, party, speaker.id, saidOn]),
      evidence.map(({ text, answer, on }) => [text, answer, on]),
    ]);
  return wordsOf(now) === wordsOf(then);
}

const hearsAnyone = ({ parties, positions }: Watchlist): boolean =>
  parties.length > 0 || positions.length > 0;

/** Statement work is for English, and for a watchlist that says whose statements are wanted. */
function read(sitting: Sitting, { message, source, version }: Article): Reading | null {
  if (!hearsAnyone(sitting.watchlist)) return null;
  const listed = sourceOf(sitting, message.source);
  const language = version.language ?? listed?.language ?? 'und';
  if (language.slice(0, 2) !== 'en') return null;
  const publishedAt = dateOf(sitting, message, version) ?? iso(timeOf(sitting, message));
  const text = articleText({ ...version, publishedAt }, source, listed?.timeZone ?? 'UTC');
  const { speakers, positions } = lensOf(sitting.watchlist);
  const found = readStatements(text, speakers);
  return { text, found, evidence: readPositions(text, found, positions) };
}

/** Nothing was said later than now: a date in the future would outlast every later statement and piece of evidence. */
function dateOf(sitting: Sitting, message: SightMessage, version: Version): string | null {
  const date = version.publishedAt ?? message.entry.publishedAt;
  const now = timeOf(sitting, message);
  return date !== null && Date.parse(date) > now ? iso(now) : date;
}

async function judgeAll(
  sitting: Sitting,
  { message, source }: Article,
  { text, found }: Reading,
): Promise<JudgedStatement[]> {
  const spoken = found.map(({ party }) => party ?? NO_PARTY);
  const ledgers = await openLedgers(sitting, spoken);
  const day = (text.publishedAt ?? '').slice(0, 10);
  const heard = { article: message.article, url: message.url, source, day };
  return judgeStatements(found, heard, ledgers, sitting.watchlist.parties);
}

/** The record of all that the article says, known to the batch from now on; and what readers are told of what is fresh. */
async function conclude(
  sitting: Sitting,
  { message, source, version, story }: Article,
  { text, evidence }: Reading,
  all: readonly JudgedStatement[],
  fresh: readonly JudgedStatement[],
): Promise<Stated> {
  const record: StatementRecord = {
    article: message.article,
    url: message.url,
    source,
    title: version.headline,
    at: iso(timeOf(sitting, message)),
    publishedAt: dateOf(sitting, message, version),
    version: version.hash,
    story,
    statements: all.map(({ stored }) => stored),
    evidence: [...evidence],
  };
  const spoken = record.statements.map(({ party }) => party ?? NO_PARTY);
  addToLedgers(record, await openLedgers(sitting, spoken));
  const moves = await movesOf(sitting, citedEvidence(record));
  return { record, sayings: sayingsOf(text, all, fresh, moves) };
}

/** What the evidence moves, and from now on the batch knows that it moved. */
async function movesOf(sitting: Sitting, evidence: readonly CitedEvidence[]): Promise<PositionMove[]> {
  if (evidence.length === 0) return [];
  const states = await openPositions(sitting);
  return evidence.flatMap((piece) => {
    const position = sitting.watchlist.positions.find(({ id }) => id === piece.position);
    if (position === undefined) return [];
    const { state, move } = decidePosition(states.get(position.id) ?? unansweredPosition(position.id), piece);
    states.set(position.id, state);
    return move === null ? [] : [{ ...move, question: position.question }];
  });
}

function sayingsOf(
  text: ArticleText,
  all: readonly JudgedStatement[],
  fresh: readonly JudgedStatement[],
  positions: readonly PositionMove[],
): AlertStatements {
  const told = fresh.filter(({ tells }) => tells);
  const others = fresh.filter(({ tells, stored: { party } }) => !tells && party !== null);
  const spans = all.map(({ stored: { span } }) => span);
  const shown = told.slice(0, CARRIED);
  const claims = shown.flatMap(({ stored: { span } }) => claimNear(text, span, spans) ?? []);
  return {
    statements: [...told, ...others].slice(0, CARRIED).map(({ statement }) => statement),
    told: told.length,
    positions,
    why: [
      ...shown.map(({ reason }) => reason),
      ...positions.map(({ from, to }) => ({ rule: 'position-moved', text: `${from ?? '?'} → ${to}` })),
      ...[...new Set(claims)].map((claim) => claimReason(text.source.name, claim)),
    ],
  };
}

/** The record first, then the row that leads to it. @param row null where the article is no longer among the newest */
export async function commitStated(
  sitting: Sitting,
  stated: Stated | null,
  row: RecentRow | null,
): Promise<void> {
  const { corpus } = sitting.dependencies;
  if (stated !== null) {
    await corpus.putStatements(stated.record);
    const others = sitting.memory.records.filter(({ article }) => article !== stated.record.article);
    sitting.memory.records = [stated.record, ...others];
  }
  if (row !== null) await corpus.putRecent(row);
}

/** An edited article is heard anew: its row says when. */
export async function commitRestated(sitting: Sitting, stated: Stated | null): Promise<void> {
  if (stated === null) return;
  const row = sitting.recent.find(({ article }) => article === stated.record.article);
  await commitStated(sitting, stated, row === undefined ? null : { ...row, statedAt: stated.record.at });
}
