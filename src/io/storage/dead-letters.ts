import { DeadLetter, FaultDay } from '../../core/model/index.ts';
import { keys } from './keys.ts';
import type { Store } from './store.ts';

/** Matches the keys of dead letters alone, so that a replay cannot be pointed at other records. */
const DEAD_KEY = /^dead\/(?:checks|desk|deliveries|judge|unknown)\/\d{16}\/[\w-]{1,128}$/u;

/**
 * Messages that every retry gave up, and messages that no version of this program could read; and the count of what was told with less,
 * because reading it failed.
 */
export const openDeadLetters = (store: Store) => ({
  putDead: (letter: DeadLetter) =>
    store.put(keys.dead(letter.queue, Date.parse(letter.at), letter.id), letter),
  /** @returns null also for the key of another kind of record */
  getDead: async (key: string): Promise<DeadLetter | null> =>
    DEAD_KEY.test(key) ? store.get(DeadLetter, key) : null,
  deleteDead: (key: string) => store.kv.delete(key),
  /** One list. @returns the dead letters of a queue by their ids, at most 1,000 */
  listDeadKeys: async (queue: string): Promise<{ key: string; id: string }[]> =>
    (await store.names(keys.deadsOf(queue))).map((key) => ({
      key,
      id: key.slice(key.lastIndexOf('/') + 1),
    })),
  /** One list. @returns the queue of each dead letter that is kept, at most 1,000 */
  listDeadQueues: async (): Promise<string[]> =>
    (await store.names(keys.deads)).map((name) => name.slice(keys.deads.length).split('/')[0] ?? ''),
  /** @returns dead letters with their keys, newest first within a queue */
  async listDead(): Promise<{ readonly key: string; readonly letter: DeadLetter }[]> {
    const found = await store.getMany(DeadLetter, await store.names(keys.deads, 200), 'leave-out');
    return [...found].map(([key, letter]) => ({ key, letter }));
  },
  getFaultDay: () => store.get(FaultDay, keys.faultDay),
  putFaultDay: (day: FaultDay) => store.put(keys.faultDay, day),
});
