/** Tells a sight anew by what a judge answered about its statements: the same alert, under the same id. */
import { addStatements, type AlertStatements } from '../../core/alerts/add-statements.ts';
import { logRowOf } from '../../core/alerts/log-row.ts';
import { selectStatements } from '../../core/alerts/select-statements.ts';
import {
  type AnsweredCase,
  type ReweighedStatement,
  withAnswers,
} from '../../core/ledger/judge/with-answers.ts';
import { NO_PARTY } from '../../core/ledger/rows.ts';
import {
  Alert,
  type AnswersMessage,
  type CarriedStatement,
  StatementRecord,
} from '../../core/model/index.ts';
import { iso, SEEN_SECONDS } from '../../core/model/time.ts';
import { watchlistLabels } from '../../core/watchlist/labels.ts';
import { TIME_FOR_ANSWERS_MS, WAIT_FOR_JUDGE_SECONDS } from './ask-judge.ts';
import type { DeskBatch, DeskOutcome } from './batch.ts';
import { commitAlert, findAlert, findSource, isTold, keepSnapshot, messageTime } from './commit.ts';
import { withoutErased } from './erase.ts';
import { openLedgers, readingLedgers } from './ledgers.ts';
import { commitEditedStatements, readKnownRecord } from './statements.ts';

/** What the alert of a sight tells with the answers, and what it told by the rules alone. */
type ToldAnew = { readonly now: AlertStatements; readonly byRules: AlertStatements };

/**
 * Writes the answers into the record of the article, and tells its alert anew. The same answers again write the same again, so a
 * repetition after a death completes the work.
 * @returns `later` while what the sight wrote cannot be read yet
 */
export async function tellAnswers(batch: DeskBatch, message: AnswersMessage): Promise<DeskOutcome> {
  const record = await readKnownRecord(batch, message.article);
  if (record === null || record.at < message.statedAt) return awaitRecord(batch, message, record);
  const ledgers = await openLedgers(
    batch,
    message.asked.map(({ statement: { party } }) => party ?? NO_PARTY),
  );
  const weigh = (answers: AnswersMessage['answers']) =>
    withAnswers(
      record,
      message.asked.map((asked): AnsweredCase => ({ asked, answered: answers[asked.key] ?? null })),
      ledgers,
    );
  const judged = await readingLedgers(batch, () => weigh(message.answers));
  const told = {
    now: carriedBy(message, judged.statements),
    byRules: carriedBy(message, weigh({}).statements),
  };
  const keep = () => keepRecord(batch, message, { before: record, after: judged.record });
  // An admin may have withdrawn it since this desk told it: what is stored comes first.
  const { id } = message.base;
  const known = (await batch.dependencies.corpus.getAlert(id)) ?? (await findAlert(batch, id));
  if (known !== null) return rewriteAlert(batch, message, { known, told, keep });
  if (message.shown.state === 'told') return 'later';
  return tellAfterAll(batch, message, told.now, keep);
}

/** An article that an admin erased while its question was out gets no record any more. */
async function awaitRecord(
  { dependencies: { corpus } }: DeskBatch,
  { article }: AnswersMessage,
  record: StatementRecord | null,
): Promise<DeskOutcome> {
  if (record !== null) return 'later';
  const pointer = await corpus.getPointer(article);
  if (pointer?.erased !== true) return 'later';
  await corpus.deleteJudged(article);
  return 'done';
}

function carriedBy(message: AnswersMessage, statements: readonly ReweighedStatement[]): AlertStatements {
  const places = new Map(message.asked.map((one) => [one.key, one]));
  const asked = statements.flatMap(({ key, statement, tells, marks, reason }): CarriedStatement[] => {
    const place = places.get(key);
    if (place === undefined) return [];
    return [{ statement, tells, marks, reason, claim: place.claim, span: place.span }];
  });
  const { positions, touched, carried } = message;
  return selectStatements({ statements: [...carried, ...asked], positions, touched });
}

