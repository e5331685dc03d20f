import type { FC } from 'hono/jsx';
import type { Alert, ArticlePointer, LogRow, SuppressedRow, TimelineRow } from '../../core/model/index.ts';
import { line } from '../../core/language/text.ts';
import {
  ChangedWords,
  DisclosureNote,
  pathTo,
  Reasons,
  SuppressedReason,
  WithdrawnNote,
} from '../ui/components.tsx';
import { KindLabel } from '../ui/kinds.tsx';
import { Time, type When } from '../ui/time.tsx';
import type { Withdrawals } from './withdrawals.ts';

type Withdrawn = NonNullable<Alert['withdrawn']>;

export type TimelineProps = {
  readonly pointer: ArticlePointer;
  readonly changes: readonly TimelineRow[];
  /** Alerts on this article that are no change, such as its first sight. */
  readonly alerts: readonly LogRow[];
  readonly suppressed: readonly SuppressedRow[];
  readonly withdrawn: Withdrawals;
  readonly when: When;
};

type Moment = { readonly at: string; readonly view: ReturnType<FC> };

/** Shows every change, alert and suppressed sight of an article, newest first. */
export const Timeline: FC<TimelineProps> = ({ changes, alerts, suppressed, pointer, withdrawn, when }) => {
  const withdrawnAs = (id: string | null) => (id === null ? null : (withdrawn.get(id) ?? null));
  const moments: Moment[] = [
    ...changes.map((row) => ({
      at: row.at,
      view: <ChangeMoment row={row} pointer={pointer} withdrawn={withdrawnAs(row.alert)} when={when} />,
    })),
    ...alerts.map((row) => ({
      at: row.at,
      view: <AlertMoment row={row} withdrawn={withdrawnAs(row.id)} when={when} />,
    })),
    ...suppressed.map((row) => ({ at: row.at, view: <SuppressedMoment row={row} when={when} /> })),
  ].toSorted((a, b) => (a.at < b.at ? 1 : -1));
  if (moments.length === 0) {
    return <p class="empty">No change was seen since the first look.</p>;
  }
  return (
    <ol class="timeline" reversed>
      {moments.map(({ view }) => (
        <li>{view}</li>
      ))}
    </ol>
  );
};

type MomentProps = { withdrawn: Withdrawn | null; when: When };

const ChangeMoment: FC<MomentProps & { row: TimelineRow; pointer: ArticlePointer }> = ({
  row,
  pointer,
  withdrawn,
  when,
}) => (
  <div class={row.told ? 'told' : 'suppressed'}>
    <h3>
      <Time at={row.at} when={when} dated />{' '}
      {row.told ? (
        row.alert === null ? (
          'Told'
        ) : (
          <a href={pathTo.alert(row.alert)}>Told as {row.severity}</a>
        )
      ) : (
        'Suppressed'
      )}
      {row.to !== null && (
        <>
          {' '}
          <a class="meta" href={pathTo.diff(pointer.id, row.from, row.to)}>
            the two versions
          </a>{' '}
          <a class="meta" href={pathTo.diff(pointer.id, row.from, row.to, 'side')}>
            side by side
          </a>
        </>
      )}
    </h3>
    <WithdrawnNote withdrawn={withdrawn} when={when} />
    <Reasons why={row.why} when={when} />
    <ChangedWords change={row.change} language={pointer.language} maxPassages={6} more={null} />
    {row.told && row.to !== null && <DisclosureNote disclosure={row.change.disclosure} />}
  </div>
);

const AlertMoment: FC<MomentProps & { row: LogRow }> = ({ row, withdrawn, when }) => (
  <div class="told">
    <h3>
      <Time at={row.at} when={when} dated /> <KindLabel kind={row.kind} severity={row.severity} />{' '}
      <a href={pathTo.alert(row.id)} dir="auto">
        {line(row.title)}
      </a>
    </h3>
    <WithdrawnNote withdrawn={withdrawn} when={when} />
  </div>
);

const SuppressedMoment: FC<{ row: SuppressedRow; when: When }> = ({ row, when }) => (
  <div class="suppressed">
    <h3>
      <Time at={row.at} when={when} dated /> Suppressed
    </h3>
    <p>
      <SuppressedReason row={row} when={when} />
    </p>
  </div>
);
