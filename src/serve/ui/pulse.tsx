import type { FC } from 'hono/jsx';
import type { TickStatus } from '../../core/model/index.ts';
import type { ReadingStatus } from '../../core/tracking/reading.ts';
import { Time, type When } from './time.tsx';

type PulseProps = { tick: TickStatus; reading: ReadingStatus | undefined; when: When };

/** The worst of the cron and the sources. */
function levelOf({ state }: TickStatus, reading: ReadingStatus | undefined): string {
  if (state !== 'ticking') return state;
  if (reading?.state === 'nothing') return 'stopped';
  return (reading?.failing ?? 0) > 0 ? 'troubled' : 'ticking';
}

function wordsOf({ state }: TickStatus, reading: ReadingStatus | undefined): string {
  if (state === 'never') return 'No check yet';
  if (state === 'stopped') return 'Stopped: last check';
  if (reading === undefined || reading.state === 'unknown') return 'Last check';
  if (reading.failing === 0 && reading.state === 'reading') {
    return reading.looked === 1 ? 'The source was read:' : `All ${reading.looked} sources were read:`;
  }
  return reading.looked === 0
    ? 'Nothing can be read: last check'
    : `${reading.failing} of ${reading.looked} sources could not be read:`;
}

/** Tells whether anything is being checked and read at all, which is the first thing to know before trusting silence. */
export const Pulse: FC<PulseProps> = ({ tick, reading, when }) => (
  <p class={`pulse ${levelOf(tick, reading)}`} id="pulse">
    <a href="/status">
      {wordsOf(tick, reading)}
      {tick.lastAt !== null && (
        <>
          {' '}
          <Time at={tick.lastAt} when={when} dated={tick.state === 'stopped'} ago />
        </>
      )}
    </a>
  </p>
);
