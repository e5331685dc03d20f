import type { Context } from 'hono';
import { meetingDay, whoMet } from '../../core/alerts/wording/meeting-words.ts';
import { namesOfParties } from '../../core/ledger/frame/party-names.ts';
import { watchlistLabels } from '../../core/watchlist/labels.ts';
import { readMeetingRows, readWatchState, type ServeContext } from '../context.ts';
import { notFound } from '../http/http-problem.ts';
import { respondProblem } from '../http/problem.tsx';
import { baseOf, idOf, withQuery } from '../http/request.ts';
import { respondJson } from '../http/respond.ts';
import { pageRoute, readRoute, type Route } from '../route.ts';
import { meetingScriptPath } from '../ui/assets.ts';
import { pathTo } from '../ui/components.tsx';
import { renderPage } from '../ui/render.tsx';
import { MeetingPage, summaryOf } from './meeting-page.tsx';
import { MeetingsPage } from './meetings-page.tsx';
import { meetingParameters, readMeetingQuery, selectMeetings } from './query.ts';
import { rowGroups } from './readout-rows.ts';
import { readMeeting, readMeetingLinks } from './read-meetings.ts';

/** Meetings: their pages, and the same in JSON. */
export const meetingRoutes: readonly Route[] = [
  pageRoute('/meetings', meetingsPage, 'canonical'),
  pageRoute('/meetings/:id', meetingPage),
  readRoute('/api/meetings', listMeetings, {
    id: 'listMeetings',
    tag: 'Statements',
    summary: 'The meetings of sides, the latest first',
    query: meetingParameters,
    answer: 'MeetingList',
  }),
  readRoute('/api/meetings/:id', getMeeting, {
    id: 'getMeeting',
    tag: 'Statements',
    summary: 'A meeting with its accounts and points, and the meetings before and after',
    answer: 'Meeting',
  }),
];

const NO_MEETING =
  'No meeting has this id. Its accounts may have been corrected, and it may have another one now.';

function meetingsPage(c: Context, context: ServeContext): Promise<Response> {
  return withQuery(c, context, readMeetingQuery, async ({ query, search }) => {
    const watchState = await readWatchState(context);
    const { watchlist } = watchState;
    const rows = await readMeetingRows(context, watchlist);
    const content = (
      <MeetingsPage
        rows={rows}
        page={selectMeetings(query, rows)}
        query={query}
        search={search}
        watchlist={watchlist}
        labels={watchlistLabels(watchlist)}
      />
    );
    return renderPage(
      c,
      watchState,
      { title: 'Meetings', current: 'meetings', search: '?kind=meeting' },
      content,
    );
  });
}

async function meetingPage(c: Context, context: ServeContext): Promise<Response> {
  const watchState = await readWatchState(context);
  const { watchlist } = watchState;
  const found = await readMeeting(context, watchlist, idOf(c));
  if (found === null) return respondProblem(c, notFound(NO_MEETING));
  const labels = watchlistLabels(watchlist);
  const title = `${whoMet(found.meeting, labels)}, ${meetingDay(found.meeting)}`;
  const address = `${baseOf(c, context)}${pathTo.meeting(found.meeting.id)}`;
  const head = {
    title,
    current: 'meetings' as const,
    search: '?kind=meeting',
    about: { description: summaryOf(found.meeting, labels), url: address },
    script: meetingScriptPath,
  };
  const content = (
    <MeetingPage
      {...found}
      links={await readMeetingLinks(context, watchlist, found)}
      names={namesOfParties(watchlist)}
      positions={watchlist.positions}
      labels={labels}
      address={address}
    />
  );
  return renderPage(c, watchState, head, content);
}

function listMeetings(c: Context, context: ServeContext): Promise<Response> {
  return withQuery(c, context, readMeetingQuery, async ({ query }) => {
    const { watchlist } = await readWatchState(context);
    const { items, cursor } = selectMeetings(query, await readMeetingRows(context, watchlist));
    return respondJson({ items, cursor });
  });
}

async function getMeeting(c: Context, context: ServeContext): Promise<Response> {
  const { watchlist } = await readWatchState(context);
  const found = await readMeeting(context, watchlist, idOf(c));
  if (found === null) return respondProblem(c, notFound(NO_MEETING));
  const { before, after } = found;
  const { answers: _, ...meeting } = found.meeting;
  return respondJson({
    ...meeting,
    topics: rowGroups(found.meeting, namesOfParties(watchlist)).map(({ title, rows }) => ({
      title,
      points: rows.flatMap(({ points }) => points.map(({ id }) => id)),
    })),
    before: before.map(({ id }) => id),
    after: after.map(({ id }) => id),
  });
}
