import { DeliveryMessage, DeskMessage, JudgeMessage, VisitMessage } from '../core/model/index.ts';
import { iso } from '../core/model/time.ts';
import { buryVisit, sendEachAlone, visitHosts } from './check/visit.ts';
import { sendBack, storeDeadLetter } from './dead-letters.ts';
import { deliver } from './deliver/deliver.ts';
import type { Dependencies } from './dependencies.ts';
import { type DeskMemory, newDeskMemory } from './desk/batch.ts';
import { desk } from './desk/desk.ts';
import { type JudgeMemory, newJudgeMemory } from './judge/ask-question.ts';
import { askJudge, LATER_SECONDS } from './judge/judge.ts';
import { PlatformFailure, watchPlatform } from './platform.ts';

/** The names under which wrangler.toml binds the queues; any other queue holds dead letters. */
const QUEUES = {
  checks: 'readout-checks',
  desk: 'readout-desk',
  deliveries: 'readout-deliveries',
  judge: 'readout-judge',
} as const;

/** A message that a storage failure hit comes again after this, longer each time. KV is up to 60 s behind. */
const retryDelaySeconds = (attempts: number): number => Math.min(30 * 2 ** (attempts - 1), 900);
/** The desk retries soon, because what it cannot read yet can be read within a minute. */
const deskDelaySeconds = (attempts: number): number => Math.min(15 * attempts, 300);

/** The desk's memory lives as long as its isolate, which opens its dependencies once. */
const deskMemories = new WeakMap<Dependencies, DeskMemory>();

function deskMemoryOf(dependencies: Dependencies): DeskMemory {
  const memory = deskMemories.get(dependencies) ?? newDeskMemory();
  deskMemories.set(dependencies, memory);
  return memory;
}

const judgeMemories = new WeakMap<Dependencies, JudgeMemory>();

function judgeMemoryOf(dependencies: Dependencies): JudgeMemory {
  const memory = judgeMemories.get(dependencies) ?? newJudgeMemory();
  judgeMemories.set(dependencies, memory);
  return memory;
}

/** What was written elsewhere is surely read after this. */
const SEEN_MS = 60_000;
/** Until when a desk waits that began with a message of another that died, by the dependencies of its isolate. */
const deskWaits = new WeakMap<Dependencies, number>();

/**
 * Says how long the desk is to wait, in milliseconds: a message that came before, and not here, may be of a desk that died. What that one
 * told within the last minute cannot be read yet, and would be told again in other words or through another copy.
 */
function deskWait(dependencies: Dependencies, batch: MessageBatch): number {
  const now = dependencies.wall();
  const known = deskWaits.get(dependencies);
  const until = known ?? (batch.messages.some(({ attempts }) => attempts > 1) ? now + SEEN_MS : now);
  deskWaits.set(dependencies, until);
  return until - now;
}

/** Works off one batch of a queue. Each message is acked or retried by itself. */
export function consume(dependencies: Dependencies, batch: MessageBatch): Promise<void> {
  switch (batch.queue) {
    case QUEUES.checks:
      return consumeChecks(dependencies, batch);
    case QUEUES.desk:
      return consumeDesk(dependencies, batch);
    case QUEUES.deliveries:
      return consumeDeliveries(dependencies, batch);
    case QUEUES.judge:
      return consumeJudge(dependencies, batch);
    default:
      return consumeDeadLetters(dependencies, batch);
  }
}

/** Keeps a message that this version does not know for a human, and does not try it again. */
async function refuse(dependencies: Dependencies, queue: string, message: Message): Promise<void> {
  await storeDeadLetter(dependencies, queue, message.id, message.body);
  message.ack();
}

/** Retries these messages when their work throws, so that one failure does not bring the rest of the batch back. */
async function retryOnFailure(
  dependencies: Dependencies,
  queue: string,
  messages: readonly Message[],
  work: () => Promise<void>,
): Promise<void> {
  try {
    await work();
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    for (const message of messages) {
      const { id, attempts } = message;
      dependencies.log({ event: 'message-failed', queue, id, text, at: iso(dependencies.wall()) });
      message.retry({ delaySeconds: retryDelaySeconds(attempts) });
    }
  }
}

