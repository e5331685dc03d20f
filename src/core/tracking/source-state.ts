import { iso } from '../model/time.ts';
import { hash } from '../model/ids.ts';
import type { HostRecord, SourceState } from '../model/index.ts';

/** What makes a listing what it is. */
export type ListingIdentity = {
  readonly id: string;
  readonly kind: string;
  readonly url: string;
  readonly scope: string;
  readonly linkSelector: string | null;
};

/** Names a listing by what makes it what it is: with another one, the source starts with a baseline of its own. */
export const fingerprintOf = (source: ListingIdentity): string =>
  hash(source.kind, source.url, source.scope, source.linkSelector ?? '').slice(0, 8);

/**
 * What is remembered of a source; one with another address or scope than remembered is another source, and starts with
 * a baseline of its own.
 */
export function sourceStateOf(record: HostRecord, source: ListingIdentity, now: number): SourceState {
  const fingerprint = fingerprintOf(source);
  const known = record.sources[source.id];
  if (known?.fingerprint === fingerprint) return known;
  return {
    fingerprint,
    addedAt: iso(now),
    baselineAt: null,
    health: 'new',
    since: iso(now),
    validators: null,
    listingHash: null,
    listed: 0,
    onSubject: 0,
    newestAt: null,
    newestOnSubjectAt: null,
    lastFailure: null,
    failures: 0,
    failureWeight: 0,
    failingSince: null,
    days: {},
    spells: [],
    seen: {},
    listedHash: null,
    lastHealth: null,
    lastForward: null,
    movedTo: null,
  };
}
