import type { Child, FC } from 'hono/jsx';
import { LEAD_MS, leadingAlerts } from '../../core/alerts/lead.ts';
import { briefChanges } from '../../core/alerts/wording/edit-words.ts';
import { foundWords, saidOnWords } from '../../core/alerts/wording/statement-words.ts';
import { standingWords } from '../../core/alerts/wording/statement-title.ts';
import { cutAtWord } from '../../core/language/quote.ts';
import { line } from '../../core/language/text.ts';
import type { Alert, SourceName, Statement } from '../../core/model/index.ts';
import type { WatchlistLabels } from '../../core/watchlist/labels.ts';
import { counted, DisclosureTag, pathTo } from '../ui/components.tsx';
import { KindLabel } from '../ui/kinds.tsx';
import { type MarkOf, OutletMark } from '../ui/outlet-mark.tsx';
import { Time, type When } from '../ui/time.tsx';
import { ArticleName, leadingStatement, oneSidedPoints, Saying } from './stream-row.tsx';

type LeadProps = {
  /** Those of the last day and older ones, newest first. */
  readonly alerts: readonly Alert[];
  readonly labels: WatchlistLabels;
  readonly marks: MarkOf;
  readonly when: When;
};

/** Shows what a reader must see first, each with what was before and what is now, and who edited without a note. */
export const Lead: FC<LeadProps> = ({ alerts, ...props }) => {
  const leading = leadingAlerts(alerts, props.when.now);
  const edits = editsWithoutNote(alerts, props.when.now);
  return leading.length + edits.length === 0 ? null : (
    <section class="lead" aria-labelledby="lead">
      <div class="lead-head">
        <h2 id="lead">What matters most, last 24 hours</h2>
        <WithoutNote edits={edits} marks={props.marks} />
      </div>
      <ol>
        {leading.map((alert) => (
          <li>
            <LeadCard alert={alert} {...props} />
          </li>
        ))}
      </ol>
    </section>
  );
};

const LeadCard: FC<Omit<LeadProps, 'alerts'> & { alert: Alert }> = ({ alert, labels, marks, when }) => {
  const said = leadingStatement(alert);
  return (
    <article class="card" data-id={alert.id}>
      <p class="kicker">
        <KindLabel kind={alert.kind} severity={alert.severity} />
        <span>
          <OutletMark outlet={alert.source} marks={marks} named={false} /> {line(alert.source.name)}
        </span>
        <Time at={alert.at} when={when} ago />
        {alert.kind === 'edit' && alert.change !== null && (
          <DisclosureTag disclosure={alert.change.disclosure} />
        )}
      </p>
      <h3>
        <a href={pathTo.alert(alert.id)}>{titleOf(alert)}</a>
      </h3>
      {alert.kind === 'statement' && said !== undefined ? (
        <Before said={said} labels={labels} />
      ) : (
        <Turn rows={turnOf(alert, labels, when)} />
      )}
    </article>
  );
};

/** In graphemes. */
const MAX_CLAUSE = 150;
const MAX_WORDS = 70;
const MAX_PRECEDENT = 120;

function titleOf(alert: Alert): Child {
  const said = leadingStatement(alert);
  const [move] = alert.positions;
  if (alert.kind === 'statement' && said !== undefined) return <Saying said={said} limit={MAX_CLAUSE} />;
  if (alert.kind === 'position' && move !== undefined) return <bdi>{line(move.question)}</bdi>;
  return <ArticleName alert={alert} />;
}

/** A card shows so many points that one side's readout has and the other's lacks. */
const MAX_POINTS = 2;

type TurnRow = { readonly label: string; readonly text: Child };

