import { z } from 'zod';
import { checkAddress } from '../../../core/model/address.ts';
import { type Clock, clockSince, DAY_MS, iso } from '../../../core/model/time.ts';
import { hostOf } from '../../../core/model/url.ts';
import type { CheckMessage, ForwardedEntry, Heartbeat } from '../../../core/model/index.ts';
import { err, ok, type Result } from '../../../core/model/result.ts';
import { addressPolicy } from '../../../settings.ts';
import type { Dependencies } from '../../../pipeline/dependencies.ts';
import { currentWatchlist } from '../../../core/watchlist/current.ts';
import type { Source, Watchlist } from '../../../core/watchlist/schema.ts';
import { readForm } from './body.ts';
import { invalid, json, type PathProblem, refuse } from './problem.ts';

export const ChecksForm = z.strictObject({
  sources: z.array(z.string().max(100)).max(1_000).default([]),
  articles: z.array(z.string()).max(50).default([]),
});

type Asked = Pick<CheckMessage, 'host' | 'sources' | 'entries'>;

/**
 * Checks now, whatever schedule and back-off say: the sources named by id, articles by address, or every source that is
 * not paused when neither is named.
 */
export async function postChecks(dependencies: Dependencies, request: Request): Promise<Response> {
  const form = await readForm(request, ChecksForm);
  if (!form.ok) return refuse(form.error);
  const { corpus, queues, settings, wall } = dependencies;
  const stored = await corpus.readTick();
  const gate = addressPolicy(settings);
  const watchlist = currentWatchlist(stored.watchlist);
  const sources = namedSources(watchlist, form.value);
  const entries = articleEntries(watchlist, form.value.articles, (url) => checkAddress(url, gate));
  if (!sources.ok || !entries.ok) {
    return refuse(invalid([sources, entries].flatMap((part) => (part.ok ? [] : part.error))));
  }
  const asked = byHost(sources.value, entries.value);
  await queues.checks(asked.map((part) => checkMessage(part, stored.heartbeat, wall)));
  return json(
    {
      queued: asked.map(({ host, sources: ids, entries: found }) => ({
        host,
        sources: ids,
        articles: found.map(({ entry }) => entry.url),
      })),
    },
    202,
  );
}

function namedSources(
  { sources }: Watchlist,
  asked: z.infer<typeof ChecksForm>,
): Result<Source[], PathProblem[]> {
  if (asked.sources.length === 0 && asked.articles.length === 0) {
    return ok(sources.filter(({ paused }) => !paused));
  }
  const wanted = new Set(asked.sources);
  const found = sources.filter(({ id }) => wanted.has(id));
  const known = new Map(found.map((source) => [source.id, source]));
  const problems = asked.sources.flatMap((id, index) => {
    const text = describeUnfit(known.get(id));
    return text === null ? [] : [{ path: `sources[${index}]`, text }];
  });
  return problems.length > 0 ? err(problems) : ok(found);
}

function describeUnfit(source: Source | undefined): string | null {
  if (source === undefined) return 'no source of the watchlist has this id';
  return source.paused ? 'this source is paused: unpause it in the watchlist first' : null;
}

/** An article belongs to a source of its host where there is one, so that the source's hints apply. */
function articleEntries(
  { sources }: Watchlist,
  urls: readonly string[],
  check: (url: string) => Result<URL, string>,
): Result<ForwardedEntry[], PathProblem[]> {
  const problems: PathProblem[] = [];
  const entries = urls.flatMap((address, index) => {
    const checked = check(address);
    const url = checked.ok ? checked.value.href : '';
    const source = sources.find((candidate) => hostOf(candidate.url) === hostOf(url)) ?? sources[0];
    if (checked.ok && source !== undefined) return [entryOf(url, source)];
    const text = checked.ok ? 'the watchlist has no source that it could belong to' : checked.error;
    problems.push({ path: `articles[${index}]`, text });
    return [];
  });
  return problems.length > 0 ? err(problems) : ok(entries);
}

/**
 * Nobody listed it: its page alone says its title and date. Whenever its source was added, it is asked for now; its age
 * alone decides whether it is told or only kept.
 */
const entryOf = (url: string, source: Source): ForwardedEntry => ({
  source: source.id,
  baseline: false,
  sourceAddedAt: iso(0),
  crowd: null,
  entry: { url, title: '', summary: '', publishedAt: null, guid: null },
});

/** A message is a host. */
function byHost(sources: readonly Source[], entries: ForwardedEntry[]): Asked[] {
  const ofSources = Map.groupBy(sources, ({ url }) => hostOf(url));
  const ofEntries = Map.groupBy(entries, ({ entry }) => hostOf(entry.url));
  return [...new Set([...ofSources.keys(), ...ofEntries.keys()])].map((host) => ({
    host,
    sources: ofSources.get(host)?.map(({ id }) => id) ?? [],
    entries: ofEntries.get(host) ?? [],
  }));
}

function checkMessage(asked: Asked, heartbeat: Heartbeat | null, wall: Clock): CheckMessage {
  const clock = clockSince(heartbeat, wall);
  return {
    kind: 'check',
    clock,
    ...asked,
    after: heartbeat?.last ?? clock.tick - DAY_MS,
    outages: heartbeat?.outages ?? [],
    forced: true,
  };
}
