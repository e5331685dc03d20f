import { z } from 'zod';
import { clockSince, iso, messageClock } from '../core/model/time.ts';
import {
  CheckMessage,
  type DeadLetter,
  DeliveryMessage,
  DeskMessage,
  JudgeMessage,
  MessageClock,
} from '../core/model/index.ts';
import { err, ok, type Result } from '../core/model/result.ts';
import type { Dependencies } from './dependencies.ts';

/** The stage that a dead letter was for. */
type DeadQueue = 'checks' | 'desk' | 'deliveries' | 'judge' | 'unknown';

const queueOfKind: ReadonlyMap<string, DeadQueue> = new Map([
  ['check', 'checks'],
  ['sight', 'desk'],
  ['health', 'desk'],
  ['compact', 'desk'],
  ['answers', 'desk'],
  ['judge', 'judge'],
  ['fan-out', 'deliveries'],
  ['delivery', 'deliveries'],
  ['record', 'deliveries'],
  ['catch-up', 'deliveries'],
  ['digest', 'deliveries'],
]);

/** The parts that are read of a body which is damaged otherwise. */
const MessageOutline = z.object({ kind: z.string().catch(''), clock: MessageClock.nullable().catch(null) });

/**
 * Keeps a message that no stage could work off: its queue gave it up, or this version does not know its form.
 * @param queue the queue that handed it out
 * @param id of the message, the same again when the queue repeats it
 * @param body as it came
 */
export async function storeDeadLetter(
  { corpus, wall, log }: Dependencies,
  queue: string,
  id: string,
  body: unknown,
): Promise<void> {
  const outline = MessageOutline.safeParse(body);
  const { kind, clock } = outline.success ? outline.data : { kind: '', clock: null };
  const stage = queueOfKind.get(kind) ?? 'unknown';
  const now = clock === null ? wall() : messageClock(clock, wall)();
  const isKnown = [CheckMessage, DeskMessage, DeliveryMessage, JudgeMessage].some(
    (schema) => schema.safeParse(body).success,
  );
  const reason = isKnown ? 'given up after every retry' : 'no message that this version knows';
  await corpus.putDead({ id, queue: stage, at: iso(now), reason: `${reason}; from ${queue}`, body });
  log({ event: 'dead-letter', queue: stage, id, reason });
}

export type ReplayFailure =
  /** No letter has this key, at least not any more. */
  | 'not-found'
  /** This version of the program does not know the letter's message. */
  | 'unreadable';

/**
 * Sends a dead letter's message again and then deletes the letter; in this order it is never lost. A check is sent as a
 * fresh one, because an old one would be dropped as stale.
 */
export async function replayDeadLetter(
  dependencies: Dependencies,
  key: string,
): Promise<Result<DeadQueue, ReplayFailure>> {
  const { corpus } = dependencies;
  const letter = await corpus.getDead(key);
  if (letter === null) return err('not-found');
  const queue = await resend(dependencies, letter);
  if (queue === null) return err('unreadable');
  await corpus.deleteDead(key);
  return ok(queue);
}

async function resend(
  { corpus, queues, wall }: Dependencies,
  { body }: DeadLetter,
): Promise<DeadQueue | null> {
  const check = CheckMessage.safeParse(body);
  if (check.success) {
    const { heartbeat } = await corpus.readTick();
    await queues.checks([{ ...check.data, clock: clockSince(heartbeat, wall), forced: true }]);
    return 'checks';
  }
  const desk = DeskMessage.safeParse(body);
  if (desk.success) {
    await queues.desk([desk.data]);
    return 'desk';
  }
  const delivery = DeliveryMessage.safeParse(body);
  if (delivery.success) {
    await queues.deliveries([delivery.data]);
    return 'deliveries';
  }
  const judge = JudgeMessage.safeParse(body);
  if (judge.success) {
    await queues.judge([judge.data]);
    return 'judge';
  }
  return null;
}
