import type { Child, FC } from 'hono/jsx';
import { briefChanges } from '../../core/alerts/wording/edit-words.ts';
import { standingWords } from '../../core/alerts/wording/statement-title.ts';
import { toldAs } from '../../core/alerts/wording/statement-groups.ts';
import { isNotSure, NOT_SURE_WORDS, verdictWords } from '../../core/alerts/wording/statement-words.ts';
import { cutAtWord } from '../../core/language/quote.ts';
import { line } from '../../core/language/text.ts';
import type { Alert, Coverage, Statement } from '../../core/model/index.ts';
import type { WatchlistLabels } from '../../core/watchlist/labels.ts';
import { BriefChange, counted, DisclosureTag, pathTo, Title, WithdrawnNote } from '../ui/components.tsx';
import { KindMark } from '../ui/kinds.tsx';
import { type MarkOf, OutletMark } from '../ui/outlet-mark.tsx';
import { Time, type When } from '../ui/time.tsx';

/** In graphemes: a row has so much of a clause and of changed words; the alert has them whole. */
const MAX_CLAUSE = 160;
const MAX_SUMMARY = 140;

type RowProps = {
  readonly alert: Alert;
  readonly labels: WatchlistLabels;
  readonly marks: MarkOf;
  readonly when: When;
  /** `later` stands under the first alert on its article, and need not name it. */
  readonly place: 'first' | 'later';
  /** True where the row stands under another day than its own. */
  readonly dated: boolean;
};

/** Shows one alert in a row: when, what kind, which outlet, which article, and what happened in a few words. */
export const StreamRow: FC<RowProps> = ({ alert, labels, marks, when, place, dated }) => {
  const { id, at, kind, severity, source, withdrawn } = alert;
  const isLater = place === 'later';
  return (
    <article
      class={`row ${severity} ${place}${withdrawn === null ? '' : ' withdrawn'}`}
      data-id={id}
      data-at={at}
    >
      <Time at={at} when={when} dated={dated} />
      <KindMark kind={kind} severity={severity} />
      {!isLater && <OutletMark outlet={source} marks={marks} named={false} />}
      <div class="what">
        <h3>
          <a href={pathTo.alert(id)}>
            <RowTitle alert={alert} labels={labels} isLater={isLater} />
          </a>
        </h3>
        {isLater ? <LaterGist alert={alert} /> : <Gist alert={alert} labels={labels} marks={marks} />}
        <WithdrawnNote withdrawn={withdrawn} when={when} />
      </div>
    </article>
  );
};

/** Returns the statement that an alert is about. */
export const leadingStatement = ({ statements }: Alert): Statement | undefined =>
  statements.find((said) => toldAs(said) === 'by-itself');

/** Quotes a clause with its speaker. */
export const Saying: FC<{ said: Statement; limit: number }> = ({ said: { speaker, text }, limit }) => (
  <>
    <b>
      <bdi>{line(speaker.name)}</bdi>:
    </b>{' '}
    <q dir="auto">{cutAtWord(line(text), limit)}</q>
  </>
);

/** Names the article of an alert; one on a meeting of two readouts, or on no article, has its own title. */
export const ArticleName: FC<{ alert: Alert }> = ({ alert: { kind, article, title } }) =>
  kind === 'meeting' || article === null || line(article.title) === '' ? (
    <Title text={title} />
  ) : (
    <bdi>{line(article.title)}</bdi>
  );

const RowTitle: FC<{ alert: Alert; labels: WatchlistLabels; isLater: boolean }> = ({
  alert,
  labels,
  isLater,
}) => {
  const { kind, change, why } = alert;
  const said = leadingStatement(alert);
  const [move] = alert.positions;
  if (kind === 'statement' && said !== undefined) return <Saying said={said} limit={MAX_CLAUSE} />;
  if (kind === 'position' && move !== undefined) {
    const [from, to] = [move.from, move.to].map((answer) =>
      answer === null ? 'not known' : line(labels.answer(move.id, answer)),
    );
    return (
      <>
        <bdi>{line(move.question)}</bdi> {from} → <b>{to}</b>
      </>
    );
  }
  if (!isLater) return <ArticleName alert={alert} />;
  const [first] = change === null ? [] : briefChanges(change, why);
  if (kind === 'edit' && first !== undefined) return <BriefChange change={first} />;
  return kind === 'removed' ? 'The page is gone' : <Title text={alert.title} />;
};

