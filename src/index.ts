import { iso } from './core/model/time.ts';
import { CheckMessage, DeliveryMessage, DeskMessage } from './core/model/index.ts';
import { addressPolicy, readSettings, type Settings } from './settings.ts';
import { openCorpus } from './io/storage/corpus.ts';
import { openAskJson, openFetch } from './io/fetch/fetch.ts';
import { openQueues } from './io/queues.ts';
import { openResolve } from './io/fetch/resolve.ts';
import { checkHost, recordCheckDeath } from './pipeline/check/check-host.ts';
import { bury } from './pipeline/dead-letters.ts';
import { deliver } from './pipeline/deliver/deliver.ts';
import type { Dependencies } from './pipeline/dependencies.ts';
import { desk } from './pipeline/desk/desk.ts';
import { newDeskMemory } from './pipeline/desk/batch.ts';
import { mergeChecks, type Received } from './pipeline/check/merge-messages.ts';
import { tick } from './pipeline/tick.ts';
import { createApp } from './serve/app.ts';
import { respondBadSettings } from './serve/http/problem.tsx';

const wall = () => Date.now();

/** Storage was away: the message comes again after this, longer each time. KV is up to 60 s behind. */
const retryDelaySeconds = (attempts: number): number => Math.min(30 * 2 ** (attempts - 1), 900);
/** What the desk can't read yet is there within a minute. */
const deskDelaySeconds = (attempts: number): number => Math.min(15 * attempts, 300);

/** The names under which wrangler.toml binds the queues. */
const QUEUES = {
  checks: 'readout-checks',
  desk: 'readout-desk',
  deliveries: 'readout-deliveries',
} as const;

/** The desk's memory lives as long as its isolate. */
const memory = newDeskMemory();

function open(env: Env, settings: Settings): Dependencies {
  const contact = settings.contactUrl ?? settings.publicUrl;
  return {
    corpus: openCorpus(env.CORPUS),
    queues: openQueues(env),
    fetch: openFetch({
      userAgent: `Readout/1.0${contact === null ? '' : ` (+${contact})`}`,
      ...addressPolicy(settings),
      resolve: openResolve(openAskJson(), wall),
    }),
    settings,
    wall,
    sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    log: (entry) => console.log(JSON.stringify(entry)),
  };
}

/** Built once an isolate: the app keeps its window of the log for 30 seconds. */
let opened: { env: Env; dependencies: Dependencies; app: ReturnType<typeof createApp> } | null = null;

function openOnce(env: Env) {
  if (opened?.env === env) return opened;
  const settings = readSettings(env);
  if (!settings.ok) return settings.error;
  const dependencies = open(env, settings.value);
  opened = { env, dependencies, app: createApp(dependencies) };
  return opened;
}

function openOrThrow(env: Env): Dependencies {
  const ready = openOnce(env);
  if ('app' in ready) return ready.dependencies;
  throw new Error(`settings: ${ready.map(({ name, text }) => `${name} ${text}`).join('; ')}`);
}

export default {
  fetch(request, env, context) {
    const ready = openOnce(env);
    return 'app' in ready ? ready.app.fetch(request, env, context) : respondBadSettings(ready);
  },

  async scheduled(controller, env) {
    await tick(openOrThrow(env), controller.scheduledTime);
  },

  async queue(batch, env) {
    const dependencies = openOrThrow(env);
    switch (batch.queue) {
      case QUEUES.checks:
        return checkBatch(dependencies, batch);
      case QUEUES.desk:
        return deskBatch(dependencies, batch);
      case QUEUES.deliveries:
        return deliveryBatch(dependencies, batch);
      default:
        return deadBatch(dependencies, batch);
    }
  },
} satisfies ExportedHandler<Env>;

/** A message that this version does not know is kept for a human, and not tried again. */
async function refuse(dependencies: Dependencies, queue: string, message: Message): Promise<void> {
  await bury(dependencies, queue, message.id, message.body);
  message.ack();
}

/** Each piece of work is acked or retried by itself: one that fails must not bring its neighbours back. */
async function each(
  dependencies: Dependencies,
  batch: MessageBatch,
  messages: readonly Message[],
  work: () => Promise<void>,
): Promise<void> {
  try {
    await work();
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    for (const message of messages) {
      const { id, attempts } = message;
      dependencies.log({ event: 'message-failed', queue: batch.queue, id, text, at: iso(wall()) });
      message.retry({ delaySeconds: retryDelaySeconds(attempts) });
    }
  }
}

/** Up to five hosts at a time, since six connections may wait for their headers; what is for one host in series. */
async function checkBatch(dependencies: Dependencies, batch: MessageBatch): Promise<void> {
  const received: Received<Message>[] = [];
  for (const message of batch.messages) {
    const body = CheckMessage.safeParse(message.body);
    if (body.success) received.push({ message, body: body.data });
    else await each(dependencies, batch, [message], () => refuse(dependencies, batch.queue, message));
  }
  const byHost = Map.groupBy(mergeChecks(received), ({ body }) => body.host);
  await Promise.all(
    [...byHost.values()].map(async (visits) => {
      for (const { messages, body } of visits) {
        await each(dependencies, batch, messages, async () => {
          await checkHost(dependencies, body);
          for (const message of messages) message.ack();
        });
      }
    }),
  );
}

async function deskBatch(dependencies: Dependencies, batch: MessageBatch): Promise<void> {
  const read = batch.messages.map((message) => ({ message, body: DeskMessage.safeParse(message.body) }));
  for (const { message, body } of read) {
    if (!body.success) await refuse(dependencies, batch.queue, message);
  }
  const known = read.flatMap(({ message, body }) => (body.success ? [{ message, body: body.data }] : []));
  const outcomes = await desk(
    dependencies,
    known.map(({ body }) => body),
    memory,
  );
  for (const [index, { message }] of known.entries()) {
    if (outcomes[index] === 'done') message.ack();
    else message.retry({ delaySeconds: deskDelaySeconds(message.attempts) });
  }
}

async function deliveryBatch(dependencies: Dependencies, batch: MessageBatch): Promise<void> {
  await Promise.all(
    batch.messages.map((message) =>
      each(dependencies, batch, [message], async () => {
        const body = DeliveryMessage.safeParse(message.body);
        if (!body.success) return refuse(dependencies, batch.queue, message);
        const handled = await deliver(dependencies, body.data);
        if ('ack' in handled) message.ack();
        else message.retry({ delaySeconds: handled.retryAfterSeconds });
      }),
    ),
  );
}

async function deadBatch(dependencies: Dependencies, batch: MessageBatch): Promise<void> {
  for (const message of batch.messages) {
    await each(dependencies, batch, [message], async () => {
      const check = CheckMessage.safeParse(message.body);
      if (check.success) await recordCheckDeath(dependencies, check.data, 'given up after every retry');
      await refuse(dependencies, batch.queue, message);
    });
  }
}
