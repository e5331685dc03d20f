/** Whose an article is. It belongs to the source whose host it is on, whoever lists it: to that host, every other source is a stranger. */
import { hostOf, identity, registeredName } from '../model/url.ts';
import type { Source } from '../watchlist/schema.ts';

export type AddressOwners = {
  /** Returns the ids of the sources whose an address is, in the order of the watchlist; none where no source has its host. */
  readonly ownersOf: (url: string) => readonly string[];
  /** Says whether an address is another source's. */
  readonly isStranger: (source: string, url: string) => boolean;
};

/** The hosts of listed addresses come from outside, and an isolate keeps the owners as long as the watchlist. */
const MAX_REMEMBERED = 10_000;

type Home = Pick<Source, 'id' | 'kind' | 'url' | 'hosts'>;

/**
 * Finds the owners of addresses. Of several sources under one registered name those with the nearest host are the owners, because
 * a name may be shared by people who know nothing of each other. A page that is watched for itself owns nothing but its own address.
 */
export function openOwnership(sources: readonly Home[]): AddressOwners {
  const pages = new Map<string, string[]>();
  const hosts = new Map<string, string[]>();
  const names = new Map<string, Set<string>>();
  for (const { id, kind, url, hosts: others } of sources) {
    if (kind === 'article') {
      addTo(pages, identity(url) ?? url, id);
      continue;
    }
    for (const host of new Set([bareHostOf(url), ...others.map(bare)])) {
      addTo(hosts, host, id);
      const name = siteOf(host);
      names.set(name, (names.get(name) ?? new Set()).add(host));
    }
  }
  const byHost = new Map<string, readonly string[]>();
  const ownersOfHost = (host: string): readonly string[] => {
    const known =
      byHost.get(host) ??
      nearest(host, names.get(siteOf(host)) ?? new Set()).flatMap((near) => hosts.get(near) ?? []);
    if (byHost.size >= MAX_REMEMBERED) byHost.clear();
    byHost.set(host, known);
    return known;
  };
  const ownersOf = (url: string) => pages.get(identity(url) ?? url) ?? ownersOfHost(bareHostOf(url));
  return {
    ownersOf,
    isStranger(source, url) {
      const owners = ownersOf(url);
      return owners.length > 0 && !owners.includes(source);
    },
  };
}

function addTo(map: Map<string, string[]>, key: string, id: string): void {
  const ids = map.get(key);
  if (ids === undefined) map.set(key, [id]);
  else ids.push(id);
}

const bare = (host: string): string => host.replace(/^www\./u, '');
const bareHostOf = (url: string): string => bare(hostOf(url));

/** Says how far the paths of two addresses go together: sections of one outlet are often sources of their own. */
export function sharedPath(a: string, b: string): number {
  const [left, right] = [a, b].map((url) => (URL.canParse(url) ? new URL(url).pathname.split('/') : []));
  return sharedPrefix(left ?? [], right ?? []);
}

/** A name without a dot, and one with a port, is no registered name: such a host stands for itself. */
const siteOf = (host: string): string =>
  host.includes('.') && !host.includes(':') ? registeredName(host) : host;

/** Returns the hosts that share the most labels with a host, counted from the end. */
function nearest(host: string, candidates: ReadonlySet<string>): string[] {
  if (candidates.has(host)) return [host];
  const shared = [...candidates].map((candidate) => ({ candidate, labels: sharedLabels(host, candidate) }));
  const most = shared.reduce((best, { labels }) => Math.max(best, labels), 0);
  return shared.filter(({ labels }) => labels === most).map(({ candidate }) => candidate);
}

const sharedLabels = (a: string, b: string): number =>
  sharedPrefix(a.split('.').toReversed(), b.split('.').toReversed());

function sharedPrefix(a: readonly string[], b: readonly string[]): number {
  const first = a.findIndex((part, index) => part !== b[index]);
  return first === -1 ? a.length : first;
}
