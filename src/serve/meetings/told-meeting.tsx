import type { FC } from 'hono/jsx';
import { meetingDay, missingWords, pointPlace, whoMet } from '../../core/alerts/wording/meeting-words.ts';
import { line } from '../../core/language/text.ts';
import type { AlertMeeting, MeetingComparison, MeetingRow } from '../../core/model/index.ts';
import type { WatchlistLabels } from '../../core/watchlist/labels.ts';
import { counted, OutsideLink, pathTo } from '../ui/components.tsx';

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

/** Shows the meeting that an alert is about, or of which its article is an account. */
export const ToldMeeting: FC<{ meeting: AlertMeeting; labels: WatchlistLabels }> = ({ meeting, labels }) => {
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
