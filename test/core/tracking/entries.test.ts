import { expect, test } from 'vitest';
import { publicationDate } from '../../../src/core/tracking/entries.ts';

const now = Date.parse('2026-03-10T08:15:00Z');
const [monday, sunday] = ['2026-03-09T10:00:00.000Z', '2026-03-08T10:00:00.000Z'];
const seen = '2026-03-10T08:15:00.000Z';
const line = 'line' as const;

test.each([
  [{ publishedAt: sunday }, monday, sunday],
  [{ publishedAt: sunday, publishedBy: line }, monday, monday],
  [{ publishedAt: sunday, publishedBy: line }, null, sunday],
  [{ publishedAt: null }, monday, monday],
  [{ publishedAt: null }, null, null],
  [null, monday, monday],
  // Nothing is dated after it was seen.
  [{ publishedAt: '2026-03-10T22:07:00.000Z' }, monday, seen],
  [{ publishedAt: null }, '2026-03-11T00:00:00.000Z', seen],
])('a page of %j that its source dates %j was published at %j', (version, listed, date) => {
  const entry = {
    url: 'https://courier.example/a',
    title: 'A',
    summary: '',
    guid: null,
    publishedAt: listed,
  };
  expect(publicationDate(version, entry, now)).toBe(date);
});