/** Returns what was before and what is now, or what only one side says, as far as the alert has it. */
function turnOf(alert: Alert, labels: WatchlistLabels, when: When): TurnRow[] {
  const { kind, change, why, positions } = alert;
  const [move] = positions;
  if (kind === 'position' && move !== undefined) {
    const [from, to] = [move.from, move.to].map((answer) =>
      answer === null ? 'not known' : line(labels.answer(move.id, answer)),
    );
    return [
      { label: 'Before', text: from },
      { label: 'Now', text: `${to} (${standingWords(move)})` },
    ];
  }
  if (kind === 'meeting') {
    const points = oneSidedPoints(alert, labels).slice(0, MAX_POINTS);
    return points.map(({ side, text }) => ({
      label: `Only ${side}`,
      text: <q>{cutAtWord(text, MAX_WORDS)}</q>,
    }));
  }
  if (change === null) return [];
  if (kind === 'removed') {
    return [
      {
        label: 'Before',
        text: (
          <>
            seen until <Time at={change.from.seenAt} when={when} dated />
          </>
        ),
      },
      { label: 'Now', text: 'the page is gone' },
    ];
  }
  const [first] = briefChanges(change, why);
  const [was, now] = [first?.was ?? null, first?.now ?? null].map((words) =>
    words === null ? null : cutAtWord(words, MAX_WORDS),
  );
  return [
    ...(was ? [{ label: 'Before', text: <del>{was}</del> }] : []),
    ...(now ? [{ label: 'Now', text: <ins>{now}</ins> }] : []),
  ];
}

const Turn: FC<{ rows: readonly TurnRow[] }> = ({ rows }) =>
  rows.length === 0 ? null : (
    <dl class="turn">
      {rows.map(({ label, text }) => (
        <div>
          <dt>{label}</dt>
          <dd dir="auto">{text}</dd>
        </div>
      ))}
    </dl>
  );

/** Sets the nearest earlier statement under a new one, or says what was searched. */
const Before: FC<{ said: Statement; labels: WatchlistLabels }> = ({ said, labels }) => {
  const [nearest] = said.precedents;
  const text = nearest && (
    <>
      {saidOnWords(nearest)}, <bdi>{line(nearest.speaker)}</bdi>:{' '}
      <q>{cutAtWord(line(nearest.text), MAX_PRECEDENT)}</q>
    </>
  );
  return (
    <>
      <Turn rows={text === undefined ? [] : [{ label: 'Before', text }]} />
      <p class="meta">{foundWords(said, labels)}</p>
    </>
  );
};

/** Counts edits without a note by outlet, those first that changed what is said. @param alerts newest first @param now in milliseconds */
function editsWithoutNote(
  alerts: readonly Alert[],
  now: number,
): { readonly source: SourceName; readonly count: number; readonly isMajor: boolean }[] {
  const edits = alerts.filter(
    ({ kind, at, change, withdrawn }) =>
      kind === 'edit' &&
      withdrawn === null &&
      Date.parse(at) > now - LEAD_MS &&
      change !== null &&
      change.disclosure.state !== 'note',
  );
  return [...Map.groupBy(edits, ({ source }) => source.id).values()]
    .flatMap((told) => {
      const [first] = told;
      const isMajor = told.some(({ severity }) => severity === 'major');
      return first === undefined ? [] : [{ source: first.source, count: told.length, isMajor }];
    })
    .toSorted((a, b) => Number(b.isMajor) - Number(a.isMajor) || b.count - a.count);
}

/** So many outlets are named; the filter of edits has them all. */
const MAX_OUTLETS = 3;

/** Names the outlets that changed articles and told their readers nothing that was found. */
const WithoutNote: FC<{ edits: ReturnType<typeof editsWithoutNote>; marks: MarkOf }> = ({ edits, marks }) =>
  edits.length === 0 ? null : (
    <p class="without-note">
      Edited, <span class="tag bad">no note found</span>{' '}
      {edits.slice(0, MAX_OUTLETS).map(({ source, count }) => (
        <a href={`/?kind=edit&source=${encodeURIComponent(source.id)}`}>
          <OutletMark outlet={source} marks={marks} named={false} /> {line(source.name)}
          {count > 1 && ` ×${count}`}
        </a>
      ))}
      {edits.length > MAX_OUTLETS && (
        <a href="/?kind=edit">and {counted(edits.length - MAX_OUTLETS, 'more outlet')}</a>
      )}
    </p>
  );
