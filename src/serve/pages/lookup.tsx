import type { Context } from 'hono';
import type { FC } from 'hono/jsx';
import type { ArticlePointer, LogRow, SuppressedRow } from '../../core/model/index.ts';
import { line } from '../../core/language/text.ts';
import { articleId, hostOf, identity } from '../../core/model/url.ts';
import { readWatchState, type ServeContext, type WatchState } from '../context.ts';
import {
  openingHabit,
  openingWords,
  recallAddress,
  type RecalledAddress,
} from '../../core/tracking/openings.ts';
import type { Source, Watchlist } from '../../core/watchlist/schema.ts';
import { readWithdrawals, type Withdrawals } from './withdrawals.ts';
import { OutsideLink, pathTo, ToldRow, SuppressedReason } from '../ui/components.tsx';
import { renderPage, sourceNameOf, whenOf } from '../ui/render.tsx';
import { Time, type When } from '../ui/time.tsx';

/** Everything that is known of the address that was asked for. */
type LookedUp =
  | { readonly kind: 'not-asked' }
  | { readonly kind: 'not-an-address' }
  | {
      readonly kind: 'unknown';
      /** The sources on the same host. */
      readonly sources: readonly Source[];
    }
  | { readonly kind: 'unsure'; readonly recalled: readonly RecalledAddress[] }
  | {
      readonly kind: 'known';
      readonly id: string;
      readonly pointer: ArticlePointer | null;
      readonly alerts: readonly LogRow[];
      readonly withdrawn: Withdrawals;
      readonly suppressed: readonly SuppressedRow[];
      readonly baseline: boolean;
      /** Its listing missed the subject, and its page did not. */
      readonly isOpened: boolean;
    };

export async function serveLookupPage(c: Context, context: ServeContext): Promise<Response> {
  const watchState = await readWatchState(context);
  const { watchlist } = watchState;
  const found = await lookUp(context, watchState, c.req.query('url'));
  const content = (
    <LookupPage
      found={found}
      watchlist={watchlist}
      when={whenOf(watchState, found.kind === 'known' ? (found.pointer?.source ?? null) : null)}
    />
  );
  return renderPage(c, watchState, { title: 'Look up an article', current: 'lookup' }, content);
}

async function lookUp(
  context: ServeContext,
  { watchlist }: WatchState,
  asked: string | undefined,
): Promise<LookedUp> {
  if (asked === undefined || asked.trim() === '') return { kind: 'not-asked' };
  if (asked.length > 2_000 || identity(asked) === null) return { kind: 'not-an-address' };
  // An alias is stored under its own id and names the article's.
  const pointer = await context.corpus.getArticle(articleId(asked));
  const id = pointer?.id ?? articleId(asked);
  const [log, suppressed, recent, [record]] = await Promise.all([
    context.listLog(),
    context.listSuppressed(),
    context.listRecent(),
    context.corpus.getHosts([hostOf(pointer?.url ?? asked.trim())]),
  ]);
  const alerts = log.filter((row) => row.article === id);
  const ownSuppressed = suppressed.filter((row) => row.article === id);
  const row = recent.find(({ article }) => article === id);
  if (pointer === null && row === undefined && alerts.length === 0 && ownSuppressed.length === 0) {
    const recalled = record === undefined ? [] : recallAddress(record, asked);
    if (recalled.length > 0) return { kind: 'unsure', recalled };
    const sources = watchlist.sources.filter(({ url }) => hostOf(url) === hostOf(asked.trim()));
    return { kind: 'unknown', sources };
  }
  const withdrawn = await readWithdrawals(context, alerts);
  return {
    kind: 'known',
    id,
    pointer,
    alerts,
    withdrawn,
    suppressed: ownSuppressed,
    baseline: row?.baseline ?? false,
    isOpened: record?.articles[id]?.opened === true,
  };
}

type AnswerProps = { found: LookedUp; watchlist: Watchlist; when: When };

