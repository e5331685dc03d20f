import { expect, test } from 'vitest';
import { editAlert } from '../../../../src/core/alerts/compose.ts';
import { compare } from '../../../../src/core/compare/compare.ts';
import { revisions } from '../../compare/revisions.ts';

const at = '2026-03-02T09:00:00.000Z';
const VersionAt = { version: 'v', seenAt: at };

test('the title of every kind of edit names its article, is bounded, and balances its quotation marks', () => {
  const titles = revisions().flatMap(({ before, after, context }) => {
    const found = compare(before, after, context);
    if (found.verdict !== 'changed') return [];
    const { title, summary } = editAlert({
      source: { id: 'herald', name: 'Harbour Herald', type: 'press' },
      article: { id: 'a', url: '', title: after.headline, publishedAt: null, language: 'en', read: 'full' },
      change: { ...found.difference, from: VersionAt, to: VersionAt },
      severity: found.severity,
      why: found.why,
      at,
    });
    return [{ title, summary }];
  });
  expect(titles.length).toBeGreaterThan(80);
  for (const { title, summary } of titles) {
    expect(title).toMatch(
      /^Harbour Herald, ".+": .+ \((?:no note found|with a note|only the date was updated)\)$/u,
    );
    expect(title).toMatch(/ → |: (?:added|removed|moved|changed|headline was) "/u);
    expect(Array.from(title).length).toBeLessThanOrEqual(200);
    expect((title.match(/"/gu) ?? []).length % 2).toBe(0);
    expect(Array.from(summary).length).toBeLessThanOrEqual(280);
  }
});
