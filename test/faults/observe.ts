import {
  type Alert,
  type HostRecord,
  type LogRow,
  Meeting,
  type RecentRow,
  type StatementRecord,
  type TimelineRow,
} from '../../src/core/model/index.ts';
import { articleId } from '../../src/core/model/url.ts';
import { ids } from '../../src/core/model/ids.ts';
import { currentWatchlist } from '../../src/core/watchlist/current.ts';
import { partiesOf, readLedgers } from '../../src/pipeline/read-ledgers.ts';
import { type Corpus, openCorpus } from '../../src/io/storage/corpus.ts';
import type { Outcome } from './run.ts';
import type { Scenario } from './scenario.ts';

/** What a run left, read as the program reads it. */
export type Observed = {
  readonly alerts: ReadonlyMap<string, Alert>;
  /** Every row of the log, also where an id has several. */
  readonly rows: readonly { readonly id: string; readonly key: string; readonly row: LogRow }[];
  readonly recent: readonly RecentRow[];
  readonly records: readonly HostRecord[];
  readonly timelines: ReadonlyMap<string, readonly TimelineRow[]>;
  readonly statements: ReadonlyMap<string, StatementRecord>;
  /** What each alert tells, named by content; several alerts with one name tell one thing. */
  readonly names: ReadonlyMap<string, string>;
  readonly letters: readonly string[];
  /** What each party said, by article and words. */
  readonly ledgers: ReadonlyMap<string, readonly string[]>;
  /** Every stored meeting, also where an id has several keys. */
  readonly meetings: readonly Meeting[];
};

const lastOf = (key: string): string => key.slice(key.lastIndexOf('/') + 1);

/** Names what an alert tells: a story whichever copy told it, and any other thing by its article. */
function nameOf(alert: Alert, storyOf: ReadonlyMap<string, string>, copied: ReadonlySet<string>): string {
  if (alert.kind === 'health') return `health ${alert.source.id} ${alert.health?.state}`;
  if (alert.kind === 'meeting') return `meeting of ${alert.meeting?.sides.join(' and ')}`;
  const id = alert.article?.id ?? '';
  if (alert.kind === 'removed') return `removed ${id}`;
  const story = storyOf.get(id) ?? id;
  // One edit of all copies is told of whichever copy is seen first.
  if (alert.change !== null)
    return copied.has(story) ? `edit of ${story}` : `edit ${id} to ${alert.change.to?.version}`;
  if (alert.id !== ids.firstSight(id)) return `burst of ${alert.source.id}`;
  return `story ${story}`;
}

/** @param storyOf by the ids of articles */
export const storiesById = ({ storyOf }: Scenario): Map<string, string> =>
  new Map([...storyOf].map(([url, story]) => [articleId(url), story]));

/** Stories that several outlets carry: whichever copy is seen first tells them. */
export function copiedStories({ storyOf }: Scenario): Set<string> {
  const stories = [...storyOf].filter(([url]) => !url.endsWith('-moved')).map(([, story]) => story);
  return new Set(stories.filter((story, index) => stories.indexOf(story) !== index));
}

async function readTimelines(corpus: Corpus, articles: readonly string[]) {
  const read = articles.map(async (id) => [id, await corpus.listChanges(id)] as const);
  return new Map(await Promise.all(read));
}

async function readStatements(corpus: Corpus, articles: readonly string[]) {
  const read = articles.map(async (id) => [id, await corpus.getStatements(id)] as const);
  return new Map(
    (await Promise.all(read)).flatMap(([id, record]) => (record === null ? [] : [[id, record]])),
  );
}

async function readLedgerTexts(corpus: Corpus, recent: readonly RecentRow[]) {
  const watchlist = currentWatchlist(await corpus.readWatchlist());
  const ledgers = await readLedgers(corpus, { watchlist, recent }, partiesOf(watchlist));
  return new Map(
    [...ledgers].map(([party, rows]) => [
      party,
      rows.map((row) => `${row.article ?? ''} ${row.speaker.id} ${row.text}`),
    ]),
  );
}

export async function observe(scenario: Scenario, { store }: Outcome): Promise<Observed> {
  const kv = store.open(
    'observer',
    async (_operation, effect) => effect(),
    () => 'fresh',
  );
  const corpus = openCorpus(kv);
  const keysOf = (prefix: string) => [...store.stored(prefix).keys()];
  const storyOf = storiesById(scenario);
  const copied = copiedStories(scenario);
  const alerts = await corpus.getAlerts(keysOf('alert/').map(lastOf));
  const recent = await corpus.listRecent();
  const articles = [...new Set(recent.map(({ article }) => article))];
  return {
    alerts,
    rows: [...store.stored('log/')].map(([key, { metadata }]) => ({
      key,
      id: lastOf(key),
      row: metadata as LogRow,
    })),
    recent,
    records: await corpus.getHosts(keysOf('host/').map(lastOf)),
    timelines: await readTimelines(corpus, articles),
    statements: await readStatements(corpus, articles),
    names: new Map([...alerts].map(([id, alert]) => [id, nameOf(alert, storyOf, copied)])),
    letters: keysOf('dead/'),
    ledgers: await readLedgerTexts(corpus, recent),
    meetings: [...store.stored('meeting/').values()].map(({ value }) =>
      Meeting.parse(JSON.parse(String(value))),
    ),
  };
}
