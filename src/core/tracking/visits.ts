/** How the checks of hosts become messages: a few hosts each, made one after another. */
import { type CheckMessage, MAX_VISITED_HOSTS, type VisitMessage } from '../model/index.ts';
import { TICK_MS } from '../model/time.ts';

/** A queue takes 128 KB a message. What one host is sent is less than this by itself. */
const MAX_VISIT_CHARACTERS = 100_000;

/** Packs checks of one tick into visits, in their order. A check that was sent on stays with its like: no visit is half forced. */
export function packVisits(checks: readonly CheckMessage[]): VisitMessage[] {
  const visits: VisitMessage[] = [];
  let characters = 0;
  for (const { kind: _, clock, after, outages, forced, ...host } of checks) {
    const size = JSON.stringify(host).length;
    const last = visits.at(-1);
    const hasRoom =
      last !== undefined &&
      last.hosts.length < MAX_VISITED_HOSTS &&
      characters + size <= MAX_VISIT_CHARACTERS &&
      last.clock.tick === clock.tick &&
      last.forced === forced;
    if (hasRoom) last.hosts.push(host);
    else visits.push({ kind: 'visit', clock, after, outages, forced, hosts: [host] });
    characters = hasRoom ? characters + size : size;
  }
  return visits;
}

/** Returns the checks of a visit, in their order. */
export const checksOf = ({ hosts, clock, after, outages, forced }: VisitMessage): CheckMessage[] =>
  hosts.map((host) => ({ kind: 'check', clock, after, outages, forced, ...host }));

/**
 * Says whether a check comes so late that the next one has seen to all that it is for. One that an admin asked for is never late, and
 * neither is one with entries of another host's listing, because nobody sends those again.
 */
export const isStale = ({ forced, entries, clock, periodMs = TICK_MS }: CheckMessage, now: number): boolean =>
  !forced && entries.length === 0 && now - clock.tick > periodMs;

/** Lets another one go first at every tick, so that none starves where time or requests run out. */
export function rotate<T>(items: readonly T[], tick: number): T[] {
  if (items.length === 0) return [];
  const start = Math.floor(tick / TICK_MS) % items.length;
  return [...items.slice(start), ...items.slice(0, start)];
}
