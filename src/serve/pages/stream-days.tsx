import type { FC } from 'hono/jsx';
import type { Alert } from '../../core/model/index.ts';
import { watchlistLabels } from '../../core/watchlist/labels.ts';
import type { Watchlist } from '../../core/watchlist/schema.ts';
import { counted } from '../ui/components.tsx';
import { openKept } from '../ui/kept.ts';
import { outletMarks } from '../ui/outlet-mark.tsx';
import { dayLabel, type When, yearOf } from '../ui/time.tsx';
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

type Look = { readonly place: 'first' | 'later'; readonly dated: boolean };

const kept = openKept();

/** Makes a row once, as long as the alert is kept: it changes with the watchlist, with its place in the list, and with the year. */
function keptRow(alert: Alert, watchlist: Watchlist, when: When, look: Look) {
  const from = [watchlist, yearOf(when), look.place, look.dated];
  return kept(alert, from, () => (
    <StreamRow
      alert={alert}
      labels={watchlistLabels(watchlist)}
      marks={outletMarks(watchlist)}
      when={{ ...when, local: zonesOf(watchlist).get(alert.source.id) ?? null }}
      {...look}
    />
  ));
}

const zones = new WeakMap<Watchlist, ReadonlyMap<string, string>>();

function zonesOf(watchlist: Watchlist): ReadonlyMap<string, string> {
  const known = zones.get(watchlist);
  if (known !== undefined) return known;
  const made = new Map(watchlist.sources.map(({ id, timeZone }) => [id, timeZone]));
  zones.set(watchlist, made);
  return made;
}
