import type { Context } from 'hono';
import { compare } from '../../core/compare/compare.ts';
import { iso } from '../../core/model/time.ts';
import { namesIn } from '../../core/watchlist/names.ts';
import type { ArticlePointer, Change, Reason, TimelineRow, Version } from '../../core/model/index.ts';
import { isId } from '../api/routes.ts';
import { readSaid } from '../ledger/article.ts';
import { ArticlePage } from './article.tsx';
import { DiffPage } from './diff.tsx';
import { versionsOf } from './versions.tsx';
import { notFound, problem } from '../ui/problem.tsx';
import { readSetting, type Serving, type Setting } from '../context.ts';
import { searchOf, show, sourceNameOf, whenOf } from '../ui/show.tsx';
import { MOST_ALERTS, withdrawalsIn } from './withdrawals.ts';

const noArticle = notFound('No article has this address.');

/** One article's life: what it says, every change, every version. */
export async function articlePage(c: Context, serving: Serving, id: string): Promise<Response> {
  const { corpus } = serving;
  const pointer = isId(id) ? await corpus.getArticle(id) : null;
  if (pointer === null) return problem(c, noArticle);
  const [setting, record, changes, stored, version, log, suppressed] = await Promise.all([
    readSetting(serving),
    corpus.getStatements(pointer.id),
    corpus.listChanges(pointer.id),
    corpus.listVersions(pointer.id),
    corpus.getVersion(pointer.id, pointer.current.version),
    serving.listLog(),
    serving.listSuppressed(),
  ]);
  const about = log.filter((row) => row.article === pointer.id);
  const cited = [...about.map(({ id }) => id), ...changes.map(({ alert }) => alert)];
  const alerts = await corpus.getAlerts(
    [...new Set(cited.filter((id) => id !== null))].slice(0, MOST_ALERTS),
  );
  const said = await readSaid(serving, setting.watchlist, pointer.language, record, alerts);
  const told = new Set(changes.map((row) => row.alert));
  const decided = new Set(changes.map((row) => row.at));
  const content = (
    <ArticlePage
      pointer={pointer}
      headline={version?.headline ?? ''}
      sourceName={sourceNameOf(setting, pointer.source)}
      changes={changes}
      alerts={about.filter((row) => !told.has(row.id))}
      suppressed={suppressed.filter((row) => row.article === pointer.id && !decided.has(row.at))}
      versions={versionsOf(pointer, changes, stored)}
      withdrawn={withdrawalsIn(alerts)}
      said={said}
      names={namesIn(setting.watchlist)}
      when={whenOf(setting, pointer.source)}
    />
  );
  const title = version?.headline ?? 'Article';
  return show(c, setting, { title, current: null, search: searchOf(pointer.source) }, content);
}

/** Two versions of it, those of the last change unless the query names others. */
export async function diffPage(c: Context, serving: Serving, id: string): Promise<Response> {
  const { corpus } = serving;
  const pointer = isId(id) ? await corpus.getArticle(id) : null;
  if (pointer === null) return problem(c, noArticle);
  const [setting, changes, record] = await Promise.all([
    readSetting(serving),
    corpus.listChanges(pointer.id),
    corpus.getStatements(pointer.id),
  ]);
  const from = c.req.query('from') ?? changes[0]?.from ?? '';
  const to = c.req.query('to') ?? pointer.current.version;
  const versions = isId(from) && isId(to) ? await corpus.getVersions(pointer.id, [from, to]) : new Map();
  const [before, after] = [versions.get(from), versions.get(to)];
  if (before === undefined || after === undefined) {
    return problem(c, notFound('This article has no such versions: see its timeline.'));
  }
  const difference = differenceOf(pointer, before, after, changes, setting);
  const content = (
    <DiffPage
      pointer={pointer}
      headline={after.headline}
      from={from}
      to={to}
      view={c.req.query('view') === 'side' ? 'side' : 'inline'}
      versions={versionsOf(pointer, changes, hashesIn(pointer, changes))}
      statements={record?.statements ?? []}
      when={whenOf(setting, pointer.source)}
      {...difference}
    />
  );
  return show(
    c,
    setting,
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
  { watchlist, now }: Setting,
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
