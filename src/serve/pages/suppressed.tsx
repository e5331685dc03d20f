import type { Context } from 'hono';
import type { FC } from 'hono/jsx';
import type { SuppressedRow } from '../../core/model/index.ts';
import { line } from '../../core/language/text.ts';
import { readNotTold, readWatchState, type ServeContext } from '../context.ts';
import type { Watchlist } from '../../core/watchlist/schema.ts';
import { counted, OutsideLink, pathTo, SuppressedReason } from '../ui/components.tsx';
import { renderPage, sourceNameOf, whenOf } from '../ui/render.tsx';
import { Time, type When } from '../ui/time.tsx';
import { isSuppressedRow } from '../ui/today.ts';

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

export async function serveSuppressedPage(c: Context, context: ServeContext): Promise<Response> {
  const watchState = await readWatchState(context);
  const { rows, waiting } = await readNotTold(context, watchState);
  const content = (
    <SuppressedPage
      rows={rows.filter(isSuppressedRow)}
      waiting={waiting}
      watchlist={watchState.watchlist}
      when={whenOf(watchState)}
    />
  );
  return renderPage(c, watchState, { title: 'Suppressed', current: 'suppressed' }, content);
}

const SuppressedPage: FC<SuppressedProps & { waiting: number }> = ({ rows, waiting, watchlist, when }) => (
  <div class="column">
    <h1>Suppressed</h1>
    <p class="lede">
      Items of the last 30 days that Readout saw and suppressed, newest first, each with the rule that
      suppressed it, and the newest pages that it opened because their listing left them unsure. Entries that
      miss the subject and were not opened are in no list: <a href="/lookup">look one up</a>.
    </p>
    {waiting > 0 && <p class="note">{counted(waiting, 'entry', 'entries')} wait to be opened.</p>}
    {rows.length === 0 ? (
      <p class="empty">Nothing was suppressed yet.</p>
    ) : (
      <SuppressedItems rows={rows.slice(0, MAX_ROWS)} watchlist={watchlist} when={when} />
    )}
    {rows.length > MAX_ROWS && (
      <p class="note">
        The newest {MAX_ROWS} of {rows.length}; all of them: <a href="/api/suppressed">API</a>.
      </p>
    )}
  </div>
);
