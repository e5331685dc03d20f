import { describe, expect, test } from 'vitest';
import { Time, type When } from '../../../src/serve/ui/time.tsx';

const NOW = Date.parse('2026-03-12T10:18:00Z');
const AT = '2026-03-12T09:36:00Z';
const when = (zone: string, local: string | null): When => ({ now: NOW, zone, local });
const shown = (view: unknown): string => String(view).replaceAll(/<[^>]*>/gu, '');
const titleOf = (view: unknown): string => /title="([^"]*)"/u.exec(String(view))?.[1] ?? '';

describe('a time', () => {
  test.each([
    ['of a source in UTC', 'UTC', 'UTC', '12 Mar 2026, 09:36 (UTC)'],
    ['of no source', 'UTC', null, '12 Mar 2026, 09:36 (UTC)'],
    ['of a source elsewhere', 'UTC', 'Asia/Shanghai', '12 Mar 2026, 09:36 (UTC; 17:36 in Shanghai)'],
    ['read elsewhere', 'Asia/Kabul', 'Asia/Kabul', '12 Mar 2026, 14:06 (09:36 UTC)'],
    ['of three places', 'Asia/Kabul', 'Asia/Shanghai', '12 Mar 2026, 14:06 (09:36 UTC; 17:36 in Shanghai)'],
  ])('%s says all that matter', (_, zone, local, expected) => {
    expect(shown(<Time at={AT} when={when(zone, local)} both />)).toBe(expected);
  });

  test('of another day there has its date', () => {
    const late = <Time at="2026-03-12T10:10:00Z" when={when('UTC', 'Pacific/Kiritimati')} both />;
    expect(shown(late)).toBe('12 Mar 2026, 10:10 (UTC; 13 Mar, 00:10 in Kiritimati)');
  });

  test('names each clock once in its title', () => {
    expect(titleOf(<Time at={AT} when={when('UTC', 'Asia/Shanghai')} />)).toBe(
      'Thursday, 12 March 2026 at 09:36:00 UTC · Thursday, 12 March 2026 at 17:36:00 GMT+8 (Shanghai)',
    );
    expect(titleOf(<Time at={AT} when={when('UTC', null)} />)).toBe(
      'Thursday, 12 March 2026 at 09:36:00 UTC',
    );
  });

  test.each([
    ['2026-03-11T23:00:00Z', '11 Mar, 23:00'],
    ['2024-03-11T23:00:00Z', '11 Mar 2024, 23:00'],
    ['never', 'at an unknown time'],
  ])('%s has as much of its date as it needs', (at, expected) => {
    expect(shown(<Time at={at} when={when('UTC', null)} dated />)).toBe(expected);
  });
});
