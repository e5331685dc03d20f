import type { Context } from 'hono';
import type { FC } from 'hono/jsx';
import { type WatchlistLabels, watchlistLabels } from '../../core/watchlist/labels.ts';
import { readWatchState, type ServeContext } from '../context.ts';
import { notFound } from '../http/http-problem.ts';
import { respondProblem } from '../http/problem.tsx';
import { idOf, isId } from '../http/request.ts';
import { renderPage, sourceSearch, sourceNameOf, whenOf } from '../ui/render.tsx';
import type {
  Alert,
  LogRow,
  MeetingRow,
  TimelineRow,
  SuppressedRow,
  Version,
} from '../../core/model/index.ts';
import { line } from '../../core/language/text.ts';
import { MAX_ALERTS, withdrawalsIn } from './withdrawals.ts';
import { type ReadStatements, ArticleStatements, readStatementsOf } from '../ledger/article-statements.tsx';
import { counted, OutsideLink, pathTo } from '../ui/components.tsx';
import { meetingsOfArticle } from '../meetings/read-meetings.ts';
import { MeetingLinks } from '../meetings/told-meeting.tsx';
import { Time } from '../ui/time.tsx';
import { Timeline, type TimelineProps } from './article-timeline.tsx';
import { Comparison } from './comparison.tsx';
import { differenceOf, type ShownDifference, type VersionPair } from './version-difference.ts';
import { VersionRail } from './version-rail.tsx';
import { CompareForm, type SeenVersion, Versions, versionsOf } from './versions.tsx';

type ArticleProps = TimelineProps & {
  readonly headline: string;
  readonly sourceName: string;
  readonly versions: readonly SeenVersion[];
  /** Null where there is one version only. */
  readonly compared: { readonly pair: VersionPair; readonly difference: ShownDifference } | null;
  readonly said: ReadStatements;
  /** The meetings of which it is an account. */
  readonly meetings: readonly MeetingRow[];
  readonly labels: WatchlistLabels;
};

export async function serveArticlePage(c: Context, context: ServeContext): Promise<Response> {
  const { corpus } = context;
  const id = idOf(c);
  const pointer = isId(id) ? await corpus.getArticle(id) : null;
  if (pointer === null) return respondProblem(c, notFound('No article has this address.'));
  const [watchState, record, changes, stored, log, suppressed] = await Promise.all([
    readWatchState(context),
    corpus.getStatements(pointer.id),
    corpus.listChanges(pointer.id),
    corpus.listVersions(pointer.id),
    context.listLog(),
    context.listSuppressed(),
  ]);
  const asked = askedPair(c, changes);
  const hashes = [...new Set([pointer.current.version, ...(asked === null ? [] : [asked.from, asked.to])])];
  const texts = await corpus.getVersions(pointer.id, hashes.filter(isId));
  const pair = asked === null ? null : pairOf(texts, asked);
  if (pair === null && c.req.query('from') !== undefined) {
    return respondProblem(c, notFound('This article has no such versions: see its page.'));
  }
  const about = log.filter((row) => row.article === pointer.id);
  const untold = suppressed.filter((row) => row.article === pointer.id);
  const alerts = await readAlerts(context, about, changes);
  const { language } = pointer;
  const said = await readStatementsOf(context, watchState.watchlist, { language, record, alerts });
  const headline = texts.get(pointer.current.version)?.headline ?? '';
  const content = (
    <ArticlePage
      pointer={pointer}
      headline={headline}
      sourceName={sourceNameOf(watchState.watchlist, pointer.source)}
      {...timelineOf(changes, about, untold)}
      versions={versionsOf(pointer, changes, stored)}
      compared={pair === null ? null : { pair, difference: differenceOf(pair, pointer, changes, watchState) }}
      withdrawn={withdrawalsIn(alerts)}
      said={said}
      meetings={await meetingsOfArticle(context, record)}
      labels={watchlistLabels(watchState.watchlist)}
      when={whenOf(watchState, pointer.source)}
    />
  );
  const head = { title: headline === '' ? 'Article' : headline, current: null };
  return renderPage(c, watchState, { ...head, search: sourceSearch(pointer.source) }, content);
}

