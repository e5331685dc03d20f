import type { FC } from 'hono/jsx';
import type { SuppressedRow } from '../../core/model/index.ts';
import { line } from '../../core/language/text.ts';
import type { Watchlist } from '../../core/watchlist/schema.ts';
import { OutsideLink, pathTo, WhySuppressed } from '../ui/components.tsx';
import { Time, type When } from '../ui/time.tsx';

type Props = { rows: readonly SuppressedRow[]; watchlist: Watchlist; when: When };

/** What was seen and held back, each with the rule that held it back. */
export const SuppressedList: FC<Props> = ({ rows, watchlist, when }) => (
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
        <WhySuppressed row={row} when={when} />
        <span class="meta">
          {watchlist.sources.find(({ id }) => id === row.source)?.name ?? row.source},{' '}
          <Time at={row.at} when={when} dated />
        </span>
      </li>
    ))}
  </ul>
);

const MOST = 300;

export const SuppressedPage: FC<Props> = ({ rows, watchlist, when }) => (
  <div class="column">
    <h1>Suppressed</h1>
    <p class="lede">
      What was seen in the last 30 days and not told, newest first, each with the rule that said so.
    </p>
    {rows.length === 0 ? (
      <p class="empty">Nothing was suppressed yet.</p>
    ) : (
      <SuppressedList rows={rows.slice(0, MOST)} watchlist={watchlist} when={when} />
    )}
    {rows.length > MOST && (
      <p class="note">
        The newest {MOST} of {rows.length}; all of them: <a href="/api/suppressed">API</a>.
      </p>
    )}
  </div>
);
