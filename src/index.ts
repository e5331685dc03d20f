/** The Worker: builds its dependencies from the environment and hands requests, ticks and batches on. */
import { openAskJson, openFetch } from './io/fetch/fetch.ts';
import { openResolve } from './io/fetch/resolve-name.ts';
import { openJudge } from './io/judge.ts';
import { openQueues } from './io/queues.ts';
import { openCorpus } from './io/storage/corpus.ts';
import { consume } from './pipeline/consume.ts';
import type { Dependencies } from './pipeline/dependencies.ts';
import { tick } from './pipeline/tick.ts';
import { createApp } from './serve/app.ts';
import { respondBadSettings } from './serve/http/problem.tsx';
import { addressPolicy, readSettings, type Settings } from './settings.ts';

const wall = () => Date.now();

function openDependencies(env: Env, settings: Settings): Dependencies {
  const contact = settings.contactUrl ?? settings.publicUrl;
  const fetch = openFetch({
    userAgent: `Readout/1.0${contact === null ? '' : ` (+${contact})`}`,
    ...addressPolicy(settings),
    resolve: openResolve(openAskJson(), wall),
  });
  return {
    corpus: openCorpus(env.CORPUS, settings.keep),
    queues: openQueues(env),
    fetch,
    judge: openJudge(settings.judge, { fetch, ai: env.AI }),
    settings,
    wall,
    sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    log: (entry) => console.log(JSON.stringify(entry)),
  };
}

/** Built once an isolate, because the app keeps its window of the log for 30 seconds. */
let opened: { env: Env; dependencies: Dependencies; app: ReturnType<typeof createApp> } | null = null;

function openOnce(env: Env) {
  if (opened?.env === env) return opened;
  const settings = readSettings(env);
  if (!settings.ok) return settings.error;
  const dependencies = openDependencies(env, settings.value);
  const shown = openCorpus(env.CORPUS, settings.value.keep, 'leave-out');
  opened = { env, dependencies, app: createApp(dependencies, shown) };
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
    await consume(openOrThrow(env), batch);
  },
} satisfies ExportedHandler<Env>;