/** Reads what alerts on an article say of it, and whether they were withdrawn. */
function readAlerts(
  { corpus }: ServeContext,
  about: readonly LogRow[],
  changes: readonly TimelineRow[],
): Promise<Map<string, Alert>> {
  const cited = [...about.map(({ id }) => id), ...changes.map(({ alert }) => alert)];
  return corpus.getAlerts([...new Set(cited.filter((id) => id !== null))].slice(0, MAX_ALERTS));
}

/** Leaves out what the changes say already. */
function timelineOf(
  changes: readonly TimelineRow[],
  about: readonly LogRow[],
  untold: readonly SuppressedRow[],
): Pick<TimelineProps, 'changes' | 'alerts' | 'suppressed'> {
  const told = new Set(changes.map((row) => row.alert));
  const decided = new Set(changes.map((row) => row.at));
  return {
    changes,
    alerts: about.filter((row) => !told.has(row.id)),
    suppressed: untold.filter((row) => !decided.has(row.at)),
  };
}

type AskedPair = { readonly from: string; readonly to: string };

/** Gives the versions that the address names, or those of the last change that was told, or else of the last one. */
function askedPair(c: Context, changes: readonly TimelineRow[]): AskedPair | null {
  const [from, to] = [c.req.query('from'), c.req.query('to')];
  if (from !== undefined && to !== undefined) return { from, to };
  const rewritten = changes.filter((row) => row.to !== null);
  const last = rewritten.find(({ told }) => told) ?? rewritten[0];
  return last === undefined || last.to === null ? null : { from: last.from, to: last.to };
}

function pairOf(texts: ReadonlyMap<string, Version>, { from, to }: AskedPair): VersionPair | null {
  const [before, after] = [texts.get(from), texts.get(to)];
  return before === undefined || after === undefined ? null : { before, after };
}

/** Shows an article's life as seen: its versions, what changed between two, what it says, and every change, told or suppressed, with its rule. */
const ArticlePage: FC<ArticleProps> = (props) => {
  const { pointer, changes, versions, compared, said, when } = props;
  const pair = compared && { from: compared.pair.before.hash, to: compared.pair.after.hash };
  const [latest] = changes;
  return (
    <article class="column">
      <ArticleHead {...props} />
      <MeetingLinks rows={props.meetings} labels={props.labels} />
      {pointer.aliases.length > 0 && <Aliases aliases={pointer.aliases} />}
      <VersionRail
        path={pathTo.article(pointer.id)}
        versions={versions}
        changes={changes}
        compared={pair}
        goneAt={latest?.to === null ? latest.at : null}
        when={when}
      />
      {compared !== null && (
        <Comparison
          article={pointer.id}
          language={pointer.language}
          statements={said.kind === 'read' ? said.statements : []}
          versions={versions}
          {...compared}
        />
      )}
      {versions.length > 2 && (
        <CompareForm
          path={pathTo.article(pointer.id)}
          pointer={pointer}
          versions={versions}
          when={when}
          {...(pair ?? {})}
        />
      )}
      <ArticleStatements said={said} labels={props.labels} />
      <section aria-labelledby="timeline">
        <h2 id="timeline">Timeline</h2>
        <Timeline {...props} />
      </section>
      <Versions pointer={pointer} versions={versions} when={when} />
    </article>
  );
};

const ArticleHead: FC<ArticleProps> = ({ pointer, headline, sourceName, when }) => (
  <>
    <p class="kicker">
      {sourceName} · first seen <Time at={pointer.firstSeenAt} when={when} dated both />
    </p>
    <h1 lang={pointer.language} dir="auto">
      {line(headline === '' ? pointer.url : headline)}
    </h1>
    <p class="meta address">
      <OutsideLink href={pointer.url}>{line(pointer.url)}</OutsideLink>
      {pointer.publishedAt !== null && (
        <>
          , published <Time at={pointer.publishedAt} when={when} dated both />
        </>
      )}
    </p>
  </>
);

const Aliases: FC<{ aliases: readonly string[] }> = ({ aliases }) => (
  <details>
    <summary>{counted(aliases.length, 'other address', 'other addresses')} of it</summary>
    <ul class="rows address">
      {aliases.map((url) => (
        <li>
          <OutsideLink href={url}>{line(url)}</OutsideLink>
        </li>
      ))}
    </ul>
  </details>
);
