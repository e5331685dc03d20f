import type { CheckMessage } from '../../core/model/index.ts';

/** A check as a queue handed it out. */
export type Received<T> = { readonly message: T; readonly body: CheckMessage };
/** One visit, and all messages that asked for it. */
export type Merged<T> = { readonly messages: readonly T[]; readonly body: CheckMessage };

/**
 * Several sources may send articles on to one host at a tick, beside what the tick itself sends: in one batch these are
 * one visit, since the host's record has one writer and its gap holds within a visit.
 */
export function mergeChecks<T>(received: readonly Received<T>[]): Merged<T>[] {
  const visits = Map.groupBy(received, ({ body }) => [body.host, body.clock.tick, body.forced].join(' '));
  return [...visits.values()].flatMap((same) => {
    const [first] = same;
    if (first === undefined) return [];
    const body: CheckMessage = {
      ...first.body,
      sources: [...new Set(same.flatMap(({ body: { sources } }) => sources))],
      entries: same.flatMap(({ body: { entries } }) => entries),
    };
    return [{ messages: same.map(({ message }) => message), body }];
  });
}
