import type { Context } from 'hono';
import type { FC } from 'hono/jsx';
import type { SuppressedRow } from '../../core/model/index.ts';
import { dateWords } from '../../core/alerts/wording/statement-words.ts';
import { DAY_MS, iso } from '../../core/model/time.ts';
import { type RuleBar, RuleBars } from '../pictures/rule-bars.tsx';
import { line } from '../../core/language/text.ts';
import { readNotTold, readWatchState, type ServeContext } from '../context.ts';
import type { Watchlist } from '../../core/watchlist/schema.ts';
import { counted, OutsideLink, pathTo, ruleLabel, SuppressedReason } from '../ui/components.tsx';
import { renderPage, sourceNameOf, whenOf } from '../ui/render.tsx';
import { Time, type When } from '../ui/time.tsx';
import { isSuppressedRow, isToldRow } from '../ui/today.ts';

type SuppressedProps = { rows: readonly SuppressedRow[]; watchlist: Watchlist; when: When };

/** Lists the suppressed items, each with the rule that suppressed it. */
export const SuppressedItems: FC<SuppressedProps> = ({ rows, watchlist, when }) => (
  <ul class="rows">
    {rows.map((row) => (
      <li>
        <span class="title" dir="auto">
          {row.article === null ? (
            row.url === null ? (
              line(row.title)
            ) : (
              <OutsideLink href={row.url}>{line(row.title)}</OutsideLink>
            )
          ) : (
            <a href={pathTo.article(row.article)}>{line(row.title)}</a>
          )}
        </span>
        <SuppressedReason row={row} when={when} />
        <span class="meta">
          {sourceNameOf(watchlist, row.source)}, <Time at={row.at} when={when} dated />
        </span>
      </li>
    ))}
  </ul>
);

const MAX_ROWS = 300;

const DAYS_KEPT = 30;

/** What a reader narrows the list to. Values that name nothing find nothing. */
type SuppressedFilter = {
  readonly rule: string | null;
  readonly source: string | null;
  /** A UTC day. */
  readonly day: string | null;
};

const isMeant = ({ rule, source, day }: SuppressedFilter, row: SuppressedRow): boolean =>
  (rule === null || row.rule === rule) &&
  (source === null || row.source === source) &&
  (day === null || row.at.startsWith(day));

const pathWith = (filter: SuppressedFilter): string => {
  const parameters = Object.entries(filter).flatMap(([name, value]) =>
    value === null ? [] : [`${name}=${encodeURIComponent(value)}`],
  );
  return `/suppressed${parameters.length === 0 ? '' : `?${parameters.toSorted().join('&')}`}`;
};

export async function serveSuppressedPage(c: Context, context: ServeContext): Promise<Response> {
  const watchState = await readWatchState(context);
  const [{ rows, waiting }, log] = await Promise.all([readNotTold(context, watchState), context.listLog()]);
  const since = iso(watchState.now - DAYS_KEPT * DAY_MS);
  const given = (name: string): string | null => c.req.query(name) || null;
  const filter = { rule: given('rule'), source: given('source'), day: given('day') };
  const content = (
    <SuppressedPage
      rows={rows.filter(isSuppressedRow)}
      told={log.filter((row) => isToldRow(row) && row.at >= since).length}
      waiting={waiting}
      filter={filter}
      watchlist={watchState.watchlist}
      when={whenOf(watchState)}
    />
  );
  return renderPage(c, watchState, { title: 'Suppressed', current: 'suppressed' }, content);
}

/** A rule seldom met shares the last bar with others. */
const MAX_BARS = 12;

/** Counts what was told and what was not by rule, the most frequent first. */
function barsOf(rows: readonly SuppressedRow[], told: number, filter: SuppressedFilter): RuleBar[] {
  const counts = new Map<string, number>();
  for (const { rule } of rows) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  const rules = [...counts].toSorted(([, a], [, b]) => b - a);
  const bars = rules.slice(0, MAX_BARS).map(([rule, count]): RuleBar => ({
    label: ruleLabel(rule),
    count,
    href: pathWith({ ...filter, rule: filter.rule === rule ? null : rule }),
    isTold: false,
    isChosen: filter.rule === rule,
  }));
  return [{ label: 'Told', count: told, href: '/?severity=minor', isTold: true, isChosen: false }, ...bars];
}

type PageProps = SuppressedProps & { told: number; waiting: number; filter: SuppressedFilter };

const SuppressedPage: FC<PageProps> = ({ rows, told, waiting, filter, watchlist, when }) => {
  const meant = rows.filter((row) => isMeant(filter, row));
  return (
    <div class="column">
      <h1>Suppressed</h1>
      <p class="lede">
        Items of the last {DAYS_KEPT} days that Readout saw and suppressed, newest first, each with the rule
        that suppressed it, and the newest pages that it opened because their listing left them unsure.
        Entries that miss the subject and were not opened are in no list: <a href="/lookup">look one up</a>.
      </p>
      {waiting > 0 && <p class="note">{counted(waiting, 'entry', 'entries')} wait to be opened.</p>}
      {rows.length === 0 ? (
        <p class="empty">Nothing was suppressed yet.</p>
      ) : (
        <>
          <RuleBars
            title={`Told and not told in the last ${DAYS_KEPT} days, by rule`}
            bars={barsOf(
              rows.filter((row) => isMeant({ ...filter, rule: null }, row)),
              told,
              filter,
            )}
          />
          <SuppressedForm rows={rows} filter={filter} watchlist={watchlist} />
          <p class="note">
            {counted(meant.length, 'item')}
            {meant.length < rows.length && (
              <>
                {' '}
                of {rows.length.toLocaleString('en')}. <a href="/suppressed">Show all</a>
              </>
            )}
          </p>
          <SuppressedItems rows={meant.slice(0, MAX_ROWS)} watchlist={watchlist} when={when} />
        </>
      )}
      {meant.length > MAX_ROWS && (
        <p class="note">
          The newest {MAX_ROWS} of {meant.length}; all of them: <a href="/api/suppressed">API</a>.
        </p>
      )}
      <p class="note">
        <a href="/outlets">Who edits, and who says so</a>
      </p>
    </div>
  );
};

type FormProps = Pick<PageProps, 'rows' | 'filter' | 'watchlist'>;

/** Narrows the list to a source and a day. The form sends GET, so that its answer has an address to keep. */
const SuppressedForm: FC<FormProps> = ({ rows, filter, watchlist }) => (
  <form class="choose" action="/suppressed" method="get" role="search">
    {filter.rule !== null && <input type="hidden" name="rule" value={filter.rule} />}
    <div>
      <label for="source">Source</label>
      <select id="source" name="source">
        <option value="">All</option>
        {[...new Set(rows.map(({ source }) => source))].map((id) => (
          <option value={id} selected={id === filter.source}>
            {line(sourceNameOf(watchlist, id))}
          </option>
        ))}
      </select>
    </div>
    <div>
      <label for="day">Day (UTC)</label>
      <select id="day" name="day">
        <option value="">All</option>
        {[...new Set(rows.map(({ at }) => at.slice(0, 10)))].map((day) => (
          <option value={day} selected={day === filter.day}>
            {dateWords(day)}
          </option>
        ))}
      </select>
    </div>
    <button type="submit">Filter</button>
  </form>
);
