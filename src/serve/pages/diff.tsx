import type { Context } from 'hono';
import type { FC } from 'hono/jsx';
import { readWatchState, type ServeContext } from '../context.ts';
import { notFound } from '../http/http-problem.ts';
import { respondProblem } from '../http/problem.tsx';
import { idOf, isId } from '../http/request.ts';
import { renderPage, sourceSearch, whenOf } from '../ui/render.tsx';
import type {
  ArticlePointer,
  Change,
  Reason,
  StoredStatement,
  TimelineRow,
  Version,
} from '../../core/model/index.ts';
import { line } from '../../core/language/text.ts';
import {
  ChangedWords,
  DisclosureNote,
  OutsideLink,
  pathTo,
  Reasons,
  type DiffView,
} from '../ui/components.tsx';
import { SideBySide } from '../ui/side-by-side.tsx';
import type { When } from '../ui/time.tsx';
import { differenceOf } from './version-difference.ts';
import { CompareForm, type SeenVersion, versionsOf } from './versions.tsx';
import { statementsInPassage } from '../ledger/statement-components.tsx';

/** Compares the two versions of the last change, unless the query names others. */
export async function serveDiffPage(c: Context, context: ServeContext): Promise<Response> {
  const { corpus } = context;
  const id = idOf(c);
  const pointer = isId(id) ? await corpus.getArticle(id) : null;
  if (pointer === null) return respondProblem(c, notFound('No article has this address.'));
  const [watchState, changes, record] = await Promise.all([
    readWatchState(context),
    corpus.listChanges(pointer.id),
    corpus.getStatements(pointer.id),
  ]);
  const from = c.req.query('from') ?? changes[0]?.from ?? '';
  const to = c.req.query('to') ?? pointer.current.version;
  const versions =
    isId(from) && isId(to) ? await corpus.getVersions(pointer.id, [from, to]) : new Map<string, Version>();
  const [before, after] = [versions.get(from), versions.get(to)];
  if (before === undefined || after === undefined) {
    return respondProblem(c, notFound('This article has no such versions: see its timeline.'));
  }
  const difference = differenceOf({ before, after }, pointer, changes, watchState);
  const content = (
    <DiffPage
      pointer={pointer}
      headline={after.headline}
      from={from}
      to={to}
      view={c.req.query('view') === 'side' ? 'side' : 'inline'}
      versions={versionsOf(pointer, changes, hashesIn(pointer, changes))}
      statements={record?.statements ?? []}
      when={whenOf(watchState, pointer.source)}
      change={difference.change}
      why={difference.why}
      told={difference.told}
    />
  );
  return renderPage(
    c,
    watchState,
    { title: after.headline, current: null, search: sourceSearch(pointer.source) },
    content,
  );
}

/** Lists every version that a change names, so that storage need not be asked for them. */
const hashesIn = (pointer: ArticlePointer, changes: readonly TimelineRow[]): string[] => [
  ...changes.flatMap(({ from, to }) => (to === null ? [from] : [from, to])),
  pointer.current.version,
];

type DiffProps = {
  pointer: ArticlePointer;
  headline: string;
  from: string;
  to: string;
  view: DiffView;
  versions: readonly SeenVersion[];
  /** Null where the versions do not differ in anything that is compared. */
  change: Change | null;
  why: readonly Reason[];
  told: boolean | null;
  /** The statements of the article as it was read last. */
  statements: readonly StoredStatement[];
  when: When;
};

/** Shows the sentences that differ, with one of context. Full texts are not republished. */
const DiffPage: FC<DiffProps> = (props) => {
  const { pointer, headline, from, to, view, change, why, told, when } = props;
  return (
    <article class={view === 'side' ? 'column wide' : 'column'}>
      <p class="kicker">
        Two versions: <code>{from.slice(0, 12)}</code> <span aria-hidden="true">→</span>
        <span class="hidden">to</span> <code>{to.slice(0, 12)}</code>
      </p>
      <h1 lang={pointer.language} dir="auto">
        {line(headline === '' ? pointer.url : headline)}
      </h1>
      {change === null ? (
        <p class="empty">A reader would see no difference between these versions.</p>
      ) : (
        <>
          <Words {...props} change={change} />
          <DisclosureNote disclosure={change.disclosure} />
          <p class="meta">
            {change.insertedWords} words added, {change.deletedWords} removed
            {change.types.length > 0 && `; ${change.types.join(', ')}`}.
          </p>
        </>
      )}
      <CompareForm path={`${pathTo.article(pointer.id)}/diff`} {...props} />
      {why.length > 0 && (
        <section aria-labelledby="why">
          <h2 id="why">
            {told === null ? 'How it is classified' : told ? 'Why it was told' : 'Why it was suppressed'}
          </h2>
          <Reasons why={why} when={when} />
        </section>
      )}
      <p>
        <a href={pathTo.article(pointer.id)}>Timeline of the article</a> ·{' '}
        <OutsideLink href={pointer.url}>Article</OutsideLink> ·{' '}
        <a href={pathTo.diff(pointer.id, to, from, view)}>In the other direction</a>
      </p>
    </article>
  );
};

const MAX_PASSAGES = 200;

const Words: FC<DiffProps & { change: Change }> = ({ view, change, pointer, statements }) =>
  view === 'side' ? (
    <SideBySide change={change} language={pointer.language} maxPassages={MAX_PASSAGES} />
  ) : (
    <ChangedWords
      change={change}
      language={pointer.language}
      maxPassages={MAX_PASSAGES}
      more={null}
      about={statementsInPassage(statements)}
    />
  );
