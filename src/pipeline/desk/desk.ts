import type { DeskMessage, SightMessage } from '../../core/model/index.ts';
import { unreachable } from '../../core/model/result.ts';
import type { Dependencies } from '../dependencies.ts';
import { tellChanges } from './change.ts';
import { compact, isLongSince } from './compact.ts';
import { tellFirstSights } from './first-sight.ts';
import { tellHealth } from './health.ts';
import { tellMissing, tellMoved, tellReturned } from './missing.ts';
import {
  type DeskMemory,
  guarded,
  MEMORY_ROWS,
  newMemory,
  openSitting,
  type Outcome,
  type Sitting,
} from './batch.ts';

/**
 * The single place that compares and tells. First sights go together, so that five outlets carrying one wire copy in one
 * tick are one alert; changes go together, so that one edit of all its copies is one; the rest follow in order. Everything is written so that a repetition writes the same again.
 * @returns for each message whether it is done
 */
export async function desk(
  dependencies: Dependencies,
  messages: readonly DeskMessage[],
  memory: DeskMemory = newMemory(),
): Promise<Outcome[]> {
  const sitting = await openSitting(dependencies, memory);
  const outcomes = new Map<DeskMessage, Outcome>();
  const sights = messages.filter((message) => message.kind === 'sight');
  const firsts = sights.filter(({ sight }) => sight === 'first');
  const changes = sights.filter(({ sight }) => sight === 'changed' || sight === 'settled');
  for (const [message, outcome] of await tellFirstSights(sitting, firsts)) outcomes.set(message, outcome);
  for (const [message, outcome] of await tellChanges(sitting, changes)) outcomes.set(message, outcome);
  for (const message of messages) {
    if (outcomes.has(message)) continue;
    outcomes.set(message, await guarded(sitting, message, () => tell(sitting, message)));
  }
  const [last] = messages.slice(-1);
  if (last !== undefined && isLongSince(sitting)) await guarded(sitting, last, () => compact(sitting, last));
  memory.recent = memory.recent.slice(0, MEMORY_ROWS);
  memory.edits = memory.edits.slice(0, MEMORY_ROWS);
  memory.crowds = memory.crowds.slice(0, MEMORY_ROWS);
  memory.records = memory.records.slice(0, MEMORY_ROWS);
  return messages.map((message) => outcomes.get(message) ?? 'later');
}

function tell(sitting: Sitting, message: DeskMessage): Promise<Outcome> {
  switch (message.kind) {
    case 'health':
      return tellHealth(sitting, message);
    case 'compact':
      return compact(sitting, message);
    case 'sight':
      return tellSight(sitting, message);
    default:
      return unreachable(message);
  }
}

function tellSight(sitting: Sitting, message: SightMessage): Promise<Outcome> {
  switch (message.sight) {
    case 'missing':
      return tellMissing(sitting, message);
    case 'returned':
      return tellReturned(sitting, message);
    case 'moved':
      return tellMoved(sitting, message);
    case 'first':
    case 'changed':
    case 'settled':
      throw new Error(`${message.sight}: these are told together; this is a bug`);
    default:
      return unreachable(message.sight);
  }
}
