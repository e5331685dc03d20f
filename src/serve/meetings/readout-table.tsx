import type { Child, FC } from 'hono/jsx';
import { readoutWords } from '../../core/alerts/wording/meeting-words.ts';
import { line } from '../../core/language/text.ts';
import type { MeetingPoint, PointSaying, Substance } from '../../core/model/index.ts';
import type { WatchlistLabels } from '../../core/watchlist/labels.ts';
import { pathOfUtterance, SpeakerLink, StatementMarks } from '../ledger/statement-components.tsx';
import { OutsideLink, pathTo } from '../ui/components.tsx';

/** The topics of a table: what the points do. */
const topics: readonly (readonly [title: string, substances: readonly Substance[]])[] = [
  ['Commitments', ['commitment']],
  ['Acts', ['act']],
  ['Demands', ['demand']],
  ['Positions', ['position']],
  ['Claims and the rest', ['claim', 'courtesy', 'logistics', 'event']],
];

type ReadoutTableProps = {
  /** The side that says the points. */
  readonly side: string;
  /** The sides whose readouts are laid side by side. */
  readonly readouts: readonly string[];
  readonly points: readonly MeetingPoint[];
  /** The day of the meeting. */
  readonly on: string;
  readonly labels: WatchlistLabels;
};

/**
 * Lays what one side said side by side as each readout has it. On a narrow screen a row's cells stand one below the other, each with the
 * name of its readout; roles keep it a table for screen readers then.
 */
export const ReadoutTable: FC<ReadoutTableProps> = (props) => {
  const { side, readouts, points, labels } = props;
  return (
    <table class="readouts" role="table" aria-labelledby={`said-${side}`}>
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
        </tr>
      </thead>
      {topics.map(([title, substances]) => {
        const rows = points.filter(({ substance }) => substances.includes(substance));
        return (
          rows.length > 0 && (
            <tbody role="rowgroup">
              <tr role="row" class="topic">
                <th role="rowheader" scope="rowgroup" colspan={readouts.length + 1}>
                  {title}
                </th>
              </tr>
              {rows.map((point) => (
                <PointRow point={point} {...props} />
              ))}
            </tbody>
          )
        );
      })}
    </table>
  );
};

const PointRow: FC<ReadoutTableProps & { point: MeetingPoint }> = (props) => {
  const { point, readouts, labels } = props;
  return (
    <tr role="row" id={point.id} class={point.readouts.length > 1 ? 'shared' : 'alone'}>
      <th role="rowheader" scope="row">
        <SpeakerLink speaker={{ ...point.speaker, role: null }} />
        <PointMarks {...props} />
      </th>
      {readouts.map((one) => {
        const sayings = point.sayings.filter(({ issuer }) => issuer === one);
        return (
          <td role="cell" class={sayings.length === 0 ? 'lacks' : undefined}>
            <span class="in" dir="auto">
              In {readoutWords(one, labels)}:{' '}
            </span>
            {sayings.length === 0 ? <Lacking point={point} /> : <Saying saying={sayings[0]} {...props} />}
          </td>
        );
      })}
    </tr>
  );
};

/** Says where a point stands, and how it compares with what its side said before. */
const PointMarks: FC<ReadoutTableProps & { point: MeetingPoint }> = ({ point, readouts, labels, on }) => {
  const compared = point.sayings.find(({ verdict }) => verdict !== null && verdict !== 'thin');
  const [only] = point.readouts;
  return (
    <>
      <span class="meta" dir="auto">
        {point.readouts.length > 1
          ? 'in both'
          : readouts.length > 1 && only !== undefined && `only in ${readoutWords(only, labels)}`}
        {only !== undefined && !point.readouts.includes(point.side) && ', in the other side’s words'}
        {point.mayBe.length > 0 && ', not sure'}
      </span>
      {compared !== undefined && compared.utterance !== null && (
        <a
          class="meta"
          href={pathOfUtterance({
            party: point.side,
            speaker: point.speaker,
            saidOn: on,
            utterance: compared.utterance,
          })}
        >
          <StatementMarks verdict={compared.verdict} sure={compared.sure} />
        </a>
      )}
      {point.again.length > 0 && <span class="meta">said at an earlier meeting too</span>}
    </>
  );
};

const Lacking: FC<{ point: MeetingPoint }> = ({ point: { mayBe } }) => {
  const [other] = mayBe;
  return other === undefined ? (
    <span class="none">Not in it</span>
  ) : (
    <a class="none" href={`#${other}`}>
      Perhaps this, in other words
    </a>
  );
};

type SayingProps = Pick<ReadoutTableProps, 'labels'> & { saying: PointSaying | undefined };

/** Shows a wording with where it stands; the timeline of its article is a step away. */
const Saying: FC<SayingProps> = ({ saying }) =>
  saying === undefined ? null : (
    <>
      <q dir="auto">{line(saying.text)}</q>{' '}
      <Where saying={saying}>{saying.wording === 'verbatim' ? 'verbatim' : 'source'}</Where>
    </>
  );

const Where: FC<{ saying: PointSaying; children?: Child }> = ({ saying: { url, article }, children }) => (
  <span class="where">
    <OutsideLink href={url}>{children}</OutsideLink>
    {article !== null && (
      <>
        {' · '}
        <a href={pathTo.article(article)}>article</a>
      </>
    )}
  </span>
);
