import type { FC } from 'hono/jsx';
import type { ArticlePointer, Change, Reason, StoredStatement } from '../../core/model/index.ts';
import { line } from '../../core/language/text.ts';
import { ChangedWords, DisclosureNote, OutsideLink, pathTo, Reasons, type View } from '../ui/components.tsx';
import { SideBySide } from '../ui/side-by-side.tsx';
import type { When } from '../ui/time.tsx';
import { CompareForm, type SeenVersion } from './versions.tsx';
import { statementsInPassage } from '../ledger/statement-components.tsx';

type Props = {
  pointer: ArticlePointer;
  headline: string;
  from: string;
  to: string;
  view: View;
  versions: readonly SeenVersion[];
  /** Null: the versions do not differ in anything that is compared. */
  change: Change | null;
  why: readonly Reason[];
  told: boolean | null;
  /** Of the article as it was read last. */
  statements: readonly StoredStatement[];
  when: When;
};

/** Two versions: the sentences that differ, with one of context. Full texts are not republished. */
export const DiffPage: FC<Props> = (props) => {
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
        <p class="empty">These versions differ in nothing that a reader would see.</p>
      ) : (
        <>
          <Words {...props} change={change} />
          <DisclosureNote disclosure={change.disclosure} />
          <p class="meta">
            {change.insertedWords} words in, {change.deletedWords} out
            {change.types.length > 0 && `; ${change.types.join(', ')}`}.
          </p>
        </>
      )}
      <CompareForm {...props} />
      {why.length > 0 && (
        <section aria-labelledby="why">
          <h2 id="why">
            {told === null ? 'What it amounts to' : told ? 'Why it was told' : 'Why it was suppressed'}
          </h2>
          <Reasons why={why} when={when} />
        </section>
      )}
      <p>
        <a href={pathTo.article(pointer.id)}>Timeline of the article</a> ·{' '}
        <OutsideLink href={pointer.url}>Article</OutsideLink> ·{' '}
        <a href={pathTo.diff(pointer.id, to, from, view)}>The other way round</a>
      </p>
    </article>
  );
};

const MOST = 200;

const Words: FC<Props & { change: Change }> = ({ view, change, pointer, statements }) =>
  view === 'side' ? (
    <SideBySide change={change} language={pointer.language} most={MOST} />
  ) : (
    <ChangedWords
      change={change}
      language={pointer.language}
      most={MOST}
      more={null}
      about={statementsInPassage(statements)}
    />
  );
