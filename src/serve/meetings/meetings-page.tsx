import type { FC } from 'hono/jsx';
import { line } from '../../core/language/text.ts';
import type { MeetingRow } from '../../core/model/index.ts';
import type { WatchlistLabels } from '../../core/watchlist/labels.ts';
import type { Watchlist } from '../../core/watchlist/schema.ts';
import { type Option, SearchField, Select } from '../ui/choice.tsx';
import { counted } from '../ui/components.tsx';
import { MeetingList } from './meeting-rows.tsx';
import type { MeetingList as MeetingPageOf, MeetingQuery } from './query.ts';

type MeetingsPageProps = {
  /** All that are known, the latest first. */
  rows: readonly MeetingRow[];
  page: MeetingPageOf;
  query: MeetingQuery;
  /** The canonical parameters: '' or '?…'. */
  search: string;
  watchlist: Watchlist;
  labels: WatchlistLabels;
};

/** Shows the meetings by day, and lets the reader choose a side, somebody who met, a year, or words. */
export const MeetingsPage: FC<MeetingsPageProps> = ({ rows, page, query, search, watchlist, labels }) => (
  <div class="column">
    <h1>Meetings</h1>
    <p class="lede">
      What each side’s own account of a meeting says, side by side: what both say, what one says alone, and
      what it said before and not this time.
    </p>
    {rows.length === 0 ? (
      <NoMeetings watchlist={watchlist} />
    ) : (
      <>
        <Choice rows={rows} query={query} watchlist={watchlist} />
        <p class="note">
          {counted(page.matching, 'meeting')}
          {search !== '' && (
            <>
              {' '}
              of {rows.length.toLocaleString('en')}. <a href="/meetings">Show all</a>
            </>
          )}
        </p>
        {page.items.length === 0 && (
          <p class="empty">No known meeting fits these filters. That does not say that nobody met.</p>
        )}
        <ByYear rows={page.items} labels={labels} />
      </>
    )}
    {page.cursor !== null && (
      <p>
        <a href={withCursor(search, page.cursor)} rel="next">
          Earlier meetings
        </a>
      </p>
    )}
    <p class="note">
      <a href="/?kind=meeting">Alerts on second readouts</a> · <a href="/feed.xml?kind=meeting">their feed</a>{' '}
      · <a href={`/api/meetings${search}`}>These meetings as JSON</a>
    </p>
  </div>
);

/** Says what has to be there for a meeting to be known, and what of it the watchlist lacks. */
const NoMeetings: FC<{ watchlist: Watchlist }> = ({ watchlist: { parties, sources } }) => (
  <div class="empty">
    <p>No meeting is known yet.</p>
    {parties.length < 2 ? (
      <p>
        A meeting is one of two parties or more, and the watchlist names{' '}
        {counted(parties.length, 'party', 'parties')}: add <code>parties</code> and <code>speakers</code> to
        it.
      </p>
    ) : (
      <p>
        One is read from any article that says that parties of the watchlist met, and from statements of its{' '}
        <code>history</code> that say at which <code>meeting</code> they were made.{' '}
        {ownersAmong(sources) < 2 &&
          'Two readouts are compared where sources publish for their own side: give each its party.'}
      </p>
    )}
  </div>
);

const ownersAmong = (sources: Watchlist['sources']): number =>
  new Set(sources.flatMap(({ party }) => party ?? [])).size;

function withCursor(search: string, cursor: string): string {
  const parameters = new URLSearchParams(search);
  parameters.set('cursor', cursor);
  parameters.sort();
  return `/meetings?${parameters.toString()}`;
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
const MAX_PEOPLE = 60;

/** @returns those who met most, by name */
function peopleIn(rows: readonly MeetingRow[]): Option[] {
  const met = Map.groupBy(
    rows.flatMap(({ speakers }) => speakers),
    ({ id }) => id,
  );
  return [...met]
    .toSorted(([, a], [, b]) => b.length - a.length)
    .slice(0, MAX_PEOPLE)
    .map(([value, [first]]) => ({ value, label: line(first?.name ?? value) }))
    .toSorted((a, b) => (a.label < b.label ? -1 : 1));
}

/** Offers what some meeting has. */
const Choice: FC<Pick<MeetingsPageProps, 'rows' | 'query' | 'watchlist'>> = ({ rows, query, watchlist }) => {
  const sides = new Set(rows.flatMap((row) => row.sides));
  const years = [...new Set(rows.map(({ on }) => on.slice(0, 4)))];
  return (
    <form class="choose" action="/meetings" method="get" role="search">
      <Select
        name="party"
        label="Side"
        options={watchlist.parties
          .filter(({ id }) => sides.has(id) || query.party.includes(id))
          .map(({ id, name }) => ({ value: id, label: line(name) }))}
        chosen={query.party}
      />
      <Select name="speaker" label="Who met" options={peopleIn(rows)} chosen={query.speaker} />
      <Select
        name="year"
        label="Year"
        options={years.map((year) => ({ value: year, label: year }))}
        chosen={query.year === null ? [] : [query.year]}
      />
      <SearchField label="Names or place" value={query.q} />
      <button type="submit">Filter</button>
    </form>
  );
};
