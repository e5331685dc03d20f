import type { FC } from 'hono/jsx';
import type { WatchlistLabels } from '../../core/watchlist/labels.ts';
import { standingWords } from '../../core/alerts/wording/statement-title.ts';
import { dateWords } from '../../core/alerts/wording/statement-words.ts';
import type { CitedEvidence, PositionState } from '../../core/model/index.ts';
import { line } from '../../core/language/text.ts';
import type { Position } from '../../core/watchlist/schema.ts';
import { OutsideLink, pathTo } from '../ui/components.tsx';
import { Time, type When } from '../ui/time.tsx';
import { iso } from '../../core/model/time.ts';
import { Ribbon } from '../pictures/ribbon.tsx';
import { type TimeAxis, timeAxis } from '../pictures/time-axis.ts';
import { firstDayOf, marksOf, ribbonWords, segmentsOf } from './ribbon-data.ts';
import { type MeetingsByDay, MetThatDay } from './met-that-day.tsx';
import { PartyLink } from './statement-components.tsx';

type PositionsPageProps = {
  positions: readonly Position[];
  states: ReadonlyMap<string, PositionState>;
  labels: WatchlistLabels;
  meetings: MeetingsByDay;
  when: When;
};

/** Shows each question with its present answer, how that moved, and the evidence for it. */
export const PositionsPage: FC<PositionsPageProps> = ({ positions, states, labels, meetings, when }) => {
  const axis = timeAxis([...states.values()].map(firstDayOf), iso(when.now));
  const isAnswered = ({ id }: Position) => (states.get(id)?.answer ?? null) !== null;
  const open = positions.filter((position) => !isAnswered(position));
  return (
    <div class="column">
      <h1>Positions</h1>
      <p class="lede">
        An answer is confirmed by the party’s own words or by two reports with no common text; until then it
        is reported.
      </p>
      {positions.length === 0 && (
        <p class="empty">
          The watchlist asks no question: add <code>positions</code> to it, each with its answers.
        </p>
      )}
      {positions.flatMap((position) => {
        const state = states.get(position.id);
        return state === undefined || state.answer === null
          ? []
          : [
              <PositionSection
                position={position}
                state={state}
                labels={labels}
                meetings={meetings}
                when={when}
                axis={axis}
              />,
            ];
      })}
      {open.length > 0 && <Unanswered positions={open} />}
      <p class="note">
        <a href="/api/positions">These positions as JSON</a>
      </p>
    </div>
  );
};

const Unanswered: FC<{ positions: readonly Position[] }> = ({ positions }) => (
  <section>
    <h2>Not answered yet</h2>
    <p class="meta">
      No sentence of an article or of the watchlist’s history answered these. Answers are read from articles
      as they come, and from those sent to <code>{'POST /api/checks {"articles": ["https://…"]}'}</code>.
    </p>
    <ul class="rows">
      {positions.map(({ id, question, answers }) => (
        <li id={id}>
          <span class="title" dir="auto">
            {line(question)}
          </span>
          <span class="meta" dir="auto">
            {answers.map(({ label }) => line(label)).join(' · ')}
          </span>
        </li>
      ))}
    </ul>
  </section>
);

type PositionProps = {
  position: Position;
  /** One with an answer. */
  state: PositionState;
  labels: WatchlistLabels;
  meetings: MeetingsByDay;
  when: When;
  axis: TimeAxis;
};

/** Shows a question with its answer, the ribbon of its answers, and what was said last; all else opens. */
const PositionSection: FC<PositionProps> = ({ position, state, labels, meetings, when, axis }) => {
  const current = state.answer;
  const others = position.answers.filter(({ id }) => id !== current);
  const segments = segmentsOf(position, state, labels);
  return (
    <section id={position.id}>
      <h2 dir="auto">{line(position.question)}</h2>
      <p class="answer">
        <b dir="auto">{line(labels.answer(position.id, current ?? ''))}</b>{' '}
        <span class="meta">
          {standingWords(state)}
          {state.since !== null && `, since ${dateWords(state.since)}`}
        </span>
      </p>
      {segments.length > 0 && (
        <Ribbon
          id={`ribbon-${position.id}`}
          title={line(position.question)}
          sentence={ribbonWords(segments)}
          segments={segments}
          marks={marksOf(position, state, labels)}
          axis={axis}
        />
      )}
      {others.length > 0 && (
        <p class="meta">
          Other answers: <span dir="auto">{others.map(({ label }) => line(label)).join('; ')}</span>.
        </p>
      )}
      <Moves state={state} labels={labels} when={when} />
      <Cited evidence={state.evidence} labels={labels} meetings={meetings} />
    </section>
  );
};

const Moves: FC<{ state: PositionState; labels: WatchlistLabels; when: When }> = ({ state, labels, when }) =>
  state.moves.length === 0 ? null : (
    <>
      <h3>How it moved</h3>
      <ol class="rows" reversed>
        {state.moves.map(({ from, to, standing, announced, at }) => (
          <li>
            <span dir="auto">
              {from === null ? 'Not known' : line(labels.answer(state.position, from))} →{' '}
              {line(labels.answer(state.position, to))}
            </span>
            <span class="meta">
              {standingWords({ standing, announced })}, read <Time at={at} when={when} dated />
            </span>
          </li>
        ))}
      </ol>
    </>
  );

const MAX_SHOWN = 2;

type CitedProps = {
  evidence: readonly CitedEvidence[];
  labels: WatchlistLabels;
  meetings: MeetingsByDay;
};

const Cited: FC<CitedProps> = ({ evidence, labels, meetings }) => {
  if (evidence.length === 0) return null;
  const rest = evidence.slice(MAX_SHOWN);
  return (
    <>
      <h3>Evidence</h3>
      <EvidenceList evidence={evidence.slice(0, MAX_SHOWN)} labels={labels} meetings={meetings} />
      {rest.length > 0 && (
        <details>
          <summary>{rest.length} more</summary>
          <EvidenceList evidence={rest} labels={labels} meetings={meetings} />
        </details>
      )}
    </>
  );
};

const TimelineLink: FC<{ article: string }> = ({ article }) => (
  <>
    (<a href={pathTo.article(article)}>timeline</a>)
  </>
);

const EvidenceList: FC<CitedProps> = ({ evidence, labels, meetings }) => (
  <ol class="rows" reversed>
    {evidence.map(({ position, answer, text, party, on, article, url, source, at }) => (
      <li>
        <q class="evidence" dir="auto">
          {line(text)}
        </q>
        <span class="meta">
          {line(labels.answer(position, answer))};{' '}
          {on === null ? `read ${dateWords(at.slice(0, 10))}` : dateWords(on)};{' '}
          {party === null ? (
            'the outlet’s own words'
          ) : (
            <>
              in the words of <PartyLink party={party} labels={labels} />
            </>
          )}
          ; <OutsideLink href={url}>{line(source.name)}</OutsideLink>{' '}
          {article === null ? '(history)' : <TimelineLink article={article} />}
          <MetThatDay meetings={meetings} on={on} party={party} speaker={null} labels={labels} />
        </span>
      </li>
    ))}
  </ol>
);
