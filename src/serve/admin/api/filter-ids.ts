import { editDistance } from '../../../core/language/spelling.ts';
import type { Filter } from '../../../core/model/index.ts';
import { currentWatchlist } from '../../../core/watchlist/current.ts';
import type { Watchlist } from '../../../core/watchlist/schema.ts';
import type { Dependencies } from '../../../pipeline/dependencies.ts';
import { readSpeakers } from '../../../pipeline/read-ledgers.ts';
import type { PathProblem } from './problem.ts';

const lists = ['source', 'party', 'speaker', 'position'] as const;
type IdList = (typeof lists)[number];
type IdFilter = Pick<Filter, IdList>;

/** Longer ids are compared by their beginning: the time is the square of the length. */
const MAX_COMPARED = 40;

/**
 * Finds the ids of a filter that name nothing, so that nobody waits for alerts that cannot come. Costs the watchlist's read, and the
 * list of speakers where one is not the watchlist's.
 * @returns a problem for each, with the nearest known id; what was sent is not repeated
 */
export async function unknownIds(dependencies: Dependencies, filter: IdFilter): Promise<PathProblem[]> {
  if (lists.every((list) => filter[list].length === 0)) return [];
  const watchlist = currentWatchlist(await dependencies.corpus.readWatchlist());
  const known = idsOf(watchlist);
  if (filter.speaker.some((id) => !known.speaker.has(id))) {
    const { corpus } = dependencies;
    const rows = await readSpeakers(corpus, watchlist, await corpus.listRecent());
    for (const { speaker } of rows) known.speaker.add(speaker.id);
  }
  return orphansOf(filter, known);
}

/** A warning is a header, and these are enough to see what is wrong. */
const MAX_WARNINGS = 20;

/**
 * Says what a watchlist would stop: everything where it names no source, and the alerts of webhooks whose filters name what it does not.
 * Speakers are left out, since ledgers know some that no watchlist names.
 */
export async function warningsOf({ corpus }: Dependencies, watchlist: Watchlist): Promise<string[]> {
  const known = idsOf(watchlist);
  const orphans = (await corpus.listSubscriptions()).flatMap(({ id, filter }) =>
    orphansOf({ ...filter, speaker: [] }, known).map(
      ({ path, text }) => `webhook ${id.slice(0, 8)}: ${path} ${text}; no alert passes by it`,
    ),
  );
  const isEmpty = watchlist.sources.every(({ paused }) => paused);
  return [...(isEmpty ? ['no source is left to check: nothing new will be told'] : []), ...orphans].slice(
    0,
    MAX_WARNINGS,
  );
}

const idsOf = ({ sources, parties, speakers, positions }: Watchlist) => ({
  source: setOfIds(sources),
  party: setOfIds(parties),
  speaker: setOfIds(speakers),
  position: setOfIds(positions),
});

const setOfIds = (named: readonly { readonly id: string }[]): Set<string> =>
  new Set(named.map(({ id }) => id));

function orphansOf(filter: IdFilter, known: Readonly<Record<IdList, ReadonlySet<string>>>): PathProblem[] {
  return lists.flatMap((list) =>
    filter[list].flatMap((id, at) =>
      known[list].has(id)
        ? []
        : [
            {
              path: `filter.${list}[${at}]`,
              text: `names no ${list} of the watchlist${nearest(id, known[list])}`,
            },
          ],
    ),
  );
}

function nearest(id: string, known: ReadonlySet<string>): string {
  const start = id.slice(0, MAX_COMPARED);
  const [best] = [...known]
    .map((one) => ({ one, distance: editDistance(start, one.slice(0, MAX_COMPARED)) }))
    .toSorted((a, b) => a.distance - b.distance);
  return best === undefined ? '' : `; the nearest is ${best.one}`;
}
