import type { FC } from 'hono/jsx';
import { line } from '../../core/language/text.ts';
import type { Withdrawals } from './withdrawals.ts';
import { OutsideLink, pathTo, ToldRow } from '../ui/components.tsx';
import { Time, type When } from '../ui/time.tsx';
import type { LogRow } from '../../core/model/index.ts';

/** One article that carries the story. */
export type Carrying = {
  readonly article: string | null;
  readonly title: string;
  readonly url: string | null;
  readonly sourceName: string;
  readonly at: string;
  /** With its source's own zone. */
  readonly when: When;
};

type Props = {
  title: string;
  carriers: readonly Carrying[];
  alerts: readonly LogRow[];
  withdrawn: Withdrawals;
  when: When;
};

/** One event's copy in all outlets, in the order in which they were seen with it. */
export const StoryPage: FC<Props> = ({ title, carriers, alerts, withdrawn, when }) => (
  <article class="column">
    <p class="kicker">
      One story in {carriers.length} {carriers.length === 1 ? 'article' : 'articles'}
    </p>
    <h1 dir="auto">{line(title)}</h1>
    <section aria-labelledby="carriers">
      <h2 id="carriers">Seen in</h2>
      <ol class="rows">
        {carriers.map(({ article, title, url, sourceName, at, when }) => (
          <li>
            <span class="title">
              <b>{sourceName}</b>{' '}
              {article === null ? (
                url === null ? (
                  <span dir="auto">{line(title)}</span>
                ) : (
                  <OutsideLink href={url}>{line(title)}</OutsideLink>
                )
              ) : (
                <a href={pathTo.article(article)} dir="auto">
                  {line(title)}
                </a>
              )}
            </span>
            <span class="meta">
              seen <Time at={at} when={when} dated />
            </span>
          </li>
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
