import type { FC } from 'hono/jsx';
import type { SourceStatus } from '../../core/model/index.ts';
import { DAYS_SHOWN } from '../../core/tracking/source-days.ts';
import { duration } from '../../core/tracking/time-in-words.ts';
import { counted } from '../ui/components.tsx';
import { DayKey, type DayPictures, openDayPictures } from './day-picture.tsx';
import { groupOf, groupWords, type SourceQuery, type SourceRows, stateWord } from './source-groups.ts';

type TableProps = { readonly sources: SourceRows; readonly query: SourceQuery; readonly now: number };

/** Shows sources as a table, the worst first. What is fine has one short line: a page may list hundreds. */
export const SourceTable: FC<TableProps> = ({ sources, query, now }) => (
  <section aria-labelledby="sources">
    <h2 id="sources">Sources</h2>
    <Filters counts={sources.counts} query={query} />
    {sources.rows.length === 0 ? <NoSource query={query} /> : <Table rows={sources.rows} now={now} />}
    {sources.hidden > 0 && (
      <p class="meta">{counted(sources.hidden, 'more source')}: look for one by its name.</p>
    )}
    {sources.rows.length > 0 && <DayKey />}
  </section>
);

const NoSource: FC<{ query: SourceQuery }> = ({ query }) => (
  <p class="empty">
    {query.show === null && query.words === '' ? (
      'The watchlist names no source.'
    ) : (
      <>
        No source is like that. <a href="/status">Show all</a>
      </>
    )}
  </p>
);

const Table: FC<{ rows: SourceRows['rows']; now: number }> = ({ rows, now }) => {
  const pictures = openDayPictures(rows.map(({ days }) => days));
  return (
    <>
      <pictures.Symbols />
      <table class="sources">
        <thead>
          <tr>
            <th scope="col">State</th>
            <th scope="col">Source</th>
            <th scope="col">{DAYS_SHOWN} days</th>
            <th scope="col">Newest</th>
            <th scope="col">On subject</th>
            <th scope="col">Listed</th>
            <th scope="col">Followed</th>
          </tr>
        </thead>
        {[...Map.groupBy(rows, groupOf)].map(([group, members]) => (
          <tbody class={group}>
            {members.map((source) => (
              <Row source={source} Picture={pictures.Picture} now={now} />
            ))}
          </tbody>
        ))}
      </table>
    </>
  );
};

const searchOf = (show: string | null, words: string): string => {
  const parameters = new URLSearchParams();
  if (show !== null) parameters.set('show', show);
  if (words !== '') parameters.set('q', words);
  return parameters.size === 0 ? '/status' : `/status?${parameters.toString()}`;
};

const Filters: FC<{ counts: SourceRows['counts']; query: SourceQuery }> = ({ counts, query }) => {
  const total = counts.reduce((sum, [, count]) => sum + count, 0);
  const link = (group: (typeof counts)[number][0] | null, words: string, count: number) => (
    <li class={group ?? undefined}>
      <a href={searchOf(group, query.words)} aria-current={query.show === group ? 'true' : undefined}>
        <b>{count.toLocaleString('en')}</b> {words}
      </a>
    </li>
  );
  return (
    <form class="source-filters" action="/status" method="get" role="search">
      <ul class="groups">
        {link(null, 'all', total)}
        {counts
          .filter(([group, count]) => count > 0 || group === query.show)
          .map(([group, count]) => link(group, groupWords[group], count))}
      </ul>
      {query.show !== null && <input type="hidden" name="show" value={query.show} />}
      <span class="field">
        <input type="search" name="q" value={query.words} aria-label="Name of a source" placeholder="Name" />
        <button type="submit">Find</button>
      </span>
    </form>
  );
};

/** Says the history in fewer words than the sentence: the column says which days. */
const shortHistory = (history: string): string =>
  history.replace(/^[^:]*: (?<rest>.)/u, (_, first: string) => first.toUpperCase());

/** A row of its own has room for a sentence, also on a narrow screen. */
const Row: FC<{ source: SourceStatus; Picture: DayPictures['Picture']; now: number }> = ({
  source,
  Picture,
  now,
}) => {
  const note = noteOf(source);
  return (
    <>
      <tr class={note === null ? undefined : 'noted'}>
        <td>{stateWord(source)}</td>
        <th scope="row">
          <a href={`/sources/${source.id}`}>{source.name}</a>
        </th>
        <td>
          <Picture days={source.days} sentence={shortHistory(source.history)} />
        </td>
        <td>{source.newestEntryAt === null ? '–' : duration(now - Date.parse(source.newestEntryAt))}</td>
        <td>{source.onSubject}</td>
        <td>{source.listed}</td>
        <td>{source.articlesTracked}</td>
      </tr>
      {note !== null && (
        <tr class="note">
          <td colspan={7}>
            <bdi>{note}</bdi>
          </td>
        </tr>
      )}
    </>
  );
};

/** Says why, of a source that is not simply fine. */
function noteOf({
  name,
  state,
  sentence,
  consecutiveFailures,
  refused,
  movedTo,
}: SourceStatus): string | null {
  const isFine = state === 'ok' && consecutiveFailures + refused === 0 && movedTo === null;
  return isFine || state === 'paused' ? null : sentence.slice(name.length + 2);
}
