import type { FC } from 'hono/jsx';
import type { SourceStatus, SourceWord, Status } from '../../core/model/index.ts';
import { DayKey, DayPicture } from './day-picture.tsx';
import { counted, OutsideLink } from '../ui/components.tsx';

/** Sources that need an operator's hand come first. */
const groups: readonly { readonly label: string; readonly words: readonly SourceWord[] }[] = [
  { label: 'Need attention', words: ['failing', 'blocked', 'unreadable', 'gone'] },
  { label: 'Quiet', words: ['quiet', 'quiet-on-subject'] },
  { label: 'New', words: ['new'] },
  { label: 'Fine', words: ['ok'] },
  { label: 'Paused', words: ['paused'] },
];

export const StatusPage: FC<{ status: Status }> = ({ status }) => (
  <div class="column wide">
    <h1>Status</h1>
    <ul class="summary">
      <li class={status.tick.state}>{status.tick.sentence}</li>
      <li class={status.reading.state === 'nothing' ? 'stopped' : undefined}>{status.reading.sentence}</li>
      <li>{status.today.sentence}</li>
      <li class={Object.keys(status.dead.queues).length > 0 ? 'stopped' : undefined}>
        {status.dead.sentence}
      </li>
      <li class={status.webhooks.disabled > 0 ? 'stopped' : undefined}>{status.webhooks.sentence}</li>
      <li class={isFilling(status.storage) ? 'stopped' : undefined}>{status.storage.sentence}</li>
      {status.faults.today > 0 && <li class="stopped">{status.faults.sentence}</li>}
      {status.judge !== null && (
        <li class={isJudgeSilent(status.judge) ? 'stopped' : undefined}>
          <bdi>{status.judge.sentence}</bdi>
        </li>
      )}
    </ul>
    {status.sources.length > 0 && <DayKey />}
    {groups.map(({ label, words }) => {
      const sources = status.sources.filter(({ state }) => words.includes(state));
      return sources.length === 0 ? null : <Group label={label} sources={sources} />;
    })}
    {status.sources.length === 0 && <p class="empty">The watchlist names no source.</p>}
    <p class="meta">
      Times are UTC. Nothing is stored for a source that did not change: its last check is the latest one due.
    </p>
  </div>
);

const isFilling = ({ state, damaged }: Status['storage']): boolean =>
  state === 'filling' || state === 'full' || damaged > 0;

/** An earlier day's failure is told, and no reason for alarm once that day's questions are done with. */
const isJudgeSilent = ({ answered, asked, waiting }: NonNullable<Status['judge']>): boolean =>
  answered === 0 && asked + waiting > 0;

const Group: FC<{ label: string; sources: readonly SourceStatus[] }> = ({ label, sources }) => (
  <section>
    <h2>
      {label} <span class="meta">{sources.length}</span>
    </h2>
    <ul class="rows sources">
      {sources.map((source) => (
        <li id={source.id} class={source.state}>
          <span>
            <bdi class="name">{source.name}</bdi>
            {source.sentence.slice(source.name.length)}
          </span>
          <DayPicture days={source.days} sentence={source.history} />
          <span class="meta">
            <OutsideLink href={source.url}>{source.kind}</OutsideLink> ·{' '}
            <a href={`/?source=${source.id}`}>alerts</a> · {source.listed} listed, {source.onSubject} on
            subject, {counted(source.articlesTracked, 'article')} watched
            {source.opened.today + source.opened.waiting > 0 &&
              `, ${source.opened.today} opened today, ${source.opened.waiting} waiting`}
          </span>
        </li>
      ))}
    </ul>
  </section>
);
