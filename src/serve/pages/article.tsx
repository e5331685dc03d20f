import type { FC } from 'hono/jsx';
import type { Names } from '../../core/feeds/names.ts';
import type { ArticlePointer, LogRow, TimelineRow, UntoldRow } from '../../core/model.ts';
import { line } from '../../core/text.ts';
import type { ArticleSaid } from '../ledger/article.ts';
import { ArticleStatements } from './article-statements.tsx';
import { ChangedWords, Found, Kind, Note, Outside, pathTo, Reasons, Time, type When } from './parts.tsx';
import { ruleWords } from './rules.ts';

export type ArticleProps = {
  readonly pointer: ArticlePointer;
  readonly headline: string;
  readonly sourceName: string;
  readonly changes: readonly TimelineRow[];
  /** Alerts on this article that are no change: its first sight. */
  readonly alerts: readonly LogRow[];
  readonly untold: readonly UntoldRow[];
  /** Hashes, oldest first as far as the changes tell. */
  readonly versions: readonly string[];
  readonly said: ArticleSaid;
  readonly names: Names;
  readonly when: When;
};

/** One article's life as seen: every change, told or not, with the rule. */
export const ArticlePage: FC<ArticleProps> = (props) => {
  const { pointer, headline, sourceName, when } = props;
  return (
    <article class="column">
      <p class="kicker">
        {sourceName} · first seen <Time at={pointer.firstSeenAt} when={when} dated />
      </p>
      <h1 lang={pointer.language} dir="auto">
        {line(headline === '' ? pointer.url : headline)}
      </h1>
      <p class="meta address">
        <Outside href={pointer.url}>{line(pointer.url)}</Outside>
        {pointer.publishedAt !== null && (
          <>
            , published <Time at={pointer.publishedAt} when={when} dated />
          </>
        )}
      </p>
      {pointer.aliases.length > 0 && <Aliases aliases={pointer.aliases} />}
      <ArticleStatements said={props.said} names={props.names} />
      <section aria-labelledby="timeline">
        <h2 id="timeline">Timeline</h2>
        <Timeline {...props} />
      </section>
      <Versions {...props} />
    </article>
  );
};

const Aliases: FC<{ aliases: readonly string[] }> = ({ aliases }) => (
  <details>
    <summary>
      {aliases.length} other {aliases.length === 1 ? 'address' : 'addresses'} of it
    </summary>
    <ul class="rows address">
      {aliases.map((url) => (
        <li>
          <Outside href={url}>{line(url)}</Outside>
        </li>
      ))}
    </ul>
  </details>
);

type Moment = { readonly at: string; readonly view: ReturnType<FC> };

const Timeline: FC<ArticleProps> = ({ changes, alerts, untold, pointer, when }) => {
  const moments: Moment[] = [
    ...changes.map((row) => ({ at: row.at, view: <ChangeMoment row={row} pointer={pointer} when={when} /> })),
    ...alerts.map((row) => ({ at: row.at, view: <AlertMoment row={row} when={when} /> })),
    ...untold.map((row) => ({ at: row.at, view: <UntoldMoment row={row} when={when} /> })),
  ].toSorted((a, b) => (a.at < b.at ? 1 : -1));
  if (moments.length === 0) {
    return <p class="empty">No change was seen since the first look.</p>;
  }
  return (
    <ol class="timeline" reversed>
      {moments.map(({ view }) => (
        <li>{view}</li>
      ))}
    </ol>
  );
};

const ChangeMoment: FC<{ row: TimelineRow; pointer: ArticlePointer; when: When }> = ({
  row,
  pointer,
  when,
}) => (
  <div class={row.told ? 'told' : 'suppressed'}>
    <h3>
      <Time at={row.at} when={when} dated />{' '}
      {row.told ? (
        row.alert === null ? (
          'Told'
        ) : (
          <a href={pathTo.alert(row.alert)}>Told as {row.severity}</a>
        )
      ) : (
        'Not told'
      )}
      {row.to !== null && (
        <>
          {' '}
          <a class="meta" href={pathTo.diff(pointer.id, row.from, row.to)}>
            the two versions
          </a>
        </>
      )}
    </h3>
    <Reasons why={row.why} when={when} />
    <ChangedWords change={row.change} language={pointer.language} most={6} more={null} />
    {row.told && row.to !== null && <Note disclosure={row.change.disclosure} />}
  </div>
);

const AlertMoment: FC<{ row: LogRow; when: When }> = ({ row, when }) => (
  <div class="told">
    <h3>
      <Time at={row.at} when={when} dated /> <Kind kind={row.kind} severity={row.severity} />{' '}
      <a href={pathTo.alert(row.id)} dir="auto">
        {line(row.title)}
      </a>
    </h3>
  </div>
);

const UntoldMoment: FC<{ row: UntoldRow; when: When }> = ({ row, when }) => (
  <div class="suppressed">
    <h3>
      <Time at={row.at} when={when} dated /> Not told
    </h3>
    <p class="reason">
      <span class="rule">{ruleWords(row.rule)}</span> <Found text={row.text} when={when} />
      {row.alert !== null && (
        <>
          {' '}
          <a href={pathTo.alert(row.alert)}>told here</a>
        </>
      )}
    </p>
  </div>
);

const SeenAt: FC<{ at: string | undefined; when: When }> = ({ at, when }) =>
  at === undefined ? null : (
    <span class="meta">
      seen <Time at={at} when={when} dated />
    </span>
  );

/** When a version was seen first, as far as the changes tell. */
const seenAtOf = (changes: readonly TimelineRow[]): ReadonlyMap<string, string> =>
  new Map(
    changes.flatMap(({ change: { from, to } }) =>
      [from, to].flatMap((seen) => (seen === null ? [] : [[seen.version, seen.seenAt] as const])),
    ),
  );

const Versions: FC<ArticleProps> = ({ versions, pointer, changes, when }) => (
  <section aria-labelledby="versions">
    <h2 id="versions">Versions</h2>
    <ol class="rows versions">
      {versions.map((hash, index) => {
        const before = versions[index - 1];
        return (
          <li>
            <code>{hash.slice(0, 12)}</code> <SeenAt at={seenAtOf(changes).get(hash)} when={when} />{' '}
            {hash === pointer.current.version && <span class="meta">current</span>}{' '}
            {before !== undefined && (
              <a class="meta" href={pathTo.diff(pointer.id, before, hash)}>
                compared with the one before
              </a>
            )}
          </li>
        );
      })}
    </ol>
  </section>
);

/** @param changes newest first @param stored hashes in any order @returns oldest first, each once, the current last */
export function versionsInOrder(
  changes: readonly TimelineRow[],
  stored: readonly string[],
  current: string,
): string[] {
  const told = changes.toReversed().flatMap(({ from, to }) => (to === null ? [from] : [from, to]));
  const known = new Set(stored);
  const ordered = [...new Set([...told.filter((hash) => known.has(hash)), ...stored])];
  return [...ordered.filter((hash) => hash !== current), ...ordered.filter((hash) => hash === current)];
}
