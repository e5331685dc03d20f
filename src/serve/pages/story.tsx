import type { Context } from 'hono';
import type { FC } from 'hono/jsx';
import { line } from '../../core/language/text.ts';
import { readWatchState, type ServeContext } from '../context.ts';
import { notFound } from '../http/http-problem.ts';
import { respondProblem } from '../http/problem.tsx';
import { idOf, isId } from '../http/request.ts';
import { counted, pathTo, ToldRow } from '../ui/components.tsx';
import { renderPage, sourceNameOf, whenOf } from '../ui/render.tsx';
import { Time, type When } from '../ui/time.tsx';
import type { Alert, LogRow } from '../../core/model/index.ts';
import { cutAtWord } from '../../core/language/quote.ts';
import { type LaneEvent, type StoryLane, StoryLanes } from '../pictures/story-lanes.tsx';
import { outletMarks } from '../ui/outlet-mark.tsx';
import { type StoryCopy, readCarriers } from './read-story.ts';
import { MAX_ALERTS, type Withdrawals, withdrawalsIn } from './withdrawals.ts';

export async function serveStoryPage(c: Context, context: ServeContext): Promise<Response> {
  const id = idOf(c);
  const [recent, log] = isId(id) ? await Promise.all([context.listRecent(), context.listLog()]) : [[], []];
  const rows = recent.filter((row) => row.story === id || row.article === id);
  const articles = new Set(rows.map((row) => row.article));
  const alerts = log.filter(({ article }) => article !== null && (articles.has(article) || article === id));
  if (articles.size === 0 && alerts.length === 0) {
    return respondProblem(c, notFound('No story of the last 30 days has this address.'));
  }
  const watchState = await readWatchState(context);
  const { watchlist } = watchState;
  const told = await context.corpus.getAlerts(alerts.slice(0, MAX_ALERTS).map((row) => row.id));
  const ordered = recent
    .filter((row) => articles.has(row.article))
    .toSorted((a, b) => (a.at < b.at ? -1 : 1));
  const read = await readCarriers(context, ordered, [...told.values()]);
  const marks = outletMarks(watchlist);
  const carriers = read.map((carrier): StoryCarrier => {
    const source = { id: carrier.row.source, name: sourceNameOf(watchlist, carrier.row.source) };
    return { ...carrier, source, mark: marks(source), when: whenOf(watchState, source.id) };
  });
  const title = ordered[0]?.title ?? alerts[0]?.title ?? '';
  const withdrawn = withdrawalsIn(told);
  const content = <StoryPage {...{ title, carriers, alerts, withdrawn }} when={whenOf(watchState)} />;
  return renderPage(c, watchState, { title, current: null }, content);
}

/** One article that carries the story. */
type StoryCarrier = StoryCopy & {
  readonly source: { readonly id: string; readonly name: string };
  readonly mark: { readonly letters: string; readonly hue: number };
  /** Its clocks include that of its source. */
  readonly when: When;
};

const laneOf = ({ row, source, mark, repeated, alerts, stale }: StoryCarrier): StoryLane => ({
  id: row.article,
  outlet: source.name,
  ...mark,
  href: pathTo.article(row.article),
  firstSeenAt: row.at,
  repeated,
  events: alerts.flatMap(eventOf),
  stale: stale?.words ?? null,
});

function eventOf({ id, at, title, change }: Alert): LaneEvent[] {
  if (change === null) return [];
  const kind = change.to === null ? 'removed' : change.disclosure.state === 'note' ? 'correction' : 'edit';
  return [{ at, kind, href: pathTo.alert(id), title: line(title) }];
}

/** In graphemes. */
const MAX_STALE = 80;

type StoryProps = {
  title: string;
  carriers: readonly StoryCarrier[];
  alerts: readonly LogRow[];
  withdrawn: Withdrawals;
  when: When;
};

/** Shows one event's copy in all outlets, in the order in which they were seen with it. */
const StoryPage: FC<StoryProps> = ({ title, carriers, alerts, withdrawn, when }) => (
  <article class="column">
    <p class="kicker">One story in {counted(carriers.length, 'article')}</p>
    <h1 dir="auto">{line(title)}</h1>
    <section aria-labelledby="carriers">
      <h2 id="carriers">Who carried it</h2>
      {carriers.length > 1 && (
        <StoryLanes title={`Who carried it: ${line(title)}`} lanes={carriers.map(laneOf)} when={when} />
      )}
      <ol class="rows">
        {carriers.map((carrier, index) => (
          <CarrierItem carrier={carrier} isFirst={index === 0} />
        ))}
      </ol>
    </section>
    {alerts.length > 0 && (
      <section aria-labelledby="told">
        <h2 id="told">Told</h2>
        <ul class="rows">
          {alerts.map((row) => (
            <ToldRow row={row} withdrawn={withdrawn.get(row.id) ?? null} when={when} />
          ))}
        </ul>
      </section>
    )}
  </article>
);

const CarrierItem: FC<{ carrier: StoryCarrier; isFirst: boolean }> = ({
  carrier: { row, source, repeated, own, stale, when },
  isFirst,
}) => (
  <li>
    <span class="title">
      <b>{source.name}</b>{' '}
      <a href={pathTo.article(row.article)} dir="auto">
        {line(row.title)}
      </a>
    </span>
    <span class="meta">
      {isFirst ? 'first seen' : 'seen'} <Time at={row.at} when={when} dated />
      {repeated !== null && `; ${Math.round(repeated * 100)} % of it stood in earlier copies`}
      {own.length > 0 && '; it alone had:'}
    </span>
    {own.map((sentence) => (
      <q class="evidence" dir="auto">
        {line(sentence)}
      </q>
    ))}
    {stale !== null && (
      <span class="stale">
        Still says <q dir="auto">{cutAtWord(stale.words, MAX_STALE)}</q>, which{' '}
        <a href={pathTo.alert(stale.alert)}>another copy changed</a>.
      </span>
    )}
  </li>
);
