import type { FC } from 'hono/jsx';
import { toldAs } from '../../core/alerts/wording/statement-groups.ts';
import { line } from '../../core/language/text.ts';
import type { Alert } from '../../core/model/index.ts';
import type { WatchlistLabels } from '../../core/watchlist/labels.ts';
import { MovedPosition, ToldStatement, TouchedPositions } from '../ledger/statement-components.tsx';
import {
  ChangedWords,
  counted,
  DisclosureTag,
  OutsideLink,
  pathTo,
  Title,
  WithdrawnNote,
} from '../ui/components.tsx';
import { KindLabel } from '../ui/kinds.tsx';
import { type MarkOf, OutletMark } from '../ui/outlet-mark.tsx';
import { Time, type When } from '../ui/time.tsx';

/** The stream shows so many changed passages; the alert's page has the rest. */
const MAX_PASSAGES = 2;

/** Shows one alert of the stream. */
export const StreamItem: FC<{ alert: Alert; labels: WatchlistLabels; marks: MarkOf; when: When }> = ({
  alert,
  labels,
  marks,
  when,
}) => {
  const { id, kind, severity, title, change, withdrawn, summary } = alert;
  return (
    <article class={`item ${severity}${withdrawn === null ? '' : ' withdrawn'}`}>
      <p class="gutter">
        <Time at={alert.at} when={when} />
        <KindLabel kind={kind} severity={severity} />
      </p>
      <div class="body">
        <h3 dir="auto">
          <a href={pathTo.alert(id)}>
            <Title text={title} />
          </a>
        </h3>
        <WithdrawnNote withdrawn={withdrawn} when={when} />
        {summary !== '' && change === null && (
          <p class="summary" dir="auto">
            {line(summary)}
          </p>
        )}
        {change !== null && (
          <>
            <ChangedWords
              change={change}
              language={alert.article?.language ?? null}
              maxPassages={MAX_PASSAGES}
              more={pathTo.alert(id)}
            />
            {kind !== 'removed' && (
              <p class="note">
                <DisclosureTag disclosure={change.disclosure} />
              </p>
            )}
          </>
        )}
        <StatementsAndMoves alert={alert} labels={labels} />
        <Origin alert={alert} marks={marks} />
      </div>
    </article>
  );
};

/** The stream shows so many statements that are told or marked, each with its nearest precedent; the alert's page has them all. */
const MAX_STATEMENTS = 2;

const StatementsAndMoves: FC<{ alert: Alert; labels: WatchlistLabels }> = ({ alert, labels }) => {
  const { id, statements, positions, touched, source } = alert;
  const shown = statements.filter((said) => toldAs(said) !== 'listed').slice(0, MAX_STATEMENTS);
  const rest = statements.length - shown.length;
  return (
    <>
      {shown.map((statement) => (
        <ToldStatement statement={statement} outlet={line(source.name)} labels={labels} maxPrecedents={1} />
      ))}
      {rest > 0 && (
        <p class="note">
          <a href={pathTo.alert(id)}>{counted(rest, shown.length > 0 ? 'more statement' : 'statement')}</a>
        </p>
      )}
      {positions.map((move) => (
        <MovedPosition move={{ ...move, evidence: move.evidence.slice(0, 1) }} labels={labels} />
      ))}
      <TouchedPositions touched={touched} labels={labels} />
    </>
  );
};

const Origin: FC<{ alert: Alert; marks: MarkOf }> = ({ alert: { source, article, coverage }, marks }) => (
  <p class="origin">
    <span>
      <OutletMark outlet={source} marks={marks} named={false} /> {line(source.name)}
    </span>
    {coverage?.agency ? <span>{line(coverage.agency)} copy</span> : null}
    {coverage !== null && coverage.alsoIn.length > 0 && (
      <span>
        also in{' '}
        {coverage.alsoIn.slice(0, 4).map((carrier, index) => (
          <>
            {index > 0 && ', '}
            <OutsideLink href={carrier.url}>{line(carrier.source.name)}</OutsideLink>
          </>
        ))}
        {coverage.alsoIn.length > 4 && ` and ${coverage.alsoIn.length - 4} more`}
      </span>
    )}
    {article !== null && (
      <span>
        <OutsideLink href={article.url}>article</OutsideLink>
      </span>
    )}
    {article !== null && (
      <span>
        <a href={pathTo.article(article.id)}>timeline</a>
      </span>
    )}
  </p>
);
