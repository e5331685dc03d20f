import type { Context } from 'hono';
import { compare } from '../../core/compare/compare.ts';
import { iso } from '../../core/model/time.ts';
import { watchlistLabels } from '../../core/watchlist/labels.ts';
import type { ArticlePointer, Change, Reason, TimelineRow, Version } from '../../core/model/index.ts';
import { isId } from '../api/routes.ts';
import { readSaid } from '../ledger/article.ts';
import { ArticlePage } from './article.tsx';
import { DiffPage } from './diff.tsx';
import { versionsOf } from './versions.tsx';
import { notFound, respondProblem } from '../http/problem.tsx';
import { readWatchState, type ServeContext, type WatchState } from '../context.ts';
import { searchOf, renderPage, sourceNameOf, whenOf } from '../ui/render.tsx';
import { MAX_ALERTS, withdrawalsIn } from './withdrawals.ts';

const noArticle = notFound('No article has this address.');

/** One article's life: what it says, every change, every version. */
export async function articlePage(c: Context, context: ServeContext, id: string): Promise<Response> {
  const { corpus } = context;
  const pointer = isId(id) ? await corpus.getArticle(id) : null;
  if (pointer === null) return respondProblem(c, noArticle);
  const [watchState, record, changes, stored, version, log, suppressed] = await Promise.all([
    readWatchState(context),
    corpus.getStatements(pointer.id),
    corpus.listChanges(pointer.id),
    corpus.listVersions(pointer.id),
    corpus.getVersion(pointer.id, pointer.current.version),
    context.listLog(),
    context.listSuppressed(),
  ]);
  const about = log.filter((row) => row.article === pointer.id);
  const cited = [...about.map(({ id }) => id), ...changes.map(({ alert }) => alert)];
  const alerts = await corpus.getAlerts([...new Set(cited.filter((id) => id !== null))].slice(0, MAX_ALERTS));
  const said = await readSaid(context, watchState.watchlist, pointer.language, record, alerts);
  const told = new Set(changes.map((row) => row.alert));
  const decided = new Set(changes.map((row) => row.at));
  const content = (
    <ArticlePage
      pointer={pointer}
      headline={version?.headline ?? ''}
      sourceName={sourceNameOf(watchState, pointer.source)}
      changes={changes}
      alerts={about.filter((row) => !told.has(row.id))}
      suppressed={suppressed.filter((row) => row.article === pointer.id && !decided.has(row.at))}
      versions={versionsOf(pointer, changes, stored)}
      withdrawn={withdrawalsIn(alerts)}
      said={said}
      names={watchlistLabels(watchState.watchlist)}
      when={whenOf(watchState, pointer.source)}
    />
  );
  const title = version?.headline ?? 'Article';
  return renderPage(c, watchState, { title, current: null, search: searchOf(pointer.source) }, content);
}

/** Two versions of it, those of the last change unless the query names others. */
export async function diffPage(c: Context, context: ServeContext, id: string): Promise<Response> {
  const { corpus } = context;
  const pointer = isId(id) ? await corpus.getArticle(id) : null;
  if (pointer === null) return respondProblem(c, noArticle);
  const [watchState, changes, record] = await Promise.all([
    readWatchState(context),
    corpus.listChanges(pointer.id),
    corpus.getStatements(pointer.id),
  ]);
  const from = c.req.query('from') ?? changes[0]?.from ?? '';
  const to = c.req.query('to') ?? pointer.current.version;
  const versions = isId(from) && isId(to) ? await corpus.getVersions(pointer.id, [from, to]) : new Map();
  const [before, after] = [versions.get(from), versions.get(to)];
  if (before === undefined || after === undefined) {
    return respondProblem(c, notFound('This article has no such versions: see its timeline.'));
  }
  const difference = differenceOf(pointer, before, after, changes, watchState);
  const content = (
    <DiffPage
      pointer={pointer}
      headline={after.headline}
      from={from}
      to={to}
      view={c.req.query('view') === 'side' ? 'side' : 'inline'}
      versions={versionsOf(pointer, changes, hashesIn(pointer, changes))}
      statements={record?.statements ?? []}
      when={whenOf(watchState, pointer.source)}
      {...difference}
    />
  );
  return renderPage(
    c,
    watchState,
    { title: after.headline, current: null, search: searchOf(pointer.source) },
    content,
  );
}

/** Every version that a change names: storage need not be asked for the list. */
const hashesIn = (pointer: ArticlePointer, changes: readonly TimelineRow[]): string[] => [
  ...changes.flatMap(({ from, to }) => (to === null ? [from] : [from, to])),
  pointer.current.version,
];

type Shown = { change: Change | null; why: readonly Reason[]; told: boolean | null };

/** As it was decided when it was seen, or compared now for two versions that never met. */
function differenceOf(
  pointer: ArticlePointer,
  before: Version,
  after: Version,
  changes: readonly TimelineRow[],
  { watchlist, now }: WatchState,
): Shown {
  const decided = changes.find((row) => row.from === before.hash && row.to === after.hash);
  if (decided !== undefined) return { change: decided.change, why: decided.why, told: decided.told };
  const source = watchlist.sources.find(({ id }) => id === pointer.source);
  const comparison = compare(before, after, {
    language: pointer.language,
    timeZone: source?.timeZone ?? watchlist.timeZone,
    ignore: source?.ignore ?? [],
    names: watchlist.parties.map(({ id, names }) => ({ party: id, names: Object.values(names).flat() })),
    siteText: new Set(),
  });
  if (comparison.verdict === 'same') return { change: null, why: [], told: null };
  const seenAt = iso(now);
  const change: Change = {
    ...comparison.difference,
    from: { version: before.hash, seenAt },
    to: { version: after.hash, seenAt },
  };
  return { change, why: comparison.why, told: null };
}
