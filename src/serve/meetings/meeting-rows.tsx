import type { FC } from 'hono/jsx';
import {
  meetingDay,
  readoutOf,
  severalWords,
  sideNames,
  whoMet,
} from '../../core/alerts/wording/meeting-words.ts';
import { line } from '../../core/language/text.ts';
import type { MeetingRow } from '../../core/model/index.ts';
import type { WatchlistLabels } from '../../core/watchlist/labels.ts';
import { counted, pathTo } from '../ui/components.tsx';
import { isOfSamePeople } from './read-meetings.ts';

const forms: Readonly<Record<MeetingRow['form'], string>> = {
  talks: 'talks',
  call: 'a call',
  multilateral: 'a multilateral meeting',
};

/** Returns `Talks, Kabul`, without a place where no account names one. */
export const formWords = ({ form, place }: Pick<MeetingRow, 'form' | 'place'>): string =>
  place === null ? forms[form] : `${forms[form]}, ${line(place)}`;

/** Says whose accounts there are, and how they differ. */
function accountsWords(row: MeetingRow, labels: WatchlistLabels): string {
  const { readouts, alone, shared, unsure = 0, press, points } = row;
  if (readouts.length === 0)
    return `the press alone: ${counted(points, 'point')} in ${counted(press, 'article')}`;
  const [only = ''] = readouts;
  if (readouts.length === 1)
    return `from the ${line(labels.side(only))} side alone: ${counted(points, 'point')}`;
  const counts: [count: number, where: string][] = [
    ...readouts.map((id, at): [number, string] => [alone[at] ?? 0, `only in ${readoutOf(id, labels)}`]),
    [shared, severalWords(readouts)],
    [unsure, `perhaps ${severalWords(readouts)}`],
  ];
  const parts = counts.filter(([count]) => count > 0).map(([count, where]) => `${count} ${where}`);
  return `${readouts.length} readouts: ${parts.join(', ')}`;
}

/** Lists meetings, each with its day, its people and how its accounts differ. */
export const MeetingList: FC<{
  rows: readonly MeetingRow[];
  labels: WatchlistLabels;
  /** A meeting beside which they are listed: one of other people says so. */
  among?: Pick<MeetingRow, 'sides' | 'speakers'>;
}> = ({ rows, labels, among }) => (
  <ul class="rows meetings">
    {rows.map((row) => (
      <li>
        <time datetime={row.on}>{meetingDay(row)}</time>
        <span>
          <a class="title" href={pathTo.meeting(row.id)} dir="auto">
            {whoMet(row, labels)}
          </a>
          <span class="meta" dir="auto">
            {sideNames(row.sides, labels)}; {formWords(row)}
          </span>
          <span class="meta" dir="auto">
            {accountsWords(row, labels)}
            {among !== undefined && !isOfSamePeople(among, row) && '; others met'}
            {row.missing > 0 && `; ${row.missing} of earlier readouts not in it`}
          </span>
        </span>
      </li>
    ))}
  </ul>
);