const LaterGist: FC<{ alert: Alert }> = ({ alert: { kind, change } }) =>
  kind === 'edit' && change !== null ? (
    <p class="gist">
      <DisclosureTag disclosure={change.disclosure} />
    </p>
  ) : null;

const Gist: FC<{ alert: Alert; labels: WatchlistLabels; marks: MarkOf }> = ({ alert, labels, marks }) => (
  <p class="gist">
    <bdi class="outlet">{line(alert.source.name)}</bdi> {happened(alert, labels)}
    {alert.kind !== 'position' && alert.positions.length > 0 && (
      <>
        {' '}
        <span class="tag warn">position moved</span>
      </>
    )}
    {alert.coverage !== null && <Copies coverage={alert.coverage} marks={marks} />}
  </p>
);

const VerdictTag: FC<{ said: Statement }> = ({ said }) =>
  isNotSure(said) ? (
    <span class="tag">{NOT_SURE_WORDS}</span>
  ) : (
    <span class={`tag ${said.verdict === 'new' ? 'new' : ''}`}>
      {verdictWords(said.verdict)}
      {said.verdict === 'new' && ` in ${counted(said.searched.statements, 'statement')}`}
    </span>
  );

/** Returns what one readout of a meeting has and no other. */
export const oneSidedPoints = ({ meeting }: Alert, labels: WatchlistLabels) =>
  (meeting?.comparison?.points ?? [])
    .filter(({ readouts, unsure }) => readouts.length === 1 && !unsure)
    .map(({ readouts, wordings }) => ({
      side: line(labels.side(readouts[0] ?? '')),
      text: line(wordings[0]?.text ?? ''),
    }));

/** Tells what happened in a few words. */
function happened(alert: Alert, labels: WatchlistLabels): Child {
  const { kind, change, summary, why, positions } = alert;
  const said = leadingStatement(alert);
  const [move] = positions;
  if (kind === 'statement' && said !== undefined) {
    return (
      <>
        <VerdictTag said={said} /> <ArticleName alert={alert} />
      </>
    );
  }
  if (kind === 'position' && move !== undefined) {
    return (
      <>
        <span class="tag warn">position, {standingWords(move)}</span> <ArticleName alert={alert} />
      </>
    );
  }
  const [point] = oneSidedPoints(alert, labels);
  if (kind === 'meeting' && point !== undefined) {
    return (
      <>
        <span class="tag new">only {point.side}</span> <q dir="auto">{cutAtWord(point.text, MAX_SUMMARY)}</q>
      </>
    );
  }
  if (change !== null && kind === 'removed') return <span class="tag bad">page gone</span>;
  if (change !== null) {
    const [first, ...rest] = briefChanges(change, why);
    return (
      <>
        {first !== undefined && <BriefChange change={first} />}
        {rest.length > 0 && ` and ${counted(rest.length, 'other')} `}{' '}
        <DisclosureTag disclosure={change.disclosure} />
      </>
    );
  }
  const shown = said ?? alert.statements.find((one) => toldAs(one) === 'marked');
  if (shown === undefined) return <bdi>{cutAtWord(line(summary), MAX_SUMMARY)}</bdi>;
  return (
    <>
      <VerdictTag said={shown} /> <Saying said={shown} limit={MAX_SUMMARY} />
    </>
  );
}

/** A row shows the marks of so many outlets that carry the same story. */
const MAX_COPIES = 4;

const Copies: FC<{ coverage: Coverage; marks: MarkOf }> = ({ coverage: { agency, alsoIn }, marks }) => (
  <>
    {agency !== null && (
      <>
        {' '}
        <span class="tag">{line(agency)} copy</span>
      </>
    )}
    {alsoIn.length > 0 && (
      <span class="copies">
        {' '}
        also in{' '}
        {alsoIn.slice(0, MAX_COPIES).map(({ source }) => (
          <OutletMark outlet={source} marks={marks} />
        ))}
        {alsoIn.length > MAX_COPIES && ` and ${alsoIn.length - MAX_COPIES} more`}
      </span>
    )}
  </>
);
