import type { FC } from 'hono/jsx';
import { line } from '../../core/language/text.ts';
import type { LogRow, SuppressedRow } from '../../core/model/index.ts';
import type { ReadingStatus } from '../../core/tracking/reading.ts';
import type { Watchlist } from '../../core/watchlist/schema.ts';
import { counted, pathTo, Title } from '../ui/components.tsx';
import { Filters } from '../ui/filters.tsx';
import { openKept } from '../ui/kept.ts';
import { FeedLinks } from '../ui/layout.tsx';
import { sourceNameOf } from '../ui/render.tsx';
import { Time, type When, yearOf } from '../ui/time.tsx';
import { isSuppressedRow } from '../ui/today.ts';
import { SuppressedItems } from './suppressed.tsx';

export type BesideProps = {
  readonly watchlist: Watchlist;
  readonly reading: ReadingStatus;
  /** What was seen and not told, newest first, as the window keeps it. */
  readonly allSuppressed: readonly SuppressedRow[];
  /** The rows of the log, newest first, as the window keeps them. */
  readonly rows: readonly LogRow[];
  readonly search: string;
  readonly when: When;
};

const kept = openKept();

/** Stands beside the stream where no alert is opened: filters, and what was not told. */
export const Beside: FC<BesideProps> = ({ watchlist, reading, allSuppressed, rows, search, when }) => (
  <aside class="beside" aria-label="Filters and what was suppressed">
    <Filters watchlist={watchlist} search={search} />
    <p class="feeds">
      Feeds{search === '' ? '' : ' with these filters'}: <FeedLinks search={search} />
    </p>
    {kept(allSuppressed, [rows, watchlist, yearOf(when), nothingBefore(reading)], () => (
      <>
        <Suppressed rows={allSuppressed.filter(isSuppressedRow)} watchlist={watchlist} when={when} />
        <Troubles rows={troublesIn(rows)} when={when} />
        <Before
          rows={allSuppressed.filter((row) => !isSuppressedRow(row))}
          watchlist={watchlist}
          reading={reading}
          when={when}
        />
      </>
    ))}
  </aside>
);

/** So many sources in trouble stand beside the stream; the status has them all. */
const MAX_TROUBLES = 4;

/** @returns the newest alert on the health of each source, newest first, as far as the window reaches */
function troublesIn(rows: readonly LogRow[]): LogRow[] {
  const newest = new Map<string, LogRow>();
  for (const row of rows) {
    if (row.kind === 'health' && !newest.has(row.source)) newest.set(row.source, row);
  }
  return [...newest.values()].slice(0, MAX_TROUBLES);
}

/** So many rows stand beside the stream; the page of what was suppressed has the rest. */
const MAX_SUPPRESSED = 12;

type RowsProps = { rows: readonly SuppressedRow[]; watchlist: Watchlist; when: When };

const Suppressed: FC<RowsProps> = ({ rows, watchlist, when }) => (
  <section aria-labelledby="suppressed">
    <h2 id="suppressed">Suppressed</h2>
    {rows.length === 0 ? (
      <p class="empty">Nothing was suppressed yet.</p>
    ) : (
      <SuppressedItems rows={rows.slice(0, MAX_SUPPRESSED)} watchlist={watchlist} when={when} />
    )}
    {rows.length > MAX_SUPPRESSED && (
      <p>
        <a href="/suppressed">All that was suppressed</a>
      </p>
    )}
  </section>
);

const Troubles: FC<{ rows: readonly LogRow[]; when: When }> = ({ rows, when }) =>
  rows.length === 0 ? null : (
    <section aria-labelledby="troubles">
      <h2 id="troubles">Sources</h2>
      <ul class="rows">
        {rows.map((row) => (
          <li>
            <a href={pathTo.alert(row.id)} dir="auto">
              <Title text={row.title} />
            </a>
            <span class="meta">
              <Time at={row.at} when={when} dated />
            </span>
          </li>
        ))}
      </ul>
      <p>
        <a href="/status">All sources</a>
      </p>
    </section>
  );

/** What was not read yet says nothing. */
function nothingBefore({ state, looked, failing }: ReadingStatus): string {
  if (state !== 'reading') return 'No source was read yet.';
  return failing === 0
    ? 'The sources listed nothing on the subject at their first check.'
    : `The sources that were read listed nothing on the subject at their first check; ${failing} of ${looked} could not be read.`;
}

const Before: FC<RowsProps & { reading: ReadingStatus }> = ({ rows, watchlist, reading, when }) => (
  <section aria-labelledby="before">
    <h2 id="before">Before you started</h2>
    {rows.length === 0 ? (
      <p class="empty">{nothingBefore(reading)}</p>
    ) : (
      <details>
        <summary>{counted(rows.length, 'article')} on the subject were there already</summary>
        <ul class="rows">
          {rows.slice(0, 100).map((row) => (
            <li>
              {row.article !== null && (
                <a href={pathTo.article(row.article)} dir="auto">
                  {line(row.title)}
                </a>
              )}
              <span class="meta">
                {sourceNameOf(watchlist, row.source)}, <Time at={row.at} when={when} dated />
              </span>
            </li>
          ))}
        </ul>
      </details>
    )}
  </section>
);
