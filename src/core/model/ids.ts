import { createHash } from 'node:crypto';

/** 128 bits of SHA-256 in hex: the one way ids are made. The separator keeps ("ab","c") apart from ("a","bc"). */
export function hash(...parts: readonly string[]): string {
  return createHash('sha256').update(parts.join('\u0000')).digest('hex').slice(0, 32);
}

/** Ids are content, so that every redelivery and every repeated check writes the same key. */
export const ids = {
  firstSight: (article: string) => hash('first', article),
  /** More first sights from one source in one check than are told one by one. */
  crowd: (crowd: string) => hash('crowd-alert', crowd),
  edit: (article: string, from: string, to: string) => hash('edit', article, from, to),
  removed: (article: string, lastVersion: string, nth: number) =>
    hash('removed', article, lastVersion, String(nth)),
  health: (source: string, state: string, since: string) => hash('health', source, state, since),
};
