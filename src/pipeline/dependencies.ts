import type { Clock } from '../core/model/time.ts';
import type { Settings } from '../settings.ts';
import type { Corpus } from '../io/storage/corpus.ts';
import type { GuardedFetch } from '../io/fetch/fetch.ts';
import type { Queues } from '../io/queues.ts';

/** One JSON line; `event` is a constant that an alarm can match. Never a secret, never the bytes of a page. */
export type Log = (entry: { readonly event: string } & Readonly<Record<string, unknown>>) => void;

/** The world as the stages see it; a test passes its own. */
export type Dependencies = {
  readonly corpus: Corpus;
  readonly queues: Queues;
  readonly fetch: GuardedFetch;
  readonly settings: Settings;
  /** Wall time in milliseconds; stages derive their own clock from their message. */
  readonly wall: Clock;
  readonly sleep: (ms: number) => Promise<void>;
  readonly log: Log;
};
