import type { FC } from 'hono/jsx';
import { standsAsTold } from '../../core/alerts/compared-meeting.ts';
import {
  meetingDay,
  meetingStanding,
  missingWords,
  pointPlace,
  whoMet,
} from '../../core/alerts/wording/meeting-words.ts';
import { line } from '../../core/language/text.ts';
import type { Alert, AlertMeeting, MeetingComparison, MeetingRow } from '../../core/model/index.ts';
import { type WatchlistLabels, watchlistLabels } from '../../core/watchlist/labels.ts';
import type { Watchlist } from '../../core/watchlist/schema.ts';
import type { ServeContext } from '../context.ts';
import { counted, OutsideLink, pathTo } from '../ui/components.tsx';
import { readMeeting } from './read-meetings.ts';

/** Links from an article to the meetings of which it is an account. */
export const MeetingLinks: FC<{ rows: readonly MeetingRow[]; labels: WatchlistLabels }> = ({
  rows,
  labels,
}) =>
  rows.length === 0 ? null : (
    <p class="meta" dir="auto">
      An account of the meeting of{' '}
      {rows.map((row, at) => (
        <>
          {at > 0 && '; '}
          <a href={pathTo.meeting(row.id)}>
            {whoMet(row, labels)}, {meetingDay(row)}
          </a>
        </>
      ))}
    </p>
  );

/**
 * Returns how the readouts of a meeting stand now, in words, where that is not how an alert told them. Costs the list of the window and
 * a read for an alert of a meeting, and nothing for others.
 */
export async function standingSince(
  context: ServeContext,
  watchlist: Watchlist,
  { kind, meeting: told }: Alert,
): Promise<string | null> {
  if (kind !== 'meeting' || told === null) return null;
  const found = await readMeeting(context, watchlist, told.id);
  if (found === null || standsAsTold(told, found.meeting)) return null;
  return meetingStanding(found.meeting, watchlistLabels(watchlist));
}

type ToldMeetingProps = {
  readonly meeting: AlertMeeting;
  readonly labels: WatchlistLabels;
  /** How its readouts stand now, where that has changed since it was told. */
  readonly since: string | null;
};

/** Shows the meeting that an alert is about, or of which its article is an account. */
export const ToldMeeting: FC<ToldMeetingProps> = ({ meeting, labels, since }) => {
  const { id, sides, on, comparison } = meeting;
  const who = whoMet({ sides, speakers: comparison?.speakers ?? [] }, labels);
  return (
    <section aria-labelledby="meeting">
      <h2 id="meeting">The meeting</h2>
      <p dir="auto">
        <a href={pathTo.meeting(id)}>
          {who}, {meetingDay({ on, isDated: comparison?.isDated ?? true })}
        </a>
        {comparison !== undefined && ': all of both readouts, side by side.'}
      </p>
      {since !== null && (
        <p class="note" dir="auto">
          Below is what was told. What came later has changed it: by now {since}. The page of the meeting has
          the present state.
        </p>
      )}
      {comparison !== undefined && <Compared comparison={comparison} labels={labels} />}
    </section>
  );
};

const Compared: FC<{ comparison: MeetingComparison; labels: WatchlistLabels }> = ({
  comparison: { points, more, missing },
  labels,
}) => (
  <>
    <ul class="rows">
      {points.map((point) => (
        <li>
          <span>
            <span class="meta" dir="auto">
              {pointPlace(point, labels)}
            </span>
            {point.wordings.map(({ text, url, issuer }) => (
              <span class="wording" dir="auto">
                <q class="evidence">{line(text)}</q>{' '}
                <OutsideLink href={url}>{issuer === null ? 'press' : line(labels.side(issuer))}</OutsideLink>
              </span>
            ))}
          </span>
        </li>
      ))}
    </ul>
    {more > 0 && <p class="note">{counted(more, 'more point')} on the page of the meeting.</p>}
    {missing.map((gap) => (
      <p dir="auto">
        {missingWords(gap, labels)}: <q class="evidence">{line(gap.text)}</q>{' '}
        <OutsideLink href={gap.url}>source</OutsideLink>
      </p>
    ))}
  </>
);
