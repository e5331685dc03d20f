import { Hono, type Context } from 'hono';
import { articleId, hostOf, identity } from '../core/discover/url.ts';
import { namesIn } from '../core/feeds/names.ts';
import { compare } from '../core/compare/compare.ts';
import type { ArticlePointer, Change, LogRow, Reason, TimelineRow, Version } from '../core/model.ts';
import { isId } from './api.ts';
import { AlertPage } from './pages/alert.tsx';
import { ArticlePage, versionsInOrder } from './pages/article.tsx';
import { DiffPage } from './pages/diff.tsx';
import { type LookedUp, LookupPage } from './pages/lookup.tsx';
import { type Carrying, StoryPage } from './pages/story.tsx';
import { Stream } from './pages/stream.tsx';
import { UntoldPage } from './pages/untold.tsx';
import { readSaid } from './ledger/article.ts';
import { badQuery, notFound, problem } from './problem.tsx';
import { queryOf, readAlerts, readSetting, type Serving, type Setting } from './serving.ts';
import { show, whenOf } from './show.tsx';
import { isToldRow, isUntoldRow, todayOf } from './today.ts';

export function pageRoutes(serving: Serving): Hono {
  const app = new Hono();
  app.get('/', (c) => streamPage(c, serving));
  app.get('/untold', (c) => untoldPage(c, serving));
  app.get('/alerts/:id', (c) => alertPage(c, serving, c.req.param('id')));
  app.get('/articles/:id', (c) => articlePage(c, serving, c.req.param('id')));
  app.get('/articles/:id/diff', (c) => diffPage(c, serving, c.req.param('id')));
  app.get('/stories/:id', (c) => storyPage(c, serving, c.req.param('id')));
  app.get('/lookup', (c) => lookupPage(c, serving));
  return app;
}

async function streamPage(c: Context, serving: Serving): Promise<Response> {
  const asked = queryOf(c, serving);
  if (asked.kind === 'moved') return c.redirect(asked.location, 302);
  if (asked.kind === 'bad') return badQuery(c, asked.problems);
  const [{ alerts, rows, setting }, allUntold] = await Promise.all([
    readAlerts(serving, asked.query),
    serving.listUntold(),
  ]);
  const { watchlist } = setting;
  const when = whenOf(setting);
  const untold = allUntold.filter(isUntoldRow);
  const told = todayOf(rows, when).filter(isToldRow);
  const today = {
    told: told.length,
    minor: told.filter((row) => row.severity === 'minor').length,
    untold: todayOf(untold, when).length,
  };
  const baseline = allUntold.filter((row) => !isUntoldRow(row));
  const content = (
    <Stream
      {...{ watchlist, alerts, untold, baseline, today }}
      troubles={troublesIn(rows)}
      search={asked.search}
      when={when}
    />
  );
  // A busy stream is answered by caches for as long as the isolate's window lasts.
  if (serving.settings.readToken === null) c.header('Cache-Control', 'public, max-age=30');
  return show(c, setting, { title: null, current: 'stream', search: asked.search }, content);
}

/** So many sources stand beside the stream; the status has them all. */
const TROUBLES = 4;

/** The newest word on each source, as the window has it. */
function troublesIn(rows: readonly LogRow[]): LogRow[] {
  const newest = new Map<string, LogRow>();
  for (const row of rows) {
    if (row.kind === 'health' && !newest.has(row.source)) newest.set(row.source, row);
  }
  return [...newest.values()].slice(0, TROUBLES);
}

async function untoldPage(c: Context, serving: Serving): Promise<Response> {
  const [setting, rows] = await Promise.all([readSetting(serving), serving.listUntold()]);
  const content = (
    <UntoldPage rows={rows.filter(isUntoldRow)} watchlist={setting.watchlist} when={whenOf(setting)} />
  );
  return show(c, setting, { title: 'Not told', current: 'untold' }, content);
}

async function alertPage(c: Context, serving: Serving, id: string): Promise<Response> {
  const read = isId(id) ? await serving.corpus.readServing([id]) : null;
  const alert = read?.alerts.get(id) ?? null;
  if (alert === null) return problem(c, notFound('No alert has this address.'));
  const setting = await readSetting(serving);
  return show(
    c,
    setting,
    { title: alert.title, current: null },
    <AlertPage alert={alert} names={namesIn(setting.watchlist)} when={whenOf(setting)} />,
  );
}

const noArticle = notFound('No article has this address.');

