import type { Context } from 'hono';
import type { FC } from 'hono/jsx';
import type { ArticlePointer, LogRow, SuppressedRow } from '../../core/model/index.ts';
import { line } from '../../core/language/text.ts';
import { articleId, hostOf, identity } from '../../core/model/url.ts';
import { readWatchState, type ServeContext, type WatchState } from '../context.ts';
import { readWithdrawals, type Withdrawals } from './withdrawals.ts';
import { OutsideLink, pathTo, ToldRow, SuppressedReason } from '../ui/components.tsx';
import { renderPage, whenOf } from '../ui/render.tsx';
import { Time, type When } from '../ui/time.tsx';

/** Everything that is known of the address that was asked for. */
type LookedUp =
  | { readonly kind: 'not-asked' }
  | { readonly kind: 'not-an-address' }
  | {
      readonly kind: 'unknown';
      /** The names of the sources on the same host. */
      readonly sources: readonly string[];
    }
  | {
      readonly kind: 'known';
      readonly id: string;
      readonly pointer: ArticlePointer | null;
      readonly alerts: readonly LogRow[];
      readonly withdrawn: Withdrawals;
      readonly suppressed: readonly SuppressedRow[];
      readonly baseline: boolean;
    };

export async function serveLookupPage(c: Context, context: ServeContext): Promise<Response> {
  const watchState = await readWatchState(context);
  const found = await lookUp(context, watchState, c.req.query('url'));
  const content = (
    <LookupPage
      found={found}
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
  const [log, suppressed, recent] = await Promise.all([
    context.listLog(),
    context.listSuppressed(),
    context.listRecent(),
  ]);
  const alerts = log.filter((row) => row.article === id);
  const ownSuppressed = suppressed.filter((row) => row.article === id);
  const row = recent.find(({ article }) => article === id);
  if (pointer === null && row === undefined && alerts.length === 0 && ownSuppressed.length === 0) {
    const sources = watchlist.sources.filter(({ url }) => hostOf(url) === hostOf(asked.trim()));
    return { kind: 'unknown', sources: sources.map(({ name }) => name) };
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
  };
}

/** Answers whether an article was told and, if it was not, why not. */
const LookupPage: FC<{ found: LookedUp; when: When }> = ({ found, when }) => (
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
      <Answer found={found} when={when} />
    </div>
  </div>
);

const Answer: FC<{ found: LookedUp; when: When }> = ({ found, when }) => {
  switch (found.kind) {
    case 'not-asked':
      return (
        <p class="note">Paste an address to see whether it was told, and by which rule if it was not.</p>
      );
    case 'not-an-address':
      return <p class="banner">That is not an http or https address.</p>;
    case 'unknown':
      return <Unknown sources={found.sources} />;
    case 'known':
      return <KnownArticleView found={found} when={when} />;
    default:
      return null;
  }
};

const Unknown: FC<{ sources: readonly string[] }> = ({ sources }) => (
  <>
    <h2>Not seen</h2>
    {sources.length === 0 ? (
      <p>
        No source of the watchlist is on this host, and no source listed this article under this address. See
        the <a href="/status">sources</a>.
      </p>
    ) : (
      <p>
        {sources.join(', ')} {sources.length === 1 ? 'is' : 'are'} watched on this host. The article was not
        listed there while it was checked, or its headline, summary and text did not match the subject.
      </p>
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
