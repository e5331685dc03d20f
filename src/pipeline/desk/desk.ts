import { healthAlert } from '../../core/alerts/compose.ts';
import type { AnswersMessage, DeskMessage, HealthMessage } from '../../core/model/index.ts';
import { unreachable } from '../../core/model/result.ts';
import type { Dependencies } from '../dependencies.ts';
import { tellAnswers } from './answers.ts';
import {
  type DeskBatch,
  type DeskMemory,
  type DeskOutcome,
  isolateFailure,
  newDeskMemory,
  openDeskBatch,
  trimDeskMemory,
} from './batch.ts';
import { tellChanges } from './change.ts';
import { commitAlert, findSourceName, sightTime } from './commit.ts';
import { compact, needsCompacting } from './compact.ts';
import type { FirstSightMessage } from './decide-first-sight.ts';
import { eraseArticle } from './erase.ts';
import { tellFirstSights } from './first-sight.ts';
import { tellMissing, tellMoved, tellReturned } from './missing.ts';
import { keepMeetingIndex } from './meeting-index.ts';
import { awaitsRecord, tellMeetingAnswers, tellMeetings } from './meetings.ts';
import type { ChangeMessage } from './read-change.ts';
import { deskReaders, type DeskReaders } from './readers.ts';
import { storeFaults } from './weigh.ts';

type OtherMessage = Exclude<DeskMessage, FirstSightMessage | ChangeMessage | AnswersMessage>;

/**
 * Compares and tells; no other place does. First sights go together, so that five outlets carrying one wire copy in one
 * tick are one alert; changes go together, so that one edit of all its copies is one alert; the rest follow in order.
 * Everything is written so that a repetition writes the same again.
 * @param readers of outside texts; a throw in one of them costs the news some detail and no more
 * @returns for each message whether it is done
 */
export async function desk(
  dependencies: Dependencies,
  messages: readonly DeskMessage[],
  memory: DeskMemory = newDeskMemory(),
  readers: DeskReaders = deskReaders,
): Promise<DeskOutcome[]> {
  const batch = await openDeskBatch(dependencies, memory, readers).catch((error: unknown) => {
    const text = error instanceof Error ? error.message : String(error);
    dependencies.log({ event: 'desk-failed', kind: 'open', source: null, text });
    return null;
  });
  if (batch === null) return messages.map(() => 'later');
  const { answers, firsts, changes, others } = sortMessages(messages);
  const outcomes = new Map<DeskMessage, DeskOutcome>();
  // What is said now is compared with what a judge found of what was said before.
  for (const message of answers) {
    outcomes.set(message, await isolateFailure(batch, message, () => tellAnswers(batch, message)));
  }
  const told = new Map<DeskMessage, DeskOutcome>([
    ...(await tellFirstSights(batch, firsts)),
    ...(await tellChanges(batch, changes)),
  ]);
  for (const [message, outcome] of told) outcomes.set(message, outcome);
  for (const message of others) {
    outcomes.set(message, await isolateFailure(batch, message, () => tellOther(batch, message)));
  }
  await tellMeetingsOf(batch, outcomes);
  const [last] = messages.slice(-1);
  if (last !== undefined && needsCompacting(batch)) {
    await isolateFailure(batch, last, () => compact(batch, last));
  }
  if (last !== undefined && batch.meetings.lost.size > 0) {
    await isolateFailure(batch, last, () => keepMeetingIndex(batch, last));
  }
  if (last !== undefined) await isolateFailure(batch, last, () => storeFaults(batch));
  trimDeskMemory(memory);
  return messages.map((message) => outcomes.get(message) ?? 'later');
}

/** Works off the meetings of what is done; where that fails, their messages come again. */
async function tellMeetingsOf(batch: DeskBatch, outcomes: Map<DeskMessage, DeskOutcome>): Promise<void> {
  const done = [...outcomes].flatMap(([message, outcome]) =>
    outcome === 'done' && (message.kind === 'sight' || message.kind === 'answers') ? [message] : [],
  );
  const early = done.filter((message) => awaitsRecord(batch, message));
  for (const message of early) outcomes.set(message, 'later');
  const ready = done.filter((message) => !early.includes(message));
  const [first] = ready;
  if (first === undefined) return;
  const outcome = await isolateFailure(batch, first, () => tellMeetings(batch, ready));
  if (outcome === 'later') for (const message of ready) outcomes.set(message, 'later');
}

function sortMessages(messages: readonly DeskMessage[]) {
  const answers: AnswersMessage[] = [];
  const firsts: FirstSightMessage[] = [];
  const changes: ChangeMessage[] = [];
  const others: OtherMessage[] = [];
  for (const message of messages) {
    if (message.kind === 'answers') answers.push(message);
    else if (message.kind !== 'sight') others.push(message);
    else if (message.sight === 'first') firsts.push(message);
    else if (message.sight === 'changed' || message.sight === 'settled') changes.push(message);
    else others.push(message);
  }
  return { answers, firsts, changes, others };
}

function tellOther(batch: DeskBatch, message: OtherMessage): Promise<DeskOutcome> {
  switch (message.kind) {
    case 'health':
      return tellHealth(batch, message);
    case 'compact':
      return compact(batch, message);
    case 'erase':
      return eraseArticle(batch, message);
    case 'meeting-answers':
      return tellMeetingAnswers(batch, message);
    case 'sight':
      switch (message.sight) {
        case 'missing':
          return tellMissing(batch, message);
        case 'returned':
          return tellReturned(batch, message);
        case 'moved':
          return tellMoved(batch, message);
        default:
          return unreachable(message);
      }
    default:
      return unreachable(message);
  }
}

/** Tells that a source is in trouble or well again. The alert is in the log, and in feeds only for readers who ask. */
async function tellHealth(batch: DeskBatch, message: HealthMessage): Promise<DeskOutcome> {
  const source = findSourceName(batch, message);
  if (typeof source === 'string') return source;
  await commitAlert(batch, message, healthAlert(source, message, sightTime(message)));
  return 'done';
}
