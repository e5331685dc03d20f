import { iso } from './clock.ts';
import { hash } from './hash.ts';
import type { HostRecord, SourceState } from './model.ts';

/** What makes a listing what it is. */
export type ListingIdentity = {
  readonly id: string;
  readonly kind: string;
  readonly url: string;
  readonly scope: string;
  readonly linkSelector: string | null;
};

/**
 * What is remembered of a source; one with another address or scope than remembered is another source, and starts with
 * a baseline of its own.
 */
export function sourceStateOf(record: HostRecord, source: ListingIdentity, now: number): SourceState {
  const fingerprint = hash(source.kind, source.url, source.scope, source.linkSelector ?? '');
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
    seen: {},
    listedHash: null,
    lastHealth: null,
    lastForward: null,
    movedTo: null,
  };
}
