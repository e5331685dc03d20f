import type { Context } from 'hono';
import type { FC } from 'hono/jsx';
import { type AlertQuery, DEFAULT_LIMIT, readAlertQuery, WINDOW_ROWS } from '../../core/alerts/filter.ts';
import { LEAD_MS, leadingKinds } from '../../core/alerts/lead.ts';
import type { CanonicalQuery } from '../../core/alerts/query-parameters.ts';
import type { Alert, LogRow } from '../../core/model/index.ts';
import { watchlistLabels } from '../../core/watchlist/labels.ts';
import { readAlerts, type ServeContext } from '../context.ts';
import { withQuery } from '../http/request.ts';
import { scriptPath } from '../ui/assets.ts';
import { Search } from '../ui/filters.tsx';
import { outletMarks } from '../ui/outlet-mark.tsx';
import { renderPage, whenOf } from '../ui/render.tsx';
import { isSuppressedRow, isToldRow, todayOf } from '../ui/today.ts';
import { Beside, type BesideProps } from './stream-beside.tsx';
import { Days } from './stream-days.tsx';
import { Lead } from './stream-lead.tsx';

export function serveStream(c: Context, context: ServeContext): Promise<Response> {
  return withQuery(c, context, readAlertQuery, (asked) => renderStream(c, context, asked));
}

async function renderStream(
  c: Context,
  context: ServeContext,
  { query, search }: CanonicalQuery<AlertQuery>,
): Promise<Response> {
  const isWhole = search === '';
  const [{ alerts, others, rows, watchState }, allSuppressed] = await Promise.all([
    readAlerts(context, query, isWhole ? candidatesIn : undefined),
    context.listSuppressed(),
  ]);
  const when = whenOf(watchState);
  const told = todayOf(rows, when).filter(isToldRow);
  const content = (
    <Stream
      watchlist={watchState.watchlist}
      reading={watchState.reading}
      alerts={alerts}
      weighed={isWhole ? [...alerts, ...others] : []}
      allSuppressed={allSuppressed}
      rows={rows}
      today={{
        told: told.length,
        minor: told.filter((row) => row.severity === 'minor').length,
        suppressed: todayOf(allSuppressed, when).filter(isSuppressedRow).length,
      }}
      search={search}
      when={when}
    />
  );
  return renderPage(c, watchState, { title: null, current: 'stream', search, script: scriptPath }, content);
}

/** Of alerts that are not listed, the newest of these may still lead; all are one bulk read with those that are. */
const MAX_CANDIDATES = 40;

/** @returns the rows of alerts that may lead although many newer ones were told */
function candidatesIn(rows: readonly LogRow[]): LogRow[] {
  const since = Date.parse(rows[0]?.at ?? '') - LEAD_MS;
  const leading = rows.filter(
    ({ kind, severity, at }) => severity === 'major' && leadingKinds.has(kind) && Date.parse(at) > since,
  );
  return leading.slice(0, MAX_CANDIDATES);
}

type StreamProps = BesideProps & {
  readonly alerts: readonly Alert[];
  /** The alerts of which the weightiest lead, newest first; none where filters are set. */
  readonly weighed: readonly Alert[];
  readonly today: { readonly told: number; readonly minor: number; readonly suppressed: number };
};

const Stream: FC<StreamProps> = ({ alerts, weighed, today, ...beside }) => {
  const { watchlist, search, when } = beside;
  return (
    <div class="stream">
      <h1 class="hidden">What was told</h1>
      <Lead alerts={weighed} labels={watchlistLabels(watchlist)} marks={outletMarks(watchlist)} when={when} />
      <div class="tools">
        <TodayCounts today={today} />
        <div class="views" id="views" hidden></div>
        <Search search={search} />
      </div>
      <section class="told" id="told" aria-label="Alerts">
        {alerts.length === 0 ? (
          <Nothing search={search} />
        ) : (
          <Days alerts={alerts} watchlist={watchlist} when={when} />
        )}
        {search !== '' && (
          <p class="note">Filters look at the newest {WINDOW_ROWS.toLocaleString('en')} alerts.</p>
        )}
        {alerts.length >= DEFAULT_LIMIT && (
          <p class="note">
            Older alerts: <a href="/api/alerts">API</a>, or narrow the filters.
          </p>
        )}
      </section>
      <div class="pane">
        <section id="opened" aria-label="The opened alert" tabindex={-1} hidden></section>
        <Beside {...beside} />
      </div>
    </div>
  );
};

const TodayCounts: FC<Pick<StreamProps, 'today'>> = ({ today: { told, minor, suppressed } }) => (
  <p class="counts">
    Today <b>{told}</b> told
    {minor > 0 && (
      <>
        {' '}
        (<a href="/?severity=minor">{minor} minor</a>)
      </>
    )}
    , <b>{suppressed}</b> <a href="/suppressed">suppressed</a>. <span id="fresh" role="status"></span>{' '}
    <a class="jump" href="#filters">
      Filters
    </a>
  </p>
);

const Nothing: FC<{ search: string }> = ({ search }) => (
  <div class="empty">
    <p>{search === '' ? 'Nothing was told yet.' : 'Nothing told matches these filters.'}</p>
    <p>
      {search === '' ? (
        <>
          Articles that a source lists at its first check count as known; later ones are news. The{' '}
          <a href="/status">status</a> shows what is being checked.
        </>
      ) : (
        <a href="/">Show everything</a>
      )}
    </p>
  </div>
);
