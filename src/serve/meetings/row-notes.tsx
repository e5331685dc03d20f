import type { FC } from 'hono/jsx';
import { readoutWords } from '../../core/alerts/wording/meeting-words.ts';
import { dateWords, judgeName, saidOnWords } from '../../core/alerts/wording/statement-words.ts';
import { line } from '../../core/language/text.ts';
import type { MeetingPoint, PointSaying } from '../../core/model/index.ts';
import { earlierOf, pathOfUtterance, StatementMarks } from '../ledger/statement-components.tsx';
import { OutsideLink, pathTo } from '../ui/components.tsx';
import type { ReadoutRow, ReadoutTableProps } from './readout-rows.ts';

type RowNotesProps = Pick<ReadoutTableProps, 'meeting' | 'readouts' | 'links' | 'labels'> & {
  readonly row: ReadoutRow;
};

/** Says where a point stands, whether it is sure, how it compares with what its side said before, and who else reports it. */
export const RowNotes: FC<RowNotesProps> = (props) => {
  const { row, meeting } = props;
  const [point] = row.points;
  return (
    <>
      <Standing {...props} />
      {point.judge?.by === 'model' && point.readouts.length > 1 && (
        <div class="note-line">
          Joined by <bdi>{judgeName(point.judge)}</bdi>
        </div>
      )}
      {row.points.map((one) => (
        <Compared point={one} {...props} />
      ))}
      <Again {...props} />
      <Press point={point} accounts={meeting.accounts} />
      <div class="row-tools">
        <a href={`#${point.id}`}>Link</a>
      </div>
    </>
  );
};

const howMany = (found: number, all: number): string =>
  all === 2 ? 'both' : found === all ? `all ${all}` : `${found} of ${all}`;

const Standing: FC<RowNotesProps> = ({ row, readouts, labels }) => {
  const [{ readouts: found, side }] = row.points;
  const [only = ''] = found;
  const isForeign = readouts.length > 1 && row.points.every((one) => !one.readouts.includes(one.side));
  const alone = `nly in ${readoutWords(only, labels)}`;
  const standing =
    found.length > 1
      ? `In ${howMany(found.length, readouts.length)}${row.isSame ? ', word for word' : ''}`
      : row.points.some(({ mayBe }) => mayBe.length > 0)
        ? `Perhaps o${alone}, not sure`
        : `O${alone}`;
  return (
    <>
      <div class="note-line standing" dir="auto">
        {readouts.length > 1 && standing}
      </div>
      {isForeign && (
        <div class="note-line" dir="auto">
          Said of the {line(labels.side(side))} side by the other
        </div>
      )}
    </>
  );
};

type ComparedSaying = PointSaying & { readonly utterance: string };

const isCompared = (saying: PointSaying): saying is ComparedSaying =>
  saying.utterance !== null && saying.verdict !== null && saying.verdict !== 'thin';

/** Shows how a point compares with the ledger of its side, and the nearest earlier statement. */
const Compared: FC<RowNotesProps & { point: MeetingPoint }> = ({ point, links, labels, row }) => {
  const compared = point.sayings.find(isCompared);
  if (compared === undefined) return null;
  const { utterance, verdict, sure } = compared;
  const said = links.said.get(utterance);
  const [nearest] = earlierOf(links.nearest.get(utterance));
  const marks = <StatementMarks verdict={verdict} sure={sure} />;
  return (
    <div class="note-line" dir="auto">
      {row.points.length > 1 && `${line(labels.side(point.side))}: `}
      {said === undefined ? marks : <a href={pathOfUtterance(said)}>{marks}</a>}
      {nearest !== undefined && nearest.href !== null && (
        <>
          {', nearest '}
          <a href={nearest.href}>{saidOnWords(nearest)}</a>
        </>
      )}
    </div>
  );
};

/** Leads to the earlier meetings at which the side's own account said it. */
const Again: FC<RowNotesProps> = ({ row, links }) => {
  const said = row.points.flatMap(({ again }) => again);
  if (said.length === 0) return null;
  const byMeeting = new Map(
    said.flatMap((id) => {
      const earlier = links.earlier.get(id);
      return earlier === undefined ? [] : [[earlier.meeting, { id, ...earlier }] as const];
    }),
  );
  const inOrder = [...byMeeting.values()].toSorted((a, b) => (a.on < b.on ? 1 : -1));
  const rest = inOrder.length - MAX_AGAIN;
  return (
    <div class="note-line">
      Said at an earlier meeting too
      {inOrder.slice(0, MAX_AGAIN).map(({ id, meeting, on }, at) => (
        <>
          {at === 0 ? ': ' : ', '}
          <a href={`${pathTo.meeting(meeting)}#${id}`}>{dateWords(on)}</a>
        </>
      ))}
      {rest > 0 && ` and ${rest} more`}
    </div>
  );
};

const MAX_AGAIN = 2;
const MAX_PRESS = 4;

const Press: FC<{ point: MeetingPoint; accounts: RowNotesProps['meeting']['accounts'] }> = ({
  point: { press },
  accounts,
}) => {
  if (press.length === 0) return null;
  const rest = press.length - MAX_PRESS;
  return (
    <div class="note-line">
      Also in{' '}
      {press.slice(0, MAX_PRESS).map((url, at) => (
        <>
          {at > 0 && ', '}
          <OutsideLink href={url}>
            {line(accounts.find((account) => account.url === url)?.source.name ?? 'the press')}
          </OutsideLink>
        </>
      ))}
      {rest > 0 && ` and ${rest} more`}
    </div>
  );
};
