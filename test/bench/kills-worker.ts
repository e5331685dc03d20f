/** The Worker as it is, with a count of what it has not finished: a driver then knows for sure when it is idle. */
import worker from '../../src/index.ts';

/** The path at which the count is asked for; no route of the Worker's own begins so. */
const PENDING_PATH = '/bench/pending';

/** Messages that were sent and not acked yet, and ticks under way. Lost with the isolate, as local queues are. */
let pending = 0;

/** Digests are sent with a delay of minutes, for which no replay waits: nobody subscribes to one here. */
const isAwaited = (body: unknown): boolean => (body as { kind?: string }).kind !== 'digest';

/** The newest lines of the Worker's log, for the one who waits in vain. */
const logged: string[] = [];
const print = console.log;
console.log = (...parts: unknown[]) => {
  logged.push(parts.map(String).join(' '));
  logged.splice(0, logged.length - 20);
  print(...parts);
};

function counted<T>(queue: Queue<T>): Queue<T> {
  const sendBatch: Queue<T>['sendBatch'] = async (messages, options) => {
    const sent = [...messages];
    const awaited = sent.filter(({ body }) => isAwaited(body)).length;
    pending += awaited;
    try {
      return await queue.sendBatch(sent, options);
    } catch (error) {
      pending -= awaited;
      throw error;
    }
  };
  return { sendBatch } as Queue<T>;
}

let wrapped: Env | null = null;

/** Made once: the Worker knows its environment by identity. */
const countedEnv = (env: Env): Env =>
  (wrapped ??= {
    ...env,
    CHECKS: counted(env.CHECKS),
    DESK: counted(env.DESK),
    DELIVERIES: counted(env.DELIVERIES),
  });

/** A message that is retried stays pending. */
async function countedBatch(batch: MessageBatch, env: Env): Promise<void> {
  const acked = new Set<string>();
  const messages = batch.messages.map((message) => ({
    id: message.id,
    timestamp: message.timestamp,
    body: message.body,
    attempts: message.attempts,
    retry: (options?: QueueRetryOptions) => message.retry(options),
    ack: () => {
      if (isAwaited(message.body)) acked.add(message.id);
      message.ack();
    },
  }));
  await worker.queue({ queue: batch.queue, messages } as unknown as MessageBatch, countedEnv(env));
  pending -= acked.size;
}

export default {
  fetch(request, env, context) {
    if (new URL(request.url).pathname === PENDING_PATH) return Response.json({ pending, logged });
    return worker.fetch(request, countedEnv(env), context);
  },
  async scheduled(controller, env) {
    pending += 1;
    try {
      await worker.scheduled(controller, countedEnv(env));
    } finally {
      pending -= 1;
    }
  },
  queue: countedBatch,
} satisfies ExportedHandler<Env>;
