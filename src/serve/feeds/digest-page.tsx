import type { Child, FC } from 'hono/jsx';
import type { Digest, NotFoundStatement } from '../../core/alerts/digest.ts';
import { briefChanges } from '../../core/alerts/wording/edit-words.ts';
import { NOT_FOUND_TITLE, toldAs } from '../../core/alerts/wording/statement-groups.ts';
import { doubtedName, foundWords, saidOnWords } from '../../core/alerts/wording/statement-words.ts';
import { cutAtWord } from '../../core/language/quote.ts';
import { line } from '../../core/language/text.ts';
import type { Alert, Statement } from '../../core/model/index.ts';
import type { WatchlistLabels } from '../../core/watchlist/labels.ts';
import { BriefChange, counted, DisclosureTag, pathTo, Title } from '../ui/components.tsx';
import { Time, type When } from '../ui/time.tsx';

/** In graphemes. */
const MAX_CLAUSE = 300;
const MAX_PRECEDENT = 200;
const MAX_SUMMARY = 240;

type DigestPageProps = {
  readonly digest: Digest;
  /** The days before and after, where there may be something. */
  readonly days: { readonly before: string; readonly after: string | null };
  /** False where the day still goes on. */
  readonly isOver: boolean;
  /** Where the window of alerts does not reach back to its beginning: when the window begins, in ISO 8601. */
  readonly knownSince: string | null;
  readonly labels: WatchlistLabels;
  readonly when: When;
};

/** The brief of one day, to be read from top to bottom, or on paper. */
export const DigestPage: FC<DigestPageProps> = ({ digest, days, isOver, knownSince, labels, when }) => {
  const { title, from, until, groups, notFound, omitted } = digest;
  const [said, others] = [groups.filter(({ id }) => id === 'said'), groups.filter(({ id }) => id !== 'said')];
  return (
    <div class="column digest">
      <nav class="kicker" aria-label="Days">
        <a href={`/digest/${days.before}`} rel="prev">
          ← {days.before}
        </a>
        {days.after !== null && (
          <a href={`/digest/${days.after}`} rel="next">
            {days.after} →
          </a>
        )}
        <a href="/feed.xml?digest=day">Day by day as a feed</a>
      </nav>
      <h1 dir="auto">{title}</h1>
      <p class="lede">
        <Time at={from} when={when} dated /> to <Time at={until} when={when} dated />
        {!isOver && ' (the day still goes on)'}
      </p>
      {knownSince !== null && (
        <p class="banner" role="note">
          Only the newest alerts are listed here, since <Time at={knownSince} when={when} dated />: of this
          day there may be more.
        </p>
      )}
      {groups.length === 0 && <p class="empty">Nothing was told in these hours.</p>}
      {said.map((group) => (
        <Group group={group} labels={labels} when={when} />
      ))}
      <NotFound statements={notFound} labels={labels} />
      {others.map((group) => (
        <Group group={group} labels={labels} when={when} />
      ))}
      {omitted > 0 && <p class="meta">{counted(omitted, 'more alert')}, of less weight, in the stream.</p>}
    </div>
  );
};

type AlertProps = { readonly alert: Alert; readonly labels: WatchlistLabels; readonly when: When };

const Group: FC<{ group: Digest['groups'][number]; labels: WatchlistLabels; when: When }> = ({
  group: { id, title, alerts },
  ...props
}) => (
  <section aria-labelledby={id}>
    <h2 id={id}>
      {title} <span class="meta">{alerts.length}</span>
    </h2>
    <ul class="rows">
      {alerts.map((alert) => (
        <li class={alert.severity}>
          <Heading alert={alert} {...props} />
          <span class="meta">
            <bdi>{line(alert.source.name)}</bdi>, <Time at={alert.at} when={props.when} dated />
            {alert.change !== null && (
              <>
                {' '}
                <DisclosureTag disclosure={alert.change.disclosure} />
              </>
            )}
          </span>
          <Body alert={alert} {...props} />
        </li>
      ))}
    </ul>
  </section>
);

const leadingOf = ({ kind, statements }: Alert): Statement | null =>
  (kind === 'statement' ? statements.find((said) => toldAs(said) === 'by-itself') : null) ?? null;

/** Names the article; a statement stands for itself, and an alert on no article has its own title. */
const Heading: FC<AlertProps> = ({ alert }) => {
  const { article, kind, title } = alert;
  const isNamed = article !== null && line(article.title) !== '' && kind !== 'position';
  return (
    <a class="title" href={pathTo.alert(alert.id)}>
      {isNamed ? <bdi>{line(article.title)}</bdi> : <Title text={title} />}
    </a>
  );
};

/** Shows what was said with the nearest before it, what changed, or how a new article begins. */
function Body({ alert, labels }: AlertProps): Child {
  const { change, kind, summary, title, why, withdrawn } = alert;
  const said = leadingOf(alert);
  if (withdrawn !== null) return <span>Withdrawn: {line(withdrawn.reason)}</span>;
  if (said !== null) return <Said said={said} labels={labels} />;
  if (kind === 'edit' && change !== null) {
    return briefChanges(change, why).map((one) => (
      <span>
        <BriefChange change={one} />
      </span>
    ));
  }
  return line(summary) === '' || line(summary) === line(title) ? null : (
    <span dir="auto">{cutAtWord(line(summary), MAX_SUMMARY)}</span>
  );
}

const Said: FC<{ said: Statement; labels: WatchlistLabels }> = ({ said, labels }) => {
  const [nearest] = said.precedents;
  return (
    <>
      <blockquote dir="auto">
        <b>
          <bdi>{doubtedName(said)}</bdi>:
        </b>{' '}
        “{cutAtWord(line(said.text), MAX_CLAUSE)}”
      </blockquote>
      <span class="meta">{foundWords(said, labels)}</span>
      {nearest !== undefined && (
        <span class="meta">
          Nearest, {saidOnWords(nearest)}: <q dir="auto">{cutAtWord(line(nearest.text), MAX_PRECEDENT)}</q>
        </span>
      )}
    </>
  );
};

/** So many are listed; the others stand with their articles. */
const MAX_NOT_FOUND = 30;

const NotFound: FC<{ statements: readonly NotFoundStatement[]; labels: WatchlistLabels }> = ({
  statements,
  labels,
}) =>
  statements.length === 0 ? null : (
    <section aria-labelledby="not-found">
      <h2 id="not-found">
        {NOT_FOUND_TITLE} <span class="meta">{statements.length}</span>
      </h2>
      <ul class="rows">
        {statements.slice(0, MAX_NOT_FOUND).map(({ alert, statement }) => (
          <li>
            <Said said={statement} labels={labels} />
            <span class="meta">
              <a href={pathTo.alert(alert.id)}>{line(alert.source.name)}</a>
            </span>
          </li>
        ))}
      </ul>
      {statements.length > MAX_NOT_FOUND && (
        <p class="meta">{counted(statements.length - MAX_NOT_FOUND, 'more')} with their articles.</p>
      )}
    </section>
  );
