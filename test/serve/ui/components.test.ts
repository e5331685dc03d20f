import { expect, test } from 'vitest';
import { archivedCopy } from '../../../src/serve/ui/components.tsx';

test.each([
  [
    'an address with a query',
    'https://outlet.example/a?b=1&c=2',
    '2026-03-12T09:36:05.120Z',
    'https://web.archive.org/web/20260312093605/https://outlet.example/a?b=1&c=2',
  ],
  [
    'a time of another zone, and a fragment',
    'http://outlet.example/a#top',
    '2026-03-12T01:36:05+08:00',
    'https://web.archive.org/web/20260311173605/http://outlet.example/a',
  ],
  ['an address that is none', 'javascript:alert(1)', '2026-03-12T09:36:05Z', null],
  ['a time that is none', 'https://outlet.example/a', 'yesterday', null],
])('leads to the copy nearest to its time: %s', (_, url, at, expected) => {
  expect(archivedCopy(url, at)).toBe(expected);
});
