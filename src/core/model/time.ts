import type { Heartbeat, MessageClock } from './index.ts';

export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

/** The Worker's cron runs this often; nothing can be due more often. */
export const TICK_MS = 15 * MINUTE_MS;

/** KV shows a write elsewhere after 60 s and more; after so long it is taken to be seen everywhere. */
export const SEEN_SECONDS = 120;

/** Returns the present in milliseconds since 1970. */
export type Clock = () => number;

export const iso = (ms: number): string => new Date(ms).toISOString();

/**
 * The clock of everything downstream of a tick: the tick's time plus the wall time that has passed since the message was
 * sent. In production that is the present; in a replay it is the replayed time, to the second.
 */
export const messageClock =
  (message: MessageClock, wall: Clock): Clock =>
  () =>
    message.tick + Math.max(0, wall() - message.sentAt);

/**
 * Returns the present as readers see it: the time of the last tick plus the wall time since, so that a replay stays in its own
 * time. Before the first tick it is the wall time.
 */
export const servingNow = (heartbeat: Heartbeat | null, wall: number): number =>
  heartbeat === null ? wall : heartbeat.last + Math.max(0, wall - heartbeat.wall);

/** Makes the clock of a message that an admin's request sends, in the time that readers see. */
export const clockSince = (heartbeat: Heartbeat | null, wall: Clock): MessageClock => ({
  tick: servingNow(heartbeat, wall()),
  sentAt: wall(),
});

const UNITS: ReadonlyMap<string, number> = new Map([
  ['m', MINUTE_MS],
  ['h', HOUR_MS],
  ['d', DAY_MS],
]);

/**
 * Reads a period such as `15m`, `3h` or `2d`.
 * @returns milliseconds, at least a minute and at most 366 days; null when the text is no such period
 */
export function parsePeriod(text: string): number | null {
  const [, count = '', unit = ''] = /^([1-9]\d{0,4})([mhd])$/.exec(text) ?? [];
  const ms = Number(count) * (UNITS.get(unit) ?? 0);
  return ms > 0 && ms <= 366 * DAY_MS ? ms : null;
}
