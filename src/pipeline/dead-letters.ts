import { z } from 'zod';
import { clockSince, iso, messageClock } from '../core/model/time.ts';
import {
  CheckMessage,
  type DeadLetter,
  DeliveryMessage,
  DeskMessage,
  MessageClock,
} from '../core/model/index.ts';
import { err, ok, type Result } from '../core/model/result.ts';
import type { Dependencies } from './dependencies.ts';

/** The stage that a dead letter was for. */
export type DeadQueue = 'checks' | 'desk' | 'deliveries' | 'unknown';

const QUEUE_OF: Readonly<Record<string, DeadQueue>> = {
  check: 'checks',
  sight: 'desk',
  health: 'desk',
  compact: 'desk',
  'fan-out': 'deliveries',
  delivery: 'deliveries',
  'catch-up': 'deliveries',
  digest: 'deliveries',
};

/** What is read of a body that is damaged otherwise. */
const Outline = z.object({ kind: z.string().catch(''), clock: MessageClock.nullable().catch(null) });

/**
 * Keeps one message that no stage could work: given up by its queue, or of a form that this version does not know.
 * @param queue the queue that handed it out
 * @param id the message's own, the same again when the queue repeats it
 * @param body as it came
 */
export async function bury(
  { corpus, wall, log }: Dependencies,
  queue: string,
  id: string,
  body: unknown,
): Promise<void> {
  const outline = Outline.safeParse(body);
  const { kind, clock } = outline.success ? outline.data : { kind: '', clock: null };
  const stage = QUEUE_OF[kind] ?? 'unknown';
  const now = clock === null ? wall() : messageClock(clock, wall)();
  const isKnown = [CheckMessage, DeskMessage, DeliveryMessage].some(
    (schema) => schema.safeParse(body).success,
  );
  const reason = isKnown ? 'given up after every retry' : 'no message that this version knows';
  await corpus.putDead({ id, queue: stage, at: iso(now), reason: `${reason}; from ${queue}`, body });
  log({ event: 'dead-letter', queue: stage, id, reason });
}

/** Keys of dead letters and of nothing else, so that a replay cannot be pointed at other records. */
const DEAD_KEY = /^dead\/(?:checks|desk|deliveries|unknown)\/\d{16}\/[\w-]{1,128}$/u;

export type ReplayFailure =
  /** No letter has this key, or none any more. */
  | 'not-found'
  /** Its body is no message that this version of the program knows. */
  | 'unreadable';

/**
 * Sends a dead letter's message again and deletes the letter: in this order, so that it is never lost. A check is sent as
 * a fresh one, since an old one would be dropped as stale.
 */
export async function replay(
  dependencies: Dependencies,
  key: string,
): Promise<Result<DeadQueue, ReplayFailure>> {
  const { corpus } = dependencies;
  const letter = DEAD_KEY.test(key) ? await corpus.getDead(key) : null;
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
  return null;
}
