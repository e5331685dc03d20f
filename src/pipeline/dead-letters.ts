import * as z from 'zod';
import { clockSince, iso, messageClock } from '../core/model/time.ts';
import {
  type DeadLetter,
  DeliveryMessage,
  DeskMessage,
  JudgeMessage,
  MessageClock,
  VisitMessage,
} from '../core/model/index.ts';
import { err, ok, type Result } from '../core/model/result.ts';
import type { Dependencies } from './dependencies.ts';

/** The stage that a dead letter was for. */
type DeadQueue = 'checks' | 'desk' | 'deliveries' | 'judge' | 'unknown';

const queueOfKind: ReadonlyMap<string, DeadQueue> = new Map([
  ['check', 'checks'],
  ['visit', 'checks'],
  ['sight', 'desk'],
  ['health', 'desk'],
  ['compact', 'desk'],
  ['erase', 'desk'],
  ['answers', 'desk'],
  ['judge', 'judge'],
  ['fan-out', 'deliveries'],
  ['delivery', 'deliveries'],
  ['record', 'deliveries'],
  ['catch-up', 'deliveries'],
  ['digest', 'deliveries'],
]);

/** Why a queue's message became a letter; letters of deliveries that an endpoint refused for days have other reasons. */
const GIVEN_UP = 'given up after every retry';
const UNKNOWN = 'no message that this version knows';

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
  const isKnown = [VisitMessage, DeskMessage, DeliveryMessage, JudgeMessage].some(
    (schema) => schema.safeParse(body).success,
  );
  const reason = isKnown ? GIVEN_UP : UNKNOWN;
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
  const queue = await resendAsked(dependencies, letter);
  if (queue === null) return err('unreadable');
  await corpus.deleteDead(key);
  return ok(queue);
}

async function resendAsked(dependencies: Dependencies, { body }: DeadLetter): Promise<DeadQueue | null> {
  const visit = VisitMessage.safeParse(body);
  if (!visit.success) return resend(dependencies, body);
  const { heartbeat } = await dependencies.corpus.readTick();
  const clock = clockSince(heartbeat, dependencies.wall);
  return resend(dependencies, { ...visit.data, clock, forced: true });
}

/** @returns the queue that took the message, or null for one that this version does not know */
async function resend(
  { queues }: Pick<Dependencies, 'queues'>,
  body: unknown,
  delaySeconds = 0,
): Promise<DeadQueue | null> {
  const visit = VisitMessage.safeParse(body);
  if (visit.success) {
    await queues.checks([visit.data], delaySeconds);
    return 'checks';
  }
  const desk = DeskMessage.safeParse(body);
  if (desk.success) {
    await queues.desk([desk.data], delaySeconds);
    return 'desk';
  }
  const delivery = DeliveryMessage.safeParse(body);
  if (delivery.success) {
    await queues.deliveries([delivery.data], delaySeconds);
    return 'deliveries';
  }
  const judge = JudgeMessage.safeParse(body);
  if (judge.success) {
    await queues.judge([judge.data], delaySeconds);
    return 'judge';
  }
  return null;
}

const SENT_BACK_SECONDS = 30 * 60;

/** Sends a message that cannot be kept now round once more. @returns false for one that this version does not know */
export const sendBack = async (dependencies: Dependencies, body: unknown): Promise<boolean> =>
  (await resend(dependencies, body, SENT_BACK_SECONDS)) !== null;

/** A tick repeats so many letters at most, so that what an outage left does not come all at once. */
const MAX_REPEATED = 20;
/** A message that dies again after so many repetitions dies of itself, and waits for a human. */
const MAX_REPLAYS = 3;

/** Letters that need nobody: `healed` are deleted, `repeated` are sent again first. Every stage takes a message twice. */
type LettersAtHand = {
  readonly healed: readonly string[];
  readonly repeated: readonly { readonly key: string; readonly body: unknown }[];
  /** More can be repeated than one tick does. */
  readonly hasMore: boolean;
};

/** Reads the letters, oldest first, with a list and bulk reads. */
export async function readLetters({ corpus }: Dependencies): Promise<LettersAtHand> {
  const letters = (await corpus.listDead()).toSorted((a, b) => (a.letter.at < b.letter.at ? -1 : 1));
  const healed = letters.filter(({ letter }) => isHealed(letter)).map(({ key }) => key);
  const repeatable = letters.flatMap(({ key, letter }) => {
    const body = isHealed(letter) ? null : nextReplay(letter);
    return body === null ? [] : [{ key, body }];
  });
  return {
    healed: healed.slice(0, MAX_REPEATED),
    repeated: repeatable.slice(0, MAX_REPEATED),
    hasMore: Math.max(healed.length, repeatable.length) > MAX_REPEATED,
  };
}

/** Repeats and deletes letters; in this order none is lost. */
export async function workLetters(
  dependencies: Dependencies,
  { healed, repeated }: LettersAtHand,
): Promise<void> {
  for (const { key, body } of repeated) {
    if ((await resend(dependencies, body)) !== null) await dependencies.corpus.deleteDead(key);
  }
  for (const key of healed) await dependencies.corpus.deleteDead(key);
  dependencies.log({ event: 'letters', repeated: repeated.length, healed: healed.length });
}

/** A check is healed by every later one, unless it was to look at what another host's listing sent on. */
function isHealed({ body }: DeadLetter): boolean {
  const visit = VisitMessage.safeParse(body);
  return visit.success && visit.data.hosts.every(({ entries }) => entries.length === 0);
}

/** @returns the message with its repetitions counted, or null for one that waits for a human */
function nextReplay({ reason, body }: DeadLetter): unknown {
  const isOfQueue = reason.startsWith(GIVEN_UP) || reason.startsWith(UNKNOWN);
  const known = [VisitMessage, DeskMessage, DeliveryMessage, JudgeMessage].flatMap((schema) => {
    const parsed = schema.safeParse(body);
    return parsed.success ? [parsed.data] : [];
  });
  const [message] = known;
  const replays = message?.clock.replays ?? 0;
  if (message === undefined || !isOfQueue || replays >= MAX_REPLAYS) return null;
  return { ...message, clock: { ...message.clock, replays: replays + 1 } };
}
