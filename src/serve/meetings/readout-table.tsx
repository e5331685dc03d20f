import type { FC } from 'hono/jsx';
import { readoutWords, sideNames } from '../../core/alerts/wording/meeting-words.ts';
import { line } from '../../core/language/text.ts';
import { SpeakerLink } from '../ledger/statement-components.tsx';
import type { ReadoutRow, ReadoutTableProps, RowGroup } from './readout-rows.ts';
import { RowNotes } from './row-notes.tsx';
import { Lacking, Wordings } from './wordings.tsx';

/**
 * Lays what was said side by side as each readout has it. On a narrow screen a row's cells stand one below the other, each with the
 * name of its readout; roles keep it a table for screen readers then.
 */
export const ReadoutTable: FC<ReadoutTableProps> = (props) => {
  const { readouts, groups, labels } = props;
  const isTitled = groups.length > 1 || groups.some(({ title }) => title !== null);
  return (
    <table
      class={`readouts of-${Math.min(readouts.length, MAX_COLUMNS)}`}
      role="table"
      aria-labelledby="points"
    >
      <thead role="rowgroup">
        <tr role="row">
          <th role="columnheader" scope="col">
            Who
          </th>
          {readouts.map((one) => (
            <th role="columnheader" scope="col" dir="auto">
              In {readoutWords(one, labels)}
            </th>
          ))}
          <th role="columnheader" scope="col">
            Compared
          </th>
        </tr>
      </thead>
      {groups.map((group, at) => (
        <tbody role="rowgroup" id={`topic-${at + 1}`}>
          {isTitled && (
            <tr role="row" class="topic">
              <th role="rowheader" scope="rowgroup" colspan={readouts.length + 2} dir="auto">
                {titleOf(group, { groups, labels })}
              </th>
            </tr>
          )}
          {group.rows.map((row) => (
            <PointRow row={row} {...props} />
          ))}
        </tbody>
      ))}
    </table>
  );
};

/** From so many on, a list of the topics leads to each. */
const MIN_LISTED = 4;

export const TopicList: FC<Pick<ReadoutTableProps, 'groups' | 'labels'>> = ({ groups, labels }) =>
  groups.length < MIN_LISTED ? null : (
    <nav aria-label="Topics">
      <ul class="topics">
        {groups.map((group, at) => (
          <li>
            <a href={`#topic-${at + 1}`} dir="auto">
              {titleOf(group, { groups, labels })}
            </a>{' '}
            <span class="meta">{group.rows.length}</span>
          </li>
        ))}
      </ul>
    </nav>
  );

/** Styles know so many readouts beside each other; where more sides have one, cells stand one below the other. */
const MAX_COLUMNS = 4;

function titleOf(
  { title, sides }: RowGroup,
  { groups, labels }: Pick<ReadoutTableProps, 'groups' | 'labels'>,
): string {
  if (title !== null) return line(title);
  const others = groups.some((group) => group.title !== null) ? 'Other points: ' : '';
  return `${others}${sideNames(sides ?? [], labels)}`;
}

const PointRow: FC<ReadoutTableProps & { row: ReadoutRow }> = (props) => {
  const { row, readouts, labels } = props;
  const [{ id, readouts: found }, ...others] = row.points;
  return (
    <tr role="row" id={id} class={found.length > 1 ? 'shared' : 'alone'}>
      <th role="rowheader" scope="row">
        {row.points.map(({ side, speaker }) => (
          <span class="speaker">
            <b dir="auto">{line(labels.side(side))}</b>{' '}
            {line(speaker.name) !== line(labels.side(side)) && (
              <SpeakerLink speaker={{ ...speaker, role: null }} />
            )}
          </span>
        ))}
        {others.map((point) => (
          <span id={point.id}></span>
        ))}
      </th>
      {readouts.map((one) => {
        const wordings = row.wordings.get(one);
        return (
          <td role="cell" class={wordings === undefined ? 'lacks' : undefined}>
            <span class="in" dir="auto">
              In {readoutWords(one, labels)}:{' '}
            </span>
            {wordings === undefined ? (
              <Lacking row={row} readout={one} meeting={props.meeting} />
            ) : (
              <Wordings wordings={wordings} {...props} />
            )}
          </td>
        );
      })}
      <td role="cell" class="notes">
        <RowNotes {...props} />
      </td>
    </tr>
  );
};
