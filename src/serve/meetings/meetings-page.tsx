import type { FC } from 'hono/jsx';
import { line } from '../../core/language/text.ts';
import type { MeetingRow } from '../../core/model/index.ts';
import type { WatchlistLabels } from '../../core/watchlist/labels.ts';
import type { Watchlist } from '../../core/watchlist/schema.ts';
import { counted } from '../ui/components.tsx';
import { MeetingList } from './meeting-rows.tsx';
import type { MeetingQuery, selectMeetings } from './query.ts';

type MeetingsPageProps = {
  rows: readonly MeetingRow[];
  page: ReturnType<typeof selectMeetings>;
  query: MeetingQuery;
  watchlist: Watchlist;
  labels: WatchlistLabels;
};

/** Shows the meetings by day, and lets the reader choose one side or one of those who met. */
export const MeetingsPage: FC<MeetingsPageProps> = ({ rows, page, query, watchlist, labels }) => {
  const isNarrowed = query.party.length + query.speaker.length > 0 || query.q !== null;
  return (
    <div class="column">
      <h1>Meetings</h1>
      <p class="lede">
        What each side’s own account of a meeting says, side by side: what both say, what one says alone, and
        what it said before and not this time.
      </p>
      {rows.length > 0 && <Choice rows={rows} query={query} watchlist={watchlist} />}
      {rows.length === 0 ? (
        <p class="empty">
          No meeting is known yet. One is read from any article that says that sides met, and from statements
          of the watchlist’s history that say at which <code>meeting</code> they were made.
        </p>
      ) : page.items.length === 0 ? (
        <p class="empty">
          No meeting is of these. <a href="/meetings">Show all</a>
        </p>
      ) : (
        <>
          {isNarrowed && (
            <p class="note">
              {counted(page.items.length, 'meeting')}. <a href="/meetings">Show all</a>
            </p>
          )}
          <ByYear rows={page.items} labels={labels} />
        </>
      )}
      {page.cursor !== null && (
        <p>
          <a href={nextPage(query, page.cursor)}>Earlier meetings</a>
        </p>
      )}
      <p class="note">
        <a href="/?kind=meeting">Alerts on second readouts</a> ·{' '}
        <a href="/feed.xml?kind=meeting">their feed</a> · <a href="/api/meetings">These meetings as JSON</a>
      </p>
    </div>
  );
};

function nextPage({ party, speaker, q }: MeetingQuery, cursor: string): string {
  const pairs = [
    ['cursor', cursor],
    ['party', party.join()],
    ['q', q ?? ''],
    ['speaker', speaker.join()],
  ].filter(([, value]) => value !== '');
  return `/meetings?${pairs.map((pair) => pair.map((part) => encodeURIComponent(part)).join('=')).join('&')}`;
}

const ByYear: FC<{ rows: readonly MeetingRow[]; labels: WatchlistLabels }> = ({ rows, labels }) => (
  <>
    {[...Map.groupBy(rows, ({ on }) => on.slice(0, 4))].map(([year, some]) => (
      <section aria-labelledby={`y${year}`}>
        <h2 id={`y${year}`}>{year}</h2>
        <MeetingList rows={some} labels={labels} />
      </section>
    ))}
  </>
);

/** So many who met are offered, those who met most. */
const MAX_PEOPLE = 40;

const Choice: FC<{ rows: readonly MeetingRow[]; query: MeetingQuery; watchlist: Watchlist }> = (props) => {
  const { rows, query, watchlist } = props;
  const sides = new Set(rows.flatMap((row) => row.sides));
  const people = Map.groupBy(
    rows.flatMap(({ speakers }) => speakers),
    ({ id }) => id,
  );
  const most = [...people.values()].toSorted((a, b) => b.length - a.length).slice(0, MAX_PEOPLE);
  return (
    <form class="choose" action="/meetings" method="get">
      <label>
        Side{' '}
        <select name="party">
          <option value="">all</option>
          {watchlist.parties
            .filter(({ id }) => sides.has(id))
            .map(({ id, name }) => (
              <option value={id} selected={query.party.includes(id)}>
                {line(name)}
              </option>
            ))}
        </select>
      </label>{' '}
      <label>
        Who met{' '}
        <select name="speaker">
          <option value="">all</option>
          {most
            .flatMap(([one]) => one ?? [])
            .map(({ id, name }) => (
              <option value={id} selected={query.speaker.includes(id)}>
                {line(name)}
              </option>
            ))}
        </select>
      </label>{' '}
      <button type="submit">Show</button>
    </form>
  );
};
