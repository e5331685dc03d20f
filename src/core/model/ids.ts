import { createHash } from 'node:crypto';

/** Makes an id: 128 bits of SHA-256 in hex. The separator keeps ("ab","c") apart from ("a","bc"). */
export const hash = (...parts: readonly string[]): string => hashAll(parts);

/** Does the same for any number of parts: a call takes only so many arguments before the stack is full. */
export function hashAll(parts: readonly string[]): string {
  return createHash('sha256').update(parts.join('\u0000')).digest('hex').slice(0, 32);
}

/** Names bytes by what they are. */
export const hashBytes = (bytes: Uint8Array): string =>
  createHash('sha256').update(bytes).digest('hex').slice(0, 32);

/** Alert ids are made from content alone, so that every redelivery and every repeated check writes the same key. */
export const ids = {
  firstSight: (article: string) => hash('first', article),
  /** The one alert of a burst: of more first sights in one check of a source than are told one by one. */
  burst: (burst: string) => hash('crowd-alert', burst),
  edit: (article: string, from: string, to: string) => hash('edit', article, from, to),
  removed: (article: string, lastVersion: string, nth: number) =>
    hash('removed', article, lastVersion, String(nth)),
  /** The one alert of a meeting: of its second side's readout. */
  meeting: (meeting: string) => hash('meeting-told', meeting),
  health: (source: string, state: string, since: string) => hash('health', source, state, since),
};
