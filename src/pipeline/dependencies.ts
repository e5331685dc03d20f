import type { Clock } from '../core/model/time.ts';
import type { Settings } from '../settings.ts';
import type { Corpus } from '../io/storage/corpus.ts';
import type { GuardedFetch } from '../io/fetch/fetch.ts';
import type { Judge } from '../io/judge.ts';
import type { Queues } from '../io/queues.ts';

/** Writes one JSON line, in which `event` is a constant that an alarm can match. It carries no secret and no bytes of a page. */
export type Log = (entry: { readonly event: string } & Readonly<Record<string, unknown>>) => void;

/** The outside world as the stages see it; tests pass their own. */
export type Dependencies = {
  readonly corpus: Corpus;
  readonly queues: Queues;
  readonly fetch: GuardedFetch;
  /** Null where nobody is to be asked. */
  readonly judge: Judge | null;
  readonly settings: Settings;
  /** Wall time in milliseconds. A stage derives its own clock from the message it works on. */
  readonly wall: Clock;
  readonly sleep: (ms: number) => Promise<void>;
  readonly log: Log;
};
