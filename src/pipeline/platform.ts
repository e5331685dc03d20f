/** Tells failures of the platform from all others. */
import type { Dependencies } from './dependencies.ts';

/** Storage or a queue is away. That says nothing of the message that was worked on, so it is tried again until they are back. */
export class PlatformFailure extends Error {}

/** @param onOperation is called for each operation */
export const watchPlatform = (dependencies: Dependencies, onOperation = () => {}): Dependencies => ({
  ...dependencies,
  corpus: watchCalls(dependencies.corpus, onOperation),
  queues: watchCalls(dependencies.queues, onOperation),
});

/** Returns an object whose methods fail with a `PlatformFailure` where those of the given one fail. */
function watchCalls<T extends object>(target: T, onCall: () => void): T {
  return new Proxy(target, {
    get(object, name): unknown {
      const method: unknown = Reflect.get(object, name);
      if (typeof method !== 'function') return method;
      return async (...values: unknown[]): Promise<unknown> => {
        onCall();
        try {
          return await Reflect.apply(method, object, values);
        } catch (cause) {
          throw new PlatformFailure(cause instanceof Error ? cause.message : String(cause), { cause });
        }
      };
    },
  });
}
