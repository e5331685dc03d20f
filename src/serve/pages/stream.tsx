import type { FC } from 'hono/jsx';
import { DEFAULT_LIMIT, WINDOW_ROWS } from '../../core/alerts/filter.ts';
import type { Alert, LogRow, SuppressedRow } from '../../core/model/index.ts';
import { type WatchlistLabels, watchlistLabels } from '../../core/watchlist/labels.ts';
import { line } from '../../core/language/text.ts';
import type { Watchlist } from '../../core/watchlist/schema.ts';
import { Filters } from '../ui/filters.tsx';
import { FeedLinks } from '../ui/layout.tsx';
import {
  ChangedWords,
  KindLabel,
  DisclosureNote,
  OutsideLink,
  pathTo,
  Title,
  WithdrawnNote,
} from '../ui/components.tsx';
import { dayOf, Time, type When } from '../ui/time.tsx';
import { MovedPosition, ToldStatement } from '../ledger/statement-components.tsx';
import { SuppressedList } from './suppressed.tsx';

export type StreamProps = {
  readonly watchlist: Watchlist;
  readonly alerts: readonly Alert[];
  readonly suppressed: readonly SuppressedRow[];
  /** What stood in the sources at their first check. */
  readonly baseline: readonly SuppressedRow[];
  readonly today: { readonly told: number; readonly minor: number; readonly suppressed: number };
  /** The newest word on each source that was in trouble, newest first. */
  readonly troubles: readonly LogRow[];
  readonly search: string;
  readonly when: When;
};

/** So much of a list stands beside the stream; its own page has the rest. */
const BESIDE = 12;

export const Stream: FC<StreamProps> = (props) => (
  <div class="stream">
    <section class="told" aria-labelledby="told">
      <h1 id="told" class="hidden">
        What was told
      </h1>
      <p class="counts">
        Today <b>{props.today.told}</b> told
        {props.today.minor > 0 && (
          <>
            {' '}
            (<a href="/?severity=minor">{props.today.minor} minor</a>)
          </>
        )}
        , <b>{props.today.suppressed}</b> <a href="/suppressed">suppressed</a>.{' '}
        <span id="fresh" role="status"></span>{' '}
        <a class="jump" href="#filters">
          Filters
        </a>
      </p>
      {props.alerts.length === 0 ? <Nothing search={props.search} /> : <Days {...props} />}
      {props.search !== '' && (
        <p class="note">Filters look at the newest {WINDOW_ROWS.toLocaleString('en')} alerts.</p>
      )}
      {props.alerts.length >= DEFAULT_LIMIT && (
        <p class="note">
          Older ones: <a href="/api/alerts">API</a>, or narrow the filters.
        </p>
      )}
    </section>
    <aside class="beside" aria-label="Filters and what was suppressed">
      <Filters watchlist={props.watchlist} search={props.search} />
      <p class="feeds">
        Feeds{props.search === '' ? '' : ' with these filters'}: <FeedLinks search={props.search} />
      </p>
      <section aria-labelledby="suppressed">
        <h2 id="suppressed">Suppressed</h2>
        {props.suppressed.length === 0 ? (
          <p class="empty">Nothing was suppressed yet.</p>
        ) : (
          <SuppressedList
            rows={props.suppressed.slice(0, BESIDE)}
            watchlist={props.watchlist}
            when={props.when}
          />
        )}
        {props.suppressed.length > BESIDE && (
          <p>
            <a href="/suppressed">All that was suppressed</a>
          </p>
        )}
      </section>
      {props.troubles.length > 0 && <Troubles rows={props.troubles} when={props.when} />}
      <Before rows={props.baseline} watchlist={props.watchlist} when={props.when} />
    </aside>
  </div>
);

const Nothing: FC<{ search: string }> = ({ search }) => (
  <div class="empty">
    <p>{search === '' ? 'Nothing was told yet.' : 'Nothing told matches these filters.'}</p>
    <p>
      {search === '' ? (
        <>
          What stands in the sources at their first check is taken as known; news is what comes after. The{' '}
          <a href="/status">status</a> says what is being checked.
        </>
      ) : (
        <a href="/">Show everything</a>
      )}
    </p>
  </div>
);

function byDay(alerts: readonly Alert[], zone: string): Map<string, Alert[]> {
  const days = new Map<string, Alert[]>();
  for (const alert of alerts) {
    const day = dayOf(alert.at, zone);
    days.set(day, [...(days.get(day) ?? []), alert]);
  }
  return days;
}

