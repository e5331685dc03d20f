/** Tells of a meeting when the second side's own account of it is read. */
import { meetingAlert } from '../../core/alerts/compose.ts';
import { secondReadout } from '../../core/meetings/readouts.ts';
import type { DeskMessage, Meeting, MeetingAccount, RecentRow } from '../../core/model/index.ts';
import { DAY_MS } from '../../core/model/time.ts';
import { watchlistLabels } from '../../core/watchlist/labels.ts';
import type { DeskBatch } from './batch.ts';
import { commitAlert } from './commit.ts';
import { weigh } from './weigh.ts';

/** A message that has a meeting looked at. */
export type ClockedMessage = Pick<DeskMessage, 'clock'>;

/** What is found later than this is not told. */
const MAX_TOLD_AGE_MS = 7 * DAY_MS;

/** Tells a meeting of two readouts once, with the time at which the second one was seen, whoever notices it. */
export async function tellMeeting(
  batch: DeskBatch,
  message: ClockedMessage,
  meeting: Meeting,
): Promise<void> {
  const rows = new Map(batch.recent.map((row) => [row.article, row]));
  const rowOf = ({ article }: MeetingAccount): RecentRow | undefined => rows.get(article ?? '');
  const second = secondReadout(meeting, (account) => rowOf(account)?.at ?? '');
  const row = second === null ? undefined : rowOf(second);
  if (second === null || row === undefined || !mayTell(batch, second, row)) return;
  const { source, url, title, publishedAt } = second;
  const article = { id: row.article, url, title, publishedAt, language: 'en', read: 'full' as const };
  const labels = watchlistLabels(batch.watchlist);
  const made = weigh(
    batch,
    { message: { article: row.article, source: source.id }, stage: 'wording of a meeting' },
    () => meetingAlert({ source, article, at: row.at, meeting }, labels),
    () => null,
  );
  if (made !== null) await commitAlert(batch, message, made);
}

/** A readout that was there before the reader came, or was old when it was found, makes no news of its meeting. */
function mayTell(
  { meetings }: DeskBatch,
  { publishedAt }: MeetingAccount,
  { article, baseline, told, at }: RecentRow,
): boolean {
  if (baseline || meetings.untold.has(article)) return false;
  const isOld = publishedAt !== null && Date.parse(at) - Date.parse(publishedAt) > MAX_TOLD_AGE_MS;
  const isAtHand = meetings.read.has(article) || meetings.repeated.has(article);
  return !isOld && (isAtHand || (told !== null && told !== undefined));
}