/** Visits hosts. A message that comes again was killed, perhaps by one of its hosts: then each is sent alone. */
async function consumeChecks(dependencies: Dependencies, batch: MessageBatch): Promise<void> {
  for (const message of batch.messages) {
    await retryOnFailure(dependencies, batch.queue, [message], async () => {
      const visit = VisitMessage.safeParse(message.body);
      if (!visit.success) return refuse(dependencies, batch.queue, message);
      const wasKilled = message.attempts > 1 && visit.data.hosts.length > 1;
      await (wasKilled ? sendEachAlone : visitHosts)(dependencies, visit.data);
      message.ack();
    });
  }
}

/** Works in the order of sending, which a queue does not keep: what an article was would be told as what it has become since. */
async function consumeDesk(dependencies: Dependencies, batch: MessageBatch): Promise<void> {
  const wait = deskWait(dependencies, batch);
  if (wait > 0) return batch.retryAll({ delaySeconds: Math.ceil(wait / 1_000) });
  const sent = batch.messages.toSorted((a, b) => a.timestamp.getTime() - b.timestamp.getTime());
  const read = sent.map((message) => ({ message, body: DeskMessage.safeParse(message.body) }));
  for (const { message, body } of read) {
    if (body.success) continue;
    await retryOnFailure(dependencies, batch.queue, [message], () =>
      refuse(dependencies, batch.queue, message),
    );
  }
  const known = read.flatMap(({ message, body }) => (body.success ? [{ message, body: body.data }] : []));
  const bodies = known.map(({ body }) => body);
  const outcomes = await desk(dependencies, bodies, deskMemoryOf(dependencies));
  for (const [index, { message }] of known.entries()) {
    if (outcomes[index] === 'done') message.ack();
    else message.retry({ delaySeconds: deskDelaySeconds(message.attempts) });
  }
}

async function consumeJudge(dependencies: Dependencies, batch: MessageBatch): Promise<void> {
  const read = batch.messages.map((message) => ({ message, body: JudgeMessage.safeParse(message.body) }));
  for (const { message, body } of read) {
    if (!body.success) await refuse(dependencies, batch.queue, message);
  }
  const known = read.flatMap(({ message, body }) => (body.success ? [{ message, body: body.data }] : []));
  const received = known.map(({ message: { attempts }, body }) => ({ message: body, attempts }));
  const outcomes = await askJudge(dependencies, received, judgeMemoryOf(dependencies));
  for (const [index, { message }] of known.entries()) {
    if (outcomes[index] === 'done') message.ack();
    else message.retry({ delaySeconds: LATER_SECONDS });
  }
}

async function consumeDeliveries(dependencies: Dependencies, batch: MessageBatch): Promise<void> {
  await Promise.all(
    batch.messages.map((message) =>
      retryOnFailure(dependencies, batch.queue, [message], async () => {
        const body = DeliveryMessage.safeParse(message.body);
        if (!body.success) return refuse(dependencies, batch.queue, message);
        const outcome = await deliver(dependencies, body.data);
        if ('ack' in outcome) message.ack();
        else message.retry({ delaySeconds: outcome.retryAfterSeconds });
      }),
    ),
  );
}

/** Of a check that died its sources tell; only what another host's listing sent on would be lost, and is kept as a letter. */
async function consumeDeadLetters(dependencies: Dependencies, batch: MessageBatch): Promise<void> {
  for (const message of batch.messages) {
    await retryOnFailure(dependencies, batch.queue, [message], async () => {
      const visit = VisitMessage.safeParse(message.body);
      const died = visit.success ? await buryVisit(dependencies, visit.data) : null;
      const isLost = !visit.success || (died !== null && died.entries.length > 0);
      if (isLost) await keepLetter(dependencies, batch.queue, message);
      message.ack();
    });
  }
}

/** While storage takes no letter, the message goes round through its own queue: a queue would drop it after its last retry. */
async function keepLetter(dependencies: Dependencies, queue: string, message: Message): Promise<void> {
  try {
    await storeDeadLetter(watchPlatform(dependencies), queue, message.id, message.body);
  } catch (error) {
    const isSent = error instanceof PlatformFailure && (await sendBack(dependencies, message.body));
    if (!isSent) throw error;
  }
}