const Days: FC<StreamProps> = ({ alerts, watchlist, when }) => {
  const names = watchlistLabels(watchlist);
  const zones = new Map(watchlist.sources.map(({ id, timeZone }) => [id, timeZone]));
  return (
    <>
      {[...byDay(alerts, when.zone)].map(([day, told]) => (
        <section class="day">
          <h2>{day === dayOf(when.now, when.zone) ? `Today, ${day}` : day}</h2>
          <ol reversed>
            {told.map((alert) => (
              <li>
                <Item
                  alert={alert}
                  names={names}
                  when={{ ...when, local: zones.get(alert.source.id) ?? null }}
                />
              </li>
            ))}
          </ol>
        </section>
      ))}
    </>
  );
};

const PASSAGES = 2;

const Item: FC<{ alert: Alert; names: WatchlistLabels; when: When }> = ({ alert, names, when }) => {
  const { id, kind, severity, title, change, withdrawn, summary } = alert;
  return (
    <article class={`item ${severity}${withdrawn === null ? '' : ' withdrawn'}`}>
      <p class="gutter">
        <Time at={alert.at} when={when} />
        <KindLabel kind={kind} severity={severity} />
      </p>
      <div class="body">
        <h3 dir="auto">
          <a href={pathTo.alert(id)}>
            <Title text={title} />
          </a>
        </h3>
        <WithdrawnNote withdrawn={withdrawn} when={when} />
        {summary !== '' && change === null && (
          <p class="summary" dir="auto">
            {line(summary)}
          </p>
        )}
        {change !== null && (
          <>
            <ChangedWords
              change={change}
              language={alert.article?.language ?? null}
              most={PASSAGES}
              more={pathTo.alert(id)}
            />
            {kind !== 'removed' && <DisclosureNote disclosure={change.disclosure} />}
          </>
        )}
        <SaidAndMoved alert={alert} names={names} />
        <Origin alert={alert} />
      </div>
    </article>
  );
};

/** The stream shows the first new ones, each with its nearest precedent; the alert's page has them all. */
const STATEMENTS = 2;

const SaidAndMoved: FC<{ alert: Alert; names: WatchlistLabels }> = ({ alert, names }) => {
  const { id, statements, positions, source } = alert;
  const shown = statements.filter(({ verdict }) => verdict === 'new').slice(0, STATEMENTS);
  const rest = statements.length - shown.length;
  return (
    <>
      {shown.map((statement) => (
        <ToldStatement statement={statement} outlet={line(source.name)} names={names} most={1} />
      ))}
      {rest > 0 && (
        <p class="note">
          <a href={pathTo.alert(id)}>
            {rest} {shown.length > 0 && 'more '}
            {rest === 1 ? 'statement' : 'statements'}
          </a>
        </p>
      )}
      {positions.map((move) => (
        <MovedPosition move={{ ...move, evidence: move.evidence.slice(0, 1) }} names={names} />
      ))}
    </>
  );
};

const Origin: FC<{ alert: Alert }> = ({ alert: { source, article, coverage } }) => (
  <p class="origin">
    <span>{line(source.name)}</span>
    {coverage?.agency ? <span>{line(coverage.agency)} copy</span> : null}
    {coverage !== null && coverage.alsoIn.length > 0 && (
      <span>
        also in{' '}
        {coverage.alsoIn.slice(0, 4).map((carrier, index) => (
          <>
            {index > 0 && ', '}
            <OutsideLink href={carrier.url}>{line(carrier.source.name)}</OutsideLink>
          </>
        ))}
        {coverage.alsoIn.length > 4 && ` and ${coverage.alsoIn.length - 4} more`}
      </span>
    )}
    {article !== null && (
      <span>
        <OutsideLink href={article.url}>article</OutsideLink>
      </span>
    )}
    {article !== null && (
      <span>
        <a href={pathTo.article(article.id)}>timeline</a>
      </span>
    )}
  </p>
);

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

const Before: FC<{ rows: readonly SuppressedRow[]; watchlist: Watchlist; when: When }> = ({
  rows,
  watchlist,
  when,
}) => (
  <section aria-labelledby="before">
    <h2 id="before">Before you started</h2>
    {rows.length === 0 ? (
      <p class="empty">Nothing on the subject stood in the sources at their first check.</p>
    ) : (
      <details>
        <summary>
          {rows.length} {rows.length === 1 ? 'article' : 'articles'} on the subject stood in the sources
          already
        </summary>
        <ul class="rows">
          {rows.slice(0, 100).map((row) => (
            <li>
              {row.article !== null && (
                <a href={pathTo.article(row.article)} dir="auto">
                  {line(row.title)}
                </a>
              )}
              <span class="meta">
                {watchlist.sources.find(({ id }) => id === row.source)?.name ?? row.source},{' '}
                <Time at={row.at} when={when} dated />
              </span>
            </li>
          ))}
        </ul>
      </details>
    )}
  </section>
);
