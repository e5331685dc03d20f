import type { FC } from 'hono/jsx';
import type { SourceStatus } from '../../core/model/index.ts';
import { dayWords } from '../../core/tracking/source-days.ts';
import { MINUTE_MS } from '../../core/model/time.ts';
import { duration, shortDay } from '../../core/tracking/time-in-words.ts';
import { counted, OutsideLink } from '../ui/components.tsx';
import { Time, type When } from '../ui/time.tsx';
import { DayPicture } from './day-picture.tsx';
import { groupOf, stateWord } from './source-groups.ts';

/** Shows all that the status knows of one source. */
export const SourcePage: FC<{ source: SourceStatus; when: When }> = ({ source, when }) => (
  <div class="column status">
    <p class="kicker">
      <a href="/status">Status</a>
      <span>{source.type}</span>
      <OutsideLink href={source.url}>Its {source.kind}</OutsideLink>
    </p>
    <h1 dir="auto">{source.name}</h1>
    <p class={`overall ${groupOf(source)}`}>{stateWord(source)}</p>
    <p>
      <bdi>{source.sentence}</bdi>
    </p>
    <p class="origin">
      <a href={`/?source=${source.id}`}>Its alerts</a>
      <a href={`/feed.xml?source=${source.id}`}>RSS of them</a>
    </p>
    <DayPicture days={source.days} sentence={source.history} />
    <p class="meta">{source.history}</p>
    <h2>Now</h2>
    <dl class="facts">
      <Fact label="Listed" value={source.listed} />
      <Fact label="On the subject" value={source.onSubject} />
      <Fact label="Articles followed" value={source.articlesTracked} />
      <Fact label="Opened today" value={source.opened.today} />
      <Fact label="Wait to be opened" value={source.opened.waiting} />
      <Fact label="Refused today" value={source.refused} />
    </dl>
    <dl class="facts">
      <Moment label="Last check" at={source.lastCheckAt} when={when} />
      <Moment label="Next check" at={source.nextCheckAt} when={when} />
      <Moment label="Newest entry" at={source.newestEntryAt} when={when} />
      <Moment label="Newest on the subject" at={source.newestOnSubjectAt} when={when} />
    </dl>
    <TroubledDays source={source} />
  </div>
);

const Fact: FC<{ label: string; value: number }> = ({ label, value }) => (
  <div>
    <dt>{label}</dt>
    <dd>{value.toLocaleString('en')}</dd>
  </div>
);

const Moment: FC<{ label: string; at: string | null; when: When }> = ({ label, at, when }) => (
  <div>
    <dt>{label}</dt>
    <dd>{at === null ? 'none yet' : <Time at={at} when={when} dated />}</dd>
  </div>
);

const TroubledDays: FC<{ source: SourceStatus }> = ({ source }) => {
  const days = source.days.filter(({ failures, downMinutes }) => failures + downMinutes > 0).toReversed();
  return days.length === 0 ? null : (
    <section aria-labelledby="days">
      <h2 id="days">Days with failed checks</h2>
      <ul class="rows">
        {days.map(({ day, state, failures, downMinutes }) => (
          <li>
            <span>
              {shortDay(day)}: {dayWords[state]}; {counted(failures, 'failed check')}, no good one for{' '}
              {duration(downMinutes * MINUTE_MS)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
};
