import type { Heartbeat, MessageClock } from './index.ts';

/** The present in milliseconds. */
export type Clock = () => number;

/**
 * The clock of everything downstream of a tick: the tick's time plus the wall time gone since it sent the message. In
 * production that is now; in a replay it is then, to the second.
 */
export const messageClock =
  (message: MessageClock, wall: Clock): Clock =>
  () =>
    message.tick + Math.max(0, wall() - message.sentAt);

/**
 * The clock of what an admin asks for: that of the last tick, so that a replay stays in its own time. In production
 * that is now.
 */
export const clockSince = (heartbeat: Heartbeat | null, wall: Clock): MessageClock => ({
  tick: heartbeat === null ? wall() : heartbeat.last + Math.max(0, wall() - heartbeat.wall),
  sentAt: wall(),
});

export const iso = (ms: number): string => new Date(ms).toISOString();

export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;
