import { html } from 'hono/html';
import type { FC } from 'hono/jsx';
import type { Alert } from '../../core/model/index.ts';
import { watchlistLabels } from '../../core/watchlist/labels.ts';
import type { Watchlist } from '../../core/watchlist/schema.ts';
import { counted } from '../ui/components.tsx';
import { outletMarks } from '../ui/outlet-mark.tsx';
import { dayLabel, type When } from '../ui/time.tsx';
import { StreamRow } from './stream-row.tsx';

/** What was told of one article: the first alert names it, and the later ones stand under it. */
type Thread = {
  readonly first: Alert;
  /** Oldest first. */
  readonly later: readonly Alert[];
  readonly newest: Alert;
};

/** @param alerts newest first @returns a thread for each article, in the order of what was told of it last */
function threadsOf(alerts: readonly Alert[]): Thread[] {
  return [...Map.groupBy(alerts, ({ article, id }) => article?.id ?? id).values()].flatMap((told) => {
    const [newest] = told;
    const [first, ...later] = told.toReversed();
    return first === undefined || newest === undefined ? [] : [{ first, later, newest }];
  });
}

type DaysProps = { readonly alerts: readonly Alert[]; readonly watchlist: Watchlist; readonly when: When };

/** Lists what was told, day by day; an article stands in the day of what was told of it last. */
export const Days: FC<DaysProps> = ({ alerts, watchlist, when }) => {
  const today = dayLabel(when.now, when.zone);
  const days = Map.groupBy(threadsOf(alerts), ({ newest }) => dayLabel(newest.at, when.zone));
  return (
    <>
      {[...days].map(([day, threads]) => (
        <section class="day">
          <h2>{day === today ? `Today, ${day}` : day}</h2>
          <ol reversed>
            {threads.map((thread) => (
              <li data-at={thread.newest.at}>
                <ThreadRows thread={thread} day={day} watchlist={watchlist} when={when} />
              </li>
            ))}
          </ol>
        </section>
      ))}
    </>
  );
};

/** So many later alerts stand under the first, and the others where the reader asks for them. */
const MAX_LATER = 4;

const ThreadRows: FC<{ thread: Thread; day: string; watchlist: Watchlist; when: When }> = ({
  thread: { first, later },
  day,
  watchlist,
  when,
}) => {
  const keep = (alert: Alert, place: 'first' | 'later') =>
    keptRow(alert, watchlist, when, { place, dated: dayLabel(alert.at, when.zone) !== day });
  const shown = later.slice(-MAX_LATER);
  const folded = later.slice(0, -MAX_LATER);
  return (
    <>
      {keep(first, 'first')}
      {folded.length > 0 && (
        <details class="folded">
          <summary>{counted(folded.length, 'more alert')} before these</summary>
          {folded.map((alert) => keep(alert, 'later'))}
        </details>
      )}
      {shown.map((alert) => keep(alert, 'later'))}
    </>
  );
};

type WrittenRow = ReturnType<typeof html>;
type Look = { readonly place: 'first' | 'later'; readonly dated: boolean };

/** What was written of an alert, as long as the alert is kept: it changes with the watchlist, and with its place in the list. */
const written = new WeakMap<Alert, Map<string, { watchlist: Watchlist; row: WrittenRow }>>();

function keptRow(alert: Alert, watchlist: Watchlist, when: When, look: Look): WrittenRow {
  const local = zonesOf(watchlist).get(alert.source.id) ?? null;
  const key = [when.zone, local, new Date(when.now).getUTCFullYear(), look.place, look.dated].join(' ');
  const rows = written.get(alert) ?? new Map<string, { watchlist: Watchlist; row: WrittenRow }>();
  const known = rows.get(key);
  if (known?.watchlist === watchlist) return known.row;
  const labels = watchlistLabels(watchlist);
  const row = html`${(
    <StreamRow
      alert={alert}
      labels={labels}
      marks={outletMarks(watchlist)}
      when={{ ...when, local }}
      {...look}
    />
  )}`;
  written.set(alert, rows.set(key, { watchlist, row }));
  return row;
}

const zones = new WeakMap<Watchlist, ReadonlyMap<string, string>>();

function zonesOf(watchlist: Watchlist): ReadonlyMap<string, string> {
  const known = zones.get(watchlist);
  if (known !== undefined) return known;
  const made = new Map(watchlist.sources.map(({ id, timeZone }) => [id, timeZone]));
  zones.set(watchlist, made);
  return made;
}
