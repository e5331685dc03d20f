import type { Context } from 'hono';
import type { FC } from 'hono/jsx';
import { type WatchlistLabels, watchlistLabels } from '../../core/watchlist/labels.ts';
import { readWatchState, type ServeContext } from '../context.ts';
import { notFound } from '../http/http-problem.ts';
import { respondProblem } from '../http/problem.tsx';
import { baseOf, idOf, isId } from '../http/request.ts';
import type { Alert, Change, Coverage, Reading } from '../../core/model/index.ts';
import { type StatementGroup, statementGroups } from '../../core/alerts/wording/statement-groups.ts';
import { line } from '../../core/language/text.ts';
import {
  ArchivedLink,
  ChangedWords,
  DisclosureNote,
  OutsideLink,
  pathTo,
  Reasons,
  Title,
  WithdrawnNote,
} from '../ui/components.tsx';
import { GoneSection, type GoneEvidence, readGone } from './gone-section.tsx';
import { standingSince, ToldMeeting } from '../meetings/told-meeting.tsx';
import { KindLabel } from '../ui/kinds.tsx';
import { renderPage, sourceSearch, whenOf } from '../ui/render.tsx';
import { Time, type When } from '../ui/time.tsx';
import {
  MovedPosition,
  statementsInPassage,
  ToldStatement,
  TouchedPositions,
} from '../ledger/statement-components.tsx';

const readingWords: Readonly<Record<Reading, string>> = {
  full: 'the whole page was read',
  partial: 'only a part of the page could be read',
  listing: 'the page could not be read: only the source’s listing is known',
};

export async function serveAlertPage(c: Context, context: ServeContext): Promise<Response> {
  const id = idOf(c);
  const read = isId(id) ? await context.readServing([id]) : null;
  const alert = read?.alerts.get(id) ?? null;
  if (alert === null) return respondProblem(c, notFound('No alert has this address.'));
  const watchState = await readWatchState(context);
  const { source, title } = alert;
  return renderPage(
    c,
    watchState,
    {
      title,
      current: null,
      search: sourceSearch(source.id),
      about: { description: describeAlert(alert), url: `${baseOf(c, context)}${pathTo.alert(id)}` },
    },
    <AlertPage
      alert={alert}
      labels={watchlistLabels(watchState.watchlist)}
      gone={await readGone(context, alert, watchState.watchlist)}
      meetingNow={await standingSince(context, watchState.watchlist, alert)}
      when={whenOf(watchState, source.id)}
    />,
  );
}

/** Returns what the alert is about in plain words, for a preview: a change as it was and as it is now comes with its summary. */
const describeAlert = ({ summary, article, source }: Alert): string =>
  summary === '' ? `${source.name}${article === null ? '' : `: ${article.title}`}` : summary;

type AlertProps = { alert: Alert; labels: WatchlistLabels };
type AlertPageProps = AlertProps & { gone: GoneEvidence | null; meetingNow: string | null; when: When };

/** Shows one alert with its evidence: what was seen, why it was told, and who else carries it. */
const AlertPage: FC<AlertPageProps> = ({ alert, labels, gone, meetingNow, when }) => (
  <article class="column alert">
    <p class="kicker">
      <KindLabel kind={alert.kind} severity={alert.severity} /> <Time at={alert.at} when={when} dated both />{' '}
      {line(alert.source.name)}
    </p>
    <h1 dir="auto">
      <Title text={alert.title} />
    </h1>
    <WithdrawnNote withdrawn={alert.withdrawn} when={when} />
    {alert.summary !== '' && alert.change === null && (
      <p class="lede" dir="auto">
        {line(alert.summary)}
      </p>
    )}
    {alert.change?.to === null ? (
      <GoneSection alert={alert} gone={gone} when={when} />
    ) : (
      <ChangeSection alert={alert} when={when} />
    )}
    {statementGroups(alert.statements).map((group) => (
      <StatementsSection group={group} outlet={line(alert.source.name)} labels={labels} />
    ))}
    {alert.positions.length + (alert.touched ?? []).length > 0 && (
      <PositionsSection alert={alert} labels={labels} />
    )}
    {alert.meeting !== null && <ToldMeeting meeting={alert.meeting} labels={labels} since={meetingNow} />}
    {alert.health !== null && <HealthSection alert={alert} when={when} />}
    <section aria-labelledby="why">
      <h2 id="why">Why it was told</h2>
      {alert.why.length === 0 ? (
        <p class="empty">No reason recorded.</p>
      ) : (
        <Reasons why={alert.why} when={when} />
      )}
    </section>
    {alert.coverage !== null && <CoverageSection coverage={alert.coverage} when={when} />}
    <EvidenceSection alert={alert} when={when} />
  </article>
);

