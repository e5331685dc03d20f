import type { FC } from 'hono/jsx';
import { whoMet } from '../../core/alerts/wording/meeting-words.ts';
import type { MeetingRow } from '../../core/model/index.ts';
import type { WatchlistLabels } from '../../core/watchlist/labels.ts';
import type { ServeContext } from '../context.ts';
import { pathTo } from '../ui/components.tsx';

/** The stored meetings by their day. */
export type MeetingsByDay = ReadonlyMap<string, readonly MeetingRow[]>;

/** Costs the list of the window. Meetings of the watchlist's history are not among them: to make them costs more than a page should. */
export const readMeetingsByDay = async (context: ServeContext): Promise<MeetingsByDay> =>
  Map.groupBy(await context.listMeetings(), ({ on }) => on);

type MetThatDayProps = {
  meetings: MeetingsByDay;
  /** A day; a month or null has no meeting. */
  on: string | null;
  party: string | null;
  /** Who said it; null where anybody of the party will do. */
  speaker: string | null;
  labels: WatchlistLabels;
};

/** Links what was said to the meetings at which its speaker was on that day. That it was said at one is not claimed. */
export const MetThatDay: FC<MetThatDayProps> = ({ meetings, on, party, speaker, labels }) => (
  <>
    {(meetings.get(on ?? '') ?? [])
      .filter(
        ({ sides, speakers }) =>
          sides.includes(party ?? '') && (speaker === null || speakers.some(({ id }) => id === speaker)),
      )
      .map((row) => (
        <>
          {' '}
          Met that day:{' '}
          <a href={pathTo.meeting(row.id)} dir="auto">
            {whoMet(row, labels)}
          </a>
          .
        </>
      ))}
  </>
);