async function articlePage(c: Context, serving: Serving, id: string): Promise<Response> {
  const { corpus } = serving;
  const pointer = isId(id) ? await corpus.getArticle(id) : null;
  if (pointer === null) return problem(c, noArticle);
  const [setting, record, changes, stored, version, log, untold] = await Promise.all([
    readSetting(serving),
    corpus.getStatements(pointer.id),
    corpus.listChanges(pointer.id),
    corpus.listVersions(pointer.id),
    corpus.getVersion(pointer.id, pointer.current.version),
    serving.listLog(),
    serving.listUntold(),
  ]);
  const about = log.filter((row) => row.article === pointer.id);
  const said = await readSaid(serving, setting.watchlist, pointer.language, record, about);
  const told = new Set(changes.map((row) => row.alert));
  const decided = new Set(changes.map((row) => row.at));
  const content = (
    <ArticlePage
      pointer={pointer}
      headline={version?.headline ?? ''}
      sourceName={sourceNameOf(setting, pointer.source)}
      changes={changes}
      alerts={about.filter((row) => !told.has(row.id))}
      untold={untold.filter((row) => row.article === pointer.id && !decided.has(row.at))}
      versions={versionsInOrder(changes, stored, pointer.current.version)}
      said={said}
      names={namesIn(setting.watchlist)}
      when={whenOf(setting)}
    />
  );
  return show(c, setting, { title: version?.headline ?? 'Article', current: null }, content);
}

const sourceNameOf = ({ watchlist }: Setting, id: string): string =>
  watchlist.sources.find((source) => source.id === id)?.name ?? id;

async function diffPage(c: Context, serving: Serving, id: string): Promise<Response> {
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
      statements={record?.statements ?? []}
      when={whenOf(setting)}
      {...difference}
    />
  );
  return show(c, setting, { title: after.headline, current: null }, content);
}

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
  const seenAt = new Date(now).toISOString();
  const change: Change = {
    ...comparison.difference,
    from: { version: before.hash, seenAt },
    to: { version: after.hash, seenAt },
  };
  return { change, why: comparison.why, told: null };
}

async function storyPage(c: Context, serving: Serving, id: string): Promise<Response> {
  const [recent, log] = isId(id) ? await Promise.all([serving.listRecent(), serving.listLog()]) : [[], []];
  const articles = new Set(
    recent.filter((row) => row.story === id || row.article === id).map((row) => row.article),
  );
  const alerts = log.filter(
    (row) => row.article !== null && (articles.has(row.article) || row.article === id),
  );
  if (articles.size === 0 && alerts.length === 0) {
    return problem(c, notFound('No story of the last 30 days has this address.'));
  }
  const setting = await readSetting(serving);
  const carriers = recent
    .filter((row) => articles.has(row.article))
    .map((row): Carrying => ({ ...row, url: null, sourceName: sourceNameOf(setting, row.source) }))
    .toSorted((a, b) => (a.at < b.at ? -1 : 1));
  const title = carriers[0]?.title ?? alerts[0]?.title ?? '';
  const content = <StoryPage title={title} carriers={carriers} alerts={alerts} when={whenOf(setting)} />;
  return show(c, setting, { title, current: null }, content);
}

async function lookupPage(c: Context, serving: Serving): Promise<Response> {
  const setting = await readSetting(serving);
  const found = await lookUp(serving, setting, c.req.query('url'));
  const content = <LookupPage found={found} when={whenOf(setting)} />;
  return show(c, setting, { title: 'Look up an article', current: 'lookup' }, content);
}

async function lookUp(
  serving: Serving,
  { watchlist }: Setting,
  asked: string | undefined,
): Promise<LookedUp> {
  if (asked === undefined || asked.trim() === '') return { kind: 'not-asked' };
  if (asked.length > 2_000 || identity(asked) === null) return { kind: 'not-an-address' };
  // An alias is stored under its own id and names the article's.
  const pointer = await serving.corpus.getArticle(articleId(asked));
  const id = pointer?.id ?? articleId(asked);
  const [log, untold, recent] = await Promise.all([
    serving.listLog(),
    serving.listUntold(),
    serving.listRecent(),
  ]);
  const alerts = log.filter((row) => row.article === id);
  const held = untold.filter((row) => row.article === id);
  const row = recent.find(({ article }) => article === id);
  if (pointer === null && row === undefined && alerts.length === 0 && held.length === 0) {
    const sources = watchlist.sources.filter(({ url }) => hostOf(url) === hostOf(asked.trim()));
    return { kind: 'unknown', sources: sources.map(({ name }) => name) };
  }
  return { kind: 'known', id, pointer, alerts, untold: held, baseline: row?.baseline ?? false };
}
