import type { FC } from 'hono/jsx';
import { line } from '../../../core/language/text.ts';
import type { CheckAnswer } from '../../../core/model/index.ts';
import { unreachable } from '../../../core/model/result.ts';
import { counted, OutsideLink } from '../../ui/components.tsx';
import { Time, type When } from '../../ui/time.tsx';

/** A page shows so many; the API lists all. */
const MAX_SHOWN = 100;

/** Says in a few words what a check led to. */
function wordsFor({ outcome, listed, onSubject }: CheckAnswer): string {
  switch (outcome) {
    case 'listed':
      return `${counted(listed ?? 0, 'entry', 'entries')}, ${onSubject ?? 0} on the subject`;
    case 'failed':
      return 'the check failed';
    case 'first-version':
      return 'its first version';
    case 'new-version':
      return 'a new version';
    case 'unchanged':
      return 'its version is unchanged';
    case 'missing':
      return 'the page is missing';
    case 'unreadable':
      return 'the page could not be read';
    case 'another':
      return 'the page is of another article';
    case 'waiting':
      return 'not looked at yet';
    case 'not-looked-at':
      return 'not looked at';
    default:
      return unreachable(outcome);
  }
}

/** Returns for example `HTTP 500: the page could not be read`. A reason that is the status alone is not said twice. */
function sentenceFor(answer: CheckAnswer): string {
  const status = answer.status === null ? '' : `HTTP ${answer.status}`;
  const reason = answer.error === null || answer.error.text === status ? '' : ` (${line(answer.error.text)})`;
  return `${status === '' ? '' : `${status}: `}${wordsFor(answer)}${reason}`;
}

/** What is told with no HTTP request behind it has only the time of the check. */
const timeWords = ({ outcome }: CheckAnswer): string =>
  outcome === 'waiting' ? 'put off' : outcome === 'not-looked-at' ? 'answered' : 'looked at';

/** Shows what checks that were asked for led to, also those that changed nothing. */
export const AskedSection: FC<{ asked: readonly CheckAnswer[]; when: When }> = ({ asked, when }) => (
  <section aria-labelledby="asked">
    <h2 id="asked">Checks asked for</h2>
    {asked.length === 0 ? (
      <p class="note">None was answered in the last week.</p>
    ) : (
      <ul class="rows">
        {asked.slice(0, MAX_SHOWN).map((answer) => (
          <li>
            {answer.kind === 'source' ? (
              <a href={`/sources/${answer.id}`}>{answer.id}</a>
            ) : (
              <OutsideLink href={answer.url}>{line(answer.url)}</OutsideLink>
            )}
            : <bdi>{sentenceFor(answer)}</bdi>
            <span class="meta">
              {timeWords(answer)} <Time at={answer.at} when={when} dated />, asked for{' '}
              <Time at={answer.askedAt} when={when} dated />
            </span>
          </li>
        ))}
      </ul>
    )}
    {asked.length > MAX_SHOWN && (
      <p class="meta">
        {asked.length - MAX_SHOWN} older ones: <code>GET /api/checks</code>.
      </p>
    )}
  </section>
);
