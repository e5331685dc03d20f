/** Counts what went wrong in the reading of news on a UTC day: it was told all the same, with less. */
import type { FaultDay, FaultStatus } from '../model/index.ts';
import { iso } from '../model/time.ts';
import { moment } from './time-in-words.ts';

/** One reader of the desk that threw, and the article that it was to read. */
export type Fault = NonNullable<FaultDay['last']>;

const MAX_FAULT_TEXT = 200;

/** @param known the count that was stored last, or null @param now wall time in milliseconds */
export function openFaultDay(known: FaultDay | null, now: number): FaultDay {
  const day = iso(now).slice(0, 10);
  return known?.day === day ? known : { day, count: 0, last: known?.last ?? null };
}

export const withFaults = (day: FaultDay, faults: readonly Fault[]): FaultDay => {
  const last = faults.at(-1);
  return {
    ...day,
    count: day.count + faults.length,
    last: last === undefined ? day.last : { ...last, text: last.text.slice(0, MAX_FAULT_TEXT) },
  };
};

/** Anyone may read it, so that the text of the error stays in the log. */
export function describeFaults(known: FaultDay | null, now: number): FaultStatus {
  const { count, last } = openFaultDay(known, now);
  const which =
    last === null
      ? ''
      : ` The last was ${moment(Date.parse(last.at), now)}, in the ${last.stage} of article ${last.article}.`;
  const sentence =
    count === 0
      ? 'Nothing failed at weighing the news today.'
      : `${count} ${count === 1 ? 'fault' : 'faults'} at weighing the news today: it was told with less.${which}`;
  return { today: count, lastAt: last?.at ?? null, sentence };
}
