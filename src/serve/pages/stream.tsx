import type { Context } from 'hono';
import { html } from 'hono/html';
import type { FC } from 'hono/jsx';
import { type AlertQuery, DEFAULT_LIMIT, readAlertQuery, WINDOW_ROWS } from '../../core/alerts/filter.ts';
import type { CanonicalQuery } from '../../core/alerts/query-parameters.ts';
import { line } from '../../core/language/text.ts';
import type { Alert, LogRow, SuppressedRow } from '../../core/model/index.ts';
import { type WatchlistLabels, watchlistLabels } from '../../core/watchlist/labels.ts';
import type { Watchlist } from '../../core/watchlist/schema.ts';
import { readAlerts, type ServeContext } from '../context.ts';
import { withQuery } from '../http/request.ts';
import { scriptPath } from '../ui/assets.ts';
import { counted, pathTo, Title } from '../ui/components.tsx';
import { Filters } from '../ui/filters.tsx';
import { FeedLinks } from '../ui/layout.tsx';
import { outletMarks } from '../ui/outlet-mark.tsx';
import { renderPage, sourceNameOf, whenOf } from '../ui/render.tsx';
import { dayLabel, Time, type When } from '../ui/time.tsx';
import { StreamItem } from './stream-item.tsx';
import { SuppressedItems } from './suppressed.tsx';
import { isSuppressedRow, isToldRow, todayOf } from '../ui/today.ts';

export function serveStream(c: Context, context: ServeContext): Promise<Response> {
  return withQuery(c, context, readAlertQuery, (asked) => renderStream(c, context, asked));
}

async function renderStream(
  c: Context,
  context: ServeContext,
  { query, search }: CanonicalQuery<AlertQuery>,
): Promise<Response> {
  const [{ alerts, rows, watchState }, allSuppressed] = await Promise.all([
    readAlerts(context, query),
    context.listSuppressed(),
  ]);
  const when = whenOf(watchState);
  const suppressed = allSuppressed.filter(isSuppressedRow);
  const told = todayOf(rows, when).filter(isToldRow);
  const content = (
    <Stream
      watchlist={watchState.watchlist}
      alerts={alerts}
      suppressed={suppressed}
      baseline={allSuppressed.filter((row) => !isSuppressedRow(row))}
      today={{
        told: told.length,
        minor: told.filter((row) => row.severity === 'minor').length,
        suppressed: todayOf(suppressed, when).length,
      }}
      troubles={troublesIn(rows)}
      search={search}
      when={when}
    />
  );
  return renderPage(c, watchState, { title: null, current: 'stream', search, script: scriptPath }, content);
}

/** So many sources in trouble stand beside the stream; the status has them all. */
const MAX_TROUBLES = 4;

/** @returns the newest alert on the health of each source, as far as the window reaches */
function troublesIn(rows: readonly LogRow[]): LogRow[] {
  const newest = new Map<string, LogRow>();
  for (const row of rows) {
    if (row.kind === 'health' && !newest.has(row.source)) newest.set(row.source, row);
  }
  return [...newest.values()].slice(0, MAX_TROUBLES);
}

type StreamProps = {
  readonly watchlist: Watchlist;
  readonly alerts: readonly Alert[];
  readonly suppressed: readonly SuppressedRow[];
  /** Articles that stood in the sources at their first check. */
  readonly baseline: readonly SuppressedRow[];
  readonly today: { readonly told: number; readonly minor: number; readonly suppressed: number };
  /** The newest alert on each source that was in trouble, newest first. */
  readonly troubles: readonly LogRow[];
  readonly search: string;
  readonly when: When;
};

const Stream: FC<StreamProps> = (props) => (
  <div class="stream">
    <section class="told" aria-labelledby="told">
      <h1 id="told" class="hidden">
        What was told
      </h1>
      <TodayCounts today={props.today} />
      {props.alerts.length === 0 ? <Nothing search={props.search} /> : <Days {...props} />}
      {props.search !== '' && (
        <p class="note">Filters look at the newest {WINDOW_ROWS.toLocaleString('en')} alerts.</p>
      )}
      {props.alerts.length >= DEFAULT_LIMIT && (
        <p class="note">
          Older alerts: <a href="/api/alerts">API</a>, or narrow the filters.
        </p>
      )}
    </section>
    <aside class="beside" aria-label="Filters and what was suppressed">
      <Filters watchlist={props.watchlist} search={props.search} />
      <p class="feeds">
        Feeds{props.search === '' ? '' : ' with these filters'}: <FeedLinks search={props.search} />
      </p>
      <Suppressed rows={props.suppressed} watchlist={props.watchlist} when={props.when} />
      {props.troubles.length > 0 && <Troubles rows={props.troubles} when={props.when} />}
      <Before rows={props.baseline} watchlist={props.watchlist} when={props.when} />
    </aside>
  </div>
);

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

