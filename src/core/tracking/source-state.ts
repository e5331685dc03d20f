import { iso } from '../model/time.ts';
import { hash } from '../model/ids.ts';
import type { HostRecord, SourceState } from '../model/index.ts';
import type { Source } from '../watchlist/schema.ts';

/** The fields that make a listing what it is. */
type ListingIdentity = Pick<Source, 'id' | 'kind' | 'url' | 'scope' | 'linkSelector'>;

/** Names a listing by what makes it what it is; when the name changes, the source starts with a new baseline. */
export const fingerprintOf = (source: ListingIdentity): string =>
  hash(source.kind, source.url, source.scope, source.linkSelector ?? '').slice(0, 8);

/**
 * Returns what is remembered of a source. A source with another address or scope than remembered counts as another
 * source, and starts with a new baseline.
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