/** Answers whether an article was told and, if it was not, why not. */
const LookupPage: FC<AnswerProps> = (props) => (
  <div class="column">
    <h1>Look up an article</h1>
    <form action="/lookup" method="get">
      <label for="url">Address of the article</label>
      <span class="field">
        <input id="url" name="url" type="url" required maxlength={2000} placeholder="https://" />
        <button type="submit">Look up</button>
      </span>
    </form>
    <div role="status">
      <Answer {...props} />
    </div>
  </div>
);

const Answer: FC<AnswerProps> = ({ found, watchlist, when }) => {
  switch (found.kind) {
    case 'not-asked':
      return (
        <p class="note">Paste an address to see whether it was told, and by which rule if it was not.</p>
      );
    case 'not-an-address':
      return <p class="banner">That is not an http or https address.</p>;
    case 'unknown':
      return <Unknown sources={found.sources} />;
    case 'unsure':
      return <Unsure recalled={found.recalled} watchlist={watchlist} when={when} />;
    case 'known':
      return <KnownArticleView found={found} when={when} />;
    default:
      return null;
  }
};

/** What became of an entry that missed the subject by its title and summary. */
const Unsure: FC<{ recalled: readonly RecalledAddress[]; watchlist: Watchlist; when: When }> = ({
  recalled,
  watchlist,
  when,
}) => (
  <>
    <h2>
      {recalled.some(({ state }) => state === 'off' || state === 'unreadable') ? 'Opened' : 'Not opened'}
    </h2>
    <ul class="rows">
      {recalled.map(({ source, state, at }) => (
        <li>
          Its title and summary miss the subject; {openingWords[state]}.
          <span class="meta">
            {sourceNameOf(watchlist, source)}, <Time at={at} when={when} dated />
          </span>
        </li>
      ))}
    </ul>
  </>
);

const Unknown: FC<{ sources: readonly Source[] }> = ({ sources }) => (
  <>
    <h2>Not seen</h2>
    {sources.length === 0 ? (
      <p>
        No source of the watchlist is on this host, and no source listed this article under this address. See
        the <a href="/status">sources</a>.
      </p>
    ) : (
      <>
        <p>
          The article was not listed on this host while it was checked, or its title and summary miss the
          subject and its page was not opened. No page older than a week is.
        </p>
        <ul class="rows">
          {sources.map((source) => (
            <li>
              {source.name} {openingHabit(source)}.
            </li>
          ))}
        </ul>
      </>
    )}
  </>
);

type KnownArticle = Extract<LookedUp, { kind: 'known' }>;

/** Says what became of an article. One that the newest rows do not name was seen, and no more is known of it. */
function headingOf({ alerts, suppressed }: KnownArticle): string {
  if (alerts.length > 0) return 'Told';
  return suppressed.length > 0 ? 'Suppressed' : 'Seen';
}

const KnownArticleView: FC<{ found: KnownArticle; when: When }> = ({ found, when }) => (
  <>
    <h2>{headingOf(found)}</h2>
    {found.pointer !== null && (
      <p class="address">
        <OutsideLink href={found.pointer.url}>{line(found.pointer.url)}</OutsideLink>, first seen{' '}
        <Time at={found.pointer.firstSeenAt} when={when} dated />
      </p>
    )}
    {found.isOpened && (
      <p>Its title and summary miss the subject; its page was opened, and is on the subject.</p>
    )}
    <ul class="rows">
      {found.alerts.map((row) => (
        <ToldRow row={row} withdrawn={found.withdrawn.get(row.id) ?? null} when={when} />
      ))}
      {found.suppressed.map((row) => (
        <li>
          <SuppressedReason row={row} when={when} />
          <span class="meta">
            suppressed, <Time at={row.at} when={when} dated />
          </span>
        </li>
      ))}
    </ul>
    {found.alerts.length === 0 && found.suppressed.length === 0 && (
      <p>
        {found.baseline
          ? 'Its source listed it at the first check: articles that were there already are never told.'
          : 'No decision about it is among the newest 1,000.'}
      </p>
    )}
    {found.pointer !== null && (
      <p>
        <a href={pathTo.article(found.id)}>Its timeline</a>
      </p>
    )}
  </>
);