const ChangeSection: FC<{ alert: Alert; when: When }> = ({
  alert: { change, article, statements },
  when,
}) => {
  if (change === null) return null;
  const { from, to, types, insertedWords, deletedWords } = change;
  if (to === null) return null;
  return (
    <section aria-labelledby="change">
      <h2 id="change">What changed</h2>
      <ChangedWords
        change={change}
        language={article?.language ?? null}
        maxPassages={60}
        more={null}
        about={statementsInPassage(statements)}
      />
      <DisclosureNote disclosure={change.disclosure} />
      <p class="meta">
        Seen <Time at={from.seenAt} when={when} dated /> and <Time at={to.seenAt} when={when} dated />;{' '}
        {insertedWords} words added, {deletedWords} removed
        {types.length > 0 && `; ${types.join(', ')}`}.
        {article !== null && (
          <>
            {' '}
            <a href={pathTo.diff(article.id, from.version, to.version)}>The two versions</a>,{' '}
            <a href={pathTo.diff(article.id, from.version, to.version, 'side')}>side by side</a>
          </>
        )}
      </p>
    </section>
  );
};

const CoverageSection: FC<{ coverage: Coverage; when: When }> = ({ coverage, when }) => (
  <section aria-labelledby="coverage">
    <h2 id="coverage">Coverage</h2>
    {coverage.newSentences.length > 0 && (
      <>
        <h3>New in this article</h3>
        {coverage.newSentences.map((sentence) => (
          <p class="quoted" dir="auto">
            {line(sentence)}
          </p>
        ))}
      </>
    )}
    <p>
      {coverage.repeatedShare > 0
        ? `${Math.round(coverage.repeatedShare * 100)} % of it repeats earlier coverage. `
        : 'None of it repeats earlier coverage. '}
      {coverage.agency !== null && `Agency copy: ${line(coverage.agency)}. `}
      <a href={pathTo.story(coverage.story)}>The story in all outlets</a>
    </p>
    {coverage.alsoIn.length > 0 && (
      <>
        <h3>Also in</h3>
        <ul class="rows">
          {coverage.alsoIn.map(({ source, url, at }) => (
            <li>
              <OutsideLink href={url}>{line(source.name)}</OutsideLink>
              <span class="meta">
                {source.type}, seen <Time at={at} when={when} dated />
              </span>
            </li>
          ))}
        </ul>
      </>
    )}
  </section>
);

/** Each group has a section of its own, so that what is not sure to be new stands apart. */
const StatementsSection: FC<{ group: StatementGroup; outlet: string; labels: WatchlistLabels }> = ({
  group: { told, title, statements },
  outlet,
  labels,
}) => (
  <section aria-labelledby={`statements-${told}`}>
    <h2 id={`statements-${told}`}>{title}</h2>
    {statements.map((statement) => (
      <ToldStatement statement={statement} outlet={outlet} labels={labels} />
    ))}
  </section>
);

const PositionsSection: FC<AlertProps> = ({ alert: { positions, touched }, labels }) => (
  <section aria-labelledby="positions">
    <h2 id="positions">Positions</h2>
    {positions.map((move) => (
      <MovedPosition move={move} labels={labels} />
    ))}
    <TouchedPositions touched={touched} labels={labels} />
  </section>
);

const HealthSection: FC<{ alert: Alert; when: When }> = ({ alert: { health }, when }) =>
  health === null ? null : (
    <section aria-labelledby="health">
      <h2 id="health">The source</h2>
      <p>
        {health.state} since <Time at={health.since} when={when} dated />
        {health.error !== null && `: ${line(health.error.text)}`}. <a href="/status">All sources</a>
      </p>
    </section>
  );

const ArchivedChange: FC<{ url: string; change: Change }> = ({ url, change: { from, to } }) => (
  <>
    <ArchivedLink url={url} at={from.seenAt}>
      {to === null ? 'its latest version' : 'before the change'}
    </ArchivedLink>
    {to !== null && (
      <>
        {' · '}
        <ArchivedLink url={url} at={to.seenAt}>
          after it
        </ArchivedLink>
      </>
    )}
  </>
);

const EvidenceSection: FC<{ alert: Alert; when: When }> = ({
  alert: { id, at, article, source, change },
  when,
}) => (
  <section aria-labelledby="evidence">
    <h2 id="evidence">Evidence</h2>
    {article === null ? null : (
      <>
        <p>
          <OutsideLink href={article.url}>
            {line(article.title === '' ? article.url : article.title)}
          </OutsideLink>
        </p>
        <p class="meta">
          {line(source.name)}
          {article.publishedAt !== null && (
            <>
              , published <Time at={article.publishedAt} when={when} dated both />
            </>
          )}
          ; {readingWords[article.read]}.
        </p>
        <p class="meta">
          In the web archive, where it kept a copy:{' '}
          {change === null ? (
            <ArchivedLink url={article.url} at={at}>
              near the time of this alert
            </ArchivedLink>
          ) : (
            <ArchivedChange url={article.url} change={change} />
          )}
        </p>
      </>
    )}
    <p>
      {article !== null && (
        <>
          <a href={pathTo.article(article.id)}>Timeline of the article</a> ·{' '}
        </>
      )}
      <a href={`/api${pathTo.alert(id)}`}>This alert as JSON</a>
    </p>
  </section>
);
