import type { FC } from 'hono/jsx';
import type { Status } from '../../core/model/index.ts';
import type { SourceQuery } from './source-groups.ts';
import { sortSources } from './source-groups.ts';
import { SourceTable } from './source-table.tsx';

type OwnState = { readonly sentence: string; readonly isBad: boolean };

/** What can go wrong beside the sources, each in one sentence. */
function noticesOf(status: Status): OwnState[] {
  const { dead, webhooks, storage, faults, judge } = status;
  return [
    { sentence: dead.sentence, isBad: Object.keys(dead.queues).length > 0 },
    { sentence: webhooks.sentence, isBad: webhooks.disabled > 0 },
    { sentence: storage.sentence, isBad: isFilling(storage) },
    ...(faults.today > 0 ? [{ sentence: faults.sentence, isBad: true }] : []),
    ...(judge === null ? [] : [{ sentence: judge.sentence, isBad: isJudgeSilent(judge) }]),
  ];
}

const isFilling = ({ state, damaged }: Status['storage']): boolean =>
  state === 'filling' || state === 'full' || damaged > 0;

/** An earlier day's failure is told, and no reason for alarm once that day's questions are done with. */
const isJudgeSilent = ({ answered, asked, waiting }: NonNullable<Status['judge']>): boolean =>
  answered === 0 && asked + waiting > 0;

const levelOf = ({ tick, reading }: Status): string => {
  if (tick.state !== 'ticking' || reading.state === 'nothing') return 'stopped';
  return reading.failing > 0 ? 'troubled' : reading.state;
};

/** Answers first whether everything works, then what is wrong, then how each source is doing. */
export const StatusPage: FC<{ status: Status; query: SourceQuery }> = ({ status, query }) => {
  const notices = noticesOf(status);
  return (
    <div class="column wide status">
      <h1>Status</h1>
      <p class={`overall ${levelOf(status)}`}>{status.reading.sentence}</p>
      <p class={status.tick.state === 'stopped' ? 'stopped' : 'meta'}>{status.tick.sentence}</p>
      <Notices notices={notices.filter(({ isBad }) => isBad)} />
      <Funnel today={status.today} />
      <SourceTable sources={sortSources(status.sources, query)} query={query} now={Date.parse(status.at)} />
      <section aria-labelledby="machine">
        <h2 id="machine">Storage and deliveries</h2>
        <Notices notices={notices.filter(({ isBad }) => !isBad)} />
        <p class="meta">
          Times in sentences are UTC. Nothing is stored for a source that did not change: its last check is
          the latest one due.
        </p>
      </section>
    </div>
  );
};

const Notices: FC<{ notices: readonly OwnState[] }> = ({ notices }) =>
  notices.length === 0 ? null : (
    <ul class="summary">
      {notices.map(({ sentence, isBad }) => (
        <li class={isBad ? 'stopped' : undefined}>
          <bdi>{sentence}</bdi>
        </li>
      ))}
    </ul>
  );

/** Shows what became of what is listed. */
const Funnel: FC<{ today: Status['today'] }> = ({ today }) => (
  <dl class="funnel" aria-label={today.sentence}>
    <Step label="listed now" number={today.listed} />
    {today.opened > 0 && <Step label="opened today" number={today.opened} />}
    <Step label="on the subject" number={today.onSubject} />
    <Step label="told today" number={today.told} href="/" />
    <Step label="not told today" number={today.suppressed} href="/suppressed" />
  </dl>
);

const Step: FC<{ label: string; number: number; href?: string }> = ({ label, number, href }) => (
  <div>
    <dt>{label}</dt>
    <dd>
      {href === undefined ? number.toLocaleString('en') : <a href={href}>{number.toLocaleString('en')}</a>}
    </dd>
  </div>
);
