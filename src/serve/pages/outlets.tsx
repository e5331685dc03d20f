import type { Context } from 'hono';
import type { FC } from 'hono/jsx';
import type { Alert, LogRow } from '../../core/model/index.ts';
import { DAY_MS, iso } from '../../core/model/time.ts';
import { DAYS_SHOWN, lastDays } from '../../core/tracking/source-days.ts';
import { describeSources } from '../../core/tracking/status.ts';
import { readWatchState, type ServeContext, watchedHosts, type WatchState } from '../context.ts';
import { type EditRowOfOutlet, EditsGrid } from '../pictures/edits-grid.tsx';
import { counted } from '../ui/components.tsx';
import { outletMarks } from '../ui/outlet-mark.tsx';
import { renderPage } from '../ui/render.tsx';

/** So many edits are read to know whether a note disclosed them, the newest. */
const MAX_EDITS = 300;
/** So many outlets are drawn, those with the most edits. */
const MAX_OUTLETS = 60;

/** Costs a bulk read of the hosts, and one for every 100 edits that the isolate does not know. */
export async function serveOutletsPage(c: Context, context: ServeContext): Promise<Response> {
  const watchState = await readWatchState(context);
  const log = await context.listLog();
  const since = iso(watchState.now - DAYS_SHOWN * DAY_MS);
  const recent = log.filter(({ kind, at }) => kind === 'edit' && at >= since);
  const shown = recent.slice(0, MAX_EDITS);
  const [{ alerts }, records] = await Promise.all([
    context.readServing(shown.map(({ id }) => id)),
    context.corpus.getHosts(watchedHosts(watchState.watchlist)),
  ]);
  const { watchlist, heartbeat, now } = watchState;
  const sources = describeSources(watchlist.sources, records, heartbeat, now);
  const marks = outletMarks(watchlist);
  const bySource = Map.groupBy(shown, ({ source }) => source);
  const rows = sources.flatMap((source): EditRowOfOutlet[] => {
    const edits = bySource.get(source.id) ?? [];
    const days = source.days.map(({ day, state }) => ({
      ...countOn(day, edits, alerts),
      day,
      state,
      href: editsAt(source.id, day),
    }));
    return edits.length === 0
      ? []
      : [{ id: source.id, outlet: source.name, ...marks(source), href: editsAt(source.id, null), days }];
  });
  const content = <OutletsPage rows={rows} watchState={watchState} hidden={recent.length - shown.length} />;
  return renderPage(c, watchState, { title: 'Outlets', current: null, search: '?kind=edit' }, content);
}

function countOn(day: string, edits: readonly LogRow[], alerts: ReadonlyMap<string, Alert>) {
  const own = edits.filter(({ at }) => at.startsWith(day));
  const silent = own.filter(({ id }) => alerts.get(id)?.change?.disclosure.state !== 'note');
  return { edits: own.length, silent: silent.length };
}

/** Returns the stream's canonical address of an outlet's edits, of one day or of all. */
const editsAt = (source: string, day: string | null): string =>
  `/?kind=edit&severity=minor${day === null ? '' : `&since=${day}`}&source=${encodeURIComponent(source)}${day === null ? '' : `&until=${day}`}`;

type OutletsProps = { rows: readonly EditRowOfOutlet[]; watchState: WatchState; hidden: number };

const editsOf = ({ days }: EditRowOfOutlet): number => days.reduce((sum, { edits }) => sum + edits, 0);

const OutletsPage: FC<OutletsProps> = ({ rows, watchState: { watchlist, now }, hidden }) => {
  const ordered = rows.toSorted((a, b) => editsOf(b) - editsOf(a)).slice(0, MAX_OUTLETS);
  const others = watchlist.sources.length - ordered.length;
  return (
    <div class="column">
      <h1>Outlets</h1>
      <p class="lede">
        Who edits, and who says so: the edits told in the last {lastDays(now).length} days (UTC).
      </p>
      {ordered.length === 0 ? (
        <p class="empty">No edit was told in these days.</p>
      ) : (
        <EditsGrid rows={ordered} />
      )}
      {others > 0 && ordered.length > 0 && (
        <p class="note">
          {counted(others, 'other source')} of the watchlist had {others === 1 ? 'none' : 'fewer or none'}:{' '}
          <a href="/status">all sources and their days</a>.
        </p>
      )}
      {hidden > 0 && (
        <p class="note">
          Only the newest {MAX_EDITS} edits are counted; {hidden} more are not.
        </p>
      )}
      <p class="note">“Without a note” means that none was found on the page, a new date alone included.</p>
    </div>
  );
};
