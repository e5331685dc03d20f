import { expect, test } from 'vitest';
import type { TickStatus } from '../../../src/core/model/index.ts';
import { describeReading } from '../../../src/core/tracking/reading.ts';
import { Pulse } from '../../../src/serve/ui/pulse.tsx';

const when = { now: Date.parse('2026-03-12T10:18:00Z'), zone: 'UTC', local: null };
const tick = (state: TickStatus['state']): TickStatus => ({
  state,
  sentence: '',
  lastAt: state === 'never' ? null : '2026-03-12T10:15:00.000Z',
  previousAt: null,
  ageSeconds: null,
});
const shown = (view: unknown): string[] => {
  const html = String(view);
  return [/class="pulse (\w+)"/u.exec(html)?.[1] ?? '', html.replaceAll(/<[^>]*>/gu, '')];
};

test.each([
  ['ticking', { looked: 9, failing: 0 }, 'ticking', 'All 9 sources were read: 10:15'],
  ['ticking', { looked: 1, failing: 0 }, 'ticking', 'The source was read: 10:15'],
  ['ticking', { looked: 0, failing: 0 }, 'ticking', 'Last check 10:15'],
  ['ticking', { looked: 9, failing: 2 }, 'troubled', '2 of 9 sources could not be read: 10:15'],
  ['ticking', { looked: 9, failing: 9 }, 'stopped', '9 of 9 sources could not be read: 10:15'],
  ['ticking', null, 'stopped', 'Nothing can be read: last check 10:15'],
  ['stopped', { looked: 9, failing: 0 }, 'stopped', 'Stopped: last check 12 Mar, 10:15'],
  ['stopped', { looked: 9, failing: 2 }, 'stopped', 'Stopped: last check 12 Mar, 10:15'],
  ['never', { looked: 0, failing: 0 }, 'never', 'No check yet'],
] as const)('with a cron that is %s and looks %o the dot is %s', (state, looks, level, words) => {
  expect(shown(<Pulse tick={tick(state)} reading={describeReading(looks)} when={when} />)).toEqual([
    level,
    words,
  ]);
});
