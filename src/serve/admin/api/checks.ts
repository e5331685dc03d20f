import * as z from 'zod';
import { checkAddress } from '../../../core/model/address.ts';
import { clockSince, DAY_MS, iso } from '../../../core/model/time.ts';
import { hostOf } from '../../../core/model/url.ts';
import type { CheckMessage, ForwardedEntry, Heartbeat, MessageClock } from '../../../core/model/index.ts';
import { err, ok, type Result } from '../../../core/model/result.ts';
import { watchedSources } from '../../../core/tracking/watched-sources.ts';
import { packVisits } from '../../../core/tracking/visits.ts';
import { addressPolicy } from '../../../settings.ts';
import type { Dependencies } from '../../../pipeline/dependencies.ts';
import { currentWatchlist, isWatchlistRead } from '../../../core/watchlist/current.ts';
import type { Source, Watchlist } from '../../../core/watchlist/schema.ts';
import { readForm } from './body.ts';
import { invalid, json, list, noWatchlist, type PathProblem, refuse } from './problem.ts';

export const ChecksForm = z.strictObject({
  sources: z.array(z.string().max(100)).max(1_000).default([]),
  articles: z.array(z.string()).max(50).default([]),
});

type HostChecks = Pick<CheckMessage, 'host' | 'sources' | 'entries'>;

/**
 * Queues checks now, whatever schedule and back-off say: of the sources named by id and the articles named by address. Where
 * neither are named, every source is checked that is not paused.
 */
export async function postChecks(dependencies: Dependencies, request: Request): Promise<Response> {
  const form = await readForm(request, ChecksForm);
  if (!form.ok) return refuse(form.error);
  const { corpus, queues, settings, wall } = dependencies;
  const stored = await corpus.readTick();
  if (!isWatchlistRead(stored.watchlist)) {
    return refuse(noWatchlist);
  }
  const policy = addressPolicy(settings);
  const watchlist = currentWatchlist(stored.watchlist);
  const sources = namedSources(watchlist, form.value);
  const entries = articleEntries(watchlist, form.value.articles, (url) => checkAddress(url, policy));
  if (!sources.ok || !entries.ok) {
    return refuse(invalid([sources, entries].flatMap((part) => (part.ok ? [] : part.error))));
  }
  const hosts = byHost(sources.value, entries.value);
  const clock = clockSince(stored.heartbeat, wall);
  await queues.checks(packVisits(hosts.map((part) => checkMessage(part, stored.heartbeat, clock))));
  return json(
    {
      askedAt: iso(clock.tick),
      queued: hosts.map(({ host, sources: ids, entries: found }) => ({
        host,
        sources: ids,
        articles: found.map(({ entry }) => entry.url),
      })),
    },
    202,
  );
}

/** Lists what the checks that were asked for led to, newest first: the last answer of each source and article, for a week. */
export const listAnswers = async ({ corpus }: Dependencies): Promise<Response> =>
  list(await corpus.listAsked());

function namedSources(
  { sources }: Watchlist,
  form: z.infer<typeof ChecksForm>,
): Result<Source[], PathProblem[]> {
  if (form.sources.length === 0 && form.articles.length === 0) {
    return ok(sources.filter(({ paused }) => !paused));
  }
  const wanted = new Set(form.sources);
  const found = sources.filter(({ id }) => wanted.has(id));
  const known = new Map(found.map((source) => [source.id, source]));
  const problems = form.sources.flatMap((id, index) => {
    const text = describeUnusable(known.get(id));
    return text === null ? [] : [{ path: `sources[${index}]`, text }];
  });
  return problems.length > 0 ? err(problems) : ok(found);
}

function describeUnusable(source: Source | undefined): string | null {
  if (source === undefined) return 'no source of the watchlist has this id';
  return source.paused ? 'this source is paused: unpause it in the watchlist first' : null;
}

/** Gives each article to a source of its host where there is one, so that the source's hints apply. */
function articleEntries(
  watchlist: Watchlist,
  urls: readonly string[],
  check: (url: string) => Result<URL, string>,
): Result<ForwardedEntry[], PathProblem[]> {
  const problems: PathProblem[] = [];
  const { onHost } = watchedSources(watchlist);
  const entries = urls.flatMap((address, index) => {
    const checked = check(address);
    const url = checked.ok ? checked.value.href : '';
    const source = onHost(hostOf(url))[0] ?? watchlist.sources[0];
    if (checked.ok && source !== undefined) return [entryOf(url, source)];
    const text = checked.ok ? 'the watchlist has no source that this article could belong to' : checked.error;
    problems.push({ path: `articles[${index}]`, text });
    return [];
  });
  return problems.length > 0 ? err(problems) : ok(entries);
}

/**
 * Makes an entry that no source listed: only its page says its title and date. Only its age decides whether it is told or just
 * kept, so its source counts as added long ago.
 */
const entryOf = (url: string, source: Source): ForwardedEntry => ({
  source: source.id,
  baseline: false,
  sourceAddedAt: iso(0),
  crowd: null,
  entry: { url, title: '', summary: '', publishedAt: null, guid: null },
});

/** Groups by host, because one message checks one host. */
function byHost(sources: readonly Source[], entries: ForwardedEntry[]): HostChecks[] {
  const ofSources = Map.groupBy(sources, ({ url }) => hostOf(url));
  const ofEntries = Map.groupBy(entries, ({ entry }) => hostOf(entry.url));
  return [...new Set([...ofSources.keys(), ...ofEntries.keys()])].map((host) => ({
    host,
    sources: ofSources.get(host)?.map(({ id }) => id) ?? [],
    entries: ofEntries.get(host) ?? [],
  }));
}

function checkMessage(checks: HostChecks, heartbeat: Heartbeat | null, clock: MessageClock): CheckMessage {
  return {
    kind: 'check',
    clock,
    ...checks,
    after: heartbeat?.last ?? clock.tick - DAY_MS,
    outages: heartbeat?.outages ?? [],
    forced: true,
  };
}