/** Rewrites the alert under its id and with its time, and sends it on where its new weight reaches more endpoints. */
async function rewriteAlert(
  batch: DeskBatch,
  message: AnswersMessage,
  {
    known,
    told,
    keep,
  }: { readonly known: Alert; readonly told: ToldAnew; readonly keep: () => Promise<void> },
): Promise<DeskOutcome> {
  const { corpus, queues, wall } = batch.dependencies;
  // The sight's log row is written last of all: one that is written here first would say that its alert was sent.
  if (!(await isTold(batch, known))) return 'later';
  const base = { ...message.base, at: known.at, change: known.change };
  const labels = watchlistLabels(batch.watchlist);
  const { judgedAt: _, ...before } = known;
  const now = await withoutErased(corpus, addStatements(base, told.now, labels), known);
  const alert: Alert = { ...now, judgedAt: message.answeredAt };
  const isLive = known.withdrawn === null;
  if (isLive && !isSame(Alert.parse(now), Alert.parse(before))) {
    // The row comes first: an alert that is as it should be says that its row is, too.
    if (!isSame(logRowOf(alert), logRowOf(known))) {
      await corpus.putLog(logRowOf(alert, toldAnewAt(batch, message, { alert, known })));
    }
    await corpus.putAlert(alert);
    batch.memory.alerts = [alert, ...batch.memory.alerts.filter(({ id }) => id !== alert.id)];
  }
  await keep();
  const byRules = addStatements(base, told.byRules, labels);
  const pause = pauseBeforeSending(message, wall());
  if (isLive && pause !== null && filteredBy(alert) !== filteredBy(byRules)) {
    const { clock } = message;
    await queues.deliveries([{ kind: 'fan-out', clock, alert: alert.id, lacking: true }], pause);
  }
  return keepPage(batch, message);
}

/** Returns the time at which an alert is told that reaches others than before; or else that of the answers which made it what it is. */
function toldAnewAt(
  batch: DeskBatch,
  message: AnswersMessage,
  { alert, known }: Readonly<Record<'alert' | 'known', Alert>>,
): number | null {
  if (filteredBy(alert) !== filteredBy(known)) return messageTime(batch, message);
  return known.judgedAt === undefined ? null : Date.parse(known.judgedAt);
}

/**
 * Returns after how many seconds the alert may be sent to those who lack it, when the log shows for sure who has it; null where it
 * was not sent yet, and goes out with the answers in it.
 */
function pauseBeforeSending({ shown, askedAt }: AnswersMessage, now: number): number | null {
  const isDelayed = shown.state === 'told' && shown.delayed;
  if (isDelayed && now - askedAt <= TIME_FOR_ANSWERS_MS) return null;
  const sentAt = askedAt + (isDelayed ? WAIT_FOR_JUDGE_SECONDS * 1_000 : 0);
  return SEEN_SECONDS + Math.max(0, Math.ceil((sentAt - now) / 1_000));
}

/** Writes what the filters of endpoints see of an alert. */
function filteredBy(alert: Alert): string {
  const { kind, severity, party, speaker, position } = logRowOf(alert);
  return JSON.stringify([kind, severity, party, speaker, position]);
}

/** Tells a sight that was suppressed as known, and holds something that the judge is sure is new. Its time is that of the answer. */
async function tellAfterAll(
  batch: DeskBatch,
  message: AnswersMessage,
  told: AlertStatements,
  keep: () => Promise<void>,
): Promise<DeskOutcome> {
  const { corpus } = batch.dependencies;
  const { shown, base, answeredAt } = message;
  const isWatched = findSource(batch, base.source.id) !== null;
  if (shown.state === 'told' || told.told === 0 || !isWatched) {
    await keep();
    return 'done';
  }
  const labels = watchlistLabels(batch.watchlist);
  const made = await withoutErased(corpus, addStatements({ ...base, at: answeredAt }, told, labels), null);
  const keepRest = async () => {
    await corpus.deleteSuppressed(shown.row);
    await keep();
  };
  await commitAlert(batch, message, made, { keepRest });
  return keepPage(batch, message);
}

/** Keeps the page of a sight that was suppressed, and whose page was given an end. */
const keepPage = (batch: DeskBatch, message: AnswersMessage): Promise<DeskOutcome> =>
  message.shown.state === 'suppressed'
    ? keepSnapshot(batch, message, message.shown.version)
    : Promise.resolve('done');

/** The order of keys has to be that of the schema on both sides, as what was read from storage has it. */
const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/**
 * Writes the record with the present time, by which ledgers know that they have to read it again, however long its message took.
 * A death before the row had that time is healed.
 */
async function keepRecord(
  batch: DeskBatch,
  message: AnswersMessage,
  { before, after }: { readonly before: StatementRecord; readonly after: StatementRecord },
): Promise<void> {
  const { article, asked } = message;
  const row = batch.recent.find((one) => one.article === article);
  const isAsBefore = isSame(StatementRecord.parse(after), StatementRecord.parse(before));
  if (isAsBefore && (row === undefined || row.statedAt === before.at)) return;
  const now = iso(messageTime(batch, message));
  await commitEditedStatements(batch, { record: { ...after, at: now > before.at ? now : before.at } });
  // What this batch still judges is compared with the answers, too.
  for (const { statement } of asked) batch.ledgers.byParty.delete(statement.party ?? NO_PARTY);
}