/** So many rows stand beside the stream; the page of what was suppressed has the rest. */
const MAX_SUPPRESSED = 12;

type RowsProps = { rows: readonly SuppressedRow[]; watchlist: Watchlist; when: When };

const Suppressed: FC<RowsProps> = ({ rows, watchlist, when }) => (
  <section aria-labelledby="suppressed">
    <h2 id="suppressed">Suppressed</h2>
    {rows.length === 0 ? (
      <p class="empty">Nothing was suppressed yet.</p>
    ) : (
      <SuppressedItems rows={rows.slice(0, MAX_SUPPRESSED)} watchlist={watchlist} when={when} />
    )}
    {rows.length > MAX_SUPPRESSED && (
      <p>
        <a href="/suppressed">All that was suppressed</a>
      </p>
    )}
  </section>
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

type WrittenItem = ReturnType<typeof html>;

/** What was written of an alert, as long as the alert is kept: it changes with the names, and with the day for its dates. */
const written = new WeakMap<Alert, { labels: WatchlistLabels; place: string; made: WrittenItem }>();

function keptItem(alert: Alert, watchlist: Watchlist, when: When): WrittenItem {
  const labels = watchlistLabels(watchlist);
  const place = [when.zone, when.local, dayLabel(when.now, when.zone)].join(' ');
  const known = written.get(alert);
  if (known?.labels === labels && known.place === place) return known.made;
  const made = html`${(<StreamItem alert={alert} labels={labels} marks={outletMarks(watchlist)} when={when} />)}`;
  written.set(alert, { labels, place, made });
  return made;
}

const Days: FC<StreamProps> = ({ alerts, watchlist, when }) => {
  const zones = new Map(watchlist.sources.map(({ id, timeZone }) => [id, timeZone]));
  return (
    <>
      {[...Map.groupBy(alerts, ({ at }) => dayLabel(at, when.zone))].map(([day, told]) => (
        <section class="day">
          <h2>{day === dayLabel(when.now, when.zone) ? `Today, ${day}` : day}</h2>
          <ol reversed>
            {told.map((alert) => (
              <li>{keptItem(alert, watchlist, { ...when, local: zones.get(alert.source.id) ?? null })}</li>
            ))}
          </ol>
        </section>
      ))}
    </>
  );
};

const Troubles: FC<{ rows: readonly LogRow[]; when: When }> = ({ rows, when }) => (
  <section aria-labelledby="troubles">
    <h2 id="troubles">Sources</h2>
    <ul class="rows">
      {rows.map((row) => (
        <li>
          <a href={pathTo.alert(row.id)} dir="auto">
            <Title text={row.title} />
          </a>
          <span class="meta">
            <Time at={row.at} when={when} dated />
          </span>
        </li>
      ))}
    </ul>
    <p>
      <a href="/status">All sources</a>
    </p>
  </section>
);

const Before: FC<RowsProps> = ({ rows, watchlist, when }) => (
  <section aria-labelledby="before">
    <h2 id="before">Before you started</h2>
    {rows.length === 0 ? (
      <p class="empty">The sources listed nothing on the subject at their first check.</p>
    ) : (
      <details>
        <summary>{counted(rows.length, 'article')} on the subject were there already</summary>
        <ul class="rows">
          {rows.slice(0, 100).map((row) => (
            <li>
              {row.article !== null && (
                <a href={pathTo.article(row.article)} dir="auto">
                  {line(row.title)}
                </a>
              )}
              <span class="meta">
                {sourceNameOf(watchlist, row.source)}, <Time at={row.at} when={when} dated />
              </span>
            </li>
          ))}
        </ul>
      </details>
    )}
  </section>
);
